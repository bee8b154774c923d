"""Each bundled query says what it asks, runs as it is and with each of its parameters, and answers what it should."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib.query import ResultRow

from govgraph import query
from govgraph.errors import DataError, GraphError, UsageError
from govgraph.query import library, sparql
from govgraph.store import Queryable
from govgraph.vocabulary import GOV
from tests import graphs

NAMES = tuple(library.bundled())
TOPICS = {"responsibilities", "bodies", "people", "funding", "powers", "citations", "deadlines", "provenance", "change"}
#: The answers on the small graph, one row a row: query, then its columns. To be read when it changes.
EXPECTED = Path(__file__).with_name("queries.csv")
#: A value for each parameter, by its name.
VALUES = {
    "agency": "市水利局", "place": "澜江市", "document": "澜政发〔2019〕3号", "body": "河道整治领导小组", "person": "江望舒",
    "payer": "市河道整治专项资金", "thing": "澜江市水利局", "word": "违章", "kind": "下放", "least": "1", "from": "2020", "until": "2020-12-31",
    "date": "2020-01-01", "below": "80",
}  # fmt: skip
#: Queries in whose answer all rows fit the value.
ALL_FIT = {"duties-from-above", "tasks-without-deadline", "office-hosts"}
#: Queries of which only the later document has something.
LATER = {"duties-from-above", "tasks-without-deadline"}


@pytest.fixture(scope="module")
def dataset() -> Queryable:
    return graphs.dataset()


@pytest.fixture(scope="module")
def peer() -> Dataset:
    """The same graph in rdflib's own store and engine."""
    return Dataset(default_union=True).parse(data=graphs.quads(), format="nquads")


@pytest.fixture(scope="module")
def expected() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = {name: [] for name in NAMES}
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        for name, *row in csv.reader(lines):
            rows[name].append(row)
    return rows


def needed(name: str) -> dict[str, str]:
    """Values for the parameters that must be given."""
    return {p.name: VALUES[p.name] for p in library.find(name).parameters if not p.default}


def answered(dataset: Queryable, name: str, **values: str) -> list[list[str]]:
    answer = query.run(dataset, name, needed(name) | values)
    return [["" if term is None else term.value for term in row] for row in answer.terms]


def test_there_are_queries_on_every_topic() -> None:
    assert len(NAMES) >= 30
    assert {q.topic for q in library.bundled().values()} == TOPICS


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_what_it_should(dataset: Queryable, expected: dict[str, list[list[str]]], name: str) -> None:
    assert answered(dataset, name) == expected[name]
    assert expected[name], "a query that finds nothing is not tested"


@pytest.mark.parametrize("name", NAMES)
def test_a_header_says_what_is_asked_in_both_languages(name: str) -> None:
    found = library.find(name)
    assert re.search("[\u4e00-\u9fff].*[？]$", found.question_zh)
    assert found.question_en.endswith("?")
    assert found.question_en.isascii() or "有关部门" in found.question_en
    for parameter in found.parameters:
        assert " / " in parameter.meaning
        assert parameter.name in VALUES
    assert {p.name for p in found.parameters} == set(re.findall(r'VALUES \?(\w+) \{ (?:UNDEF |"[^"]*" |\d+ |)\}', found.text))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_declares_its_prefixes_and_no_others(name: str) -> None:
    text = library.find(name).text
    declared = set(re.findall(r"^PREFIX ([\w-]+):", text, re.MULTILINE))
    body = text[text.index("SELECT") :]
    assert declared == set(re.findall(r"(?<![\w?])([a-z][\w-]*):\w", body))
    assert set(re.findall(r"\bgov:(\w+)", body)) <= set(GOV.__annotations__)


