"""Builds the clean text and the section tree of a document from its units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.documents.clean import Builder
from govgraph.documents.lines import Line
from govgraph.documents.units import Unit
from govgraph.model import Annex, Block, MappedText

_LABEL_END = re.compile("[。：:；;]")
_CLAUSE_END = re.compile("[，,。；;：:]")
_LABEL = 40
_NUMBERED = re.compile(r"\d{1,3}[.．、]?")


@dataclass(slots=True)
class _Open:
    """A numbered unit that is open: later units stand in it until one of its rank or above comes."""

    rank: float
    key: str
    index: int
    place: str


@dataclass(slots=True)
class Tree:
    """Grows the tree, a unit at a time."""

    source: str
    builder: Builder = field(init=False)
    blocks: list[Block] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)
    _root: tuple[int, str] = (-1, "")
    _table: int = -1
    _header: str = ""
    _row_number: int = 0
    _columns: int = 0

    def __post_init__(self) -> None:
        self.builder = Builder(self.source)

    def grow(self, found: Iterable[Unit]) -> None:
        """Take all units in text order."""
        for unit in found:
            if unit.kind != "row":
                self._header = ""
            getattr(self, f"_{unit.kind}")(unit)

    def done(self) -> MappedText:
        """The clean text."""
        return self.builder.done()

    # --- one method a kind of unit ------------------------------------------------------------------------------------

    def _paragraph(self, unit: Unit) -> None:
        start = self._write(unit)
        text = self._source_text(unit)
        found = unit.marker
        body = start + (self._marker_length(unit) if found else 0)
        label, whole = _label(text, start, body)
        heading = whole and (found is not None or not re.search("[，。；：:]", text)) and len(text) <= 60
        parent, place = self._parent()
        if found:
            parent, place = self._open(found.rank, found.key, text)
        self._add(Block(
            "heading" if heading else "paragraph", start, start + len(text), place,
            marker=found.text if found else "", depth=len(self._stack), parent=parent, label=label,
        ))  # fmt: skip

    _heading = _paragraph

    def _title(self, unit: Unit) -> None:
        prefix = self._root[1] if self._root[1].startswith("附件") else ""
        self._begin(unit, prefix)

    def _annex(self, unit: Unit) -> None:
        self._begin(unit, unit.number)
        self.annexes.append(Annex(unit.number, "", self.blocks[-1].start, self.blocks[-1].end))

    def _annexes(self, unit: Unit) -> None:
        start = self._write(unit)
        parent, place = self._parent()
        self._add(Block("paragraph", start, self.builder.length, place, depth=len(self._stack), parent=parent, label=(start, self.builder.length)))

    def _begin(self, unit: Unit, place: str) -> None:
        """A title over a text of its own: numbering begins anew below it."""
        self._stack.clear()
        start = self._write(unit)
        end = self.builder.length
        self._root = (len(self.blocks), place)
        self._add(Block("heading", start, end, place, label=(start, end)))

    def _roster(self, unit: Unit) -> None:
        line = unit.lines[0]
        start = self.builder.length
        self.builder.keep(line.start, line.end)
        parent, place = self._parent()
        self._add(Block("roster", start, self.builder.length, place, depth=len(self._stack), parent=parent, label=(start, start)))

    def _row(self, unit: Unit) -> None:
        raw = unit.lines[0].bare
        if self._header and raw == self._header:
            return
        if not self._header:
            self._table += 1
            self._header, self._row_number, self._columns = raw, 0, unit.lines[0].text.count("\t") + unit.lines[0].behind + 1
        start = self.builder.length
        cells = self._cells(unit)
        parent, place = self._parent()
        first = self._text(cells[0])
        number = first.rstrip(".．、") if _NUMBERED.fullmatch(first) else str(self._row_number)
        self._row_number += 1
        where = self._unique("/".join(p for p in (place, f"表{self._table + 1}", number) if p))
        self._add(Block("row", start, self.builder.length, where, depth=len(self._stack), parent=parent, label=cells[0], cells=cells, table=self._table))

    # --- text ---------------------------------------------------------------------------------------------------------

    def _write(self, unit: Unit) -> int:
        start = self.builder.length
        for line in unit.lines:
            self.builder.squeeze(line.start, line.end)
        return start

    def _cells(self, unit: Unit) -> tuple[tuple[int, int], ...]:
        """The cells of a row; a further line of it goes on in the last cell of the line before."""
        line = unit.lines[0]
        sign = "\t" if "\t" in line.text else next((s for s in "|｜│" if s in line.text), "\t")
        closed = sign != "\t" and line.text.startswith(sign) and line.text.endswith(sign)
        first = (line.start - self._empty_ahead(line), line.end) if sign == "\t" else (line.start + closed, line.end - closed)
        spans: list[tuple[int, int]] = []
        begin = self.builder.length
        for start, end in (first, *((more.start, more.end) for more in unit.lines[1:])):
            at = start
            while (stop := self.source.find(sign, at, end)) >= 0:
                self.builder.squeeze(*_stripped(self.source, at, stop))
                spans.append((begin, self.builder.length))
                self.builder.tab(stop)
                begin, at = self.builder.length, stop + 1
            self.builder.squeeze(*_stripped(self.source, at, end))
        return (*spans, (begin, self.builder.length))

    def _empty_ahead(self, line: Line) -> int:
        """How many empty cells a row begins with, where it has fewer others than the header: cells merged downwards."""
        ahead = self.source[self.source.rfind("\n", 0, line.start) + 1 : line.start]
        tabs = len(ahead) - len(ahead.rstrip("\t"))
        return min(tabs, max(self._columns - line.text.count("\t") - line.behind - 1, 0))

    def _source_text(self, unit: Unit) -> str:
        return self.builder.text_from(self.blocks[-1].end + 1 if self.blocks else 0)

    def _text(self, span: tuple[int, int]) -> str:
        return self.builder.text_from(span[0], span[1])

    def _marker_length(self, unit: Unit) -> int:
        assert unit.marker is not None
        return len(unit.marker.text)

    def _add(self, block: Block) -> None:
        self.builder.newline(self.builder.next_offset)
        self.blocks.append(block)

    # --- places -------------------------------------------------------------------------------------------------------

    def _parent(self) -> tuple[int, str]:
        if self._stack:
            return self._stack[-1].index, self._stack[-1].place
        return self._root

    def _open(self, rank: float, key: str, text: str) -> tuple[int, str]:
        """Close what the new unit does not stand in, and open it."""
        rank = self._nested(rank, key)
        while self._stack and self._stack[-1].rank >= rank:
            self._stack.pop()
        parent, above = self._parent()
        place = self._unique(f"{above}/{key}" if above else key)
        self._stack.append(_Open(rank, key, len(self.blocks), place))
        return parent, place

    def _nested(self, rank: float, key: str) -> float:
        """1.1 below 1. stands in it, though 1.1 otherwise stands above 1."""
        head = key.split(".")[0]
        if "." in key and any(o.key == head and o.rank >= 6 for o in self._stack):
            return 6.0 + 0.1 * key.count(".")
        return rank

    def _unique(self, place: str) -> str:
        """Numbering that comes twice in one place (a list after a list) is told apart: 三/1·2."""
        self._places[place] = count = self._places.get(place, 0) + 1
        return place if count == 1 else f"{place}·{count}"


def _label(text: str, start: int, body: int) -> tuple[tuple[int, int], bool]:
    """Span of a unit's heading or first clause, and whether that is all of it."""
    offset = body - start
    end = _LABEL_END.search(text, offset)
    stop = end.start() if end else len(text)
    if stop - offset > _LABEL:
        clause = _CLAUSE_END.search(text, offset)
        stop = min(clause.start() if clause else stop, offset + _LABEL)
    return (body, start + stop), stop >= len(text) - 1


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    piece = source[start:end]
    front = len(piece) - len(piece.lstrip())
    return start + front, max(start + front, end - (len(piece) - len(piece.rstrip())))


def annexes(listed: Iterable[Line]) -> list[str]:
    """Titles of a list of annexes, 附件：1.… 2.…, without numbers."""
    text = "".join(("\n" if re.match(r"\s*[\d０-９]{1,2}\s*[.．、]", e.text) else "") + e.bare for e in listed)
    text = re.sub(r"^附[件表录][:：]", "", text)
    parts = [re.sub(r"^[\d０-９]{1,2}[.．、]", "", p) for p in re.split(r"\n|(?<=[\u4e00-\u9fff）)])(?=[1-9][.．、][\u4e00-\u9fff])", text)]
    return [p for p in parts if p]
