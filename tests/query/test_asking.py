"""Answers as values and in their formats; a question asked in a child process, which can be stopped."""

from __future__ import annotations

import csv
import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral

from govgraph import directory, query
from govgraph.errors import GraphError, UsageError
from govgraph.query import Answer
from govgraph.store import Queryable
from tests import graphs

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@pytest.fixture(scope="module")
def dataset() -> Queryable:
    return graphs.dataset()


def test_rows_become_values(dataset: Queryable) -> None:
    rows = query.run(dataset, 'SELECT ?t ?due { ?t gov:due ?due ; skos:prefLabel "会商预警"@zh }').dicts()
    assert rows == [{"t": "https://w3id.org/govgraph/id/task/d2/一", "due": date(2020, 6, 30)}]


def test_rows_are_terms_of_rdflib_where_one_goes_on_with_it(dataset: Queryable) -> None:
    answer = query.run(dataset, 'SELECT ?t ?name ?due ?none { ?t gov:due ?due ; skos:prefLabel ?name FILTER(?name = "会商预警"@zh) }')
    ((task, name, due, none),) = answer.rows
    assert (task, name, none) == (URIRef("https://w3id.org/govgraph/id/task/d2/一"), RdfLiteral("会商预警", lang="zh"), None)
    assert due == RdfLiteral(date(2020, 6, 30))
    assert list(dataset.query("SELECT ?due { ?t gov:due ?due }"))


@pytest.mark.parametrize(("text", "yes"), [("ASK { ?b a gov:CoordinationBody }", True), ("ASK { ?b a gov:NoSuchThing }", False)])
def test_yes_and_no(dataset: Queryable, text: str, yes: bool) -> None:
    answer = query.run(dataset, text)
    assert (answer.kind, bool(answer)) == ("boolean", yes)
    assert query.loads(query.dumps(answer)) == answer


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s gov:share ?share OPTIONAL { ?s gov:nothing ?unbound } }",
        "SELECT ?label ?date { ?d a eli:LegalResource ; skos:prefLabel ?label OPTIONAL { ?d eli:date_document ?date } }",
        "SELECT ?s { ?s gov:leads ?t } LIMIT 0",
    ],
)
def test_answers_survive_json(dataset: Queryable, text: str) -> None:
    answer = query.run(dataset, text)
    assert query.loads(query.dumps(answer)) == answer


def test_json_is_the_standard_s() -> None:
    answer = Answer("rows", ("a", "b", "c"), ((NamedNode("http://x.example/"), Literal("字", language="zh"), None), (Literal(3), None, Literal("x"))))
    assert json.loads(query.dumps(answer)) == {
        "head": {"vars": ["a", "b", "c"]},
        "results": {
            "bindings": [
                {"a": {"type": "uri", "value": "http://x.example/"}, "b": {"type": "literal", "value": "字", "xml:lang": "zh"}},
                {
                    "a": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
                    "c": {"type": "literal", "value": "x"},
                },
            ]
        },
    }


def test_csv_has_a_header_and_quotes_what_needs_it() -> None:
    answer = Answer("rows", ("name", "quote"), ((Literal("甲"), Literal('他说，"好"\n')), (None, Literal("a,b"))))
    assert list(csv.reader(io.StringIO(query.to_csv(answer)))) == [["name", "quote"], ["甲", '他说，"好"\n'], ["", "a,b"]]


def test_triples_are_turtle_and_rows_are_not(dataset: Queryable) -> None:
    answer = query.run(dataset, "CONSTRUCT { ?a gov:leads ?t } WHERE { ?a gov:leads ?t }")
    assert answer.kind == "triples"
    text = query.to_turtle(answer)
    assert "gov:leads" in text
    assert len(Graph().parse(data=text, format="turtle")) == len(answer.terms) == 4
    with pytest.raises(UsageError, match="CONSTRUCT or DESCRIBE"):
        query.to_turtle(query.run(dataset, "SELECT ?s { ?s a gov:Task }"))


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (NamedNode("https://w3id.org/govgraph/ontology#leads"), "gov:leads"),
        (NamedNode("https://w3id.org/govgraph/id/agency/141100/财政局"), "agency/141100/财政局"),
        (NamedNode("http://my.example/base/task/d1/一%20二"), "task/d1/一 二"),
        (NamedNode("http://elsewhere.example/x"), "http://elsewhere.example/x"),
        (Literal("牵头", language="zh"), "牵头"),
        (None, ""),
    ],
)
def test_terms_are_shown_as_people_say_them(term: NamedNode | Literal | None, shown: str) -> None:
    assert query.shown(term) == shown


def test_a_child_answers_what_the_graph_answers(sample_graph: Path) -> None:
    dataset = directory.open(sample_graph).dataset()
    asked = ("leads-most", "CONSTRUCT { ?a gov:leads ?t } WHERE { ?a gov:leads ?t }", "ASK { ?s ?p ?o }")
    for text in asked:
        assert query.ask(sample_graph, text) == query.run(dataset, text)
    values = {"agency": "市民政局"}
    assert query.ask(sample_graph, "agency-duties", values) == query.run(dataset, "agency-duties", values)


def test_a_query_that_never_ends_is_stopped(sample_graph: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(GraphError, match="stopped after 1 seconds"):
        query.ask(sample_graph, ENDLESS, timeout=1)
    assert time.monotonic() - begun < 5


def test_queries_at_once_just_work(sample_graph: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: query.ask(sample_graph, "documents"), range(4)))
    assert len(answers[0].terms) == 12
    assert all(answer == answers[0] for answer in answers)


def test_what_goes_wrong_in_the_child_is_told_as_here(sample_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="does not exist"):
        query.ask(tmp_path / "none", "documents")
    with pytest.raises(GraphError, match="nothing is called 市没有局"):
        query.ask(sample_graph, "agency-duties", {"agency": "市没有局"})
    with pytest.raises(UsageError, match="a date is wanted"):
        query.ask(sample_graph, "deadlines", {"from": "soon"})


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "CLEAR ALL", "SELECT * {"])
def test_what_is_refused_never_reaches_the_store(tmp_path: Path, text: str) -> None:
    with pytest.raises(GraphError, match="line 1, column"):
        query.ask(tmp_path / "none", text)