@pytest.mark.parametrize(("name", "parameter"), [(q.name, p.name) for q in library.bundled().values() for p in q.parameters if p.default])
def test_a_parameter_narrows_the_answer(dataset: Queryable, expected: dict[str, list[list[str]]], name: str, parameter: str) -> None:
    value = "澜政发〔2022〕5号" if name in LATER else VALUES[parameter]
    narrowed = answered(dataset, name, **{parameter: value})
    whole = {tuple(row) for row in expected[name]}
    assert narrowed
    assert len(whole) < 2 or parameter in ("least", "place") or name in ALL_FIT or len(narrowed) < len(whole)
    assert parameter in ("least", "date") or {tuple(row) for row in narrowed} <= whole


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_in_one_order_without_repeats(dataset: Queryable, name: str) -> None:
    rows = [tuple(row) for row in answered(dataset, name)]
    assert len(rows) == len(set(rows))
    text = library.find(name).text
    assert "ORDER BY" in text
    assert not re.search("GROUP_CONCAT|SAMPLE", text), "their answer is not determined"


def test_an_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(GraphError, match="no query named 'leads-mots'; did you mean leads-most"):
        library.find("leads-mots")
    with pytest.raises(GraphError, match="--list"):
        library.find("zzz")


def test_a_query_file_is_read(tmp_path: Path, dataset: Queryable) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("\ufeffSELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a gov:Government }", encoding="utf-8")
    assert query.run(dataset, f"@{file}").dicts() == [{"n": 2}]
    with pytest.raises(UsageError, match="cannot be read"):
        library.text_of(f"@{tmp_path}/none.rq")
    file.write_bytes("SELECT * { ?s ?p '市财政局' }".encode("gb18030"))
    with pytest.raises(UsageError, match="not UTF-8"):
        library.text_of(f"@{file}")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# title.zh: 甲\nSELECT * { ?s ?p ?o }", "lacks title.en"),
        ("# param agency: which\nSELECT * { ?s ?p ?o }", "should read # param"),
        ("# param agency person: which\nSELECT * { VALUES ?agency { UNDEF } }", "KIND one of thing"),
        ("# param agency thing: which\nSELECT * { ?s ?p ?o }", "in no line VALUES"),
    ],
)
def test_a_wrong_header_is_a_data_error(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        library.read("mine", text)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [({"from": "last year"}, "a date is wanted"), ({"nothing": "1"}, "no parameter 'nothing'")],
)
def test_a_wrong_value_is_bad_usage(dataset: Queryable, values: dict[str, str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        query.run(dataset, "deadlines", values)


def test_a_parameter_that_fits_several_things_lists_them(dataset: Queryable) -> None:
    with pytest.raises(GraphError, match="财政局 may be 2 things") as caught:
        query.run(dataset, "agency-duties", {"agency": "财政局"})
    assert "agency/云岭县/财政局" in str(caught.value)
    by_place = query.run(dataset, "agency-duties", {"agency": "财政局"}, place="云岭县")
    by_id = query.run(dataset, "agency-duties", {"agency": "agency/云岭县/财政局"})
    assert by_place == by_id
    assert {row["agency_name"] for row in by_id.dicts()} == {"云岭县财政局"}


def test_an_empty_parameter_is_the_default(dataset: Queryable) -> None:
    assert query.run(dataset, "office-hosts", {"agency": ""}) == query.run(dataset, "office-hosts")


@pytest.mark.parametrize("name", [n for n in NAMES if needed(n)])
def test_a_parameter_that_must_be_given_is_asked_for(dataset: Queryable, name: str) -> None:
    parameter = next(iter(needed(name)))
    for values in ({}, {parameter: ""}):
        with pytest.raises(UsageError, match=f"needs --param {parameter}="):
            query.run(dataset, name, values)


def test_values_are_data_and_never_query(dataset: Queryable) -> None:
    assert query.run(dataset, "task-parties", {"word": "违章"})
    assert query.run(dataset, "task-parties", {"word": '" } SERVICE <http://elsewhere.example/> { #'}).terms == ()
    assert sparql.literal('a"b\\') == '"a\\"b\\\\"'


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_a_query_in_the_same_way(dataset: Queryable, peer: Dataset, name: str) -> None:
    text = query.prepare(dataset, name, needed(name))
    theirs = [tuple(row) for row in peer.query(text) if isinstance(row, ResultRow)]
    assert Counter(theirs) == Counter(query.run(dataset, text).rows)
