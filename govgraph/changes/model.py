"""What a comparison gives: changes, each with the statements on either side that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govgraph.model import Statement

Kind = Literal["set-up", "wound-up", "re-staffed", "lead", "funds", "moved", "document"]

#: What each kind is called, in the order they are shown.
KINDS: dict[Kind, str] = {
    "set-up": "设立的机构 bodies set up",
    "wound-up": "撤销、失效的机构 bodies wound up",
    "re-staffed": "人员调整的机构 bodies re-staffed",
    "moved": "调任的人员 people who moved",
    "lead": "牵头变化的任务 tasks whose lead changed",
    "funds": "资金变化 funds changed",
    "document": "失效的公文 documents no longer in force",
}

Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement of one side and its words."""

    side: Side
    says: str  #: what it says, for people: 组长 江望舒（市长）
    date: str  #: of its document
    statement: Statement
    quote: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise on the later side."""

    kind: Kind
    name: str  #: of the body, task, person or document
    id: str
    how: str  #: 撤销, repeals, new, changed, ended
    proofs: tuple[Proof, ...]

    def says(self, side: Side) -> tuple[str, ...]:
        """What the statements of one side say, each once."""
        return tuple(dict.fromkeys(p.says for p in self.proofs if p.side == side))


@dataclass(frozen=True, slots=True)
class View:
    """A side of the comparison: a graph as of a day."""

    path: str
    content: str  #: version of the graph's content
    as_of: str
    documents: int  #: documents dated by that day
    in_force: int  #: those of them that are in force on it


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides and what changed between them."""

    before: View
    after: View
    changes: tuple[Change, ...]
