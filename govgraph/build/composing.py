"""Puts together what was read: one table, one graph a document, the derived graph, and the generation that holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from govgraph import graph
from govgraph.directory import Chosen, Entry, GraphDirectory, Manifest, Table, files, generation, rejects
from govgraph.model import RELATIONS, Statement
from govgraph.statements import cells

_Rejected = Sequence[tuple[Statement, str]]


def finish(
    folder: Path, old: Manifest | None, new: Manifest, failed: Iterable[tuple[str, str]] = ()
) -> tuple[Manifest, tuple[str, ...]]:
    """Make the graph of a manifest's inputs and put it in force; gives its manifest, and the decisions that fit nothing.

    `failed`: files that could not be read, by name, each with the reason; they are listed with the rejected rows.
    """
    draft = GraphDirectory(folder, new)
    table = draft.table()
    new = _needed(new, table)
    rows, rejected = table.rows, table.rejected
    entries = tuple(_entry(c, rows[c.record.id]) for c in table.documents)
    new = replace(new, documents=entries, counts=_counts(rows, rejected))
    run = graph.Run(new.govgraph, new.rules)
    chosen = {c.record.id: c for c in table.documents}

    def quads(entry: Entry) -> list[str]:
        words = draft.source(entry.source).text
        read = chosen[entry.id]
        return graph.document_quads(read.record, rows[entry.id], words, run, new.base, read.reading.recognised)

    derived = graph.derived_quads(
        [c.record for c in table.documents], [s for found in rows.values() for s in found], {e.id: e.also for e in entries if e.also}, new.base
    )
    done = generation.swap(folder, old, new, quads, derived)
    _write_rejected(folder, [*rejected, *((rejects.of_file(name), why) for name, why in failed)])
    unresolved = tuple(f"row {e.decision.row}: {e.decision.kind}" for e in table.effects if not e.rows)
    return done, unresolved


def _needed(new: Manifest, table: Table) -> Manifest:
    """Without texts of which every document was taken out, and without documents taken out that no text holds any more."""
    holding = {c.reading.digest for c in table.documents} | {d for c in table.documents for d in c.also}
    inputs = tuple(i for i in new.inputs if i.digest in holding or not new.removed)
    return replace(new, inputs=inputs, removed=new.removed if inputs else ())


def _entry(chosen: Chosen, rows: Iterable[Statement]) -> Entry:
    r = chosen.record
    said = r, [cells(s) for s in rows], [x for x in chosen.reading.recognised if x.end > r.start and x.start < r.end]
    content = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Entry(r.id, r.number, r.title, r.date, chosen.reading.digest, content, chosen.also, r.issuers)


def _counts(rows: Mapping[str, Sequence[Statement]], rejected: _Rejected) -> dict[str, int]:
    relations = Counter(s.relation for found in rows.values() for s in found)
    return {
        "documents": len(rows), "statements": relations.total(), "quads": 0, "rejected": len(rejected),
        **{name: relations[name] for name in RELATIONS if relations[name]},
    }  # fmt: skip


def _write_rejected(folder: Path, rejected: _Rejected) -> None:
    path = folder / files.REJECTED
    if rejected:
        files.write(path, rejects.dumps(rejected).encode("utf-8", "surrogatepass"))
    else:
        path.unlink(missing_ok=True)
