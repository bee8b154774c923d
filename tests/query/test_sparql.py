"""Queries are read as tokens: what writes or leaves the machine is refused, faults are placed by line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import GraphError, UsageError
from govgraph.query import sparql

REFUSED = [
    ("SELECT * { SERVICE <http://elsewhere.example/sparql> { ?s ?p ?o } }", "SERVICE", "plain"),
    ("select * { service silent ?where { ?s ?p ?o } }", "SERVICE", "small letters, a variable as the host"),
    ("SELECT * { \\u0053ERVICE <http://elsewhere.example/> { ?s ?p ?o } }", "SERVICE", "an escape in the keyword"),
    ("SELECT * { { SELECT * { SERVICE<http://elsewhere.example/>{ ?s ?p ?o } } } }", "SERVICE", "nested, no spaces"),
    ('SELECT * { ?s ?p "#" . SERVICE <http://elsewhere.example/> {} }', "SERVICE", "after a string that looks like a comment"),
    ("SELECT * { ?s ?p <http://x.example/#> SERVICE <http://elsewhere.example/> {} }", "SERVICE", "after an IRI with #"),
    ("INSERT DATA { <a:b> <a:c> 1 }", "INSERT", "an update"),
    ("PREFIX gov: <https://w3id.org/govgraph/ontology#>\nDELETE WHERE { ?s ?p ?o }", "line 2, column 1: DELETE", "after a prologue"),
    ("# tidy up\nBASE <http://x.example/> drop all", "DROP", "after a comment, small letters"),
    ("LOAD <http://elsewhere.example/data.ttl>", "LOAD", "reads the network"),
    ("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH", "an update of one graph"),
]

ALLOWED = [
    ("SELECT * { ?s ?p ?o }", "plain"),
    ("SELECT ?service ?insert { ?service ?insert ?o }", "words as variables"),
    ('SELECT * { ?s ?p "SERVICE", \'DELETE\', """INSERT "" DATA""" }', "words in strings"),
    ("SELECT * { ?s ?p ?o } # SERVICE <http://elsewhere.example/>", "words in a comment"),
    ("SELECT * { <http://x.example/SERVICE> gov:leads ?o }", "words in an IRI"),
    ("PREFIX service: <http://x.example/> SELECT * { ?s service:insert ?o }", "words in prefixed names"),
    ("SELECT * { ?s gov:leads/^gov:leads ?o FILTER(?s < ?o && ?o > 1) }", "paths and comparisons"),
    ("ASK { ?s ?p '市财政局'@zh }", "a language tag"),
    ("CONSTRUCT { ?s a gov:Task } WHERE { ?s a gov:Task }", "triples"),
]


@pytest.mark.parametrize(("text", "named", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_what_writes_or_leaves_the_machine_is_refused(text: str, named: str, why: str) -> None:
    with pytest.raises(GraphError, match=named):
        sparql.checked(text)


@pytest.mark.parametrize(("text", "why"), ALLOWED, ids=[why for _, why in ALLOWED])
def test_questions_pass_unchanged(text: str, why: str) -> None:
    assert sparql.checked(text) == text


def test_a_syntax_error_names_line_and_column_and_shows_the_place() -> None:
    with pytest.raises(GraphError) as caught:
        sparql.checked('SELECT ?x WHERE {\n  ?x a gov:Task . FILTER(STR(?x) = "市财政局" &&)\n}')
    message = str(caught.value)
    assert "line 2, column" in message
    shown, caret = message.splitlines()[1:]
    assert shown.strip() == '?x a gov:Task . FILTER(STR(?x) = "市财政局" &&)'
    assert caret.strip() == "^"


def test_an_undeclared_prefix_is_named_with_the_known_ones() -> None:
    with pytest.raises(GraphError, match=r"line 1, column 15: the prefix gv: is not declared; known are basis, "):
        sparql.checked("SELECT * { ?s gv:leads ?o }")


@pytest.mark.parametrize("text", ["", "  \n", "# only a comment", "PREFIX gov: <https://w3id.org/govgraph/ontology#>"])
def test_an_empty_query_says_so(text: str) -> None:
    with pytest.raises(GraphError, match=r"empty|breaks off"):
        sparql.checked(text)


@given(st.text())
def test_any_text_is_answered_with_a_sentence(text: str) -> None:
    said = ""
    try:
        said = sparql.checked(text)
    except GraphError as error:
        said = str(error).strip()
    assert said


@given(st.text())
def test_a_value_cannot_break_out_of_its_parameter(value: str) -> None:
    text = "SELECT ?s { VALUES ?name { \"\" } ?s ?p ?name }"
    filled = sparql.filled(text, "name", [sparql.literal(value)])
    assert sparql.checked(filled) == filled


def test_a_parameter_the_query_lacks_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="no parameter 'agency'"):
        sparql.filled("SELECT * { ?s ?p ?o }", "agency", ['"x"'])
