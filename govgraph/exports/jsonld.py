"""The graph as JSON-LD: a context that says of each property what its values are, so that they are plain texts and short ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD, Graph

from govgraph import resources
from govgraph.directory import GraphDirectory
from govgraph.exports import rdf
from govgraph.vocabulary import PREFIXES

#: Properties of other vocabularies whose values are always of one kind; those of our own are in the ontology.
_IDS = (
    "org:member", "org:organization", "org:role", "org:holds", "org:postIn", "org:classification", "org:subOrganizationOf",
    "org:resultedFrom", "org:originalOrganization", "cv:hasParticipant", "cv:hasParticipation", "cv:role", "cv:level",
    "cv:hasFormalFramework", "cv:hasCompetentAuthority", "eli:passed_by", "eli:is_part_of", "eli:jurisdiction",
    "eli:has_annex", "eli:cites", "eli:amends", "eli:repeals", "eli:changes", "eli:amended_by", "eli:repealed_by",
    "p-plan:isStepOfPlan", "oa:hasBody", "oa:hasTarget", "oa:hasSource", "oa:hasSelector", "prov:used", "prov:wasGeneratedBy",
    "prov:wasQuotedFrom", "opengov:post", "opengov:onBehalfOf", "schema:amount", "foaf:member", "skos:broader",
    "dcterms:spatial", "dcterms:isPartOf",
)  # fmt: skip
_TYPED = {
    "eli:date_document": "xsd:date", "eli:date_publication": "xsd:date", "eli:first_date_entry_in_force": "xsd:date",
    "eli:date_no_longer_in_force": "xsd:date", "oa:start": "xsd:integer", "oa:end": "xsd:integer", "schema:value": "xsd:decimal",
}  # fmt: skip
_NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title")
_PLAIN = (str(XSD.string), str(RDFS.Literal))


def graph(directory: GraphDirectory) -> bytes:
    """The union of all graphs with its context; `@id` are relative to the base of the graph."""
    nodes: dict[str, dict[str, Any]] = {}
    base, terms = directory.manifest.base, _terms()
    for triple in rdf.union(directory):
        node = nodes.setdefault(triple.subject.value, {"@id": _relative(triple.subject.value, base)})  # type: ignore[union-attr]
        if triple.predicate.value == str(RDF.type):
            node.setdefault("@type", []).append(_short(triple.object.value))  # type: ignore[union-attr]
        else:
            name = _short(triple.predicate.value)
            node.setdefault(name, []).append(_value(triple.object, terms.get(name, {}), base))
    for node in nodes.values():
        node.update({name: values[0] for name, values in node.items() if name[0] != "@" and len(values) == 1})
    return _dumped({"@context": _context(base), "@graph": list(nodes.values())})


def context(directory: GraphDirectory) -> bytes:
    """The context alone, for data of one's own in the same terms."""
    return _dumped({"@context": _context(directory.manifest.base)})


def _context(base: str) -> dict[str, Any]:
    return {"@version": 1.1, "@base": base, **{p: str(ns) for p, ns in PREFIXES.items()}, **_terms()}


@cache
def _terms() -> Mapping[str, Mapping[str, str]]:
    """What the values of each property are: things, texts in Chinese, or values of a datatype."""
    ontology = Graph().parse(resources.ontology() / "govgraph.ttl")
    terms: dict[str, dict[str, str]] = {name: {"@type": "@id"} for name in _IDS}
    terms |= {name: {"@type": kind} for name, kind in _TYPED.items()}
    terms |= {name: {"@language": "zh"} for name in _NAMES}
    for prop in ontology.subjects(RDF.type, OWL.ObjectProperty):
        terms[_short(str(prop))] = {"@type": "@id"}
    for prop in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        kind = str(ontology.value(prop, RDFS.range) or XSD.string)
        terms[_short(str(prop))] = {} if kind in _PLAIN else {"@type": _short(kind)}
    return {name: {"@id": _long(name), **rule} for name, rule in sorted(terms.items())}


def _value(term: object, rule: Mapping[str, str], base: str) -> str | dict[str, str]:
    """A value as its property's rule reads it back; written out where the rule would read something else."""
    if not isinstance(term, ox.Literal):
        iri = term.value  # type: ignore[attr-defined]
        short = _relative(iri, base)
        return short if rule.get("@type") == "@id" else {"@id": short}
    datatype = _short(term.datatype.value)
    if term.language:
        return term.value if rule.get("@language") == term.language else {"@value": term.value, "@language": term.language}
    if datatype == "xsd:string":
        return {"@value": term.value} if {"@type", "@language"} & rule.keys() else term.value
    return term.value if rule.get("@type") == datatype else {"@value": term.value, "@type": datatype}


def _relative(iri: str, base: str) -> str:
    """An IRI of ours below the base, one of a vocabulary under its prefix."""
    return iri.removeprefix(base) if iri.startswith(base) else _short(iri)


def _short(iri: str) -> str:
    return next((f"{name}:{iri[len(ns) :]}" for name, ns in PREFIXES.items() if iri.startswith(ns)), iri)


def _long(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


def _dumped(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
