"""How often the fields of matched pairs are right as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from govgraph.evaluation import matching
from govgraph.evaluation.gold import Gold
from govgraph.evaluation.matching import Fact
from govgraph.evaluation.scores import Scores

FIELDS = ("subject", "role", "object", "detail", "line")
_ALIKE = 0.9
_OF_THE_DOCUMENT = ("document", "cites", "group", "amends")
_OF_A_BODY = ("member", "member_body", "office_at")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field was right among those where the gold has one."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.of if self.of else 0.0


def accuracy(scores: Scores) -> dict[str, dict[str, Accuracy]]:
    """Relation → field → accuracy; wordings are right where they are alike to 0.9, roles and dates where they are the same.

    `line` is right where the evidence covers the row's line without slack.
    """
    seen: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for r in scores.results:
        for gold, found in r.pairs:
            for field in FIELDS:
                if _coded(gold, field):
                    seen[r.relation][field].append(_RIGHT[field](gold, found))
    return {
        relation: {name: Accuracy(sum(found[name]), len(found[name])) for name in FIELDS if found[name]}
        for relation, found in seen.items()
    }


def _coded(gold: Gold, field: str) -> bool:
    if field == "subject" and gold.relation in _OF_THE_DOCUMENT:
        return False  # the document itself: right by being there
    return bool(getattr(gold, field))


def _subject(g: Gold, f: Fact) -> bool:
    score = matching.body(g, f) if g.relation in _OF_A_BODY else matching.alike(g.subject, f.statement.subject_text)
    return score >= _ALIKE


def _object(g: Gold, f: Fact) -> bool:
    return matching.alike(g.object, f.statement.object_text) >= _ALIKE


def _detail(g: Gold, f: Fact) -> bool:
    if g.relation == "deadline":
        return matching.dates(g.detail) == matching.dates(f.statement.detail)
    return matching.alike(g.detail, f.statement.detail) >= _ALIKE


def _line(g: Gold, f: Fact) -> bool:
    return f.first <= g.line <= f.last


_RIGHT: dict[str, Callable[[Gold, Fact], bool]] = {
    "subject": _subject, "role": matching.same_role, "object": _object, "detail": _detail, "line": _line,
}  # fmt: skip
