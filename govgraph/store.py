"""The stored graph: Oxigraph on disk, written by bulk load, read through rdflib.

The default graph holds the union of the named graphs, each triple once; whoever opens the store by other means reads it as it
is, without an option for a union.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from govgraph.errors import GraphError
from govgraph.vocabulary import PREFIXES

_BATCH = 100_000  #: lines a bulk load; a gazette is some 80,000
_PREFIXES = {name: str(namespace) for name, namespace in PREFIXES.items()}


Results = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple] | Iterable[ox.Quad]


class Queryable(Dataset):
    """A dataset that can also be asked for the engine's own results: many times as fast as terms of rdflib."""

    def results(self, text: str) -> Results:
        """Answer SPARQL, in which our prefixes need not be declared."""
        raise NotImplementedError


def open(path: Path) -> Queryable:  # noqa: A001
    """A store as a dataset to read: its default graph is the union of its named graphs.

    Any number of readers may open a store at once; GraphError where it is missing or damaged.
    """
    try:
        return _Stored(ox.Store.read_only(str(path)))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{path}: the store is missing or damaged ({_cause(error)}); build the graph anew") from error


def memory(quads: Iterable[str]) -> Queryable:
    """A dataset in memory that holds lines of N-Quads."""
    engine = ox.Store()
    _load(engine, list(quads))
    return _Stored(engine)


class _Union(OxigraphStore):
    """Reads a store whose default graph holds each triple of the named graphs once.

    The engine's own union gives a triple as often as there are graphs that hold it, so that counts come out too high.
    """

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: str, **kwargs: object) -> Result:  # noqa: N803
        """Ask the union, or the one graph that is named."""
        graph = DATASET_DEFAULT_GRAPH_ID if queryGraph == "__UNION__" else queryGraph
        return super().query(query, initNs, initBindings, graph, **kwargs)

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[tuple[Any, Iterator[Graph | None]]]:
        """Each triple once, with the named graphs that hold it."""
        if context is not None:
            yield from super().triples(triple_pattern, context)
            return
        for triple, _ in super().triples(triple_pattern, Graph(identifier=DATASET_DEFAULT_GRAPH_ID)):
            yield triple, self._holders(triple)

    def contexts(self, triple: Any = None) -> Iterator[Graph]:  # type: ignore[override]
        """The named graphs, or those that hold a triple."""
        return (g for g in super().contexts(triple) if g.identifier != DATASET_DEFAULT_GRAPH_ID)

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: naming a graph to read it is no writing."""

    def _holders(self, triple: Any) -> Iterator[Graph]:
        yield from self.contexts(triple)


class _Stored(Queryable):
    """A store with our prefixes."""

    def __init__(self, engine: ox.Store) -> None:
        super().__init__(store=_Union(store=engine), default_union=True)
        self._engine = engine
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace, override=True, replace=True)

    def results(self, text: str) -> Results:
        return self._engine.query(text, prefixes=_PREFIXES)


def copy(path: Path, target: Path) -> None:
    """Copy a store as it is; its files are shared until either side changes."""
    try:
        ox.Store.read_only(str(path)).backup(str(target))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{path}: the store is missing or damaged ({_cause(error)}); build the graph anew") from error


def write(path: Path, dropped: Iterable[str], added: Iterable[list[str]], *, compact: bool = False) -> int:
    """Change a store that nobody reads, or make a new one: drop graphs, then load graphs as lines of N-Quads.

    To `compact` it takes a third of the time of loading; queries are then up to twice as fast, and nothing of what was dropped
    stays on disk. Gives the number of quads of its named graphs.
    The engine's own errors (a full disk) pass as OSError.
    """
    try:
        engine = ox.Store(str(path))
        if gone := list(dropped):
            _drop(engine, gone)
        for batch in _batches(added):
            _load(engine, batch)
        engine.flush()
        if compact:
            engine.optimize()
        return len(engine) - _union_size(engine)
    except RuntimeError as error:
        raise OSError(_cause(error)) from error


def _load(engine: ox.Store, lines: list[str]) -> None:
    """Load lines of N-Quads, and their triples into the default graph."""
    union = {line.rpartition(" <")[0] for line in lines}
    engine.bulk_load("\n".join([*lines, *(f"{triple} ." for triple in union)]).encode(), ox.RdfFormat.N_QUADS)


def _drop(engine: ox.Store, graphs: Iterable[str]) -> None:
    """Drop named graphs, and out of the default graph what no other named graph holds."""
    triples: set[ox.Triple] = set()
    for graph in graphs:
        name = ox.NamedNode(graph)
        triples.update(quad.triple for quad in engine.quads_for_pattern(None, None, None, name))
        engine.remove_graph(name)
    union = ox.DefaultGraph()
    for t in triples:
        if all(quad.graph_name == union for quad in engine.quads_for_pattern(t.subject, t.predicate, t.object, None)):
            engine.remove(ox.Quad(t.subject, t.predicate, t.object, union))


def _union_size(engine: ox.Store) -> int:
    (row,) = engine.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")  # type: ignore[misc]
    return int(row[0].value)


def _batches(graphs: Iterable[list[str]]) -> Iterable[list[str]]:
    """Graphs put together until a bulk load is worth its files."""
    batch: list[str] = []
    for quads in graphs:
        batch += quads
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _cause(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
