"""What the endpoint answers, in which form, to which clients, and what it refuses; the W3C's own cases are in test_w3c_protocol."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from rdflib import Graph

from govgraph import query
from govgraph.query import library
from tests.web.conftest import Server

ASK = "ASK {}"
SELECT = "SELECT ?s { ?s a gov:Task } LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s a ?c } { ?s a ?c } LIMIT 2"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


@pytest.fixture(scope="module")
def sparql(server: Server) -> str:
    return f"{server.url}/sparql"


@pytest.mark.parametrize(
    ("method", "query", "body", "headers", "status"),
    [
        ("GET", {}, "", {}, 400),
        ("HEAD", {"query": ASK}, "", {}, 200),
        ("DELETE", {"query": ASK}, "", {}, 405),
        ("GET", {"query": "CLEAR ALL"}, "", {}, 400),
        ("GET", {"query": "SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }"}, "", {}, 400),
        ("GET", {"query": "SELECT * { \\u0053ERVICE <http://192.0.2.1/> { ?s ?p ?o } }"}, "", {}, 400),
        ("POST", {}, "#" * 300_000, DIRECT, 413),
        ("POST", {"query": ASK}, urlencode({"query": ASK}), FORM, 400),
    ],
    ids=["nothing", "head", "delete", "update as a query", "service", "service escaped", "too long", "in the address and in the body"],
)
def test_what_is_refused(sparql: str, method: str, query: dict[str, str], body: str, headers: dict[str, str], status: int) -> None:
    answer = httpx.request(method, sparql, params=query, content=body or None, headers=headers)
    assert answer.status_code == status, answer.text


def test_curl(sparql: str) -> None:
    curl = shutil.which("curl")
    if not curl:
        pytest.skip("curl is not installed")
    command = [curl, "-sS", "--noproxy", "*", "-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}", sparql]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.split()[0] == "s"
    assert len(told.split()) == 3


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


@pytest.mark.parametrize("text", ["SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", library.find("rules").text, library.find("documents").text])
def test_what_several_graphs_hold_is_counted_once(sparql: str, sample_graph: Path, text: str) -> None:
    reply = httpx.get(sparql, params={"query": text}, headers={"accept": "application/sparql-results+json"})
    assert query.loads(reply.content) == query.ask(sample_graph, text)


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
