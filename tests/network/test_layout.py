"""Where nodes are put."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.network import layout

SIZES = {f"n{i}": (60.0 + 7 * (i % 5), 30.0) for i in range(40)}
TIES = [(f"n{i}", f"n{(i * 7 + 1) % 40}", 1.0 + i % 3) for i in range(40)]


def overlaps(at: dict[str, tuple[float, float]], sizes: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    names = sorted(at)
    return [
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if abs(at[a][0] - at[b][0]) < (sizes[a][0] + sizes[b][0]) / 2 - 2
        and abs(at[a][1] - at[b][1]) < (sizes[a][1] + sizes[b][1]) / 2 - 2
    ]


def test_names_do_not_lie_on_one_another() -> None:
    assert overlaps(layout(SIZES, TIES), SIZES) == []


def test_the_same_each_time() -> None:
    assert layout(SIZES, TIES) == layout(dict(reversed(SIZES.items())), list(reversed(TIES)))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_every_node_has_a_place(n: int, pairs: list[tuple[int, int]]) -> None:
    sizes = {f"n{i}": (50.0, 20.0) for i in range(n)}
    ties = [(f"n{a}", f"n{b}", 1.0) for a, b in pairs if a < n and b < n and a != b]
    assert set(layout(sizes, ties)) == set(sizes)


def test_another_seed_gives_another_picture() -> None:
    assert layout(SIZES, TIES, seed=3) == layout(SIZES, TIES, seed=3) != layout(SIZES, TIES)


def test_groups_of_a_large_network_lie_together() -> None:
    groups, size = 20, 40
    names = [[f"g{g}n{i}" for i in range(size)] for g in range(groups)]
    ties = [(g[i], g[j], 1.0) for g in names for i in range(size) for j in (i + 1, i + 3, i + 7) if j < size]
    ties += [(names[g][0], names[g + 1][0], 1.0) for g in range(groups - 1)]
    sizes = {n: (60.0, 30.0) for g in names for n in g}
    at = layout(sizes, ties)
    within = [math.dist(at[a], at[b]) for g in names for a, b in pairwise(g)]
    between = [math.dist(at[a], at[b]) for one, two in pairwise(names) for a, b in zip(one, two, strict=True)]
    assert sum(within) / len(within) < 0.4 * sum(between) / len(between)
