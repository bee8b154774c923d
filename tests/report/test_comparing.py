"""Comparison by programme, agency and time against the median, and of two graphs."""

from __future__ import annotations

from govgraph.gaps import Corpus, Judgement, Quotes, judge
from govgraph.graph import Record
from govgraph.report.comparing import comparisons, differences
from tests.tables import Table

WHO = ("多头", "一头", "双头")


def _records() -> list[Record]:
    return [
        Record(f"id-{n}", n, f"关于印发澜江市{n}方案的通知", (), f"2020-0{i + 1}-01", (), (), "", None, ("澜江市", "澜江市", "prefecture"), "", 0, 9, 0)
        for i, n in enumerate(WHO)
    ]  # fmt: skip


def _table(several: dict[str, int]) -> Table:
    """Three documents of ten tasks each, so many of them with two leads."""
    made = Table()
    for document, count in several.items():
        made.document(document)
        for i in range(10):
            made.task(document, f"{i}", f"{document}事{i}", "lead:甲局", *(["lead:乙局"] if i < count else []))
    return made


def _judged(made: Table) -> tuple[Corpus, list[Judgement]]:
    corpus = Corpus(made.statements, Quotes({made.source: made.text}))
    return corpus, [j for j in judge(corpus) if j.indicator.id == "several-leads"]


def test_rates_beside_the_median() -> None:
    corpus, judged = _judged(_table({"多头": 6, "一头": 1, "双头": 2}))
    by = {c.by: c for c in comparisons(corpus, judged[0].gaps, _records())}
    assert set(by) == {"programme", "agency", "time"}  # one level compares nothing
    assert [(g.name, g.tasks, g.findings) for g in by["programme"].groups] == [
        ("澜江市多头方案", 10, 6), ("澜江市双头方案", 10, 2), ("澜江市一头方案", 10, 1),
    ]  # fmt: skip
    assert by["programme"].median == 20
    assert [g.name for g in by["time"].groups] == ["2020-01", "2020-02", "2020-03"]
    assert {g.name: (g.tasks, g.findings) for g in by["agency"].groups} == {"甲局": (30, 9), "乙局": (9, 9)}


def test_nothing_to_compare() -> None:
    corpus, _ = _judged(_table({}))
    assert comparisons(corpus, [], []) == ()


def test_two_graphs() -> None:
    _, here = _judged(_table({"多头": 3, "一头": 0}))
    _, there = _judged(_table({"多头": 2, "双头": 1}))
    (found,) = differences(here, there)
    assert found.looked_at == (20, 20)
    assert found.found == (3, 3)
    assert [g.facts["task"] for g in found.here] == ["多头事2"]
    assert [g.facts["task"] for g in found.there] == ["双头事0"]
