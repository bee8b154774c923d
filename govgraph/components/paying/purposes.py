"""What a payer in a clause pays for."""

from __future__ import annotations

import re

from govgraph.components.paying import labels
from govgraph.components.paying.passage import Clause, Passage
from govgraph.components.paying.payer import Payers
from govgraph.components.paying.predicates import Payment

_POINTS_BACK = re.compile("^(?:其中|其余|剩余|所需)|(?:后|前|时|的|起|期间)由$")


def lead_in(text: str, clause: Clause, group: Payers) -> str:
    """The words before a payer in its clause and the clause before."""
    own = text[clause.span[0] : group.start]
    apart = group.kind in ("organ", "private") and len(own) > 3 and own.endswith("由")
    if apart and not _POINTS_BACK.search(own):
        return own  # what it bears is named here
    return text[(clause.before or (clause.span,))[-1][0] : group.start]


def about(passage: Passage, clause: Clause) -> str:
    """What the clauses before this one are about."""
    if not clause.before:
        return ""
    said = [f.object for f in passage.found if f.start >= clause.start]
    named = labels.first_topic(passage.text, clause.start, clause.span[1])
    return named or labels.beneficiary(passage.text, clause.before) or (said[-1] if said else "")


def named(passage: Passage, clause: Clause, group: Payers, payment: Payment) -> str:
    """What is paid for: what the predicate names, the words before the payer, the sentence's topic, the heading."""
    text = passage.text
    if said := labels.named(text, payment, clause.span, group):
        return said
    if text[group.start - 1] == "、" and passage.found and passage.found[-1].start >= clause.span[0]:
        return passage.found[-1].object
    by = text.rfind("由", clause.span[0], group.start) if group.role == "by" else -1
    said_before = about(passage, clause)
    words = labels.topic(text, clause.span[0], by if by >= 0 else group.start)
    if by == clause.span[0] and clause.before:
        words = labels.just_before(text, clause.before[-1])
    if words and labels.is_remainder(words):
        return f"{said_before or passage.otherwise()}{words}"
    return words or said_before or passage.otherwise()
