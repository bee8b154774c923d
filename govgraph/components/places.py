"""Tells the tasks of one unit apart: what is due or paid for under another label is a task of its own, 三/（二）/#3."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from govgraph.model import Finding

_ORDINAL = re.compile(r"/?#(\d+)$")
_TASKS = ("assigns", "task")
_NAMED = ("deadline", "funds")


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with a place for each task: one label keeps its place, further labels of the unit get the next ordinals."""
    found = list(findings)
    labels: dict[tuple[str, str], str] = {}
    last: dict[str, int] = {}
    for f in found:
        if f.relation in _TASKS:
            unit, ordinal = _unit(f.place)
            last[unit] = max(last.get(unit, 0), ordinal or 1)
            labels.setdefault((unit, f.object), f.place)
    return [_placed(f, labels, last) if f.relation in _NAMED and f.object else f for f in found]


def _placed(f: Finding, labels: dict[tuple[str, str], str], last: dict[str, int]) -> Finding:
    unit, ordinal = _unit(f.place)
    if ordinal:
        return f
    place = labels.get((unit, f.object))
    if place is None:
        last[unit] = last.get(unit, 0) + 1
        place = f.place if last[unit] == 1 and unit else f"{unit}/#{last[unit]}" if unit else f"#{last[unit]}"
        labels[unit, f.object] = place
    return f if place == f.place else replace(f, place=place)


def _unit(place: str) -> tuple[str, int]:
    """The numbered unit of a place, and the ordinal of a task in it: 三/（二）/#3 → 三/（二）, 3."""
    match = _ORDINAL.search(place)
    return (place[: match.start()], int(match[1])) if match else (place, 0)
