"""Assignments in tables of tasks (任务分工表): columns 牵头单位, 责任单位, 配合单位 beside the column of the task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import duty_lists, enumerations, words
from govgraph.components.assigning.tasks import LABEL, Assignment, Task
from govgraph.model import Block, Document, Finding

_TASK = re.compile("职责|任务|工作内容|措施|举措|事项|内容|项目|目标|要求|指标|名称|环节|步骤")
_AGENCIES = re.compile("(?:牵头|责任|配合|负责|主办|协办|参与|实施|落实|承办|协同|主责|完成)(?:单位|部门|主体|领导)|负责部门|分工|部门职责|单位$|^部门$|部门名称")
_DECISION = re.compile("决定|依据|下放|取消|调整(?:方式|意见|情况)|处理|原实施")  #: a table of powers, read by another component
_NOT_TASK = re.compile("序号|时限|时间|备注|依据|单位|部门|责任人")


@dataclass(frozen=True, slots=True)
class _Columns:
    tasks: tuple[int, ...]
    roles: tuple[tuple[int, str], ...]


def find(document: Document, powers: Sequence[Finding] = ()) -> Iterator[Assignment]:
    """Each row's agencies under the task of its row; cells merged downwards are those of the row above.

    `powers`: items of authority; the rows they stand in name their holders.
    """
    held = {f.place for f in powers}
    table, columns = -1, None
    above: dict[int, tuple[str, int]] = {}
    for at, block in enumerate(document.blocks):
        if block.kind != "row":
            continue
        if block.table != table:
            table, columns, above = block.table, _columns(_cells(document, block)), {}
            continue
        if columns and block.place not in held:
            yield from _row(document, at, columns, above)


def _cells(document: Document, block: Block) -> list[str]:
    return [document.text[a:b] for a, b in block.cells]


def _columns(header: list[str]) -> _Columns | None:
    label_roles = words.labels()[1]
    found = []
    if any(_DECISION.search(cell) for cell in header):
        return None
    for i, cell in enumerate(header):
        if _AGENCIES.search(cell) and not re.search("责任人|领导|电话", cell):
            role = next((r for word, r in label_roles.items() if word in cell and r), "responsible")
            found.append((i, role))
    if not found:
        return None
    taken = {i for i, _ in found}
    tasks = [i for i, cell in enumerate(header) if i not in taken and _TASK.search(cell) and not _NOT_TASK.search(cell)]
    if not tasks:
        tasks = [i for i in range(len(header)) if i not in taken and not _NOT_TASK.search(header[i])][:1]
    if any(role == "lead" for _, role in found):
        found = [(i, "support" if role == "responsible" and "主体" not in header[i] else role) for i, role in found]
    return _Columns(tuple(tasks), tuple(found)) if tasks else None


def _row(document: Document, at: int, columns: _Columns, above: dict[int, tuple[str, int]]) -> Iterator[Assignment]:
    block = document.blocks[at]
    cells = _cells(document, block)
    own = [i for i in columns.tasks if i < len(cells) and cells[i]]
    for i in own:
        above[i] = (cells[i], at)
    if not above and not own:
        return
    known = [above[i] for i in columns.tasks if i in above]
    if not known:
        return
    name, row = known[-1]
    task = Task(row, document.blocks[row].start, re.sub(r"^[\d（(一二三四五六七八九十]+[.．、）)]\s*", "", name)[:LABEL])
    for i, role in columns.roles:
        if i >= len(block.cells):
            continue
        start, end = block.cells[i]
        if start < end:
            for n in _named(document, start, end):
                given = [n.role] if n.role != "responsible" else [role] if role != "responsible" else duty_lists.roles(name)
                for r in given:
                    yield Assignment(n.name, r, task, block.start, block.end, "explicit", f"table-{r}")
        elif own and (inherited := above.get(-1 - i)):
            for n in enumerations.roles(inherited[0]):
                yield Assignment(n.name, role if n.role == "responsible" else n.role, task, block.start, block.end, "inferred", f"table-merged-{role}")
            continue
        if start < end:
            above[-1 - i] = (document.text[start:end], at)


def _named(document: Document, start: int, end: int) -> list[enumerations.Named]:
    text = document.text[start:end]
    return enumerations.roles(text) if any(m.kind != "unknown" for m in names.split(text)) else []
