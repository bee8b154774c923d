"""Asks a graph SPARQL questions, here or in a child process that can be stopped, and gives the answer as a value."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from rdflib import BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.query import ResultRow
from rdflib.term import Node

from govgraph import lookup, queries, sparql
from govgraph.errors import GovgraphError, GraphError, UsageError
from govgraph.vocabulary import PREFIXES

Format = Literal["table", "csv", "json", "ttl"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "ttl")
TIMEOUT = 60.0  #: seconds

Row = tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers with: rows under variables, triples, or yes and no."""

    kind: Literal["rows", "triples", "boolean"]
    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __bool__(self) -> bool:
        """Whether anything was found; for ASK, the answer."""
        return bool(self.rows)

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as Python values by variable: numbers as numbers, dates as dates, IRIs and texts as str."""
        return [dict(zip(self.variables, map(_python, row), strict=True)) for row in self.rows]


def run(dataset: Dataset, query: str, values: Mapping[str, str] | None = None, *, place: str = "") -> Answer:
    """Ask an open dataset; `query` is SPARQL, `@file`, or the name of a bundled query with its parameters in `values`."""
    return _answered(dataset, prepare(dataset, query, values or {}, place))


def ask(
    path: Path, query: str, values: Mapping[str, str] | None = None, *, place: str = "", timeout: float | None = TIMEOUT
) -> Answer:
    """Ask the graph in a directory, in a child process that is stopped after `timeout` seconds."""
    text = queries.text_of(query)
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
    text = queries.fill(queries.text_of(query), values, lambda name: lookup.iris(dataset, name, place))
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


def dumps(answer: Answer) -> str:
    """The answer as SPARQL 1.1 results in JSON; triples are rows of subject, predicate, object."""
    if answer.kind == "boolean":
        return json.dumps({"head": {}, "boolean": bool(answer)})
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None} for row in answer.rows
    ]
    return json.dumps({"head": {"vars": answer.variables}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)


def _json(term: Node) -> dict[str, str]:
    if isinstance(term, RdfLiteral):
        extra = {"xml:lang": term.language} if term.language else {"datatype": str(term.datatype)} if term.datatype else {}
        return {"type": "literal", "value": str(term), **extra}
    return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}


def loads(text: str | bytes) -> Answer:
    """Read SPARQL 1.1 results in JSON, from this or any other server."""
    data = json.loads(text)
    if "boolean" in data:
        return Answer("boolean", (), ((),) if data["boolean"] else ())
    names = tuple(data["head"]["vars"])
    rows = [tuple(_term(b[n]) if n in b else None for n in names) for b in data["results"]["bindings"]]
    return Answer("rows", names, tuple(rows))


def _term(value: Mapping[str, str]) -> Node:
    if value["type"] == "uri":
        return URIRef(value["value"])
    if value["type"] == "bnode":
        return BNode(value["value"])
    datatype = value.get("datatype")
    return RdfLiteral(value["value"], lang=value.get("xml:lang"), datatype=URIRef(datatype) if datatype else None)


def _python(term: Node | None) -> Any:
    return term.toPython() if isinstance(term, RdfLiteral) else None if term is None else str(term)


def shown(term: Node | None) -> str:
    """A term for people: the text of a literal, the id or the prefixed name of an IRI."""
    if term is None:
        return ""
    text = str(term)
    if isinstance(term, URIRef):
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace):
                return f"{prefix}:{text.removeprefix(namespace)}"
        return lookup.readable(text)
    return text


def to_csv(answer: Answer) -> str:
    """The answer as CSV: a header of the variables, IRIs whole."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.variables)
    writer.writerows(["" if t is None else str(t) for t in row] for row in answer.rows)
    return out.getvalue()


def to_turtle(answer: Answer) -> str:
    """The triples of CONSTRUCT and DESCRIBE as Turtle."""
    if answer.kind != "triples":
        raise UsageError("ttl is for triples: ask with CONSTRUCT or DESCRIBE, or choose --format table, csv or json")
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    for triple in answer.rows:
        graph.add(triple)  # type: ignore[arg-type]
    return str(graph.serialize(format="turtle"))


def _failed(said: str, status: int) -> GovgraphError:
    for known in (GraphError, UsageError):
        if status == known.exit_code and "Traceback" not in said:
            return known(said)
    return GraphError(f"the query ended with status {status}: {said[-300:] or 'killed, perhaps for want of memory'}")


def _child() -> int:
    """Run the job on standard input, write its answer to standard output; this is what `ask` can stop."""
    from govgraph import directory

    job = json.load(sys.stdin.buffer)
    try:
        answer = run(directory.open(Path(job["path"])).dataset(), job["query"], job["values"], place=job["place"])
    except GovgraphError as error:
        sys.stderr.buffer.write(str(error).encode())
        return error.exit_code
    sys.stdout.buffer.write(f"{answer.kind}\n{dumps(answer)}".encode())
    return 0


if __name__ == "__main__":
    sys.exit(_child())
