"""How often each rule is right, on rows that gold or a person has judged."""

from __future__ import annotations

from collections import Counter

from govgraph.evaluation.scores import Scores
from govgraph.precision import Precision


def measured(scores: Scores, on: str = "") -> list[Precision]:
    """Support and hits of every rule that made a statement of the scored documents, in order of their names.

    A rule of relations that are not coded has no support.
    """
    hits: Counter[str] = Counter()
    support: Counter[str] = Counter()
    for r in scores.results:
        support.update(f.statement.rule for f in r.facts)
        hits.update(f.statement.rule for _, f in r.pairs)
    names = sorted({s.rule for s in scores.statements} | support.keys())
    return [Precision(rule, support[rule], hits[rule], on if support[rule] else "") for rule in names if rule]
