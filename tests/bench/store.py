"""Statements to the store, and queries, against rdflib's own store in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from rdflib import Dataset

from govgraph import build, directory, query
from govgraph import store as stores
from govgraph.exports import rdf
from govgraph.query import library
from tests.bench.rows import ROUNDS, Given, Row, best

QUESTIONS = ("leads-most", "tasks-with-several-leads", "busiest-people", "tasks-without-lead")


def rows(given: Given) -> Iterator[Row]:
    """Loading all quads of one gazette, and asking some of the bundled queries."""
    with tempfile.TemporaryDirectory() as scratch:
        build.build([given.path], Path(scratch) / "graph", build.Options())
        graph = directory.open(Path(scratch) / "graph")
        lines = rdf.lines(graph)
        parsed = Dataset(default_union=True)
        memory = best(lambda: parsed.parse(data="\n".join(lines), format="nquads"), 1)
        names = iter(range(ROUNDS))
        disk = best(lambda: stores.write(Path(scratch) / f"store{next(names)}", [], [lines]), 3)
        yield Row("load into the store", f"{len(lines):,} quads", disk, "s", "rdflib in memory", memory)
        dataset = graph.dataset()
        for name in QUESTIONS:
            text = query.prepare(dataset, library.text_of(name), {}, "")
            slow = best(lambda text=text: list(parsed.query(text)), 1)  # type: ignore[misc]
            fast = best(lambda text=text: list(dataset.query(text)), 3)  # type: ignore[misc]
            yield Row(f"query {name}", f"{len(lines):,} quads", fast, "s", "rdflib in memory", slow)
