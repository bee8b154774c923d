"""Checks a graph against the SHACL shapes of the ontology; what does not hold is a finding, never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SH, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from govgraph import resources
from govgraph.errors import DataError

_BATCH = 150_000  #: triples held in memory at once; documents are checked in batches of about this size


@dataclass(frozen=True, slots=True)
class Violation:
    """A shape that a node of the graph does not fit."""

    message: str  #: what is wrong, in English
    message_zh: str
    node: str  #: IRI of the node
    value: str  #: what is there instead; empty where something is missing
    shape: str  #: name of the constraint: MinCount, Class, In …
    graph: str  #: IRI of the named graph that holds the node; empty where several do


def check(dataset: Dataset, graphs: Iterable[str] | None = None) -> list[Violation]:
    """All that does not fit the shapes, in these named graphs or in all, in a steady order."""
    named = (str(g.identifier) for g in dataset.graphs() if g.identifier != DATASET_DEFAULT_GRAPH_ID)
    chosen = sorted(graphs if graphs is not None else named)
    found = {_violation(dataset, *finding) for batch in _batches(dataset, chosen) for finding in _findings(batch)}
    return sorted(found, key=lambda v: (v.graph, v.node, v.message, v.shape, v.value))


def _batches(dataset: Dataset, graphs: Iterable[str]) -> Iterator[Graph]:
    """Copies of the named graphs in memory, where SHACL runs faster, as many at once as fit."""
    batch = Graph()
    for name in graphs:
        for triple in dataset.graph(URIRef(name)):
            batch.store.add(triple, batch)
        if len(batch) >= _BATCH:
            yield batch
            batch = Graph()
    if len(batch):
        yield batch


@cache
def _shapes() -> Graph:
    path = resources.ontology() / "shapes.ttl"
    try:
        return _flattened(Graph().parse(path))
    except OSError as error:
        raise DataError(f"{path}: the shapes are missing; reinstall govgraph") from error


def _flattened(shapes: Graph) -> Graph:
    """The same shapes with each property shape aimed at the targets itself: pySHACL then runs it once, not once a node."""
    aims = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    for shape, part in list(shapes.subject_objects(SH.property)):
        for aim in aims:
            for target in shapes.objects(shape, aim):
                shapes.add((part, aim, target))
        shapes.remove((shape, SH.property, part))
    return shapes


@cache
def _chinese() -> dict[str, str]:
    """What the shapes say in Chinese, by what they say in English: pySHACL gives one language of a SPARQL constraint."""
    pairs = {}
    for part in set(_shapes().subjects(SH.message)):
        said = {m.language: str(m) for m in _shapes().objects(part, SH.message) if isinstance(m, Literal)}
        pairs[said["en"]] = said["zh"]
    return pairs


def _findings(batch: Graph) -> Iterator[tuple[Graph, Node]]:
    """The report of a validation, with each of its results."""
    conforms, report, _ = pyshacl.validate(batch, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    if not conforms and isinstance(report, Graph):
        for result in report.subjects(RDF.type, SH.ValidationResult):
            yield report, result


def _violation(dataset: Dataset, report: Graph, result: Node) -> Violation:
    node = report.value(result, SH.focusNode)
    said = {str(m) for m in report.objects(result, SH.resultMessage)}
    message = min(said & _chinese().keys(), default=min(said, default=""))
    component = str(report.value(result, SH.sourceConstraintComponent) or "").rpartition("#")[2]
    holders = {str(graph) for *_, graph in dataset.quads((node, None, None, None)) if graph is not None}
    return Violation(
        message,
        _chinese().get(message, ""),
        str(node),
        str(report.value(result, SH.value) or ""),
        component.removesuffix("ConstraintComponent"),
        holders.pop() if len(holders) == 1 else "",
    )
