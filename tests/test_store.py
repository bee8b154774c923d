"""A store that was changed holds what a new one would: named graphs, and each of their triples once in the default graph."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph import store

_TRIPLES = [f"<http://a/{s}> <http://a/p> {o}" for s in "xyz" for o in ('"一"@zh', '"two \\" words"', "<http://a/x>")]
_GRAPHS = st.dictionaries(st.sampled_from("ABC"), st.sets(st.sampled_from(_TRIPLES)))


def lines(graphs: dict[str, set[str]]) -> dict[str, list[str]]:
    return {f"http://a/{name}": sorted(f"{t} <http://a/{name}> ." for t in triples) for name, triples in graphs.items()}


def held(path: Path) -> list[str]:
    data = ox.serialize(ox.Store.read_only(str(path)), format=ox.RdfFormat.N_QUADS)
    return sorted(filter(None, (data or b"").decode().split("\n")))


@settings(max_examples=40, deadline=None)
@given(st.lists(_GRAPHS, min_size=2, max_size=4))
def test_changes_end_where_a_new_store_begins(steps: list[dict[str, set[str]]]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        place, state = Path(scratch) / "changed", dict(steps[0])
        store.write(place, lines(state).values())
        size = sum(map(len, state.values()))
        for step in steps[1:]:
            state |= step
            came, went = store.change(place, lines(step).items())
            size += came - went
        store.write(Path(scratch) / "new", lines(state).values())
        assert held(place) == held(Path(scratch) / "new")
        assert size == sum(map(len, state.values()))


def test_a_change_leaves_the_store_that_it_was_copied_from(tmp_path: Path) -> None:
    store.write(tmp_path / "old", lines({"A": set(_TRIPLES)}).values())
    before = held(tmp_path / "old")
    store.copy(tmp_path / "old", tmp_path / "new")
    store.change(tmp_path / "new", lines({"A": set(), "B": {_TRIPLES[0]}}).items())
    assert held(tmp_path / "old") == before
    assert held(tmp_path / "new") == sorted([f"{_TRIPLES[0]} .", f"{_TRIPLES[0]} <http://a/B> ."])
