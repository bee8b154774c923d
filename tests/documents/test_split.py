"""Documents out of texts: heads, numbers, titles over lines, joint issuers, annexes, sections, tables, broken lines, places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph import documents
from govgraph.errors import ReadError
from govgraph.model import Document
from govgraph.readers.txt import source

BODY = "各县（市、区）人民政府：\n一、加强组织领导。各县要落实责任。\n二、强化督导检查。市教育局负责督导。\n"


def one(text: str) -> Document:
    """The only document of a text."""
    (document,) = documents.split(source(text, "notice.txt"))
    return document


def notice(title: str, number: str, body: str = BODY, end: str = "2021年3月5日\n") -> str:
    return f"{title}\n{number}\n{body}{end}"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("澜政办发〔2021〕8号", "澜政办发〔2021〕8号"),
        ("澜政办发[2021]8号", "澜政办发〔2021〕8号"),  # square brackets
        ("澜政办发（2021）8号", "澜政办发〔2021〕8号"),
        ("澜政办发【2021】8号", "澜政办发〔2021〕8号"),
        ("澜政办发﹝2021﹞8号", "澜政办发〔2021〕8号"),  # small brackets of web pages
        ("澜政办发 〔2021〕 8 号", "澜政办发〔2021〕8号"),  # spaces
        ("澜政办发〔2 0 2 1〕8号", "澜政办发〔2021〕8号"),
        ("澜政办发〔２０２１〕８号", "澜政办发〔2021〕8号"),  # full-width digits
        ("澜政办发〔2021〕第8号", "澜政办发〔2021〕8号"),
    ],
)
def test_reads_numbers_in_all_spellings(written: str, number: str) -> None:
    assert one(notice("澜江市人民政府办公室关于做好防汛工作的通知", written)).number == number


HEADS = [
    # the whole title on a line
    (
        notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号"),
        ("澜江市人民政府办公室",), "关于做好防汛工作的通知", "2021-03-05",
    ),
    # over two lines
    (
        notice("澜江市人民政府办公室\n关于做好防汛工作的通知", "澜政办发〔2021〕8号"),
        ("澜江市人民政府办公室",), "关于做好防汛工作的通知", "2021-03-05",
    ),
    # over three, the number below
    (
        notice("澜江市人民政府\n关于印发澜江市国民经济和社会发展\n第十四个五年规划纲要的通知", "澜政发〔2021〕8号"),
        ("澜江市人民政府",), "关于印发澜江市国民经济和社会发展第十四个五年规划纲要的通知", "2021-03-05",
    ),
    # two issuers
    (
        notice("澜江市财政局 澜江市教育局关于下达专项资金的通知", "澜财教〔2021〕8号"),
        ("澜江市财政局", "澜江市教育局"), "关于下达专项资金的通知", "2021-03-05",
    ),
    # the first of eight
    (
        notice("澜江省教育厅等八部门关于加强校外培训管理的意见", "澜教发〔2021〕8号"),
        ("澜江省教育厅",), "关于加强校外培训管理的意见", "2021-03-05",
    ),
    # a date in Chinese figures
    (
        notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2009〕8号", end="二〇〇九年四月二十一日\n"),
        ("澜江市人民政府办公室",), "关于做好防汛工作的通知", "2009-04-21",
    ),
    # number over the title
    (
        f"澜政办规〔2021〕8号\n澜江市人民政府办公室关于做好防汛工作的通知\n{BODY}澜江市人民政府办公室\n2021年3月5日\n",
        ("澜江市人民政府办公室",), "关于做好防汛工作的通知", "2021-03-05",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers", "title", "date"), HEADS, ids=range(len(HEADS)))
def test_reads_heads(text: str, issuers: tuple[str, ...], title: str, date: str) -> None:
    document = one(text)
    assert (document.issuers, document.title, document.date) == (issuers, title, date)
    assert document.addressees == ("各县（市、区）人民政府",)


def test_spans_lie_in_the_source() -> None:
    text = notice("澜江市人民政府办公室\n关于做好防汛工作的通知", "澜政办发 〔2021〕 8 号")
    document = one(text)
    assert text[slice(*document.number_span)] == "澜政办发 〔2021〕 8 号"
    assert text[slice(*document.title_span)].startswith("澜江市人民政府办公室\n关于")


def placed(body: str) -> dict[str, str]:
    """Places of the blocks → their text, the last of a place."""
    document = one(notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号", "各县人民政府：\n" + body))
    return {b.place: document.text[b.start : b.end] for b in document.blocks}


@pytest.mark.parametrize(
    ("body", "place", "text"),
    [
        ("一、任务\n（一）修堤。\n1.备料。\n（1）备石料。\n", "一/（一）/1/（1）", "（1）备石料。"),
        ("一、任务\n（一）修堤。\n二、保障\n（一）经费。\n", "二/（一）", "（一）经费。"),  # a new chapter begins anew
        ("1 总则\n1.1 目的\n保障安全。\n2 组织\n2.1 指挥部\n指挥部由市长任总指挥。\n", "2/2.1", "指挥部由市长任总指挥。"),
        ("第一章 总则\n第一条 为了防汛，制定本办法。\n第二条 本办法适用于本市。\n", "第一章/第二条", "第二条本办法适用于本市。"),
        ("一、任务\n①修堤。\n②清淤。\n", "一/②", "②清淤。"),
        ("一、修堤。\n1、备料。\n2、运输。\n", "一/2", "2、运输。"),
        ("一、修堤。\n附件1\n任务表\n一、备料。\n", "附件1/一", "一、备料。"),  # numbering begins anew in an annex
    ],
)
def test_finds_places(body: str, place: str, text: str) -> None:
    assert placed(body)[place] == text


def test_tells_numbering_that_comes_twice_apart() -> None:
    assert {"一/1", "一/1·2"} <= placed("一、任务\n1.备料。\n2.运输。\n另外：\n1.值守。\n2.报告。\n").keys()


def blocks(body: str) -> list[tuple[str, str]]:
    """Kinds and texts of the blocks."""
    document = one(notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号", "各县人民政府：\n" + body))
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # a sentence broken by the page goes on
        ("一、修堤。市水利局要在汛前完成险工险段的\n除险加固任务，确保安全。\n", ("paragraph", "一、修堤。市水利局要在汛前完成险工险段的除险加固任务，确保安全。")),
        ("一、强化管理。市水利局、市建\n设局要制定计划。\n", ("paragraph", "一、强化管理。市水利局、市建设局要制定计划。")),
        # white space within Chinese is none; between Latin words it is
        ("一、加 强　领 导。使用GIS Map平台。\n", ("paragraph", "一、加强领导。使用GIS Map平台。")),
        # a heading is none of the paragraph below
        ("一、组织领导\n市政府成立指挥部。\n", ("heading", "一、组织领导")),
        ("二、任务\n责任单位：市水利局\n配合单位：市财政局\n", ("paragraph", "配合单位：市财政局")),
    ],
)
def test_joins_what_belongs_together(body: str, told: tuple[str, str]) -> None:
    assert told in blocks(body)


def cells(body: str) -> list[list[str]]:
    document = one(notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号", BODY + "2021年3月5日\n附件\n任务表\n" + body, ""))
    return [[document.text[a:b] for a, b in block.cells] for block in document.blocks if block.kind == "row"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("序号\t任务\t单位\n1\t修堤\t市水利局\n", [["序号", "任务", "单位"], ["1", "修堤", "市水利局"]]),
        ("| 序号 | 任务 |\n| --- | --- |\n| 1 | 修 堤 |\n", [["序号", "任务"], ["1", "修堤"]]),  # Markdown
        ("序号\t任务\t单位\n1\t修堤\t市水利局\n\t清淤\t市住建局\n", [["序号", "任务", "单位"], ["1", "修堤", "市水利局"], ["", "清淤", "市住建局"]]),
        ("序号\t任务\t单位\n1\t\t市水利局\n", [["序号", "任务", "单位"], ["1", "", "市水利局"]]),  # an empty cell
        ("序号\t任务\n1\t修堤\n序号\t任务\n2\t清淤\n", [["序号", "任务"], ["1", "修堤"], ["2", "清淤"]]),  # a header repeated on the next page
    ],
)
def test_reads_tables(body: str, told: list[list[str]]) -> None:
    assert cells(body) == told


def test_names_annexes() -> None:
    body = BODY + "附件：1.任务分工表\n2.联系方式表\n2021年3月5日\n附件1\n任务分工表\n一、备料。\n附件2\n联系方式表\n一、电话。\n"
    document = one(notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号", body, ""))
    assert [(a.number, a.title) for a in document.annexes] == [("附件1", "任务分工表"), ("附件2", "联系方式表")]
    assert all(document.text[a.start : a.end] == a.number for a in document.annexes)


def test_leaves_out_a_table_of_contents() -> None:
    body = "澜江市防汛预案\n目录\n1 总则\n1.1 目的\n2 组织\n1 总则\n1.1 目的\n为了防汛，制定本预案。\n2 组织\n市水利局负责防汛。\n"
    document = one(notice("澜江市人民政府办公室关于印发澜江市防汛预案的通知", "澜政办发〔2021〕8号", "各县人民政府：\n" + body))
    assert document.text.count("总则") == 1
    assert "2" in {b.place for b in document.blocks}


def test_splits_an_issue_into_its_documents() -> None:
    first = notice("澜江市人民政府关于做好防汛工作的通知", "澜政发〔2021〕8号")
    second = notice("澜江市人民政府办公室关于做好抗旱工作的通知", "澜政办发〔2021〕9号")
    found = documents.split(source(f"{first}\n{second}", "issue.txt"))
    assert [d.number for d in found] == ["澜政发〔2021〕8号", "澜政办发〔2021〕9号"]
    assert found[0].end <= found[1].start


def test_refuses_what_is_no_document() -> None:
    with pytest.raises(ReadError):
        documents.split(source("今天天气很好。\n", "note.txt"))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二（1）、.．第条章 \t\n附件表|号〔2021〕人民政府关于通知：，。市财局", max_size=200))
def test_maps_every_character_to_the_source(noise: str) -> None:
    text = notice("澜江市人民政府办公室关于做好防汛工作的通知", "澜政办发〔2021〕8号", BODY + noise)
    for document in documents.split(source(text, "noise.txt")):
        origin = document.mapped.origin
        assert len(origin) == len(document.text)
        assert list(origin) == sorted(set(origin))
        assert all(document.text[i] in (text[o], " ", "\t", "\n") for i, o in enumerate(origin) if o < len(text))
        assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
