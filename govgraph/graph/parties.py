"""The two parties of a statement as things."""

from __future__ import annotations

from govgraph.graph.things import Things
from govgraph.model import Statement


def subject(things: Things, s: Statement) -> str:
    """The IRI of the subject; empty where there is none."""
    return things.thing(s.subject_id, s.subject, s.subject_text) if s.subject_id else ""


def object_(things: Things, s: Statement) -> str:
    """The IRI of the object; tasks and purposes get their names elsewhere, from all statements about them."""
    if not s.object_id:
        return ""
    if s.object_id.startswith("task/"):
        return things.triples.iri(s.object_id)
    return things.thing(s.object_id, s.object, s.object_text)
