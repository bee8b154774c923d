"""Places the nodes of a network on a plane, the same each time: components side by side, names not on top of one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from govgraph.network.build import Network
from govgraph.network.springs import springs

Points: TypeAlias = Mapping[str, tuple[float, float]]
Array: TypeAlias = NDArray[np.float64]

SEED = 20
_SMALL, _LARGE = 150, 500  #: nodes, up to which ties are made about equally long, and above which far nodes push in groups


def layout(
    nodes: Points, ties: Iterable[tuple[str, str, float]], *, aspect: float = 1.6, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """Where each node goes; `nodes` gives the width and height that each needs with its name, ties their weight.

    Another seed gives another picture of the same network, the same each time.
    """
    graph: Network = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_weighted_edges_from(sorted(ties))
    parts = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    boxes = [_part(graph.subgraph(sorted(part)), nodes, aspect, seed) for part in parts]
    return _packed(boxes, nodes, aspect)


def _part(graph: Network, sizes: Points, aspect: float, seed: int) -> dict[str, tuple[float, float]]:
    names = sorted(graph)
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    ordered: Network = nx.Graph()
    ordered.add_nodes_from(names)
    ties = sorted(graph.edges(data=True), key=lambda e: e[:2])
    ordered.add_weighted_edges_from((a, b, 1 + math.log1p(d["weight"])) for a, b, d in ties)
    at = _spread(ordered, seed)
    at -= at.mean(axis=0)
    at *= np.maximum(np.linalg.norm(at, axis=1, keepdims=True), 1e-9) ** -0.35  # draws in what lies far out
    extent = np.abs(at).max() or 1.0
    area = sum(w * h for w, h in (sizes[n] for n in names))
    room = 2.0 if len(names) <= _LARGE else 6.0  # springs crowd parts of a large network
    at *= (room * area) ** 0.5 / (2 * extent)
    at[:, 0] *= aspect**0.5
    at[:, 1] /= aspect**0.5
    at = _apart(at, np.array([sizes[n] for n in names]), max(100, min(300, 600_000 // len(names))))
    return {n: (float(x), float(y)) for n, (x, y) in zip(names, at, strict=True)}


def _spread(graph: Network, seed: int) -> Array:
    """Ties about equally long where that can be worked out in time, springs otherwise."""
    n = graph.number_of_nodes()
    if n > _LARGE:
        return _springs(graph, seed)
    if n > _SMALL:
        start = nx.spring_layout(graph, seed=seed, iterations=80)
    else:
        begin = None if seed == SEED else nx.random_layout(graph, seed=seed)
        start = nx.kamada_kawai_layout(graph, weight=None, pos=begin)
    return np.array([start[v] for v in graph])


def _springs(graph: Network, seed: int) -> Array:
    index = {v: i for i, v in enumerate(graph)}
    ties = [(index[a], index[b]) for a, b in graph.edges]
    weights: Array = np.array([graph.edges[tie]["weight"] for tie in graph.edges])
    return springs(np.array(ties), weights, len(index), seed)


def _apart(at: Array, sizes: Array, rounds: int) -> Array:
    """Push boxes that overlap apart, along the shorter way, until none does or the rounds are over."""
    at = at.copy()
    reach = sizes.max(axis=0)
    for _ in range(rounds):
        pairs = cKDTree(at / reach).query_pairs(1.0, p=np.inf, output_type="ndarray")
        first, second = pairs[np.lexsort(pairs.T[::-1])].T
        away = at[first] - at[second]
        over = (sizes[first] + sizes[second]) / 2 - np.abs(away)
        hit = (over > 0).all(axis=1)
        if not hit.any():
            break
        first, second, away, over = first[hit], second[hit], away[hit], over[hit]
        push = np.where(away < 0, -over, over) * 0.35
        push[np.arange(len(push)), over.argmax(axis=1)] = 0
        np.add.at(at, first, push)
        np.add.at(at, second, -push)
    return at


def _packed(parts: list[dict[str, tuple[float, float]]], sizes: Points, aspect: float) -> dict[str, tuple[float, float]]:
    """Parts in rows, the largest first, the whole about as wide as `aspect` asks."""
    boxes = [_box(part, sizes) for part in parts]
    widest = max((b[2] - b[0] for b in boxes), default=0.0)
    total = sum((b[2] - b[0] + 40) * (b[3] - b[1] + 40) for b in boxes)
    limit = max(widest, (total * aspect) ** 0.5)
    placed: dict[str, tuple[float, float]] = {}
    x = y = row = 0.0
    for part, (left, top, right, bottom) in zip(parts, boxes, strict=True):
        if x and x + right - left > limit:
            x, y, row = 0.0, y + row + 40, 0.0
        for n, (px, py) in part.items():
            placed[n] = (round(px - left + x, 1), round(py - top + y, 1))
        x += right - left + 40
        row = max(row, bottom - top)
    return placed


def _box(part: Points, sizes: Points) -> tuple[float, float, float, float]:
    return (
        min(x - sizes[n][0] / 2 for n, (x, _) in part.items()), min(y - sizes[n][1] / 2 for n, (_, y) in part.items()),
        max(x + sizes[n][0] / 2 for n, (x, _) in part.items()), max(y + sizes[n][1] / 2 for n, (_, y) in part.items()),
    )  # fmt: skip
