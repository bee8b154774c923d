"""Which networks statements make."""

from __future__ import annotations

import pytest

from govgraph.network import KINDS, network, seats, tasks
from tests.tables import Table


def table() -> Table:
    made = Table().document("甲1号", "关于水的通知").document("甲2号", "关于路的通知")
    made.task("甲1号", "一", "治水", "lead:市水利局", "support:市财政局", "support:collective/有关部门")
    made.task("甲1号", "二", "修渠", "responsible:市水利局", "responsible:市财政局", "responsible:市公安局")
    made.task("甲2号", "一", "修路", "responsible:市气象局")
    made.seat("水领导小组", "组长", "林一", "市水利局").seat("水领导小组", "成员", "王二", "市财政局")
    made.seat("路领导小组", "组长", "林一", "市水利局").seat("路领导小组", "成员", "", "市公安局")
    made.add("甲1号", "member_body", "body/水领导小组", "成员", "agency/市公安局")
    made.add("甲2号", "cites", "document/甲2号", "", "cited/关于水的通知", detail="甲1号")
    made.add("甲2号", "cites", "document/甲2号", "", "cited/水法")
    return made


def ties(kind: str) -> dict[tuple[str, str], int]:
    graph = network(table().statements, kind)
    name = {n: d["name"] for n, d in graph.nodes(data=True)}
    return {tuple(sorted((name[a], name[b]))): d["weight"] for a, b, d in graph.edges(data=True)}  # type: ignore[misc]


def test_agencies_meet_at_tasks() -> None:
    assert ties("co-assignment") == {("市水利局", "市财政局"): 2, ("市公安局", "市水利局"): 1, ("市公安局", "市财政局"): 1}


def test_collectives_are_no_actors_and_isolates_stay() -> None:
    names = {d["name"] for _, d in network(table().statements, "co-assignment").nodes(data=True)}
    assert "有关部门" not in names
    assert "市气象局" in names


def test_agencies_sit_on_bodies_by_their_people() -> None:
    assert ties("body-agency") == {
        ("市水利局", "水领导小组"): 1,
        ("市财政局", "水领导小组"): 1,
        ("市公安局", "水领导小组"): 1,
        ("市水利局", "路领导小组"): 1,
    }


def test_bodies_interlock_by_people() -> None:
    assert ties("interlock") == {("水领导小组", "路领导小组"): 1}


def test_a_cited_document_of_the_corpus_is_one_node_with_it() -> None:
    graph = network(table().statements, "citation")
    assert graph.number_of_nodes() == 3
    assert ("document/id-甲2号", "document/id-甲1号") in graph.edges()


def test_a_vacant_seat_is_nobody() -> None:
    vacant = [s for s in seats(table().statements) if s.vacant]
    assert [(s.body_name, s.person) for s in vacant] == [("路领导小组", "")]


def test_tasks_are_told_apart_by_place() -> None:
    found = tasks(table().statements)
    assert [(t.document, t.place, len(t.assigns)) for t in found] == [("甲1号", "一", 3), ("甲1号", "二", 3), ("甲2号", "一", 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_whatever_the_order_of_rows(kind: str) -> None:
    rows = table().statements
    one, two = network(rows, kind), network(list(reversed(rows)), kind)
    assert list(one.nodes(data="mode")) == list(two.nodes(data="mode"))
    assert sorted(one.edges(data="weight")) == sorted(two.edges(data="weight"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_statements(kind: str) -> None:
    assert network([], kind).number_of_nodes() == 0
