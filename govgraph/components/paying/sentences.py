"""Reads the payments of a passage, sentence by sentence and clause by clause."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.components.paying import amounts, asides, details, labels, parties, payers, predicates, purposes
from govgraph.components.paying.passage import Clause, Passage, clauses, within
from govgraph.components.paying.payer import Payers
from govgraph.components.paying.predicates import Payment
from govgraph.model import Finding

#: words of which a passage that speaks of payments has one
HINT = re.compile(
    "财政|资金|经费|负担|分担|承担|补助|奖补|补贴|奖励|费用|基金|公益金|自筹|出资|分摊|列支|预算|兜底|筹集|筹措|资助|贴息|万元|亿元|费由|费中|支付|缴纳|筹资"
    "|投资建设|代缴|0元|1元|2元|3元|4元|5元|6元|7元|8元|9元"  # literals alone, which are searched for several times as fast
)
_PAYING = re.compile(f"{HINT.pattern}|保障|解决|配套|支出|津贴|补偿|元")
_GOES_ON = re.compile(f"{_PAYING.pattern}|给予")
_PAYER = re.compile(
    "财政|级|由|从|除|列入|纳入|编入|设立|建立|自筹|自付|自理|自担|自行|比例|基金|公益金|专项|资金|项费用|"
    + "|".join(a + b for a in "市县区旗州" for b in "按、和与各")
)
_SENTENCE = re.compile("[^。！？\n]+")
#: words of which a clause that states a payment without naming a payer has one
_ASIDE = re.compile("自|缴纳|由|从|在|立|预算")
_ACTS = re.compile("统筹|从|以奖代补|采取|实行|安排|根据|按|依据|提出|制定|[要应须将可]|负责|对|结合|统一|每年|通过|$")
_OWN_COST = re.compile("(?<=费用|经费|资金|支出)(?:由其各自|由其自行|各自)(?:承担|负担|解决|自理)$")
_OTHERS = re.compile("由|财政|从")
_PARTS = re.compile(
    r"(?:其中[：:]?)?(?P<what>[^，。；\d]{2,20}?(?:补助|补贴|经费|奖励|奖补|资金|费|工资|报酬))(?:标准)?(?:为|按)?(?=每|\d)"
)
_EACH_FOR = re.compile(r"(?:其中[：:]?)?(?:按)?每[^，。；\d]{1,8}\d[\d.]*[万亿]?元(?:的标准)?用于(?P<what>[^，。；]{2,24})")
_TAKES_BACK = re.compile("扣减|扣除|扣缴|扣回|追回|收回|处罚|罚款|缴纳|上缴")
_BENEFITS = re.compile(
    r"(?:其中)?(?P<what>(?!单|每|最高|累计|总额|合计|年度累计)[^，。；]{2,24}?)(?:各|每[人户个家项]|一次性|再|分别|给予)*(?:奖励|补助|奖补|补贴)(?:资金)?[^，。；]{0,4}\d"
)
_AS_FOLLOWS = re.compile("(?:以下|下列|如下)(?:标准|方式|规定|办法|比例|政策|奖励|补助)")
_PROVIDES = re.compile("(?:并|从而)?为[^。；]*?(?:提供|给予)[^，。；]*(?:资金|经费|财力)(?:保障|支持)")


def read(passage: Passage) -> list[Finding]:
    """The payments that a passage states, in text order."""
    organ = -1  # where an agency stands that is a sentence of its own: 市财政局。负责…。
    for sentence in _SENTENCE.finditer(passage.text, *passage.span):
        start, end = sentence.span()
        if any(m.start == start and m.end == end for m in within(passage.mentions, start, end)):
            organ = start
            continue
        start, organ = (organ if organ >= 0 else start), -1
        passage.past = passage.is_past(start, end)
        if _PAYING.search(passage.text, start, end) and (
            _PAYER.search(passage.text, start, end) or within(passage.mentions, start, end)
        ):
            _sentence(passage, start, end)
        passage.earlier.append((start, end))
    return _distinct(passage.found)


def _sentence(passage: Passage, start: int, end: int) -> None:
    """Read the clauses of a sentence in turn; one without a payer goes on with the payer before it."""
    text = passage.text
    acting = passage.lead
    unpaid = False
    for clause in clauses(text, start, end):
        if not clause.before and acting and acting is not passage.lead and not _holds_on(acting, unpaid):
            acting = None
        groups = payers.find(text, *clause.span, within(passage.mentions, *clause.span))
        shared = bool(passage.found) and passage.found[-1].start >= start
        if groups or shared or _ASIDE.search(text, *clause.span):
            acts, paid = _clause(passage, clause, groups, None if unpaid else acting, start)
        else:
            acts, paid = [], False
        if acts:
            acting, unpaid = next((g for g in reversed(acts) if g.kind != "fund"), acts[-1]), not paid
        elif acting and (acting.role != "by" or not unpaid or text.startswith(("并", "且", "同时"), clause.span[0])):
            _goes_on(passage, clause, acting)


def _clause(
    passage: Passage, clause: Clause, groups: list[Payers], paying: Payers | None, start: int
) -> tuple[list[Payers], bool]:
    """Read what a clause of the sentence from `start` on says of its payers and besides; who acts in it, whether any pays."""
    text = passage.text
    named = own = [g for g in groups if g.role in ("by", "subject")]
    if paying and paying.role == "by" and clause.before:  # 由市财政解决三分之二，区财政解决三分之一
        own = [replace(g, role="by") if g.kind in ("tier", "level") else g for g in own]
    stops = [clause.span[1] if g.kind == "fund" else g.start for g in own[1:]] + [clause.span[1]]
    paid = [_pays(passage, clause, g, stop) for g, stop in zip(own, stops, strict=False)]
    for group in groups:
        if group.role == "excepted":
            asides.excepted(passage, clause, group)
        elif group not in own or group.role == "by":
            asides.defined(passage, clause, group)
    for group, verb_end in parties.find(text, *clause.span):
        beside = [g for g, pays in zip(own, paid, strict=True) if pays and g.start < group.end and group.start < g.end]
        others = tuple(n for n in group.names if not any(n in text[g.start : g.end] for g in beside))
        asides.private(passage, clause, replace(group, names=others), verb_end)
    if not any(paid):
        _besides(passage, clause, start)
    asides.founded(passage, clause)
    if not any(paid):
        asides.budgeted(passage, clause)
    acts = [g for g, pays in zip(named, paid, strict=True) if pays or g.kind == "organ" or _ACTS.match(text, g.end)]
    return acts, any(paid)


def _besides(passage: Passage, clause: Clause, start: int) -> None:
    """A further party's share of what the sentence from `start` on says, and the money that a cost is settled out of."""
    if passage.found and passage.found[-1].start >= start:
        further = passage.found[-1].start >= clause.start
        if share := parties.sharing(passage.text, *clause.span, further=further):
            asides.bears_further(passage, clause, *share)
    if fund := parties.out_of(passage.text, *clause.span):
        asides.from_fund(passage, clause, fund)


