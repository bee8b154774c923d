"""Extraction on documents in the styles of other places and years, scored like gold, with a floor for each relation."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import documents, evaluation, pipeline, readers, resolve
from govgraph.evaluation import Scores

TESTS = Path(__file__).parent
PASSAGES = TESTS / "passages"
HELDOUT = TESTS / "heldout"  #: written and coded without sight of the rules
TEXTS = sorted(PASSAGES.glob("*.txt"))
UNSEEN = sorted(HELDOUT.glob("*.txt"))

#: F1 below which a change of the rules has broken something
FLOORS = {
    "document": 0.95, "cites": 0.95, "assigns": 0.90, "group": 0.95, "member": 0.97, "member_body": 0.95, "office_at": 0.95,
    "funds": 0.85, "authority": 0.95, "deadline": 0.92, "reports_to": 0.84, "amends": 0.95,
}  # fmt: skip


def scored(texts: list[Path], gold: Path) -> Scores:
    sources = [readers.read(path, path.name) for path in texts]
    found = resolve.resolve(pipeline.extract(d) for source in sources for d in documents.split(source))
    return evaluation.score(evaluation.read(gold), found, {source.name: source for source in sources})


@pytest.fixture(scope="module")
def passages() -> Scores:
    return scored(TEXTS, PASSAGES)


@pytest.fixture(scope="module")
def sample(sample_path: Path) -> Scores:
    return scored([sample_path], TESTS / "sample")


@pytest.mark.parametrize("text", [*TEXTS, *UNSEEN], ids=lambda path: path.stem)
def test_coding_is_well_formed(text: Path) -> None:
    """Every row points at a line of its passage, and each passage codes its own head."""
    lines = len(text.read_text(encoding="utf-8").splitlines())
    gold = evaluation.read(text.with_suffix(".csv"))
    assert [g.relation for g in gold].count("document") == 1
    assert max(g.line for g in gold) <= lines


def test_there_is_variety() -> None:
    """At least forty passages, ten of which change other documents."""
    gold = evaluation.read(PASSAGES)
    assert len(TEXTS) >= 40
    assert len({g.file for g in gold if g.relation == "amends"}) >= 10


@pytest.mark.parametrize("relation", FLOORS)
@pytest.mark.parametrize("which", ["passages", "sample"])
def test_reaches_its_floor(relation: str, which: str, request: pytest.FixtureRequest) -> None:
    scores: Scores = request.getfixturevalue(which)
    counts = scores.by_relation()[relation]
    results = [r for r in scores.results if r.relation == relation]
    missed = [f"missed {g.file}:{g.line} {g.subject}|{g.role}|{g.object}|{g.detail}" for r in results for g in (m.gold for m in r.missed)]
    extra = [f"extra {f.statement.source}:{f.first} {f.statement.subject_text}|{f.statement.role}|{f.statement.object_text}"
             for r in results for f in r.spurious]  # fmt: skip
    assert counts.f1 >= FLOORS[relation], "\n".join([f"{counts}", *missed, *extra])


def test_holds_on_what_was_written_without_sight_of_the_rules() -> None:
    scores = scored(UNSEEN, HELDOUT)
    table = "\n".join(f"{name:12} {c.precision:.3f} {c.recall:.3f} {c.f1:.3f}" for name, c in scores.by_relation().items())
    assert scores.total().precision >= 0.95, table
    assert scores.total().f1 >= 0.94, table
