"""Where nodes are put."""

from __future__ import annotations

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
