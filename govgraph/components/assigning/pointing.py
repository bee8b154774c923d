"""Names that point back to a body of the document: 领导小组, 办公室, 指挥部成员单位."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import Assignment
from govgraph.model import Body

_QUOTES = str.maketrans("", "", "“”")


def short(body: Body) -> str:
    """What a body is, without its field: 领导小组, 指挥部; its name where it is none of these."""
    return next((kind for kind in words.bodies() if body.name.endswith(kind)), body.name)


def office_of(body: Body) -> str:
    """How a body's office is called for short: 领导小组办公室."""
    return f"{short(body)}办公室"


def pointed(assignments: Sequence[Assignment], bodies: Sequence[Body]) -> list[Assignment]:
    """Assignments whose subject points back to a body of the document, with that body's full name."""
    if not bodies:
        return list(assignments)
    known = [(b, {n.translate(_QUOTES) for n in (b.name, *b.aliases)}) for b in bodies]
    result = []
    for a in assignments:
        body = None if a.body else _body_of(a, known)
        subject = office_of(body) if body and a.subject == "办公室" else a.subject
        result.append(replace(a, subject=subject, body=body.name) if body else a)
    return result


def _body_of(a: Assignment, known: Sequence[tuple[Body, set[str]]]) -> Body | None:
    """The last body before the assignment that its subject can mean, else the first."""
    plain = a.subject.translate(_QUOTES)
    core = plain.removesuffix("办公室").removesuffix("成员单位").removesuffix("各") or "办公室"
    fits = [b for b, wordings in known if core in wordings or plain in wordings or (core == "办公室" and not b.parent)]
    before = [b for b in fits if b.start <= a.start]
    return before[-1] if before else fits[0] if fits else None
