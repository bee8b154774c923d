"""Full text of all documents: where words stand, in their context, whatever line breaks the page put between them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

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


class FullText:
    """The texts of all documents without white space, each character with its offset."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._texts: list[Text] | None = None

    def find(self, text: str, *, document: str = "", since: str = "", until: str = "", place: str = "") -> list[Hit]:
        """Every place where the first word stands with all others near it, newest document first."""
        words = [narrow(w).lower() for w in text.split()]
        if not words:
            return []
        found: list[Hit] = []
        for entry in self.all():
            record = self._holdings.records[entry.document_id]
            if (document and document not in (record.id, record.number)) or (place and place != record.place[1]):
                continue
            if (since and record.date < since) or (until and record.date[: len(until)] > until):
                continue
            found += (self._hit(entry, at, len(words[0])) for at in _places(entry.folded, words))
        return sorted(found, key=lambda h: h.date, reverse=True)

    def all(self) -> list[Text]:
        """The texts of all documents."""
        if self._texts is None:
            self._texts = [self._text(d) for d in self._holdings.records]
        return self._texts

    def _text(self, document_id: str) -> Text:
        record = self._holdings.records[document_id]
        text = self._holdings.source(document_id).text[record.start : record.end]
        origin = array("l", (record.start + i for i, c in enumerate(text) if ord(c) not in _BLANK))
        kept = text.translate(_BLANK)
        folded = narrow(kept).lower()
        return Text(document_id, folded if len(folded) == len(kept) else narrow(kept), kept, origin)

    def _hit(self, entry: Text, at: int, length: int) -> Hit:
        record, holdings = self._holdings.records[entry.document_id], self._holdings
        start, end = entry.origin[at], entry.origin[at + length - 1] + 1
        source = holdings.source(entry.document_id)
        kept = entry.kept
        inside = tuple(s.id for s in holdings.by_document.get(record.id, ()) if s.start < end and s.end > start)
        return Hit(
            record.id, record.key, record.title, record.date, source.line(start), source.page(start),
            kept[max(0, at - CONTEXT) : at], kept[at : at + length], kept[at + length : at + length + CONTEXT], inside[:3],
        )  # fmt: skip


def _places(text: str, words: list[str]) -> Iterator[int]:
    first, others = words[0], words[1:]
    at = text.find(first)
    while at >= 0:
        near = text[max(0, at - _REACH) : at + len(first) + _REACH]
        if all(w in near for w in others):
            yield at
        at = text.find(first, at + len(first))
