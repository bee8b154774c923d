"""Which body a working group is part of: 防汛抗旱指挥部下设综合协调组、抢险救援组.

A group that is named after a body is part of it (市防汛抗旱指挥部综合协调组). One that only its document's number tells from others
of its name (综合协调组（澜政办发〔2023〕5号）) is part of the one body that the document composes; where it composes several, none is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govgraph.graph.things import Things, kind_of
from govgraph.model import Statement
from govgraph.vocabulary import KIND, ORG

_ABOVE = frozenset({KIND.leadingGroup, KIND.command, KIND.jointMeeting, KIND.committee, KIND.council})
_BELOW = frozenset({KIND.workingGroup, KIND.taskForce})
_NUMBERED = re.compile(r"（[^（）]*〔\d{4}〕[^（）]*）$")


def write(things: Things, statements: Iterable[Statement]) -> None:
    """Say what each group of a document is part of, where the document leaves no doubt."""
    t = things.triples
    for group, body in _parts(sorted({b for b in _composed(statements) if b.startswith("body/")})):
        t.add(t.iri(group), ORG.subOrganizationOf, t.iri(body))


def _composed(statements: Iterable[Statement]) -> Iterator[str]:
    """The bodies that a document sets up or says the members of."""
    for s in statements:
        if s.relation == "group" and s.role != "撤销":
            yield s.object_id
        elif s.relation in ("member", "member_body"):
            yield s.subject_id


def _parts(bodies: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Groups, each with the body that it is part of."""
    named = {body: body.rpartition("/")[2] for body in bodies}
    above = [body for body, name in named.items() if kind_of(name) in _ABOVE]
    for group, name in named.items():
        if kind_of(name) not in _BELOW:
            continue
        bearing = [body for body in above if name.startswith(named[body])]
        if bearing:
            yield group, max(bearing, key=len)
        elif _NUMBERED.search(name) and len(above) == 1:
            yield group, above[0]
