"""A sentence with the bodies that it names, and the seats that a stretch of it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from govgraph import names
from govgraph.components.grouping import naming
from govgraph.components.seating.scopes import Naming, Scope
from govgraph.people import persons, seats
from govgraph.people.seat import Seat, from_list
from govgraph.text import without_space

_SUM = re.compile(
    "等(?:[^、，,负责人领导同志]{0,12}(?:部门|单位|企业|机构))?$"
    "|(?<=[局委办部厅社会院行])共?(?:\\d+|[一二三四五六七八九十]+)[多余]?个(?:成员)?(?:部门|单位)(?:和单位)?$"
)
#: what the name of an office ends in
OFFICE_END = re.compile("(?:局|委|办|部|厅|院|中心|公司|支队|政府|办公室|委员会|处|所|站|银行|会|学校|大学|集团|队|社|科|股|室|段|村|支行|分行|厂|场|馆|[镇乡县]|街道|社区|(?<=[^城市园片][^城市园片])[市区])$")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence says of a body: a seat in a role, or where its office is (role empty)."""

    scope: Scope
    role: str
    seat: Seat
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, with the scope that it inherits."""

    text: str
    start: int
    end: int
    named: list[Naming]
    scope: Scope | None  #: the body that the text before spoke of
    group: bool  #: whether a heading named that body
    led: bool  #: whether that heading stands right before
    people: set[str]  #: names of the rosters before

    def seated(self, span: tuple[int, int], scope: Scope | None, role: str, rule: str, verb: str = "") -> list[Fact]:
        """The seats in a role that a stretch of the sentence names; none where it is not known of which body."""
        if scope is None:
            return []
        read = seats.read(self.text, *_trimmed(self.text, *span))
        if role in persons.units():  # 水利、卫生等部门为成员单位 are no persons
            read = [s if s.post else replace(s, name="", post=s.name) for s in read]
        found = list(from_list([s for s in map(self._known, read) if plausible(s)]))
        full = f"办公室{role}" if scope.office else lead_role(role, scope)
        return [Fact(scope, full, _concurrent(s, verb), rule) for s in found]

    def _known(self, seat: Seat) -> Seat:
        """A wording that is a name in the roster before is that person, whose post is not that of the person before."""
        if not seat.name:
            return repeated(seat, self.people)
        shared = seat.name in self.people and seat.post not in without_space(self.text[seat.start : seat.end])
        return replace(seat, post="") if shared else seat


def lead_role(role: str, scope: Scope) -> str:
    """The role as it is written, but 牵头 for the 牵头单位 of a working group."""
    return "牵头" if role in ("牵头单位", "牵头部门") and naming.kind(scope.body.name) in ("工作组", "工作专班") else role


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what sums an enumeration up: A、B等10个部门和单位."""
    while start < end and text[start] in "由以：:、，, ":
        start += 1
    while end > start + 2 and text[end - 2 : end] in ("联合", "共同", "分别"):
        end -= 2
    match = _SUM.search(text[start:end])
    return (start, start + match.start()) if match else (start, end)


def repeated(seat: Seat, people: set[str]) -> Seat:
    """A seat whose wording is the name of one of these people, though no known surname begins it: 贾巴木加, 阿苦伍机同志."""
    name = seat.post.removesuffix("同志")
    return replace(seat, name=name, post="") if not seat.name and name in people else seat


def plausible(seat: Seat) -> bool:
    """Whether a seat without a name is a post, an office or a collective, and not some other words."""
    if seat.name:
        return len(seat.post) <= 60
    if not 2 <= len(seat.post) <= 40 or re.search("由|担任|兼任|下设|设在|明确|指定|抽调|安排", seat.post):
        return False
    if persons.ends_post(seat.post) or OFFICE_END.search(seat.post) or "人员" in seat.post:
        return True
    return any(mention.end == len(seat.post) for mention in names.find(seat.post))


def _concurrent(seat: Seat, verb: str) -> Seat:
    """兼任 by somebody whose post is not given is 兼."""
    return replace(seat, post="兼") if seat.name and not seat.post and verb.startswith("兼") else seat
