"""A notice with a text of one's own, and the assignments read in it."""

from __future__ import annotations

from govgraph import documents, pipeline
from govgraph.readers.txt import source

HEAD = "澜江市人民政府办公室关于印发澜江市工作方案的通知\n澜政办发〔2021〕8号\n各县（市、区）人民政府，市直各单位：\n"
SIGN = "\n澜江市人民政府办公室\n2021年3月5日\n"


def assigned(text: str) -> list[tuple[str, str]]:
    """Subjects and roles of the assignments in the text of a notice."""
    document = documents.split(source(HEAD + text + SIGN, "notice.txt"))[0]
    return sorted((f.subject, f.role) for f in pipeline.extract(document).findings if f.relation == "assigns")


def rows(told: str) -> list[tuple[str, str]]:
    """lead 市民政局 | support 市财政局 市教育局 → rows."""
    parts = (part.split() for part in told.split("|") if part.strip())
    return sorted((name, role) for role, *names in parts for name in names)
