"""Measures networks and their nodes.

Nodes that can't be reached are handled as the field does: closeness is Wasserman and Faust's (a node's reach counts),
betweenness counts the pairs that have a path, isolates stay in. Betweenness takes time with nodes times ties; above a size it
is estimated from drawn nodes, and closeness, which takes as long, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import networkx as nx

from govgraph.network.build import Network
from govgraph.network.structure import Holes, centralisation, core_periphery, external_internal, gini, holes, two_mode_density

SAMPLED_ABOVE = 2000  #: nodes; above it betweenness is estimated and closeness left out
DRAWN = 100  #: nodes that it is estimated from
HOLES_BELOW = 3000  #: nodes; above it constraint and effective size are left out
CLIQUES_BELOW = 300
SEED = 20


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """Where one node stands."""

    id: str
    name: str
    kind: str
    degree: int  #: partners
    weight: float  #: ties, each as often as it holds
    betweenness: float
    closeness: float | None  #: None in large networks
    k_core: int
    core: bool  #: whether it is in Borgatti and Everett's core
    community: int
    constraint: float | None  #: Burt's; None where a node has no partner, or in large networks
    effective_size: float | None
    cut_point: bool  #: whether the network falls apart without it


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured of a network."""

    kind: str
    whole: dict[str, float | int | None]
    nodes: tuple[NodeMeasures, ...]
    notes: tuple[str, ...] = field(default=())


def measure(graph: Network) -> Measures:
    """All measures of a network; direction is left out, loops count for nothing."""
    notes: list[str] = []
    plain: Network = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    betweenness = _betweenness(plain, notes)
    closeness = _closeness(plain, notes)
    communities = _communities(plain)
    core = core_periphery(plain)
    nodes = _nodes(plain, betweenness, closeness, communities, frozenset(core.members), notes)
    whole: dict[str, float | int | None] = {**_size(graph, plain), **_shape(plain, betweenness, closeness)}
    whole["core_size"] = len(core.members)
    whole["core_fit"] = core.fit
    whole["communities"] = len(communities)
    whole["modularity"] = nx.community.modularity(plain, communities) if plain.number_of_edges() else None
    whole["ei_place"] = external_internal(plain, {n: d.get("place", "") for n, d in plain.nodes(data=True)})
    whole["cliques"] = _cliques(plain, notes)
    return Measures(str(graph.graph.get("kind", "")), whole, nodes, tuple(notes))


def _size(graph: Network, plain: Network) -> dict[str, float | int]:
    two = graph.graph.get("modes") == 2
    sizes: dict[str, float | int] = {"nodes": plain.number_of_nodes(), "ties": graph.number_of_edges()}
    if two:
        sizes["first_mode"] = sum(d["mode"] == 0 for _, d in graph.nodes(data=True))
        sizes["second_mode"] = plain.number_of_nodes() - sizes["first_mode"]
    sizes["density"] = two_mode_density(graph) if two else nx.density(graph)
    sizes["components"] = nx.number_connected_components(plain)
    sizes["isolates"] = nx.number_of_isolates(plain)
    return sizes


def _shape(plain: Network, betweenness: dict[str, float], closeness: dict[str, float]) -> dict[str, float | None]:
    degrees = [d for _, d in plain.degree()]
    return {
        "degree_centralisation": centralisation(degrees, "degree"),
        "betweenness_centralisation": centralisation(list(betweenness.values()), "betweenness"),
        "closeness_centralisation": centralisation(list(closeness.values()), "closeness") if closeness else None,
        "degree_gini": gini(degrees),
        "transitivity": nx.transitivity(plain),
        "cut_points": sum(1 for _ in nx.articulation_points(plain)),
    }


def _betweenness(plain: Network, notes: list[str]) -> dict[str, float]:
    n = plain.number_of_nodes()
    if n <= SAMPLED_ABOVE:
        return dict(nx.betweenness_centrality(plain))
    notes.append(f"betweenness is estimated from {DRAWN} of {n} nodes")
    return dict(nx.betweenness_centrality(plain, k=DRAWN, seed=SEED))


def _closeness(plain: Network, notes: list[str]) -> dict[str, float]:
    if plain.number_of_nodes() > SAMPLED_ABOVE:
        notes.append(f"closeness is left out above {SAMPLED_ABOVE} nodes")
        return {}
    return dict(nx.closeness_centrality(plain))


def _communities(plain: Network) -> list[set[str]]:
    if not plain.number_of_edges():
        return [{n} for n in plain]
    found = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    return sorted(found, key=lambda c: (-len(c), min(c)))


def _nodes(
    plain: Network,
    betweenness: dict[str, float],
    closeness: dict[str, float],
    communities: list[set[str]],
    core: frozenset[str],
    notes: list[str],
) -> tuple[NodeMeasures, ...]:
    around = _holes(plain, notes)
    k_core, cut = nx.core_number(plain), set(nx.articulation_points(plain))
    member = {n: i for i, c in enumerate(communities, start=1) for n in c}
    measured = [
        NodeMeasures(
            n, str(d.get("name", n)), str(d.get("kind", "")), plain.degree(n), plain.degree(n, weight="weight"), betweenness[n],
            closeness.get(n), k_core[n], n in core, member[n], around[n].constraint if n in around else None,
            around[n].effective_size if n in around else None, n in cut,
        )
        for n, d in plain.nodes(data=True)
    ]  # fmt: skip
    return tuple(sorted(measured, key=lambda m: (-m.degree, -m.betweenness, m.id)))


def _holes(plain: Network, notes: list[str]) -> dict[str, Holes]:
    if plain.number_of_nodes() > HOLES_BELOW:
        notes.append(f"constraint and effective size are left out above {HOLES_BELOW} nodes")
        return {}
    return holes(plain)


def _cliques(plain: Network, notes: list[str]) -> int | None:
    """Maximal cliques of three and more."""
    if plain.number_of_nodes() > CLIQUES_BELOW:
        notes.append(f"cliques are not counted above {CLIQUES_BELOW} nodes")
        return None
    return sum(len(c) >= 3 for c in nx.find_cliques(plain))
