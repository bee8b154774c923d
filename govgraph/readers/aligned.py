"""Tables without rules: below a line of headings, what stands in their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govgraph.readers.flow import Cell
from govgraph.readers.layout import Line, Table, joined

_HEADING = re.compile(r"[\u4e00-\u9fff（）()、]{2,10}")
#: what headings of tables speak of; two of a line's must
_SPOKEN = re.compile("序号|编号|姓名|职务|名称|单位|部门|机关|任务|内容|事项|项目|时限|时间|日期|备注|金额|比例|依据|责任|措施|目标|类别|标准|数量")
_FEWEST = 3  #: columns of such a table; of two, a roster is made
_CLOSER = 1.3  #: times by which lines of one cell stand closer than rows
_FAR = 3.0  #: times the least distance of lines, from which on the table is over


def tables(rows: Sequence[Sequence[Line]]) -> tuple[list[Table], list[Line]]:
    """The tables among lines, given by what stands beside each other, and the lines in none."""
    found: list[Table] = []
    rest: list[Line] = []
    at = 0
    while at < len(rows):
        table = _below(rows, at) if _is_head(rows[at]) else None
        if table is None:
            rest += rows[at]
            at += 1
        else:
            found.append(table.made())
            at += len(table.rows)
    return found, rest


def _is_head(row: Sequence[Line]) -> bool:
    words = [x.text for x in row]
    return len(words) >= _FEWEST and all(map(_HEADING.fullmatch, words)) and sum(bool(_SPOKEN.search(w)) for w in words) >= 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Lines below a heading, and the columns that they leave free strips between."""

    rows: list[Sequence[Line]]
    spans: list[tuple[float, float]]

    def made(self) -> Table:
        """The table, its cells whole."""
        lines = [self._cells(row) for row in self.rows]
        steps = [b[0].base - a[0].base for a, b in pairwise(self.rows[1:])]
        apart = min(steps, default=0.0) * _CLOSER
        uneven = bool(steps) and max(steps) > apart
        grid = [lines[0]]
        for i, (row, cells) in enumerate(zip(self.rows[1:], lines[1:], strict=True), 1):
            close = i > 1 and uneven and row[0].base - self.rows[i - 1][0].base <= apart
            if i > 1 and (close or not cells[0].text):
                grid[-1] = [_both(a, b) for a, b in zip(grid[-1], cells, strict=True)]
            else:
                grid.append(cells)
        first, last = self.rows[0], self.rows[-1]
        return Table(self.spans[0][0], self.spans[-1][1], first[0].base - first[0].size, last[0].base, tuple(map(tuple, grid)))

    def _cells(self, row: Sequence[Line]) -> list[Cell]:
        return [_cell([x for x in row if x.left >= left - 1 and x.right <= right + 1]) for left, right in self.spans]


def _cell(pieces: Sequence[Line]) -> Cell:
    return Cell(joined(x.text for x in sorted(pieces, key=lambda x: x.left)), confidence=min((x.confidence for x in pieces), default=1.0))


def _both(a: Cell, b: Cell) -> Cell:
    return replace(a, text=joined((a.text, b.text)), confidence=min(a.confidence, b.confidence))


def _below(rows: Sequence[Sequence[Line]], at: int) -> _Columns | None:
    """The lines below a heading that keep to its columns; None where fewer than two do."""
    head = rows[at]
    spans, taken, least = _spans(head), [head], 0.0
    for row in rows[at + 1 :]:
        step = row[0].base - taken[-1][0].base
        wider = _spans([*(Line(left, right, 0, 1, "") for left, right in spans), *row])
        alone = len(row) == 1 and row[0].left < spans[0][1]
        if len(wider) != len(spans) or alone or (least and step > _FAR * least):
            break
        spans, least = wider, min(least, step) if least else step
        taken.append(row)
    return _Columns(taken, spans) if sum(len(row) >= _FEWEST for row in taken[1:]) >= 2 else None


def _spans(pieces: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches across the page that pieces take up together."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((x.left, x.right) for x in pieces):
        if spans and left <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], right)
        else:
            spans.append((left, right))
    return spans
