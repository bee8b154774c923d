"""Dates by which a task is due, and the many dates that are none."""

from __future__ import annotations

import re

import pytest
from handmade import document

from govgraph import lexicon
from govgraph.components import dates, deadlines, titles

CASES = [
    # by a date
    ("各县区要于2021年11月30日前完成自查。", [("2021-11-30", "各县区完成自查")]),
    ("2022年底前，建成智慧停车平台。", [("2022-12-31", "建成智慧停车平台")]),
    ("建立健全河长制工作台账，2021年底前完成。", [("2021-12-31", "建立健全河长制工作台账")]),
    ("请于11月底前将实施方案报市发展改革委。", [("2021-11-30", "实施方案报市发展改革委")]),
    ("一是摸清底数（6月底前）。二是签署合作协议（2021年9月）。", [("2021-06-30", "摸清底数"), ("2021-09", "签署合作协议")]),
    ("上半年完成立项，年底前开工建设。", [("2021-06-30", "完成立项"), ("2021-12-31", "开工建设")]),
    ("一季度完成招标，三季度新增车位400个以上。", [("2021-03-31", "完成招标"), ("2021-09-30", "新增车位400个以上")]),
    # goals for a year
    ("到2025年，森林覆盖率达到42%以上。", [("2025", "森林覆盖率达到42%以上")]),
    ("力争到2023年底，实现行政村5G网络全覆盖。", [("2023-12-31", "实现行政村5G网络全覆盖")]),
    ("到“十四五”末，城镇化率提高到68%。", [("2025", "城镇化率提高到68%")]),
    ("2022年全面推行一照多址改革；2023年实现全域覆盖。", [("2022", "全面推行一照多址改革"), ("2023", "实现全域覆盖")]),
    # stages
    ("一、动员部署阶段（2021年3月—4月）\n印发方案，广泛宣传。", [("2021-03/2021-04", "动员部署阶段")]),
    ("（二）集中整治（2021年5月上旬至9月底）。对照台账逐项整改。", [("2021-05-01/2021-09-30", "集中整治")]),
    ("第三阶段：总结验收（2021年12月底前）", [("2021-12-31", "总结验收")]),
    (
        "4月1日至5月10日集中免疫，5月11日至25日开展效果监测。",
        [("2021-04-01/2021-05-10", "集中免疫"), ("2021-05-11/2021-05-25", "开展效果监测")],
    ),
    # fields and columns
    ("完成时限：2021年10月底", [("2021-10-31", "完成时限")]),
    ("征收补偿时间：2021年12月-2022年3月底；", [("2021-12-01/2022-03-31", "征收补偿")]),
    (
        "序号\t重点任务\t责任单位\t完成时限\n1\t修订燃气应急预案\t市住建局\t2021年8月底\n2\t安装报警装置\t各县区\t2022年6月",
        [("2021-08-31", "修订燃气应急预案"), ("2022-06", "安装报警装置")],
    ),
    # none
    ("2019年，全市实现地区生产总值512亿元。", []),
    ("截至2020年底，已建成充电桩3000个。", []),
    ("2018年12月31日前已办理登记的，不再重复申报。", []),
    ("自觉停驶2008年12月31日前注册的燃油机动车。", []),
    ("自2021年5月1日起施行，有效期至2026年4月30日。", []),
    ("2021年1月1日至12月31日，对参保企业返还失业保险费。", []),
    ("每年3月底前，各县区完成上年度资金清算。", []),
    ("应当在收到申请后15个工作日内完成审核。", []),
    ("按照《澜江市2022年底前完成的重点工程清单》推进。", []),
    ("2021年度澜江市重点工作任务清单", []),
    ("建筑面积比2020年增加30%。", []),
    ("会议于2021年2月26日召开。", []),
    ("序号\t企业名称\t备案时间\n1\t澜江水务公司\t2021年8月底", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_deadlines(text: str, expected: list[tuple[str, str]]) -> None:
    made = document(text)
    found = deadlines.find(made, dates.find(made), titles.find(made))
    assert [(f.detail, f.object) for f in found] == expected
    assert all(len(f.object) <= 30 and f.object for f in found)


@pytest.mark.parametrize("section", ["goals", "policies", "steps", "fields"])
def test_vocabulary_matches_its_examples_and_nothing_else(section: str) -> None:
    data = lexicon.load("deadlines")[section]
    pattern = re.compile("|".join(data["words"]))
    others = re.compile("|".join(data.get("others", ["(?!)"])))
    assert all(pattern.search(text) for text in data["examples"])
    assert not any(pattern.search(text) and not others.search(text) for text in data["counterexamples"])
