"""Assignments in prose: 市公安局负责…, 由市财政局…, 教育部门要…, A会同B…, A牵头、B配合."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import subjects, words
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Document, Finding, Mention

_SENTENCE = re.compile(r"[^。！？\n\t]+[。！？]?")
_TRIGGER = re.compile("负责|要|应|须|承担|牵头|配合|协助|组织|会同|定期|由|负.{0,4}责|按|责任|每[年月季半]|统筹|研究|制定|建立|成立|推动|开展|发起|跟踪")
_JOIN = re.compile(r"(?:[、和及与或跟\s]|以及|会同|联合|协同|商|等|，|的|(?:各|有关|相关|其他|所属)*(?:部门|单位|团体|组织|机构|人民团体|群团组织))*")
_TOGETHER = re.compile("会同|协同|联合|商")
_START = re.compile(r"(?:^|[，,；;：:、。！？”》）)\n\s]|由|经|请|并|其中|同时|此外|因此|以及|使|确保|明确|[当是]|是由|均由|统一由|分别由|牵头由)$")
_BY = re.compile("由$")
_ROLE = {"牵头": "lead", "配合": "support", "协助": "support"}
_LEAD = re.compile("^(?:[^，。；]{0,6}?)(?:负责牵头|牵头(?!单位|部门|人|的部门|的单位)|发挥(?:好)?牵头|履行牵头)")
_SUPPORT = re.compile("^(?:[^，。；]{0,6}?)(?:配合|协助|协同|参与(?=[，。；])|参加(?=[，。；]))(?!单位|部门)")
_THEN_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动|同时|负责)?(?:配合|协助)(?!单位|部门)")
_THEN_LEAD = re.compile("(?:^|[，,；;])(?:并|同时|负责)?牵头(?!单位|部门|人)")
_THEN_DUTY = re.compile("(?:^|[，,；;])(?:并|同时)?负责(?!人|同志)")
_WITH = re.compile("会同|商同|协同")
_SUBORDINATE = re.compile("(?:需要|需|如|若|可|可以|只能|不得|未)由$")
_NEGATED = re.compile("不(?!断|仅|定期|低于|少于|高于|超过|折不扣)|禁止|严禁|予以禁止")
_OFTEN = frozenset(("每年", "每月", "每季度", "每半年", "定期"))
_LED = re.compile("(?:共同)?(?:牵头|负责)(?:负责)?的")  #: 由农业部牵头的联席会议: a description
_CONDITION = re.compile("[^，。；：]{2,60}?的(?:事项|项目|内容|任务|部分|问题|费用|资金|情况|标准|工作)?[，,。；]")  #: …承担任务的，: no duty but a case
_ALLOWED_BUT = re.compile("可[^。；]{0,70}?[，,](?P<word>但?[要应](?!急|用|求|对))")
_DUTIES_ARE = re.compile("(?:的)?(?:主要|工作)?职责(?:任务)?(?:是|为|包括)?[：:]?(?P<word>(?![分清不])[一-鿿])")
_BY_DIVISION = re.compile(
    r"(?:等)?(?:有关|相关|职能)?(?:部门|单位|团体)?(?:要|应)?(?P<word>按照?(?:各自)?(?:的)?(?:职责|职能|任务|工作)(?:分工|任务|范围)?[，,]?)(?=[\u4e00-\u9fff]{2})"
)
_BESIDE = re.compile(r"(?:等[^，。；]{0,8})?(?P<word>(?:予以|积极|共同|密切)?(?:配合|参与|协助))(?=[，。；])")
_ACCOUNTABLE = re.compile(r"(?P<word>对[^，。；]{1,40}?负(?:总责|主体责任|首要责任|监管责任|直接责任|责))")
_BODY_OF = re.compile(r"(?P<word>(?:是|为|作为)[^，。；]{2,40}?的?(?:责任主体|实施主体|第一责任人|责任单位|主管部门|牵头部门|牵头单位))")
_RULES = re.compile("(?:统一|自主|结合实际)*(?:制定|提出|核定|确定|研究|授权|组织)")
_PAYING = re.compile(
    "(?:负责|要|应|应当|须|必须|统筹|切实|积极|足额|按[^，。；]{1,16}?)*(?:保障|安排|落实|承担|给予|予以|补助|补贴|核拨|拨付|解决|负担|分担|列支|筹集|筹措|出资|自筹|配套|加大|增加|设立|[将把][^，。；]{1,24}[纳列]入)"
    "[^，。；]{0,30}?(?:经费|资金|支出|费用|补助|补贴|奖补|预算|投入|负担|分担|列支|承担|解决|保障)"
    "|(?:负责|应|应当|要|须)?(?:按[^，。；]{1,24}?)?(?:负担|分担|筹集|出资|自筹|补助|补贴|承担)(?:$|[^责任])|(?:给予|予以)[^，。；]{0,10}(?:补助|补贴|奖励|保障|支持)"
    "|通过[^，。；]{0,20}(?:补助|投入|筹资|出资|资金)[^，。；]{0,12}(?:解决|保障|筹集|承担)|(?:负责)?[^，。；]{0,16}(?:经费|资金)保障$"
)
_ENUMERATED = re.compile("(?:[一二三四五六七八九十]是|[①-⑨]|（?[1-9]）)")
_BEARS = re.compile("[^，。；]{0,24}?(?:承担|解决|保障|负担|分担|落实|统筹)$")
_MONEY = re.compile("经费|资金|费用|支出|补助|补贴|奖补|预算|投入|工资|津贴|款")
_BEARS_COST = re.compile("(?:负责|要|应|应当)?承担[^，。；]{0,40}(?:费用|经费|资金|支出|成本|支出责任)$")
_REPORTS = re.compile(
    "(?:要|应|应当|须|必须|负责|定期|及时|每[年月季周日]度?)*(?:[将把就][^。]{0,120}?|[于在每][^，。；]{0,24}(?:[前内时后日底月]，)?[^，。；]{0,30}?|[^，。；]{0,12}?)"
    "(?:上报|报送|报请|报告|备案|提交|报(?=[一-鿿]))[^，；]{0,40}。?$"
)
_OFFICIAL = frozenset(("agency", "party", "court", "government", "collective", "body", "group", "office"))
_OF_NAME = {"牵头单位": ["lead"], "牵头部门": ["lead"], "发起部门": ["lead"], "参与部门": ["support"], "配合单位": ["support"], "责任单位": ["support"], "配合部门": ["support"]}
_GENERAL = frozenset(("各级各部门", "各级", "全市上下", "各级党委", "社会各界", "本单位", "本部门", "该部门", "该单位", "本级"))
_KINDS = frozenset(("agency", "party", "court", "government", "collective", "body", "group", "office", "organization", "company", "institution", "unit", "tier"))
_SELF = re.compile("^(?:本|该|其|我|你|所在|原|上级|同级主管|对方)")


@dataclass(frozen=True, slots=True)
class _Run:
    """Names that do something together: A、B会同C."""

    lead: tuple[Mention, ...]
    others: tuple[Mention, ...]  #: those after 会同
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Duty:
    """Where the words of a duty begin, whether 由 stands before its bearer, and the rule that read it."""

    at: int
    by: bool
    rule: str


def find(document: Document, mentions: tuple[Mention, ...], skip: set[int], stated: Sequence[Finding]) -> Iterator[Assignment]:
    """The duties that sentences state; blocks in `skip` are read by another rule.

    `stated`: what other relations state. A duty that only pays, reports or sets up a body is theirs.
    """
    text = names.fold(document.text)
    starts = [m.start for m in mentions]
    said = {(f.relation, f.subject) for f in stated}
    for at, block in enumerate(document.blocks):
        if block.kind == "roster" or at in skip or not _TRIGGER.search(text, block.start, block.end):
            continue
        for sentence in _SENTENCE.finditer(text, block.start + len(block.marker), block.end):
            if block.kind == "row" and not sentence[0].endswith("。"):
                continue  # a cell of names or numbers is no prose
            low, high = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
            if _TRIGGER.search(text, sentence.start(), sentence.end()):
                yield from _sentence(document, text, at, sentence, mentions[low:high], said)


def _sentence(
    document: Document, text: str, at: int, sentence: re.Match[str], mentions: tuple[Mention, ...], said: set[tuple[str, str]]
) -> Iterator[Assignment]:
    start, end = sentence.start(), sentence.end()
    mentions = tuple(subjects.more(text, start, end, mentions))
    runs = [r for r in _runs(text, mentions, end) if not _bracketed(text, start, r.start)]
    bearers = [(r, duty) for r in runs if (duty := _duty(text, start, r, end))]
    seen: set[tuple[str, str]] = set()
    for k, (run, duty) in enumerate(bearers):
        until = bearers[k + 1][0].start if k + 1 < len(bearers) else end
        clause = text[duty.at : until]
        ahead = re.split("[，,；;。]", text[start : run.start])[-1]
        if _only_pays(run, clause, duty.by, ahead) or _exhorts(run, clause) or _only_reports(run, clause, said) or _convenes(run, clause):
            continue
        if parts := _ENUMERATED.split(clause)[1:] if duty.rule == "duties-are" else []:
            yield from _enumerated(document, at, run, duty, clause, parts, end)
            continue
        task = Task(at, run.start, _task_label(document, at, clause))
        for a in _rows(run, clause, task, until, duty, mentions):
            if (a.subject, a.role) not in seen:
                seen.add((a.subject, a.role))
                yield a


def _enumerated(document: Document, at: int, run: _Run, duty: _Duty, clause: str, parts: list[str], end: int) -> Iterator[Assignment]:
    """一是…；二是…: a row for each."""
    begin = duty.at
    for part in parts:
        start = document.text.find(part, begin, end)
        begin = max(start, begin)
        for m in run.lead:
            yield Assignment(m.text, "responsible", Task(at, begin, label(part)), begin, begin + len(part), "prose", "duties-enumerated")


def _rows(run: _Run, clause: str, task: Task, until: int, duty: _Duty, mentions: tuple[Mention, ...]) -> Iterator[Assignment]:
    roles = _roles(clause)
    for m in run.lead:
        for role in next((r for suffix, r in _OF_NAME.items() if m.text.endswith(suffix)), roles):
            yield Assignment(m.text, role, task, run.start, until, "prose", duty.rule)
    leads = "lead" in roles or any(m.text.endswith(("牵头单位", "牵头部门")) for m in run.lead)
    other = "support" if leads else "responsible"
    for m in (*run.others, *_company(clause, until, mentions)):
        yield Assignment(m.text, other, task, run.start, until, "prose", f"{duty.rule}-with")


def _company(clause: str, until: int, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Names right after 会同 in the clause: 要…会同有关部门制定."""
    found = []
    begin = until - len(clause)
    for match in _WITH.finditer(clause):
        here = begin + match.end()
        for m in mentions:
            if m.start == here or (found and m.start > here and _JOIN.fullmatch(clause[found[-1].end - begin : m.start - begin])):
                if m.end <= until:
                    found.append(m)
                    here = m.end
    return found


