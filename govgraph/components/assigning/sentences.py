"""Assignments in prose: 市公安局负责…, 由市财政局…, 教育部门要…, A会同B…, A牵头、B配合."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph import names
from govgraph.components.assigning import clauses, duties, duty_lists, runs, subjects
from govgraph.components.assigning.duties import Duty
from govgraph.components.assigning.runs import Run
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Document, Finding, Mention

_SENTENCE = re.compile(r"[^。！？\n\t]+[。！？]?")
_TRIGGER = re.compile(
    "负责|要|应|须|承担|牵头|配合|协助|组织|会同|定期|由|责成|归口|负.{0,4}责|按|责任|每|统筹|研究|制定|建立|成立|推动|开展|发起|跟踪|根据各自"
)
_DEFINES = re.compile("是指(?<![一二三四五六七八九十]是指)(?![导定派挥])|所称")
_WITH = re.compile("会同|商同|协同")
_ENUMERATED = re.compile("(?:[一二三四五六七八九十]是|[①-⑨]|（?[1-9]）|(?<![\\d.])[1-9][.．、](?!\\d))")
_LIST_BEGINS = re.compile("[^，。；：]{1,16}：(?:一是|首先|①|（1）|1[.．、](?!\\d))")  #: 要：一是…；二是…
_OF_NAME = {
    "主办单位": ["lead"], "主办部门": ["lead"], "协办单位": ["support"], "协办部门": ["support"], "牵头单位": ["lead"], "牵头部门": ["lead"], "发起部门": ["lead"], "参与部门": ["support"], "配合单位": ["support"],
    "配合部门": ["support"],
}  # fmt: skip
_BREAK = re.compile("[，,；;。]")
_BRACKETS = (("（", "）"), ("《", "》"), ("【", "】"), ("〔", "〕"), ("[", "]"))
_CALLED = re.compile("（(?:以下)?(?:简称|统称)[：:]?“?([\u4e00-\u9fff]{1,9}(?:[办组部指会局委厅队处司社联所]|中心|公司|专班))”?）")
_OPENS = re.compile(r"[（《【〔\[“]")
_CHANGED = re.compile("”(?:的表述|一词)?，?(?:统一)?(?:调整|修改|变更|改|替换)为")
_BY = re.compile("(?:均|统一|分别|主要|应当|应|并)?由$")
_REST = re.compile("^(?:等)?(?:有关|相关)?(?:部门|单位)?[，,]?")
_AND = re.compile("(?:等(?:有关|相关)?(?:部门|单位)?)?(?:[、和与及]|以及)|")
_ONLY_BODY = re.compile("是[^，。；]{2,40}的?(?:责任|实施|工作)主体[。；，]?")  #: that alone asks nothing of anybody
_SHARES = re.compile("(?:共同|分别|具体|按职责分工)*(?:负责|落实|实施)[，。；]?")
_ENDS = ("", "，", "。", "；", ",", ";")
_DUTY_WORDS = re.compile("(?:负责|要|应当|应(?!急|用|对)|必须|须|承担|牵头|具体|切实|积极)+")


def find(document: Document, mentions: tuple[Mention, ...], skip: set[int], stated: Sequence[Finding]) -> Iterator[Assignment]:
    """The duties that sentences state; blocks in `skip` are read by another rule.

    `stated`: what other relations state. A duty that only pays, reports or sets up a body is theirs.
    """
    text = names.fold(document.text)
    mentions = _with_short(text, mentions)
    starts = [m.start for m in mentions]
    said: set[tuple[str, str]] = {(f.relation, f.subject) for f in stated}
    for at, block in enumerate(document.blocks):
        if block.kind == "roster" or at in skip or not _TRIGGER.search(text, block.start, block.end):
            continue
        for sentence in _SENTENCE.finditer(text, block.start + len(block.marker), block.end):
            start, end = sentence.span()
            if block.kind == "row" and not text.endswith("。", start, end):
                continue  # a cell of names or numbers is no prose
            if _TRIGGER.search(text, start, end) and not _DEFINES.search(text, start, end):
                here = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
                yield from _sentence(document, text, at, start, end, here, said)


def _with_short(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, and where the text calls an office or body by the short name that it has given it: （以下简称市防指）."""
    words = {match[1] for match in _CALLED.finditer(text)}
    if not words:
        return mentions
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    ends = [m.end for m in mentions]
    more = []
    for match in pattern.finditer(text):
        after = bisect_right(ends, match.start())  # the first mention that ends behind it
        if after == len(ends) or mentions[after].start >= match.end():
            more.append(Mention(match.start(), match.end(), "body", match[0], match[0]))
    return tuple(sorted((*mentions, *more), key=lambda m: (m.start, m.end)))


