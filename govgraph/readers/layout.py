"""The lines and tables of a page in reading order: rules make tables, an empty strip down the middle makes two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from govgraph.readers.flow import CERTAIN, Cell


class Glyph(NamedTuple):
    """A character on a page; lengths in points, from the top left."""

    left: float
    right: float
    base: float  #: of the line it stands on
    size: float
    char: str
    spaced: bool = False  #: whether the file has a space before it
    confidence: float = CERTAIN  #: of the line that a recogniser read it in


class Rule(NamedTuple):
    """A straight line on a page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that stand on one line of one column."""

    left: float
    right: float
    base: float
    size: float
    text: str
    column: int = 0  #: 0: across the page, 1: left, 2: right
    confidence: float = CERTAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table."""

    left: float
    right: float
    top: float
    base: float  #: its foot
    rows: tuple[tuple[Cell, ...], ...]
    column: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is laid out, its lines not yet put in columns."""

    width: float
    height: float
    lines: tuple[Line, ...] = field(repr=False)  #: whole lines, top down; pieces far apart are lines of their own
    tables: tuple[Table, ...] = ()
    gutter: tuple[float, float] | None = None  #: the strip between two columns


_SHARE = 0.15  #: of the lines may cross the strip between columns: titles
_NARROW = "“”‘’·…—（(《"  #: signs whose boxes some fonts make narrower than their place
_MARKER = frozenset("0123456789.-•·●")
_APART = 0.8  #: ems between pieces of a line that may belong to two columns


def page_of(width: float, height: float, glyphs: Iterable[Glyph], tables: Iterable[Table]) -> Page:
    """A page of its tables and of the characters that stand in none."""
    pieces = [line for row in _rows(glyphs) for line in _pieces(row)]
    return Page(width, height, tuple(pieces), tuple(tables), _gutter(pieces))


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The text of the characters of one line, with the spaces that part Latin words and the columns of a roster."""
    row = sorted(glyphs)
    gaps = [(b.left - a.right) / max(a.size, 1.0) for a, b in pairwise(row)]
    usual = max(median(gaps), 0.0) if len(gaps) > 2 else 0.0  # a justified line is spread evenly
    marker = next((i for i, g in enumerate(row) if g.char not in _MARKER), len(row)) - 1
    spaces = ["", *(_space(a, b, gap, usual, i == marker) for i, ((a, b), gap) in enumerate(zip(pairwise(row), gaps, strict=True)))]
    return "".join(space + glyph.char for space, glyph in zip(spaces, row, strict=True))


def _space(a: Glyph, b: Glyph, gap: float, usual: float, marked: bool) -> str:
    """The space between two characters, as many wide ones as it is wide; `marked`: after the number or bullet of 5.1 经费保障."""
    if marked:
        needed = 0.18
    elif b.spaced or a.char in ":：":
        needed = 0.1 if b.spaced else 0.2
    elif a.char.isascii() != b.char.isascii():
        needed = 0.4
    elif a.char in _NARROW or b.char in _NARROW:
        needed = 0.7
    else:
        needed = 0.18
    if gap <= 1.6 * usual + needed:
        return ""
    return "\u3000" * round(gap) if gap > 0.7 else " "


def rows_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell, its lines run together."""
    return joined(_told(row) for row in _rows(glyphs))


def _told(row: Iterable[Glyph]) -> str:
    """A line of a cell, with the spaces that the file has; narrow cells are spread too unevenly to tell others."""
    return "".join((" " if g.spaced and i else "") + g.char for i, g in enumerate(sorted(row)))


def joined(texts: Iterable[str]) -> str:
    """Lines run together: with a space between Latin words only."""
    return "".join(spaced(texts))


def spaced(texts: Iterable[str]) -> Iterator[str]:
    """Lines as they are run together, a space before a Latin word that follows one."""
    last = ""
    for text in texts:
        space = " " if text and last.isascii() and last.isalpha() and text[0].isascii() and text[0].isalpha() else ""
        yield space + text
        last = text[-1:] or last


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters by the line that they stand on, top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.left)):
        if rows and glyph.base - rows[-1][-1].base <= 0.35 * max(min(glyph.size, rows[-1][-1].size), 4.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _pieces(row: list[Glyph]) -> list[Line]:
    """The pieces of a line that stand apart."""
    row = sorted(row)
    gaps = [b.left - a.right for a, b in pairwise(row)]
    usual = max(median(gaps), 0.0) if len(gaps) > 2 else 0.0
    cuts = [i for i, (a, gap) in enumerate(zip(row, gaps, strict=False), 1) if gap > _APART * a.size + 1.6 * usual]
    return [_line(row[a:b]) for a, b in pairwise([0, *cuts, len(row)])]


def _line(glyphs: Sequence[Glyph]) -> Line:
    return Line(
        min(g.left for g in glyphs), max(g.right for g in glyphs), median(g.base for g in glyphs), median(g.size for g in glyphs),
        text_of(glyphs), confidence=least(glyphs),
    )  # fmt: skip


def least(items: Iterable[Glyph | Line]) -> float:
    """The confidence of characters or lines together."""
    return min((x.confidence for x in items), default=CERTAIN)


def crossing(lines: Iterable[Line], strip: tuple[float, float]) -> int:
    """How many lines reach into a strip."""
    return sum(line.left < strip[1] - 1 and line.right > strip[0] + 1 for line in lines)


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The strip between two columns of running text; None where there is one column."""
    if len(lines) < 6:
        return None
    left, right = min(x.left for x in lines), max(x.right for x in lines)
    size = median(x.size for x in lines)
    middle = [left + (right - left) * k / 200 for k in range(80, 121)]
    free = [x for x in middle if crossing(lines, (x - 0.3 * size, x + 0.3 * size)) <= _SHARE * len(lines)]
    if not free:
        return None
    at = min(free, key=lambda x: abs(x - (left + right) / 2))
    beside = [x for x in lines if x.right <= at + size or x.left >= at - size]
    lefts, rights = _whole([x for x in beside if x.right <= at + size]), _whole([x for x in beside if x.left >= at - size])
    if min(len(lefts), len(rights)) < 3 or min(len(lefts), len(rights)) < 0.2 * len(lines):
        return None
    strip = _edge([x.right for x in lefts], at, high=True), _edge([x.left for x in rights], at, high=False)
    widths = strip[0] - left, right - strip[1]
    filled = [sum(x.right - x.left > 0.8 * w for x in side) / len(side) for side, w in ((lefts, widths[0]), (rights, widths[1]))]
    even = 0.7 < widths[0] / max(widths[1], 1) < 1.43
    return strip if even and min(filled) >= 0.1 and sum(filled) >= 0.5 else None


def _edge(values: list[float], at: float, high: bool) -> float:
    """The edge of a column towards the strip, lines that stick out apart."""
    kept = sorted(values)
    edge = kept[int((len(kept) - 1) * (0.95 if high else 0.05))]
    return min(edge, at) if high else max(edge, at)


def ordered(page: Page, gutter: tuple[float, float] | None) -> list[Line | Table]:
    """The lines and tables of a page in the order in which they are read."""
    if gutter is None:
        return sorted([*_whole(page.lines), *page.tables], key=lambda i: i.base)
    middle = (gutter[0] + gutter[1]) / 2
    items: list[Line | Table] = []
    for row in same_base(page.lines):
        if any(x.left < middle - 1 and x.right > middle + 1 for x in row):
            items.append(_across(row, 0))
            continue
        for column, side in ((1, [x for x in row if x.left < middle]), (2, [x for x in row if x.left >= middle])):
            if side:
                items.append(_across(side, column))
    for table in page.tables:
        column = 1 if table.right <= middle + 2 else 2 if table.left >= middle - 2 else 0
        items.append(replace(table, column=column))
    return _banded(items)


def _banded(items: list[Line | Table]) -> list[Line | Table]:
    """What stands across both columns parts the page; between, the left column is read before the right."""
    bands: list[list[Line | Table]] = [[]]
    for item in sorted(items, key=lambda i: i.top if isinstance(i, Table) else i.base):
        if item.column == 0:
            bands += [[item], []]
        else:
            bands[-1].append(item)
    return [item for band in bands for item in sorted(band, key=lambda i: (i.column, i.base))]


def _whole(lines: Sequence[Line]) -> list[Line]:
    return [_across(row, 0) for row in same_base(lines)]


def same_base(lines: Sequence[Line]) -> list[list[Line]]:
    """Pieces that stand beside each other, top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.base):
        if rows and line.base - rows[-1][-1].base <= 0.35 * min(line.size, rows[-1][-1].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _across(row: Sequence[Line], column: int) -> Line:
    """The pieces of a line as one, parted by wide spaces."""
    row = sorted(row, key=lambda x: x.left)
    text = row[0].text
    for a, b in pairwise(row):
        text += "\u3000" * max(round((b.left - a.right) / b.size), 1) + b.text
    return Line(row[0].left, max(x.right for x in row), row[0].base, median(x.size for x in row), text, column, least(row))
