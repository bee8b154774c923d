"""Puts together what was read: the documents, one graph each, the derived graph, and the generation that holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govgraph import graph
from govgraph.build.progress import Progress, silent
from govgraph.directory import GraphDirectory, Manifest, Overview, files, generation, rejects
from govgraph.model import Statement


def finish(
    folder: Path, old: Manifest | None, new: Manifest, failed: Iterable[tuple[str, str]] = (), progress: Progress = silent
) -> tuple[Manifest, tuple[str, ...]]:
    """Make the graph of a manifest's inputs and put it in force; gives its manifest, and the decisions that fit nothing.

    `failed`: files that could not be read, by name, each with the reason; they are listed with the rejected rows.
    """
    found = GraphDirectory(folder, new).overview()
    entries = tuple(found.entries())
    new = replace(_needed(new, found), documents=entries, counts=found.counts())
    also = {e.id: e.also for e in entries if e.also}
    derived = graph.derived_quads([c.record for c in found.documents], list(found.telling()), also, new.base)
    done = generation.swap(folder, old, new, lambda wanted: _quads(GraphDirectory(folder, new), wanted, progress), derived)
    _write_rejected(folder, [*found.rejected, *((rejects.of_file(name), why) for name, why in failed)])
    unresolved = tuple(f"row {e.decision.row}: {e.decision.kind}" for e in found.effects if not e.rows)
    return done, unresolved


def _quads(draft: GraphDirectory, wanted: Collection[str], progress: Progress) -> Iterator[tuple[str, list[str]]]:
    """The graphs of some documents."""
    run = graph.Run(draft.manifest.govgraph, draft.manifest.rules)
    sources = {e.id: e.source for e in draft.manifest.documents}
    progress(0, len(wanted), "storing")
    for count, told in enumerate(draft.told(wanted), start=1):
        words = draft.text(sources[told.record.id])
        yield told.record.id, graph.document_quads(told.record, told.statements, words, run, draft.manifest.base, told.recognised)
        progress(count, len(wanted), told.record.key)


def _needed(new: Manifest, found: Overview) -> Manifest:
    """Without texts of which every document was taken out, and without documents taken out that no text holds any more."""
    holding = {digest for c in found.documents for digest in (c.digest, *c.also)}
    inputs = tuple(i for i in new.inputs if i.digest in holding or not new.removed)
    return replace(new, inputs=inputs, removed=new.removed if inputs else ())


def _write_rejected(folder: Path, rejected: Sequence[tuple[Statement, str]]) -> None:
    path = folder / files.REJECTED
    if rejected:
        files.write(path, rejects.dumps(rejected).encode("utf-8", "surrogatepass"))
    else:
        path.unlink(missing_ok=True)
