"""Turns each statement into its qualified node and the direct triples of simple questions; one function a relation."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.graph import dates, money, powers
from govgraph.graph.things import Things, rank
from govgraph.graph.writer import TRUE, text, typed, zh
from govgraph.model import Statement
from govgraph.vocabulary import (
    CHANGE,
    CV,
    DCTERMS,
    ELI,
    GOV,
    OPENGOV,
    ORG,
    RDF,
    ROLE,
    SCHEMA,
    SEAT,
    SKOS,
)  # fmt: skip

_DIRECT = {
    "lead": GOV.leads,
    "responsible": GOV.responsibleFor,
    "support": GOV.supports,
    "guide": GOV.guides,
    "coordinate": GOV.coordinates,
}
_ROLES = {role: ROLE[role] for role in _DIRECT}
_AMENDMENTS = {
    "amends": (CHANGE.amended, ELI.amends),
    "repeals": (CHANGE.repealed, ELI.repeals),
    "supersedes": (CHANGE.superseded, GOV.supersedes),
    "supplements": (CHANGE.supplemented, GOV.supplements),
}
_BODIES = {
    "设立": (CHANGE.setUp, GOV.setsUp),
    "成立": (CHANGE.setUp, GOV.setsUp),
    "调整": (CHANGE.adjusted, GOV.adjusts),
    "撤销": (CHANGE.abolished, GOV.abolishes),
}
_REMOVED = ("免", "不再", "辞")


def write(things: Things, s: Statement, node: str) -> None:
    """State what a statement says about the things it joins."""
    _WRITERS[s.relation](things, s, node)


def _subject(things: Things, s: Statement) -> str:
    return things.thing(s.subject_id, s.subject, s.subject_text) if s.subject_id else ""


def _object(things: Things, s: Statement) -> str:
    """The IRI of the object; tasks and purposes get their names elsewhere, from all statements about them."""
    if not s.object_id:
        return ""
    if s.object_id.startswith("task/"):
        return things.triples.iri(s.object_id)
    return things.thing(s.object_id, s.object, s.object_text)


def _document(things: Things, s: Statement, node: str) -> None:
    things.triples.add(node, GOV.describes, things.triples.iri(f"document/{s.document_id}"))


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


def _cites(things: Things, s: Statement, node: str) -> None:
    t, cited, document = things.triples, _cited(things, s), things.triples.iri(f"document/{s.document_id}")
    t.add(node, GOV.citing, document)
    t.add(node, GOV.cited, cited)
    t.add(document, ELI.cites, cited)


def _amends(things: Things, s: Statement, node: str) -> None:
    t, cited, document = things.triples, _cited(things, s), things.triples.iri(f"document/{s.document_id}")
    change, direct = _AMENDMENTS.get(s.role, (CHANGE.amended, ELI.amends))
    t.add(node, GOV.citing, document)
    t.add(node, GOV.cited, cited)
    t.link(node, GOV.change, change)
    t.add(document, direct, cited)


def _group(things: Things, s: Statement, node: str) -> None:
    t, document, body = things.triples, things.triples.iri(f"document/{s.document_id}"), _object(things, s)
    change, direct = _BODIES.get(s.role, (CHANGE.described, None))
    t.add(node, GOV.body, body)
    t.link(node, GOV.change, change)
    if direct:
        t.add(document, direct, body)
    if change != CHANGE.abolished:
        t.add(body, CV.hasFormalFramework, document)


def _membership(things: Things, s: Statement, node: str) -> str:
    """What memberships of persons and of bodies share; gives the IRI of the body."""
    t, body = things.triples, _subject(things, s)
    t.add(node, ORG.organization, body)
    if s.role:
        t.add(node, ORG.role, things.seat(s.role))
        t.add(node, GOV.roleAsWritten, text(s.role))
    return body


def _member(things: Things, s: Statement, node: str) -> None:
    t, body = things.triples, _membership(things, s, node)
    if s.detail:
        t.add(node, GOV.postAsWritten, text(s.detail))
    if s.object_id.startswith("person/"):
        person = _object(things, s)
        t.add(node, ORG.member, person)
        _seated(things, s, body, person)
        _in_post(things, s, node, person)
    else:
        t.add(node, GOV.vacant, TRUE)
        if s.object_id:
            t.add(node, OPENGOV.post, things.thing(s.object_id, s.detail))


def _in_post(things: Things, s: Statement, node: str, person: str) -> None:
    """A person's post and agency, where the statement names them: 市财政局局长."""
    t = things.triples
    _, place, agency, _ = s.object_id.split("/", 3)
    wording = s.detail.partition("｜")[0]
    held = agency != "-" and things.agency(agency)
    if wording and wording.strip("（）()") not in ("兼", "兼任"):
        post = things.thing(f"post/{place}/{wording}", wording)
        t.add(node, OPENGOV.post, post)
        t.add(person, ORG.holds, post)
        if held:
            t.add(post, ORG.postIn, held)
    if held and s.relation == "member":
        t.add(node, OPENGOV.onBehalfOf, held)


def _seated(things: Things, s: Statement, body: str, who: str) -> None:
    things.triples.add(body, GOV.includes, who)
    if rank(s.role) == SEAT.head:
        things.triples.add(body, GOV.headedBy, who)


