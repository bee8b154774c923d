"""From what was read out of each text to the one table that the graph is made of: which text speaks, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from govgraph.directory import rejects
from govgraph.directory.choosing import Chosen, Held, choose
from govgraph.directory.parts import Rejected, by_document, sift
from govgraph.graph import Record
from govgraph.model import Recognised, Statement
from govgraph.resolve.decisions import Decision, Effect, apply
from govgraph.statements import in_order

_Rows = dict[str, list[Statement]]


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

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.digest, self.extraction


@dataclass(frozen=True, slots=True)
class Table:
    """All documents with their rows as decided."""

    documents: tuple[Chosen, ...]  #: by id
    rows: dict[str, tuple[Statement, ...]]  #: by document
    elsewhere: tuple[Statement, ...]  #: the row `document` of the further texts
    rejected: tuple[Rejected, ...]  #: rows that can't be part of the graph, each with the reason
    effects: tuple[Effect, ...]  #: of decisions

    def statements(self) -> list[Statement]:
        """The statements table, in order."""
        return in_order([*(s for rows in self.rows.values() for s in rows), *self.elsewhere])


def compose(
    readings: Iterable[Reading], removed: Collection[str], decisions: Sequence[Decision], quote: Callable[[Statement], str]
) -> Table:
    """The table of all readings, without the documents that were taken out."""
    texts = {reading.key: reading for reading in readings}
    found = {key: by_document(reading.statements, reading.name) for key, reading in texts.items()}
    held = (Held(r, len(found[key].get(r.id, ())), *key) for key, reading in texts.items() for r in reading.records)
    documents = choose(held, removed)
    rows = {c.record.id: found[c.digest, c.extraction].get(c.record.id, []) for c in documents}
    effects: tuple[Effect, ...] = ()
    if decisions:
        outcome = apply([s for own in rows.values() for s in own], decisions, quote)
        rows = {c.record.id: [] for c in documents} | by_document(outcome.statements)
        effects = tuple(outcome.effects)
    rejected = [(s, rejects.reason(s, 0)) for reading in texts.values() for s in reading.statements if not s.document_id]
    good: dict[str, tuple[Statement, ...]] = {}
    for c in documents:
        own, bad = sift(rows[c.record.id], texts[c.digest, c.extraction].length)
        good[c.record.id] = tuple(own)
        rejected += bad
    return Table(tuple(documents), good, tuple(_elsewhere(documents, found)), tuple(rejected), effects)


def _elsewhere(documents: Iterable[Chosen], found: dict[tuple[str, str], _Rows]) -> Iterator[Statement]:
    """That further texts hold a document: one row each."""
    by_digest: dict[str, list[_Rows]] = {}
    for (digest, _), rows in found.items():
        by_digest.setdefault(digest, []).append(rows)
    for chosen in documents:
        for digest in chosen.also:
            for rows in by_digest[digest]:
                yield from (s for s in rows.get(chosen.record.id, ()) if s.relation == "document")
