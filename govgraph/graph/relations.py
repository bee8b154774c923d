"""Turns each statement into its qualified node and the direct triples of simple questions; one function a relation."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.graph import citing, duties, paying, powers, seating
from govgraph.graph.things import Things
from govgraph.model import Statement

_WRITERS: dict[str, Callable[[Things, Statement, str], None]] = {
    "document": citing.document,
    "cites": citing.cites,
    "amends": citing.amends,
    "valid": citing.valid,
    "group": seating.group,
    "member": seating.member,
    "member_body": seating.member_body,
    "office_at": seating.office_at,
    "appoints": seating.appoints,
    "assigns": duties.assigns,
    "task": duties.measure,
    "deadline": duties.deadline,
    "reports_to": duties.reports_to,
    "funds": paying.write,
    "authority": powers.write,
}


def write(things: Things, s: Statement, node: str) -> None:
    """State what a statement says about the things it joins."""
    _WRITERS[s.relation](things, s, node)
