"""Every indicator finds all of its planted gaps and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from govgraph.gaps import Corpus, Judgement, Quotes, catalogue, judge
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


def test_precision_is_that_of_the_weakest_rule() -> None:
    made = Table().document("甲1号").task("甲1号", "一", "共同牵头的任务", "lead:甲局", "lead:乙局")
    known = {j.indicator.id: j for j in judge(Corpus(made.statements), precision={"bracket-lead": 0.97})}
    assert known["several-leads"].gaps[0].precision == 0.97
    assert judge(Corpus(made.statements))[0].gaps[0].precision is None
