"""Statements to quads: pure functions, one named graph a document, and one of what only several documents tell.

A graph is lines of N-Quads, sorted, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.graph import documents, evidence, hierarchy, relations, tasks
from govgraph.graph.derived import derived_quads, telling
from govgraph.graph.documents import Run
from govgraph.graph.records import Record
from govgraph.graph.things import Things
from govgraph.graph.writer import Triples, integer, text
from govgraph.model import Recognised, Statement
from govgraph.vocabulary import BASE, BASIS, GOV, RDF, STATEMENTS, document_graph

__all__ = ["Record", "Run", "derived_quads", "document_quads", "telling"]

_BASES = {name: BASIS[name] for name in ("explicit", "prose", "inferred", "human")}


def document_quads(
    record: Record, statements: Sequence[Statement], words: str, run: Run, base: str = BASE, recognised: Sequence[Recognised] = ()
) -> list[str]:
    """All that one document states, with its evidence and the record of the run.

    `words` is the text of its source, `recognised` the lines of it that were read from pictures.
    """
    triples = Triples(base)
    things = Things(triples, record)
    document = documents.write(things, run)
    if words:
        triples.add(triples.iri(f"source/{record.source}"), GOV.length, integer(len(words)))
    for s in statements:
        node = triples.iri(f"statement/{s.id}")
        _statement(triples, s, node, document)
        relations.write(things, s, node)
        evidence.write(triples, s, node, record.source, words, recognised)
    tasks.write(triples, statements, document, things.programme)
    hierarchy.write(things, statements)
    return list(triples.quads(document_graph(record.id, base)))


def _statement(t: Triples, s: Statement, node: str, document: str) -> None:
    """What every statement has."""
    t.link(node, RDF.type, GOV.Statement)
    t.link(node, RDF.type, STATEMENTS[s.relation])
    t.add(node, GOV.relation, text(s.relation))
    t.add(node, GOV.statedIn, document)
    t.link(node, GOV.basis, _BASES[s.basis])
    t.add(node, GOV.rule, text(s.rule))
    for predicate, words in ((GOV.subjectText, s.subject_text), (GOV.objectText, s.object_text), (GOV.detail, s.detail)):
        if words:
            t.add(node, predicate, text(words))
    if s.place:
        t.add(node, GOV.place, text(s.place))


def graphs(quads: Iterable[str]) -> set[str]:
    """The IRIs of the named graphs that lines of N-Quads are in."""
    return {line.rpartition(" <")[2].removesuffix("> .") for line in quads}
