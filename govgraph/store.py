"""The stored graph: Oxigraph on disk, written by bulk load, read through rdflib."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph

from govgraph.errors import GraphError
from govgraph.vocabulary import PREFIXES

_BATCH = 200_000  #: lines a bulk load; a gazette is some 60,000


def open(path: Path) -> Dataset:  # noqa: A001
    """A store as a dataset to read: its default graph is the union of its named graphs.

    Any number of readers may open a store at once; GraphError where it is missing or damaged.
    """
    try:
        engine = ox.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{path}: the store is missing or damaged ({_cause(error)}); build the graph anew") from error
    return _dataset(_ReadOnly(store=engine))


class _ReadOnly(OxigraphStore):
    """Naming a graph to read it is no writing."""

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: the graph is there or stays empty."""


def _dataset(plugin: OxigraphStore) -> Dataset:
    """A dataset whose default graph is the union of its graphs, with our prefixes."""
    result = Dataset(store=plugin, default_union=True)
    for prefix, namespace in PREFIXES.items():
        result.bind(prefix, namespace, override=True, replace=True)
    return result


def memory(quads: Iterable[str]) -> Dataset:
    """A dataset in memory that holds lines of N-Quads."""
    engine = ox.Store()
    engine.bulk_load("\n".join(quads).encode(), ox.RdfFormat.N_QUADS)
    return _dataset(OxigraphStore(store=engine))


def copy(path: Path, target: Path) -> None:
    """Copy a store as it is; its files are shared until either side changes."""
    try:
        ox.Store.read_only(str(path)).backup(str(target))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{path}: the store is missing or damaged ({_cause(error)}); build the graph anew") from error


def write(path: Path, dropped: Iterable[str], added: Iterable[list[str]]) -> int:
    """Change a store that nobody reads, or make a new one: drop graphs, then load graphs as lines of N-Quads.

    Gives the number of quads the store then holds. The engine's own errors (a full disk) pass as OSError.
    """
    try:
        engine = ox.Store(str(path))
        gone = list(dropped)
        for graph in gone:
            engine.remove_graph(ox.NamedNode(graph))
        for batch in _batches(added):
            engine.bulk_load("\n".join(batch).encode(), ox.RdfFormat.N_QUADS)
        engine.flush()
        if gone:
            engine.optimize()  # so that nothing of what was dropped stays on disk
        return len(engine)
    except RuntimeError as error:
        raise OSError(_cause(error)) from error


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
