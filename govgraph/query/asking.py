"""Asks a graph SPARQL questions, here or in a child process that can be stopped, and gives the answer as a value."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from govgraph.errors import GovgraphError, GraphError, UsageError
from govgraph.query import library, lookup, sparql
from govgraph.query.answers import Answer, collected, loads
from govgraph.store import Queryable, Results

Format = Literal["table", "csv", "json", "ttl"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "ttl")
TIMEOUT = 60.0  #: seconds
_TRIPLES = b"# triples\n"  #: what triples begin with on their way from the child; a comment in N-Triples


def run(dataset: Queryable, query: str, values: Mapping[str, str] | None = None, *, place: str = "") -> Answer:
    """Ask an open dataset; `query` is SPARQL, `@file`, or the name of a bundled query with its parameters in `values`."""
    return collected(dataset.results(prepare(dataset, query, values or {}, place)))


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
    return received(child.stdout)


def sent(results: Results) -> bytes:
    """What the engine answers as bytes for another process: triples as N-Triples, all else as SPARQL results in JSON."""
    if isinstance(results, ox.QueryBoolean | ox.QuerySolutions):
        return results.serialize(format=ox.QueryResultsFormat.JSON) or b""
    return _TRIPLES + (ox.serialize(results, format=ox.RdfFormat.N_TRIPLES) or b"")


def received(data: bytes) -> Answer:
    """The answer that another process has sent."""
    if data.startswith(_TRIPLES):
        return collected(ox.parse(data, format=ox.RdfFormat.N_TRIPLES))
    return loads(data)


def prepare(dataset: Queryable, query: str, values: Mapping[str, str], place: str = "") -> str:
    """The SPARQL to run: found by name, its parameters set, checked."""
    text = library.fill(library.text_of(query), values, lambda name: lookup.iris(dataset, name, place))
    return sparql.checked(text)


def _failed(said: str, status: int) -> GovgraphError:
    for known in (GraphError, UsageError):
        if status == known.exit_code and "Traceback" not in said:
            return known(said)
    return GraphError(f"the query ended with status {status}: {said[-300:] or 'killed, perhaps for want of memory'}")
