"""Which lines are a roster, and what stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.documents.entries import Line, parse
from govgraph.documents.rosters import roster_lines
from govgraph.lexicon import load
from govgraph.people import persons, seats

#: lines, those that are marked with | are a roster
LINES = [
    (
        "ends at a sentence; posts go on over lines and blank ones",
        """
市政府决定成立节水工作领导小组，组成人员如下：
|组 长: 江海 副市长
|
|副组长: 安宁 市水利局
|局长
|成 员: 于洋 市发展和改革委员会
|
|副主任
|
|方圆 市财政局副局长
领导小组下设办公室，办公室设在市水利局。
""",
    ),
    (
        "ends at the signature",
        """
|组　长：江　海　副市长
|成　员：方　圆　市财政局副局长
|　　　　各县（市、区）长

澜江市人民政府办公室
2019年3月1日
""",
    ),
    (
        "ends at a numbered unit and at duties",
        """
|- 组 长：江 海（兼）
|- 成 员：方 圆（兼）
|市财政局、市水利局分管领导
- 1. 负责组织协调工作；
|组长：江海  副市长
工作职责：负责宣传。
""",
    ),
    (
        "two columns, tabs",
        """
|组\t长：江海\t副市长\t成\t员：方\t圆
|\t\t\t\t\t市财政局局长
|于 洋\t市教育局 局长\t安 宁\t市民政局局长
附件 2
""",
    ),
    (
        "goes on after a page number",
        """
|组  长：江海  副市长

- 3 -

|成  员：方圆  市财政局局长
""",
    ),
    (
        "no roster: duties, contacts, tables with their own header, forms",
        """
