"""Ontology, code lists, code, shapes and queries use the same terms; each is labelled and defined in Chinese and English."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import owlrl
import pytest
import rdflib.namespace as known
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef

from govgraph import build, directory, exports, query, resources, vocabulary
from govgraph.vocabulary import GOV
from tests import graphs

FILES = ("govgraph.ttl", "codes.ttl", "shapes.ttl")
CODE_LISTS = (vocabulary.ROLE, vocabulary.SEAT, vocabulary.BASIS, vocabulary.KIND, vocabulary.CHANGE, vocabulary.LEVEL)
TERMS = sorted(name for name in GOV.__annotations__ if not name.startswith("_"))
CLOSED = (known.ORG, known.PROV, known.SKOS, known.FOAF, known.DCTERMS, known.ODRL2, known.OWL, known.SDO)
#: Terms of vocabularies that rdflib has no list of, beside those that `vocabulary` lists; looked up in the vocabularies' own files.
LOOKED_UP = {"http://purl.org/cerif/frapo/Funding"}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resources.ontology() / "govgraph.ttl")


@pytest.fixture(scope="module")
def codes() -> Graph:
    return Graph().parse(resources.ontology() / "codes.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(resources.ontology() / "shapes.ttl")


def languages(graph: Graph, term: URIRef, prop: URIRef) -> set[str | None]:
    return {value.language for value in graph.objects(term, prop) if str(value).strip()}


def own(graph: Graph) -> set[str]:
    """The local names of our terms anywhere in a graph."""
    return {str(node).removeprefix(str(GOV)) for triple in graph for node in triple if str(node).startswith(str(GOV)) and str(node) != str(GOV)}


def test_ontology_and_code_have_the_same_terms(ontology: Graph) -> None:
    defined = {str(s).removeprefix(str(GOV)) for s in ontology.subjects(RDFS.isDefinedBy) if str(s).startswith(str(GOV))}
    assert defined == set(TERMS)
    assert own(ontology) == defined, "a term is used in an alignment but not defined"


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_labelled_defined_and_shown_in_both_languages(ontology: Graph, term: str) -> None:
    iri = GOV[term]
    assert languages(ontology, iri, RDFS.label) == {"zh", "en"}
    assert languages(ontology, iri, SKOS.definition) == {"zh", "en"}
    assert re.search("“.+”|[…《]", str(ontology.value(iri, SKOS.example))), "an example quotes a document"


def test_a_term_is_one_thing_with_one_meaning(ontology: Graph) -> None:
    for term in TERMS:
        kinds = set(ontology.objects(GOV[term], RDF.type))
        assert len(kinds) == 1
        assert kinds <= {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
        assert (kinds == {OWL.Class}) == term[0].isupper(), "classes have a capital, properties have none"
        assert len(set(ontology.objects(GOV[term], RDFS.range))) <= 1
        assert len(set(ontology.objects(GOV[term], RDFS.domain))) <= 1
    labels = Counter((ontology.value(GOV[t], RDF.type), label) for t in TERMS for label in ontology.objects(GOV[t], RDFS.label))
    # A property and its direct form may share a label (due by, due), two of one kind may not.
    assert [label for label, count in labels.items() if count > 1 and label[0] == OWL.Class] == []


def test_code_lists_have_the_concepts_of_the_code(codes: Graph) -> None:
    concepts = set(codes.subjects(RDF.type, SKOS.Concept))
    assert concepts == {space[name] for space in CODE_LISTS for name in space.__annotations__ if not name.startswith("_")}
    for concept in concepts:
        assert languages(codes, concept, SKOS.prefLabel) == {"zh", "en"}
        assert languages(codes, concept, SKOS.definition) == {"zh", "en"}
        assert codes.value(concept, SKOS.example)
        scheme = codes.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in codes
        assert str(concept).startswith(f"{scheme}#")


def test_terms_of_other_vocabularies_exist_there(ontology: Graph, shapes: Graph) -> None:
    listed = {str(space[n]) for space in vars(vocabulary.others).values() if hasattr(space, "_NS") for n in space.__annotations__ if n[0] != "_"}
    for node in {node for graph in (ontology, shapes) for triple in graph for node in triple if isinstance(node, URIRef)}:
        space = next((c for c in CLOSED if str(node).startswith(str(c._NS)) and str(node) != str(c._NS)), None)
        if str(node) in listed | LOOKED_UP or "w3id.org/govgraph" in node or "apache.org" in node:
            continue
        if space is not None:
            assert node in space, f"{node} is no term of its vocabulary"
        else:
            assert str(node).startswith((str(RDF), str(RDFS), str(SH), "http://www.w3.org/2001/XMLSchema#")), f"unknown term {node}"


@pytest.mark.parametrize("name", FILES)
def test_rapper_reads_the_turtle(name: str) -> None:
    if (rapper := shutil.which("rapper")) is None:
        pytest.skip("rapper is not installed (apt-get install raptor2-utils)")
    path = resources.ontology() / name
    run = subprocess.run([rapper, "-q", "-c", "-i", "turtle", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert not re.search("error|warning", run.stderr, re.IGNORECASE), run.stderr


def contradictions(graph: Graph) -> list[str]:
    """What a reasoner (OWL 2 RL) finds inconsistent."""
    closure = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    return [str(message) for message in closure.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))] + [
        str(s) for s in closure.subjects(RDF.type, OWL.Nothing)
    ]


def test_a_reasoner_finds_no_contradiction(ontology: Graph, codes: Graph) -> None:
    assert contradictions(ontology + codes) == []


def test_a_graph_contradicts_nothing(ontology: Graph, codes: Graph) -> None:
    facts = Graph().parse(data=graphs.quads_of("d4"), format="nt")
    # What the vocabularies above ours say of their own classes.
    facts.add((vocabulary.CV.PublicOrganisation, RDFS.subClassOf, known.ORG.Organization))
    facts.add((known.ORG.FormalOrganization, RDFS.subClassOf, known.ORG.Organization))
    assert contradictions(ontology + codes + facts) == []


def test_the_reasoner_would_find_one(ontology: Graph) -> None:
    both = URIRef("https://w3id.org/govgraph/id/collective/x")
    wrong = ontology + Graph().add((both, RDF.type, GOV.Agency)).add((both, RDF.type, GOV.Collective))
    # An agency is an organisation only by the vocabulary above ours.
    wrong.add((URIRef("http://data.europa.eu/m8g/PublicOrganisation"), RDFS.subClassOf, known.ORG.Organization))
    assert contradictions(wrong)


def test_every_shape_says_what_is_wrong_in_both_languages(shapes: Graph) -> None:
    parts = set(shapes.subjects(SH.message))
    assert len(parts) >= 60
    for part in parts:
        assert languages(shapes, part, SH.message) == {"zh", "en"}
    constrained = set(shapes.objects(None, SH.property)) | set(shapes.objects(None, SH.sparql))
    assert constrained <= parts


def test_shapes_use_terms_that_are_defined(shapes: Graph, codes: Graph) -> None:
    assert own(shapes) <= set(TERMS)
    listed = {n for triple in shapes for n in triple if re.match(r"https://w3id\.org/govgraph/[a-z-]+#", str(n)) and "/shapes#" not in n}
    assert {n for n in listed if not str(n).startswith(str(GOV))} <= set(codes.subjects(RDF.type, SKOS.Concept))


def test_every_term_is_used_by_the_code(root: Path) -> None:
    sources = [p.read_text(encoding="utf-8") for p in (root / "govgraph").rglob("*.py") if p.name != "own.py"]
    used = set(re.findall(r"\bGOV\.(\w+)", "\n".join(sources)))
    assert set(TERMS) - used == set()


@pytest.fixture(scope="module")
def readme() -> str:
    return (resources.ontology() / "README.md").read_text(encoding="utf-8")


def test_the_worked_example_is_what_the_graph_says(readme: str) -> None:
    shown = Graph().parse(data=readme.split("```turtle\n")[1].split("```")[0], format="turtle")
    made = set(Graph().parse(data=graphs.quads_of("d1"), format="nt"))
    assert len(shown) >= 35
    assert {triple for triple in shown if triple not in made} == set()


def test_the_table_names_the_class_of_every_relation(readme: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `([\w:]+)` \|", readme, re.MULTILINE))
    short = {str(vocabulary.GOV): "gov:", str(vocabulary.ORG): "org:"}
    assert rows == {
        relation: next(p + cls.removeprefix(ns) for ns, p in short.items() if cls.startswith(ns))
        for relation, cls in vocabulary.STATEMENTS.items()
    }
    assert set(re.findall(r"\bgov:(\w+)", readme)) <= set(TERMS)


def test_the_question_of_the_readme_is_answered(readme: str) -> None:
    asked = readme.split("```sparql\n")[1].split("```")[0]
    rows = query.run(graphs.dataset(), asked).dicts()
    assert {row["task_name"] for row in rows} == {"清理河道违章建筑", "修复堤防"}
    assert all(row["quote"].startswith("（市水利局") for row in rows)


def undefined(path: Path, defined: set[str]) -> set[str]:
    """The terms of ours that the data of a graph uses and the ontology does not tell."""
    data = exports.export(directory.open(path), "nt").decode()
    return set(re.findall(r"<(https://w3id\.org/govgraph/(?!id/)[^>]+)>", data)) - defined


def test_every_term_that_the_data_uses_can_be_looked_up(ontology: Graph, codes: Graph, sample_graph: Path) -> None:
    defined = {str(s) for graph in (ontology, codes) for s in graph.subjects(SKOS.definition)}
    assert undefined(sample_graph, defined) == set()
    assert len(defined) > 150


def test_every_term_of_a_real_gazette_can_be_looked_up(ontology: Graph, codes: Graph, gazette_path: Path, tmp_path: Path) -> None:
    build.build([gazette_path], tmp_path / "g", build.Options())
    assert undefined(tmp_path / "g", {str(s) for graph in (ontology, codes) for s in graph.subjects(SKOS.definition)}) == set()
