"""Tables of groups, 工作组 | 牵头单位 | 成员单位 | 职责, and rosters that name one before a role, 征迁安置组组长：."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.components.grouping import naming
from govgraph.components.grouping.found import Found
from govgraph.model import Block, Document
from govgraph.people import persons
from govgraph.text import without_space


def find(document: Document) -> Iterator[Found]:
    """Groups in the first column of a table of theirs: 工作组 | 牵头单位 | 成员单位 | 职责."""
    header: Block | None = None
    of_groups = False
    for block in document.blocks:
        if block.kind != "row":
            header = None
        elif header is None or header.table != block.table:
            header, of_groups = block, bool(group_columns(document, block))
        elif of_groups:
            start, end = group_cell(document, header, block)
            if start < end and naming.is_body(document.text[start:end]):
                yield Found(document.text[start:end], start, end, block.place, 3, "设立", (), True)


def rostered(document: Document) -> Iterator[Found]:
    """Groups that the label of a roster line names: 征迁安置组组长：张三."""
    for block in document.blocks:
        if block.kind == "roster":
            for label in persons.label_pattern().finditer(document.text, block.start, block.end):
                name = label["body"]
                if name.endswith(("组", "班")) and not naming.is_generic(name) and naming.is_body(name):
                    yield Found(name, label.start(), label.start() + len(name), block.place, 3, under=True)


def group_columns(document: Document, header: Block) -> dict[int, str]:
    """The columns of a table of groups that name units or persons, by their role: {1: 牵头单位, 2: 成员}; empty for another table."""
    cells = [without_space(document.text[a:b]) for a, b in header.cells]
    if not any(re.fullmatch("(?:专项|应急)?(?:工作)?(?:组|小组|专班)(?:别|名称)?|工作组设置|组名", cell) for cell in cells):
        return {}
    return {i: cell for i, cell in enumerate(cells) if cell in persons.units() | persons.roles() and cell not in ("责任单位", "秘书")}


def group_cell(document: Document, header: Block, row: Block) -> tuple[int, int]:
    """The span of the cell that names a row's group."""
    at = next((i for i, (a, b) in enumerate(header.cells) if re.search("组|专班", document.text[a:b])), 0)
    return row.cells[at] if at < len(row.cells) else (0, 0)
