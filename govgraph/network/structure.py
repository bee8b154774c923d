"""Measures of a network as a whole that networkx does not have, or not in the form the field reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np


def gini(values: Iterable[float]) -> float:
    """How unequal values are: 0 where all are equal, towards 1 where one has all; 0 of nothing."""
    ordered = sorted(values)
    total = sum(ordered)
    if not total:
        return 0.0
    n = len(ordered)
    return sum((2 * i - n - 1) * v for i, v in enumerate(ordered, start=1)) / (n * total)


def fragmentation(shares: Iterable[float]) -> float:
    """1 − Σ s²: the chance that two assignments drawn at random are of two agencies."""
    counts = [v for v in shares if v]
    total = sum(counts)
    return 1 - sum((v / total) ** 2 for v in counts) if total else 0.0


def centralisation(scores: Sequence[float], of: str) -> float:
    """Freeman's centralisation: the sum of distances to the most central node, over that of a star of the same size.

    `of` is `degree` (scores are numbers of ties), `betweenness` or `closeness` (scores are networkx's, normalised).
    """
    n = len(scores)
    if n < 3:
        return 0.0
    spread = sum(max(scores) - s for s in scores)
    star = {"degree": (n - 1) * (n - 2), "betweenness": n - 1, "closeness": (n - 1) * (n - 2) / (2 * n - 3)}[of]
    return float(spread / star)


def external_internal(graph: nx.Graph[str], groups: Mapping[str, str]) -> float | None:
    """Krackhardt and Stern's E–I index over ties: 1 all between groups, −1 all within; None without ties."""
    known = [(a, b) for a, b in graph.edges() if groups.get(a) and groups.get(b)]
    if not known:
        return None
    external = sum(groups[a] != groups[b] for a, b in known)
    return (2 * external - len(known)) / len(known)


def two_mode_density(graph: nx.Graph[str]) -> float:
    """Ties over all that could be between the two modes."""
    first = sum(d["mode"] == 0 for _, d in graph.nodes(data=True))
    possible = first * (graph.number_of_nodes() - first)
    return float(graph.number_of_edges() / possible) if possible else 0.0


@dataclass(frozen=True, slots=True)
class Core:
    """Borgatti and Everett's discrete core and periphery: who is in the core, and how well the two fit the network."""

    members: tuple[str, ...]
    fit: float  #: correlation with the ideal: ties within the core, none within the periphery, those between left out


def core_periphery(graph: nx.Graph[str]) -> Core:
    """The best cut of the nodes in order of degree (Lip 2011: no other core of that size has fewer ties out of place)."""
    nodes = sorted(graph.nodes(), key=lambda v: (-graph.degree(v), v))
    n = len(nodes)
    if n < 3 or not graph.number_of_edges():
        return Core((), 0.0)
    rank = {v: i for i, v in enumerate(nodes)}
    ends = np.array([sorted((rank[a], rank[b])) for a, b in graph.edges()])
    inside = np.cumsum(np.bincount(ends[:, 1], minlength=n))  # ties within the first k + 1 nodes
    outside = len(ends) - np.cumsum(np.bincount(ends[:, 0], minlength=n))  # ties within the rest
    best = max(range(1, n), key=lambda k: (round(_fit(k, n, inside[k - 1], outside[k - 1]), 12), -k))
    return Core(tuple(sorted(nodes[:best])), _fit(best, n, inside[best - 1], outside[best - 1]))


def _fit(core: int, n: int, inside: float, outside: float) -> float:
    """Correlation of two 0/1 variables over the pairs within the core and within the periphery."""
    pairs_in, pairs_out = core * (core - 1) / 2, (n - core) * (n - core - 1) / 2
    total = pairs_in + pairs_out
    ties = inside + outside
    spread = ties * (total - ties) * pairs_in * (total - pairs_in)
    return float((total * inside - ties * pairs_in) / spread**0.5) if spread > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Holes:
    """Burt's structural holes around a node."""

    constraint: float  #: how far its partners depend on one another; over weighted ties
    effective_size: float  #: partners less the ties that the mean partner has to the others


def holes(graph: nx.Graph[str]) -> dict[str, Holes]:
    """Constraint and effective size of every node that has a partner; as networkx defines them, in matrices and so faster."""
    nodes = [n for n in graph if graph.degree(n)]
    if not nodes:
        return {}
    weights = nx.to_numpy_array(graph, nodelist=nodes, weight="weight")
    ties = (weights > 0).astype(float)
    share = weights / weights.sum(axis=1, keepdims=True)
    constraint = (((share + share @ share) ** 2) * ties).sum(axis=1)
    degree = ties.sum(axis=1)
    effective = degree - ((ties @ ties) * ties).sum(axis=1) / degree
    return {n: Holes(float(c), float(e)) for n, c, e in zip(nodes, constraint, effective, strict=True)}


def cut_off(graph: nx.Graph[str]) -> dict[str, tuple[str, ...]]:
    """Each node without which others lose the rest → who does: all but the largest part of what then falls apart."""
    cuts = set(nx.articulation_points(graph))
    blocks = [set[str]().union(*block) for block in nx.biconnected_component_edges(graph)]
    tree: nx.Graph[str | int] = nx.Graph()
    tree.add_edges_from((cut, i) for i, block in enumerate(blocks) for cut in block & cuts)
    found: dict[str, tuple[str, ...]] = {}
    for component in nx.connected_components(tree):
        found |= _fallen(tree, min(v for v in component if isinstance(v, int)), blocks)
    return dict(sorted(found.items()))


def _fallen(tree: nx.Graph[str | int], root: int, blocks: Sequence[set[str]]) -> dict[str, tuple[str, ...]]:
    """The same in one component, of whose cutting nodes and blocks (by number) `tree` is made."""
    above = nx.dfs_predecessors(tree, root)
    below: dict[str | int, set[str]] = {}  # all that hangs on a block or a cutting node, but for what it hangs on
    for v in nx.dfs_postorder_nodes(tree, root):
        hanging = [below[u] for u in tree[v] if u != above.get(v)]
        below[v] = (blocks[v] if isinstance(v, int) else {v}).union(*hanging) - {above.get(v)}
    found = {}
    for node in (v for v in below if isinstance(v, str)):
        parts = [below[u] for u in tree[node] if u != above.get(node)] + [below[root] - below[node]]
        ordered = sorted(filter(None, parts), key=lambda part: (-len(part), min(part)))
        found[node] = tuple(sorted(n for part in ordered[1:] for n in part))
    return found
