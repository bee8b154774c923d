"""Heads of web pages, of minutes and public notices, and heads whose lines a copy ran together."""

from __future__ import annotations

import pytest

from govgraph import documents
from govgraph.model import Document
from govgraph.readers.txt import source

BODY = "各县（市、区）人民政府：\n一、加强组织领导。各县要落实责任。\n二、强化督导检查。市教育局负责督导。\n"
TITLE = "澜江市人民政府办公室关于加强湿地保护的通知"
SIGNED = "澜江市人民政府办公室\n2021年3月5日\n"


def one(text: str) -> Document:
    """The only document of a text."""
    (document,) = documents.split(source(text, "notice.txt"))
    return document


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n（澜政办发〔2021〕8号）\n{BODY}{SIGNED}",  # number in brackets
        f"{TITLE}　　澜政办发〔2021〕8号\n{BODY}{SIGNED}",  # on the title's line
        f"澜江市人民政府办公室文件\n澜政办发〔2021〕8号　　签发人：李明\n{TITLE}\n{BODY}{SIGNED}",
        f"索引号：0143/2021-12\n文号：澜政办发〔2021〕8号\n发布机构：澜江市人民政府办公室\n\n{TITLE}\n{BODY}{SIGNED}",  # only on the page
        f"索引号：0143/2021-12\n标题：{TITLE}\n发文字号：澜政办发〔2021〕8号\n\n{TITLE}\n澜政办发〔2021〕8号\n{BODY}{SIGNED}",
        f"您现在的位置: 首页 > 文件\n{TITLE}\n发布时间：2021-03-06 浏览次数：12\n文号：澜政办发〔2021〕8号\n{BODY}{SIGNED}",
    ],
)
def test_finds_number_and_title_in_any_dress(text: str) -> None:
    document = one(text)
    assert (document.number, document.title, document.issuers) == (
        "澜政办发〔2021〕8号",
        "关于加强湿地保护的通知",
        ("澜江市人民政府办公室",),
    )
    assert document.date == "2021-03-05"
    assert "市教育局负责督导" in document.text


def test_parts_the_signature_from_the_paragraph_before_it() -> None:
    body = "各县（市、区）人民政府：现将《办法》印发给你们，请认真执行。澜江市人民政府办公室　2021年3月5日\n一、加强组织领导。各县要落实责任。\n"
    document = one(f"{TITLE}\n澜政办发〔2021〕8号\n{body}")
    assert document.date == "2021-03-05"


@pytest.mark.parametrize(
    ("text", "number", "issuers"),
    [
        (
            "澜江市林业局公告\n2021年第5号\n现将有关事项公告如下：\n一、保护范围。\n二、保护措施。\n澜江市林业局\n2021年5月6日\n",
            "澜江市林业局公告2021年第5号",
            ("澜江市林业局",),
        ),
        (
            "澜江市人民政府令　第12号\n《澜江市湿地保护办法》已经常务会议通过，现予公布。\n2021年5月6日\n澜江市湿地保护办法\n第一条 为了保护湿地，制定本办法。\n",
            "澜江市人民政府令第12号",
            ("澜江市人民政府",),
        ),
        (
            "澜江市人民政府常务会议纪要\n〔2021〕5号\n4月2日，市长李明主持召开会议，纪要如下：\n一、会议研究了湿地保护工作。\n二、会议听取了汇报。\n澜江市人民政府办公室　2021年4月8日印发\n",
            "〔2021〕5号",
            ("澜江市人民政府",),
        ),
    ],
)
def test_reads_notices_orders_and_minutes(text: str, number: str, issuers: tuple[str, ...]) -> None:
    document = one(text)
    assert (document.number, document.issuers, document.date[:4]) == (number, issuers, "2021")


@pytest.mark.parametrize(
    ("spoiled", "number"),
    [
        ("澜政办发〔20I9〕73号", "澜政办发〔2019〕73号"),
        ("澜政办发〔2来19〕73号", "澜政办发〔2019〕73号"),
        ("澜政办发〔2019来73号", "澜政办发〔2019〕73号"),
        ("澜政办发〔2019〕73另", "澜政办发〔2019〕73号"),
        ("澜政办发〔2019〕7来号", ""),  # 70 to 79
        ("澜政办发〔20来9〕73号", ""),
    ],
)
def test_mends_a_number_that_can_only_be_one(spoiled: str, number: str) -> None:
    assert one(f"{TITLE}\n{spoiled}\n{BODY}{SIGNED}").number == number


@pytest.mark.parametrize(
    "line", ["8\t澜江市关于调整基准地价\n格的通知\t澜政发〔2013〕77号", "《湿地保护办法》\n（澜政发〔2013〕77号）"]
)
def test_numbers_that_are_cited_begin_no_document(line: str) -> None:
    text = f"{TITLE}\n澜政办发〔2021〕8号\n{BODY}三、废止下列文件：\n序号\t名称\t文号\n{line}\n{SIGNED}"
    assert one(text).number == "澜政办发〔2021〕8号"
