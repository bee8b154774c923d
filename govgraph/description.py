"""Describes a graph as a data set (VoID, DCAT): what it holds, of which places and years, its version, and how to cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from govgraph.directory import Entry, GraphDirectory, Manifest
from govgraph.graph import Record, dates
from govgraph.query import sparql
from govgraph.store import Queryable
from govgraph.vocabulary import GOV, PREFIXES, iri

_FORMATS = "http://www.w3.org/ns/formats/"
_VERSION = URIRef(f"{DCAT}version")  #: new in DCAT 3
_NAMED = 3  #: issuers that a citation names


def citation(manifest: Manifest) -> str:
    """澜江市人民政府, 澜江市人民政府办公室. 公文知识图谱: 12件公文, 2023-10-09至2023-12-25 [DS]. govgraph 0.1.0, 版本35dd36db0bd3ed14."""
    count, span = len(manifest.documents), "至".join(_span(manifest.documents))
    held = f"{count}件公文" + (f", {span}" if span else "")
    return f"{_issuers(manifest.documents, '等')}. 公文知识图谱: {held} [DS]. govgraph {manifest.govgraph}, 版本{manifest.content}."


def citation_en(manifest: Manifest) -> str:
    """The same for journals in English."""
    count, span = len(manifest.documents), " to ".join(_span(manifest.documents))
    held = f"{count} document{'' if count == 1 else 's'}" + (f", {span}" if span else "")
    by = _issuers(manifest.documents, " et al.").removesuffix(".")
    return f"{by}. Knowledge graph of {held} [data set]. govgraph {manifest.govgraph}, version {manifest.content}."


def _issuers(documents: Iterable[Entry], more: str) -> str:
    counts = Counter(issuer for d in documents for issuer in d.issuers)
    named = sorted(counts, key=lambda name: (-counts[name], name))
    return ", ".join(named[:_NAMED]) + (more if len(named) > _NAMED else "") if named else "[s.n.]"


def _span(documents: Iterable[Entry]) -> tuple[str, ...]:
    """First and last date of the documents, one where they are the same."""
    days = [(dates.first(d.date), dates.last(d.date)) for d in documents if dates.first(d.date)]
    return tuple(dict.fromkeys((min(d[0] for d in days), max(d[1] for d in days)))) if days else ()


def describe(graph: GraphDirectory) -> Graph:
    """The description as triples about `dataset/VERSION`; nothing in it depends on when and where it is made."""
    base, version = graph.manifest.base, graph.manifest.content
    node = iri(f"dataset/{version}", base)
    found = Graph()
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace, override=True, replace=True)
    records = graph.records()
    for predicate, value in (*_identity(graph, version), *_statistics(graph.dataset()), *_coverage(records, base)):
        found.add((node, predicate, value))
    for source in sorted({r.source for r in records}):
        found.add((node, DCTERMS.source, iri(f"source/{source}", base)))
    if span := _span(graph.manifest.documents):
        period = iri(f"dataset/{version}/period", base)
        found.add((node, DCTERMS.temporal, period))
        found.add((period, RDF.type, DCTERMS.PeriodOfTime))
        found.add((period, DCAT.startDate, Literal(span[0], datatype=XSD.date)))
        found.add((period, DCAT.endDate, Literal(span[-1], datatype=XSD.date)))
    _partitions(found, node, graph.dataset())
    return found


def turtle(graph: GraphDirectory) -> bytes:
    """The description as Turtle."""
    return str(describe(graph).serialize(format="longturtle")).encode()


def _identity(graph: GraphDirectory, version: str) -> Iterable[tuple[URIRef, Node]]:
    yield RDF.type, VOID.Dataset
    yield RDF.type, DCAT.Dataset
    yield DCTERMS.title, Literal("公文知识图谱", lang="zh")
    yield DCTERMS.title, Literal("Knowledge graph of government documents", lang="en")
    yield DCTERMS.identifier, Literal(version)
    yield _VERSION, Literal(version)
    yield DCTERMS.bibliographicCitation, Literal(citation(graph.manifest), lang="zh")
    yield DCTERMS.bibliographicCitation, Literal(citation_en(graph.manifest), lang="en")
    yield DCTERMS.conformsTo, URIRef(str(GOV).rstrip("#"))
    yield GOV.softwareVersion, Literal(graph.manifest.govgraph)
    yield GOV.rulesFingerprint, Literal(graph.manifest.rules)
    yield VOID.uriSpace, Literal(graph.manifest.base)
    for name in ("N-Quads", "N-Triples", "Turtle", "TriG", "JSON-LD"):
        yield VOID.feature, URIRef(_FORMATS + (name if name == "JSON-LD" else name.replace("-", "_")))


def _statistics(dataset: Queryable) -> Iterable[tuple[URIRef, Node]]:
    ((triples, subjects, objects, properties, classes),) = sparql.select(
        dataset,
        """SELECT ?t ?s ?o ?p ?c {
          { SELECT (COUNT(*) AS ?t) (COUNT(DISTINCT ?a) AS ?s) (COUNT(DISTINCT ?d) AS ?o) (COUNT(DISTINCT ?b) AS ?p) { ?a ?b ?d } }
          { SELECT (COUNT(DISTINCT ?e) AS ?c) { ?x a ?e } } }""",
    )
    yield VOID.triples, triples
    yield VOID.distinctSubjects, subjects
    yield VOID.distinctObjects, objects
    yield VOID.properties, properties
    yield VOID.classes, classes


def _coverage(records: Iterable[Record], base: str) -> Iterable[tuple[URIRef, Node]]:
    for place in sorted({r.place[0] for r in records} - {"", "-"}):
        yield DCTERMS.spatial, iri(f"division/{place}", base)
    for issuer in sorted({issuer for r in records for issuer in r.issuers}):
        yield DCTERMS.contributor, Literal(issuer, lang="zh")


def _partitions(found: Graph, node: URIRef, dataset: Queryable) -> None:
    """How many things of each class, how many triples of each property, and which vocabularies they are of."""
    used: set[str] = set()
    for cls, count in sparql.select(dataset, "SELECT ?class (COUNT(DISTINCT ?x) AS ?n) { ?x a ?class } GROUP BY ?class"):
        part = URIRef(f"{node}/class/{_short(str(cls), used)}")
        found.add((node, VOID.classPartition, part))
        found.add((part, VOID["class"], cls))
        found.add((part, VOID.entities, count))
    for predicate, count in sparql.select(dataset, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"):
        part = URIRef(f"{node}/property/{_short(str(predicate), used)}")
        found.add((node, VOID.propertyPartition, part))
        found.add((part, VOID.property, predicate))
        found.add((part, VOID.triples, count))
    for prefix in sorted(used):
        found.add((node, VOID.vocabulary, URIRef(str(PREFIXES[prefix]))))


def _short(term: str, used: set[str]) -> str:
    """prefix_name of a term; the prefix is noted."""
    prefix = next(p for p, namespace in PREFIXES.items() if term.startswith(namespace))
    used.add(prefix)
    return f"{prefix}_{term.removeprefix(PREFIXES[prefix])}"