def _runs(text: str, mentions: tuple[Mention, ...], end: int) -> list[_Run]:
    """Names joined by 、 和 会同 into one subject each, unlisted ones between and after them included."""
    groups: list[list[Mention]] = []
    for m in mentions:
        if groups and m.start >= groups[-1][-1].start:
            last = groups[-1][-1]
            gap = text[last.end : m.start]
            if m.start <= last.end or (len(gap) <= 14 and _JOIN.fullmatch(gap) and "，" not in gap):
                groups[-1].append(m)
                continue
            unlisted = subjects.between(text, last.end, m.start)
            if unlisted is not None:
                groups[-1] += [*unlisted, m]
                continue
        groups.append([m])
    for g in groups:
        g += subjects.tail(text, g[-1].end, min(end, g[-1].end + 60))
    return [_run(text, g) for g in groups]


def _run(text: str, group: list[Mention]) -> _Run:
    for k in range(1, len(group)):
        if _TOGETHER.search(text[group[k - 1].end : group[k].start]):
            return _Run(tuple(group[:k]), tuple(group[k:]), group[0].start, group[-1].end)
    return _Run(tuple(group), (), group[0].start, group[-1].end)


def _bracketed(text: str, start: int, at: int) -> bool:
    """Whether an offset stands inside a bracket or a title."""
    before = text[start:at]
    return (
        before.count("（") + before.count("(") > before.count("）") + before.count(")")
        or before.count("《") > before.count("》")
    )


