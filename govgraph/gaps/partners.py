"""With how many others an agency works, and how often with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from statistics import median

from govgraph.gaps.agencies import loads
from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.network import ACTORS


@dataclass(frozen=True, slots=True)
class Ties:
    """The partners of one agency."""

    breadth: int  #: other agencies that it shares a task with
    joint: int  #: tasks shared, counted for each partner

    @property
    def depth(self) -> float:
        """Shared tasks by partner; nothing where there is no partner."""
        return self.joint / self.breadth if self.breadth else 0.0


def ties(corpus: Corpus) -> dict[str, Ties]:
    """The breadth and depth of each named agency."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for task in corpus.tasks:
        for a, b in permutations(task.parties(kinds=ACTORS), 2):
            met[a][b] += 1
    return {a: Ties(len(met[a]), met[a].total()) if a in met else Ties(0, 0) for a in loads(corpus)}


def breadth(corpus: Corpus, indicator: Indicator) -> Looked:
    """Agencies with several tasks and no partner, and the four types of the others."""
    found, held = ties(corpus), loads(corpus)
    facts = _types(
        {a: t for a, t in found.items() if t.breadth}, {a: next(iter(rows.values())).subject for a, rows in held.items()}
    )
    alone = [a for a, t in found.items() if not t.breadth and len(held[a]) >= indicator.settings["min_tasks"]]
    signs = []
    for agency in sorted(alone, key=lambda a: (-len(held[a]), a)):
        rows = tuple(held[agency].values())
        own: Facts = {
            "agency": rows[0].subject, "count": len(rows), "leads": sum(s.role == "lead" for s in rows),
            "median": facts.get("breadth", "–"),
        }  # fmt: skip
        signs.append(Sign((agency,), own, rows))
    return Looked(len(found), tuple(signs), facts)


def _types(partnered: Mapping[str, Ties], names: Mapping[str, str]) -> Facts:
    if not partnered:
        return {}
    wide = median(t.breadth for t in partnered.values())
    deep = median(t.depth for t in partnered.values())
    kinds = Counter((t.breadth > wide, t.depth > deep) for t in partnered.values())
    most = max(sorted(partnered), key=lambda a: partnered[a].breadth)
    return {
        "partnered": len(partnered), "breadth": f"{wide:g}", "depth": f"{deep:.2f}", "most": partnered[most].breadth,
        "broadest": names[most], "broad_deep": kinds[True, True], "broad_shallow": kinds[True, False],
        "narrow_deep": kinds[False, True], "narrow_shallow": kinds[False, False],
    }  # fmt: skip
