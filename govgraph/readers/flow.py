"""Paragraphs and tables in order, as one text: a paragraph a line with a blank line after it, a table row a line of tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CERTAIN = 1.0  #: confidence of what no recogniser read
_SPACE = re.compile(r"[ \t\r\n\v\xa0]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with how many rows and columns it spans."""

    text: str
    rows: int = 1
    columns: int = 1
    confidence: float = CERTAIN  #: least of its lines
    full: bool = False  #: whether its last line reaches its edge, so that it may go on elsewhere


_EMPTY = Cell("")


class Flow:
    """Collects what a reader finds."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def paragraph(self, text: str) -> None:
        """A paragraph; the lines in it stay lines."""
        lines = [kept for line in text.split("\n") if (kept := line.rstrip(" \t\r\v\xa0\u3000")).strip("\f")]
        if lines:
            self._pieces.append("\n".join(lines) + "\n\n")
        elif "\f" in text:
            self._pieces.append("\f")

    def table(self, rows: Iterable[Sequence[Cell]]) -> None:
        """A table; what a merged cell says stands in each row that it spans, and in the first of its columns."""
        lines = ["\t".join(cell.text for cell in row) for row in spread(rows)]
        if lines:
            self._pieces.append("\n".join(lines) + "\n\n")

    def page(self) -> None:
        """The next page begins."""
        self._pieces.append("\f")

    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces).rstrip("\n") + "\n"


def one_line(text: str) -> str:
    """A cell's text without the breaks of its lines."""
    return _SPACE.sub(" ", text).strip()


def spread(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """The grid of a table whose cells span rows and columns; rows without any text are left out."""
    grid: list[list[Cell]] = []
    below: dict[int, tuple[int, Cell]] = {}  # column: rows that a cell above still spans, and what it says
    for row in rows:
        line: list[Cell] = []
        cells = iter(row)
        cell = next(cells, None)
        while cell is not None or below.get(len(line), (0, _EMPTY))[0] > 0:
            left, above = below.get(len(line), (0, _EMPTY))
            if left > 0:
                below[len(line)] = left - 1, above
                line.append(above)
                continue
            assert cell is not None
            for i in range(max(cell.columns, 1)):
                said = Cell(one_line(cell.text), confidence=cell.confidence, full=cell.full) if i == 0 else _EMPTY
                below[len(line)] = cell.rows - 1, said
                line.append(said)
            cell = next(cells, None)
        if any(x.text for x in line):
            grid.append(line)
    return grid
