"""Reads the payments of a passage, sentence by sentence and clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from govgraph.components.paying import labels, payers, predicates
from govgraph.components.paying.payers import Payers
from govgraph.components.paying.predicates import Payment
from govgraph.model import Basis, Finding, Mention

Span = tuple[int, int]

#: words of which a passage that speaks of payments has one
HINT = re.compile(
    "财政|资金|经费|负担|分担|承担|补助|奖补|补贴|奖励|费用|基金|公益金|自筹|出资|列支|预算|兜底|筹集|筹措|资助|贴息|万元|费由|支付"
)
_PAYING = re.compile(f"{HINT.pattern}|保障|解决|支付|配套|支出|津贴|补偿|元")
_PAYER = re.compile(
    "财政|级|[由从除]|列入|纳入|编入|设立|建立|自[筹付理担行]|比例|[市县区旗州][按、和与各]|基金|公益金|专项|资金"
)
_LONGEST_CLAUSE = 400  #: what is longer lacks its punctuation and is not read
_SENTENCE = re.compile("[^。！？\n]+")
_BREAK = re.compile("[，；：（）]")
_FISCAL = re.compile("负担|分担|承担|分摊|支出责任")
_ACTS = re.compile("统筹|根据|按|依据|提出|制定|[要应须将可]|负责|对|结合|统一|每年|通过|$")
_GIVEN = re.compile("补助|补贴|奖补|奖励|给予|资助|标准|津贴|每[人户亩]|补\\d")
_EXCESS = re.compile("部分|超|以[上下]|低于|不足")
_AS_FOLLOWS = re.compile("(?:以下|下列|如下)(?:标准|方式|规定|办法|比例|政策|奖励|补助)")
_PROVIDES = re.compile("(?:并|从而)?为[^。；]*?(?:提供|给予)[^，。；]*(?:资金|经费|财力)(?:保障|支持)")
_ESTABLISHES = re.compile("(?P<lead>[^，。；]{0,20}?)(?:设立|建立|成立)(?P<fund>[^，。；的]{3,30}?(?:资金|基金))(?=$|（)")
_HEDGE = re.compile("鼓励|支持|引导|探索|研究|推动|可")
_SERVES = re.compile("(?:主要|重点|专项|专门|对|用于|支持|扶持|资助|奖励|奖补|补助|帮助|给予)")
_WITHIN_BUDGET = re.compile(
    "(?:列入|纳入|编入)(?P<who>[^，。；预]{1,14}?)(?:政府)?(?:财政|部门|一般公共|年度|财政年度|年度财政)*预算(?!管理|绩效)"
)


@dataclass(slots=True)
class Passage:
    """A block or cell, and what has been read of it."""

    written: str  #: the document's text
    text: str  #: the same with punctuation of one width
    mentions: Sequence[Mention]
    money: Sequence[Mention]
    basis: Basis
    place: str
    unit: Callable[[], str]  #: tells what is paid for where no sentence says so: the row's item, the heading
    fiscal: bool  #: whether bare levels (市级) are meant as budgets (市级财政)
    span: Span
    earlier: list[Span] = field(default_factory=list)  #: the sentences read so far
    found: list[Finding] = field(default_factory=list)

    def otherwise(self) -> str:
        """What is paid for where a sentence does not say so: what the last of those before it is about, else the unit."""
        for start, end in reversed(self.earlier):
            if named := labels.first_topic(self.text, start, end):
                return named
        return self.unit()

    def put(self, name: str, what: str, detail: str, span: Span, rule: str) -> None:
        """Add a finding in the document's own punctuation; none where nothing says what is paid for."""
        if what:
            subject, thing, how = (self.written_as(words) for words in (name, what, detail))
            self.found.append(Finding("funds", subject, "", thing, how, *span, self.basis, rule, self.place))

    def written_as(self, words: str) -> str:
        """Words with the width of punctuation that the document has."""
        at = self.text.find(words, *self.span)
        return self.written[at : at + len(words)] if at >= 0 else words


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with those of its sentence before it, back to the last semicolon, and after it."""

    span: Span
    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first of these clauses begins."""
        return self.before[0][0] if self.before else self.span[0]


_start = attrgetter("start")


