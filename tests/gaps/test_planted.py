"""Every indicator finds all of its planted gaps and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from govgraph.gaps import Corpus, Judgement, Quotes, catalogue, judge
from govgraph.gaps.partners import ties
from govgraph.report import words
from tests.gaps.planted import PLANTED, corpus
from tests.tables import Table


@cache
def judged(copies: int = 3) -> dict[str, Judgement]:
    made = corpus(copies)
    return {j.indicator.id: j for j in judge(Corpus(made.statements, Quotes({made.source: made.text})))}


def test_every_indicator_is_planted() -> None:
    assert set(PLANTED) == {i.id for i in catalogue()}


@pytest.mark.parametrize("name", PLANTED)
def test_all_that_was_planted_and_nothing_else(name: str) -> None:
    found = [words.sentence(gap, "zh") for gap in judged()[name].gaps]
    assert len(found) == len(PLANTED[name]), found
    for wanted in PLANTED[name]:
        assert any(wanted in sentence for sentence in found), (wanted, found)
    assert judged()[name].looked_at >= len(found)


def test_findings_show_the_words_they_rest_on() -> None:
    made = corpus()
    quotes = Quotes({made.source: made.text})
    for judgement in judged().values():
        for gap in judgement.gaps:
            assert gap.evidence, gap.id
            assert all(quotes(s) for s in gap.evidence), gap.id


def test_ids_are_stable() -> None:
    """More clean documents beside them and another order of rows change no finding's id."""
    few = {g.id for name, j in judged(1).items() if name not in ("load", "crowded") for g in j.gaps}
    many = {g.id for name, j in judged(5).items() if name not in ("load", "crowded") for g in j.gaps}
    assert few == many
    made = corpus()
    turned = judge(Corpus(list(reversed(made.statements)), Quotes({made.source: made.text})))
    assert {g.id for j in turned for g in j.gaps} == {g.id for j in judged().values() for g in j.gaps}


def test_nothing_is_judged_of_nothing() -> None:
    for judgement in judge(Corpus([])):
        assert not judgement.judged
        assert judgement.gaps == ()


@pytest.mark.parametrize("relation", ["assigns", "member", "group", "funds", "task", "authority", "cites"])
def test_a_graph_without_one_relation(relation: str) -> None:
    rows = [s for s in corpus().statements if s.relation != relation]
    judgements = judge(Corpus(rows))
    assert any(j.missing and relation in "|".join(j.missing) for j in judgements) or relation == "member"
    assert any(j.gaps for j in judgements)


def test_many_documents_of_one_agency() -> None:
    made = Table()
    for i in range(60):
        made.document(f"一{i}号").task(f"一{i}号", "一", f"事{i}", "lead:唯一局")
    found = {j.indicator.id: j for j in judge(Corpus(made.statements))}
    assert found["load"].facts["agencies"] == 1
    assert found["no-lead"].looked_at == 0


def test_the_division_of_leads_lowers_the_finding() -> None:
    made = Table().document("甲1号")
    quote = "（甲局、乙局按职责分工牵头）"
    made.task("甲1号", "一", "共同牵头的任务", "lead:甲局", "lead:乙局", quote=quote)
    found = {j.indicator.id: j for j in judge(Corpus(made.statements, Quotes({made.source: made.text})))}
    assert [g.severity for g in found["several-leads"].gaps] == ["low"]


@pytest.mark.parametrize(
    ("before", "severity"),
    [
        ("（一）加强组织领导。成立由市政府领导牵头的领导小组。", "low"),
        ("（一）加强组织领导。定期研究解决困难。", "high"),
        ("（一）民政部门要发挥好牵头作用。", "low"),
        ("（一）各有关部门要发挥牵头作用的牵头部门积极性。", "low"),  # the passage speaks of it, whoever is meant
    ],
)
def test_words_about_leading_lower_the_finding(before: str, severity: str) -> None:
    made = Table().document("甲1号").measure("甲1号", "一", "加强组织领导", before)
    who = [f"responsible:{name}局" for name in "甲乙丙丁戊"]
    made.task("甲1号", "一", "加强组织领导", *who, quote="（甲局、乙局、丙局、丁局、戊局负责）")
    found = {j.indicator.id: j for j in judge(Corpus(made.statements, Quotes({made.source: made.text})))}
    assert [g.severity for g in found["no-lead"].gaps] == [severity]


def test_a_lead_of_the_whole_is_quoted() -> None:
    made = Table().document("甲1号").measure("甲1号", "三", "组织", "民政部门要发挥好牵头作用，各部门配合。")
    made.measure("甲1号", "一", "修路").task("甲1号", "一", "修路", *(f"responsible:{name}局" for name in "甲乙丙丁戊"))
    found = {j.indicator.id: j for j in judge(Corpus(made.statements, Quotes({made.source: made.text})))}
    assert [g.facts["whole"] for g in found["no-lead"].gaps] == ["民政部门要发挥好牵头作用"]


def test_idle_seats_in_a_part_of_the_body() -> None:
    made = Table().document("甲1号").seat("澜江治水领导小组", "组长", "常某", "甲局")
    for name in "乙丙丁戊":
        made.seat("澜江治水领导小组宣传组", "成员", f"{name}某", f"{name}局")
    for n, name in enumerate("甲己庚"):
        made.task("甲1号", f"{n}", f"事{n}", f"lead:{name}局")
    found = {j.indicator.id: j for j in judge(Corpus(made.statements))}
    assert [set(g.facts["names"]) for g in found["idle-seats"].gaps] == [{"乙局", "丙局", "丁局", "戊局"}]  # type: ignore[arg-type]


def test_breadth_and_depth() -> None:
    made = Table().document("甲1号")
    made.task("甲1号", "一", "修路", "lead:甲局", "support:乙局", "support:丙局").task("甲1号", "二", "修桥", "lead:甲局", "support:乙局")
    found = ties(Corpus(made.statements))
    by_name = {agency.rpartition("/")[2]: t for agency, t in found.items()}
    assert (by_name["甲局"].breadth, by_name["甲局"].depth) == (2, 1.5)
    assert (by_name["丙局"].breadth, by_name["丙局"].depth) == (2, 1.0)


def test_precision_is_that_of_the_weakest_rule() -> None:
    made = Table().document("甲1号").task("甲1号", "一", "共同牵头的任务", "lead:甲局", "lead:乙局")
    known = {j.indicator.id: j for j in judge(Corpus(made.statements), precision={"bracket-lead": 0.97})}
    assert known["several-leads"].gaps[0].precision == 0.97
    assert judge(Corpus(made.statements))[0].gaps[0].precision is None
