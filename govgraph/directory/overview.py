"""All documents of a graph at a glance: chosen and counted, without their rows, so that a build costs what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from govgraph.directory.choosing import Chosen, Held, choose
from govgraph.directory.extractions import Head
from govgraph.directory.manifest import Entry
from govgraph.directory.parts import Part, Rejected, named, part
from govgraph.directory.table import Table
from govgraph.model import RELATIONS, Recognised, Statement
from govgraph.resolve.decisions import Effect

Text = tuple[str, str]  #: its digest, and the key of what was read out of it


@dataclass(frozen=True, slots=True)
class Overview:
    """The documents by id, what is known of each, and what can't be part of the graph."""

    documents: tuple[Chosen, ...]
    parts: Mapping[str, Part]
    rejected: tuple[Rejected, ...]
    effects: tuple[Effect, ...] = ()  #: of decisions

    def entries(self) -> Iterator[Entry]:
        """The documents as the manifest lists them."""
        for c in self.documents:
            r = c.record
            yield Entry(r.id, r.number, r.title, r.date, c.digest, self.parts[r.id].content, c.also, r.issuers, c.extraction)

    def telling(self) -> Iterator[Statement]:
        """The statements that the derived graph depends on."""
        return (s for c in self.documents for s in self.parts[c.record.id].telling)

    def counts(self) -> dict[str, int]:
        """How many documents, statements, rejected rows, and statements of each relation."""
        relations: Counter[str] = Counter()
        for found in self.parts.values():
            relations.update(found.relations)
        return {
            "documents": len(self.documents), "statements": relations.total(), "quads": 0, "rejected": len(self.rejected),
            **{name: relations[name] for name in RELATIONS if relations[name]},
        }  # fmt: skip


def of_heads(heads: Iterable[tuple[Text, str, Head]], removed: Collection[str]) -> Overview:
    """The overview of texts as they were read, each under its name, without the documents that were taken out."""
    parts: dict[tuple[str, Text], Part] = {}
    names: dict[Text, str] = {}
    lost: list[Rejected] = []
    for text, name, head in heads:
        names[text] = name
        lost += named(head.lost, name)
        for p in reversed(head.parts):  # of two of one id the first counts
            parts[p.record.id, text] = p
    documents = choose((Held(p.record, p.rows, *text) for (_, text), p in parts.items()), removed)
    chosen = {c.record.id: parts[c.record.id, (c.digest, c.extraction)] for c in documents}
    for c in documents:
        lost += named(chosen[c.record.id].rejected, names[c.digest, c.extraction])
    return Overview(tuple(documents), chosen, tuple(lost))


def of_table(table: Table, texts: Mapping[Text, tuple[int, tuple[Recognised, ...]]]) -> Overview:
    """The overview of a table with decisions laid over it; of each text its length, and its lines read from pictures."""
    parts = {c.record.id: part(c.record, table.rows[c.record.id], *texts[c.digest, c.extraction]) for c in table.documents}
    return Overview(table.documents, parts, table.rejected, table.effects)
