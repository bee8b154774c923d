"""A real gazette from end to end: its documents, its scores against gold, two builds alike, a page that opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from govgraph import documents, evaluation, pipeline, readers, resolve
from govgraph.evaluation import Scores
from govgraph.model import Document, Statement

#: F1 below which a change of the rules has broken something
FLOORS = {
    "document": 1.0, "cites": 0.98, "assigns": 0.96, "group": 0.97, "member": 0.98, "member_body": 0.97, "office_at": 0.97,
    "funds": 0.90, "authority": 0.97, "deadline": 0.95, "reports_to": 0.93,
}  # fmt: skip


@pytest.fixture(scope="module")
def split(gazette_path: Path) -> list[Document]:
    return documents.split(readers.read(gazette_path))


@pytest.fixture(scope="module")
def rows(split: list[Document]) -> list[Statement]:
    return resolve.resolve(pipeline.extract(d) for d in split)


@pytest.fixture(scope="module")
def scores(rows: list[Statement], shared: Path, gazette_path: Path) -> Scores:
    source = readers.read(gazette_path)
    return evaluation.score(evaluation.read(shared / "gold"), rows, {source.name: source})


def test_every_document_has_its_head(split: list[Document]) -> None:
    assert len(split) == 31
    assert all(d.number and d.title and d.issuers and d.date for d in split)
    assert {d.title[-2:] for d in split} <= {"通知", "意见", "方案"}
    assert split[0].issue is not None
    assert len(split[0].issue.contents) == 31


def test_titles_are_those_of_the_contents(split: list[Document]) -> None:
    issue = split[0].issue
    assert issue is not None
    plain = [t.replace("(", "（").replace(")", "）").replace("–", "-") for t in issue.contents]
    same = sum(d.title.replace("(", "（").replace(")", "）").replace("–", "-") in plain for d in split)
    assert same >= 29  # the scanner read two of them otherwise in the contents


@pytest.mark.parametrize("relation", FLOORS)
def test_reaches_its_floor(relation: str, scores: Scores) -> None:
    assert scores.by_relation()[relation].f1 >= FLOORS[relation]


def test_evidence_points_and_ids_are_unique(rows: list[Statement], split: list[Document]) -> None:
    text = split[0].source.text
    assert all(0 <= s.start <= s.end <= len(text) for s in rows)
    assert all(text[s.start : s.end].count("\n") <= 60 for s in rows)
    assert len({s.id for s in rows}) == len(rows)


def test_one_node_for_one_agency(rows: list[Statement]) -> None:
    """A canonical name has one id and an id one canonical name, over all relations."""
    names: dict[str, set[str]] = {}
    for s in rows:
        for name, id_ in ((s.subject, s.subject_id), (s.object, s.object_id)):
            if id_.split("/")[0] in ("agency", "party", "court"):
                names.setdefault(id_, set()).add(name)
    assert {k: v for k, v in names.items() if len(v) > 1} == {}


def test_two_builds_give_the_same_quads(gazette_path: Path, tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        for args in (["build", str(gazette_path), "--out", str(tmp_path / name)],
                     ["export", str(tmp_path / name), "--format", "nq", "--output", str(tmp_path / f"{name}.nq")]):  # fmt: skip
            subprocess.run([sys.executable, "-m", "govgraph", *args], check=True, capture_output=True)
        texts.append(sorted((tmp_path / f"{name}.nq").read_text(encoding="utf-8").splitlines()))
    assert len(texts[0]) > 20000
    assert texts[0] == texts[1]
