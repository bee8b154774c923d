"""govgraph query and govgraph show: what they print, in which form, and how they refuse."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from govgraph.cli import output
from govgraph.cli.app import app
from govgraph.errors import GovgraphError
from govgraph.query import library


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None, result.exception
    return result.stdout


def refused(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    assert isinstance(result.exception, GovgraphError), result.output
    return result.exception.exit_code, str(result.exception)


def test_the_list_has_every_query_with_its_questions_and_parameters() -> None:
    shown = run("query", "anywhere", "--list")
    for query in library.bundled().values():
        assert f"\n  {query.name}\n    {query.question_zh}\n    {query.question_en}\n" in shown
        for parameter in query.parameters:
            assert f"--param {parameter.name}=" in shown
    listed = json.loads(run("query", "anywhere", "--list", "--format", "json"))
    assert {q["name"] for q in listed} == set(library.bundled())


def test_a_table_lines_up_by_the_width_of_chinese(sample_graph: Path) -> None:
    header, rule, *rows = run("query", str(sample_graph), "leads-most").splitlines()
    assert header.split() == ["agency_name", "leads", "tasks"]
    starts = [i for i, c in enumerate(rule) if c == "─" and (i == 0 or rule[i - 1] == " ")]
    for row in rows:
        assert output.width(row[: row.rindex(row.split()[1])]) >= starts[1]


def test_forms(sample_graph: Path) -> None:
    asked = ("query", str(sample_graph), "documents", "--format")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "csv"))))
    assert len(rows) == 12
    assert [r["document_name"] for r in rows] == [
        b["document_name"]["value"] for b in json.loads(run(*asked, "json"))["results"]["bindings"]
    ]
    turtle = run("query", str(sample_graph), "CONSTRUCT { ?a gov:leads ?t } WHERE { ?a gov:leads ?t }", "--format", "ttl")
    assert "@prefix gov:" in turtle
    assert run("query", str(sample_graph), "ASK { ?a gov:leads ?t }") == "yes\n"


def test_parameters_and_place(sample_graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(
        "query", str(sample_graph), "agency-duties", "--param", "agency=民政局", "--place", "澜江市", "--format", "csv",
    ))))  # fmt: skip
    assert rows
    assert {r["agency_name"] for r in rows} == {"澜江市民政局"}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ([], 2, "no query is given"),
        (["leads-mots"], 1, "did you mean leads-most"),
        (["leads-most", "--format", "xml"], 2, "known are table, csv, json, ttl"),
        (["agency-duties"], 2, "needs --param agency="),
        (["agency-duties", "--param", "agency"], 2, "write NAME=VALUE"),
        (["agency-duties", "--param", "agency=市没有局"], 1, "nothing is called 市没有局"),
        (["SELECT ?x { ?x a gov:Task"], 1, "line 1, column"),
        (["SELECT ?x { ?x a gv:Task }"], 1, "the prefix gv: is not declared"),
        (["SELECT ?x { SERVICE <http://x.example/> { ?x a ?y } }"], 1, "SERVICE"),
        (["@none.rq"], 2, "cannot be read"),
        (["leads-most", "--format", "ttl"], 2, "ttl is for triples"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(sample_graph: Path, words: list[str], status: int, said: str) -> None:
    got, message = refused("query", str(sample_graph), *words)
    assert got == status
    assert said in message


def test_show_prints_each_statement_with_its_quote(sample_graph: Path) -> None:
    shown = run("show", str(sample_graph), "市民政局")
    head, *lines = shown.splitlines()
    assert head == "澜江市民政局　澜江市　agency/澜江市/民政局"
    assert "任务 tasks" in lines
    quotes = [line for line in lines if line.startswith("      “")]
    assert len(quotes) == len(json.loads(run("show", str(sample_graph), "市民政局", "--json"))["facts"])


def test_show_refuses_what_is_unknown_or_several(sample_graph: Path) -> None:
    assert refused("show", str(sample_graph), "没有这个")[0] == 1
    assert "choose one by --place or by its id" in refused("show", str(sample_graph), "领导小组")[1]


def test_every_relation_has_a_heading() -> None:
    from govgraph.model import RELATIONS

    assert {relation for relation, _ in output.HEADINGS} == set(RELATIONS)
