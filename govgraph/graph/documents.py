"""Describes the document itself: head, gazette, annexes, the programme it issues, its source and the record of the run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.graph import dates
from govgraph.graph.records import Record
from govgraph.graph.things import Things
from govgraph.graph.writer import Triples, text, typed, zh
from govgraph.vocabulary import DCTERMS, ELI, GOV, PROV, RDF, SKOS

_ISSUES = re.compile(r"(?:印发|转发|发布|公布)(?:《)?(?P<plan>.+?)(?:》)?(?:的(?:通知|通报|公告|决定|函|命令|意见))?$")
_PLAN = re.compile(
    r"(?P<plan>[^》]*(?:方案|规划|计划|纲要|预案|办法|意见|措施|规定|细则|行动|要点|任务分工|分工表|实施细则|制度)(?:[（(][^（）()]*[）)])*)$"
)


@dataclass(frozen=True, slots=True)
class Run:
    """How statements were made: which govgraph, by which rules."""

    version: str
    fingerprint: str


def programme_title(title: str) -> str:
    """The plan that a document issues: 关于印发X方案的通知 → X方案, 关于加快…的实施意见 itself; empty where it issues none."""
    match = _ISSUES.search(title)
    plan = match["plan"] if match else title.removeprefix("关于")
    return plan if _PLAN.fullmatch(plan) else ""


def write(things: Things, run: Run) -> str:
    """Describe the document, and the programme it issues where it issues one; gives its IRI."""
    t, record = things.triples, things.record
    node = t.iri(f"document/{record.id}")
    t.link(node, RDF.type, ELI.LegalResource)
    t.add(node, SKOS.prefLabel, zh(record.number or record.title or record.id))
    t.add(node, DCTERMS.identifier, text(record.id))
    if record.number:
        t.add(node, ELI.number, text(record.number))
    if record.title:
        t.add(node, DCTERMS.title, zh(record.title))
        if record.number:
            t.add(node, SKOS.altLabel, zh(record.title))
    if day := dates.first(record.date):
        t.add(node, ELI.date_document, typed(day, "date"))
    if record.publication:
        t.add(node, GOV.publicationNote, text(record.publication))
    for addressee in record.addressees:
        t.add(node, GOV.addressee, text(addressee))
    _origin(things, node)
    _issue(t, record, node)
    _annexes(t, record, node)
    _provenance(t, record, run, node)
    things.programme = _programme(t, record, node)
    return node


def _origin(things: Things, node: str) -> None:
    t, record = things.triples, things.record
    for issuer in record.issuers:
        if agency := things.agency(issuer):
            t.add(node, ELI.passed_by, agency)
    if record.place[0] not in ("", "-"):
        t.add(node, ELI.jurisdiction, things.division(record.place[0]))


def _issue(t: Triples, record: Record, node: str) -> None:
    issue = record.issue
    if issue is None or not issue.title:
        return
    gazette = t.iri("/".join(part for part in ("issue", issue.title, issue.year, issue.number or issue.date) if part))
    t.add(node, ELI.is_part_of, gazette)
    t.link(gazette, RDF.type, GOV.Gazette)
    t.add(gazette, SKOS.prefLabel, zh(" ".join(p for p in (issue.title, issue.year, issue.number) if p)))
    t.add(gazette, DCTERMS.title, zh(issue.title))
    if issue.number:
        t.add(gazette, GOV.issueNumber, text(issue.number))
    if day := dates.first(issue.date):
        t.add(gazette, ELI.date_publication, typed(day, "date"))


def _annexes(t: Triples, record: Record, node: str) -> None:
    for number, title in record.annexes:
        annex = t.iri(f"annex/{record.id}/{number}")
        t.add(node, ELI.has_annex, annex)
        t.link(annex, RDF.type, ELI.LegalResource)
        t.add(annex, GOV.place, text(number))
        t.add(annex, SKOS.prefLabel, zh(title or number))


def _programme(t: Triples, record: Record, node: str) -> str:
    title = programme_title(record.title)
    if not title:
        return ""
    plan = t.iri(f"programme/{record.id}")
    t.link(plan, RDF.type, GOV.Programme)
    t.add(plan, SKOS.prefLabel, zh(title))
    t.add(node, GOV.issues, plan)
    return plan


def _provenance(t: Triples, record: Record, run: Run, node: str) -> None:
    source, graph = t.iri(f"source/{record.source}"), t.iri(f"graph/{record.id}")
    activity = t.iri(f"run/{record.id}/{run.version}/{run.fingerprint}")
    t.link(source, RDF.type, GOV.Source)
    t.add(source, GOV.textHash, text(record.source))
    t.add(node, GOV.source, source)
    t.link(activity, RDF.type, GOV.RunRecord)
    t.link(activity, RDF.type, PROV.Activity)
    t.add(activity, PROV.used, source)
    t.add(activity, GOV.softwareVersion, text(run.version))
    t.add(activity, GOV.rulesFingerprint, text(run.fingerprint))
    t.link(graph, RDF.type, PROV.Entity)
    t.add(graph, PROV.wasGeneratedBy, activity)
