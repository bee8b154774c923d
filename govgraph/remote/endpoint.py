"""Asks any SPARQL 1.1 endpoint what the embedded store can be asked, bundled queries with their parameters too."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from govgraph import query
from govgraph.errors import GraphError
from govgraph.query import library, sparql
from govgraph.remote.http import Client, checked
from govgraph.store import Queryable, Results
from govgraph.vocabulary import PREFIXES

_FORM = "application/x-www-form-urlencoded"
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"


class Endpoint(Queryable):
    """An endpoint as a dataset that answers queries; nothing of it is held here."""

    def __init__(self, url: str, client: Client | None = None) -> None:
        super().__init__()
        self._url = checked(url)
        self._client = client or Client()

    def results(self, text: str) -> Results:
        """Send a query with our prefixes before its own, and read the answer."""
        text = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items()) + text
        body = urllib.parse.urlencode({"query": text}).encode()
        return _read(self._url, self._client.send("POST", self._url, body, {"Content-Type": _FORM, "Accept": _ACCEPT}))


def ask(
    url: str, question: str, values: Mapping[str, str] | None = None, *, place: str = "", client: Client | None = None
) -> query.Answer:
    """Ask an endpoint: SPARQL, `@file`, or the name of a bundled query with its parameters in `values`."""
    sparql.checked(library.text_of(question))
    return query.run(Endpoint(url, client), question, values, place=place)


def _read(url: str, data: bytes) -> Results:
    """SPARQL results in JSON, else triples."""
    try:
        if data.lstrip()[:1] != b"{":
            return list(ox.parse(data, format=ox.RdfFormat.TURTLE))
        for _ in _rows(data):
            pass  # so that what is cut off or no result is found here, and not while somebody takes the rows
        return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise GraphError(f"{url} answers with what are no SPARQL results: {data[:80].decode('utf-8', 'replace')!r}") from error


def _rows(data: bytes) -> Iterable[ox.QuerySolution]:
    found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    return found if isinstance(found, ox.QuerySolutions) else ()
