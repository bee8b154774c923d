"""Who reports, files or submits what to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import lexicon
from govgraph.components.passages import block_at, sentence
from govgraph.model import Basis, Block, Body, Document, Finding, Mention
from govgraph.names import fold
from govgraph.text import without_space

_FAR = 160
_WORDS = lexicon.load("reporting")


_DIRECT: list[str] = _WORDS["directly"]["verbs"]


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIRECTLY = re.compile(
    rf"(?P<verb>(?<![{''.join(_WORDS['other_words'])}])(?:{_any([v for v in _DIRECT if v[0] == '报'])})"
    rf"|(?:{_any([v for v in _DIRECT if v[0] != '报'])}))(?:给|至|到|予|经|由|原|所在地|属地)?$"
)
_TOWARDS = re.compile("向(?:原|所在地|属地)?$")
_AFTER = re.compile(
    rf"(?:（[^（）]{{0,40}}）)?(?P<lead>[^，。；供提征下申]{{0,12}}?)(?P<verb>{_any(_WORDS['after_towards']['verbs'])})(?!书|材料|表|制度|人)(?P<what>[^，。；]{{0,30}})"
)
_PURPOSE = re.compile(rf"(?:（[^（）]{{0,40}}）)?[^，。；、（）]{{0,4}}?(?:{_any(_WORDS['purposes'])})")
_HANDED = re.compile(
    r".*(?:将|把)(?P<what>(?:(?!报)[^，。；]){2,40}?)(?:，[^，。；]{0,20})?(?:统一|一并|分别|逐级|及时|按程序|书面|汇总|以书面形式|经[^，。；]{2,20}?)*$"
)
_MADE = re.compile(
    r".*(?:提出|制定|编制|形成|拟定|拟订|起草|修订|出台|确定|划定|做出|作出|填写|汇总)(?P<what>[^，。；]{2,24}?)"
    r"(?:，(?:经[^，。；]{2,16}?后)?|后|并|，并)(?:统一|一并|分别|逐级|及时|按程序|书面)*$"
)
_JOINED = re.compile(r"(?:[、和与及]|以及|会同|、?各)*|等(?:部门|单位)?[、和]?")
_ACTS = re.compile(
    r"(?:[（][^（）]{0,30}[）])?(?:等(?:部门|单位)?)?(?:分别|共同|按[^，。；]{0,8})?(?:要|应|须|必须|需|负责|将)"
)
#: what stands before a name that is no subject: 向市政府, 经市委同意, 报省厅
_NOT_SUBJECT = re.compile(
    r"(?:向|对|把|经|报|送|提交|报请|提请|报经|同|商|征求|听取|接受|按照|根据|按|在|从|给|为|以|于|被|受|让|与|和|及|到|至|通知|督促|指导|协助|配合|组织|要求|依据)$"
)
_BEGINS = re.compile(r"(?:^|[，。；：\t\n）)]|由|应由|且|凡|请|或|是)$")
_SET_UP = re.compile(r"(?:成立|设立|组建)(?:了)?$")
_THEN_ACTS = re.compile(r"(?:（[^（）]{0,40}）)?，?(?:负责|承担|统筹|统一|具体)")
#: a name that only tells what another thing is: 省政府划定的…, 由市生态环境局和市气象局人员组成
_MODIFIER = re.compile(
    r"[^，。；在收接应要须需根按将于就依向]{0,12}?(?:的(?!同时)|组成|担任|兼任)|(?:规划|工作|方案|会议|文件|决定|要求)(?!要|应)"
)
_UNIT = re.compile(r"[\u4e00-\u9fff“”]{2,20}(?:组|办公室|中心|指挥部|领导小组|专班|委员会|局|联席会议)")
_LEAD = re.compile(r".*(?:[将把向由，]|报告?(?![道告社]))(?=..)|[告交送请至给](?=..)|[\d.．、]+|（[一二三四五六七八九十\d]+）")
_OFFICER = re.compile(
    "办公[室厅](?:主任)?|主任(?!会议)|(?:常务)?副?组长|(?:副)?总指挥|召集人|主要(?:负责同志|负责人|领导)|分管(?:领导|负责同志|负责人)"
)
#: what makes the handing in a time or a mark of something else: 在提交…审议通过前, 需提交…议定的事项
_ASIDE = re.compile("(?:通过|同意|批准)?之?前|[^，。；]{0,4}的(?:事项|议题|材料|文件|项目|规划|方案)")
_WHEN = re.compile(r"[^，。；]*(?:时|前)$")
_MAY = re.compile("可以?(?:由|向)?$")
_TOPIC = re.compile(r"(?:将|把)[^。；]*$|(?:并|，|向|每[日月周季年]|及时|定期|。|^)[^，。；的]{0,8}$")
_NUMBERING = re.compile(r"\s*(?:第[一二三四五六七八九十百\d]+条|\d+(?:\.\d+)+|[（]?[一二三四五六七八九十\d]+[）、.．])?\s*")
_ORGAN = (
    "政府|局|委|办|部门|单位|机构|指挥部|领导小组|办公室|专班|组|中心|站|所|院|校|公司|街道|乡镇|室|[河湖林路]长"
    "|处|队|协会|银行|分行|联社"
)
_HEAD_END = re.compile(f"(?:{_ORGAN})$")
_ORGAN_NAME = (
    rf"(?P<who>(?![经向由对按如因为将凡当若需要应并及未不其该此第本自从至到在于])[\u4e00-\u9fff（）、]{{1,30}}?(?:{_ORGAN}))"
)
_HEAD = re.compile(
    _ORGAN_NAME + "(?=要|应|须|必须|每|于|在|将|把|向|按|负责|及时|发现|根据|对|列|定期|具体|会同|收到|接到|形成|是|需)"
)
_LATER_HEAD = re.compile(f"(?<=，){_ORGAN_NAME}(?=要|应|须|必须|负责|需)")
_DUTIES = re.compile("的?(?:主要|工作|具体)?(?:职责|职能|任务)(?:为|是|如下|包括)?(?:：|$|\n)")
_KINDS = frozenset({"agency", "government", "party", "court", "collective", "body", "office", "organization", "unknown"})


@dataclass(frozen=True, slots=True)
class Report:
    """One clause that says that something goes to a receiver."""

    start: int  #: where the verb, or 向, stands
    end: int
    receivers: tuple[Mention, ...]
    what: str
    rule: str


def find(document: Document, names: Sequence[Mention], bodies: Sequence[Body] = ()) -> tuple[Finding, ...]:
    """A row for each reporter and receiver: A将X报B备案, A向B报告X, X由A提交B, under a heading A职责: 向B报送X."""
    text = fold(document.text)
    known = _known(document, text, names, bodies)
    starts = [n.start for n in known]
    found: list[Finding] = []
    for report in _reports(text, known):
        block = block_at(document, report.start)
        if block is None or block.kind == "row":
            continue
        subjects, basis = _subjects(document, text, block, report, known, starts)
        receivers = {r.text for r in report.receivers}
        for subject in (_full(text, known, s) for s in subjects):
            if subject.text not in receivers:
                found += [_finding(block, report, subject, receiver, basis, bodies) for receiver in report.receivers]
    return tuple(dict.fromkeys(found))


def _full(text: str, names: list[Mention], name: Mention) -> Mention:
    """A bare 办公室 as the office that was named last before it: 领导小组办公室."""
    if name.text != "办公室":
        return name
    offices = [n for n in names if n.start < name.start and n.text.endswith("办公室") and len(n.text) > 3]
    return replace(name, text=offices[-1].text) if offices else name


def _known(document: Document, text: str, names: Sequence[Mention], bodies: Sequence[Body]) -> list[Mention]:
    """The names that can report, with the working groups that the document describes: 监测预报组."""
    found = {n.start: n for n in map(_trimmed, names) if n.kind in _KINDS}
    groups = {alias for body in bodies for alias in (body.name, *body.aliases)}
    groups |= {
        label for block in document.blocks if (label := text[slice(*block.label)]).endswith("组") and _UNIT.fullmatch(label)
    }
    for group in sorted(groups, key=len, reverse=True):
        for match in re.finditer(re.escape(group), text):
            if not any(n.start <= match.start() < n.end for n in found.values()):
                found[match.start()] = Mention(match.start(), match.end(), "body", group)
    return _merged(sorted(found.values(), key=lambda n: (n.start, n.end)))


def _trimmed(name: Mention) -> Mention:
    """A body's name without what of the sentence was taken for its beginning: 将工作总结报领导小组 → 领导小组."""
    lead = _LEAD.match(name.text) if name.kind in ("body", "office") else None
    return replace(name, start=name.start + lead.end(), text=name.text[lead.end() :]) if lead else name


