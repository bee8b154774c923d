"""Makes networks of statements: two-mode ones as the documents give them, and their projections.

Named agencies, Party organs, courts and organisations are actors. Collectives (有关部门) and tiers of finance (市级财政) are
not: who they are the text does not say, and a node for them would tie everybody to everybody. Levels are kept apart: 市财政局
and 县财政局 are two actors. An actor without ties is kept as an isolate: it counts in densities and centralisations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import combinations
from typing import Literal, TypeAlias

import networkx as nx

from govgraph.model import Statement
from govgraph.network.parties import ACTORS, kind_of, place_of, seats, tasks

Network: TypeAlias = "nx.Graph[str]"


def network(statements: Sequence[Statement], kind: str) -> Network:
    """The network of a kind (see KINDS), its nodes and ties in the order of their ids."""
    raw = _MAKERS[kind](statements)
    ordered = raw.__class__(kind=kind, **raw.graph)
    ordered.add_nodes_from(sorted(raw.nodes(data=True)))
    ordered.add_edges_from(sorted(raw.edges(data=True), key=lambda e: (e[0], e[1])))
    return ordered


def projected(two_mode: Network, mode: int) -> Network:
    """The nodes of one mode, tied as often as they meet at a node of the other."""
    graph: Network = nx.Graph(modes=1)
    graph.add_nodes_from((n, d) for n, d in two_mode.nodes(data=True) if d["mode"] == mode)
    for meeting, data in two_mode.nodes(data=True):
        if data["mode"] != mode:
            for a, b in combinations(sorted(two_mode[meeting]), 2):
                graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    return graph


def _node(graph: Network, thing: str, name: str, mode: int = 0) -> None:
    if thing not in graph:
        graph.add_node(thing, name=name, kind=kind_of(thing), place=place_of(thing), mode=mode)


def _tie(graph: Network, a: str, b: str, role: str = "") -> None:
    known = graph.get_edge_data(a, b)
    if known is None:
        graph.add_edge(a, b, weight=1, role=role)
    else:
        known["weight"] += 1
        known["role"] = min(known["role"], role, key=_rank)


def _rank(role: str) -> int:
    order = ("lead", "responsible", "coordinate", "guide", "support", "")
    return order.index(role) if role in order else len(order)


def _task_agency(statements: Sequence[Statement]) -> Network:
    graph: Network = nx.Graph(modes=2, first="agency", second="task")
    for task in tasks(statements):
        parties = [s for s in task.assigns if kind_of(s.subject_id) in ACTORS]
        for s in parties:
            _node(graph, s.subject_id, s.subject)
            _node(graph, task.id, task.label, mode=1)
            _tie(graph, s.subject_id, task.id, s.role)
    return graph


def _body_member(first: Literal["agency", "person"], statements: Sequence[Statement]) -> Network:
    """Bodies and the agencies or people that sit on them; a body without either is a node alone."""
    graph: Network = nx.Graph(modes=2, first=first, second="body")
    for seat in seats(statements):
        _node(graph, seat.body, seat.body_name, mode=1)
        member, name = (seat.agency, seat.agency_name) if first == "agency" else (seat.person, seat.person_name)
        if member:
            _node(graph, member, name)
            _tie(graph, member, seat.body)
    return graph


def _citation(statements: Iterable[Statement]) -> Network:
    """Who cites whom; a cited document that is in the corpus is one node with it, by its number or its title."""
    graph: nx.DiGraph[str] = nx.DiGraph(modes=1)
    rows = list(statements)
    own = {s.document: f"document/{s.document_id}" for s in rows}
    own |= {s.object_text: f"document/{s.document_id}" for s in rows if s.relation == "document" and s.object_text}
    for s in rows:
        if s.relation == "document":
            _node(graph, f"document/{s.document_id}", s.object_text or s.document)
    for s in rows:
        if s.relation in ("cites", "amends"):
            to = own.get(s.detail) or own.get(s.object_text) or s.object_id
            _node(graph, f"document/{s.document_id}", s.document)
            _node(graph, to, s.object or s.detail)
            if to != f"document/{s.document_id}":
                _tie(graph, f"document/{s.document_id}", to, s.role or "cites")
    return graph


_MAKERS: dict[str, Callable[[Sequence[Statement]], Network]] = {
    "task-agency": _task_agency,
    "co-assignment": lambda rows: projected(_task_agency(rows), 0),
    "body-agency": partial(_body_member, "agency"),
    "co-membership": lambda rows: projected(_body_member("agency", rows), 0),
    "body-person": partial(_body_member, "person"),
    "interlock": lambda rows: projected(_body_member("person", rows), 1),
    "citation": _citation,
}

#: What networks there are, and what ties them.
KINDS: dict[str, str] = {
    "task-agency": "agencies and the tasks they are named for (two modes)",
    "co-assignment": "agencies, tied by tasks they share",
    "body-agency": "agencies and the coordination bodies they sit on (two modes)",
    "co-membership": "agencies, tied by bodies they share",
    "body-person": "people and the coordination bodies they sit on (two modes)",
    "interlock": "coordination bodies, tied by people they share",
    "citation": "documents, tied by citing, changing or repealing one another",
}
