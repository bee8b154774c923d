"""Funding by level: what is counted, what is summed, and how sums are written short."""

from __future__ import annotations

import re

import pytest

from govgraph.gaps import Lang
from govgraph.web.pages import funding
from tests.tables import Table


def paid() -> list[funding.Paid]:
    made = Table().document("甲1号").document("甲2号")
    made.add("甲1号", "funds", "tier/省级财政", "", "task/路", detail="60%")
    made.add("甲1号", "funds", "tier/省级财政", "", "task/桥", detail="350万元")
    made.add("甲2号", "funds", "tier/县级财政", "", "task/路", detail="每户5000元")
    made.add("甲2号", "funds", "tier/县级财政", "", "task/渠")
    return funding.by_level(made.statements)


def test_levels_from_above_with_what_they_state() -> None:
    assert [(p.level, p.statements, p.stated, p.documents, int(p.sum)) for p in paid()] == [("province", 2, 2, 1, 3_500_000), ("county", 2, 1, 1, 0)]
    assert funding.by_level([]) == []


@pytest.mark.parametrize(("lang", "sums"), [("zh", ["350万"]), ("en", ["3.5 M"])])
def test_charts_of_how_often_and_how_much(lang: Lang, sums: list[str]) -> None:
    (_, often), (_, much) = funding.charts(paid(), lang)
    shown = r'class="n">([^<]*)<'
    assert re.findall(shown, often) == ["2", "2"]
    assert re.findall(r'width="([\d.]+)%" height', often) == ["100.0", "100.0", "100.0", "50.0"]
    assert re.findall(shown, much) == sums
    assert funding.charts([], lang) == []


def test_the_table_has_a_row_for_each_level() -> None:
    assert funding.table(paid(), "en").splitlines()[1:] == ["province,2,2,1,3500000", "county,2,1,1,"]
