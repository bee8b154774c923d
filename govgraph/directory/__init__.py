"""A graph directory: texts, statements, store and manifest; written by generations, read by anyone meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from govgraph import privacy, store
from govgraph.directory import files, manifest
from govgraph.directory.manifest import Entry, Input, Manifest
from govgraph.directory.table import Chosen, Reading, Table, compose
from govgraph.errors import GraphError
from govgraph.graph import Record
from govgraph.model import Residue, Source, Statement
from govgraph.readers import txt
from govgraph.resolve import decisions
from govgraph.resolve.decisions import Decision

__all__ = ["Chosen", "Entry", "GraphDirectory", "Input", "Manifest", "Reading", "Table", "compose", "open"]


@dataclass(frozen=True, slots=True)
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
        return [chosen.record for chosen in self.table().documents]

    def table(self) -> Table:
        """Documents and their rows, with the decisions of the build laid over them."""
        return compose(self.readings(), self.manifest.removed, self.decisions(), self.quote)

    def decisions(self) -> list[Decision]:
        """The decisions that the graph was built with."""
        if not self.manifest.decisions:
            return []
        return decisions.read(files.decisions(self.path, self.manifest.decisions))

    def quote(self, statement: Statement) -> str:
        """The words of a statement in its source; empty where it has no offsets."""
        digest = next((i.digest for i in self.manifest.inputs if i.name == statement.source), "")
        if statement.start < 0 or not digest:
            return ""
        return self._text(digest)[statement.start : statement.end]

    def readings(self) -> Iterator[Reading]:
        """What was read out of each text, each once, under the first of its names."""
        seen: set[tuple[str, str]] = set()
        for source in self.manifest.inputs:
            if (source.digest, source.extraction) not in seen:
                seen.add((source.digest, source.extraction))
                kept = files.load_extraction(self.path, source.extraction)
                yield Reading(source.name, source.digest, source.extraction, kept.length, kept.records, kept.statements, kept.recognised)

    def residue(self) -> list[Residue]:
        """What looks like a fact and was read out of no document, in the order of the sources."""
        spoken = {(e.source, e.number or e.id) for e in self.manifest.documents}
        keys = {(i.digest, i.extraction): None for i in self.manifest.inputs}
        return [r for digest, key in keys for r in files.load_residue(self.path, key) if (digest, r.document) in spoken]

    def source(self, digest: str, *, personal: bool = False) -> Source:
        """A source by the hash of its masked text, with its lines and pages; `personal` gives it as it was kept."""
        name = next((i.name for i in self.manifest.inputs if i.digest == digest), digest)
        text = _kept(files.source(self.path, digest)) if personal else self._text(digest)
        return replace(txt.source(text, name), digest=digest)

    def _text(self, digest: str) -> str:
        text = _kept(files.source(self.path, digest))
        return privacy.mask(text) if self.manifest.keep_personal else text


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

