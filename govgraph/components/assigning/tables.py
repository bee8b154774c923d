"""Assignments in tables of tasks (任务分工表): columns 牵头单位, 责任单位, 配合单位 beside the column of the task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import duty_lists, enumerations, words
from govgraph.components.assigning.tasks import LABEL, Assignment, Task, label
from govgraph.model import Block, Document, Finding

_TASK = re.compile("职责|任务|工作内容|措施|举措|事项|内容|项目|目标|要求|指标|名称|环节|步骤")
_NAME = re.compile("(?:任务|项目|工程|事项|工作|实事)名称|^名称$")  #: the column that calls the task by its name, beside one that describes it
_AGENCIES = re.compile("(?:牵头|责任|配合|负责|主办|协办|参与|实施|落实|承办|协同|主责|完成|参加|主体|主管|承担|协助|执行|推进)[）)]?(?:单位|部门|主体|领导|机构|科室|处室)|负责部门|分工|部门职责|单位$|^部门$|部门名称")
_FIRST_LEADS = re.compile("牵头[）)]?(?:及|和|与|、|/|[（(])(?:配合|责任|参与|协办|参加|协同)|(?:第一|首位|排首).{0,6}牵头")
_BARE_ROLE = re.compile("牵头|配合|主办|协办|主责|参与|责任")
_TWO_ROLES = re.compile("(?:牵头|配合|主办|协办|主责|参与|责任|建设|协助|承办|实施)(?:单位|部门)")
_ITEM = re.compile(r"(?:(?<=[；。])|^)\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")  #: 1．…；2．… within a cell
_PERSONS = re.compile("领导|电话|联系人|责任人$|负责人$")
_DECISION = re.compile("决定|依据|下放|取消|调整(?:方式|意见|情况)|处理|原实施|合并后|改变后|审批|管理方式|承接")  #: a table of powers, read by another component
_NOT_TASK = re.compile("序号|时限|时间|备注|依据|单位|部门|责任人")
_NUMBER = re.compile(r"^[\d（(一二三四五六七八九十]+[.．、）)]\s*")
_UNLISTED = re.compile("[\u4e00-\u9fff]{4,}(?:中心|集团|公司|站|所|院|局|办|会|馆|场|园区|管委会)|[\u4e00-\u9fff]{1,5}(?:镇|乡|街道|村|社区)")  #: a name of one cell, though listed nowhere
_LONG = 24  #: a header's cell is short
_PART = 40  #: a part of a table has a short heading
_HEADER = 3  #: rows at the head of a table among which its columns are named


@dataclass(frozen=True, slots=True)
class _Columns:
    tasks: tuple[int, ...]
    roles: tuple[tuple[int, str], ...]
    name: int = -1  #: which of the tasks' columns names them
    first_leads: int = -1  #: a column whose first agency leads: 牵头及配合单位


def find(document: Document, powers: Sequence[Finding] = ()) -> Iterator[Assignment]:
    """Each row's agencies under the task of its row; cells merged downwards are those of the row above.

    A table goes on below a heading of a part of it, and over a page.

    `powers`: items of authority; the rows they stand in name their holders.
    """
    held = {f.place for f in powers}
    table, columns, count, header = -1, None, 0, [""]
    above: dict[int, tuple[str, int]] = {}
    for at, block in enumerate(document.blocks):
        if block.kind != "row":
            columns = columns if _heads_rows(document, block) else None
            continue
        cells = _cells(document, block)
        if block.table != table:
            goes_on = columns is not None and len(cells) == len(header) and _columns(cells) is None
            table, above, count = block.table, {}, _HEADER if goes_on else 0
            columns = columns if goes_on else None
        count += 1
        if count <= _HEADER and (not columns or _is_below(cells)):
            columns = _columns(_merged(header, cells) if columns else cells) or columns
            header = cells
        elif columns and block.place not in held and cells != header:
            yield from _row(document, at, columns, above)


def _heads_rows(document: Document, block: Block) -> bool:
    """Whether words between the rows of a table head a part of it, so that its columns go on below: 二、加快城乡建设."""
    return block.end - block.start < _PART and not document.text[block.start : block.end].endswith(("。", "；", "：", ":"))


def _cells(document: Document, block: Block) -> list[str]:
    return [document.text[a:b] for a, b in block.cells]


def _is_below(cells: list[str]) -> bool:
    """Whether a row is the second of a header: 牵头 and 配合 below 责任分工."""
    return any(_BARE_ROLE.fullmatch(cell) or (not cells[0] and _TWO_ROLES.fullmatch(cell)) for cell in cells)


def _merged(header: list[str], below: list[str]) -> list[str]:
    """A header of two rows as one: what stands below counts."""
    above = header + [""] * (len(below) - len(header))
    return [f"{cell}单位" if _BARE_ROLE.fullmatch(cell) else cell or above[i] for i, cell in enumerate(below)]


def _columns(header: list[str]) -> _Columns | None:
    """What the columns under a header hold; None where the row is no header of a table of tasks."""
    if any(_DECISION.search(cell) for cell in header) or any(len(cell) > _LONG for cell in header):
        return None
    found = [(i, _role(cell)) for i, cell in enumerate(header) if _AGENCIES.search(cell) and not _PERSONS.search(cell)]
    taken = {i for i, _ in found}
    tasks = [i for i, cell in enumerate(header) if i not in taken and _TASK.search(cell) and not _NOT_TASK.search(cell)]
    if not tasks:
        tasks = [i for i in range(len(header)) if i not in taken and not _NOT_TASK.search(header[i])][:1]
    if not found or not tasks:
        return None
    if any(role == "lead" for _, role in found):
        found = [(i, "support" if role == "responsible" and "主体" not in header[i] else role) for i, role in found]
    first = next((i for i in taken if _FIRST_LEADS.search(header[i])), -1)
    return _Columns(tuple(tasks), tuple(found), next((i for i in tasks if _NAME.search(header[i])), -1), first)


def _role(cell: str) -> str:
    """The role that the header of a column of agencies gives them."""
    return next((role for word, role in words.labels()[1].items() if word in cell and role), "responsible")


def _row(document: Document, at: int, columns: _Columns, above: dict[int, tuple[str, int]]) -> Iterator[Assignment]:
    block = document.blocks[at]
    cells = _cells(document, block)
    own = [i for i in columns.tasks if i < len(cells) and cells[i]]
    above.update({i: (cells[i], at) for i in own})
    if not above.keys() & set(columns.tasks):
        return
    task, text = _task(document, columns, above)
    if own and len(columns.roles) == 1 and (items := _items(cells[own[-1]])):
        yield from _numbered(document, at, items, cells[columns.roles[0][0]])
        return
    yield from (Assignment(name, "responsible", task, block.start, block.end, "explicit", "table-with") for name in (duty_lists.company(text) if own else ()))
    for i, role in columns.roles:
        if i >= len(cells):
            continue
        if cells[i]:
            above[-1 - i] = (cells[i], at)
            for n in _named(cells[i], i == columns.first_leads):
                given = [n.role] if n.role != "responsible" else [role] if role != "responsible" and i != columns.first_leads else duty_lists.roles(text)
                for r in given:
                    yield Assignment(n.name, r, task, block.start, block.end, "explicit", f"table-{r}")
        elif own and (inherited := above.get(-1 - i)):
            for n in _named(inherited[0], i == columns.first_leads):
                r = role if n.role == "responsible" else n.role
                yield Assignment(n.name, r, task, block.start, block.end, "inferred", f"table-merged-{role}")


def _items(cell: str) -> list[str]:
    """The numbered duties of a cell; none where it has fewer than two."""
    found = [part.strip("；。") for part in _ITEM.split(cell) if part.strip("；。")]
    return found if len(_ITEM.findall(cell)) > 1 else []


def _numbered(document: Document, at: int, items: list[str], agencies: str) -> Iterator[Assignment]:
    """One row for each numbered duty beside its bearer: 区安监局 | 1．负责…；2．牵头…."""
    block = document.blocks[at]
    begin = block.start
    for item in items:
        if item.startswith(("禁止", "不得", "严禁")):
            continue
        begin = max(document.text.find(item, begin, block.end), begin)
        task = Task(at, begin, label(item.removeprefix("负责")))
        for n in _named(agencies, False):
            for role in duty_lists.roles(item):
                yield Assignment(n.name, role, task, block.start, block.end, "explicit", f"table-{role}")


def _task(document: Document, columns: _Columns, above: dict[int, tuple[str, int]]) -> tuple[Task, str]:
    """The task of the row read last, called by the column of names, else by the last that describes it; and that text."""
    known = [above[i] for i in columns.tasks if i in above]
    name = above.get(columns.name, known[-1])[0]
    row = max(at for _, at in known)
    return Task(row, document.blocks[row].start, _NUMBER.sub("", name)[:LABEL]), known[-1][0]


def _named(cell: str, first_leads: bool) -> list[enumerations.Named]:
    found = names.split(cell)
    if not any(m.kind != "unknown" for m in found) and not (found and all(_UNLISTED.fullmatch(m.text) for m in found)):
        return []
    named = enumerations.read_roles(cell, found)
    return enumerations.first_leading(named) if first_leads else named
