"""Gold rows and statements by hand: a text of an invented city, what a person reads out of it, what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from govgraph.evaluation import Gold
from govgraph.model import Source, Statement
from govgraph.readers import txt
from govgraph.statements import with_ids

TEXT = """澜政办发〔2023〕35号
关于印发澜江市冷链提升方案的通知
一、建设冷库。（市商务局牵头，市财政局、市供销社配合）
二、培训人员。由市人社局负责，2023年12月底前完成。
三、保障资金。所需资金由市级财政承担，每户5000元。
四、报送进展。市商务局每季度向市政府报告。
五、没有人负责的一项工作，不涉及任何部门。
"""
SOURCE: Source = txt.source(TEXT, "notice.txt")
SOURCES = {SOURCE.name: SOURCE}
NUMBER = "澜政办发〔2023〕35号"


def gold(line: int, relation: str, subject: str = "", role: str = "", object_: str = "", detail: str = "", **more: Any) -> Gold:
    return Gold(more.pop("document", NUMBER), line, relation, subject, role, object_, detail, **more)


def row(words: str, relation: str, subject: str = "", role: str = "", object_: str = "", detail: str = "", **more: Any) -> Statement:
    """A statement whose evidence is `words`."""
    start = TEXT.index(words)
    base = Statement(
        "", NUMBER, relation, subject, subject, role, object_, object_, detail, start, start + len(words), "prose", "rule",
        SOURCE.name, "", "doc", "", "", SOURCE.line(start), 0,
    )  # fmt: skip
    return replace(base, **more)


GOLD = [
    gold(1, "document", NUMBER, "", "关于印发澜江市冷链提升方案的通知", "｜2023-09-01", optional=True),
    gold(3, "assigns", "市商务局", "lead", "建设冷库", form="bracket"),
    gold(3, "assigns", "市财政局", "support", "建设冷库", form="bracket"),
    gold(3, "assigns", "市供销社", "support", "建设冷库", form="bracket"),
    gold(4, "assigns", "市人社局", "responsible", "培训人员", form="prose"),
    gold(4, "deadline", "", "", "培训人员", "2023-12-31"),
    gold(5, "funds", "市级财政", "", "冷链资金", "每户5000元"),
    gold(6, "reports_to", "市商务局", "", "市政府", "报告"),
]
BRACKET = "（市商务局牵头，市财政局、市供销社配合）"
FOUND = with_ids([
    row(BRACKET, "assigns", "市商务局", "lead", "建设冷库", rule="bracket-lead"),
    row(BRACKET, "assigns", "市财政局", "responsible", "建设冷库", rule="bracket-support"),  # a wrong role
    row("由市人社局负责", "assigns", "市人社局", "responsible", "培训人员", rule="duty-by"),
    row("由市人社局负责", "assigns", "市人", "responsible", "培训人员", rule="duty-by"),  # spurious: a name cut short
    row("2023年12月底前完成", "deadline", "", "", "培训人员", "2023-11-30", rule="by-date"),  # a wrong date
    row("所需资金由市级财政承担", "funds", "市级财政", "", "冷链资金", "每户5000元", rule="tier-bears"),
    row("市商务局每季度向市政府报告", "assigns", "市商务局", "responsible", "报告", rule="duty-sentence"),  # another relation
])  # fmt: skip