def _holds_on(acting: Payers, unpaid: bool) -> bool:
    """Whether a payer goes on past a semicolon: an agency that is a sentence's subject, if it paid or could be meant to."""
    if acting.kind == "tier":
        return not unpaid
    if acting.kind != "organ" or acting.role != "subject":
        return False
    return not unpaid or any(re.search("财政|政府", name) for name in acting.names)


def _pays(passage: Passage, clause: Clause, group: Payers, stop: int) -> bool:
    """Read what a payer in a clause pays; False where it pays nothing there."""
    text = passage.text
    money = labels.speaks_of_money(purposes.lead_in(text, clause, group)) or bool(within(passage.money, group.end, stop))
    payment = predicates.payment(text, group.end, stop, group, money=money)
    if passage.past and group.kind in ("organ", "tier") and group.role == "subject":
        return False  # 2019年，县财政局安排30万元
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


def _goes_on(passage: Passage, clause: Clause, acting: Payers) -> None:
    """A clause that leaves its payer out: …，对不足部分给予补助."""
    start, end = clause.span
    if not _GOES_ON.search(passage.text, start, end):
        return
    group = replace(acting, start=start, end=start, role="subject")
    if _OWN_COST.search(passage.text, start, end):
        _own_cost(passage, clause, group)
        return
    payment = predicates.payment(passage.text, start, end, group, money=False)
    beyond = passage.text.find("；", acting.end, start) >= 0
    if beyond and acting.kind == "tier" and _OTHERS.search(passage.text, start, clause.after[-1][1] if clause.after else end):
        return
    if _TAKES_BACK.search(passage.text, start, end):
        return
    if payment is None:
        _benefits(passage, clause, group)
    if payment is None or payment.rule == "supports" or passage.text.startswith(("用于", "主要用于", "专项用于"), start):
        return
    if (acting.kind == "fund" or (acting.kind == "tier" and beyond)) and payment.rule not in ("gives", "figure", "amount"):
        return
    detail = details.find(passage, clause, group, end)
    said = {f.detail for f in passage.found if f.start >= clause.start}
    if not detail or passage.written_as(detail) not in said:  # else the figure of the clause before
        _add(passage, clause, group, payment, detail)
        _further(passage, group, end)


