"""Tables by their rules: crossing lines make a grid, a cell reaches as far as no line parts it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from govgraph.readers.flow import Cell, spread
from govgraph.readers.layout import Glyph, Rule, Table, least, rows_text

_NEAR = 3.0  #: points by which lines that meet may miss each other
_FULL = 1.6  #: ems within which the last line of a cell reaches its edge
_MOST = 400  #: rows or columns of a table; more are a drawing


def tables(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page, and the characters that stand in none."""
    found, rest = [], list(glyphs)
    for group in _groups(rules):
        grid = _Grid(group)
        if not grid.is_table:
            continue
        table, rest = grid.take(rest)
        if table is not None:
            found.append(table)
    return found, rest


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, largest group first."""
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    order = sorted(range(len(rules)), key=lambda i: rules[i].top)
    active: list[int] = []
    for i in order:
        rule = rules[i]
        active = [j for j in active if rules[j].bottom >= rule.top - _NEAR]
        for j in active:
            if rules[j].left <= rule.right + _NEAR and rules[j].right >= rule.left - _NEAR:
                parent[root(i)] = root(j)
        active.append(i)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for i, rule in enumerate(rules):
        groups[root(i)].append(rule)
    return sorted(groups.values(), key=len, reverse=True)


class _Grid:
    """The lines of one table."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._across = [r for r in rules if r.right - r.left >= r.bottom - r.top]
        self._down = [r for r in rules if r.right - r.left < r.bottom - r.top]
        self.xs = _distinct([*((r.left + r.right) / 2 for r in self._down), min(r.left for r in rules), max(r.right for r in rules)])
        self.ys = _distinct([*((r.top + r.bottom) / 2 for r in self._across), min(r.top for r in rules), max(r.bottom for r in rules)])

    @property
    def is_table(self) -> bool:
        """Whether there are two columns at least, and lines both ways."""
        return 3 <= len(self.xs) <= _MOST and 2 <= len(self.ys) <= _MOST and len(self._across) >= 2 and bool(self._down)

    def take(self, glyphs: Sequence[Glyph]) -> tuple[Table | None, list[Glyph]]:
        """The table with the characters in it, and the characters outside."""
        cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        outside = []
        owner, spans = self._cells()
        for glyph in glyphs:
            x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.size
            column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
            if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
                cells[owner[row, column]].append(glyph)
            else:
                outside.append(glyph)
        lines: list[list[Cell]] = []
        for row in range(len(self.ys) - 1):
            starts = [c for c in range(len(self.xs) - 1) if owner[row, c] == (row, c)]
            lines.append([self._cell(cells[row, c], c, *spans[row, c]) for c in starts])
        rows = tuple(tuple(row) for row in spread(lines))
        if not rows:
            return None, list(glyphs)
        return Table(self.xs[0], self.xs[-1], self.ys[0], self.ys[-1], rows), outside

    def _cell(self, glyphs: Sequence[Glyph], column: int, rows: int, columns: int) -> Cell:
        last = max(glyphs, key=lambda g: (g.base, g.right), default=None)
        full = last is not None and self.xs[column + columns] - last.right < _FULL * last.size
        return Cell(rows_text(glyphs), rows, columns, least(glyphs), full)

    def _cells(self) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
        """Which cell each field of the grid belongs to, and how many rows and columns each cell spans."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(rows):
            for column in range(columns):
                if (row, column) in owner:
                    continue
                wide = tall = 1
                while column + wide < columns and (row, column + wide) not in owner and not self._parted_down(column + wide, row):
                    wide += 1
                while row + tall < rows and not any(self._parted_across(row + tall, c) for c in range(column, column + wide)):
                    tall += 1
                spans[row, column] = tall, wide
                owner.update({(r, c): (row, column) for r in range(row, row + tall) for c in range(column, column + wide)})
        return owner, spans

    def _parted_down(self, column: int, row: int) -> bool:
        """Whether a line stands left of a field."""
        x, y = self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs((r.left + r.right) / 2 - x) <= _NEAR and r.top - _NEAR <= y <= r.bottom + _NEAR for r in self._down)

    def _parted_across(self, row: int, column: int) -> bool:
        """Whether a line lies above a field."""
        y, x = self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs((r.top + r.bottom) / 2 - y) <= _NEAR and r.left - _NEAR <= x <= r.right + _NEAR for r in self._across)


def _distinct(values: Iterable[float]) -> list[float]:
    """Values apart by more than lines that mean one may be."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept
