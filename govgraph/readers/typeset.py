"""From laid-out pages to text: running heads and page numbers go, lines become paragraphs, over columns and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from govgraph.model import Recognised, Source
from govgraph.readers import aligned, txt
from govgraph.readers.flow import CERTAIN, Cell
from govgraph.readers.layout import Line, Page, Table, crossing, joined, ordered, same_base, spaced
from govgraph.text import document_number

_ZONE = 0.13  #: share of the page's height, above and below, where running heads are
_PAGE_NUMBER = re.compile(r"[-—–―·•.\s]*\d{1,4}[-—–―·•.\s]*|第\s*\d+\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}|[-—–―]{1,3}")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百\d]{1,5}[条章节]"
)
_BARE = re.compile("[^\\s：:·-]+")  #: no entry of a roster
_OFTEN = 0.3  #: share of pages, from which on a line is a running head
_SHORT = 3.0  #: ems by which a line that ends its paragraph falls short
_FULL = 1.2  #: and by which a line of a hanging paragraph may
_INDENT = 1.2  #: ems
_SAME_WIDTH = 6.0  #: points by which parts of one table may differ
_DEEPEST = 20  #: ems of space before a line that are kept


def source(pages: Sequence[Page], name: str) -> Source:
    """The text of pages: a paragraph a line, rows with tabs, a form feed where a page begins."""
    cleaned = _without_heads(pages)
    gutter = _common(cleaned)
    flow = [_ordered(page, _gutter(page, gutter)) for page in cleaned]
    edges = _edges(flow, gutter)
    pitch = _pitch(flow)
    out = _Out()
    for i, items in enumerate(flow):
        if i:
            out.page()
        for item in items:
            out.take(item, edges, pitch)
    return out.source(name)


# --- running heads ------------------------------------------------------------------------------------------------------


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    keys = [{_key(line, page) for line in _margin(page)} for page in pages]
    often = Counter(k for found in keys for k in found)
    least = max(3, _OFTEN * len(pages)) if len(pages) > 3 else 2
    heads = {k for k, n in often.items() if n >= least}
    kept = []
    for page in pages:
        gone = {id(line) for line in _margin(page) if _key(line, page) in heads or _is_number(line, page)}
        kept.append(replace(page, lines=tuple(x for x in page.lines if id(x) not in gone)))
    return kept


def _margin(page: Page) -> list[Line]:
    """The outermost lines above and below."""
    bases = sorted({round(x.base) for x in page.lines})
    outer = {*bases[:2], *bases[-2:]}
    low, high = _ZONE * page.height, (1 - _ZONE) * page.height
    return [x for x in page.lines if round(x.base) in outer and not low < x.base < high]


def _key(line: Line, page: Page) -> tuple[str, int]:
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.base / page.height * 50)


def _is_number(line: Line, page: Page) -> bool:
    edge = min(line.base, page.height - line.base)
    return edge < 0.1 * page.height and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


# --- columns ------------------------------------------------------------------------------------------------------------


def _common(pages: Iterable[Page]) -> tuple[float, float] | None:
    """The strip between the columns of most pages that have one."""
    found = [p.gutter for p in pages if p.gutter]
    return (median(g[0] for g in found), median(g[1] for g in found)) if found else None


def _gutter(page: Page, common: tuple[float, float] | None) -> tuple[float, float] | None:
    """A page's own strip; else that of the others, where no more than a title stands across it."""
    if common is None or (page.gutter and (page.gutter[1] < common[0] or page.gutter[0] > common[1])):
        return page.gutter
    return common if page.gutter or (page.lines and crossing(page.lines, common) <= max(3, 0.2 * len(page.lines))) else None


def _ordered(page: Page, gutter: tuple[float, float] | None) -> list[Line | Table]:
    """A page's lines and tables as they are read; where there is one column, those without rules as well."""
    if gutter is None:
        found, rest = aligned.tables([sorted(row, key=lambda x: x.left) for row in same_base(page.lines)])
        page = replace(page, lines=tuple(rest), tables=(*page.tables, *found))
    return ordered(page, gutter)


def _edges(flow: Iterable[Iterable[Line | Table]], gutter: tuple[float, float] | None) -> dict[int, tuple[float, float]]:
    """The left and right edge of each column."""
    lefts: dict[int, list[float]] = defaultdict(list)
    rights: dict[int, list[float]] = defaultdict(list)
    for items in flow:
        for item in items:
            if isinstance(item, Line):
                lefts[item.column].append(item.left)
                rights[item.column].append(item.right)
    found = {c: (_percentile(lefts[c], 0.03), _percentile(rights[c], 0.97)) for c in lefts}
    if 1 in found and 2 in found:
        found[0] = found[1][0], found[2][1]
    if gutter and 1 in found:
        found[1] = found[1][0], max(found[1][1], gutter[0])
    return found


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[round((len(values) - 1) * share)]


def _pitch(flow: Iterable[Sequence[Line | Table]]) -> float:
    """The usual distance of lines, in ems."""
    steps = [
        (b.base - a.base) / a.size
        for items in flow for a, b in pairwise(items)
        if isinstance(a, Line) and isinstance(b, Line) and 0 < b.base - a.base < 4 * a.size and abs(a.size - b.size) < 1
    ]  # fmt: skip
    return median(steps) if steps else 1.5


# --- tables -------------------------------------------------------------------------------------------------------------


def _same(a: Sequence[Cell], b: Sequence[Cell]) -> bool:
    return [x.text for x in a] == [x.text for x in b]


def _is_rest(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row is what the page cut off from the row above: it has no first cell, and its cells go on with theirs."""
    if len(above) != len(below) or below[0].text or any(b.text and not a.text for a, b in zip(above, below, strict=True)):
        return False
    pairs = [(a, b) for a, b in zip(above, below, strict=True) if b.text]
    return bool(pairs) and all(a.full or a.text[-1] in "、，：（《" or b.text[0] in "、，。；）》" for a, b in pairs)


def _both(a: Cell, b: Cell) -> Cell:
    return Cell(joined((a.text, b.text)), confidence=min(a.confidence, b.confidence), full=b.full)


# --- paragraphs ---------------------------------------------------------------------------------------------------------


class _Out:
    """Joins lines to paragraphs as they come."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._recognised: list[Recognised] = []
        self._open: list[tuple[str, float]] = []  #: the lines of the paragraph, with their confidence
        self._last: Line | None = None
        self._feeds = 0  #: pages that began since the last line
        self._rows = False  #: whether a table came last
        self._above: Table | None = None  #: that table
        self._row: Sequence[Cell] = ()  #: its last row, which may go on over the page

    def page(self) -> None:
        """The next page begins."""
        self._feeds += 1

    def take(self, item: Line | Table, edges: dict[int, tuple[float, float]], pitch: float) -> None:
        """The next line or table."""
        if isinstance(item, Table):
            self._end()
            self._table(item)
            return
        self._end_row()
        left = edges[item.column][0]
        indent = max(round((item.left - left) / item.size), 0)
        if self._last is None or not self._goes_on(item, edges, pitch):
            set_in = indent > 1 and not self._hangs(item, edges)
            self._end(blank=set_in or self._apart(item, pitch))
            self._feed()
            self._open.append(("\u3000" * min(indent, _DEEPEST), CERTAIN))
        else:
            self._open.append(("\f" * self._feeds, CERTAIN))
            self._feeds = 0
        if self._rows:
            self._put("\n")
            self._rows, self._above = False, None
        self._open.append((item.text, item.confidence))
        self._last = item

    def _table(self, table: Table) -> None:
        rows = table.rows
        if above := self._goes_over(table):
            rows, table = rows[1:] if _same(rows[0], above.rows[0]) else rows, replace(table, rows=above.rows)
            if rows and _is_rest(self._row, rows[0]):
                self._row, rows = [_both(a, b) for a, b in zip(self._row, rows[0], strict=True)], rows[1:]
        elif self._rows and not self._feeds:
            self._end_row()
            self._put("\n")
        for row in rows:
            self._end_row()
            self._feed()
            self._row = row
        self._rows, self._above = True, table

    def _goes_over(self, table: Table) -> Table | None:
        """The table before, where this one is the rest of it on the next page or in the next column."""
        above = self._above
        if above is None or not (self._feeds or table.column != above.column):
            return None
        same = abs((table.right - table.left) - (above.right - above.left)) < _SAME_WIDTH
        return above if same and len(table.rows[0]) == len(above.rows[0]) else None

    def _end_row(self) -> None:
        for i, cell in enumerate(self._row):
            self._put("\t" * (i > 0))
            self._put(cell.text, cell.confidence)
        self._put("\n" if self._row else "")
        self._row = ()

    def _put(self, text: str, confidence: float = CERTAIN) -> None:
        if confidence < CERTAIN and text:
            self._recognised.append(Recognised(self._length, self._length + len(text), confidence))
        self._pieces.append(text)
        self._length += len(text)

    def _goes_on(self, line: Line, edges: dict[int, tuple[float, float]], pitch: float) -> bool:
        last = self._last
        assert last is not None
        short = edges[last.column][1] - last.right
        if short > _SHORT * last.size or self._apart(line, pitch):
            return False
        if last.text[-1:] in "。；：:;" and _NUMBERED.match(line.text):
            return False
        if "··" in last.text or "……" in last.text:  # a line of a table of contents
            return False
        if line.left <= edges[line.column][0] + _INDENT * line.size:
            return True
        return short < _FULL * last.size and self._hangs(line, edges)

    def _hangs(self, line: Line, edges: dict[int, tuple[float, float]]) -> bool:
        """Whether a line that is set in may be the rest of an entry that is: 市路灯管理处 / 负责人."""
        last = self._last
        if last is None or last.left <= edges[last.column][0] + _INDENT * last.size or line.left < last.left - line.size / 2:
            return False
        ended = last.text[-1:] in "。；：:;" or _NUMBERED.match("".join(text for text, _ in self._open).strip())
        return not ended and bool(_BARE.fullmatch(line.text)) and not (line.text[-1] == "号" and document_number(line.text))

    def _apart(self, line: Line, pitch: float) -> bool:
        """Whether a line is set apart from the one before: by its size, by where it stands, by the space between."""
        last = self._last
        if last is None or abs(last.size - line.size) > 0.08 * line.size:
            return True
        return last.column == line.column and not self._feeds and line.base - last.base > 1.45 * pitch * last.size

    def _feed(self) -> None:
        self._put("\f" * self._feeds)
        self._feeds = 0

    def _end(self, blank: bool = True) -> None:
        if self._open:
            for text, (_, confidence) in zip(spaced(text for text, _ in self._open), self._open, strict=True):
                self._put(text, confidence)
            self._put("\n\n" if blank else "\n")
        self._open, self._last = [], None

    def source(self, name: str) -> Source:
        """All of it."""
        self._end()
        self._end_row()
        return txt.source("".join(self._pieces), name, tuple(self._recognised))
