"""Asks a graph SPARQL questions, here or in a child process that can be stopped, and gives the answer as a value."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from rdflib import Dataset
from rdflib.query import ResultRow
from rdflib.term import Node

from govgraph.errors import GovgraphError, GraphError, UsageError
from govgraph.query import library, lookup, sparql
from govgraph.query.answers import Answer, loads
from govgraph.vocabulary import PREFIXES

Format = Literal["table", "csv", "json", "ttl"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "ttl")
TIMEOUT = 60.0  #: seconds


def run(dataset: Dataset, query: str, values: Mapping[str, str] | None = None, *, place: str = "") -> Answer:
    """Ask an open dataset; `query` is SPARQL, `@file`, or the name of a bundled query with its parameters in `values`."""
    return _answered(dataset, prepare(dataset, query, values or {}, place))


def ask(
    path: Path, query: str, values: Mapping[str, str] | None = None, *, place: str = "", timeout: float | None = TIMEOUT
) -> Answer:
    """Ask the graph in a directory, in a child process that is stopped after `timeout` seconds."""
    text = library.text_of(query)
    sparql.checked(text)
    job = json.dumps({"path": str(path), "query": text, "values": dict(values or {}), "place": place})
    try:
        child = subprocess.run(
            [sys.executable, "-m", "govgraph.query"], input=job.encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise GraphError(
            f"the query was stopped after {timeout:g} seconds; ask for less (LIMIT, FILTER), or raise --timeout"
        ) from None
    if child.returncode != 0:
        raise _failed(child.stderr.decode(errors="replace").strip(), child.returncode)
    kind, _, results = child.stdout.partition(b"\n")
    return replace(loads(results), kind="triples") if kind == b"triples" else loads(results)


def prepare(dataset: Dataset, query: str, values: Mapping[str, str], place: str = "") -> str:
    """The SPARQL to run: found by name, its parameters set, checked."""
    text = library.fill(library.text_of(query), values, lambda name: lookup.iris(dataset, name, place))
    return sparql.checked(text)


def _answered(dataset: Dataset, text: str) -> Answer:
    result = dataset.query(text, initNs=PREFIXES)
    if result.type == "ASK":
        return Answer("boolean", (), ((),) if result.askAnswer else ())
    if result.type == "SELECT":
        names = [str(v) for v in result.vars or ()]
        return Answer("rows", tuple(names), tuple(tuple(row) for row in result if isinstance(row, ResultRow)))
    return _of_graph(result.graph)


def _of_graph(graph: Iterable[tuple[Node, Node, Node]] | None) -> Answer:
    return Answer("triples", ("subject", "predicate", "object"), tuple(sorted(graph or ())))


def _failed(said: str, status: int) -> GovgraphError:
    for known in (GraphError, UsageError):
        if status == known.exit_code and "Traceback" not in said:
            return known(said)
    return GraphError(f"the query ended with status {status}: {said[-300:] or 'killed, perhaps for want of memory'}")
