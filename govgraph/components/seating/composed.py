"""What a body is composed of: 联席会议由A、B组成; 由A牵头，B、C参加."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govgraph.components.grouping import naming
from govgraph.components.seating.held import MADE
from govgraph.components.seating.passage import Fact, Passage
from govgraph.components.seating.scopes import Scope
from govgraph.people import persons

_LED = re.compile("由(?P<lead>[^，。；;,\n]{2,80}?)(?:为)?(?:总)?牵头(?:负责|组织|单位)?(?!推进|落实|推动|做好|制定)")
#: 医疗救治组：市卫健委牵头, 宣传组（市委宣传部牵头 right after the name of a group
_LED_PLAINLY = re.compile("[：:。（(](?P<lead>[^，。；;：:（(\n]{2,60}?)(?:为)?(?:总)?牵头(?:负责|组织|单位)?(?!推进|落实|推动|做好|制定|人)")
#: 由教育部牵头、财政部、中国残联参加的X协调小组
_LED_BEFORE = re.compile("由(?P<lead>[^，。；;,\n]{2,40}?)牵头[，,、](?:会同)?(?P<who>[^。；;\n]{2,300}?)(?:参加|参与|组成|配合)的$")
#: 由张三任组长，县住建局牵头，县水务局参加 under the heading of a group
_LED_LATER = re.compile("[，,](?P<lead>[^，。；;：:由\n]{2,30}?)牵头(?=[，,])")
_HOLDS = re.compile("[兼担]任|任(?:[组班]长|副|主任|总指挥|指挥长|召集人|成员)|成员由")
_WITH = re.compile(
    "[，,、]?(?:会同|组织|联合|协调|商)?(?P<who>[^。；;\n]{2,500}?)(?P<how>(?:等(?:有关|相关)?(?:部门|单位))?(?:参加|参与|配合|协助|(?:共同)?组成)|等(?:有关|相关)?(?:部门|单位))"
)


def find(p: Passage) -> Iterator[Fact]:
    """联席会议由A、B组成; 由A牵头，B、C参加; 由A、B有关人员组成 under the heading of a group."""
    for n in p.named:
        before = None if n.foreign or n.scope.office else _LED_BEFORE.search(p.text, p.start, n.start)
        if before:
            yield from _members(p, before.span("lead"), n.scope, "牵头", "lead-unit")
            yield from _members(p, before.span("who"), n.scope, "成员", "led-members")
            return
        match = None if n.foreign or n.scope.office else MADE.match(p.text, n.end, p.end)
        nearer = match and any(n.end <= other.start < match.start("who") for other in p.named)  # 委员会成立专家组，由…组成
        if match and not nearer and "牵头" not in match["who"] and not _HOLDS.search(match["who"]):
            yield from map(_as_unit, _members(p, match.span("who"), n.scope, "成员", "composed-of"))
    if p.led and (plain := _led_plainly(p)):
        yield from _led(p, *plain)
        return
    at = p.text.find("牵头", p.start, p.end)
    while at >= 0:
        match = _LED.match(p.text, max(p.text.rfind("由", p.start, at), p.start), p.end)
        held = _led_body(p, match) if match else None
        if match and held:
            yield from _led(p, match, held)
            return
        at = p.text.find("牵头", at + 2, p.end)
    if p.led and p.scope and (match := _LED_LATER.search(p.text, p.start, p.end)):
        yield from _led(p, match, p.scope)
        return
    if p.led and p.scope and (at := _opening(p)) >= 0 and (match := MADE.match(p.text, at, p.end)) and not _HOLDS.search(match["who"]):
        yield from _members(p, match.span("who"), p.scope, "成员", "composed-of")


def _part(how: str) -> str:
    """The role of those who take part beside a lead unit: 配合 where they only help, else 成员."""
    return "配合" if how[-2:] in ("配合", "协助") else "成员"


def _as_unit(fact: Fact) -> Fact:
    """An agency that a body is composed of is its 成员单位, as such documents call it; in a working group, and by its post, it is 成员."""
    units = naming.kind(fact.scope.body.name) not in ("工作组", "工作专班") and not fact.seat.name and not persons.ends_post(fact.seat.post)
    return replace(fact, role="成员单位") if units else fact


def _led_plainly(p: Passage) -> tuple[re.Match[str], Scope] | None:
    """The lead unit that stands without 由 right after the name that heads the sentence."""
    first = p.named[0] if p.named and not p.named[0].foreign and p.named[0].start <= p.start + 4 else None
    match = _LED_PLAINLY.match(p.text, first.end, p.end) if first else None
    return (match, first.scope) if match and first and not match["lead"].startswith(("由", "以")) else None


def _opening(p: Passage) -> int:
    """Where 由 opens a sentence, after its label: 专家组。由…, 专家组：由…; -1 where none does."""
    match = re.compile("(?:^|[：:。，,])由").search(p.text, max(p.start - 1, 0), p.end)
    if p.text.startswith("由", p.start):
        return p.start
    return match.end() - 1 if match else -1


def _led_body(p: Passage, match: re.Match[str]) -> Scope | None:
    """The body that a lead unit is of: the heading's, or the one that the clause before names."""
    for n in reversed(p.named):
        if n.end <= match.start() and not n.foreign and not n.scope.office:
            if re.fullmatch("(?:主要)?(?:制度|机制)?(?:[（(][^（）()]*[）)])?(?:制度)?[，,]?", p.text[n.end : match.start()]):
                return n.scope
            break
    return p.scope if p.led else None


def _led(p: Passage, match: re.Match[str], held: Scope) -> Iterator[Fact]:
    leads = list(_members(p, match.span("lead"), held, "牵头", "lead-unit"))
    yield from leads
    others = _WITH.match(p.text, match.end(), p.end) if leads else None
    if others:
        found = _members(p, others.span("who"), held, _part(others["how"]), "led-members")
        yield from map(_as_unit, found) if others["how"].endswith("组成") else found


def _members(p: Passage, span: tuple[int, int], scope: Scope, role: str, rule: str) -> Iterator[Fact]:
    yield from p.seated(span, Scope(scope.body), role, rule)