def _duty(text: str, sentence: int, run: _Run, end: int) -> _Duty | None:
    """The duty of a subject; None where it has none."""
    before = text[max(sentence, run.start - 6) : run.start].rstrip("“\"")
    begins = not before or _START.search(before) or ("、" in run.lead[0].text and before.endswith("的"))
    if not begins or _SUBORDINATE.search(before):
        return None
    if any(_SELF.match(m.text) for m in run.lead) or all(m.text in _GENERAL for m in run.lead):
        return None
    tail = text[run.end : min(end, run.end + 140)]
    if _BY.search(before):
        if words.not_by().search(re.split("[，。；]", tail, maxsplit=1)[0]) or _LED.match(tail) or not re.search("[\u4e00-\u9fff]{2}", tail) or _CONDITION.match(tail):
            return None
        return _Duty(run.end, True, "duty-by")
    if match := words.duty().match(tail):
        after = tail[match.end() :]
        if _NEGATED.match(after) or (match["word"] in _OFTEN and _NEGATED.search(re.split("[，。；]", after, maxsplit=1)[0])) or _CONDITION.match(tail[match.start("word") :]):
            return None
        return _Duty(run.end + match.start("word"), False, "duty-sentence")
    if allowed := _ALLOWED_BUT.match(tail):
        return _Duty(run.end + allowed.start("word"), False, "duty-sentence")
    for pattern, rule in ((_BESIDE, "duty-beside"), (_DUTIES_ARE, "duties-are"), (_BY_DIVISION, "duty-by-division"), (_ACCOUNTABLE, "duty-accountable"), (_BODY_OF, "duty-body-of")):
        if match := pattern.match(tail):
            return _Duty(run.end + match.start("word"), False, rule)
    if run.others and re.match("[^，。；]{0,4}[\u4e00-\u9fff]", tail):
        return _Duty(run.end, False, "duty-together")
    plain = words.plain().match(tail) if run.lead[0].kind in _OFFICIAL else None
    if plain and (run.start == sentence or text[run.start - 1] in "。；\n"):
        return _Duty(run.end + plain.start("word"), False, "plain-verb")
    return None


