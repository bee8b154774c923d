"""Coordination bodies, who sits on them, who hosts their offices, and who is appointed to what."""

from __future__ import annotations

from govgraph.graph import dates
from govgraph.graph.parties import object_, subject
from govgraph.graph.things import Things, rank
from govgraph.graph.writer import TRUE, text, typed
from govgraph.model import Statement
from govgraph.vocabulary import CHANGE, CV, GOV, OPENGOV, ORG, SEAT

_BODIES = {
    "设立": (CHANGE.setUp, GOV.setsUp),
    "成立": (CHANGE.setUp, GOV.setsUp),
    "调整": (CHANGE.adjusted, GOV.adjusts),
    "撤销": (CHANGE.abolished, GOV.abolishes),
}
_REMOVED = ("免", "不再", "辞")


def group(things: Things, s: Statement, node: str) -> None:
    """成立、调整、撤销…领导小组: what a document does with a body."""
    t, document, body = things.triples, things.triples.iri(f"document/{s.document_id}"), object_(things, s)
    change, direct = _BODIES.get(s.role, (CHANGE.described, None))
    t.add(node, GOV.body, body)
    t.link(node, GOV.change, change)
    if direct:
        t.add(document, direct, body)
    if change != CHANGE.abolished:
        t.add(body, CV.hasFormalFramework, document)


def member(things: Things, s: Statement, node: str) -> None:
    """组长：江望舒 市长; 成员：（空缺）: a person, or a seat without one."""
    t, body = things.triples, _membership(things, s, node)
    if s.detail:
        t.add(node, GOV.postAsWritten, text(s.detail))
    if s.object_id.startswith("person/"):
        person = object_(things, s)
        t.add(node, ORG.member, person)
        _seated(things, s, body, person)
        _in_post(things, s, node, person)
    else:
        t.add(node, GOV.vacant, TRUE)
        if s.object_id:
            t.add(node, OPENGOV.post, things.thing(s.object_id, s.detail))


def member_body(things: Things, s: Statement, node: str) -> None:
    """成员单位：市公安局、市财政局局长: an office or a post on a body."""
    t, body, who = things.triples, _membership(things, s, node), object_(things, s)
    t.add(node, OPENGOV.post if s.object_id.startswith("post/") else ORG.member, who)
    _seated(things, s, body, who)


def office_at(things: Things, s: Statement, node: str) -> None:
    """办公室设在市水利局: who hosts the office of a body."""
    t, body, host = things.triples, subject(things, s), object_(things, s)
    t.add(node, ORG.organization, body)
    t.add(node, GOV.host, host)
    t.add(host, GOV.hostsOfficeOf, body)


def appoints(things: Things, s: Statement, node: str) -> None:
    """任命…为…, 免去…职务: a person comes to a post or leaves it."""
    t, removed = things.triples, s.role.startswith(_REMOVED)
    t.link(node, GOV.change, CHANGE.removed if removed else CHANGE.appointed)
    t.add(node, GOV.roleAsWritten, text(s.role))
    if s.subject_id:
        t.add(node, GOV.appointedBy, subject(things, s))
    post, _, date = s.detail.partition("｜")
    if post:
        t.add(node, GOV.postAsWritten, text(post))
    if day := dates.first(date or things.record.date):
        t.add(node, GOV.on, typed(day, "date"))
    if s.object_id.startswith("person/"):
        person = object_(things, s)
        t.add(node, GOV.appointee, person)
        if not removed:
            _in_post(things, s, node, person)


def _membership(things: Things, s: Statement, node: str) -> str:
    """What memberships of persons and of bodies share; gives the IRI of the body."""
    t, body = things.triples, subject(things, s)
    t.add(node, ORG.organization, body)
    if s.role:
        t.add(node, ORG.role, things.seat(s.role))
        t.add(node, GOV.roleAsWritten, text(s.role))
    return body


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