def within(marks: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin between two offsets."""
    first = bisect_left(marks, start, key=_start)
    return marks[first : bisect_left(marks, end, first, key=_start)]


def read(passage: Passage) -> list[Finding]:
    """The payments that a passage states, in text order."""
    for sentence in _SENTENCE.finditer(passage.text, *passage.span):
        start, end = sentence.span()
        if _PAYING.search(passage.text, start, end) and (
            _PAYER.search(passage.text, start, end) or within(passage.mentions, start, end)
        ):
            _sentence(passage, start, end)
        passage.earlier.append((start, end))
    return _distinct(passage.found)


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence; what stands in brackets ends none."""
    spans, at, depth = [], start, 0
    for mark in _BREAK.finditer(text, start, end):
        depth += {"（": 1, "）": -1}.get(mark[0], 0)
        if depth <= 0 and mark[0] not in "（）":
            spans.append((at, mark.start()))
            at = mark.end()
    spans = [(a, b) for a, b in (*spans, (at, end)) if a < b <= a + _LONGEST_CLAUSE]
    first = 0
    for i, span in enumerate(spans):
        first = i if text[span[0] - 1 : span[0]] == "；" else first
        yield Clause(span, tuple(spans[first:i]), tuple(spans[i + 1 :]))


def _sentence(passage: Passage, start: int, end: int) -> None:
    """Read the clauses of a sentence in turn; one without a payer goes on with the payer before it."""
    text = passage.text
    acting: Payers | None = None
    unpaid = False
    for clause in clauses(text, start, end):
        if not clause.before and acting and (acting.kind != "organ" or acting.role != "subject"):
            acting = None
        groups = payers.find(text, *clause.span, within(passage.mentions, *clause.span))
        own = [g for g in groups if g.role in ("by", "subject")]
        stops = [clause.span[1] if g.kind == "fund" else g.start for g in own[1:]] + [clause.span[1]]
        paid = [_pays(passage, clause, g, stop) for g, stop in zip(own, stops, strict=False)]
        for group in (g for g in groups if g.role == "excepted"):
            _excepted(passage, clause, group)
        for group, verb_end in payers.private(text, *clause.span):
            _private(passage, clause, group, verb_end)
        _founded(passage, clause)
        if not any(paid):
            _budgeted(passage, clause)
        acts = [g for g, pays in zip(own, paid, strict=True) if pays or g.kind == "organ" or _ACTS.match(text, g.end)]
        if acts:
            acting, unpaid = acts[-1], not any(paid)
        elif acting and (acting.role != "by" or not unpaid or text.startswith(("并", "且", "同时"), clause.span[0])):
            _goes_on(passage, clause, acting)


def _pays(passage: Passage, clause: Clause, group: Payers, stop: int) -> bool:
    """Read what a payer in a clause pays; False where it pays nothing there."""
    text = passage.text
    money = labels.speaks_of_money(_lead_in(text, clause, group)) or bool(within(passage.money, group.end, stop))
    payment = predicates.payment(text, group.end, stop, group, money=money)
    if payment is None:
        return False
    if _AS_FOLLOWS.search(text, *clause.span):
        return True  # the list below says how much
    said_again = clause.after and _PROVIDES.match(text, clause.after[0][0], clause.after[-1][1])
    if payment.rule not in ("allocates", "increases") or not said_again:
        _add(passage, clause, group, payment, _detail(passage, clause, group, stop))
    return True


def _lead_in(text: str, clause: Clause, group: Payers) -> str:
    """The words before a payer in its clause and the clause before."""
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
    if acting.kind == "fund" and payment.rule not in ("gives", "figure", "amount"):
        return
    detail = _detail(passage, clause, group, end)
    said = {f.detail for f in passage.found if f.start >= clause.start}
    if not detail or passage.written_as(detail) not in said:  # else the figure of the clause before
        _add(passage, clause, group, payment, detail)


def _detail(passage: Passage, clause: Clause, group: Payers, stop: int) -> str:
    """How much: a ratio, figures beside the payer, in the clause after or before, else the manner."""
    text, (start, end) = passage.text, clause.span
    if found := labels.ratio(text, group, end, passage.money) or labels.amount(text, group.end, stop, passage.money):
        return found
    for later in clause.after[:1] if group.start < group.end else ():
        amount = labels.amount(text, *later, passage.money)
        if amount and not payers.find(text, *later, within(passage.mentions, *later)):
            return amount
    if group.role == "by" and not labels.is_remainder(text[start : group.start - 1]):
        figures = [m for m in passage.money if m.kind != "share"]
        if not _EXCESS.search(text, start, group.start) and (found := labels.amount(text, start, group.start, figures)):
            return found
        for earlier in reversed(clause.before):
            base = text.find("基础上", *earlier)
            found = labels.amount(text, base + 3 if base >= 0 else earlier[0], earlier[1], figures)
            if found and _GIVEN.search(text, *earlier):
                return found
    return labels.manner(text, clause.span, group)


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
    fiscal = passage.fiscal or bool(_FISCAL.search(passage.text, *clause.span))
    what = _object(passage, clause, group, payment)
    for name in group.wordings(fiscal=fiscal):
        passage.put(name, what, detail, (group.start, payment.end), f"{group.kind}-{payment.rule}")


def _excepted(passage: Passage, clause: Clause, group: Payers) -> None:
    """除中央、省负担部分外: they pay too, unless it was said already for the same thing."""
    what = labels.first_topic(passage.text, clause.start, clause.span[1]) or passage.otherwise()
    known = {f.subject.replace("级", "") for f in passage.found if f.object == passage.unit() or labels.alike(f.object, what)}
    detail = labels.amount(passage.text, group.end, clause.span[1], passage.money) if group.kind == "fund" else ""
    for name in group.wordings(fiscal=True):
        if name.replace("级", "") not in known:
            passage.put(name, what, detail, (group.start, group.end), f"{group.kind}-excepted")


def _private(passage: Passage, clause: Clause, group: Payers, end: int) -> None:
    """A private party that is said to bear a cost: 由业主承担, 项目单位自筹."""
    text = passage.text
    if "自" in text[group.end : end] or labels.speaks_of_money(_lead_in(text, clause, group)):
        what = _object(passage, clause, group, Payment(group.end, end, (0, 0), "bears"))
        detail = labels.amount(text, group.end, clause.span[1], passage.money) or labels.manner(text, clause.span, group)
        passage.put(group.names[0], what, detail, (group.start, end), "private-bears")


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
    for group in payers.of_budget(text, *budget.span("who")) if budget else ():
        what = labels.topic(text, clause.span[0], budget.start() if budget else 0) or _about(passage, clause)
        for name in group.wordings(fiscal=True):
            passage.put(name, what or passage.otherwise(), "", (group.start, clause.span[1]), "tier-budget")


def _distinct(found: list[Finding]) -> list[Finding]:
    """What is said twice of a payer, once."""
    return list({(f.subject, f.object, f.detail): f for f in reversed(found)}.values())[::-1]
