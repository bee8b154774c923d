"""Springs between the nodes of a large network: what is tied is drawn together, everything is pushed apart; far ones by groups."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.intp]

_WORK = 400_000  #: nodes times rounds
_CLOSEST = 1e-4  #: the least square of a distance, so that no push is endless


def springs(ties: Numbers, weights: Array, n: int, seed: int) -> Array:
    """Places of n nodes, (n, 2); `ties` are pairs of their indices, (m, 2).

    The forces are those of Fruchterman and Reingold. A node is pushed by each of about √n nodes near it, and by the others in
    groups of as many, each at its centre: n√n steps a round in place of n².
    """
    at: Array = np.random.default_rng(seed).random((n, 2))
    length = (1 / n) ** 0.5
    rounds = max(30, min(120, _WORK // n))
    for i in range(rounds):
        push = _apart(at, i % 2) * length**2 + _together(at, ties, weights / length)
        far = np.maximum(np.linalg.norm(push, axis=1, keepdims=True), 0.01)
        at += push / far * (0.1 * (1 - i / rounds))
    return at


def _together(at: Array, ties: Numbers, weights: Array) -> Array:
    first, second = ties.T
    away = at[first] - at[second]
    pull = away * (weights * np.linalg.norm(away, axis=1))[:, None]
    n = len(at)
    return np.stack([np.bincount(second, pull[:, i], n) - np.bincount(first, pull[:, i], n) for i in (0, 1)], axis=1)


def _apart(at: Array, axis: int) -> Array:
    groups = _groups(at, axis)
    own = np.empty(len(at), dtype=np.intp)
    for i, group in enumerate(groups):
        own[group] = i
    centres = np.array([at[group].mean(axis=0) for group in groups])
    away_x, away_y = at[:, :1] - centres[:, 0], at[:, 1:] - centres[:, 1]
    force = np.array([len(group) for group in groups]) / np.maximum(away_x**2 + away_y**2, _CLOSEST)
    force[np.arange(len(at)), own] = 0
    push = np.stack(((away_x * force).sum(axis=1), (away_y * force).sum(axis=1)), axis=1)
    for group in groups:
        away = at[group][:, None] - at[group]
        push[group] += (away / np.maximum((away**2).sum(axis=2, keepdims=True), _CLOSEST)).sum(axis=1)
    return push


def _groups(at: Array, axis: int) -> list[Numbers]:
    """About √n nodes each, near one another: the plane in strips along an axis, each strip cut across."""
    n = len(at)
    count = math.ceil(n**0.5)
    strips = math.ceil(count**0.5)
    strip = np.empty(n, dtype=np.intp)
    strip[np.argsort(at[:, axis], kind="stable")] = np.arange(n) * strips // n
    return np.array_split(np.lexsort((at[:, 1 - axis], strip)), count)
