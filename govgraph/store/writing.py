"""Writes a store that nobody reads: a new one by bulk load, or a copy of one by what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from govgraph.errors import GraphError

_BATCH = 50_000  #: lines a bulk load; a gazette is some 80,000
_COMPACT = 2  #: batches from which on a new store is compacted
_UNION = ox.DefaultGraph()


def write(path: Path, graphs: Iterable[list[str]]) -> int:
    """Make a new store of graphs as lines of N-Quads; gives the number of its quads.

    A batch is loaded while the next is made. A store of more than two is compacted: that takes a third of the time of
    loading, and queries are up to twice as fast. The engine's own errors (a full disk) pass as OSError.
    """
    engine = ox.Store(str(path))
    with _told():
        with _Loader(engine) as loader:
            size = sum(loader.add(lines) for lines in graphs)
        if size > _COMPACT * _BATCH:
            engine.optimize()
    return size


def copy(path: Path, target: Path) -> None:
    """Copy a store as it is; its files are shared until either side changes."""
    try:
        ox.Store.read_only(str(path)).backup(str(target))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{path}: the store is missing or damaged ({cause(error)}); build the graph anew") from error


def change(path: Path, graphs: Iterable[tuple[str, list[str]]]) -> tuple[int, int]:
    """Make some graphs of a store hold these lines and no others; gives how many quads came and how many went.

    Only what differs is written, so that a change costs what it changes, not what the store holds.
    """
    came = went = 0
    engine = ox.Store(str(path))
    with _told(), _Loader(engine) as loader:
        for name, lines in graphs:
            held, wanted = _held(engine, name), set(lines)
            if gone := [quad for line, quad in held.items() if line not in wanted]:
                loader.wait()  # what is loaded later may state again what is removed here
                _remove(engine, gone)
                went += len(gone)
            came += loader.add([line for line in lines if line not in held])
    return came, went


class _Loader:
    """Loads lines of N-Quads in batches, each while the next is made."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(2)
        self._loading: list[Future[None]] = []
        self._batch: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._threads:
            if kind is None:
                self._load()
                self.wait()
        if kind is None:
            self._engine.flush()

    def add(self, lines: list[str]) -> int:
        """Take lines in; gives their number."""
        self._batch += lines
        if len(self._batch) >= _BATCH:
            self._load()
        return len(lines)

    def wait(self) -> None:
        """Wait for the batch under way."""
        for future in self._loading:
            future.result()
        self._loading = []

    def _load(self) -> None:
        """Have a batch loaded once the one before is: memory holds two."""
        self.wait()
        if self._batch:
            self._loading = [self._threads.submit(work, self._engine, self._batch) for work in (_load_named, _load_union)]
            self._batch = []


def _held(engine: ox.Store, graph: str) -> dict[str, ox.Quad]:
    """The quads of a graph by their lines of N-Quads."""
    quads = list(engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")
    return dict(zip(lines, quads, strict=False))  # after the last line stands an empty one


def _remove(engine: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Remove quads of named graphs, and out of the default graph the triples that no other named graph holds."""
    triples = set()
    for quad in quads:
        engine.remove(quad)
        triples.add(quad.triple)
    for t in triples:
        if all(quad.graph_name == _UNION for quad in engine.quads_for_pattern(t.subject, t.predicate, t.object, None)):
            engine.remove(ox.Quad(t.subject, t.predicate, t.object, _UNION))


def load(engine: ox.Store, lines: list[str]) -> None:
    """Load lines of N-Quads, and their triples into the default graph; lines are trusted to be well formed."""
    _load_named(engine, lines)
    _load_union(engine, lines)


def _load_named(engine: ox.Store, lines: list[str]) -> None:
    engine.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS, lenient=True)


def _load_union(engine: ox.Store, lines: list[str]) -> None:
    triples = {line.rpartition(" <")[0] for line in lines}
    engine.bulk_load(" .\n".join([*triples, ""]).encode(), ox.RdfFormat.N_TRIPLES, lenient=True)


@contextmanager
def _told() -> Iterator[None]:
    """Let the engine's errors pass as OSError."""
    try:
        yield
    except RuntimeError as error:
        raise OSError(cause(error)) from error


def cause(error: Exception) -> str:
    """The first line of what an error says."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