def _merged(names: list[Mention]) -> list[Mention]:
    """Names with a place's collective put before a body's as one: 各县（市、区） + 治理工作领导小组."""
    result: list[Mention] = []
    for name in names:
        if result and result[-1].end == name.start and result[-1].kind == "collective" and name.kind in ("body", "office"):
            first = result.pop()
            name = replace(name, start=first.start, text=first.text + name.text)
        result.append(name)
    return result


def _reports(text: str, names: list[Mention]) -> Iterator[Report]:
    """Every clause with a receiver, found from the names that a verb or 向 stands before."""
    i = 0
    while i < len(names):
        first = names[i]
        before = text[max(0, first.start - 12) : first.start]
        last = _last_of_list(text, names, i)
        receivers, i = _with_offices(text, names[i : last + 1]), i + 1
        end = receivers[-1].end
        if verb := _DIRECTLY.search(before):
            purpose = _PURPOSE.match(text, end, end + 56)
            stop = purpose.end() if purpose else end
            if (verb["verb"] == "送" and not purpose) or _ASIDE.match(text, stop) or _MAY.search(before[: verb.start()]):
                continue
            start = first.start - len(before) + verb.start("verb")
            yield Report(start, stop, receivers, _what(text, start, verb["verb"], purpose), "to-receiver")
        elif _TOWARDS.search(before) and (match := _AFTER.match(text, end)):
            if _WHEN.match(match["what"]) or _MAY.search(before[:-1]):
                continue
            start = before.rindex("向") + first.start - len(before)
            what = without_space(match["verb"] + match["what"])
            yield Report(start, match.end("verb"), receivers, what[:30], "towards-receiver")
        else:
            continue
        i = last + 1