def _sentence(
    document: Document, text: str, at: int, start: int, end: int, mentions: tuple[Mention, ...], said: set[tuple[str, str]]
) -> Iterator[Assignment]:
    if not (mentions := tuple(subjects.more(text, start, end, mentions))):
        return
    bearers = [(r, duty) for r in runs.find(text, start, end, mentions) if (duty := duties.of(text, start, r, end))]
    if bearers and _OPENS.search(text, start, end):
        bearers = [(r, duty) for r, duty in bearers if not _bracketed(text, start, r.start)]
    seen: set[tuple[str, str]] = set()
    led = False  #: 由市民政局牵头，市财政局、各街道共同负责: who is responsible beside a lead is its support
    for k, (run, duty) in enumerate(bearers):
        until = bearers[k + 1][0].start if k + 1 < len(bearers) else end
        clause = text[duty.at : until]
        if duty.rule == "duty-body-of" and _ONLY_BODY.fullmatch(clause):
            continue
        ahead = _BREAK.split(text[start : run.start])[-1]
        if _says_else(run, duty, clause, text[start : run.start], said):
            continue
        if parts := _ENUMERATED.split(clause)[1:] if duty.rule == "duties-are" or _LIST_BEGINS.match(clause) else []:
            yield from _enumerated(document, at, run, duty, parts, end)
            continue
        company = _company(clause, until, mentions)
        task = Task(at, run.start, _task_label(document, at, clause, ahead, company[-1].end - until if company else 0))
        for a in _rows(run, task, clause, until, duty, company):
            if led and a.role == "responsible" and _SHARES.fullmatch(clause):
                a = replace(a, role="support")
            if (a.subject, a.role) not in seen:
                seen.add((a.subject, a.role))
                yield a
        led = clause in ("牵头，", "牵头、", "牵头,")


def _says_else(run: Run, duty: Duty, clause: str, before: str, said: set[tuple[str, str]]) -> bool:
    """Whether a clause only pays, reports, convenes or exhorts."""
    return (
        clauses.only_pays(run, clause, duty.by, before)
        or clauses.exhorts(run, clause)
        or clauses.only_reports(run, clause, said)
        or clauses.convenes(run, clause)
        or clauses.leads_in(clause)
    )


def _bracketed(text: str, start: int, at: int) -> bool:
    """Whether an offset stands inside a bracket or a title, or in words that are changed to others (“由市粮食局指定”调整为…)."""
    count = text.count
    if any((opened := count(a, start, at)) and opened > count(b, start, at) for a, b in _BRACKETS):
        return True
    closing = text.find("”", at) if count("“", start, at) > count("”", start, at) else -1
    return closing >= 0 and bool(_CHANGED.match(text, closing))


def _enumerated(document: Document, at: int, run: Run, duty: Duty, parts: list[str], end: int) -> Iterator[Assignment]:
    """一是…；二是…: a row for each."""
    begin = duty.at
    for part in parts:
        begin = max(document.text.find(part, begin, end), begin)
        task = Task(at, begin, label(part))
        for m in run.lead:
            yield Assignment(m.text, "responsible", task, begin, begin + len(part), "prose", "duties-enumerated")


def _rows(run: Run, task: Task, clause: str, until: int, duty: Duty, company: list[Mention]) -> Iterator[Assignment]:
    roles = clauses.roles(clause)
    for m in run.lead:
        shared = m.text.endswith("责任单位") and "配合" in clause
        for role in ["support"] if shared else next((r for suffix, r in _OF_NAME.items() if m.text.endswith(suffix)), roles):
            yield Assignment(m.text, role, task, run.start, until, "prose", duty.rule)
    leads = "lead" in roles or any(m.text.endswith(("牵头单位", "牵头部门")) for m in run.lead)
    other = "support" if leads else "responsible"
    for m in (*run.others, *company):
        yield Assignment(m.text, other, task, run.start, until, "prose", f"{duty.rule}-with")


def _company(clause: str, until: int, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Names right after 会同 in the clause, listed or not: 要…会同有关部门、云江海事处制定."""
    found: list[Mention] = []
    begin = until - len(clause)
    for match in _WITH.finditer(clause):
        at = begin + match.end()
        while at < until:
            here = next((m for m in mentions if m.start == at and m.end <= until), None)
            if here is None and (other := duty_lists.INSTITUTION.match(clause, at - begin)):
                here = Mention(at, begin + other.end(), "organization", other[0], other[0])
            if here is None:
                break
            found.append(here)
            joint = _AND.match(clause, here.end - begin)
            at = begin + joint.end() if joint else until
    return found


def _task_label(document: Document, at: int, clause: str, ahead: str, company_end: int) -> str:
    """The first clause without its duty words, nor, where it begins with 会同, who is joined; where nothing is left
    (善后工作由市民政局负责。 由市公安局牵头，…), what stands before the subject, else the heading above."""
    text = clause[match.end() :] if (match := _DUTY_WORDS.match(clause)) else clause
    if text.startswith("会同") and company_end:
        text = _REST.sub("", clause[company_end:])
    if text[:1] not in _ENDS:
        return label(text)
    before = label(_BY.sub("", ahead))
    block = document.blocks[at]
    above = document.blocks[block.parent] if block.parent >= 0 and not block.marker else block
    return before if len(before) > 1 else block_label(document, above)
