"""Who has which task, by when, and who reports to whom."""

from __future__ import annotations

from govgraph.graph import dates
from govgraph.graph.parties import object_, subject
from govgraph.graph.things import Things
from govgraph.graph.writer import text, typed
from govgraph.model import Statement
from govgraph.vocabulary import CV, GOV, ROLE

_DIRECT = {
    "lead": GOV.leads,
    "responsible": GOV.responsibleFor,
    "support": GOV.supports,
    "guide": GOV.guides,
    "coordinate": GOV.coordinates,
}
_ROLES = {role: ROLE[role] for role in _DIRECT}


def assigns(things: Things, s: Statement, node: str) -> None:
    """市水利局牵头, 市财政局配合: a role in a task, as a node and directly."""
    t, who, task = things.triples, subject(things, s), object_(things, s)
    t.add(node, CV.hasParticipant, who)
    t.link(node, CV.role, _ROLES[s.role])
    if task:
        t.add(node, GOV.task, task)
        t.add(task, CV.hasParticipation, node)
        t.add(who, _DIRECT[s.role], task)


def measure(things: Things, s: Statement, node: str) -> None:
    """A numbered measure, whether or not anybody has it."""
    if s.object_id:
        things.triples.add(node, GOV.task, object_(things, s))


def deadline(things: Things, s: Statement, node: str) -> None:
    """2019年12月底前完成: the last day, and the first of a period."""
    t, task, last = things.triples, object_(things, s), dates.last(s.detail)
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


def reports_to(things: Things, s: Statement, node: str) -> None:
    """报市人民政府备案: who reports, and to whom."""
    t, reporter, receiver = things.triples, subject(things, s), object_(things, s)
    t.add(node, GOV.reporter, reporter)
    t.add(node, GOV.receiver, receiver)
    t.add(reporter, GOV.reportsTo, receiver)
