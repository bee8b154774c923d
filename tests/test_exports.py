from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset, Graph

from govgraph import build as building
from govgraph import directory, exports, statements
from govgraph.build import Options
from govgraph.directory import GraphDirectory
from govgraph.errors import DataError, UsageError


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> GraphDirectory:
    out = tmp_path_factory.mktemp("exports") / "g"
    building.build([sample_path], out, Options())
    return directory.open(out)


def test_statements_are_the_table(graph: GraphDirectory) -> None:
    assert statements.loads(exports.export(graph, "statements").decode()) == graph.statements()


@pytest.mark.parametrize("form", [f for f in exports.FORMATS if f not in ("parquet", "xlsx")])
def test_two_exports_are_the_same_bytes(graph: GraphDirectory, form: str) -> None:
    assert exports.export(graph, form) == exports.export(graph, form)


def test_rdf_formats_hold_the_same_triples(graph: GraphDirectory) -> None:
    lines = exports.export(graph, "nq").decode().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == graph.manifest.counts["quads"]
    triples = exports.export(graph, "nt").decode().splitlines()
    whole = Graph().parse(data=exports.export(graph, "ttl"), format="turtle")
    assert len(whole) == len(triples)
    assert len(Graph().parse(data=exports.export(graph, "jsonld"), format="json-ld")) == len(triples)
    named = Dataset()
    named.parse(data=exports.export(graph, "trig"), format="trig")
    assert sum(1 for _ in named.quads()) == len(lines)


def test_json_ld_has_a_context(graph: GraphDirectory) -> None:
    value = json.loads(exports.export(graph, "jsonld"))
    assert value["@context"]["gov"] == "https://w3id.org/govgraph/ontology#"
    assert any("gov:leads" in node for node in value["@graph"])


@pytest.mark.parametrize("kind", sorted(exports.KINDS))
def test_networkx_reads_networks_back(graph: GraphDirectory, kind: str) -> None:
    edges = list(csv.DictReader(io.StringIO(exports.export(graph, "csv-edges", kind).decode())))
    nodes = list(csv.DictReader(io.StringIO(exports.export(graph, "csv-nodes", kind).decode())))
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        back = read(io.BytesIO(exports.export(graph, form, kind)))
        assert set(back) == {n["id"] for n in nodes}, form
        assert back.number_of_edges() == len(edges), form
    pajek = nx.parse_pajek(exports.export(graph, "pajek", kind).decode().splitlines())
    assert (len(pajek), pajek.number_of_edges()) == (len(nodes), len(edges))


def test_ucinet_says_how_many_and_lists_the_edges(graph: GraphDirectory) -> None:
    head, labels, data, *edges = exports.export(graph, "ucinet", "task-agency").decode().splitlines()
    assert re.fullmatch(r"dl nr=\d+, nc=\d+, format=edgelist2", head)
    assert (labels, data) == ("labels embedded", "data:")
    assert all(re.fullmatch(r'"[^"]+" "[^"]+" \d+', e) for e in edges)


def test_a_sheet_comes_back_as_decisions(graph: GraphDirectory, tmp_path: Path, sample_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(exports.export(graph, "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = [c.value for c in sheet[1]]
    rows = graph.statements()
    assert sheet.max_row == len(rows) + 1
    assert sheet.cell(2, header.index("quote") + 1).value == graph.quote(rows[0])
    wrong = next(i for i, s in enumerate(rows) if s.relation == "assigns")
    for column, value in (("kind", "reject"), ("who", "某人"), ("why", "不是任务")):
        sheet.cell(wrong + 2, header.index(column) + 1).value = value
    book.save(path)
    summary = building.build([sample_path], tmp_path / "g", Options(decisions=path))
    left = {s.id for s in directory.open(tmp_path / "g").statements()}
    assert not summary.unresolved
    assert {s.id for s in rows} - left == {rows[wrong].id}


def test_another_workbook_is_refused(tmp_path: Path, sample_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"nothing")
    with pytest.raises(DataError, match="no workbook"):
        building.build([sample_path], tmp_path / "g", Options(decisions=path))


def test_a_format_that_lacks_its_package_says_what_to_install(graph: GraphDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'govgraph\[parquet\]'"):
        exports.export(graph, "parquet")


def test_json_ld_is_read_back_as_the_same_triples(graph: GraphDirectory) -> None:
    back = {" ".join(term.n3() for term in triple) + " ." for triple in Graph().parse(data=exports.export(graph, "jsonld"), format="json-ld")}
    whole = {" ".join(term.n3() for term in triple) + " ." for triple in Graph().parse(data=exports.export(graph, "nt"), format="nt")}
    assert back == whole


def test_the_context_makes_values_plain(graph: GraphDirectory) -> None:
    value = json.loads(exports.export(graph, "jsonld"))
    assert json.loads(exports.export(graph, "jsonld-context"))["@context"] == value["@context"]
    written_out = {
        name for node in value["@graph"] for name, values in node.items() if name[0] != "@"
        for v in (values if isinstance(values, list) else [values]) if not isinstance(v, str)
    }  # fmt: skip
    assert written_out == set(), "the context does not know of what kind the values of these are"


def test_data_of_ones_own_in_the_context_is_our_data(graph: GraphDirectory) -> None:
    value = json.loads(exports.export(graph, "jsonld-context"))
    value["@graph"] = [{"@id": "agency/澜江市/财政局", "gov:leads": "task/x/一", "skos:prefLabel": "澜江市财政局"}]
    found = Graph().parse(data=json.dumps(value), format="json-ld")
    base = graph.manifest.base
    assert {t.n3() for triple in found for t in triple} >= {f"<{base}agency/澜江市/财政局>", f"<{base}task/x/一>", '"澜江市财政局"@zh'}