def _member_body(things: Things, s: Statement, node: str) -> None:
    t, body, who = things.triples, _membership(things, s, node), _object(things, s)
    t.add(node, OPENGOV.post if s.object_id.startswith("post/") else ORG.member, who)
    _seated(things, s, body, who)


def _office_at(things: Things, s: Statement, node: str) -> None:
    t, body, host = things.triples, _subject(things, s), _object(things, s)
    t.add(node, ORG.organization, body)
    t.add(node, GOV.host, host)
    t.add(host, GOV.hostsOfficeOf, body)


def _assigns(things: Things, s: Statement, node: str) -> None:
    t, who, task = things.triples, _subject(things, s), _object(things, s)
    t.add(node, CV.hasParticipant, who)
    t.link(node, CV.role, _ROLES[s.role])
    if task:
        t.add(node, GOV.task, task)
        t.add(task, CV.hasParticipation, node)
        t.add(who, _DIRECT[s.role], task)


def _funds(things: Things, s: Statement, node: str) -> None:
    t, payer, purpose = things.triples, _subject(things, s), _object(things, s)
    t.add(node, GOV.payer, payer)
    if purpose:
        t.add(node, GOV.task, purpose)
        t.add(purpose, GOV.fundedBy, payer)
    if things.programme:
        t.add(things.programme, GOV.fundedBy, payer)
    if not s.detail:
        return
    own = money.share(s.detail, s.subject_text, s.subject_id)
    if own is not None:
        t.add(node, GOV.share, typed(f"{own:f}", "decimal"))
        t.add(node, GOV.ratioAsWritten, text(s.detail))
    if paid := money.amount(s.detail):
        _amount(things, node, f"statement/{s.id}/amount", paid)
    if money.ceiling(s.detail):
        t.add(node, GOV.atMost, TRUE)


def _amount(things: Things, node: str, amount_id: str, paid: money.Money) -> None:
    t, amount = things.triples, things.triples.iri(amount_id)
    t.add(node, SCHEMA.amount, amount)
    t.link(amount, RDF.type, SCHEMA.MonetaryAmount)
    t.add(amount, SCHEMA.value, typed(f"{paid.value.normalize():f}", "decimal"))
    t.add(amount, SCHEMA.currency, text("CNY"))
    if paid.per:
        t.add(amount, SCHEMA.unitText, text(paid.per))


def _deadline(things: Things, s: Statement, node: str) -> None:
    t, task, last = things.triples, _object(things, s), dates.last(s.detail)
    t.add(node, GOV.period, text(s.detail))
    if task:
        t.add(node, GOV.task, task)
    if not last:
        return
    t.add(node, GOV.dueBy, typed(last, "date"))
    if "/" in s.detail and (first := dates.first(s.detail)):
        t.add(node, GOV.dueFrom, typed(first, "date"))
    if task:
        t.add(task, GOV.due, typed(last, "date"))


def _reports_to(things: Things, s: Statement, node: str) -> None:
    t, reporter, receiver = things.triples, _subject(things, s), _object(things, s)
    t.add(node, GOV.reporter, reporter)
    t.add(node, GOV.receiver, receiver)
    t.add(reporter, GOV.reportsTo, receiver)


def _task(things: Things, s: Statement, node: str) -> None:
    if s.object_id:
        things.triples.add(node, GOV.task, _object(things, s))


def _valid(things: Things, s: Statement, node: str) -> None:
    t, document, start = things.triples, things.triples.iri(f"document/{s.document_id}"), s.role != "until"
    written = s.detail or s.object
    day = dates.first(written) if start else dates.last(written)
    if day:
        t.add(node, GOV.validFrom if start else GOV.validUntil, typed(day, "date"))
        t.add(document, ELI.first_date_entry_in_force if start else ELI.date_no_longer_in_force, typed(day, "date"))


def _appoints(things: Things, s: Statement, node: str) -> None:
    t, removed = things.triples, s.role.startswith(_REMOVED)
    t.link(node, GOV.change, CHANGE.removed if removed else CHANGE.appointed)
    t.add(node, GOV.roleAsWritten, text(s.role))
    if s.subject_id:
        t.add(node, GOV.appointedBy, _subject(things, s))
    post, _, date = s.detail.partition("｜")
    if post:
        t.add(node, GOV.postAsWritten, text(post))
    if day := dates.first(date or things.record.date):
        t.add(node, GOV.on, typed(day, "date"))
    if s.object_id.startswith("person/"):
        person = _object(things, s)
        t.add(node, GOV.appointee, person)
        if not removed:
            _in_post(things, s, node, person)


_Writer = Callable[[Things, Statement, str], None]
_WRITERS: dict[str, _Writer] = {
    "document": _document,
    "cites": _cites,
    "amends": _amends,
    "group": _group,
    "member": _member,
    "member_body": _member_body,
    "office_at": _office_at,
    "assigns": _assigns,
    "funds": _funds,
    "authority": powers.write,
    "deadline": _deadline,
    "reports_to": _reports_to,
    "task": _task,
    "valid": _valid,
    "appoints": _appoints,
}
