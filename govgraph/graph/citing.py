"""Documents that describe, cite, amend and repeal documents, and from when until when they hold."""

from __future__ import annotations

from govgraph.graph import dates
from govgraph.graph.things import Things
from govgraph.graph.writer import text, typed, zh
from govgraph.model import Statement
from govgraph.vocabulary import CHANGE, DCTERMS, ELI, GOV, RDF, SKOS

_AMENDMENTS = {
    "amends": (CHANGE.amended, ELI.amends),
    "repeals": (CHANGE.repealed, ELI.repeals),
    "supersedes": (CHANGE.superseded, GOV.supersedes),
    "supplements": (CHANGE.supplemented, GOV.supplements),
}


def document(things: Things, s: Statement, node: str) -> None:
    """Which document a statement describes."""
    things.triples.add(node, GOV.describes, things.triples.iri(f"document/{s.document_id}"))


def cites(things: Things, s: Statement, node: str) -> None:
    """根据《…法》, 按照…〔2019〕3号: a document cites another."""
    t, cited, document = things.triples, _cited(things, s), things.triples.iri(f"document/{s.document_id}")
    t.add(node, GOV.citing, document)
    t.add(node, GOV.cited, cited)
    t.add(document, ELI.cites, cited)


def amends(things: Things, s: Statement, node: str) -> None:
    """…同时废止, 修改…的决定: a document repeals, amends, supersedes or supplements another."""
    t, cited, document = things.triples, _cited(things, s), things.triples.iri(f"document/{s.document_id}")
    change, direct = _AMENDMENTS.get(s.role, (CHANGE.amended, ELI.amends))
    t.add(node, GOV.citing, document)
    t.add(node, GOV.cited, cited)
    t.link(node, GOV.change, change)
    t.add(document, direct, cited)


def valid(things: Things, s: Statement, node: str) -> None:
    """自2019年7月1日起施行, 有效期5年: from when or until when a document holds."""
    t, document, start = things.triples, things.triples.iri(f"document/{s.document_id}"), s.role != "until"
    written = s.detail or s.object
    day = dates.first(written) if start else dates.last(written)
    if day:
        t.add(node, GOV.validFrom if start else GOV.validUntil, typed(day, "date"))
        t.add(document, ELI.first_date_entry_in_force if start else ELI.date_no_longer_in_force, typed(day, "date"))


def _cited(things: Things, s: Statement) -> str:
    t = things.triples
    node = t.iri(s.object_id)
    t.link(node, RDF.type, ELI.LegalResource)
    if s.detail:
        t.add(node, ELI.number, text(s.detail))
    if s.object:
        t.add(node, DCTERMS.title, zh(s.object))
    if label := s.detail or s.object:
        t.add(node, SKOS.prefLabel if s.object_id == f"cited/{label}" else SKOS.altLabel, zh(label))
    return node
