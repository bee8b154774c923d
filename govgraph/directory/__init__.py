"""A graph directory: texts, statements, store and manifest; written by generations, read by anyone meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from govgraph import privacy, store
from govgraph.directory import extractions, files, manifest
from govgraph.directory.choosing import Chosen
from govgraph.directory.manifest import Entry, Input, Manifest
from govgraph.directory.overview import Overview, of_heads, of_table
from govgraph.directory.parts import by_document, sift
from govgraph.directory.table import Reading, Table, compose
from govgraph.errors import GraphError
from govgraph.graph import Record
from govgraph.model import Recognised, Residue, Source, Statement
from govgraph.readers import txt
from govgraph.resolve import decisions
from govgraph.resolve.decisions import Decision

__all__ = ["Chosen", "Entry", "GraphDirectory", "Input", "Manifest", "Overview", "Reading", "Table", "Told", "compose", "open"]


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its statements as decided, and the lines of its text that were read from pictures."""

    record: Record
    statements: tuple[Statement, ...]
    recognised: tuple[Recognised, ...]


@dataclass(frozen=True)
class GraphDirectory:
    """A graph as it was when opened."""

    path: Path
    manifest: Manifest

    def dataset(self) -> store.Queryable:
        """The graph, to read: the union of all its named graphs is its default graph."""
        return store.open(files.generation(self.path, self.manifest.generation))

    def statements(self) -> list[Statement]:
        """The statements table: every document's rows; of a further source that holds a document, only that it does."""
        return self.table().statements()

    def records(self) -> list[Record]:
        """What is known of each document beside its statements, by id."""
        return [chosen.record for chosen in self.overview().documents]

    def table(self) -> Table:
        """Documents and their rows, with the decisions of the build laid over them."""
        return compose(self.readings(), self.manifest.removed, self.decisions(), self.quote)

    def overview(self) -> Overview:
        """The documents without their rows, as far as the graph as a whole needs them."""
        readings = self._readings.items()
        if self.manifest.decisions:
            lengths = {key: (kept.length, kept.recognised) for key, _ in readings for kept in [extractions.load(self.path, key[1])]}
            return of_table(self.table(), lengths)
        return of_heads(((key, name, extractions.head(self.path, key[1])) for key, name in readings), self.manifest.removed)

    def told(self, wanted: Collection[str] | None = None) -> Iterator[Told]:
        """The documents of the manifest, or those of these ids, with their rows: one text after the other, none kept."""
        decided = self.table().rows if self.manifest.decisions else None
        entries = [e for e in self.manifest.documents if wanted is None or e.id in wanted]
        for (digest, key), found in groupby(sorted(entries, key=_text_of), _text_of):
            kept = extractions.load(self.path, key)
            records = {r.id: r for r in reversed(kept.records)}
            rows = by_document(kept.statements, self._readings[digest, key])
            for e in found:
                own = sift(rows.get(e.id, ()), kept.length)[0] if decided is None else decided[e.id]
                yield Told(records[e.id], tuple(own), kept.recognised)

    def decisions(self) -> list[Decision]:
        """The decisions that the graph was built with."""
        if not self.manifest.decisions:
            return []
        return decisions.read(files.decisions(self.path, self.manifest.decisions))

    def quote(self, statement: Statement) -> str:
        """The words of a statement in its source; empty where it has no offsets."""
        digest = self._digests.get(statement.source, "")
        if statement.start < 0 or not digest:
            return ""
        return self.text(digest)[statement.start : statement.end]

    def readings(self) -> Iterator[Reading]:
        """What was read out of each text, each once, under the first of its names."""
        for (digest, key), name in self._readings.items():
            kept = extractions.load(self.path, key)
            yield Reading(name, digest, key, kept.length, kept.records, kept.statements, kept.recognised)

    def residue(self) -> list[Residue]:
        """What looks like a fact and was read out of no document, in the order of the sources."""
        spoken = {(e.source, e.number or e.id) for e in self.manifest.documents}
        return [r for digest, key in self._readings for r in extractions.residue(self.path, key) if (digest, r.document) in spoken]

    def source(self, digest: str, *, personal: bool = False) -> Source:
        """A source by the hash of its masked text, with its lines and pages; `personal` gives it as it was kept."""
        name = self._names.get(digest, digest)
        text = _kept(files.source(self.path, digest)) if personal else self.text(digest)
        return replace(txt.source(text, name), digest=digest)

    @cached_property
    def _readings(self) -> dict[tuple[str, str], str]:
        """The first name of each text as it was read, by the text's digest and the key of what was read."""
        found: dict[tuple[str, str], str] = {}
        for i in self.manifest.inputs:
            found.setdefault((i.digest, i.extraction), i.name)
        return found

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {i.name: i.digest for i in reversed(self.manifest.inputs)}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {i.digest: i.name for i in reversed(self.manifest.inputs)}

    def text(self, digest: str) -> str:
        """The masked text of a source; what `source` gives beside it takes longer."""
        text = _kept(files.source(self.path, digest))
        return privacy.mask(text) if self.manifest.keep_personal else text


def _text_of(entry: Entry) -> tuple[str, str]:
    return entry.source, entry.extraction


def _kept(path: Path) -> str:
    try:
        return _text(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"{path} is missing or damaged; build the graph anew") from error


@lru_cache(maxsize=4)
def _text(path: Path, changed: int) -> str:
    """A text as it was kept; read again only where the file has changed."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def open(path: str | Path) -> GraphDirectory:  # noqa: A001
    """Open a graph directory to read; GraphError where it is none or of another version."""
    folder = Path(path)
    found = manifest.read(folder)
    if not files.generation(folder, found.generation).is_dir():
        found = manifest.read(folder)  # a build has just swapped its generation in
    return GraphDirectory(folder, found)
