"""Tables whose columns are dates: 任务 · 上半年 · 年底, with what is to be done by each in its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import lexicon
from govgraph.components import dates
from govgraph.model import Block, Document, Finding
from govgraph.text import last_day, without_space

#: what heads a column of times by which something is due
FIELD_WORD = re.compile("|".join(sorted(lexicon.load("deadlines")["fields"]["words"], key=len, reverse=True)))
_TASK_HEADER = re.compile("任务|事项|内容|项目|措施|名称|目标|问题|工作|举措")
_LONG = 60  #: a paragraph of this length ends the table above it
_DATE = re.compile(
    r"(?:20\d\d年)?(?:[上下]半年|第?[一二三四1-4]季度|前三季度|年底|\d{1,2}月(?:底|份|中旬|上旬|下旬|\d{1,2}日)?|全年)(?:前|末|底)?(?:进度|目标|任务|完成情况|形象进度)?"
)
_PART = re.compile("(?:进度|目标|任务|完成情况|形象进度)$")
_NOTHING = re.compile("[—－\\-/无]*")
_FILLED = re.compile("[\u4e00-\u9fff]")


def heads(document: Document) -> dict[int, Block]:
    """The header row of each table, or of that above it which a page or a broken line ended."""
    found: dict[int, Block] = {}
    head: Block | None = None
    for block in document.blocks:
        if block.kind != "row":
            long = block.end - block.start >= _LONG or document.text.endswith("。", block.start, block.end)
            head = None if long else head
        elif block.table not in found:
            named = any(FIELD_WORD.search(document.text[s:e]) for s, e in block.cells)
            if named or head is None or len(block.cells) != len(head.cells):
                head = block
            found[block.table] = head
    return found


def row_label(document: Document, block: Block, header: Sequence[str], column: int) -> str:
    """What a row is about: its task, else its last cell of more than a few characters."""
    texts = [document.text[s:e] for s, e in block.cells]
    named = [
        t for t, name in zip(texts, header, strict=False) if _TASK_HEADER.search(name) and not FIELD_WORD.search(name) and t
    ]
    others = [t for i, t in enumerate(texts) if i != column and len(t) > 3]
    return (named or others or [""])[-1]


def find(document: Document) -> Iterator[Finding]:
    """A deadline for each cell below the name of a date."""
    due: list[str] = []
    table = rows = -1
    for block in document.blocks:
        if block.kind != "row":
            continue
        if block.table != table:
            due, table, rows = [], block.table, 0
        rows += 1
        cells = [without_space(document.text[start:end]) for start, end in block.cells]
        if rows <= 2 and sum(bool(_DATE.fullmatch(cell)) for cell in cells) >= 2:
            due = [_due(cell, document.date) for cell in cells]
        elif due and len(cells) == len(due):
            yield from _row(document, block.cells, cells, due, block.place)


def _row(
    document: Document, spans: Sequence[tuple[int, int]], cells: Sequence[str], due: Sequence[str], place: str
) -> Iterator[Finding]:
    for (start, end), cell, date in zip(spans, cells, due, strict=True):
        if date and not _NOTHING.fullmatch(cell) and _FILLED.search(cell):
            yield Finding("deadline", "", "", cell[:30], date, start, end, "explicit", "date-column", place)


def _due(cell: str, published: str) -> str:
    """The last day of what a header cell names; empty where it names no date."""
    if not _DATE.fullmatch(cell):
        return ""
    words = _PART.sub("", cell).replace("全年", "年底")
    found = dates.read(words if words.endswith("前") else f"{words}前", published)
    value = found[0].value.rpartition("/")[2] if found else ""
    return f"{value}-{last_day(int(value[:4]), int(value[5:7])):02}" if len(value) == 7 and "月" not in words else value
