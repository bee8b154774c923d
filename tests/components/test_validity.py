"""When documents begin and end to hold, in the wordings of their closing articles."""

from __future__ import annotations

import pytest
from handmade import document

from govgraph.components import dates, validity

CASES = [
    ("第二十条 本办法自印发之日起施行。", [("from", "2021-03-05")]),
    ("第五十二条 本办法自印发之日起施行，有效期5年。", [("from", "2021-03-05"), ("until", "2026-03-04")]),
    ("本规定自2021年5月1日起施行，有效期三年。", [("from", "2021-05-01"), ("until", "2024-04-30")]),
    ("本意见自发布之日起30日后施行。", [("from", "2021-04-04")]),  # the day of issue and thirty
    ("本通知自2021年4月1日起执行，有效期至2023年12月31日。", [("from", "2021-04-01"), ("until", "2023-12-31")]),
    ("本办法自公布之日起试行，试行期两年。", [("from", "2021-03-05"), ("until", "2023-03-04")]),
    ("本方案自印发之日起试行两年。", [("from", "2021-03-05"), ("until", "2023-03-04")]),
    ("7.3 本预案自印发之日起实施。", [("from", "2021-03-05")]),
    ("自2021年6月1日起施行。", [("from", "2021-06-01")]),
    ("本措施有效期自2021年1月1日至2025年12月31日。", [("from", "2021-01-01"), ("until", "2025-12-31")]),
    ("本实施细则自二〇二一年七月一日起施行。", [("from", "2021-07-01")]),
    # of something else
    ("市民政局每年开展星级评定，结果有效期三年。", []),
    ("《中华人民共和国民法典》自2021年1月1日起施行，请认真学习。", []),
    ("从2020年起，对新招用人员给予补贴。", []),
    ("失业补助金政策自2020年3月1日起执行，从失业保险基金列支。", []),
    ("许可证有效期为5年。", []),
    ("在本办法施行前已设立的机构，按本办法执行。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_validity(text: str, expected: list[tuple[str, str]]) -> None:
    made = document(text)
    assert [(f.role, f.detail) for f in validity.find(made, dates.find(made))] == expected


def test_no_date_no_computed_start() -> None:
    made = document("本办法自印发之日起施行，有效期5年。", date="")
    assert validity.find(made, dates.find(made)) == ()
