"""The answer to a query as a value, as SPARQL results in JSON and back, as CSV and Turtle, and for people."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any, Literal

import pyoxigraph as ox
from rdflib.term import Node

from govgraph.errors import UsageError
from govgraph.query import lookup, terms
from govgraph.query.terms import Term
from govgraph.store import Results
from govgraph.vocabulary import PREFIXES

Row = tuple[Node | None, ...]
Terms = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers with: rows under variables, triples, or yes and no.

    The terms are the engine's; `dicts` gives values of Python and `rows` terms of rdflib, each made when it is asked for.
    """

    kind: Literal["rows", "triples", "boolean"]
    variables: tuple[str, ...]
    terms: tuple[Terms, ...]

    def __bool__(self) -> bool:
        """Whether anything was found; for ASK, the answer."""
        return bool(self.terms)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as terms of rdflib."""
        return tuple(tuple(map(terms.node, row)) for row in self.terms)

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as Python values by variable: numbers as numbers, dates as dates, IRIs and texts as str."""
        return [dict(zip(self.variables, map(terms.python, row), strict=True)) for row in self.terms]


def collected(results: Results) -> Answer:
    """All that the engine answers; triples in order, each once."""
    if isinstance(results, ox.QueryBoolean):
        return Answer("boolean", (), ((),) if results else ())
    if isinstance(results, ox.QuerySolutions):
        return Answer("rows", tuple(v.value for v in results.variables), tuple(map(tuple, results)))
    triples = {(t.subject, t.predicate, t.object) for t in results}
    rows = sorted(triples, key=lambda row: tuple(map(str, row)))
    return Answer("triples", ("subject", "predicate", "object"), tuple(rows))  # type: ignore[arg-type]


def dumps(answer: Answer) -> str:
    """The answer as SPARQL 1.1 results in JSON; triples are rows of subject, predicate, object."""
    if answer.kind == "boolean":
        return json.dumps({"head": {}, "boolean": bool(answer)})
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None} for row in answer.terms
    ]
    return json.dumps({"head": {"vars": answer.variables}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, ox.Literal):
        extra = {} if terms.plain(term) else {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
        return {"type": "literal", "value": term.value, **extra}
    return {"type": "bnode" if isinstance(term, ox.BlankNode) else "uri", "value": term.value}


def loads(text: str | bytes) -> Answer:
    """Read SPARQL 1.1 results in JSON, from this or any other server; SyntaxError where it is none."""
    return collected(ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON))


def shown(term: Term | None) -> str:
    """A term for people: the text of a literal, the id or the prefixed name of an IRI."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
        return lookup.readable(term.value)
    return term.value


def to_csv(answer: Answer) -> str:
    """The answer as CSV: a header of the variables, IRIs whole."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.variables)
    writer.writerows(["" if t is None else t.value for t in row] for row in answer.terms)
    return out.getvalue()


def to_turtle(answer: Answer) -> str:
    """The triples of CONSTRUCT and DESCRIBE as Turtle."""
    if answer.kind != "triples":
        raise UsageError("ttl is for triples: ask with CONSTRUCT or DESCRIBE, or choose --format table, csv or json")
    prefixes = {name: str(namespace) for name, namespace in PREFIXES.items()}
    triples = [ox.Triple(*row) for row in answer.terms]  # type: ignore[arg-type]
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
