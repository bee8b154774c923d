"""Reads who sits on a body from sentences: 组长由…担任, …任副组长, 成员由…组成, 由…牵头、…参加, 办公室设在…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from govgraph import names
from govgraph.components import bodies
from govgraph.components.scopes import Naming, Namings, Scope, is_office_role
from govgraph.names import trie
from govgraph.people import persons, seats
from govgraph.text import without_space

_COUNT = "(?:若干|(?:各)?(?:\\d+|[一二三四五六两])(?:至\\d+)?)?(?:[人名位])?"
_HELD = re.compile(
    f"{_COUNT}[，,]?(?:分别|原则上|一般)?由(?P<who>[^。；;\n]{{2,300}}?)(?:共同|分别)*"
    "(?P<verb>兼任|担任|出任|兼(?!职)|(?<![主责委信])任(?![务何免期职组副主总成常执召指]))"
)
_MADE = re.compile("(?:主要)?由(?P<who>[^。；;\n]{2,600}?)(?:共同)?(?:组成|构成)")
_ARE = re.compile("(?:主要)?(?:为|包括|有)[：:]?(?P<who>[^。；;\n]{2,600})")
_COLON = re.compile("[ \t\u3000]*[：:]")
_MATTER = re.compile("(?:主要|工作)?(?:职责|任务)(?:分工)?[：:]")
_TAKES = re.compile("(?P<verb>(?<!再)兼任|(?<!再)担任|出任|(?<![主责兼担委信再])任|(?<![作不])为|兼)(?:该)?$")
_AFTER = re.compile("[，,。；;、：:（(）)\\s的和及与]|以及|共|$")
_LED = re.compile("由(?P<lead>[^，。；;,\n]{2,80}?)(?:为)?(?:总)?牵头(?:负责|组织|单位)?(?!推进|落实|推动|做好|制定)")
_WITH = re.compile(
    "[，,、]?(?:会同|组织|联合|协调|商)?(?P<who>[^。；;\n]{2,500}?)(?P<how>参加|参与|配合|协助|(?:共同)?组成|等(?:有关|相关)?(?:部门|单位))"
)
_HOST = re.compile("(?:暂|分别|分)?(?:设立在|设置在|设在|设于|挂靠在|挂靠于|挂靠|挂在|附设在|设(?![立置在于定想])|(?<=办公室)[，,]?在)")
_OTHER_GROUP = re.compile("[^，。；：、（(\n]{1,12}(?:组|专班|小队|工作队)[，,（(：:]$")
_OFFICE_END = re.compile("(?:局|委|办|部|厅|院|中心|公司|支队|政府|办公室|委员会|处|所|站|银行|会|学校|大学|集团|队|社)$")
_SUBUNIT = re.compile("[\u4e00-\u9fff]{2,}(?:司|处|室|科|办|局|中心|股|站)$")
_SUM = re.compile(
    "等(?:[^、，,负责人领导同志]{0,12}(?:部门|单位|企业|机构))?$"
    "|(?<=[局委办部厅社会院行])共?(?:\\d+|[一二三四五六七八九十]+)[多余]?个(?:成员)?(?:部门|单位)(?:和单位)?$"
)
_BOUNDS = "，。；：,;:\n由以"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence says of a body: a seat in a role, or where its office is (role empty)."""

    scope: Scope
    role: str
    seat: seats.Seat
    rule: str


@dataclass(frozen=True, slots=True)
class _Role:
    """A role word in a sentence with what names its body: 领导小组 · 办公室 · 副主任."""

    word: str
    start: int  #: of the word with body and office before it
    end: int
    scope: Scope | None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"(?P<office>办公室|秘书处)?(?P<role>{trie.pattern(persons.roles() | persons.units())})")


class Reader:
    """Reads the sentences of one document, whose bodies are known."""

    def __init__(self, namings: Namings) -> None:
        self.namings = namings
        self.people: set[str] = set()  #: names of the rosters before, which a sentence may repeat without a post

    def read(
        self, text: str, start: int, end: int, scope: Scope | None, *, group: bool = False, led: bool = False
    ) -> tuple[list[Fact], Scope | None]:
        """The facts of one sentence, and the body that the next may leave unnamed.

        `group`: a heading named the body; `led`: right before, so that 由A牵头 tells who leads the body.
        """
        named = self.namings.find(text, start, end, scope)
        if (named and named[0].foreign) or bodies.of_others(text, start, end):
            return [], scope
        found = _Sentence(text, start, end, named, scope, group, led, self.people)
        facts = list(found.facts())
        last = next((n.scope for n in reversed(named) if not n.foreign), scope)
        return facts, last


