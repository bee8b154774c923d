from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from govgraph import build as building
from govgraph import directory, exports, network, statements
from govgraph.build import Options
from govgraph.directory import GraphDirectory
from govgraph.errors import DataError, UsageError
from govgraph.exports import networks


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> GraphDirectory:
    out = tmp_path_factory.mktemp("exports") / "g"
    building.build([sample_path], out, Options())
    return directory.open(out)


def test_statements_are_the_table(graph: GraphDirectory) -> None:
    assert statements.loads(exports.export(graph, "statements").decode()) == graph.statements()


@pytest.mark.parametrize("form", [f for f in exports.FORMATS if f != "xlsx"])
def test_two_exports_are_the_same_bytes(graph: GraphDirectory, form: str) -> None:
    assert exports.export(graph, form) == exports.export(graph, form)


def test_rdf_formats_hold_the_same_triples(graph: GraphDirectory) -> None:
    lines = exports.export(graph, "nq").decode().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == graph.manifest.counts["quads"]
    quads = set(ox.parse(exports.export(graph, "nq"), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse(exports.export(graph, "trig"), format=ox.RdfFormat.TRIG)) == quads
    triples = {quad.triple for quad in quads}
    for form, syntax in (("nt", ox.RdfFormat.N_TRIPLES), ("ttl", ox.RdfFormat.TURTLE)):
        assert {quad.triple for quad in ox.parse(exports.export(graph, form), format=syntax)} == triples
    assert len(Graph().parse(data=exports.export(graph, "ttl"), format="turtle")) == len(triples)
    assert sum(1 for _ in Dataset().parse(data=exports.export(graph, "trig"), format="trig").quads()) == len(quads)


def test_json_ld_has_a_context(graph: GraphDirectory) -> None:
    value = json.loads(exports.export(graph, "jsonld"))
    assert value["@context"]["gov"] == "https://w3id.org/govgraph/ontology#"
    assert any("gov:leads" in node for node in value["@graph"])


def plain(network: nx.Graph) -> tuple[dict[str, dict[str, object]], set[tuple[str, str, int, str]]]:
    """Nodes with what is said of them, and edges with weight and role; those of an undirected network in one order."""
    said = {n: {k: d[k] for k in ("name", "kind", "place", "mode")} for n, d in network.nodes(data=True)}
    ends = tuple if network.is_directed() else sorted
    return said, {(*ends((a, b)), d["weight"], d.get("role", "")) for a, b, d in network.edges(data=True)}


@pytest.mark.parametrize("kind", sorted(exports.KINDS))
def test_networks_come_back_whole(graph: GraphDirectory, kind: str) -> None:
    ours = network.network(graph.statements(), kind)
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        back = read(io.BytesIO(exports.export(graph, form, kind)))
        assert back.is_directed() == ours.is_directed()
        assert plain(back) == plain(ours), form
    nodes = csv.DictReader(io.StringIO(exports.export(graph, "csv-nodes", kind).decode()))
    edges = csv.DictReader(io.StringIO(exports.export(graph, "csv-edges", kind).decode()))
    back = ours.__class__()
    back.add_nodes_from((n["id"], {**n, "mode": int(n["mode"])}) for n in nodes)
    back.add_edges_from((e["source"], e["target"], {"weight": int(e["weight"]), "role": e["role"]}) for e in edges)
    assert plain(back) == plain(ours)


def by_name(network: nx.Graph) -> tuple[list[str], list[tuple[str, str, float]]]:
    """Names, and edges between names; files for Pajek and UCINET have labels only."""
    ends = tuple if network.is_directed() else sorted
    name = {n: d.get("name", n) for n, d in network.nodes(data=True)}
    return sorted(name.values()), sorted((*ends((name[a], name[b])), float(d["weight"])) for a, b, d in network.edges(data=True))


@pytest.mark.parametrize("kind", sorted(exports.KINDS))
def test_pajek_and_ucinet_give_the_same_names_and_ties(graph: GraphDirectory, kind: str) -> None:
    ours = network.network(graph.statements(), kind)
    kept = nx.relabel_nodes(ours, {n: d["name"] for n, d in ours.nodes(data=True) if list(nx.get_node_attributes(ours, "name").values()).count(d["name"]) == 1})
    for n, d in kept.nodes(data=True):
        d["name"] = n if d["name"] == n else f"{d['name']} [{n}]"
    pajek = nx.parse_pajek(exports.export(graph, "pajek", kind).decode().splitlines())
    assert by_name((nx.DiGraph if ours.is_directed() else nx.Graph)(pajek)) == by_name(kept)
    assert by_name(read_dl(exports.export(graph, "ucinet", kind).decode(), ours.is_directed())) == by_name(kept)


def read_dl(text: str, directed: bool) -> nx.Graph:
    """A network out of a DL file, by UCINET's rules: a head, labels in quotes, an edge list by number with weights."""
    head, _, rest = text.partition("\n")
    labels, _, data = rest.partition("data:\n")
    sizes = [int(n) for n in re.findall(r"n[rc]?=(\d+)", head)]
    groups = [re.findall(r'"([^"]*)"', part) for part in re.split(r"(?:row |column )?labels:\n", labels)[1:]]
    assert [len(group) for group in groups] == sizes
    assert all(len(label) <= 255 and "," not in label for group in groups for label in group)
    back = nx.DiGraph() if directed else nx.Graph()
    back.add_nodes_from(label for group in groups for label in group)
    for row in data.splitlines():
        a, b, weight = row.split()
        back.add_edge(groups[0][int(a) - 1], groups[-1][int(b) - 1], weight=float(weight))
    return back


def test_a_label_ends_where_its_name_ends() -> None:
    odd = nx.Graph(kind="co-assignment", modes=1)
    names = ('市“"局', "甲,乙", "丙\n丁", "长" * 400, "同名", "同名")
    odd.add_nodes_from((f"agency/{i}", {"name": name, "mode": 0}) for i, name in enumerate(names))
    odd.add_edge("agency/0", "agency/1", weight=2)
    back = read_dl(networks.ucinet(odd).decode(), directed=False)
    assert len(back) == len(names)
    assert list(back.edges(data="weight")) == [("市“”局", "甲，乙", 2.0)]
    assert len(nx.parse_pajek(networks.pajek(odd).decode().splitlines())) == len(names)


GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.mark.parametrize("kind", ["task-agency", "citation"])
def test_gexf_keeps_to_its_schema(graph: GraphDirectory, kind: str) -> None:
    root = ElementTree.fromstring(exports.export(graph, "gexf", kind))
    (drawn,) = root.findall(f"{GEXF}graph")
    assert root.get("version") == "1.2"
    assert set(drawn.keys()) <= {"defaultedgetype", "idtype", "mode", "start", "end", "timeformat"}
    for group, element in (("node", "nodes"), ("edge", "edges")):
        declared = {a.get("id"): a.get("type") for part in drawn.findall(f"{GEXF}attributes") if part.get("class") == group for a in part}
        assert set(declared.values()) <= {"integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"}
        things = list(drawn.find(f"{GEXF}{element}") or ())
        assert len({thing.get("id") for thing in things}) == len(things) > 0
        values = [v for thing in things for v in thing.iter(f"{GEXF}attvalue")]
        assert {v.get("for") for v in values} <= set(declared)
        assert all(int(v.get("value") or "") >= 0 for v in values if declared[v.get("for")] == "long")
    ids = {node.get("id") for node in drawn.iter(f"{GEXF}node")}
    assert {edge.get(end) for edge in drawn.iter(f"{GEXF}edge") for end in ("source", "target")} <= ids


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


def test_parquet_has_the_types_of_the_table(graph: GraphDirectory, tmp_path: Path) -> None:
    parquet, pandas = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pandas")
    path = tmp_path / "statements.parquet"
    path.write_bytes(exports.export(graph, "parquet"))
    table = parquet.read_table(path)
    types = {field.name: str(field.type) for field in table.schema}
    assert {name for name, kind in types.items() if kind == "int64"} == {"start", "end", "line", "page"}
    assert types["date"] == "date32[day]"
    assert set(types.values()) == {"int64", "date32[day]", "string"}
    rows, dated = graph.statements(), {r.id: r.date for r in graph.records()}
    frame = pandas.read_parquet(path)
    assert frame[list(statements.COLUMNS)].to_dict("records") == [dict(zip(statements.COLUMNS, statements.cells(s), strict=True)) for s in rows]
    assert list(frame["quote"]) == [graph.quote(s) for s in rows]
    assert [day.isoformat() if day else "" for day in frame["date"]] == [dated[s.document_id] for s in rows]


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
