"""From what was read out of each text to the one table that the graph is made of: which text speaks, what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from govgraph.directory import rejects
from govgraph.graph import Record
from govgraph.model import Recognised, Statement
from govgraph.resolve.decisions import Decision, Effect, apply
from govgraph.statements import in_order

_Rows = dict[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one text."""

    name: str  #: of the source
    digest: str
    extraction: str
    length: int  #: characters of the text
    records: tuple[Record, ...]
    statements: tuple[Statement, ...]
    recognised: tuple[Recognised, ...] = ()  #: lines read from pictures


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document, the reading that speaks for it, and the further texts that hold it."""

    record: Record
    reading: Reading
    also: tuple[str, ...]  #: digests


@dataclass(frozen=True, slots=True)
class Table:
    """All documents with their rows as decided."""

    documents: tuple[Chosen, ...]  #: by id
    rows: dict[str, tuple[Statement, ...]]  #: by document
    elsewhere: tuple[Statement, ...]  #: the row `document` of the further texts
    rejected: tuple[tuple[Statement, str], ...]  #: rows that can't be part of the graph, each with the reason
    effects: tuple[Effect, ...]  #: of decisions

    def statements(self) -> list[Statement]:
        """The statements table, in order."""
        return in_order([*(s for rows in self.rows.values() for s in rows), *self.elsewhere])


def compose(
    readings: Iterable[Reading], removed: Iterable[str], decisions: Sequence[Decision], quote: Callable[[Statement], str]
) -> Table:
    """The table of all readings, without the documents that were taken out."""
    gone = set(removed)
    holders: dict[str, list[tuple[Record, Reading]]] = defaultdict(list)
    lost: list[Statement] = []
    for reading in readings:
        lost += (s for s in reading.statements if not s.document_id)
        for record in reading.records:
            if record.id not in gone:
                holders[record.id].append((record, reading))
    by_reading = {name: _by_document(r) for name, r in {id(r): r for held in holders.values() for _, r in held}.items()}
    documents = [_choose(held, by_reading) for _, held in sorted(holders.items())]
    rows = {c.record.id: by_reading[id(c.reading)].get(c.record.id, ()) for c in documents}
    effects: tuple[Effect, ...] = ()
    if decisions:
        outcome = apply([s for found in rows.values() for s in found], decisions, quote)
        rows = {c.record.id: () for c in documents} | _grouped(outcome.statements)
        effects = tuple(outcome.effects)
    rejected = [(s, rejects.reason(s, 0)) for s in lost]
    for chosen in documents:
        rows[chosen.record.id] = _sifted(rows[chosen.record.id], chosen.reading.length, rejected)
    return Table(tuple(documents), rows, tuple(_elsewhere(documents, holders, by_reading)), tuple(rejected), effects)


def _sifted(rows: Iterable[Statement], length: int, rejected: list[tuple[Statement, str]]) -> tuple[Statement, ...]:
    """The rows that can be part of the graph; those that can't join the rejected ones."""
    good = []
    for s in rows:
        if why := rejects.reason(s, length):
            rejected.append((s, why))
        else:
            good.append(s)
    return tuple(good)


def _by_document(reading: Reading) -> _Rows:
    """Its rows by document, under the name that its text has now."""
    return _grouped(reading.statements, reading.name)


def _choose(held: list[tuple[Record, Reading]], rows: dict[int, _Rows]) -> Chosen:
    """The reading that speaks for a document: fewest damaged characters, most statements, smallest hash."""
    ranked = sorted(held, key=lambda h: (h[0].damage, -len(rows[id(h[1])].get(h[0].id, ())), h[1].digest, h[1].extraction))
    record, reading = ranked[0]
    return Chosen(record, reading, tuple(sorted({r.digest for _, r in ranked} - {reading.digest})))


def _grouped(statements: Iterable[Statement], source: str = "") -> _Rows:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        groups[s.document_id].append(s if not source or s.source == source else replace(s, source=source))
    return {document: tuple(rows) for document, rows in groups.items()}


def _elsewhere(
    documents: Iterable[Chosen], holders: dict[str, list[tuple[Record, Reading]]], rows: dict[int, _Rows]
) -> Iterable[Statement]:
    """That further texts hold a document: one row each."""
    for chosen in documents:
        for _, reading in holders[chosen.record.id]:
            if reading.digest in chosen.also:
                yield from (s for s in rows[id(reading)].get(chosen.record.id, ()) if s.relation == "document")
