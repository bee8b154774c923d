"""The tree of a document's tasks: names, places, what is part of what, and what a unit above or below holds for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from govgraph.graph.writer import Triples, text, zh
from govgraph.model import Statement
from govgraph.vocabulary import DCTERMS, GOV, PPLAN, RDF, SKOS

#: whose label names a task, the first that has one
_NAMING = ("task", "assigns", "deadline", "funds")
_THROUGH = {"assigns": GOV.assignedThrough, "deadline": GOV.dueThrough, "funds": GOV.fundedThrough}


def write(triples: Triples, statements: Iterable[Statement], document: str, programme: str) -> None:
    """Describe all tasks and purposes that the statements of one document name."""
    about: dict[str, list[Statement]] = {}
    for s in statements:
        if s.object_id.startswith("task/"):
            about.setdefault(s.object_id, []).append(s)
    tree = {_place(task): task for task in about}
    for task, rows in about.items():
        _describe(triples, task, rows)
        _part(triples, task, tree, document, programme, rows)
    for relation, through in _THROUGH.items():
        _inherit(triples, tree, {t for t, rows in about.items() if any(r.relation == relation for r in rows)}, through)


def _place(task: str) -> str:
    """The place of a task in its document: the id without kind and document."""
    return task.split("/", 2)[2] if task.count("/") >= 2 else ""


def _above(place: str) -> Iterator[str]:
    """The places above one, nearest first."""
    while "/" in place:
        place = place.rpartition("/")[0]
        yield place


def _describe(triples: Triples, task: str, rows: list[Statement]) -> None:
    node = triples.iri(task)
    pays_only = all(r.relation == "funds" for r in rows)
    triples.link(node, RDF.type, GOV.Purpose if pays_only else GOV.Task)
    triples.add(node, GOV.place, text(_place(task)))
    ranked = sorted(rows, key=lambda r: (_rank(r), r.start, r.object))
    labels = [r.object or r.object_text for r in ranked if r.object or r.object_text]
    for i, label in enumerate(dict.fromkeys(labels)):
        triples.add(node, SKOS.altLabel if i else SKOS.prefLabel, zh(label))


def _rank(row: Statement) -> int:
    return _NAMING.index(row.relation) if row.relation in _NAMING else len(_NAMING)


def _part(triples: Triples, task: str, tree: dict[str, str], document: str, programme: str, rows: list[Statement]) -> None:
    node = triples.iri(task)
    unit = next((tree[p] for p in _above(_place(task)) if p in tree), "")
    triples.add(node, DCTERMS.isPartOf, triples.iri(unit) if unit else document)
    triples.add(node, GOV.statedIn, document)
    if programme and any(r.relation != "funds" for r in rows):
        triples.add(node, PPLAN.isStepOfPlan, programme)


def _inherit(triples: Triples, tree: dict[str, str], having: set[str], through: URIRef) -> None:
    """What a unit has holds for the tasks below it that have none; what they have counts for a unit that has none."""
    for place, task in tree.items():
        above = [tree[p] for p in _above(place) if p in tree]
        if task not in having:
            if unit := next((u for u in above if u in having), None):
                triples.add(triples.iri(task), through, triples.iri(unit))
        elif through == GOV.assignedThrough:
            for unit in above:
                if unit not in having:
                    triples.add(triples.iri(unit), GOV.assignedBelow, triples.iri(task))