def _own_cost(passage: Passage, clause: Clause, group: Payers) -> None:
    """What each of those named before bears itself: …限期迁移杆线，迁移费用各自承担."""
    what = labels.topic(passage.text, clause.span[0], clause.span[1])
    what = _OWN_COST.sub("", passage.text[slice(*clause.span)]) or what or passage.otherwise()
    for name in group.names:
        passage.put(
            name, labels.tidy(what), amounts.manner(passage.text, clause.span, group), clause.span, f"{group.kind}-own-cost"
        )


def _benefits(passage: Passage, clause: Clause, group: Payers) -> None:
    """Who else gets how much: 其中年度排名前三的企业各奖励20万元."""
    if group.kind == "fund":
        return
    found = next((m for p in (_BENEFITS, _PARTS, _EACH_FOR) if (m := p.match(passage.text, *clause.span))), None)
    detail = amounts.amount(passage.text, *clause.span, passage.money) if found else ""
    paying = passage.found and passage.found[-1].start >= group.start - 200 and passage.found[-1].subject in group.names
    if found and detail and (group.kind != "organ" or paying):
        for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
            passage.put(name, labels.tidy(found["what"]), detail, clause.span, f"{group.kind}-benefit")


def _add(passage: Passage, clause: Clause, group: Payers, payment: Payment, detail: str) -> None:
    what = purposes.named(passage, clause, group, payment)
    names = group.wordings(fiscal=passage.fiscal, apart=passage.apart)
    each = amounts.respective(passage.text, group, clause.span[1], passage.money)
    for name, how in zip(names, each if len(each) == len(names) else [detail] * len(names), strict=True):
        passage.put(name, what, how, (group.start, payment.end), f"{group.kind}-{payment.rule}")


def _further(passage: Passage, group: Payers, stop: int) -> None:
    """What else gets how much of the same payer: 对新建站点每个补助8万元、改建站点每个补助3万元."""
    for what, detail in amounts.items(passage.text, group.end, stop, passage.money):
        for name in group.wordings(fiscal=passage.fiscal, apart=passage.apart):
            passage.put(name, labels.tidy(what), detail, (group.start, stop), f"{group.kind}-further")


def _distinct(found: list[Finding]) -> list[Finding]:
    """What is said twice of a payer, once."""
    return list({(f.subject, f.object, f.detail): f for f in reversed(found)}.values())[::-1]
