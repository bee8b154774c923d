"""Payments that no payer with a predicate of paying states: parties, funds, budgets, those excepted."""

from __future__ import annotations

import re

from govgraph.components.paying import amounts, details, labels, levels, predicates, purposes
from govgraph.components.paying.passage import Clause, Passage
from govgraph.components.paying.payer import Payers
from govgraph.components.paying.predicates import Payment

_GIVES = re.compile("财政|补助|补贴|奖补|负担|承担|安排|投入|资金|经费|支持|下达|配套")
_IS = re.compile(
    "(?:所称|所指)?(?P<what>[^，。；]{2,30}?(?:资金|经费|基金|补助|补贴|奖金))(?:（[^（）]*）)?，?(?:是由|是)(?:由|在|从|[^，。；]{0,12}?年度?)?$"
)
_SETS = re.compile("(?:财政)?(?:[^，。；]{0,6}预算|统筹|共同|专门|每年|年度)*(?:安排|设立|筹集|整合|出资)(?!的预算)")
_COSTS = re.compile("费|资金|经费|支出|投入|补助|补贴|缺口|部分|款|[保租薪奖基]金|成本|利息|工资|津贴|待遇|其余|万元")
_ESTABLISHES = re.compile("(?P<lead>[^，。；]{0,20}?)(?:设立|建立|成立)(?P<fund>[^，。；的]{3,30}?(?:资金|基金))(?=$|（)")
_HEDGE = re.compile("鼓励|支持|引导|探索|研究|推动|可")
_SERVES = re.compile("(?:主要|重点|专项|专门|对|用于|支持|扶持|资助|奖励|奖补|补助|帮助|给予)")
_WITHIN_BUDGET = re.compile(
    r"(?:列入|纳入|编入)(?:20\d\d年度?|当年|下一年度?|次年)?(?P<who>[^，。；预]{1,14}?)(?:政府)?(?:财政|部门|一般公共|年度|财政年度|年度财政)*预算(?!管理|绩效)"
)


def defined(passage: Passage, clause: Clause, group: Payers) -> None:
    """What a fund is said to be: 本办法所称救助资金，是指市级财政预算安排用于X的资金."""
    text, start = passage.text, clause.start
    defined = _IS.search(text, start, group.start) if group.kind in ("tier", "level") and _SETS.match(text, group.end) else None
    if defined:
        for name in group.wordings(fiscal=True, apart=passage.apart):
            passage.put(name, labels.tidy(defined["what"]), "", (group.start, clause.span[1]), f"{group.kind}-defined")


def excepted(passage: Passage, clause: Clause, group: Payers) -> None:
    """除中央、省负担部分外: they pay too, unless it was said already for the same thing."""
    if group.kind != "fund" and not _GIVES.search(passage.text, group.start, min(clause.span[1], group.end + 12)):
        return  # 除国家、省规定的项目外
    what = labels.first_topic(passage.text, clause.start, clause.span[1]) or passage.otherwise()
    known = {_plain(f.subject) for f in passage.found if f.object == passage.unit() or labels.alike(f.object, what)}
    detail = amounts.amount(passage.text, group.end, clause.span[1], passage.money) if group.kind == "fund" else ""
    for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
        if _plain(name) not in known:
            passage.put(name, what, detail, (group.start, group.end), f"{group.kind}-excepted")


def _plain(name: str) -> str:
    """A level's name without what only some spell out: 省级财政, 省级, 省."""
    return name.removesuffix("财政").replace("级", "")


def private(passage: Passage, clause: Clause, group: Payers, end: int) -> None:
    """A private party that is said to bear a cost: 由业主承担, 项目单位自筹."""
    text = passage.text
    if (
        re.search("自|缴纳", text[group.end : end])
        or _COSTS.search(purposes.lead_in(text, clause, group))
        or predicates.out_of(text, group.end, end)
        or re.search("出资|∶|[%％半成]|分之|财政$", text[group.start : end])
    ):
        what = purposes.named(passage, clause, group, Payment(group.end, end, (0, 0), "bears"))
        detail = details.find(passage, clause, group, clause.span[1], onward=False)
        each = amounts.respective(text, group, clause.span[1], passage.money) or [detail] * len(group.names)
        for name, how in zip(group.names, each, strict=True):
            passage.put(name, what, how, (group.start, end), "private-bears")


def bears_further(passage: Passage, clause: Clause, group: Payers, end: int) -> None:
    """A further part of what the clause before said is borne."""
    text, last = passage.text, passage.found[-1]
    if not any(f.start <= group.start < f.end for f in passage.found):
        detail = amounts.amount(text, group.end, clause.span[1], passage.money)
        passage.put(group.names[0], last.object, detail, (group.start, end), "private-shares")


def from_fund(passage: Passage, clause: Clause, group: Payers) -> None:
    """The money that a cost is settled out of, where nobody is said to pay: 费用在水资源费中解决."""
    said = any(f.start < group.end and group.start < f.end for f in passage.found)
    if not said and _COSTS.search(passage.text, (clause.before or (clause.span,))[-1][0], group.start):
        what = purposes.named(passage, clause, group, Payment(group.end, clause.span[1], (0, 0), "settles"))
        passage.put(group.names[0], what, details.find(passage, clause, group, clause.span[1]), clause.span, "fund-out-of")


def founded(passage: Passage, clause: Clause) -> None:
    """A fund that is set up for something: 设立X基金，支持Y; 设立X专项资金，每年安排3亿元，用于Y."""
    text = passage.text
    founded = _ESTABLISHES.match(text, *clause.span) if text.find("立", *clause.span) >= 0 else None
    if founded and not _HEDGE.search(founded["lead"]):
        serves = next((span for span in clause.after[:3] if _SERVES.match(text, *span)), None)
        if serves:
            span = (founded.start("fund"), serves[1])
            passage.put(labels.tidy(founded["fund"]), labels.purpose(text, *serves), "", span, "fund-set-up")


def budgeted(passage: Passage, clause: Clause) -> None:
    """A budget that is named: 列入同级财政预算."""
    text = passage.text
    budget = _WITHIN_BUDGET.search(text, *clause.span) if text.find("预算", *clause.span) >= 0 else None
    for group in levels.of_budget(text, *budget.span("who")) if budget else ():
        what = labels.topic(text, clause.span[0], budget.start() if budget else 0) or purposes.about(passage, clause)
        spans = (*clause.before[-1:], (clause.span[0], group.start))
        detail = next((d for span in reversed(spans) if (d := amounts.amount(text, *span, passage.money))), "")
        for level in group.wordings(fiscal=True, apart=passage.apart):
            name = level if level.endswith(("财政", "政府")) else f"{level}财政"
            passage.put(name, what or passage.otherwise(), detail, (group.start, clause.span[1]), "tier-budget")
