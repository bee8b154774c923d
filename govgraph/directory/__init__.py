"""A graph directory: texts, statements, store and manifest; written by generations, read by anyone meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import Dataset

from govgraph import store
from govgraph.directory import files, manifest
from govgraph.directory.manifest import Entry, Input, Manifest
from govgraph.errors import GraphError
from govgraph.graph import Record
from govgraph.model import Source, Statement
from govgraph.readers import txt
from govgraph.statements import in_order

__all__ = ["Entry", "GraphDirectory", "Input", "Manifest", "open"]


@dataclass(frozen=True, slots=True)
class GraphDirectory:
    """A graph as it was when opened."""

    path: Path
    manifest: Manifest

    def dataset(self) -> Dataset:
        """The graph, to read: the union of all its named graphs is its default graph."""
        return store.open(files.generation(self.path, self.manifest.generation))

    def statements(self) -> list[Statement]:
        """The statements table: every document's rows; of a further source that holds a document, only that it does."""
        rows: list[Statement] = []
        for source, _, found in self._extractions():
            chosen = {e.id for e in self.manifest.documents if (e.source, e.extraction) == (source.digest, source.extraction)}
            other = {e.id for e in self.manifest.documents if source.digest in e.also} - chosen
            rows += (
                replace(s, source=source.name)
                for s in found
                if s.document_id in chosen or (s.document_id in other and s.relation == "document")
            )
        return in_order(rows)

    def records(self) -> list[Record]:
        """What is known of each document beside its statements, in the order of the manifest."""
        known = {(r.id, r.source): r for _, records, _ in self._extractions() for r in records}
        return [known[e.id, e.source] for e in self.manifest.documents]

    def source(self, digest: str) -> Source:
        """A source by the hash of its text, with its lines and pages."""
        path = files.source(self.path, digest)
        name = next((i.name for i in self.manifest.inputs if i.digest == digest), path.name)
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise GraphError(f"{path} is missing or damaged; build the graph anew") from error
        return replace(txt.source(text, name), digest=digest)

    def _extractions(self) -> Iterator[tuple[Input, list[Record], list[Statement]]]:
        """Each text once, under the first of its names."""
        seen: set[tuple[str, str]] = set()
        for source in self.manifest.inputs:
            if (source.digest, source.extraction) not in seen:
                seen.add((source.digest, source.extraction))
                yield source, *files.load_extraction(self.path, source.extraction)


def open(path: str | Path) -> GraphDirectory:  # noqa: A001
    """Open a graph directory to read; GraphError where it is none or of another version."""
    folder = Path(path)
    found = manifest.read(folder)
    if not files.generation(folder, found.generation).is_dir():
        found = manifest.read(folder)  # a build has just swapped its generation in
    return GraphDirectory(folder, found)


def documents(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    """The documents that an id or a number names."""
    return [e for e in entries if wanted in (e.id, e.number)]