组长：负责全面工作，定期召开会议。研究解决重大问题。
总指挥：承担现场指挥职责。
联系人：方圆  电话：0999-1234567
姓名\t单位及职务\t备注
组长\t江海\t市长
评估组成员\t\t\t
责任单位：市财政局
主任医师：3名
""",
    ),
]


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for reason, text in LINES], ids=[reason for reason, _ in LINES])
def test_lines(text: str, reason: str) -> None:
    marked = text.strip("\n").split("\n")
    lines = [line.removeprefix("|") for line in marked]
    claimed = {i for run in roster_lines(lines) for i in run if lines[i].strip() and persons_in(lines[i])}
    expected = {i for i, line in enumerate(marked) if line.startswith("|") and line.removeprefix("|").strip()}
    assert claimed == expected, reason


def persons_in(line: str) -> bool:
    """Not a page number within a roster."""
    return any("\u4e00" <= char <= "\u9fff" for char in line)


def read(text: str) -> list[tuple[str, str, str]]:
    lines, at, gap = [], 0, False
    for line in text.strip("\n").split("\n"):
        if line.strip():
            lines.append(Line(line, at, gap))
        gap = not line.strip()
        at += len(line) + 1
    return [(e.body + e.role, e.name, e.post) for e in parse(lines).entries]


ENTRIES = [
    ("组\t长：江海\t副市长", [("组长", "江海", "副市长")]),
    ("副 组 长 ： 安 宁  市水利局局长", [("副组长", "安宁", "市水利局局长")]),
    ("组　长：　　　　　副市长", [("组长", "", "副市长")]),
    ("领导小组组长：江海（副市长）", [("领导小组组长", "江海", "副市长")]),
    ("办公室主任：安宁（兼）\n副主任：方圆（兼）", [("办公室主任", "安宁", "兼"), ("办公室副主任", "方圆", "兼")]),
    ("成员：安  宁  市财政局\n局长\n方  圆  市民政局\n  局长", [("成员", "安宁", "市财政局局长"), ("成员", "方圆", "市民政局局长")]),
    (
        # down the left column, then down the right one, into which a post runs over
        "组\t长：江海\t副市长、\t\t\t市水利局局长\n\t\t市公安局局长\t\t方圆\t市民政局局长\n副组长：\t安宁\t市教育局局长、\t成\t员：于\t洋",
        [
            ("组长", "江海", "副市长、市公安局局长"),
            ("副组长", "安宁", "市教育局局长、市水利局局长"),
            ("副组长", "方圆", "市民政局局长"),
            ("成员", "于洋", ""),
        ],
    ),
    ("成员：1.江海  市长\n2.方圆  市民政局局长", [("成员", "江海", "市长"), ("成员", "方圆", "市民政局局长")]),
    ("长 安宁 市能源局局长", [("", "安宁", "市能源局局长")]),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_entries(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_a_sentence_in_a_column_is_no_entry() -> None:
    text = "成员：安 宁\t市民政局 局长\t领导小组下设办公室，办公室设在市 民政局。\n方 圆\t市教育局 局长"
    roster = parse([Line(line, 0) for line in text.split("\n")])
    assert [e.name for e in roster.entries] == ["安宁", "方圆"]
    assert [text[a:b] for a, b in roster.sentences] == ["领导小组下设办公室，办公室设在市 民政局。"]


SEATS = [
    ("泽仁卓玛（女，藏族，县人民政府副县长）", [("泽仁卓玛", "县人民政府副县长")]),
    ("马秀英（女，回族） 市民政局局长", [("马秀英", "市民政局局长")]),
    ("马  文  军    州政府副秘书长", [("马文军", "州政府副秘书长")]),
    ("古丽·阿不力孜  州气象局局长", [("古丽·阿不力孜", "州气象局局长")]),
    ("欧阳文清 市财政局局长", [("欧阳文清", "市财政局局长")]),
    ("王　槐（市中级人民法院院长）、韩志（市检察院检察长）", [("王槐", "市中级人民法院院长"), ("韩志", "市检察院检察长")]),
    ("江海、方圆 市政府副秘书长", [("江海", "市政府副秘书长"), ("方圆", "市政府副秘书长")]),
    ("市能源局安宁同志", [("安宁", "市能源局")]),
    ("市民政局局长安宁、市教育局于洋同志", [("安宁", "市民政局局长"), ("于洋", "市教育局")]),
    ("市委常委、副市长", [("", "市委常委、副市长")]),
    ("书记、市长", [("", "书记"), ("", "市长")]),
    ("市财政局、市民政局分管领导", [("", "市财政局分管领导"), ("", "市民政局分管领导")]),
    ("市财政局、市民政局等相关部门负责人", [("", "市财政局负责人"), ("", "市民政局负责人")]),
    ("市政府办公室", [("", "市政府办公室")]),
    ("铁道部、农业部", [("", "铁道部"), ("", "农业部")]),
    ("林业、气象等方面专家", [("", "林业方面专家"), ("", "气象方面专家")]),
]


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_seats(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(seat.name, seat.post) for seat in seats.read(text, roster=True)] == expected


@given(st.text(alphabet="组长副成员主任：:（），、；。 \t\u3000\n江海安宁市财政局局长女回族兼·1-", max_size=200))
def test_any_lines_pass(text: str) -> None:
    """Runs are in order and within the text; spans of entries quote it."""
    lines = text.split("\n")
    last = 0
    for run in roster_lines(lines):
        assert last <= run.start < run.stop <= len(lines)
        last = run.stop
        offset = sum(len(line) + 1 for line in lines[: run.start])
        given_lines = []
        for line in lines[run.start : run.stop]:
            given_lines.append(Line(line, offset))
            offset += len(line) + 1
        for entry in parse(given_lines).entries:
            assert all(0 <= start < end <= len(text) for start, end in entry.spans)
            assert all(char in text for char in entry.name)


def test_role_words() -> None:
    data = load("roles")
    known = persons.roles() | persons.units()
    words = [word.removeprefix("办公室").removeprefix("领导小组") for word in data["examples"]]
    assert not [word for word in words if word not in known]
    assert not [word for word in data["counterexamples"] if word in known]


@pytest.mark.parametrize("name", ["江海", "方圆圆", "欧阳文清", "古丽·阿不力孜"])
def test_names(name: str) -> None:
    assert persons.is_name(name)


@pytest.mark.parametrize("text", ["副市长", "财政局", "农业部", "成员", "公安局长", "江", "安委办", "市长"])
def test_no_names(text: str) -> None:
    assert not persons.is_name(text)
