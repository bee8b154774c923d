"""Who sits on which body: whole documents in many styles, and single clauses.

`members/*.txt` hold a document, a line ====, and what is to be read out of it: `# body`, then `role | name | post` for a person or a
vacancy, `role: agency or post`, `@ agency` for the host of the office.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bodies_at_work import members, notice, stated
from hypothesis import given
from hypothesis import strategies as st

from govgraph import documents
from govgraph.model import Finding
from govgraph.readers.txt import source

DOCUMENTS = sorted((Path(__file__).parent / "members").glob("*.txt"))


def written(finding: Finding) -> str:
    if finding.relation == "office_at":
        return f"@ {finding.object}"
    if finding.relation == "member_body":
        return f"{finding.role}: {finding.object}"
    return f"{finding.role} | {finding.object} | {finding.detail}".rstrip()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split("\n====\n")
    lines: list[str] = []
    body = ""
    for document in documents.split(source(text, path.name)):
        for finding in stated(document):
            if finding.relation == "group":
                continue
            if finding.subject != body:
                body = finding.subject
                lines.append(f"# {body}")
            lines.append(written(finding))
    assert lines == expected.splitlines()


def test_enough_documents() -> None:
    assert len(DOCUMENTS) >= 25


SET_UP = "成立市节水工作领导小组（以下简称领导小组）。"
SENTENCES: list[tuple[str, list[str]]] = [
    ("组长由市长担任，副组长由分管副市长担任。", ["组长: 市长", "副组长: 分管副市长"]),
    ("领导小组由副市长江海任组长，市水利局局长何清任副组长。", ["组长 | 江海 | 副市长", "副组长 | 何清 | 市水利局局长"]),
    ("市财政局局长钱多同志任副组长。", ["副组长 | 钱多 | 市财政局局长"]),
    ("成员由市财政局、市水利局分管负责人组成。", ["成员: 市财政局分管负责人", "成员: 市水利局分管负责人"]),
    ("成员包括市财政局、市水利局等部门负责同志。", ["成员: 市财政局负责同志", "成员: 市水利局负责同志"]),
    ("市财政局、市水利局为领导小组成员单位。", ["成员单位: 市财政局", "成员单位: 市水利局"]),
    ("领导小组下设办公室，办公室设在市水利局，办公室主任由何清兼任。", ["@ 市水利局", "办公室主任 | 何清 | 兼"]),
    ("领导小组下设办公室（设在市水利局）。", ["@ 市水利局"]),
    ("领导小组办公室挂靠市水利局。", ["@ 市水利局"]),
    ("办公室主任：何清（兼），副主任：江海峰。", ["办公室主任 | 何清 | 兼", "办公室副主任 | 江海峰 |"]),
    # of others, of nobody, or no seat
    ("各县（市、区）领导小组组长由县长担任。", []),
    ("各县（市、区）要成立领导小组，由主要领导任组长。", []),
    ("省领导小组办公室设在省水利厅。", []),
    ("领导小组组长负责全面工作，副组长协助组长工作。", []),
    ("江海同志不再担任领导小组副组长。", []),
    ("领导小组成员因工作变动需要调整的，由所在单位提出。", []),
    ("由市水利局牵头落实节水改造任务，市财政局配合。", []),
    ("领导小组办公室负责日常工作。", []),
    ("市政府办公室主任召集会议。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    found = [f for f in stated(notice(SET_UP + text)) if f.relation != "group"]
    assert sorted(map(written, found)) == sorted(expected)


def test_without_a_body_nobody_is_a_member() -> None:
    assert members(notice("组长由市长担任。\n组  长：江海  市长\n副组长：何清  副市长")) == []


def test_evidence_is_the_name_with_its_post() -> None:
    document = notice(SET_UP + "名单如下：\n组  长：江  海  副市长\n成  员：何  清  市水利局\n            局长")
    quotes = [document.text[f.start : f.end] for f in stated(document)[1:]]
    assert quotes == ["江  海  副市长", "何  清  市水利局"]


@given(st.text(alphabet="组长成员主任副：、，。由担任兼设在办公室市县局 \t\n张三李四领导小下指挥部牵头（）", max_size=150))
def test_any_text_passes(text: str) -> None:
    for row in members(notice(f"{SET_UP}\n{text}")):
        assert row[1] == "市节水工作领导小组"
