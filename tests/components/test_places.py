"""Tasks of one unit are told apart by their labels."""

from __future__ import annotations

import pytest

from govgraph.components.places import told_apart
from govgraph.model import Finding, Relation


def finding(relation: Relation, object_: str, place: str) -> Finding:
    return Finding(relation, "", "", object_, "", 0, 1, "prose", "r", place)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        # one label keeps the place of its unit
        ([("deadline", "完成验收", "二")], ["二"]),
        # three things due in one unit are three tasks
        ([("deadline", "完成搬迁", "二"), ("deadline", "全部入住", "二"), ("deadline", "完成搬迁", "二")], ["二", "二/#2", "二"]),
        # what is due is what is assigned, where the label is the same
        ([("assigns", "修路", "三/#1"), ("assigns", "架桥", "三/#2"), ("deadline", "架桥", "三")], ["三/#1", "三/#2", "三/#2"]),
        # and another task where it is not
        ([("assigns", "修路", "三"), ("funds", "架桥补助", "三")], ["三", "三/#2"]),
        # above all numbering
        ([("funds", "经费", ""), ("funds", "奖补", "")], ["#1", "#2"]),
    ],
)
def test_places(rows: list[tuple[Relation, str, str]], places: list[str]) -> None:
    assert [f.place for f in told_apart(finding(*row) for row in rows)] == places
