"""What the detectors look at: the statements of all documents, grouped once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from govgraph import lexicon
from govgraph.gaps.quotes import Quotes
from govgraph.model import Statement
from govgraph.network import Seat, Task, seats, tasks

_ORDINAL = re.compile(r"/#\d+$")
_STANDING = ("领导小组", "指挥部", "联席会议", "工作专班", "委员会")
_ROOT = re.compile(r"(?:附件\d*|附表\d*)?$")


class Corpus:
    """The statements of a graph, with the tasks and bodies they make up."""

    def __init__(self, statements: Iterable[Statement], quotes: Quotes | None = None) -> None:
        self.statements: Sequence[Statement] = tuple(statements)
        self.quote = quotes or Quotes()

    def of(self, *relations: str) -> list[Statement]:
        """The statements of some relations, in the order of the table."""
        if len(relations) == 1:
            return list(self._of.get(relations[0], ()))
        return [s for s in self.statements if s.relation in relations]

    @cached_property
    def _of(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for s in self.statements:
            found[s.relation].append(s)
        return found

    def has(self, *relations: str) -> bool:
        """Whether there is a statement of any of the relations."""
        return any(s.relation in relations for s in self.statements)

    @cached_property
    def tasks(self) -> list[Task]:
        """Every assigned task."""
        return tasks(self.statements)

    @cached_property
    def documents(self) -> dict[str, Statement]:
        """The row that describes each document, by its id."""
        return {s.document_id: s for s in self.of("document")}

    def title(self, document_id: str, default: str = "") -> str:
        """A document's title."""
        return self.documents[document_id].object_text if document_id in self.documents else default

    def date(self, document_id: str) -> str:
        """A document's date, ISO; empty where it has none."""
        described = self.documents.get(document_id)
        return described.detail.rpartition("｜")[2] if described else ""

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Every coordination body with seats or set up by a document, by id; bodies wound up are left out."""
        found: dict[str, Body] = {}
        for s in self.of("group"):
            found.setdefault(s.object_id, Body(s.object_id, s.object)).rows.append(s)
        for seat in seats(self.statements):
            found.setdefault(seat.body, Body(seat.body, seat.body_name)).seats.append(seat)
        offices = {s.subject_id for s in self.of("assigns") if s.subject_id.startswith("office/")}
        for body in found.values():
            body.office_named = f"office/{body.id.partition('/')[2]}办公室" in offices
        return {k: b for k, b in found.items() if not (b.rows and all(r.role == "撤销" for r in b.rows))}

    @cached_property
    def main_body(self) -> dict[str, str]:
        """Body → the body it is a part of (its working group or office), by the longer name; itself where it stands alone."""
        names = sorted((b.name for b in self.bodies.values()), key=len)
        ids = {b.name: b.id for b in self.bodies.values()}
        return {
            b.id: ids[next((n for n in names if b.name.startswith(n) and (b.name == n or len(n) >= 6)), b.name)]
            for b in self.bodies.values()
        }


class Body:
    """A coordination body: where it is set up or described, and its seats."""

    def __init__(self, thing: str, name: str) -> None:
        self.id, self.name = thing, name
        self.rows: list[Statement] = []
        self.seats: list[Seat] = []
        self.office_named = False

    @property
    def standing(self) -> bool:
        """Whether it is of a kind that has a head and an office of its own: 领导小组, 指挥部; not 综合协调组."""
        kinds = lexicon.load("bodies")["kinds"]
        return self.name.endswith(tuple(ending for kind in _STANDING for ending in kinds.get(kind, ())))

    @property
    def set_up(self) -> bool:
        """Whether a document sets it up or changes it, rather than mentioning it."""
        return any(r.role in ("设立", "调整") for r in self.rows) or bool(self.seats)

    @property
    def members(self) -> list[Seat]:
        """Its seats but for those of its office."""
        return [s for s in self.seats if s.statement.relation != "office_at" and not s.role.startswith("办公室")]

    @property
    def heads(self) -> list[Seat]:
        """The seats of its head or heads."""
        return [s for s in self.members if is_head(s.role)]

    @property
    def has_office(self) -> bool:
        """Whether its office has a host, a member, or a duty."""
        return self.office_named or len(self.members) < len(self.seats)

    @property
    def evidence(self) -> tuple[Statement, ...]:
        """A row that shows it: where it is set up, else its first seat."""
        return tuple(self.rows[:1]) or tuple(s.statement for s in self.seats[:1])


def is_head(role: str) -> bool:
    """Whether a role is that of a head and not of a deputy: 组长, 总指挥, 第一召集人, 组长单位, 牵头."""
    bare = role.removesuffix("单位").removeprefix("第一").removeprefix("总") or role
    heads = lexicon.load("roles")["heads"]
    return role in heads or bare in heads or role in ("牵头", "牵头单位", "召集单位")


class Places:
    """The places in documents where something is said, and whether that holds for another place."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._own: dict[str, set[str]] = defaultdict(set)
        self._within: dict[str, set[str]] = defaultdict(set)
        for s in statements:
            place = _ORDINAL.sub("", s.place)
            self._own[s.document_id].add(place)
            self._within[s.document_id].update(_above(place))

    def on_or_below(self, document: str, place: str) -> bool:
        """Whether it is said at a place or within it."""
        place = _ORDINAL.sub("", place)
        return place in self._own[document] or place in self._within[document]

    def above(self, document: str, place: str) -> bool:
        """Whether it is said at a unit that a place stands in."""
        return any(p in self._own[document] for p in _above(_ORDINAL.sub("", place)))


def _above(place: str) -> Iterator[str]:
    """The units that a place stands in, but not the document or the annex as a whole: of 附件1/三/（二） it is 附件1/三."""
    while "/" in place:
        place = place.rpartition("/")[0]
        if not _ROOT.match(place):
            yield place
