"""A portrait holds all that is known of a thing, each statement once, with its words and where they stand."""

from __future__ import annotations

import pytest

from govgraph import show
from govgraph.errors import GraphError
from govgraph.show import Fact
from tests import graphs

DATASET = graphs.dataset()


def facts(name: str, place: str = "") -> list[tuple[str, str, str, str, str]]:
    return [(f.relation, f.side, f.role, f.other, f.detail) for f in show.show(DATASET, name, place).facts]


def test_an_agency_with_its_duties_seats_and_office() -> None:
    assert facts("市水利局") == [
        ("member", "object", "副组长", "澜江市河道整治领导小组", "市水利局局长"),
        ("member", "object", "成员", "澜江市防汛指挥部", "市水利局局长"),
        ("office_at", "object", "", "澜江市河道整治领导小组", ""),
        ("assigns", "subject", "lead", "清理河道违章建筑", ""),
        ("assigns", "subject", "responsible", "建设巡查道路", ""),
        ("assigns", "subject", "responsible", "会商预警", ""),
        ("assigns", "subject", "support", "清理河道违章建筑", ""),
        ("assigns", "subject", "lead", "修复堤防", ""),
        ("authority", "subject", "取消", "河道采砂许可年检", ""),
        ("authority", "subject", "下放", "河道采砂许可", ""),
        ("reports_to", "object", "", "各县人民政府", "备案"),
    ]


def test_a_fact_with_its_proof() -> None:
    assert show.show(DATASET, "市气象局").facts == (
        Fact(
            "assigns", "subject", "responsible", "会商预警", "", "澜政办发〔2020〕8号", "2020-05-10", "一", 407, 13, 0,
            "（市水利局、市气象局负责）", "explicit", "by-hand-assigns",
        ),
    )  # fmt: skip


def test_a_body_with_those_on_it_over_time() -> None:
    assert [(f.date, f.role, f.other, f.detail) for f in show.show(DATASET, "河道整治领导小组").facts if f.relation == "member"] == [
        ("2019-06-20", "组长", "江望舒", "市长"),
        ("2019-06-20", "副组长", "林晓澜", "市水利局局长"),
        ("2019-06-20", "成员", "", "市财政局局长"),
        ("2022-03-01", "组长", "林晓澜", "市应急管理局局长"),
        ("2022-03-01", "成员", "李明", "市公安局副局长"),
        ("2022-03-01", "成员", "李明", "市财政局副局长"),
    ]


def test_a_person_who_moved() -> None:
    portrait = show.show(DATASET, "person/澜江市/澜江市水利局/林晓澜")
    assert ("后任 later", "市应急管理局局长") in portrait.traits
    assert [f.role for f in portrait.facts] == ["副组长", "成员"]


def test_a_task_with_who_bears_it_and_by_when() -> None:
    portrait = show.show(DATASET, "task/d1/一")
    assert ("截止日 due", "2019-12-31") in portrait.traits
    assert [(f.relation, f.role, f.other) for f in portrait.facts] == [
        ("assigns", "lead", "澜江市水利局"),
        ("assigns", "support", "澜江市公安局"),
        ("assigns", "support", "澜江市财政局"),
        ("deadline", "", ""),
        ("task", "", ""),
    ]


def test_a_document_with_what_it_says_and_who_cites_it() -> None:
    portrait = show.show(DATASET, "澜政发〔2019〕3号")
    traits = dict(portrait.traits)
    assert traits["标题 title"] == "关于印发河道整治行动方案的通知"
    assert traits["有效 in force"] == "false"
    assert traits["被废止于 repealed by"] == "澜政发〔2022〕5号"
    stated = [f for f in portrait.facts if f.side == "stated"]
    assert len(stated) == len([s for s in graphs.rows() if s.document_id == "d1" and s.relation != "document"])
    assert {(f.relation, f.document) for f in portrait.facts if f.side == "object"} == {
        ("cites", "澜政办发〔2020〕8号"), ("amends", "澜政发〔2022〕5号"),
    }  # fmt: skip


def test_every_fact_of_every_thing_quotes_the_text() -> None:
    for name in ("市水利局", "河道整治领导小组", "澜政发〔2022〕5号", "市河道整治专项资金", "河道采砂许可年检", "各县人民政府"):
        for fact in show.show(DATASET, name).facts:
            assert fact.quote
            assert fact.quote in graphs.TEXT
            assert fact.quote in "\n".join(graphs.TEXT.splitlines()[fact.line - 1 :])


def test_a_name_of_several_things_is_listed() -> None:
    with pytest.raises(GraphError, match="林晓澜 may be 2 things"):
        show.show(DATASET, "林晓澜")
