"""Gaps in how tasks and agencies hang together: side by side and apart, one matter with several owners, one agency for all ties."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import numpy as np

from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import ACTORS, Task, cut_off, measure, network

_ORDINAL = re.compile(r"/#\d+$")
_NOT_A_WORD = re.compile(r"[\W_]+")


def crowded(corpus: Corpus, indicator: Indicator) -> Looked:
    """Tasks with more agencies than nearly all others."""
    sizes = [(task, task.parties(kinds=ACTORS)) for task in corpus.tasks]
    sizes = [(task, parties) for task, parties in sizes if parties]
    if not sizes:
        return Looked(0, ())
    bound = float(np.percentile([len(p) for _, p in sizes], indicator.settings["percentile"]))
    bound = max(bound, indicator.settings["min_agencies"] - 1)
    signs = (_crowd(task, parties) for task, parties in sizes if len(parties) > bound)
    return Looked(len(sizes), tuple(signs))


def _crowd(task: Task, parties: dict[str, Statement]) -> Sign:
    facts: Facts = {
        "task": task.label, "count": len(parties), "names": tuple(s.subject_text for s in parties.values()),
        "leads": len(task.parties("lead")),
    }  # fmt: skip
    return Sign((task.id,), facts, tuple(parties.values()))


def integrative_gap(corpus: Corpus, indicator: Indicator) -> Looked:
    """Units whose tasks share neither agency nor body."""
    seated: dict[str, set[str]] = defaultdict(set)
    for body in corpus.bodies.values():
        for seat in body.seats:
            seated[seat.agency].add(corpus.main_body[body.id])
    units: dict[tuple[str, str], list[tuple[Task, set[str]]]] = defaultdict(list)
    for task in corpus.tasks:
        parent = _ORDINAL.sub("", task.place).rpartition("/")[0]
        if parent and (parties := set(task.parties(kinds=ACTORS))):
            units[task.document_id, parent].append((task, parties))
    units = {unit: held for unit, held in units.items() if len(held) >= indicator.settings["min_tasks"]}
    open_pairs = all_pairs = 0
    signs = []
    for (document, parent), held in units.items():
        pairs = [_joined(a[1], b[1], seated) for a, b in combinations(held, 2)]
        all_pairs, open_pairs = all_pairs + len(pairs), open_pairs + pairs.count(False)
        if not any(pairs):
            tasks = [t for t, _ in held]
            facts: Facts = {"place": f"{tasks[0].document} {parent}", "count": len(held), "names": tuple(t.label for t in tasks[:6])}
            signs.append(Sign((document, parent), facts, tuple(t.assigns[0] for t in tasks)))
    rate = f"{open_pairs / all_pairs:.0%}" if all_pairs else "–"
    return Looked(len(units), tuple(signs), {"pairs": all_pairs, "open": open_pairs, "rate": rate})


def _joined(a: set[str], b: set[str], seated: dict[str, set[str]]) -> bool:
    return bool(a & b) or any(seated[x] & seated[y] for x in a for y in b)


def overlap(corpus: Corpus, indicator: Indicator) -> Looked:
    """Matters of one name with different owners in different documents."""
    generic = {_NOT_A_WORD.sub("", word) for word in indicator.settings["generic"]}
    matters: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for task in corpus.tasks:
        key = _NOT_A_WORD.sub("", task.label)
        owners = task.parties("lead", kinds=ACTORS) or task.parties("responsible", kinds=ACTORS)
        if len(key) >= 6 and key not in generic and owners:
            matters[key][task.document_id] += owners.values()
    for s in corpus.of("authority"):
        if s.subject_id.partition("/")[0] in ACTORS and "取消" not in s.role:
            matters[_NOT_A_WORD.sub("", s.object_text)][s.document_id].append(s)
    several = {key: by for key, by in matters.items() if len(by) > 1}
    signs = (_owned(key, by) for key, by in several.items() if not set.intersection(*({s.subject_id for s in r} for r in by.values())))
    return Looked(len(several), tuple(signs))


def _owned(key: str, by: dict[str, list[Statement]]) -> Sign:
    rows = [s for held in by.values() for s in held]
    names = tuple(f"{'/'.join(dict.fromkeys(s.subject_text for s in held))}（{held[0].document}）" for held in by.values())
    return Sign((key,), {"task": rows[0].object_text, "count": len(by), "names": names}, tuple(rows))


def brokers(corpus: Corpus, indicator: Indicator) -> Looked:
    """Agencies without which others are cut off."""
    graph = network(corpus.statements, "co-assignment")
    tied = [n for n in graph if graph.degree(n)]
    found = cut_off(graph)
    between = {m.id: m.betweenness for m in measure(graph).nodes} if found else {}
    rows: dict[str, Statement] = {}
    for s in corpus.of("assigns"):
        rows.setdefault(s.subject_id, s)
    signs = []
    for agency, others in found.items():
        if len(others) >= indicator.settings["min_cut"]:
            names = tuple(str(graph.nodes[n]["name"]) for n in others[:6])
            facts: Facts = {
                "agency": graph.nodes[agency]["name"], "count": len(others), "names": names, "betweenness": f"{between[agency]:.2f}",
            }  # fmt: skip
            signs.append(Sign((agency,), facts, (rows[agency], *(rows[n] for n in others))))
    return Looked(len(tied), tuple(signs))
