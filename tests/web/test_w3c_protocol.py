"""The cases of the W3C's SPARQL 1.1 protocol suite, by its names; the graphs of three documents stand for its data1.rdf to data3.rdf.

The suite's updates succeed on an endpoint that writes; this one reads, and refuses each with a status of the 400s.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import httpx
import pytest
from rdflib import Graph

from govgraph.vocabulary import document_graph, iri
from tests.web.conftest import Server

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}
ASK = "ASK {}"
SELECT = "SELECT (1 AS ?value) {}"


@dataclass(frozen=True)
class Data:
    """A graph, and a pattern that holds in it and in no other of the three."""

    graph: str
    holds: str


@pytest.fixture(scope="module")
def endpoint(server: Server) -> str:
    return f"{server.url}/sparql"


@pytest.fixture(scope="module")
def data(server: Server) -> list[Data]:
    holdings = server.app.state.live.current().holdings
    keys = sorted(holdings.records)[:3]
    return [Data(str(document_graph(k, holdings.base)), f"<{iri(f'document/{k}', holdings.base)}> a eli:LegalResource .") for k in keys]


def says(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/sparql-results+json"
    return bool(answer.json()["boolean"])


def get(endpoint: str, *pairs: tuple[str, str], accept: str = "*/*") -> httpx.Response:
    return httpx.get(f"{endpoint}?{urlencode(pairs)}", headers={"accept": accept})


def post(endpoint: str, body: str | bytes, headers: dict[str, str], *pairs: tuple[str, str]) -> httpx.Response:
    return httpx.post(f"{endpoint}?{urlencode(pairs)}" if pairs else endpoint, content=body, headers=headers)


def refused(answer: httpx.Response) -> None:
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.text.strip(), "a refusal says why"


def test_query_get(endpoint: str) -> None:
    assert says(get(endpoint, ("query", ASK)))


def test_query_post_form(endpoint: str) -> None:
    assert says(post(endpoint, urlencode({"query": ASK}), FORM))


def test_query_post_direct(endpoint: str) -> None:
    assert says(post(endpoint, ASK, DIRECT))


def test_query_dataset_default_graph(endpoint: str, data: list[Data]) -> None:
    one, two, _ = data
    assert says(post(endpoint, f"ASK {{ {one.holds} }}", DIRECT, ("default-graph-uri", one.graph)))
    assert not says(post(endpoint, f"ASK {{ {two.holds} }}", DIRECT, ("default-graph-uri", one.graph)))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graphs(endpoint: str, data: list[Data], method: str) -> None:
    one, two, three = data
    graphs = [("default-graph-uri", one.graph), ("default-graph-uri", two.graph)]
    for query, expected in ((f"ASK {{ {one.holds} {two.holds} }}", True), (f"ASK {{ {three.holds} }}", False)):
        pairs = [("query", query), *graphs]
        assert says(get(endpoint, *pairs) if method == "get" else post(endpoint, urlencode(pairs), FORM)) is expected


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(endpoint: str, data: list[Data], method: str) -> None:
    one, two, three = data
    graphs = [("named-graph-uri", one.graph), ("named-graph-uri", two.graph)]
    for query, expected in (
        (f"ASK {{ GRAPH <{one.graph}> {{ {one.holds} }} GRAPH ?g {{ {two.holds} }} }}", True),
        (f"ASK {{ GRAPH ?g {{ {three.holds} }} }}", False),
    ):
        pairs = [("query", query), *graphs]
        assert says(get(endpoint, *pairs) if method == "get" else post(endpoint, urlencode(pairs), FORM)) is expected


def test_query_dataset_full(endpoint: str, data: list[Data]) -> None:
    one, two, three = data
    graphs = [("default-graph-uri", three.graph), ("named-graph-uri", one.graph), ("named-graph-uri", two.graph)]
    query = f"ASK {{ GRAPH ?g {{ {one.holds} }} GRAPH ?h {{ {two.holds} }} {three.holds} FILTER NOT EXISTS {{ {one.holds} }} }}"
    assert says(post(endpoint, query, DIRECT, *graphs))


def test_query_multiple_dataset(endpoint: str, data: list[Data]) -> None:
    """What the request names goes before what the query names."""
    one, two, _ = data
    query = f"ASK FROM <{one.graph}> {{ {one.holds} }}"
    assert says(post(endpoint, query, DIRECT, ("default-graph-uri", one.graph)))
    assert not says(post(endpoint, query, DIRECT, ("default-graph-uri", two.graph)))


@pytest.mark.parametrize("kind", ["application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values", "text/csv"])
def test_query_content_type_select(endpoint: str, kind: str) -> None:
    answer = get(endpoint, ("query", SELECT), accept=kind)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)


@pytest.mark.parametrize("kind", ["application/sparql-results+xml", "application/sparql-results+json"])
def test_query_content_type_ask(endpoint: str, kind: str) -> None:
    answer = get(endpoint, ("query", ASK), accept=kind)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("kind", ["application/rdf+xml", "text/turtle", "application/n-triples"])
def test_query_content_type_describe(endpoint: str, kind: str) -> None:
    answer = get(endpoint, ("query", "DESCRIBE <http://example.org/>"), accept=kind)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)


@pytest.mark.parametrize("kind", ["application/rdf+xml", "text/turtle", "application/n-triples"])
def test_query_content_type_construct(endpoint: str, kind: str) -> None:
    answer = get(endpoint, ("query", "CONSTRUCT { <s> <p> 1 } {}".replace("<s>", "<http://a/s>").replace("<p>", "<http://a/p>")), accept=kind)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    assert len(Graph().parse(data=answer.text, format=kind)) == 1


def test_bad_query_method(endpoint: str) -> None:
    refused(httpx.put(endpoint, params={"query": ASK}))


def test_bad_multiple_queries(endpoint: str) -> None:
    refused(get(endpoint, ("query", ASK), ("query", "SELECT * {}")))


def test_bad_query_wrong_media_type(endpoint: str) -> None:
    refused(post(endpoint, ASK, {"content-type": "text/plain"}))


def test_bad_query_missing_form_type(endpoint: str) -> None:
    refused(post(endpoint, urlencode({"query": ASK}), {}))


def test_bad_query_missing_direct_type(endpoint: str) -> None:
    refused(post(endpoint, ASK, {}))


def test_bad_query_non_utf8(endpoint: str) -> None:
    refused(post(endpoint, ASK.encode("utf-16"), {"content-type": "application/sparql-query; charset=UTF-16"}))
    refused(post(endpoint, ASK.encode("utf-16-be"), {"content-type": "application/sparql-query; charset=UTF-16"}))


def test_bad_query_syntax(endpoint: str) -> None:
    refused(get(endpoint, ("query", "ASK {")))


@pytest.mark.parametrize(
    ("name", "method", "pairs", "body", "headers"),
    [
        ("update_post_form", "POST", [], urlencode({"update": "CLEAR ALL"}), FORM),
        ("update_post_direct", "POST", [], "CLEAR ALL", UPDATE),
        ("update_base_uri", "POST", [], "INSERT DATA { <#a> <#b> 1 }", UPDATE),
        ("update_dataset_default_graph", "POST", [("using-graph-uri", "http://a/")], "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", UPDATE),
        ("update_dataset_default_graphs", "POST", [("using-graph-uri", "http://a/"), ("using-graph-uri", "http://b/")], "CLEAR ALL", UPDATE),
        ("update_dataset_named_graphs", "POST", [("using-named-graph-uri", "http://a/")], "CLEAR ALL", UPDATE),
        ("update_dataset_full", "POST", [("using-graph-uri", "http://a/"), ("using-named-graph-uri", "http://b/")], "CLEAR ALL", UPDATE),
        ("bad_update_get", "GET", [("update", "CLEAR ALL")], "", {}),
        ("bad_multiple_updates", "POST", [], urlencode([("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")]), FORM),
        ("bad_update_wrong_media_type", "POST", [], "CLEAR NAMED", {"content-type": "text/plain"}),
        ("bad_update_missing_form_type", "POST", [], urlencode({"update": "CLEAR NAMED"}), {}),
        ("bad_update_non_utf8", "POST", [], "CLEAR NAMED".encode("utf-16"), {"content-type": "application/sparql-update; charset=UTF-16"}),
        ("bad_update_syntax", "POST", [], urlencode({"update": "CLEAR XXX"}), FORM),
        ("bad_update_dataset_conflict", "POST", [("using-named-graph-uri", "http://a/")], urlencode({"update": "DELETE WHERE { ?s ?p ?o }"}), FORM),
    ],
)  # fmt: skip
def test_updates_are_refused(
    endpoint: str, name: str, method: str, pairs: list[tuple[str, str]], body: str | bytes, headers: dict[str, str]
) -> None:
    before = get(endpoint, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).text
    refused(httpx.request(method, f"{endpoint}?{urlencode(pairs)}", content=body or None, headers=headers))
    assert get(endpoint, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).text == before
