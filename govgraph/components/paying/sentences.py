"""Reads the payments of a passage, sentence by sentence and clause by clause."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.components.paying import amounts, details, labels, levels, parties, payers, predicates
from govgraph.components.paying.passage import Clause, Passage, clauses, within
from govgraph.components.paying.payer import Payers
from govgraph.components.paying.predicates import Payment
from govgraph.model import Finding

#: words of which a passage that speaks of payments has one
HINT = re.compile(
    "财政|资金|经费|负担|分担|承担|补助|奖补|补贴|奖励|费用|基金|公益金|自筹|出资|列支|预算|兜底|筹集|筹措|资助|贴息|[万亿]元|费[由中]|支付|缴纳|筹资|投资建设|代缴"
)
_PAYING = re.compile(f"{HINT.pattern}|保障|解决|支付|配套|支出|津贴|补偿|元")
_PAYER = re.compile(
    "财政|级|[由从除]|列入|纳入|编入|设立|建立|自[筹付理担行]|比例|[市县区旗州][按、和与各]|基金|公益金|专项|资金"
)
_SENTENCE = re.compile("[^。！？\n]+")
_ACTS = re.compile("统筹|从|根据|按|依据|提出|制定|[要应须将可]|负责|对|结合|统一|每年|通过|$")
_IS = re.compile(
    "(?:所称|所指)?(?P<what>[^，。；]{2,30}?(?:资金|经费|基金|补助|补贴|奖金))(?:（[^（）]*）)?，?(?:是指|是由|是|指)(?:由|在|从|[^，。；]{0,12}?年度?)?$"
)
_SETS = re.compile("(?:财政)?(?:[^，。；]{0,6}预算|统筹|共同|专门|每年|年度)*(?:安排|设立|筹集|整合|出资)(?!的预算)")
_COSTS = re.compile("费|资金|经费|支出|投入|补助|补贴|缺口|部分|款|[保租薪奖基]金|成本|利息|工资|津贴|待遇|其余|万元")
_AS_FOLLOWS = re.compile("(?:以下|下列|如下)(?:标准|方式|规定|办法|比例|政策|奖励|补助)")
_PROVIDES = re.compile("(?:并|从而)?为[^。；]*?(?:提供|给予)[^，。；]*(?:资金|经费|财力)(?:保障|支持)")
_ESTABLISHES = re.compile("(?P<lead>[^，。；]{0,20}?)(?:设立|建立|成立)(?P<fund>[^，。；的]{3,30}?(?:资金|基金))(?=$|（)")
_HEDGE = re.compile("鼓励|支持|引导|探索|研究|推动|可")
_SERVES = re.compile("(?:主要|重点|专项|专门|对|用于|支持|扶持|资助|奖励|奖补|补助|帮助|给予)")
_WITHIN_BUDGET = re.compile(
    "(?:列入|纳入|编入)(?P<who>[^，。；预]{1,14}?)(?:政府)?(?:财政|部门|一般公共|年度|财政年度|年度财政)*预算(?!管理|绩效)"
)


def read(passage: Passage) -> list[Finding]:
    """The payments that a passage states, in text order."""
    organ = -1  # where an agency stands that is a sentence of its own: 市财政局。负责…。
    for sentence in _SENTENCE.finditer(passage.text, *passage.span):
        start, end = sentence.span()
        if any(m.start == start and m.end == end for m in within(passage.mentions, start, end)):
            organ = start
            continue
        start, organ = (organ if organ >= 0 else start), -1
        if _PAYING.search(passage.text, start, end) and (
            _PAYER.search(passage.text, start, end) or within(passage.mentions, start, end)
        ):
            _sentence(passage, start, end)
        passage.earlier.append((start, end))
    return _distinct(passage.found)


def _sentence(passage: Passage, start: int, end: int) -> None:
    """Read the clauses of a sentence in turn; one without a payer goes on with the payer before it."""
    text = passage.text
    acting: Payers | None = None
    unpaid = False
    for clause in clauses(text, start, end):
        if not clause.before and acting and not _holds_on(acting, unpaid):
            acting = None
        groups = payers.find(text, *clause.span, within(passage.mentions, *clause.span))
        own = [g for g in groups if g.role in ("by", "subject")]
        stops = [clause.span[1] if g.kind == "fund" else g.start for g in own[1:]] + [clause.span[1]]
        paid = [_pays(passage, clause, g, stop) for g, stop in zip(own, stops, strict=False)]
        for group in groups:
            if group.role == "excepted":
                _excepted(passage, clause, group)
            elif group not in own or group.role == "by":
                _defined(passage, clause, group)
        for group, verb_end in parties.find(text, *clause.span):
            beside = [g for g, pays in zip(own, paid, strict=True) if pays and g.start < group.end and group.start < g.end]
            others = tuple(n for n in group.names if not any(n in text[g.start : g.end] for g in beside))
            _private(passage, clause, replace(group, names=others), verb_end)
        _founded(passage, clause)
        if not any(paid):
            _budgeted(passage, clause)
        acts = [g for g, pays in zip(own, paid, strict=True) if pays or g.kind == "organ" or _ACTS.match(text, g.end)]
        if acts:
            acting, unpaid = acts[-1], not any(paid)
        elif acting and (acting.role != "by" or not unpaid or text.startswith(("并", "且", "同时"), clause.span[0])):
            _goes_on(passage, clause, acting)


def _holds_on(acting: Payers, unpaid: bool) -> bool:
    """Whether a payer goes on past a semicolon: an agency that is a sentence's subject, if it paid or could be meant to."""
    if acting.kind == "tier" and acting.role == "subject":
        return not unpaid
    if acting.kind != "organ" or acting.role != "subject":
        return False
    return not unpaid or any(re.search("财政|政府", name) for name in acting.names)


