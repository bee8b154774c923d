"""Krippendorff's alpha for nominal codes: agreement beyond chance, any number of coders, codes may be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[str | None]]) -> float | None:
    """Alpha of units, each the codes that coders gave it (None: not coded by this one).

    1 is perfect agreement, 0 what chance gives; None where it is not defined, because no unit has two codes or all codes
    are the same.
    """
    totals: Counter[str] = Counter()
    disagreeing = 0.0
    for unit in units:
        codes = [code for code in unit if code is not None]
        if len(codes) < 2:
            continue
        counts = Counter(codes)
        totals += counts
        disagreeing += sum(n * (len(codes) - n) for n in counts.values()) / (len(codes) - 1)
    n = totals.total()
    by_chance = sum(c * (n - c) for c in totals.values())
    return 1 - (n - 1) * disagreeing / by_chance if by_chance else None
