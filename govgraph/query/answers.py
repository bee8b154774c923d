"""The answer to a query as a value, as SPARQL results in JSON and back, as CSV and Turtle, and for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from govgraph.errors import UsageError
from govgraph.query import lookup
from govgraph.vocabulary import PREFIXES

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
