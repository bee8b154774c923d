"""Krippendorff's alpha against the values that he publishes (“Computing Krippendorff's Alpha-Reliability”, 2011)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.evaluation import alpha


def units(*coders: str) -> list[list[str | None]]:
    """A column a unit; `.` where the coder gives no code."""
    return [[None if code == "." else code for code in unit] for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "published"),
    [
        (("0100000010", "1110010000"), 0.095),  # A: binary data, two observers
        (("aabbdcccedda", "babbbcccedddd"[:12]), 0.692),  # B: nominal data, two observers
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),  # C: four observers, missing data
    ],
)
def test_published_values(coders: tuple[str, ...], published: float) -> None:
    assert alpha(units(*coders)) == pytest.approx(published, abs=0.0005)


def test_perfect_agreement_is_one_and_no_variation_is_undefined() -> None:
    assert alpha(units("abab", "abab")) == 1
    assert alpha(units("aaaa", "aaaa")) is None
    assert alpha(units("ab..", "..ab")) is None
    assert alpha([]) is None


def test_steady_disagreement_is_below_chance() -> None:
    found = alpha(units("abab", "baba"))
    assert found is not None
    assert found < 0


@given(st.lists(st.lists(st.sampled_from(["a", "b", None]), min_size=2, max_size=4), max_size=20))
def test_it_never_exceeds_one_and_order_does_not_matter(found: list[list[str | None]]) -> None:
    value = alpha(found)
    assert value is None or value <= 1
    turned = alpha([list(reversed(unit)) for unit in reversed(found)])
    assert value == turned or value == pytest.approx(turned)
