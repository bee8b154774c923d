"""The interface of notebooks: tables, look-up and networks from one opened graph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from govgraph.errors import GraphError, UsageError
from govgraph.statements import COLUMNS


@pytest.fixture(scope="module")
def graph(sample_graph: Path) -> govgraph.Graph:
    return govgraph.open(sample_graph)


def test_the_statements_are_a_table_with_their_quotes(graph: govgraph.Graph, sample_text: str) -> None:
    table = graph.statements()
    assert list(table.columns) == [*COLUMNS, "quote"]
    assert set(table["document"]) == set(graph.query("documents")["document_name"])
    assert all(row.quote == sample_text[row.start : row.end] for row in table.itertuples() if row.start >= 0)
    assigns = graph.statements("assigns")
    assert set(assigns["relation"]) == {"assigns"}
    assert len(assigns) == (table["relation"] == "assigns").sum()


def test_an_answer_is_a_table_of_values(graph: govgraph.Graph) -> None:
    table = graph.query("leads-most")
    assert list(table.columns) == ["agency_name", "leads", "tasks"]
    assert table["leads"].is_monotonic_decreasing
    assert (table["tasks"] >= table["leads"]).all()
    duties = graph.query("agency-duties", {"agency": "市民政局"})
    assert set(duties["agency_name"]) == {"澜江市民政局"}
    assert list(graph.query("SELECT ?nothing { ?nothing a gov:NoSuchThing }").columns) == ["nothing"]


def test_questions_are_listed(graph: govgraph.Graph) -> None:
    table = graph.questions().set_index("name")
    assert len(table) >= 30
    assert table.loc["agency-duties", "parameters"] == "agency"


def test_things_and_portraits(graph: govgraph.Graph) -> None:
    assert [t.label for t in graph.find("市民政局")] == ["澜江市民政局"]
    assert graph.show("市民政局").facts


def test_networks(graph: govgraph.Graph) -> None:
    network = graph.network("task-agency")
    assert network.number_of_edges() > 0
    assert set(graph.network().nodes) <= set(network.nodes)


def test_wrong_names_are_told(graph: govgraph.Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no relation 'assign'; known are document"):
        graph.statements("assign")
    with pytest.raises(UsageError, match="no network 'agencies'; known are"):
        graph.network("agencies")
    with pytest.raises(GraphError, match="does not exist"):
        govgraph.open(tmp_path / "none")
    with pytest.raises(AttributeError, match="close"):
        _ = govgraph.close  # type: ignore[attr-defined]


def test_the_package_stays_light_until_a_graph_is_opened() -> None:
    loaded = "import govgraph, sys; print(sorted({'rdflib', 'spacy', 'networkx', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_parameters_go_by_name(graph: govgraph.Graph) -> None:
    assert graph.query("agency-duties", agency="市民政局").equals(graph.query("agency-duties", {"agency": "市民政局"}))
    due = graph.query("deadlines", {"from": "2024-01-01"}, until="2024-06-30")
    assert {str(day)[:4] for day in due["due"]} == {"2024"}


def test_a_network_of_some_documents_and_its_measures(graph: govgraph.Graph) -> None:
    whole, part = graph.network(), graph.network(documents=["澜政发〔2023〕18号"])
    assert 0 < part.number_of_edges() < whole.number_of_edges()
    measured = govgraph.measure(part)
    assert measured.whole["nodes"] == part.number_of_nodes() == len(measured.nodes)
    assert measured.nodes["degree"].is_monotonic_decreasing
    within = govgraph.measure(part.subgraph(list(part)[:3]))
    assert within.whole["nodes"] == 3


def test_gaps_and_changes_come_with_their_words(graph: govgraph.Graph, sample_text: str) -> None:
    (gap,) = graph.gaps("several-leads").to_dict("records")
    assert gap["quote"] in sample_text
    assert gap["documents"] == "澜政发〔2023〕18号"
    changes = graph.changes("2023-11-15")
    assert set(changes.loc[changes["name"] == "罗敬之", "says"]) == {"市工业和信息化局局长", "市商务局局长"}
    assert all(quote in sample_text for quote in changes["quote"])


def test_a_graph_is_cited_by_its_version(graph: govgraph.Graph) -> None:
    assert graph.content in graph.citation


def test_what_the_readme_shows_runs(root: Path, sample_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph").symlink_to(sample_graph)
    monkeypatch.chdir(tmp_path)
    block = (root / "README.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(block, {})