def _pays(passage: Passage, clause: Clause, group: Payers, stop: int) -> bool:
    """Read what a payer in a clause pays; False where it pays nothing there."""
    text = passage.text
    money = labels.speaks_of_money(_lead_in(text, clause, group)) or bool(within(passage.money, group.end, stop))
    payment = predicates.payment(text, group.end, stop, group, money=money)
    whole = group.kind == "fund" and not clause.before and predicates.is_plain_sum(text, group.end, stop)
    if payment is None or whole:
        return False
    if _AS_FOLLOWS.search(text, *clause.span):
        return True  # the list below says how much
    said_again = clause.after and _PROVIDES.match(text, clause.after[0][0], clause.after[-1][1])
    if payment.rule not in ("allocates", "increases") or not said_again:
        _add(passage, clause, group, payment, details.find(passage, clause, group, stop))
        _further(passage, group, stop)
    return True


def _lead_in(text: str, clause: Clause, group: Payers) -> str:
    """The words before a payer in its clause and the clause before."""
    own = text[clause.span[0] : group.start]
    if (
        group.kind in ("organ", "private")
        and len(own) > 3
        and own.endswith("由")
        and not own.startswith(("其中", "其余", "剩余", "所需"))
    ):
        return own  # what it bears is named here
    return text[(clause.before or (clause.span,))[-1][0] : group.start]


def _goes_on(passage: Passage, clause: Clause, acting: Payers) -> None:
    """A clause that leaves its payer out: …，对不足部分给予补助."""
    start, end = clause.span
    if not _PAYING.search(passage.text, start, end):
        return
    group = replace(acting, start=start, end=start, role="subject")
    payment = predicates.payment(passage.text, start, end, group, money=False)
    if payment is None or payment.rule == "supports":
        return
    beyond = not clause.before and passage.text[start - 1 : start] == "；"
    if (acting.kind == "fund" or (acting.kind == "tier" and beyond)) and payment.rule not in ("gives", "figure", "amount"):
        return
    detail = details.find(passage, clause, group, end)
    said = {f.detail for f in passage.found if f.start >= clause.start}
    if not detail or passage.written_as(detail) not in said:  # else the figure of the clause before
        _add(passage, clause, group, payment, detail)
        _further(passage, group, end)


def _about(passage: Passage, clause: Clause) -> str:
    """What the clauses before this one are about."""
    if not clause.before:
        return ""
    said = [f.object for f in passage.found if f.start >= clause.start]
    named = labels.first_topic(passage.text, clause.start, clause.span[1])
    return named or labels.beneficiary(passage.text, clause.before) or (said[-1] if said else "")


def _object(passage: Passage, clause: Clause, group: Payers, payment: Payment) -> str:
    """What is paid for: what the predicate names, the words before the payer, the sentence's topic, the heading."""
    text = passage.text
    if said := labels.named(text, payment, clause.span, group):
        return said
    if text[group.start - 1] == "、" and passage.found and passage.found[-1].start >= clause.span[0]:
        return passage.found[-1].object
    by = text.rfind("由", clause.span[0], group.start) if group.role == "by" else -1
    about = _about(passage, clause)
    words = labels.topic(text, clause.span[0], by if by >= 0 else group.start)
    if by == clause.span[0] and clause.before:
        words = labels.just_before(text, clause.before[-1])
    if words and labels.is_remainder(words):
        return f"{about or passage.otherwise()}{words}"
    return words or about or passage.otherwise()


