"""Gaps between agencies: load on a few, pairs without a place to meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from statistics import median

import numpy as np

from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import ACTORS, gini

Held = dict[str, dict[str, Statement]]  #: agency → task → the row that says so


def loads(corpus: Corpus) -> Held:
    """The tasks of each named agency."""
    held: Held = defaultdict(dict)
    for task in corpus.tasks:
        for agency, row in task.parties(kinds=ACTORS).items():
            held[agency][task.id] = row
    return dict(held)


def load(corpus: Corpus, indicator: Indicator) -> Looked:
    """Agencies with more tasks than nearly all others."""
    held = loads(corpus)
    if not held:
        return Looked(0, ())
    counts = [len(tasks) for tasks in held.values()]
    bound = max(float(np.percentile(counts, indicator.settings["percentile"])), indicator.settings["min_tasks"] - 1)
    middle = median(counts)
    heavy = sorted((a for a in held if len(held[a]) > bound), key=lambda a: (-len(held[a]), a))
    facts: Facts = {
        "agencies": len(counts), "tasks": sum(counts), "gini": f"{gini(counts):.2f}", "median": f"{middle:g}",
        "most": max(counts),
    }  # fmt: skip
    return Looked(len(counts), tuple(_heavy(a, list(held[a].values()), middle) for a in heavy), facts)


def _heavy(agency: str, rows: list[Statement], middle: float) -> Sign:
    facts: Facts = {
        "agency": rows[0].subject, "count": len(rows), "leads": sum(s.role == "lead" for s in rows), "median": f"{middle:g}",
    }  # fmt: skip
    return Sign((agency,), facts, tuple(rows))


def missing_tie(corpus: Corpus, indicator: Indicator) -> Looked:
    """Pairs of agencies that share tasks and no body."""
    pairs: dict[tuple[str, str], list[tuple[Statement, Statement]]] = defaultdict(list)
    for task in corpus.tasks:
        parties = task.parties(kinds=ACTORS)
        for a, b in combinations(sorted(parties), 2):
            pairs[a, b].append((parties[a], parties[b]))
    sits = sitting(corpus)
    often = {pair: rows for pair, rows in pairs.items() if len(rows) >= indicator.settings["at_least"]}
    signs = [_apart(pair, rows) for pair, rows in often.items() if apart(*pair, sits)]
    return Looked(len(often), tuple(sorted(signs, key=lambda s: (-len(s.evidence), s.key))))


def sitting(corpus: Corpus) -> Mapping[str, set[str]]:
    """The bodies that each agency sits on."""
    sits: dict[str, set[str]] = defaultdict(set)
    for body in corpus.bodies.values():
        for seat in body.seats:
            sits[seat.agency].add(corpus.main_body[body.id])
    return sits


def apart(a: str, b: str, sits: Mapping[str, set[str]]) -> bool:
    """Whether two agencies sit on no body together."""
    return not sits.get(a, set()) & sits.get(b, set())


def _apart(pair: tuple[str, str], rows: list[tuple[Statement, Statement]]) -> Sign:
    first = rows[0]
    facts: Facts = {"agency": first[0].subject, "other": first[1].subject, "count": len(rows)}
    return Sign(pair, facts, tuple(s for both in rows for s in both))
