"""How much a payer in a clause pays: the figures beside it, in the clauses round it, else the manner."""

from __future__ import annotations

import re

from govgraph.components.paying import amounts, labels, payers
from govgraph.components.paying.passage import Clause, Passage, within
from govgraph.components.paying.payer import Payers
from govgraph.text import without_space

_GIVEN = re.compile("奖金|补助|补贴|奖补|奖励|给予|资助|标准|津贴|每[人户亩]|补\\d")
_EXCESS = re.compile("部分|超|以[上下]|低于|不足")
_SHARED = re.compile("[∶:]|一半|各半|对半|全额")
_LONGEST = 80  #: how long a wording of a standard and its shares may be
_AT_MOST = re.compile("(?:总额|累计|单个[^，。；]{2,6}|每[户家年人])?(?:最高|最多|不超过|上限)")


def find(passage: Passage, clause: Clause, group: Payers, stop: int, *, onward: bool = True) -> str:
    """How much: a ratio, figures beside the payer, in the clause after (`onward`) or before, else the manner."""
    text, end = passage.text, clause.span[1]
    if found := amounts.ratio(text, group, end, passage.money) or amounts.amount(text, group.end, stop, passage.money):
        last = text.rfind(found[-2:], group.start, end) + 2
        return _whole(passage, clause, found, last) or found
    if found := _beside(passage, clause, group):
        return found
    for later in clause.after[:1] if onward and group.start < group.end else ():
        amount = amounts.amount(text, *later, passage.money)
        if amount and not payers.find(text, *later, within(passage.mentions, *later)):
            return amount
    if found := _earlier(passage, clause, group):
        return found
    return amounts.manner(text, clause.span, group)


def _whole(passage: Passage, clause: Clause, found: str, end: int) -> str:
    """All of a standard that is named before how it is shared: 每户补助2万元，由市财政和县财政各承担一半."""
    if not _SHARED.search(found) or found.startswith("按"):
        return ""
    for left, right in reversed(clause.before):
        figures = [m for m in within(passage.money, left, right) if m.kind == "standard"]
        if figures and end - figures[0].start <= _LONGEST:
            return without_space(passage.text[figures[0].start : end])
    return ""


def _beside(passage: Passage, clause: Clause, group: Payers) -> str:
    """Figures before 由 in its clause: 每户2000元由县财政承担."""
    text, start = passage.text, clause.span[0]
    if group.role != "by" or _EXCESS.search(text, start, group.start):
        return ""
    own = within(passage.money, start, group.start)
    if own and own[-1].end == group.start - 1:
        return own[-1].text  # 三分之一由市级承担
    return amounts.amount(text, start, group.start, [m for m in own if m.kind != "share"])


def _earlier(passage: Passage, clause: Clause, group: Payers) -> str:
    """Figures in the clauses before 由: 按设备投资额的8%给予补助，最高不超过100万元，由市工业专项资金安排."""
    text, end = passage.text, 0
    if group.role != "by" or labels.is_remainder(text[clause.span[0] : group.start - 1]):
        return ""
    money = [m for m in passage.money if m.kind != "share" or (group.kind == "fund" and ":" not in m.value)]
    for left, right in reversed(clause.before):
        base = text.find("基础上", left, right)
        start = base + 3 if base >= 0 else left
        found = amounts.amount(text, start, right, money)
        beside = (left, right) == clause.before[-1] and clause.span[0] == group.start - 1
        if found and (beside or _GIVEN.search(text, left, right)):
            return amounts.amount(text, start, end, money) if end else found
        end = (end or right) if found and _AT_MOST.match(text, left, right) else 0
    return ""
