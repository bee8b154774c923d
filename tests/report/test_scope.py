"""What a report is narrowed to: documents in force on a day, those asked for, findings about a place or an agency."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.errors import UsageError
from govgraph.gaps import Corpus, Gap, Quotes, judge
from govgraph.graph import Record
from govgraph.model import Statement
from govgraph.report.scope import Scope, choose, concerned
from tests.tables import Table


def _record(name: str, date: str, title: str = "关于印发澜江市治水方案的通知") -> Record:
    return Record(f"id-{name}", name, title, ("澜江市人民政府",), date, (), (), "", None, ("澜江市", "澜江市", "prefecture"), "0" * 64, 0, 9, 0)


RECORDS = [
    _record("老1号", "2015-01-01"),
    _record("短2号", "2016-01-01"),
    _record("新3号", "2020-05-01", "关于印发澜江市修路方案的通知"),
    _record("远4号", "2020-04-01"),
]


def _statements() -> list[Statement]:
    made = Table()
    for r in RECORDS:
        made.document(r.number, r.title, r.date)
    made.add("短2号", "valid", "document/短2号", "until", "", detail="2018-12-31")
    made.add("远4号", "valid", "document/远4号", "from", "", detail="2020-07-01")
    made.add("新3号", "amends", "document/新3号", "repeals", "cited/老1号", detail="老1号")
    return [replace(s, object_id="cited/老1号") if s.relation == "amends" else s for s in made.statements]


@pytest.mark.parametrize(
    ("as_of", "kept", "why"),
    [
        ("", ["新3号"], {"老1号": "repeals", "短2号": "expired", "远4号": "begins"}),
        ("2020-08-01", ["新3号", "远4号"], {"老1号": "repeals", "短2号": "expired"}),
        ("2017-01-01", ["老1号", "短2号"], {"新3号": "later", "远4号": "later"}),  # what is repealed later is still in force
        ("2018-12-31", ["老1号", "短2号"], {"新3号": "later", "远4号": "later"}),  # the last day counts
        ("2019-01-01", ["老1号"], {"短2号": "expired", "新3号": "later", "远4号": "later"}),
    ],
)
def test_documents_not_in_force_are_left_out_and_listed(as_of: str, kept: list[str], why: dict[str, str]) -> None:
    chosen = choose(RECORDS, _statements(), Scope(as_of))
    assert [r.number for r in chosen.records] == kept
    assert {o.document: o.ending.why for o in chosen.left_out} == why
    assert {s.document for s in chosen.statements} == set(kept)
    assert chosen.as_of == (as_of or "2020-05-01")


def test_documents_and_programmes_asked_for() -> None:
    assert [r.number for r in choose(RECORDS, _statements(), Scope("2020-08-01", programmes=("修路",))).records] == ["新3号"]
    assert [r.number for r in choose(RECORDS, _statements(), Scope("2020-08-01", documents=("远4号",))).records] == ["远4号"]


@pytest.mark.parametrize("scope", [Scope(documents=("无此号",)), Scope(programmes=("造船",)), Scope("2020-13-01"), Scope("去年")])
def test_what_is_not_there_is_said(scope: Scope) -> None:
    with pytest.raises(UsageError):
        choose(RECORDS, _statements(), scope)


def test_nothing_of_nothing() -> None:
    assert choose([], [], Scope()).records == ()


def _all(made: Table) -> tuple[Gap, ...]:
    return next(j.gaps for j in judge(Corpus(made.statements, Quotes({made.source: made.text}))) if j.indicator.id == "several-leads")


def test_findings_about_an_agency_or_a_place() -> None:
    made = Table().document("甲1号")
    made.task("甲1号", "一", "修路", "lead:甲局", "lead:乙局").task("甲1号", "二", "治水", "lead:甲局", "lead:丙局")
    gaps = _all(made)
    assert [g.facts["task"] for g in concerned(gaps, Scope(agencies=("丙局",)))] == ["治水"]
    assert len(concerned(gaps, Scope(places=("云江市",)))) == 2
    assert concerned(gaps, Scope(places=("贵州省",))) == ()
    assert concerned(gaps, Scope(severity="high")) == ()
    assert len(concerned(gaps, Scope(severity="medium"))) == 2


def test_a_place_holds_what_lies_in_it() -> None:
    made = Table().document("甲1号").task("甲1号", "一", "修路", "lead:甲局", "lead:乙局")
    made.rows = [replace(s, subject_id=s.subject_id.replace("云江市", "520100")) for s in made.rows]
    assert len(concerned(_all(made), Scope(places=("贵州省",)))) == 1
    assert concerned(_all(made), Scope(places=("云南省",))) == ()
