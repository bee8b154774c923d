"""Scoring: what counts as the same, hits and misses by hand, optional rows, fields, and the same figures as another scorer."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph import documents, evaluation, pipeline, readers, resolve, statements
from govgraph.evaluation import CORE, Counts, Scores, matching
from govgraph.model import Source, Statement
from tests.evaluation.coded import BRACKET, FOUND, GOLD, SOURCES, gold, row


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("市发展改革委", "市发展 改革委", 1.0, 1.0),  # white space
        ("“十四五”规划（草案）", "十四五规划(草案)", 1.0, 1.0),  # punctuation and width
        ("", "", 1.0, 1.0),
        ("市财政局", "", 0.0, 0.0),
        ("市工作领导小组", "澜江市工作领导小组", 0.95, 0.95),  # one inside the other, most of it
        ("领导小组", "澜江市冷链提升工作领导小组", 0.8, 0.8),  # one inside the other
        ("市财政局", "市商务局", 0.4, 0.7),
    ],
)
def test_alikeness(a: str, b: str, least: float, most: float) -> None:
    assert least <= matching.alike(a, b) <= most
    assert matching.alike(a, b) == matching.alike(b, a)


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        (gold(3, "assigns", "市商务局", "lead"), row(BRACKET, "assigns", "市商务局", "lead"), True),
        (gold(5, "assigns", "市商务局", "lead"), row(BRACKET, "assigns", "市商务局", "lead"), False),  # two lines off
        (gold(4, "assigns", "市商务局", "lead"), row(BRACKET, "assigns", "市商务局", "lead"), True),  # one line of slack
        (gold(3, "assigns", "市商务局", "lead"), row(BRACKET, "assigns", "市商务局", "support"), False),
        (gold(4, "deadline", detail="2023-12"), row("2023年12月底", "deadline", detail="2023-12-31"), True),  # more exact
        (gold(4, "deadline", detail="2023-12-31"), row("2023年12月底", "deadline", detail="2023-12"), False),  # less exact
        (gold(4, "deadline", detail=""), row("2023年12月底", "deadline", detail="2023-12"), False),
        (gold(4, "deadline", detail="", optional=True), row("2023年12月底", "deadline", detail="2023-12"), True),
        (gold(5, "funds", "市级财政", detail="5000元"), row("市级财政", "funds", "市级财政", detail="每户5000元"), True),
        (gold(5, "funds", "市级财政", detail="2:8"), row("市级财政", "funds", "市级财政", detail="每户5000元"), False),
        (gold(1, "cites", object_="", detail="澜政发〔2020〕1号"), row("一、", "cites", detail="澜政发[2020]1号"), False),
        (gold(1, "cites", object_="甲办法", detail="澜政发〔2020〕1号"), row("一、", "cites", object_="甲办法"), True),
        (gold(7, "cites", object_="", detail="澜政发〔2020〕1号"), row("一、", "cites", detail="澜政发〔2020〕1号"), True),
        (gold(3, "member", "冷链领导小组", "组长", "李明"), row(BRACKET, "member", "冷链领导小组", "组长", "李明"), True),
        (gold(3, "member", "冷链领导小组", "组长", "李明"), row(BRACKET, "member", "防汛抗旱指挥部", "组长", "李明"), False),
        (gold(3, "member", "小组", "组长", "", "副市长"), row(BRACKET, "member", "小组", "组长", "", "副市长"), True),
        (gold(3, "member", "小组", "组长", "", "副市长"), row(BRACKET, "member", "小组", "组长", "", "财政局局长"), False),
        (gold(6, "reports_to", "市商务局", "", "市政府"), row("市商务局每", "reports_to", "市商务局", "", "市政府"), True),
        (gold(3, "authority", "市商务局", "取消", "备案"), row(BRACKET, "authority", "市商务局", "下放", "备案"), False),
    ],
)
def test_what_is_the_same(wanted: evaluation.Gold, found: Statement, same: bool) -> None:
    assert bool(matching.same(wanted, matching.fact(found, SOURCES))) is same


def test_evidence_that_points_at_everything_points_at_nothing() -> None:
    text = Source("long.txt", "字\n" * 200, "", (), tuple(range(0, 400, 2)))
    wide = matching.fact(replace(FOUND[0], source="long.txt", start=0, end=399), {"long.txt": text})
    assert (wide.first, wide.last) == (1, 41)


def test_counts_by_hand() -> None:
    scores = evaluation.score(GOLD, FOUND, SOURCES)
    strict, relaxed = scores.by_relation(), scores.by_relation(relaxed=True)
    assert strict == {
        "assigns": Counts(4, 5, 2), "funds": Counts(1, 1, 1), "deadline": Counts(1, 1, 0), "reports_to": Counts(1, 0, 0),
    }  # fmt: skip
    assert relaxed["assigns"] == Counts(4, 5, 3)  # the wrong role
    assert relaxed["deadline"] == Counts(1, 1, 1)  # the wrong date
    assert scores.total() == Counts(7, 7, 3)
    assert scores.total(CORE) == Counts()  # the only row is optional
    assert scores.forms() == {"bracket": (1, 3), "prose": (1, 1)}


def test_misses_say_why() -> None:
    scores = evaluation.score(GOLD, FOUND, SOURCES)
    whys = {(m.gold.relation, m.gold.subject or m.gold.object): m.why for r in scores.results for m in r.missed}
    assert whys == {
        ("assigns", "市财政局"): "wrong role", ("assigns", "市供销社"): "never found", ("deadline", "培训人员"): "wrong detail",
        ("reports_to", "市商务局"): "other relation",
    }  # fmt: skip


def test_a_name_read_wrongly_is_told_from_one_never_found() -> None:
    found = [row("由市人社局负责", "assigns", "市人事局", "responsible")]
    scores = evaluation.score([gold(4, "assigns", "市人社局", "responsible"), gold(4, "assigns", "市供销社", "lead")], found, SOURCES)
    assert [m.why for r in scores.results for m in r.missed] == ["wrong name", "never found"]


def test_optional_rows_count_neither_way() -> None:
    optional = [gold(3, "assigns", "有关部门", "support", optional=True)]
    assert evaluation.score([*GOLD, *optional], FOUND, SOURCES).total() == evaluation.score(GOLD, FOUND, SOURCES).total()
    more = [*FOUND, row(BRACKET, "assigns", "有关部门", "support")]
    assert evaluation.score([*GOLD, *optional], more, SOURCES).total() == evaluation.score(GOLD, FOUND, SOURCES).total()
    assert evaluation.score(GOLD, more, SOURCES).total().found == 8


def test_a_row_is_matched_once() -> None:
    twice = [FOUND[0], FOUND[0]]
    assert evaluation.score(GOLD[1:2], twice, SOURCES).total() == Counts(1, 2, 1)


def test_documents_are_told_by_number_by_file_or_not_at_all() -> None:
    other = [replace(s, document="澜政发〔2022〕1号") for s in FOUND]
    assert evaluation.score(GOLD, other, SOURCES).total().hits == 0
    assert evaluation.score(GOLD, other, SOURCES, one_document=True).total() == Counts(7, 7, 3)
    by_file = [replace(g, file="notice") for g in GOLD]
    assert evaluation.score(by_file, other, SOURCES).total() == Counts(7, 7, 3)
    assert not evaluation.score(GOLD, FOUND, SOURCES, documents=["澜政发〔2022〕1号"]).results


def test_figures_of_nothing_are_zero() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)
    assert Counts(4, 2, 2).f1 == pytest.approx(2 / 3)


def test_fields_of_matched_pairs() -> None:
    wanted = [gold(3, "member", "冷链小组", "组长", "李明", "市商务局局长"), gold(3, "member", "冷链小组", "成员", "王岚", "市财政局局长")]
    found = [row(BRACKET, "member", "冷链小组", "组长", "李明", "市商务局局长"), row("二、", "member", "冷链小组", "成员", "王岚", "处长")]
    accuracy = evaluation.accuracy(evaluation.score(wanted, found, SOURCES))["member"]
    assert {name: (a.right, a.of) for name, a in accuracy.items()} == {
        "subject": (2, 2), "role": (2, 2), "object": (2, 2), "detail": (1, 2), "line": (1, 2),
    }  # fmt: skip


# --- the same figures as the scorer beside the corpus ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def extracted(gazette_path: Path) -> tuple[list[Statement], Source]:
    source = readers.read(gazette_path, gazette_path.name)
    return resolve.resolve(pipeline.extract(d) for d in documents.split(source)), source


def untouched(rows: list[Statement], dice: random.Random) -> list[Statement]:
    return rows


def damaged(rows: list[Statement], dice: random.Random) -> list[Statement]:
    """Rows lost, doubled, moved by lines, with roles, names and details changed: what a bad extraction gives."""
    result = []
    for s in rows:
        change = dice.randrange(12)
        if change == 0:
            continue
        if change == 1:
            s = replace(s, role=dice.choice(("lead", "support", "成员", "")))
        elif change == 2:
            s = replace(s, subject_text=s.subject_text[:-1], object_text=s.object_text[1:])
        elif change == 3:
            s = replace(s, start=max(s.start + dice.randint(-120, 120), 0), end=s.end + 4000)
        elif change == 4:
            s = replace(s, detail=s.detail[:-3], object=s.object[:-2])
        result += [s, s] if change == 5 else [s]
    return result


@pytest.mark.parametrize(("kind", "seed"), [(untouched, 0), (damaged, 1), (damaged, 2), (damaged, 3)])
def test_counts_as_the_other_scorer_does(
    kind: Callable[[list[Statement], random.Random], list[Statement]], seed: int, extracted: tuple[list[Statement], Source],
    shared: Path, tmp_path: Path,
) -> None:  # fmt: skip
    rows, source = extracted
    rows = kind(rows, random.Random(seed))
    (tmp_path / "s.csv").write_text(statements.dumps(rows), encoding="utf-8")
    scores = evaluation.score(evaluation.read(shared / "gold"), rows, {source.name: source})
    assert printed(scores) == other(shared, tmp_path / "s.csv")
    by_document = [figures(name, c) for name, c in scores.by_document().items()]
    assert sorted(by_document) == [line for line in other(shared, tmp_path / "s.csv", "--by-document") if "号 " in line]


def printed(scores: Scores) -> list[str]:
    relations = [figures(name, c) for name, c in scores.by_relation().items()]
    forms = ", ".join(f"{k} {a}/{b} ({a / b:.3f})" for k, (a, b) in scores.forms().items())
    tasks = scores.coherence()
    posts = [matching.alike(g.detail, f.statement.detail) >= 0.9 for r in scores.results if r.relation == "member" for g, f in r.pairs]
    return [
        *relations, figures("core pooled", scores.total(CORE)), f"assigns found by form: {forms}",
        f"assigns put under one task that belong under one: P {tasks.precision:.3f} R {tasks.recall:.3f} F1 {tasks.f1:.3f}",
        f"posts right among matched members: {sum(posts)}/{len(posts)}", figures("micro", scores.total()),
    ]  # fmt: skip


def figures(name: str, c: Counts) -> str:
    return f"{name} {c.gold} {c.found} {c.hits} {c.precision:.3f} {c.recall:.3f} {c.f1:.3f}"


def other(shared: Path, table: Path, *more: str) -> list[str]:
    """What the scorer beside the corpus prints, its columns one blank apart, without its header."""
    corpus = next((shared / "corpus").glob("*.txt"))
    command = [sys.executable, str(shared / "bench/score.py"), "--gold", str(shared / "gold"), "--statements", str(table)]
    out = subprocess.run([*command, "--source", str(corpus), *more], capture_output=True, text=True, check=True).stdout
    lines = [re.sub(" +", " ", line) for line in out.splitlines()]
    return [line for line in lines if not line.startswith("relation ")]
