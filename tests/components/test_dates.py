"""Dates and periods in the spellings of documents, and the years that they leave out."""

from __future__ import annotations

import datetime

import pytest
from handmade import document
from hypothesis import given
from hypothesis import strategies as st

from govgraph.components import dates

PUBLISHED = "2021-10-18"

CASES = [
    ("2021年12月31日", [("date", "2021-12-31")]),
    ("二〇二一年十二月三十一日", [("date", "2021-12-31")]),
    ("二○○五年六月", [("date", "2005-06")]),
    ("２０２１年１２月", [("date", "2021-12")]),  # full-width digits
    ("2021.12.31", [("date", "2021-12-31")]),
    ("2022年底前完成", [("date", "2022-12-31")]),
    ("2022年年底", [("date", "2022-12-31")]),
    ("2022年内", [("date", "2022-12-31")]),
    ("2020年2月底", [("date", "2020-02-29")]),  # a leap year
    ("11月中旬前", [("date", "2021-11-20")]),
    ("2022年3月上旬", [("date", "2022-03-10")]),
    ("2022年2月下旬", [("date", "2022-02-28")]),
    ("2022年上半年", [("span", "2022-01/2022-06")]),
    ("2022年第三季度", [("span", "2022-07/2022-09")]),
    ("前三季度", []),  # of no year that is said
    ("2022年前三季度", [("span", "2022-01/2022-09")]),
    ("到2025年", [("date", "2025")]),
    ("“十四五”末", [("plan", "2025")]),
    ("“十三五”期间", [("plan", "2016/2020")]),
    # spans
    ("（2021年6月—10月）", [("span", "2021-06/2021-10")]),
    ("2021年6月一10月", [("span", "2021-06/2021-10")]),  # 一 for a dash, as scans have it
    ("（2023年3-5月）", [("span", "2023-03/2023-05")]),
    ("2021—2025年", [("span", "2021/2025")]),
    ("2021年1月1日至12月31日", [("span", "2021-01-01/2021-12-31")]),
    ("2021年12月1日-15日", [("span", "2021-12-01/2021-12-15")]),
    ("2021年12月-2022年3月底", [("span", "2021-12-01/2022-03-31")]),
    ("2021年11月1日至次年3月31日", [("span", "2021-11-01/2022-03-31")]),
    ("从2021年12月启动，至2023年12月竣工", [("span", "2021-12/2023-12")]),
    ("10月至2022年3月", [("span", "2021-10/2022-03")]),
    # the year from the document
    ("于11月底前报送", [("date", "2021-11-30")]),
    ("年底前完成", [("date", "2021-12-31")]),
    ("今年年底前", [("date", "2021-12-31")]),
    ("明年3月底", [("date", "2022-03-31")]),
    ("3月底前完成", [("date", "2022-03-31")]),  # long past when the document comes out: next year's
    # no date of any year
    ("每年5月底前", [("recurring", "")]),
    ("每年5月前组织评估，结果在6月底前报送", [("recurring", ""), ("recurring", "")]),
    ("应在当年10月底前修订", [("recurring", "")]),
    ("次年6月底前", [("recurring", "")]),
    ("每年年底前", []),
    ("12个月内，满3年的，第五条，十五日", []),
    ("2021年2月30日", []),
    ("澜政发〔2021〕5号", []),
    ("每月20日前，于11月15日前将总结材料报送", [("date", "2021-11-15")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind, m.value) for m in dates.read(text, PUBLISHED)] == expected


def test_the_stage_gives_the_year() -> None:
    """A heading's span tells in which of its years a month without one lies."""
    first = "一、试点阶段（2021年11月—2022年6月）\n第一批试点3月底前启动，12月底前总结。\n"
    text = first + "二、推广阶段（2022年7月—12月）\n各地9月底前完成。"
    found = dates.find(document(text, date="2021-10-18"))
    assert [m.value for m in found] == ["2021-11/2022-06", "2022-03-31", "2021-12-31", "2022-07/2022-12", "2022-09-30"]


def test_a_law_of_the_past_gives_no_year() -> None:
    text = "根据2015年修订的规定，各单位11月底前报送。"
    assert [m.value for m in dates.read(text, PUBLISHED)] == ["2015", "2021-11-30"]


def test_without_any_year_nothing_is_guessed() -> None:
    assert [m.value for m in dates.read("各单位11月底前报送。")] == [""]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2059, 12, 31)))
def test_every_day_reads_back_from_running_text(day: datetime.date) -> None:
    text = f"各县区要于{day.year}年{day.month}月{day.day}日前完成。"
    (mention,) = dates.read(text, PUBLISHED)
    assert mention.value == day.isoformat()
    assert text[mention.end] == "前"


@given(st.text("年月日底前0123456789一二三十五至—-“”季度上半旬次每度 \n"))
def test_any_text_passes(text: str) -> None:
    for mention in dates.read(text, PUBLISHED):
        assert 0 <= mention.start < mention.end <= len(text)