def _roles(clause: str) -> list[str]:
    """The roles of a subject by the words of its clause, the first its own: 负责…，牵头…，配合… gives all three."""
    if _LEAD.match(clause):
        roles = ["lead"]
    elif _SUPPORT.match(clause):
        roles = ["support"]
    else:
        roles = ["responsible"]
    if _THEN_SUPPORT.search(clause, 1) and "support" not in roles and re.match("负责|牵头|承担", clause):
        roles.append("support")
    return roles


def _only_pays(run: _Run, clause: str, by: bool, ahead: str) -> bool:
    """Whether a clause states who pays and nothing else (a funding statement, no assignment)."""
    first = re.split("[，,；;。]", clause, maxsplit=1)[0]
    if _RULES.match(first):
        return False
    if all(m.kind == "tier" for m in run.lead) or _BEARS_COST.match(first):
        return True
    if run.lead[0].kind == "level":
        return bool(_PAYING.match(first))
    if by and _BEARS.match(first):
        return bool(_MONEY.search(ahead + first))
    return bool(_PAYING.match(first)) and (by or "财政" in run.lead[0].text)


def _only_reports(run: _Run, clause: str, said: set[tuple[str, str]]) -> bool:
    """Whether a clause states a report and nothing else: 要将规划文本报市发展改革委备案."""
    name = run.lead[0].text
    return bool(_REPORTS.match(clause)) and any(r == "reports_to" and s and (s in name or name in s) for r, s in said)


def _convenes(run: _Run, clause: str) -> bool:
    """Whether a meeting is said to be held: 联席会议每年召开一次例会."""
    return run.lead[0].text.endswith("会议") and "召开" in re.split("[，；。]", clause, maxsplit=1)[0]


def _exhorts(run: _Run, clause: str) -> bool:
    """Whether everybody is told to take the matter seriously: 各级各部门要高度重视."""
    return all(m.kind == "collective" for m in run.lead) and bool(words.exhortation().search(re.split("[，,；;。]", clause, maxsplit=1)[0]))


def _task_label(document: Document, at: int, clause: str) -> str:
    text = re.sub("^(?:负责|要|应当|应|必须|须|承担|牵头|具体|切实|会同|积极)+", "", clause)
    return label(text) or block_label(document, document.blocks[at])
