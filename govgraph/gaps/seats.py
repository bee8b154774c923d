"""Gaps between who works and who sits on the body: tasks without a seat, seats without a task."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from govgraph.gaps.corpus import Body, Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import ACTORS


@dataclass(frozen=True, slots=True)
class _Pair:
    """A document with the body that it staffs and the tasks that it assigns."""

    document: str
    body: Body
    held: dict[str, list[Statement]]  #: agency → its rows
    seated: dict[str, Statement]  #: agency → the row of its seat


def not_seated(corpus: Corpus, indicator: Indicator) -> Looked:
    """Agencies with several tasks that are not on the body of that document."""
    pairs = _pairs(corpus, indicator)
    signs = []
    for pair in pairs:
        outside = {a: rows for a, rows in pair.held.items() if len(rows) >= indicator.settings["at_least"] and a not in pair.seated}
        if outside:
            first = [rows[0] for rows in outside.values()]
            facts: Facts = {
                "names": tuple(s.subject_text for s in first), "title": corpus.title(pair.document, first[0].document),
                "body": pair.body.name, "leads": sum(s.role == "lead" for rows in outside.values() for s in rows),
            }  # fmt: skip
            signs.append(Sign((pair.document, pair.body.id), facts, (*first, *pair.body.evidence)))
    return Looked(len(pairs), tuple(signs))


def idle_seats(corpus: Corpus, indicator: Indicator) -> Looked:
    """Bodies most of whose agencies hold no task in the document that staffs them."""
    pairs = [p for p in _pairs(corpus, indicator) if len(p.held) >= indicator.settings["min_agencies"]]
    names = {seat.agency: seat.agency_name for body in corpus.bodies.values() for seat in body.seats}
    signs = []
    for pair in pairs:
        idle = {a: s for a, s in pair.seated.items() if a not in pair.held}
        if len(idle) > indicator.settings["share"] * len(pair.seated):
            facts: Facts = {
                "body": pair.body.name, "count": len(pair.seated), "idle": len(idle), "names": tuple(names[a] for a in idle),
                "title": corpus.title(pair.document),
            }  # fmt: skip
            signs.append(Sign((pair.document, pair.body.id), facts, tuple(idle.values())))
    return Looked(len(pairs), tuple(signs))


def _pairs(corpus: Corpus, indicator: Indicator) -> list[_Pair]:
    """Documents that staff just one body with three and more agencies, and assign enough tasks."""
    held: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    tasks: dict[str, int] = defaultdict(int)
    for task in corpus.tasks:
        tasks[task.document_id] += 1
        for agency, row in task.parties(kinds=ACTORS).items():
            held[task.document_id][agency].append(row)
    seated: dict[str, dict[str, dict[str, Statement]]] = defaultdict(lambda: defaultdict(dict))
    for body in corpus.bodies.values():
        for seat in body.seats:
            if seat.agency:
                seated[seat.statement.document_id][corpus.main_body[body.id]].setdefault(seat.agency, seat.statement)
    return [
        _Pair(document, corpus.bodies[next(iter(bodies))], dict(held[document]), next(iter(bodies.values())))
        for document, bodies in seated.items()
        if len(bodies) == 1 and len(next(iter(bodies.values()))) >= 3 and tasks[document] >= indicator.settings["min_tasks"]
    ]