@dataclass(slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    named: list[Naming]
    scope: Scope | None
    group: bool
    led: bool
    people: set[str]

    def facts(self) -> Iterator[Fact]:
        """All facts, each stretch of text read once."""
        roles = [r for m in _words().finditer(self.text, self.start, self.end) if (r := self._role(m))]
        done = self.start
        for i, role in enumerate(roles):
            if role.end <= done:
                continue
            following = roles[i + 1].start if i + 1 < len(roles) else self.end
            found, stop = self._held(role, following) or self._taken(role, done) or ([], done)
            yield from found
            done = max(done, stop)
        yield from self._composed()
        yield from self._hosts()

    def _role(self, match: re.Match[str]) -> _Role | None:
        """A role word with its body: that named right before it, else the one the sentence spoke of last."""
        start = match.start()
        owner = next((n for n in self.named if n.end in (start, match.start("role")) or n.start == start), None)
        if owner and owner.end >= start:
            start = min(start, owner.start)
            scope: Scope | None = None if owner.foreign else owner.scope
        else:
            before = [n for n in self.named if n.end <= start]
            scope = before[-1].scope if before and not before[-1].foreign else None if before else self.scope
        if owner is None and self._of_another(start):
            scope = None
        if scope and match["office"]:
            scope = Scope(scope.body, True)
        if scope and not match["office"] and (owner is None or not owner.scope.office):
            stays = scope.office and (match["role"].endswith("主任") or match["role"] in ("成员", "工作人员")) and owner is None
            scope = Scope(scope.body, stays or (owner is None and is_office_role(match["role"], scope.body)))
        return _Role(match["role"], start, match.end(), scope)

    def _of_another(self, at: int) -> bool:
        """Whether a group that is none of the document's bodies stands right before a role: 综合组，组长：…."""
        match = _OTHER_GROUP.search(self.text, max(self.start, at - 16), at)
        return bool(match) and not any(n.end in (at, at - 1) for n in self.named)

    def _held(self, role: _Role, following: int) -> tuple[list[Fact], int] | None:
        """组长由…担任; 成员由…组成; 成员单位包括…; 副主任：…."""
        if not self._stands_free(role):
            return None
        for pattern, rule in ((_HELD, "held-by"), (_MADE, "made-of"), (_ARE, "members-are")):
            match = pattern.match(self.text, role.end, self.end)
            if match:
                found = self._seats(match.span("who"), role, rule, match.groupdict().get("verb") or "")
                if found:
                    return found, match.end()
        colon = _COLON.match(self.text, role.end, self.end)
        if colon and (self.group or role.word not in persons.units() or role.word in ("成员单位", "组成单位")):
            stop = min(following if following > colon.end() and self._labels(following) else self.end, self._other_label(colon.end()))
            return self._seats((colon.end(), stop), role, "role-label", ""), stop
        return None

    def _labels(self, at: int) -> bool:
        """Whether a role word opens a label or clause of its own."""
        match = _words().match(self.text, at, self.end)
        return self.text[at - 1] in "，。；,;、 " or bool(match and _COLON.match(self.text, match.end(), self.end))

    def _other_label(self, at: int) -> int:
        """Where a label of another matter begins after an offset: 主要职责：."""
        match = _MATTER.search(self.text, at, self.end)
        return match.start() if match else self.end

    def _stands_free(self, role: _Role) -> bool:
        """Whether nothing but a clause boundary stands before a role and its body."""
        before = self.text[role.start - 1] if role.start > self.start else "，"
        if role.word in persons.units() and _COLON.match(self.text, role.end, self.end):
            return True
        return before in "，。；：、,;:（( \t\u3000设置其该由的“）)" or any(n.start == role.start for n in self.named)

    def _taken(self, role: _Role, done: int) -> tuple[list[Fact], int] | None:
        """由副市长孟某任组长，市建委主任佟某、市农委主任战某任副组长，各部门负责人为成员."""
        verb = _TAKES.search(self.text, max(done, role.start - 4), role.start)
        if not verb or not _AFTER.match(self.text, role.end, self.end):
            return None
        at = verb.start()
        left = max(done, self.start, _clause_start(self.text, self.start, at))
        found = self._seats((left, at), role, "seat-verb", verb["verb"])
        return (found, role.end) if found else None

    def _composed(self) -> Iterator[Fact]:
        """联席会议由A、B组成; 由A牵头，B、C参加; 由A、B有关人员组成 under the heading of a group."""
        for n in self.named:
            match = None if n.foreign or n.scope.office else _MADE.match(self.text, n.end, self.end)
            if match and not match["who"].endswith("牵头"):
                yield from self._members(match.span("who"), n.scope, "成员", "composed-of")
        at = self.text.find("牵头", self.start, self.end)
        while at >= 0:
            match = _LED.match(self.text, max(self.text.rfind("由", self.start, at), self.start), self.end)
            held = self._led_body(match) if match else None
            if match and held:
                yield from self._led(match, held)
                return
            at = self.text.find("牵头", at + 2, self.end)
        if self.led and self.scope and (at := self._opening()) >= 0 and (match := _MADE.match(self.text, at, self.end)):
            yield from self._members(match.span("who"), self.scope, "成员", "composed-of")

    def _opening(self) -> int:
        """Where 由 opens a sentence, after its label: 专家组。由…, 专家组：由…; -1 where none does."""
        match = re.compile("(?:^|[：:。，,])由").search(self.text, max(self.start - 1, 0), self.end)
        if self.text.startswith("由", self.start):
            return self.start
        return match.end() - 1 if match else -1

    def _led_body(self, match: re.Match[str]) -> Scope | None:
        """The body that a lead unit is of: the heading's, or the one that the clause before names."""
        if self.led:
            return self.scope
        for n in reversed(self.named):
            if n.end <= match.start() and not n.foreign and not n.scope.office:
                between = self.text[n.end : match.start()]
                return n.scope if re.fullmatch("(?:主要)?(?:制度|机制)?(?:[（(][^（）()]*[）)])?(?:制度)?[，,]?", between) else None
        return None

    def _led(self, match: re.Match[str], held: Scope) -> Iterator[Fact]:
        leads = list(self._members(match.span("lead"), held, "牵头", "lead-unit"))
        yield from leads
        others = _WITH.match(self.text, match.end(), self.end) if leads else None
        if others:
            role = "配合" if others["how"] in ("配合", "协助") else "成员"
            yield from self._members(others.span("who"), held, role, "led-members")

    def _members(self, span: tuple[int, int], scope: Scope, role: str, rule: str) -> Iterator[Fact]:
        yield from self._seats(span, _Role(role, *span, Scope(scope.body)), rule, "")

    def _seats(self, span: tuple[int, int], role: _Role, rule: str, verb: str) -> list[Fact]:
        if role.scope is None:
            return []
        read = seats.read(self.text, *_trimmed(self.text, *span))
        found = [s for s in map(self._known, read) if plausible(s)]
        full = f"办公室{role.word}" if role.scope.office else role.word
        return [Fact(role.scope, full, _concurrent(s, verb), rule) for s in found]

    def _known(self, seat: seats.Seat) -> seats.Seat:
        """A wording that is a name in the roster before is that person, whose post is not that of the person before."""
        if not seat.name and seat.post in self.people:
            return replace(seat, name=seat.post, post="")
        shared = seat.name in self.people and seat.post not in without_space(self.text[seat.start : seat.end])
        return replace(seat, post="") if shared else seat

    def _hosts(self) -> Iterator[Fact]:
        """领导小组办公室设在市财政局; 下设办公室，挂靠市建委; （办公室）设在市信访局."""
        for match in _HOST.finditer(self.text, self.start, self.end):
            offices = [n for n in self.named if n.end <= match.start() and not n.foreign]
            last = offices[-1].scope if offices else self.scope
            gap = self.text[offices[-1].end if offices else self.start : match.start()].strip("，,、（( ）)：:")
            if last is None or not last.office or gap not in ("", "日常工作", "均", "也", "具体"):
                continue
            for seat in _listed(self.text, match.end(), self.end):
                yield Fact(last, "", seat, "office-host")


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that ends at an offset begins; commas within brackets do not count."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        char = text[at]
        depth += (char in "）)") - (char in "（(")
        if depth <= 0 and char in _BOUNDS:
            return at + 1
    return start


def _listed(text: str, at: int, end: int) -> Iterator[seats.Seat]:
    """The agencies that begin at an offset: 市农业农村局、市农经局和市中小企业局."""
    stop = re.compile("[，,。；;（(：:\n]|承担|负责").search(text, at, end)
    last = stop.start() if stop else end
    found = [m for m in names.find(text, at, last) if m.kind != "collective"]
    if found and found[0].start == at:
        if len(found) == 1 and found[0].end < last <= at + 30 and _SUBUNIT.search(text[at:last]):
            yield seats.Seat("", text[at:last], at, last)
            return
        for i, mention in enumerate(found):
            if i and text[found[i - 1].end : mention.start] not in ("、", "和", "及", "与"):
                return
            yield seats.Seat("", mention.text, mention.start, mention.end)
    elif _OFFICE_END.search(text[at:last]) and last - at <= 24:
        yield seats.Seat("", text[at:last], at, last)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what sums an enumeration up: A、B等10个部门和单位."""
    while start < end and text[start] in "由以：:、，, ":
        start += 1
    while end > start + 2 and text[end - 2 : end] in ("联合", "共同", "分别"):
        end -= 2
    match = _SUM.search(text[start:end])
    return (start, start + match.start()) if match else (start, end)


def plausible(seat: seats.Seat) -> bool:
    """Whether a seat without a name is a post, an office or a collective, and not some other words."""
    if seat.name:
        return len(seat.post) <= 60
    if not 2 <= len(seat.post) <= 40 or re.search("由|担任|兼任|下设|设在", seat.post):
        return False
    if persons.ends_post(seat.post) or _OFFICE_END.search(seat.post) or "人员" in seat.post:
        return True
    return any(mention.end == len(seat.post) for mention in names.find(seat.post))


def _concurrent(seat: seats.Seat, verb: str) -> seats.Seat:
    """兼任 by somebody whose post is not given is 兼."""
    return replace(seat, post="兼") if seat.name and not seat.post and verb.startswith("兼") else seat