def _add(passage: Passage, clause: Clause, group: Payers, payment: Payment, detail: str) -> None:
    what = _object(passage, clause, group, payment)
    for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
        passage.put(name, what, detail, (group.start, payment.end), f"{group.kind}-{payment.rule}")


def _further(passage: Passage, group: Payers, stop: int) -> None:
    """What else gets how much of the same payer: 对新建站点每个补助8万元、改建站点每个补助3万元."""
    for what, detail in amounts.items(passage.text, group.end, stop, passage.money):
        for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
            passage.put(name, labels.tidy(what), detail, (group.start, stop), f"{group.kind}-further")


def _defined(passage: Passage, clause: Clause, group: Payers) -> None:
    """What a fund is said to be: 本办法所称救助资金，是指市级财政预算安排用于X的资金."""
    text, start = passage.text, clause.start
    defined = _IS.search(text, start, group.start) if group.kind in ("tier", "level") and _SETS.match(text, group.end) else None
    if defined:
        for name in group.wordings(fiscal=True, apart=passage.apart):
            passage.put(name, labels.tidy(defined["what"]), "", (group.start, clause.span[1]), f"{group.kind}-defined")


def _excepted(passage: Passage, clause: Clause, group: Payers) -> None:
    """除中央、省负担部分外: they pay too, unless it was said already for the same thing."""
    what = labels.first_topic(passage.text, clause.start, clause.span[1]) or passage.otherwise()
    known = {_plain(f.subject) for f in passage.found if f.object == passage.unit() or labels.alike(f.object, what)}
    detail = amounts.amount(passage.text, group.end, clause.span[1], passage.money) if group.kind == "fund" else ""
    for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
        if _plain(name) not in known:
            passage.put(name, what, detail, (group.start, group.end), f"{group.kind}-excepted")


def _plain(name: str) -> str:
    """A level's name without what only some spell out: 省级财政, 省级, 省."""
    return name.removesuffix("财政").replace("级", "")


def _private(passage: Passage, clause: Clause, group: Payers, end: int) -> None:
    """A private party that is said to bear a cost: 由业主承担, 项目单位自筹."""
    text = passage.text
    if (
        re.search("自|缴纳", text[group.end : end])
        or _COSTS.search(_lead_in(text, clause, group))
        or predicates.out_of(text, group.end, end)
    ):
        what = _object(passage, clause, group, Payment(group.end, end, (0, 0), "bears"))
        detail = (
            amounts.ratio(text, group, clause.span[1], passage.money)
            or amounts.amount(text, group.end, clause.span[1], passage.money)
            or amounts.manner(text, clause.span, group)
        )
        for name in group.names:
            passage.put(name, what, detail, (group.start, end), "private-bears")


def _founded(passage: Passage, clause: Clause) -> None:
    """A fund that is set up for something: 设立X基金，支持Y; 设立X专项资金，每年安排3亿元，用于Y."""
    text = passage.text
    founded = _ESTABLISHES.match(text, *clause.span) if text.find("立", *clause.span) >= 0 else None
    if founded and not _HEDGE.search(founded["lead"]):
        serves = next((span for span in clause.after[:3] if _SERVES.match(text, *span)), None)
        if serves:
            span = (founded.start("fund"), serves[1])
            passage.put(labels.tidy(founded["fund"]), labels.purpose(text, *serves), "", span, "fund-set-up")


def _budgeted(passage: Passage, clause: Clause) -> None:
    """A budget that is named: 列入同级财政预算."""
    text = passage.text
    budget = _WITHIN_BUDGET.search(text, *clause.span) if text.find("预算", *clause.span) >= 0 else None
    for group in levels.of_budget(text, *budget.span("who")) if budget else ():
        what = labels.topic(text, clause.span[0], budget.start() if budget else 0) or _about(passage, clause)
        for name in group.wordings(fiscal=True, apart=passage.apart):
            passage.put(name, what or passage.otherwise(), "", (group.start, clause.span[1]), "tier-budget")


def _distinct(found: list[Finding]) -> list[Finding]:
    """What is said twice of a payer, once."""
    return list({(f.subject, f.object, f.detail): f for f in reversed(found)}.values())[::-1]
