"""Full text of all documents: where words stand, in their context, whatever line breaks the page put between them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govgraph.graph import Record
from govgraph.model import Statement
from govgraph.text import narrow
from govgraph.web.holdings import Holdings

CONTEXT = 42  #: characters shown on either side
_REACH = 120  #: how near further words must stand
_BLANK = dict.fromkeys(map(ord, " \t\r\n\f\v\u3000\u00a0\ufeff"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand."""

    document_id: str
    document: str
    title: str
    date: str
    line: int
    page: int
    before: str
    words: str
    after: str
    statements: tuple[str, ...]  #: ids of those whose evidence it lies in


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text without white space."""

    document_id: str
    folded: str
    kept: str  #: the same characters, unfolded
    origin: array[int]  #: offset in the source of each


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages are wanted; what is empty lets all through."""

    document: str = ""  #: id or number
    issuer: str = ""
    year: str = ""
    place: str = ""  #: of the issuer
    relation: str = ""  #: of a statement whose evidence the words are part of
    since: str = ""
    until: str = ""

    def admits(self, record: Record) -> bool:
        """Whether passages of a document may be among them."""
        return (
            self.document in ("", record.id, record.number) and self.issuer in ("", *record.issuers)
            and self.place in ("", record.place[1]) and record.date.startswith(self.year)
            and (not self.since or record.date >= self.since)
            and (not self.until or record.date[: len(self.until)] <= self.until)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a document's text."""

    text: Text
    at: int
    length: int

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the source."""
        return self.text.origin[self.at], self.text.origin[self.at + self.length - 1] + 1


class FullText:
    """The texts of all documents without white space, each character with its offset."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    @cached_property
    def all(self) -> list[Text]:
        """The texts of all documents, the newest first."""
        records = self._holdings.records
        return [self._text(d) for d in sorted(records, key=lambda d: records[d].date, reverse=True)]

    def find(self, text: str, wanted: Filter = Filter()) -> list[Place]:
        """Every place where the first word stands with all others near it, newest document first."""
        words = [narrow(w).lower() for w in text.split()]
        if not words:
            return []
        texts = (t for t in self.all if wanted.admits(self._holdings.records[t.document_id]))
        found = (Place(t, at, len(words[0])) for t in texts for at in _places(t.folded, words))
        return [p for p in found if not wanted.relation or self.statements(p, wanted.relation)]

    def statements(self, place: Place, relation: str = "") -> list[Statement]:
        """The statements whose evidence a place is part of."""
        start, end = place.span
        rows = self._holdings.by_document.get(place.text.document_id, ())
        return [s for s in rows if s.start < end and s.end > start and relation in ("", s.relation)]

    def hit(self, place: Place) -> Hit:
        """A place as it is shown."""
        text, record = place.text, self._holdings.records[place.text.document_id]
        start, at, to = place.span[0], place.at, place.at + place.length
        source = self._holdings.source(record.id)
        inside = tuple(s.id for s in self.statements(place)[:3])
        return Hit(
            record.id, record.key, record.title, record.date, source.line(start), source.page(start),
            text.kept[max(0, at - CONTEXT) : at], text.kept[at:to], text.kept[to : to + CONTEXT], inside,
        )  # fmt: skip

    def _text(self, document_id: str) -> Text:
        record = self._holdings.records[document_id]
        text = self._holdings.source(document_id).text[record.start : record.end]
        origin = array("l", (record.start + i for i, c in enumerate(text) if ord(c) not in _BLANK))
        kept = text.translate(_BLANK)
        folded = narrow(kept).lower()
        return Text(document_id, folded if len(folded) == len(kept) else narrow(kept), kept, origin)


def _places(text: str, words: list[str]) -> Iterator[int]:
    first, others = words[0], words[1:]
    at = text.find(first)
    while at >= 0:
        near = text[max(0, at - _REACH) : at + len(first) + _REACH]
        if all(w in near for w in others):
            yield at
        at = text.find(first, at + len(first))
