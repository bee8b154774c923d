"""A graph says what it holds, which version it is, and how to cite it; the version is a hash of its quads."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, VOID, Graph, Namespace, URIRef

from govgraph import build as building
from govgraph import description, directory, exports
from govgraph.build import Options
from govgraph.directory import Manifest

DCAT = Namespace("http://www.w3.org/ns/dcat#")
OLD, NEW = (Path(__file__).parent / "changes" / f"yuanping-{year}.txt" for year in (2021, 2023))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> directory.GraphDirectory:
    out = tmp_path_factory.mktemp("description") / "g"
    building.build([OLD, NEW], out, Options())
    return directory.open(out)


@pytest.fixture(scope="module")
def described(made: directory.GraphDirectory) -> Graph:
    return Graph().parse(data=exports.export(made, "void"), format="turtle")


def test_the_version_is_a_hash_that_anyone_can_take_of_the_quads(made: directory.GraphDirectory) -> None:
    graphs: dict[str, list[str]] = defaultdict(list)
    for line in exports.export(made, "nq").decode().splitlines():
        graphs[line.rpartition("/graph/")[2].removesuffix("> .")].append(line)
    hashes = {name: hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest() for name, lines in graphs.items()}
    assert hashes == made.manifest.graphs
    whole = "".join(f"{name} {digest}\n" for name, digest in sorted(hashes.items()))
    assert made.manifest.content == hashlib.sha256(whole.encode()).hexdigest()[:16]


def test_the_version_is_the_same_by_any_way(made: directory.GraphDirectory, tmp_path: Path) -> None:
    out = tmp_path / "steps"
    first = building.build([OLD], out, Options()).content
    assert building.add(out, [NEW], Options()).content == made.manifest.content != first
    assert building.build([OLD, NEW], out, Options()).content == made.manifest.content
    assert building.remove(out, [NEW.name]).content == first


def test_the_description_counts_what_is_there(made: directory.GraphDirectory, described: Graph) -> None:
    node = URIRef(f"{made.manifest.base}dataset/{made.manifest.content}")
    assert set(described.objects(node, RDF.type)) == {VOID.Dataset, DCAT.Dataset}
    lines = exports.export(made, "nt").decode().splitlines()
    assert int(str(described.value(node, VOID.triples))) == len(lines)
    assert sum(int(str(described.value(p, VOID.triples))) for p in described.objects(node, VOID.propertyPartition)) == len(lines)
    ((part,),) = [list(described.subjects(VOID["class"], URIRef("https://w3id.org/govgraph/ontology#CoordinationBody")))]
    assert int(str(described.value(part, VOID.entities))) == 3
    (period,) = described.objects(node, DCTERMS.temporal)
    assert [str(described.value(period, p)) for p in (DCAT.startDate, DCAT.endDate)] == ["2021-04-12", "2023-09-12"]
    assert len(set(described.objects(node, DCTERMS.source))) == 2


def test_a_citation_is_ready(made: directory.GraphDirectory, described: Graph) -> None:
    manifest = made.manifest
    cited = description.citation(manifest)
    assert cited == (
        "沅屏市人民政府办公室, 沅屏市人民政府. 公文知识图谱: 8件公文, 2021-04-12至2023-09-12 [DS]."
        f" govgraph {manifest.govgraph}, 版本{manifest.content}."
    )
    assert description.citation_en(manifest).endswith(f"8 documents, 2021-04-12 to 2023-09-12 [data set]. govgraph {manifest.govgraph}, version {manifest.content}.")
    assert cited in {str(o) for o in described.objects(None, DCTERMS.bibliographicCitation)}
    for form in ("ttl", "trig"):
        assert cited in exports.export(made, form).decode().splitlines()[0]


def test_an_empty_graph_has_a_citation() -> None:
    assert description.citation(Manifest("1", "rules")).startswith("[s.n.]. 公文知识图谱: 0件公文 [DS].")
