"""Reads a store: as a dataset of rdflib, or by the engine's own results where that is too slow."""

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
from govgraph.store.writing import cause, load
from govgraph.vocabulary import PREFIXES

Results = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple] | Iterable[ox.Quad]
_PREFIXES = {name: str(namespace) for name, namespace in PREFIXES.items()}


class Queryable(Dataset):
    """A dataset that can also be asked for the engine's own results: many times as fast as terms of rdflib."""

    def results(self, text: str) -> Results:
        """Answer SPARQL, in which our prefixes need not be declared."""
        raise NotImplementedError


def open(path: Path) -> Queryable:  # noqa: A001
    """A store as a dataset to read: its default graph is the union of its named graphs.

    Any number of readers may open a store at once; GraphError where it is missing or damaged.
    """
    return _Stored(engine(path))


def engine(path: Path) -> ox.Store:
    """A store in the engine's own terms, to read; GraphError where it is missing or damaged."""
    try:
        return ox.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise _damaged(str(path), error) from error


def verify(path: Path) -> None:
    """Read all quads once; GraphError at the first that is damaged, at which some queries would never end."""
    try:
        for _ in engine(path).quads_for_pattern(None, None, None, None):
            pass
    except (OSError, RuntimeError) as error:
        raise _damaged(str(path), error) from error


def damage(error: RuntimeError) -> GraphError | None:
    """What to tell of an error of the engine that has met damaged files while it read; None where it is something else."""
    return _damaged("the graph", error) if str(error).startswith(("Corruption", "IO error")) else None


def _damaged(what: str, error: Exception) -> GraphError:
    return GraphError(f"{what}: the store is missing or damaged ({cause(error)}); build the graph anew")


def memory(quads: Iterable[str]) -> Queryable:
    """A dataset in memory that holds lines of N-Quads."""
    engine = ox.Store()
    load(engine, list(quads))
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
