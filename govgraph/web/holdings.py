"""What the pages show, held in memory: every thing with its rows, every document with its text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from govgraph import divisions
from govgraph.directory import GraphDirectory
from govgraph.gaps import Corpus, Quotes
from govgraph.graph import Record
from govgraph.model import Residue, Source, Statement
from govgraph.network import kind_of, place_of, seats
from govgraph.query import doubts

_ORDINAL = re.compile(r"/#\d+$")
ALSO = 12  #: wordings of a thing that are kept


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that has a page of its own."""

    id: str
    name: str
    kind: str
    place: str  #: name of its division, or the place that its id names
    also: tuple[str, ...]  #: how documents write it otherwise
    count: int  #: statements about it


class Holdings:
    """The statements of a graph by thing and by document."""

    def __init__(self, graph: GraphDirectory) -> None:
        table = graph.table()
        self.graph = graph
        self.statements: list[Statement] = table.statements()
        self.records: dict[str, Record] = {c.record.id: c.record for c in table.documents}
        self.by_id: dict[str, Statement] = {s.id: s for s in self.statements}
        self.by_document: Mapping[str, tuple[Statement, ...]] = table.rows
        self._sources = {i.digest: graph.source(i.digest) for i in graph.manifest.inputs}  # a build may remove the files
        self.quote = Quotes({i.name: self._sources[i.digest].text for i in graph.manifest.inputs})
        self.residue: Mapping[str, list[Residue]] = _by_document(graph.residue())
        self.base = graph.manifest.base
        self.doubts: Mapping[str, float] = doubts(graph.dataset())
        self._rows: dict[str, dict[str, Statement]] = defaultdict(dict)
        self._index()
        self.things: dict[str, Thing] = {t.id: t for t in self._made()}

    def _index(self) -> None:
        for s in self.statements:
            for thing in (s.subject_id, s.object_id):
                if thing:
                    self._rows[thing][s.id] = s
        for seat in seats(self.statements):
            if seat.agency:
                self._rows[seat.agency][seat.statement.id] = seat.statement

    def _made(self) -> Iterable[Thing]:
        names, also = self._names()
        for thing in sorted({*names, *(f"document/{d}" for d in self.records)}):
            if kind_of(thing) == "document":
                yield self._document(thing)
            else:
                name = names[thing]
                others = tuple(w for w, _ in also[thing].most_common(ALSO) if w != name)
                yield Thing(thing, name, kind_of(thing), place_name(thing), others, len(self._rows.get(thing, ())))

    def _names(self) -> tuple[dict[str, str], dict[str, Counter[str]]]:
        names: dict[str, str] = {}
        also: dict[str, Counter[str]] = defaultdict(Counter)
        for s in self.statements:
            for thing, name, text in ((s.subject_id, s.subject, s.subject_text), (s.object_id, s.object, s.object_text)):
                if thing and kind_of(thing) != "document":
                    names.setdefault(thing, name or text or s.detail or thing.rpartition("/")[2])
                    also[thing][text or name] += 1
        for seat in seats(self.statements):
            if seat.agency:
                names.setdefault(seat.agency, seat.agency_name)
        return names, also

    def _document(self, thing: str) -> Thing:
        key = thing.removeprefix("document/")
        record = self.records.get(key)
        if record is None:
            return Thing(thing, key, "document", "", (), len(self._rows.get(thing, ())))
        also = tuple(filter(None, (record.number, key)))
        return Thing(thing, record.title or record.key, "document", record.place[1], also, len(self.by_document.get(key, ())))

    def rows(self, thing: str) -> list[Statement]:
        """All statements that a thing takes part in, in the order of the table."""
        return list(self._rows.get(thing, {}).values())

    @cached_property
    def named(self) -> dict[str, Thing]:
        """The first thing of each name."""
        return {t.name: t for t in reversed(self.things.values())}

    @cached_property
    def deadlines(self) -> dict[str, list[Statement]]:
        """The deadlines of each document."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for s in self.statements:
            if s.relation == "deadline":
                found[s.document_id].append(s)
        return found

    def due(self, held: Statement) -> list[Statement]:
        """The deadlines of a duty: those at its own unit of the document or within it."""
        own = unit(held.place)
        return [
            s for s in self.deadlines.get(held.document_id, ())
            if s.object_id == held.object_id or (own and f"{unit(s.place)}/".startswith(f"{own}/"))
        ]  # fmt: skip

    def title(self, document_id: str) -> str:
        """A document's title."""
        record = self.records.get(document_id)
        return (record.title or record.key) if record else document_id

    def date(self, document_id: str) -> str:
        """A document's date, ISO; empty where it has none."""
        record = self.records.get(document_id)
        return record.date if record else ""

    def source(self, document_id: str) -> Source:
        """The source that a document stands in."""
        return self._sources[self.records[document_id].source]

    @cached_property
    def corpus(self) -> Corpus:
        """The same statements as the detectors of gaps look at them."""
        return Corpus(self.statements, self.quote)


def _by_document(residue: Iterable[Residue]) -> dict[str, list[Residue]]:
    """What no rule claimed, by the key of its document."""
    found: dict[str, list[Residue]] = defaultdict(list)
    for r in residue:
        found[r.document].append(r)
    return found


def unit(place: str) -> str:
    """The numbered unit of a task: 一/（二）/#3 stands in 一/（二）."""
    return _ORDINAL.sub("", place)


def place_name(thing: str) -> str:
    """Where a thing is, by name: agency/130900/财政局 is in 沧州市."""
    place = place_of(thing)
    division = divisions.get(place) if place.isdigit() else None
    return division.name if division else "" if place in ("-", "000000") else place
