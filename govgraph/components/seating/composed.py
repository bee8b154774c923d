"""What a body is composed of: 联席会议由A、B组成; 由A牵头，B、C参加."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.components.seating.held import MADE
from govgraph.components.seating.passage import Fact, Passage
from govgraph.components.seating.scopes import Scope

_LED = re.compile("由(?P<lead>[^，。；;,\n]{2,80}?)(?:为)?(?:总)?牵头(?:负责|组织|单位)?(?!推进|落实|推动|做好|制定)")
_WITH = re.compile(
    "[，,、]?(?:会同|组织|联合|协调|商)?(?P<who>[^。；;\n]{2,500}?)(?P<how>参加|参与|配合|协助|(?:共同)?组成|等(?:有关|相关)?(?:部门|单位))"
)


def find(p: Passage) -> Iterator[Fact]:
    """联席会议由A、B组成; 由A牵头，B、C参加; 由A、B有关人员组成 under the heading of a group."""
    for n in p.named:
        match = None if n.foreign or n.scope.office else MADE.match(p.text, n.end, p.end)
        if match and not match["who"].endswith("牵头"):
            yield from _members(p, match.span("who"), n.scope, "成员", "composed-of")
    at = p.text.find("牵头", p.start, p.end)
    while at >= 0:
        match = _LED.match(p.text, max(p.text.rfind("由", p.start, at), p.start), p.end)
        held = _led_body(p, match) if match else None
        if match and held:
            yield from _led(p, match, held)
            return
        at = p.text.find("牵头", at + 2, p.end)
    if p.led and p.scope and (at := _opening(p)) >= 0 and (match := MADE.match(p.text, at, p.end)):
        yield from _members(p, match.span("who"), p.scope, "成员", "composed-of")


def _opening(p: Passage) -> int:
    """Where 由 opens a sentence, after its label: 专家组。由…, 专家组：由…; -1 where none does."""
    match = re.compile("(?:^|[：:。，,])由").search(p.text, max(p.start - 1, 0), p.end)
    if p.text.startswith("由", p.start):
        return p.start
    return match.end() - 1 if match else -1


def _led_body(p: Passage, match: re.Match[str]) -> Scope | None:
    """The body that a lead unit is of: the heading's, or the one that the clause before names."""
    if p.led:
        return p.scope
    for n in reversed(p.named):
        if n.end <= match.start() and not n.foreign and not n.scope.office:
            between = p.text[n.end : match.start()]
            return n.scope if re.fullmatch("(?:主要)?(?:制度|机制)?(?:[（(][^（）()]*[）)])?(?:制度)?[，,]?", between) else None
    return None


def _led(p: Passage, match: re.Match[str], held: Scope) -> Iterator[Fact]:
    leads = list(_members(p, match.span("lead"), held, "牵头", "lead-unit"))
    yield from leads
    others = _WITH.match(p.text, match.end(), p.end) if leads else None
    if others:
        role = "配合" if others["how"] in ("配合", "协助") else "成员"
        yield from _members(p, others.span("who"), held, role, "led-members")


def _members(p: Passage, span: tuple[int, int], scope: Scope, role: str, rule: str) -> Iterator[Fact]:
    yield from p.seated(span, Scope(scope.body), role, rule)
