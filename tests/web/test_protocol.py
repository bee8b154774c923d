"""The SPARQL 1.1 protocol as a read-only endpoint has to keep it, and what is refused."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from rdflib import Graph

from tests.web.conftest import Server

ASK = "ASK {}"
SELECT = "SELECT ?s { ?s a gov:Task } LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s a ?c } { ?s a ?c } LIMIT 2"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


@pytest.fixture(scope="module")
def sparql(server: Server) -> str:
    return f"{server.url}/sparql"


# The names are those of the W3C's protocol tests that apply to queries.
@pytest.mark.parametrize(
    ("name", "method", "query", "body", "headers", "status"),
    [
        ("query_get", "GET", {"query": ASK}, "", {}, 200),
        ("query_post_form", "POST", {}, urlencode({"query": ASK}), FORM, 200),
        ("query_post_direct", "POST", {}, ASK, DIRECT, 200),
        ("query_dataset_default_graph", "GET", {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "http://nowhere/"}, "", {}, 200),
        ("query_dataset_named_graphs_get", "GET", {"query": "ASK {}", "named-graph-uri": ["http://a/", "http://b/"]}, "", {}, 200),
        ("query_content_type_select", "GET", {"query": SELECT}, "", {"accept": "application/sparql-results+xml"}, 200),
        ("bad_query_method", "PUT", {"query": ASK}, "", {}, 405),
        ("bad_multiple_queries", "GET", {"query": [ASK, "SELECT * {}"]}, "", {}, 400),
        ("bad_query_wrong_media_type", "POST", {}, ASK, {"content-type": "text/plain"}, 415),
        ("bad_query_missing_form_type", "POST", {}, urlencode({"query": ASK}), {}, 415),
        ("bad_query_missing_direct_type", "POST", {}, ASK, {}, 415),
        ("bad_query_non_utf8", "POST", {}, "ASK { ?s ?p 'é' }".encode("latin-1"), DIRECT, 400),
        ("bad_query_syntax", "GET", {"query": "ASK {"}, "", {}, 400),
        ("no_query", "GET", {}, "", {}, 400),
        ("update_post_form", "POST", {}, urlencode({"update": "CLEAR ALL"}), FORM, 403),
        ("update_post_direct", "POST", {}, "CLEAR ALL", {"content-type": "application/sparql-update"}, 403),
        ("update_as_query", "GET", {"query": "CLEAR ALL"}, "", {}, 400),
        ("service", "GET", {"query": "SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }"}, "", {}, 400),
        ("service_escaped", "GET", {"query": "SELECT * { \\u0053ERVICE <http://192.0.2.1/> { ?s ?p ?o } }"}, "", {}, 400),
        ("too_long", "POST", {}, "#" * 300_000, DIRECT, 413),
    ],
)  # fmt: skip
def test_protocol(
    sparql: str, name: str, method: str, query: dict[str, str], body: str | bytes, headers: dict[str, str], status: int
) -> None:
    answer = httpx.request(method, sparql, params=query, content=body or None, headers=headers)
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (SELECT, "application/sparql-results+json"), (SELECT, "application/sparql-results+xml"), (SELECT, "text/csv"),
        (SELECT, "text/tab-separated-values"), (CONSTRUCT, "text/turtle"), (CONSTRUCT, "application/n-triples"),
        (CONSTRUCT, "application/ld+json"), (ASK, "application/sparql-results+json"),
    ],
)  # fmt: skip
def test_content_negotiation(sparql: str, query: str, wanted: str) -> None:
    answer = httpx.get(sparql, params={"query": query}, headers={"accept": wanted})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == wanted


def test_any_client_gets_something(sparql: str) -> None:
    assert httpx.get(sparql, params={"query": SELECT}).json()["head"]["vars"] == ["s"]
    assert len(Graph().parse(data=httpx.get(sparql, params={"query": CONSTRUCT}).text, format="turtle")) == 2
    assert httpx.get(sparql, params={"query": SELECT, "format": "csv"}).text.startswith("s\r\n")


def test_sparqlwrapper(sparql: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
        client = wrapper.SPARQLWrapper(sparql, returnFormat=wrapper.JSON)
        client.setQuery("SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/govgraph/ontology#Task> }")
        rows = client.queryAndConvert()["results"]["bindings"]
    assert int(rows[0]["n"]["value"]) > 50


def test_a_query_may_declare_our_prefixes_anew(sparql: str) -> None:
    own = "PREFIX gov: <http://example.org/>\nSELECT * { ?s a gov:Task }"
    assert httpx.get(sparql, params={"query": own}).json()["results"]["bindings"] == []


def test_a_heavy_query_is_cut_off_and_the_site_goes_on(sample_graph: Path) -> None:
    running = Server(sample_graph, timeout=1)
    try:
        heavy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a LIMIT 3"
        assert httpx.get(f"{running.url}/sparql", params={"query": heavy}, timeout=20).status_code in (503, 504, 500)
        assert httpx.get(f"{running.url}/").status_code == 200
        assert json.loads(httpx.get(f"{running.url}/sparql", params={"query": "ASK { ?s ?p ?o }"}, timeout=20).text)["boolean"] is True
    finally:
        running.close()
