"""Assignments in prose: 市公安局负责…, 由市财政局…, 教育部门要…, A会同B…, A牵头、B配合."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Block, Document, Mention

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_TRIGGER = re.compile("负责|要|应|须|承担|牵头|配合|协助|组织|会同|定期|由|每[年月季半]")
_JOIN = re.compile(r"(?:[、和及与或跟\s]|以及|会同|联合|协同|商|等|，|的|(?:各|有关|相关|其他|所属)*(?:部门|单位|团体|组织|机构|人民团体|群团组织))*")
_TOGETHER = re.compile("会同|协同|联合|商")
_START = re.compile(r"(?:^|[，,；;：:、。！？”》）)\n\s]|由|经|请|并|其中|同时|此外|因此|以及|使|确保|明确|[当是]|是由|均由|统一由|分别由|牵头由)$")
_BY = re.compile("由$")
_ROLE = {"牵头": "lead", "配合": "support", "协助": "support"}
_LEAD = re.compile("^(?:[^，。；]{0,6}?)(?:负责牵头|牵头(?!单位|部门|人|的部门|的单位)|发挥(?:好)?牵头|履行牵头)")
_SUPPORT = re.compile("^(?:[^，。；]{0,6}?)(?:配合|协助|协同)(?!单位|部门)")
_THEN_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动|同时|负责)?(?:配合|协助)(?!单位|部门)")
_THEN_LEAD = re.compile("(?:^|[，,；;])(?:并|同时|负责)?牵头(?!单位|部门|人)")
_THEN_DUTY = re.compile("(?:^|[，,；;])(?:并|同时)?负责(?!人|同志)")
_WITH = re.compile("会同|商同|协同")
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


def find(document: Document, mentions: tuple[Mention, ...], skip: set[int]) -> Iterator[Assignment]:
    """The duties that sentences state; blocks in `skip` are read by another rule."""
    text = document.text
    starts = [m.start for m in mentions]
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row") or at in skip or not _TRIGGER.search(text, block.start, block.end):
            continue
        for sentence in _SENTENCE.finditer(text, block.start, block.end):
            low, high = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
            if low < high and _TRIGGER.search(text, sentence.start(), sentence.end()):
                yield from _sentence(document, at, sentence, mentions[low:high])


def _sentence(document: Document, at: int, sentence: re.Match[str], mentions: tuple[Mention, ...]) -> Iterator[Assignment]:
    text = document.text
    end = sentence.end()
    runs = [r for r in _runs(text, mentions) if not _bracketed(text, sentence.start(), r.start)]
    subjects = [(r, duty) for r in runs if (duty := _duty(text, sentence.start(), r, end))]
    for k, (run, (begin, by)) in enumerate(subjects):
        until = subjects[k + 1][0].start if k + 1 < len(subjects) else end
        clause = text[begin:until]
        if _only_pays(text, run, clause, by):
            continue
        task = Task(at, run.start, _task_label(document, at, run, clause))
        yield from _rows(run, clause, task, until, by, mentions)


def _rows(run: _Run, clause: str, task: Task, until: int, by: bool, mentions: tuple[Mention, ...]) -> Iterator[Assignment]:
    roles = _roles(clause)
    rule = "duty-by" if by else "duty-sentence"
    stop = until
    for m in run.lead:
        for role in roles:
            yield Assignment(m.text, role, task, run.start, stop, "prose", rule)
    other = "support" if "lead" in roles else "responsible"
    for m in (*run.others, *_company(clause, until, mentions)):
        yield Assignment(m.text, other, task, run.start, stop, "prose", f"{rule}-with")


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


def _runs(text: str, mentions: tuple[Mention, ...]) -> list[_Run]:
    """Names joined by 、 和 会同 into one subject each."""
    groups: list[list[Mention]] = []
    for m in mentions:
        if groups:
            gap = text[groups[-1][-1].end : m.start]
            if len(gap) <= 14 and _JOIN.fullmatch(gap) and "，" not in gap[:-1] and not (gap.endswith("，") and not _TOGETHER.search(gap)):
                groups[-1].append(m)
                continue
        groups.append([m])
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


def _duty(text: str, sentence: int, run: _Run, end: int) -> tuple[int, bool] | None:
    """Where the duty of a subject begins, and whether 由 stands before it; None where it has none."""
    before = text[max(sentence, run.start - 6) : run.start].rstrip("“\"")
    if run.start > sentence and not _START.search(before):
        return None
    if any(_SELF.match(m.text) for m in run.lead) or all(m.text in _GENERAL for m in run.lead):
        return None
    tail = text[run.end : min(end, run.end + 130)]
    by = bool(_BY.search(before))
    match = words.duty().match(tail)
    if by:
        if words.not_by().match(_after_rest(tail)) or not re.search("[\u4e00-\u9fff]{2}", tail):
            return None
        return run.end, True
    if not match:
        return (run.end, False) if run.others and re.match("[^，。；]{0,4}[\u4e00-\u9fff]", tail) else None
    after = tail[match.end() :]
    if words.negative().match(tail[match.start("word") - 1 : match.start("word")] + "") or words.negative().match(after):
        return None
    return run.end + match.start("word"), False


def _after_rest(tail: str) -> str:
    return re.sub("^(?:等)?(?:有关|相关)?(?:部门|单位)?(?:[^，。；]{0,6}?)(?=组成|担任|兼任|构成|任)", "", tail)


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


def _only_pays(text: str, run: _Run, clause: str, by: bool) -> bool:
    """Whether a clause states who pays and nothing else."""
    first = re.split("[，,；;。]", clause, maxsplit=1)[0]
    if all(m.kind == "tier" for m in run.lead) and words.pays().search(clause):
        return True
    if not words.pays().search(first):
        return False
    return bool(re.match("(?:负责|要|应|应当|须|必须|承担|按|给予|予以|统筹|解决|负担|分担|保障|安排|列|落实|筹|补助|奖)[^，。；]{0,24}?(?:经费|资金|支出|费用|补助|补贴|奖补|预算|负担|分担|列支|承担|解决|保障)", first)) and (
        by or bool(re.search("财政", run.lead[0].text))
    )


def _task_label(document: Document, at: int, run: _Run, clause: str) -> str:
    text = re.sub("^(?:负责|要|应当|应|必须|须|承担|牵头|具体|切实|会同|积极)+", "", clause)
    return label(text) or block_label(document, document.blocks[at])


def unit(block: Block) -> str:
    """The numbered unit of a block."""
    return block.place
