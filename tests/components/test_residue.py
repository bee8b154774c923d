"""Residue: what looks like a fact and nobody claimed."""

from __future__ import annotations

import pytest

from govgraph import names, pipeline
from govgraph.components import dates, money, residue, titles
from govgraph.model import Document, Finding, Mention, Relation
from tests.components.handmade import document


def unclaimed(given: Document, *findings: Finding) -> list[tuple[str, str]]:
    text = given.text
    found = residue.find(given, titles.find(given), dates.find(given), money.find(text), names.find(text), findings)
    for r in found:
        assert given.source.text[r.start : r.end] == r.text
        assert r.line == text.count("\n", 0, r.start) + 1
    return [(r.kind, r.text) for r in found]


def finding(text: str, words: str, relation: Relation, object_: str = "", detail: str = "") -> Finding:
    start = text.index(words)
    return Finding(relation, "", "", object_, detail, start, start + len(words), "prose", "rule")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("一、修路。（市交通运输局牵头，市财政局配合）", "bracket", "（市交通运输局牵头，市财政局配合）"),
        ("一、修路。(市交通运输局、市财政局)", "bracket", "(市交通运输局、市财政局)"),
        ("按照《澜江市道路管理办法》修路。", "title", "《澜江市道路管理办法》"),
        ("按澜政发〔2019〕12号文件执行。", "number", "澜政发〔2019〕12号"),
        ("2021年12月底前修完。", "date", "2021年12月底"),
        ("补助5000元。", "money", "5000元"),
    ],
)
def test_what_nobody_claims_is_listed(text: str, kind: str, words: str) -> None:
    assert (kind, words) in unclaimed(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "一、修路（含桥梁）。",  # a bracket without an agency
        "市发展和改革委员会（以下简称市发展改革委）开会。",  # a short name
        "各县（市、区）人民政府开会。",  # a bracket within a name
        "现将《澜江市工作方案》印发给你们。",  # what the document itself issues
        "",
    ],
)
def test_what_is_no_fact_is_not(text: str) -> None:
    assert unclaimed(document(text, title="关于印发《澜江市工作方案》的通知")) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("一、修路。（市交通运输局牵头）", ("（市交通运输局牵头）", "assigns", "修路", "")),
        ("按照《澜江市道路管理办法》修路。", ("《澜江市道路管理办法》", "cites", "澜江市道路管理办法", "")),
        ("按澜政发〔2019〕12号文件执行。", ("澜政发〔2019〕12号", "cites", "", "澜政发〔2019〕12号")),
        ("2021年12月底前修完。", ("2021年12月底前修完", "deadline", "修完", "2021-12-31")),
        ("市财政补助5000元。", ("市财政补助5000元", "funds", "修路", "5000元")),
    ],
)
def test_what_a_finding_claims_is_not(text: str, claim: tuple[str, Relation, str, str]) -> None:
    assert unclaimed(document(text)) != []
    assert unclaimed(document(text), finding(text, *claim)) == []


def test_a_title_is_claimed_wherever_it_is_cited_once() -> None:
    text = "按照《澜江市道路管理办法》修路。\n《办法》另行印发。\n《澜江市桥梁条例》同时执行。"
    cited = finding(text, "《澜江市道路管理办法》", "cites", "澜江市道路管理办法")
    assert unclaimed(document(text), cited) == [("title", "《澜江市桥梁条例》")]


def test_a_duty_claims_no_date_and_a_measure_nothing() -> None:
    text = "市交通运输局负责2021年12月底前修完。"
    assert unclaimed(document(text), finding(text, text, "assigns"), finding(text, text, "task")) == [("date", "2021年12月底")]


def test_dates_and_amounts_within_titles_are_part_of_them() -> None:
    text = "按照《澜江市2021年每户5000元补助办法（市财政局）》执行。"
    assert [kind for kind, _ in unclaimed(document(text))] == ["title"]


def test_the_pipeline_keeps_it() -> None:
    made = document("一、发展（2021年至2025年）。\n二、补助。每户5000元（市财政局）。")
    found = pipeline.extract(made).residue
    assert found
    assert {r.document for r in found} == {made.number}
    assert list(found) == sorted(found, key=lambda r: r.start)


def test_mentions_may_be_none() -> None:
    assert residue.find(document("一、修路。（市交通运输局）"), (), (), (), (), ()) == ()
    assert residue.find(document("x"), (Mention(0, 1, "number", "x"),), (), (), (), ())[0].kind == "number"
