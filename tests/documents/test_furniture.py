"""The gazette's name and running titles over the pages are no text; what is text stays."""

from __future__ import annotations

import pytest

from govgraph import documents
from govgraph.documents import furniture
from govgraph.documents.lines import lines
from govgraph.readers.txt import source

HEAD = "澜江市人民政府办公室关于成立防汛指挥部的通知\n澜政办发〔2015〕8号\n各县（市、区）人民政府，市直各单位：\n经研究，决定成立澜江市防汛指挥部。现将组成人员通知如下：\n"
ROSTER = "总指挥：张海山　副市长\n成　员：王志强　市水利局局长\n"
REST = "李建国　市财政局副局长\n赵明亮　市气象局局长\n\n澜江市人民政府办公室\n2015年5月6日\n"


def left(text: str) -> list[str]:
    return [entry.text for entry in furniture.removed(list(lines(text))) if entry.text]


def page(name: str) -> str:
    return f"\n- 45 -\n\n{name}\n\n"


@pytest.mark.parametrize("name", [
    "·澜江市人民政府公报·", "澜江市人民政府公报（2015年第1期）", "澜江市人民政府公报　2015年第3期　市政府办公室文件", "2015年第2期　澜江政报",
    "澜江市人民政府公报 2015.4", "澜江市人民政府公报　2015年第6期（总第81期）",
])  # fmt: skip
def test_a_roster_goes_on_below_the_name_of_the_gazette(name: str) -> None:
    document = documents.split(source(HEAD + ROSTER + page(name) + REST, "notice.txt"))[0]
    roster = [document.text[b.start : b.end] for b in document.blocks if b.kind == "roster"]
    assert len(roster) == 4
    assert name not in document.text


def test_a_running_title_beside_page_numbers_is_taken_out() -> None:
    body = "".join(f"第{i}段的文字在这里。\n\n第 {i} 页\n澜江市防汛应急预案\n\n" for i in range(1, 5))
    assert left(body) == [text for i in range(1, 5) for text in (f"第{i}段的文字在这里。", f"第 {i} 页")]


@pytest.mark.parametrize("text", [
    "澜江市人民政府公报\n2015年第3期\n\n目　录\n",  # the cover
    HEAD + "一、市统计局要及时发布统计公报\n\n第 3 页\n\n二、市财政局要编制预算。\n",
    HEAD + "市教育局\n第 3 页\n市教育局\n一、组织领导\n",  # not often enough
    HEAD + "表彰名单\n王五\n\n赵六\n\n王五\n",
])  # fmt: skip
def test_what_is_text_stays(text: str) -> None:
    assert left(text) == [line.strip() for line in text.splitlines() if line.strip()]


def test_offsets_are_those_of_the_source() -> None:
    text = HEAD + ROSTER + page("·澜江市人民政府公报·") + REST
    document = documents.split(source(text, "notice.txt"))[0]
    block = document.blocks[-1]
    start, end = document.mapped.span(block.start, block.end)
    assert text[start:end].split() == document.text[block.start : block.end].split()
