"""Who reports to whom: subjects named, carried and distributed; receivers before and after the verb."""

from __future__ import annotations

import pytest
from handmade import document

from govgraph import names
from govgraph.components import reporting

CASES = [
    # the receiver after the verb
    ("市应急管理局起草总体预案，报市政府批准后实施。", [("市应急管理局", "市政府", "总体预案批准")]),
    ("县教育局应将招生方案报市教育局备案。", [("县教育局", "市教育局", "招生方案备案")]),
    (
        "市能源局与市水利局要将协议一并上报省发展改革委。",
        [("市能源局", "省发展改革委", "协议"), ("市水利局", "省发展改革委", "协议")],
    ),
    ("市财政局审核后，报请市委、市政府审定。", [("市财政局", "市委", "报请审定"), ("市财政局", "市政府", "报请审定")]),
    ("市行政审批局提交审查意见后，抄送市司法局。", [("市行政审批局", "市司法局", "抄送")]),
    # the receiver before the verb
    ("市气象局应及时向市防汛抗旱指挥部报告雨情。", [("市气象局", "市防汛抗旱指挥部", "报告雨情")]),
    ("区民政局定期向市民政局报送工作进展。", [("区民政局", "市民政局", "报送工作进展")]),
    # who acts, though others are named
    ("根据省政府要求，市商务局要将名单报省商务厅。", [("市商务局", "省商务厅", "名单")]),
    (
        "由区民政局会同区财政局制定标准，报区政府同意。",
        [("区民政局", "区政府", "标准同意"), ("区财政局", "区政府", "标准同意")],
    ),
    ("市司法局会同有关部门提出清单，报市政府审定。", [("市司法局", "市政府", "清单审定")]),
    ("省政府划定的县（市、区）人民政府要划定范围，报市人民政府批准。", [("县（市、区）人民政府", "市人民政府", "范围批准")]),
    (
        "市政府成立防震减灾指挥部，负责应急指挥，向省防震减灾指挥部报告灾情。",
        [("防震减灾指挥部", "省防震减灾指挥部", "报告灾情")],
    ),
    # carried from the sentence before
    ("市水利局负责水情监测。每日8时前向市应急管理局报送水情。", [("市水利局", "市应急管理局", "报送水情")]),
    # a reporter that is no known name
    ("各试点单位每半年向市发展改革委报告进展情况。", [("各试点单位", "市发展改革委", "报告进展情况")]),
    ("区政府教育督导室将督导结果报区教育局。", [("区政府教育督导室", "区教育局", "督导结果")]),
    # none
    ("验收报告分别报省教育厅备案。", []),  # by whom is not said
    ("市气象局负责预报预警，市纪委受理举报。", []),
    ("本县规划在提交县政府审议通过前，应公开征求意见。", []),
    ("市广播电视台要向社会公布结果。", []),
    ("市财政局下达资金，通报各县区财政局。", []),
    ("各有关单位要积极申报，加强新闻报道。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reports(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = reporting.find(document(text), names.find(text))
    assert [(f.subject, f.object, f.detail) for f in found] == expected


def test_a_carried_subject_is_inferred_and_the_evidence_holds_what_is_stated() -> None:
    text = "市水利局将预案报市政府审批。每日8时前向市应急管理局报送水情。"
    stated, carried = reporting.find(document(text), names.find(text))
    assert (stated.basis, carried.basis) == ("prose", "inferred")
    assert text[stated.start : stated.end] == "市水利局将预案报市政府审批"
    assert text[carried.start : carried.end] == "向市应急管理局报送"
