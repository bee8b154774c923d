"""What a view shows: things and the ties between them, with the passages that prove each tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from govgraph.model import Statement
from govgraph.network import ACTORS, kind_of, place_of, seats, task_key

Kind = str
KINDS: tuple[Kind, ...] = ("assignments", "groups", "funding", "citations", "all")
DEFAULT: tuple[Kind, ...] = ("assignments", "groups")
QUOTES = 4  #: passages that a tie carries


@dataclass(slots=True)
class Node:
    """A thing of the view."""

    id: str
    name: str
    kind: str
    wordings: Counter[str] = field(default_factory=Counter)

    @property
    def place(self) -> str:
        """Where it is: a code or a name."""
        return place_of(self.id)


@dataclass(slots=True)
class Tie:
    """What joins two things, with the statements that say so."""

    source: str
    target: str
    kind: str  #: assigns, seat, office, sets_up, funds, cites
    counts: Counter[str] = field(default_factory=Counter)  #: by role
    statements: list[Statement] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many tasks, seats or payments it stands for."""
        return sum(self.counts.values())


class Scene:
    """The things and ties of a view."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.ties: dict[tuple[str, str, str], Tie] = {}
        self.left_out = 0  #: things that are not shown because there are too many

    def node(self, thing: str, name: str, wording: str = "", kind: str = "") -> str:
        """Put a thing in, under the wordings that documents have for it."""
        found = self.nodes.setdefault(thing, Node(thing, name, kind or kind_of(thing)))
        if wording:
            found.wordings[wording] += 1
        return thing

    def tie(self, source: str, target: str, kind: str, role: str, statement: Statement) -> None:
        """Tie two things; the same tie again adds to its weight."""
        if source != target:
            found = self.ties.setdefault((source, target, kind), Tie(source, target, kind))
            found.counts[role] += 1
            found.statements.append(statement)

    def around(self, thing: str) -> Scene:
        """A thing with all it is tied to, and the ties among them."""
        near = {thing} | {t.target for t in self.ties.values() if t.source == thing}
        near |= {t.source for t in self.ties.values() if t.target == thing}
        return self._only(near)

    def heaviest(self, most: int, kept: Collection[str] = ()) -> Scene:
        """The things with the most ties, where there are more than can be read at once; `kept` stay in any case."""
        weights: Counter[str] = Counter()
        for tie in self.ties.values():
            weights[tie.source] += tie.weight
            weights[tie.target] += tie.weight
        first = sorted(self.nodes, key=lambda n: (n not in kept, -weights[n], n))[:most]
        return self if len(self.nodes) <= most else self._only(set(first), len(self.nodes) - most)

    def _only(self, kept: set[str], left_out: int = 0) -> Scene:
        part = Scene()
        part.nodes = {k: n for k, n in self.nodes.items() if k in kept}
        part.ties = {k: t for k, t in self.ties.items() if t.source in kept and t.target in kept}
        part.left_out = left_out
        return part


def scene(statements: Sequence[Statement], kinds: Iterable[Kind] = DEFAULT) -> Scene:
    """The things and ties of some kinds; `all` shows tasks and people as well, instead of their weight alone."""
    made, wanted = Scene(), set(kinds)
    if "all" in wanted:
        wanted = set(KINDS)
    for kind, make in _MAKERS.items():
        if kind in wanted:
            make(made, statements, "all" in wanted)
    return made


def _document(made: Scene, s: Statement, titles: dict[str, str]) -> str:
    return made.node(f"document/{s.document_id}", titles.get(s.document_id) or s.document, s.document, "programme")


def _titles(statements: Iterable[Statement]) -> dict[str, str]:
    return {s.document_id: s.object_text for s in statements if s.relation == "document"}


def _holder(made: Scene, s: Statement) -> str:
    """Who holds a task; for the office of a body the body: what the office is charged with counts for it."""
    if kind_of(s.subject_id) != "office":
        return made.node(s.subject_id, s.subject, s.subject_text)
    body = s.subject_id.removeprefix("office/").removesuffix("办公室")
    return made.node(f"body/{body}", s.subject.removesuffix("办公室"))


def _assignments(made: Scene, statements: Sequence[Statement], full: bool) -> None:
    titles = _titles(statements)
    for s in statements:
        if s.relation != "assigns" or not (full or kind_of(s.subject_id) in ACTORS | {"body", "office"}):
            continue
        subject = _holder(made, s)
        document = _document(made, s, titles)
        if full:
            task = made.node(task_key(s), s.object_text, kind="task")
            made.tie(task, document, "part", "", s)
            made.tie(subject, task, "assigns", s.role, s)
        else:
            made.tie(subject, document, "assigns", s.role, s)


def _groups(made: Scene, statements: Sequence[Statement], full: bool) -> None:
    titles = _titles(statements)
    for seat in seats(statements):
        body = made.node(seat.body, seat.body_name, seat.statement.subject_text, "body")
        kind = "office" if seat.statement.relation == "office_at" else "seat"
        if full and seat.person:
            made.tie(made.node(seat.person, seat.person_name), body, "seat", seat.role, seat.statement)
        if seat.agency:
            agency = made.node(seat.agency, seat.agency_name)
            made.tie(agency, body, kind, seat.role, seat.statement)
            if full and seat.person:
                made.tie(seat.person, agency, "post", seat.statement.detail, seat.statement)
    for s in statements:
        if s.relation == "group":
            made.tie(made.node(s.object_id, s.object, s.object_text, "body"), _document(made, s, titles), "sets_up", s.role, s)


def _funding(made: Scene, statements: Sequence[Statement], full: bool) -> None:
    titles = _titles(statements)
    for s in statements:
        if s.relation == "funds" and s.subject_id:
            made.tie(made.node(s.subject_id, s.subject, s.subject_text), _document(made, s, titles), "funds", s.detail, s)


def _citations(made: Scene, statements: Sequence[Statement], full: bool) -> None:
    titles = _titles(statements)
    own = {s.document: f"document/{s.document_id}" for s in statements}
    for s in statements:
        if s.relation in ("cites", "amends"):
            to = own.get(s.detail) or made.node(s.object_id, s.object or s.detail, s.detail, "cited")
            if to.startswith("document/"):
                made.node(to, titles.get(to.removeprefix("document/"), s.object), s.detail, "programme")
            made.tie(_document(made, s, titles), to, "cites", s.role or "cites", s)


_MAKERS: dict[Kind, Callable[[Scene, Sequence[Statement], bool], None]] = {
    "assignments": _assignments, "groups": _groups, "funding": _funding, "citations": _citations,
}  # fmt: skip