def _with_offices(text: str, names: list[Mention]) -> tuple[Mention, ...]:
    """Receivers with the office or head that follows a name: 行署 · 办公室, 领导小组 · 组长."""
    last = names[-1]
    if tail := _OFFICER.match(text, last.end):
        names = [*names[:-1], replace(last, end=tail.end(), text=last.text + tail[0])]
    return tuple(names)


def _last_of_list(text: str, names: list[Mention], i: int) -> int:
    """Index of the last name of the enumeration that a name begins."""
    while i + 1 < len(names) and _JOINED.fullmatch(text, names[i].end, max(names[i].end, names[i + 1].start)):
        i += 1
    return i


def _what(text: str, start: int, verb: str, purpose: re.Match[str] | None) -> str:
    """What is handed in, and what for: 将规划文本报…备案 → 规划文本备案; 提出目录清单，报…审定 → 目录清单审定."""
    left, _ = sentence(text, start, start, "。；")
    handed = _HANDED.search(text, max(left, start - 64), start) or _MADE.search(text, max(left, start - 48), start)
    aim = re.sub("（.*）", "", purpose[0]) if purpose else ""
    return without_space(handed["what"])[-26:] + aim if handed else verb + aim


def _subjects(
    document: Document, text: str, block: Block, report: Report, names: list[Mention], starts: list[int]
) -> tuple[tuple[Mention, ...], Basis]:
    """Who reports: named in the sentence, else carried from the sentences before it in its block, else from the heading."""
    if lead := _of_duties(text, block.start, report.start, names, starts):
        return lead, "prose"
    right, basis = report.start, "prose"
    while right >= block.start:
        left = max(block.start, text.rfind("。", block.start, right) + 1)
        if found := _acting(text, left, right, names, starts) or _head(text, left, right):
            return _extended(text, found, left, right), cast(Basis, basis)
        if basis == "prose" and not _TOPIC.search(text, left, right):
            return (), "prose"
        right, basis = left - 1, "inferred"
    return _named_above(document, text, block, names, starts), "inferred"


