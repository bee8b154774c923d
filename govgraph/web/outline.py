"""The sections of a document, read from its text alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govgraph import documents
from govgraph.errors import ReadError
from govgraph.graph import Record
from govgraph.model import Document, Source
from govgraph.readers import txt

LONGEST = 30  #: characters of a heading
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered unit, or an annex."""

    place: str
    label: str
    depth: int
    start: int  #: in the source


def outline(source: Source, record: Record) -> list[Section]:
    """The numbered units of a document down to the third depth; none where its text alone can't be read as a document."""
    part = txt.source(source.text[record.start : record.end], source.name)
    try:
        found = documents.split(part)
    except ReadError:
        return []
    return list(_sections(max(found, key=lambda d: len(d.blocks)), record.start))


def _sections(document: Document, shift: int) -> Iterator[Section]:
    text = document.text
    for annex in document.annexes:
        if annex.start >= 0:
            label = " ".join(filter(None, (annex.number, annex.title)))
            yield Section(annex.number, label, 0, document.mapped.span(annex.start, annex.end)[0] + shift)
    for block in document.blocks:
        if block.marker and block.depth <= _DEEPEST:
            start, end = block.label
            label = f"{block.marker}{text[start:end]}"
            short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
            yield Section(block.place, short, block.depth, document.mapped.span(block.start, block.end)[0] + shift)


def in_order(sections: list[Section]) -> list[Section]:
    """Sections in the order of the text, each place once."""
    seen: dict[str, Section] = {}
    for s in sorted(sections, key=lambda s: (s.start, s.depth)):
        seen.setdefault(s.place, s)
    return list(seen.values())
