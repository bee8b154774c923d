"""What counts as a citation, what is one document under two names, and what stands in 《》 and is none."""

from __future__ import annotations

import pytest
from handmade import document

from govgraph import lexicon
from govgraph.components import citations, titles
from govgraph.model import Mention

CASES = [
    (
        "根据《国务院关于推进海绵城市建设的意见》（国发〔2015〕75号）、《云岭省城市排水条例》，制定本方案。",
        [("国务院关于推进海绵城市建设的意见", "国发〔2015〕75号"), ("云岭省城市排水条例", "")],
    ),
    ("按云财建〔2018〕91号文件执行，另见云财建〔2018〕91号。", [("", "云财建〔2018〕91号")]),  # once
    (
        "贯彻《省政府办公厅关于印发云岭省节水规划的通知》（云政办发〔2020〕2号）。《云岭省节水规划》要求各地落实云政办发〔2020〕2号文件。",
        [("省政府办公厅关于印发云岭省节水规划的通知", "云政办发〔2020〕2号")],
    ),  # full title, short title and number are one
    ("《中华人民共和国水法》规定的，依照《水法》处理。", [("中华人民共和国水法", "")]),
    (
        "《节水办法》规定。《节水办法》（云政发〔2012〕4号）另有规定的除外。",
        [("节水办法", "云政发〔2012〕4号")],
    ),  # the number comes later
    (
        "《国务院关于加快发展养老服务业的意见》和《云岭省人民政府关于加快发展养老服务业的意见》",
        [("国务院关于加快发展养老服务业的意见", ""), ("云岭省人民政府关于加快发展养老服务业的意见", "")],
    ),  # two issuers, two documents
    (
        "《机动车登记规定》（公安部令第102号）、《机动车登记规定》（公安部令第124号）",
        [("机动车登记规定", "公安部令第102号"), ("机动车登记规定", "公安部令第124号")],
    ),
    ("1\t取水许可\t《取水许可管理条例》（国务院令第460号）\t市水利局\t下放", [("取水许可管理条例", "国务院令第460号")]),
    ("依照中华人民共和国防洪法执行。", [("中华人民共和国防洪法", "")]),
    # itself, what it issues, its annexes
    ("《澜江市海绵城市建设工作方案》已经市政府同意，现印发给你们。", []),
    ("《海绵城市建设工作方案》与相关规划衔接。", []),
    ("澜政办发〔2021〕8号", []),
    ("形成《排查情况汇总报告》（附件1），按《项目申报指南》（见附件2）办理。", []),
    ("各县区按《澜江市海绵城市项目库》推进。", []),
    (
        "《澜江市海绵城市建设工作方案》（澜政办发〔2016〕4号）同时废止。",
        [("澜江市海绵城市建设工作方案", "澜政办发〔2016〕4号")],
    ),
    ("原《澜江市海绵城市建设工作方案》停止执行。", [("澜江市海绵城市建设工作方案", "")]),
    # certificates, forms, records, newspapers, short names
    ("取得《排水许可证》《营业执照》，填写《备案登记表》，签订《特许经营协议》。", []),
    ("在《澜江日报》公布，形成《会议纪要》，制定本地《实施细则》。", []),
    ("《云岭省节水条例》（以下简称《条例》）施行后，依照《条例》处罚。", [("云岭省节水条例", "")]),
    ("并将《隐患整改清单目录》报市应急管理局。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_citations(text: str, expected: list[tuple[str, str]]) -> None:
    made = document(text, title="关于印发澜江市海绵城市建设工作方案的通知", annexes=("澜江市海绵城市项目库",))
    assert [(f.object, f.detail) for f in citations.find(made, titles.read(text))] == expected


def test_evidence_holds_the_words() -> None:
    text = "依据《云岭省节水条例》（云岭省人大公告第5号）执行。\n1\t取水\t《取水许可管理条例》\t市水利局"
    prose, row = citations.find(document(text), titles.read(text))
    assert text[prose.start : prose.end].startswith("《云岭省节水条例》")
    assert (prose.basis, row.basis) == ("prose", "explicit")


@pytest.mark.parametrize("section", ["generic", "papers", "works"])
def test_vocabulary_matches_its_examples_and_nothing_else(section: str) -> None:
    data = lexicon.load("citations")[section]
    for examples, is_document in ((data["examples"], False), (data["counterexamples"], True)):
        for title in examples:
            text = f"《{title}》"
            assert citations.is_document(text, Mention(0, len(text), "title", title)) is is_document, title
