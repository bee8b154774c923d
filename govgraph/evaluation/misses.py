"""Why a gold row was missed: never found, or found with a wrong role, detail, name or relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govgraph.evaluation import matching
from govgraph.evaluation.gold import Gold
from govgraph.evaluation.matching import Fact

Why = Literal["never found", "wrong role", "wrong detail", "wrong name", "other relation"]
WHYS: tuple[Why, ...] = ("never found", "wrong role", "wrong detail", "wrong name", "other relation")

#: the names that a fact of a relation joins, and how alike they must be
_NAMES: dict[str, dict[str, float]] = {
    "document": {"object": 0.9}, "cites": {"object": 0.85}, "group": {"object": 0.8}, "amends": {"object": 0.75},
    "assigns": {"subject": 0.9}, "member": {"body": 0.75, "object": 0.99}, "member_body": {"body": 0.75, "object": 0.8},
    "office_at": {"body": 0.75, "object": 0.85}, "funds": {"subject": 0.8}, "authority": {"subject": 0.8, "object": 0.85},
    "deadline": {"object": 0.5}, "reports_to": {"subject": 0.8, "object": 0.8},
}  # fmt: skip
_ANYWHERE = ("document", "cites", "group", "amends")
_HALF = 0.5  #: how alike one name must be for a fact to be a wrong reading of a row


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold row that no statement says, and the statement that says it wrongly, where there is one."""

    gold: Gold
    why: Why = "never found"
    fact: Fact | None = None

    @property
    def relaxed(self) -> bool:
        """Whether the names were right."""
        return self.why in ("wrong role", "wrong detail")


def within(missed: Sequence[Gold], spurious: Sequence[Fact]) -> tuple[Miss, ...]:
    """Missed rows of one document and relation, each with the spurious fact that comes nearest to it."""
    explained = {i: _wrong(missed[i], spurious[j]) for i, j in matching.match(missed, spurious, _named)}
    used = {id(m.fact) for m in explained.values()}
    rows = [i for i in range(len(missed)) if i not in explained]
    facts = [f for f in spurious if id(f) not in used]
    for i, j in matching.match([missed[i] for i in rows], facts, _partly):
        explained[rows[i]] = Miss(missed[rows[i]], "wrong name", facts[j])
    return tuple(explained.get(i, Miss(g)) for i, g in enumerate(missed))


def elsewhere(miss: Miss, others: Sequence[Fact]) -> Miss:
    """A row never found, with the spurious fact of another relation that has its names, where there is one."""
    if miss.why != "never found":
        return miss
    for f in others:
        names = {matching.fold(f.statement.subject_text), matching.fold(f.statement.object_text)} - {""}
        own = {matching.fold(n) for n in (miss.gold.subject, miss.gold.object)} & names
        if own and matching.near(miss.gold, f):
            return replace(miss, why="other relation", fact=f)
    return miss


def _wrong(gold: Gold, found: Fact) -> Miss:
    return Miss(gold, "wrong detail" if matching.same_role(gold, found) else "wrong role", found)


def _alikeness(gold: Gold, found: Fact) -> dict[str, float]:
    s = found.statement
    pairs = {
        "subject": lambda: matching.alike(gold.subject, s.subject_text) if gold.subject else 1.0,
        "object": lambda: max(matching.alike(gold.object, s.object_text), matching.alike(gold.object, s.object)),
        "body": lambda: matching.body(gold, found),
    }
    return {name: pairs[name]() for name in _NAMES[gold.relation]}


def _here(gold: Gold, found: Fact) -> bool:
    return gold.relation in _ANYWHERE or matching.near(gold, found)


def _named(gold: Gold, found: Fact) -> float:
    """How alike all names are; 0 where one is not."""
    if not _here(gold, found):
        return 0.0
    values, needed = _alikeness(gold, found), _NAMES[gold.relation]
    return sum(values.values()) / len(values) if all(values[n] >= needed[n] for n in needed) else 0.0


def _partly(gold: Gold, found: Fact) -> float:
    """How alike the names are where both speak of the same words of the text."""
    if not _here(gold, found):
        return 0.0
    values = _alikeness(gold, found)
    score = sum(values.values()) / len(values)
    return score if score >= _HALF else 0.0
