"""Reads out of statements who takes part in what: tasks with their parties, bodies with their seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govgraph.model import Statement

#: Kinds of things that can be held to a duty by name: collectives and tiers of finance can't.
ACTORS = frozenset({"agency", "party", "court", "organization"})
NAMED = ACTORS | {"body", "office", "post", "person"}


def kind_of(thing: str) -> str:
    """The kind that an id begins with: agency, party, body, person, collective, task."""
    return thing.partition("/")[0]


def place_of(thing: str) -> str:
    """The place that an id names: a GB/T 2260 code, or a name where there is no code."""
    parts = thing.split("/", 2)
    return parts[1] if len(parts) > 2 and parts[0] not in ("document", "cited", "task") else ""


def task_key(statement: Statement) -> str:
    """The task that a statement is about: document and place; without place, document and label."""
    place = statement.place or f"?{statement.object_text}"
    return f"task/{statement.document_id}/{place}"


@dataclass(frozen=True, slots=True)
class Task:
    """What one bracket, list item, table row or sentence assigns, with all who are named for it."""

    id: str
    document_id: str
    document: str
    place: str
    label: str
    assigns: tuple[Statement, ...]

    def parties(self, *roles: str, kinds: frozenset[str] = NAMED) -> dict[str, Statement]:
        """Who holds it in one of the roles (in any, where none is given): id → the first statement that says so."""
        found: dict[str, Statement] = {}
        for s in self.assigns:
            if (not roles or s.role in roles) and kind_of(s.subject_id) in kinds:
                found.setdefault(s.subject_id, s)
        return found


def tasks(statements: Iterable[Statement]) -> list[Task]:
    """Every assigned task, in the order of the table."""
    rows: dict[str, list[Statement]] = {}
    for s in statements:
        if s.relation == "assigns":
            rows.setdefault(task_key(s), []).append(s)
    return [Task(key, r[0].document_id, r[0].document, r[0].place, r[0].object_text, tuple(r)) for key, r in rows.items()]


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on a body: of a person, of an agency, or of both: a person who sits there for an agency."""

    body: str
    body_name: str
    role: str
    person: str  #: id; empty where an agency sits, or where the seat is vacant
    person_name: str
    agency: str  #: id; empty where the post names none
    agency_name: str
    statement: Statement

    @property
    def vacant(self) -> bool:
        """Whether the roster gives the seat and leaves its name blank."""
        return self.statement.relation == "member" and not self.person_name


def seats(statements: Sequence[Statement]) -> list[Seat]:
    """All seats on bodies, in the order of the table; the host of a body's office sits on it too."""
    agencies = _by_name(statements)
    return [_seat(s, agencies) for s in statements if s.relation in ("member", "member_body", "office_at") and s.subject_id]


def _seat(s: Statement, agencies: dict[str, str]) -> Seat:
    role = s.role or ("办公室" if s.relation == "office_at" else "")
    if s.relation == "member":
        agency = _agency_name(s.object_id)
        thing = agencies.get(agency, f"agency/-/{agency}") if agency else ""
        return Seat(s.subject_id, s.subject, role, s.object_id if s.object else "", s.object, thing, agency, s)
    acts = kind_of(s.object_id) in ACTORS
    return Seat(s.subject_id, s.subject, role, "", "", s.object_id if acts else "", s.object if acts else "", s)


def _agency_name(person: str) -> str:
    parts = person.split("/")
    return parts[2] if len(parts) == 4 and parts[0] == "person" and parts[2] != "-" else ""


def _by_name(statements: Iterable[Statement]) -> dict[str, str]:
    found: dict[str, str] = {}
    for s in statements:
        for name, thing in ((s.subject, s.subject_id), (s.object, s.object_id)):
            if name and kind_of(thing) in ACTORS:
                found[name] = min(found.get(name, thing), thing)
    return found