def _of_duties(text: str, start: int, end: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """Whose duties a lead-in says that a list holds: 领导小组办公室的主要职责：一是…"""
    lead = _DUTIES.search(text, start, min(end, start + 60))
    inside = names[bisect_left(starts, start) : bisect_left(starts, lead.start() + 1)] if lead else []
    return tuple(n for n in inside[-1:] if lead and n.end == lead.start())


def _head(text: str, left: int, right: int) -> tuple[Mention, ...]:
    """Words that begin a sentence, or act in a later clause, and are an organ's in form though no known name: 各主责单位."""
    number = _NUMBERING.match(text, left, right)
    match = _HEAD.match(text, number.end() if number else left, right)
    later = list(_LATER_HEAD.finditer(text, left, right))
    if later:
        match = later[-1]
    if not match:
        return ()
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^、]+", match["who"])]
    if not all(_HEAD_END.search(match["who"][s:e]) for s, e in parts):
        parts = [(0, len(match["who"]))]  # one name that is distributed: 各县（市）、区人民政府
    at = match.start("who")
    return tuple(Mention(at + s, at + e, "unknown", match["who"][s:e]) for s, e in parts)


def _extended(text: str, found: tuple[Mention, ...], left: int, right: int) -> tuple[Mention, ...]:
    """The whole words of a subject of which a known name is only the beginning: 区政府 · 教育督导室."""
    head = _head(text, left, right)
    covers = head and head[0].start <= found[0].start and head[-1].end > found[-1].end
    return head if covers and len(head) >= len(found) else found


def _acting(text: str, start: int, end: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """The last enumeration of names between two offsets that begins a clause, or is said to act: 要, 应, 负责."""
    i, last = bisect_left(starts, start), bisect_left(starts, end)
    result: tuple[Mention, ...] = ()
    while i < last:
        stop = min(_last_of_list(text, names, i), last - 1)
        before = text[max(start, names[i].start - 6) : names[i].start]
        if _acts(text, before, names[stop].end):
            result = tuple(n for n in names[i : stop + 1] if n is names[i] or not _vague_partner(text, n))
        i = stop + 1
    return result


def _vague_partner(text: str, name: Mention) -> bool:
    """Whether a name only stands for whoever else takes part: 会同有关部门."""
    return name.kind == "collective" and text.endswith("会同", 0, name.start)


def _acts(text: str, before: str, end: int) -> bool:
    if before.endswith(("可由", "可以由", "鼓励", "支持")):
        return False
    if _SET_UP.search(before):
        return bool(_THEN_ACTS.match(text, end))
    if _NOT_SUBJECT.search(before):
        return False
    if _ACTS.match(text, end):
        return True
    return bool(_BEGINS.search(before)) and not _MODIFIER.match(text, end)


def _named_above(document: Document, text: str, block: Block, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """Whom the heading or lead-in of a duty list names: 市应急局职责, 办公室承担以下职责：."""
    while block.parent >= 0:
        block = document.blocks[block.parent]
        if found := _of_duties(text, block.start, block.end + 1, names, starts):
            return found
        if re.search("职责|任务|负责", text[max(block.start, block.end - 30) : block.end]):
            return _acting(text, max(block.start, text.rfind("。", block.start, block.end - 1) + 1), block.end, names, starts)
    return ()


def _finding(
    block: Block, report: Report, subject: Mention, receiver: Mention, basis: Basis, bodies: Sequence[Body]
) -> Finding:
    near = block.start <= subject.start < report.start and report.start - subject.start <= _FAR
    return Finding(
        relation="reports_to",
        subject=subject.text,
        role="",
        object=receiver.text,
        detail=report.what,
        start=subject.start if near and basis == "prose" else report.start,
        end=report.end,
        basis=basis,
        rule=report.rule,
        place=block.place,
        body=_meant(bodies, subject) or _meant(bodies, receiver),
    )


def _meant(bodies: Sequence[Body], name: Mention) -> str:
    """The full name of the body that a name points back to: 领导小组, 指挥部办公室; the one described last before it."""
    bare = name.text.removesuffix("办公室")
    found = [body for body in bodies if bare == body.name or bare in body.aliases]
    before = [body for body in found if body.start <= name.start]
    return (before or found)[-1].name if found else ""


@Language.factory("reporting", requires=["doc._.names", "doc._.bodies"], assigns=["doc._.reporting"])
def make_reporting(nlp: Language, name: str) -> Reporting:
    """The component that finds reporting duties."""
    return Reporting()


class Reporting:
    """Find who reports, files or submits what to whom."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.reporting`."""
        if doc._.document is not None:
            doc._.reporting = find(doc._.document, doc._.names, doc._.bodies)
        return doc
