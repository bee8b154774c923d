"""What holds on a day, as far as the documents tell: bodies with their seats, who leads a task, who pays for what.

A document counts from its date until it is repealed, superseded or expired. Of one thing the latest document that speaks of
it is believed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from govgraph.graph import Record, dates, force
from govgraph.graph.things import rank
from govgraph.model import Statement
from govgraph.vocabulary import SEAT

Quote: TypeAlias = Callable[[Statement], str]
Key: TypeAlias = tuple[str, str, str]  #: jurisdiction, what is spoken of, and for short labels the line of documents that speaks
Lines: TypeAlias = Mapping[str, str]  #: a document → the last of those that replaced it one after the other

_SEATS = ("member", "member_body", "office_at")
_ABOLISHED = "撤销"
_SET_UP = ("设立", "成立")
_TOLD = (*_SET_UP, "调整")
_SHORTEST = 4  #: characters; a shorter label names no task
_TELLING = 10  #: characters; a shorter label (加强组织领导) names a task only among plans that replaced one another
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Body:
    """A coordination body on a day."""

    id: str
    name: str
    told: Statement  #: the first statement of a document in force that speaks of it
    seats: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class State:
    """All that holds on a day."""

    as_of: str
    dated: Mapping[str, str]  #: documents issued by then, and their first days
    ended: Mapping[str, force.Ending]
    statements: tuple[Statement, ...]  #: of all documents issued by then, in the order of their dates
    bodies: Mapping[str, Body]
    abolished: Mapping[str, Statement]
    leads: Mapping[Key, tuple[Statement, ...]]
    funds: Mapping[Key, tuple[Statement, ...]]
    quote: Quote


def endings(records: Sequence[Record], statements: Sequence[Statement], as_of: str) -> dict[str, force.Ending]:
    """The documents that are not in force on a day."""
    return force.endings(records, statements, force.same_documents(records, statements), as_of)


def lines(records: Sequence[Record], statements: Sequence[Statement]) -> Lines:
    """Which documents replaced one another, as far as all of them tell."""
    numbers = {r.key: r.id for r in records}
    next_ = {d: numbers[e.by] for d, e in endings(records, statements, force.latest(records)).items() if e.by in numbers}
    return {document: _last(document, next_) for document in next_}


def _last(document: str, next_: Mapping[str, str]) -> str:
    seen = {document}
    while (document := next_.get(document, document)) not in seen:
        seen.add(document)
    return document


def state(
    records: Sequence[Record], statements: Iterable[Statement], as_of: str, quote: Quote = lambda s: "", lines: Lines | None = None
) -> State:
    """The state on a day; an empty day is that of the latest document. `quote` cuts the words of a statement."""
    day = dates.last(as_of) or force.latest(records)
    dated = {r.id: dates.first(r.date) for r in records if dates.first(r.date) <= (day or "9999")}
    rows = sorted((s for s in statements if s.document_id in dated), key=lambda s: (dated[s.document_id], s.document_id, s.start))
    ended = {d: e for d, e in endings(records, rows, day).items() if d in dated}
    valid = [s for s in rows if s.document_id not in ended]
    bodies, abolished = _bodies(valid)
    own = {r.id: (r.place[0], (lines or {}).get(r.id, r.id)) for r in records}
    return State(day, dated, ended, tuple(rows), bodies, abolished, _leads(valid, own), _funds(valid, own), quote)


def label(text: str) -> str:
    """What a task or purpose is told by across documents: its label without marks and spaces."""
    return _MARKS.sub("", text)


def _bodies(rows: Iterable[Statement]) -> tuple[dict[str, Body], dict[str, Statement]]:
    spoken: dict[str, list[Statement]] = defaultdict(list)
    abolished: dict[str, Statement] = {}
    for s in rows:
        body = s.object_id if s.relation == "group" else s.subject_id if s.relation in _SEATS else ""
        if not body.startswith("body/"):
            continue
        if s.relation == "group" and s.role == _ABOLISHED:
            abolished[body] = s
            spoken.pop(body, None)
        elif body not in abolished or abolished[body].document_id != s.document_id:
            abolished.pop(body, None)
            spoken[body].append(s)
    return {body: _body(body, found) for body, found in spoken.items()}, abolished


def _body(body: str, rows: Sequence[Statement]) -> Body:
    name = next(n for s in rows if (n := s.object if s.relation == "group" else s.subject))
    told = next((s for s in rows if s.relation == "group" and s.role in _TOLD), rows[0])
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for s in rows:
        by_document[s.document_id].append(s)
    seats: list[Statement] = []
    for found in by_document.values():
        given = [s for s in found if s.relation in _SEATS]
        seats = given if _whole(found, given) else _amended(seats, given)
    return Body(body, name, told, tuple(seats))


def _whole(rows: Iterable[Statement], given: Sequence[Statement]) -> bool:
    """Whether a document gives all seats of a body: it sets the body up, or names its head with two others at least.

    增补张三为成员 adds to those that there are.
    """
    people = [s for s in given if s.relation != "office_at"]
    new = any(s.relation == "group" and s.role in _SET_UP for s in rows)
    return bool(people) and (new or (len(people) > 2 and any(_heads(s) for s in people)))


def _amended(seats: Sequence[Statement], given: Sequence[Statement]) -> list[Statement]:
    """Seats with those that a document gives besides: a new head or host takes the place of the former."""
    head, host = any(_heads(s) for s in given), any(s.relation == "office_at" for s in given)
    stay = [s for s in seats if not (head and _heads(s)) and not (host and s.relation == "office_at")]
    known = {seat_key(s) for s in stay}
    return stay + [s for s in given if seat_key(s) not in known]


def _heads(s: Statement) -> bool:
    return s.relation != "office_at" and rank(s.role) == SEAT.head


def seat_key(s: Statement) -> tuple[str, str]:
    """What makes a seat that of the same holder: its role and the person's name, the agency, or the post of a blank name."""
    if s.relation == "member":
        return s.role, s.object or f"?{s.detail}"
    return s.role or s.relation, s.object_id


def _key(s: Statement, own: Mapping[str, tuple[str, str]]) -> Key | None:
    """What tells a task or purpose across documents; `own` gives the jurisdiction and the line of each document."""
    named = label(s.object_text)
    place, line = own[s.document_id]
    return (place, named, line if len(named) < _TELLING else "") if len(named) >= _SHORTEST and s.subject_id else None


def _leads(rows: Iterable[Statement], own: Mapping[str, tuple[str, str]]) -> dict[Key, tuple[Statement, ...]]:
    """Who leads each task, or is responsible where nobody leads; by the latest document that names it, if it does so once."""
    tasks: dict[Key, dict[str, dict[str, list[Statement]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for s in rows:
        if s.relation == "assigns" and s.role in ("lead", "responsible") and (key := _key(s, own)):
            tasks[key][s.document_id][s.place].append(s)
    found = {}
    for key, documents in tasks.items():
        units = list(documents.values())[-1]
        if len(units) == 1:
            (assigned,) = units.values()
            found[key] = tuple([s for s in assigned if s.role == "lead"] or assigned)
    return found


def _funds(rows: Iterable[Statement], own: Mapping[str, tuple[str, str]]) -> dict[Key, tuple[Statement, ...]]:
    """Who pays how much for each purpose, by the latest document that says so."""
    found: dict[Key, list[Statement]] = {}
    for s in rows:
        if s.relation != "funds" or not (key := _key(s, own)):
            continue
        if key in found and found[key][-1].document_id == s.document_id:
            found[key].append(s)
        else:
            found[key] = [s]
    return {key: tuple(payments) for key, payments in found.items()}
