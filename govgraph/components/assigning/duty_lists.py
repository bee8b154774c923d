"""Duties under the name of their bearer: 市公安局：负责…；配合…. One row a name, sentence and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import names
from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import LABEL, Assignment, Task, label
from govgraph.model import Block, Document, Mention

_HEAD = re.compile(r"(?P<who>[^：:。；，]{2,60}(?:[（(][^）)]*[）)])?)[：:]")
_STOPPED = re.compile("(?P<who>[^：:。；，（(—－]{3,40})(?:。|[—－]+)(?=[^（(])")  #: 市教育局。组织师生转移…; 市教育局——…
_DUTIES = re.compile("(?:职责|分工|任务)[^，。；：]{0,4}[：:]?$")  #: 成员单位职责, above a list of names that only white space parts from their duties
_ALONE = re.compile(r"(?![（(【\[〔])[^，。；：:]{3,40}[：:。]?")  #: 市公安局, in a line above its duties
#: what names of offices and organisations end with
_NAME_END = re.compile("[局委办部厅院会府站所队心司校处道镇乡村区团社行馆台组室关位门构业学园场）)联总署牵头合责县市盟旗州省部长员体央地方点线河工程]$")
_REACH = 3  #: blocks between a heading of duties, or an item, and the next item
_SENTENCES = ("负责", "牵头", "配合", "协助", "组织", "承担", "会同", "定期")  #: with these it is a sentence of its own
_LONGEST = 60  #: a block with nobody but the bearers
_FAR = 90  #: how far into its block a head may reach
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动)?(?:配合|协助)(?!单位|部门)")
_LEAD = re.compile("(?:^|[，,；;、])(?:并|负责)?牵头(?!单位|部门|人)")
_COORDINATE = re.compile("综合协调")
_OTHERS = re.compile("(?:并|积极|主动|负责)?(?:牵头|配合|协助|综合协调|参与)")
_CLAUSES = re.compile("[，,；;。]")
_PHONE = re.compile(r"[\d\s\-—－（）()、，]+$")
_FUNDS = re.compile("(?:负责)?(?:统筹|及时|足额)*(?:(?:落实|安排|保障|筹措|拨付)[^，；。]{0,30}(?:资金|经费)|[^，；。]{0,16}(?:资金|经费)的?(?:安排|保障)(?:[、和及](?:拨付|落实|筹措))*)[。；]?")  #: pays, and does nothing else
#: 抢险救援组：市消防支队牵头，市公安局参加。 or 牵头单位为市水利局，…
_LED = re.compile(
    "(?:牵头单位(?:为|是)(?P<named>[^，。；]{2,40})(?=[，。；])|(?P<who>[^，。；由]{2,60}?)(?:共同|分别)?牵头(?=[，。；]|负责))"
    "[^。；]*?(?:。|(?=[，；](?:主要)?(?:负责|职责|承担))|$)"
)
_JOINT = re.compile("(?:(?<=[，；])|^)(?:负责)?会同")
_OBLIGED = re.compile("[^，。；]{0,10}(?:[要须]|应当?|是[^，。；]{2,20}(?:主体|责任人|部门|单位))")
#: who else has a part in a duty: …，市水利局、市气象局配合; …；伤员转运由市急救中心负责
_OTHER_BEARERS = re.compile("[，；](?:(?P<by>[^，；。由]{0,12}由))?(?P<who>[^，；。由]{3,60}?)(?P<role>(?(by)(?:负责|承担)|(?:配合|参与|协助)(?=[，；。]|$)))")
INSTITUTION = re.compile(
    "(?!有关|相关|各|建立|制定|开展|推进|做好|组织|研究|加强)[\u4e00-\u9fff]{3,16}?(?:[处局站所院队]|中心|公司|协会|学会|商会|联合会|委员会|集团|大学|银行)(?=[\u4e00-\u9fff、])"
)
_UNLISTED = re.compile("(?:企业|单位|机构|公司|部门|组织|学校|社区|集团|中心|[部队局委办会院站所社台科处行])$")


def find(document: Document) -> Iterator[Assignment]:
    """The assignments of items that begin with the name of their bearer."""
    text, listed = document.text, -_REACH
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row"):
            continue
        if block.end - block.start < _LONGEST and _DUTIES.search(text, block.start, block.end):
            listed = at
            continue
        if _colon(text, block.start, min(block.end, block.start + _FAR)):
            yield from _item(document, at, head(document, at))
        elif (stopped := _STOPPED.match(text, block.start + len(block.marker), block.end)) and words.list_verbs().match(text, stopped.end()):
            yield from _item(document, at, stopped)
        elif at - listed < _REACH and (bare := _bare(document, at)):
            listed = at
            yield from _said(document, at, *bare, block.end, block.start)
        if below := _below(document, at):
            yield from _duties(document, *below)


def head(document: Document, at: int) -> re.Match[str] | None:
    """What stands before the colon of a block, behind its number."""
    block = document.blocks[at]
    return _HEAD.match(document.text, block.start + len(block.marker), block.end)


def _colon(text: str, start: int, end: int) -> bool:
    return text.find("：", start, end) >= 0 or text.find(":", start, end) >= 0


def _bare(document: Document, at: int) -> tuple[list[Mention], int] | None:
    """The names that begin an item of a list of duties, right before a verb, and where it begins: 市财政局　筹措资金，…."""
    block = document.blocks[at]
    begin = block.start + len(block.marker)
    head = document.text[begin : min(block.end, begin + _FAR)]
    found = names.find(head)
    if not found or found[0].start or document.text.find("。", begin, block.end - 1) >= 0:
        return None
    who = found[:1]
    while len(found) > len(who) and head[who[-1].end : found[len(who)].start] == "、":
        who = found[: len(who) + 1]
    verb = words.list_verbs().match(head, who[-1].end)
    return (who, begin + who[-1].end) if verb and verb[0] not in _SENTENCES else None


def _below(document: Document, at: int) -> tuple[str, list[int]] | None:
    """Who stands alone in a block, and the blocks below it with its duties: numbered ones, or paragraphs that begin with a verb."""
    blocks, text = document.blocks, document.text
    block = blocks[at]
    if at + 1 == len(blocks) or block.end - block.start > _LONGEST or not _ALONE.fullmatch(text, block.start + len(block.marker), block.end):
        return None
    found: list[int] = []
    for k in range(at + 1, len(blocks)):
        item = blocks[k]
        numbered = bool(item.marker)
        plain = numbered and text[block.end - 1] in "：:" and not _colon(text, item.start, item.end)
        if item.kind in ("row", "roster") or numbered != bool(blocks[at + 1].marker) or not (plain or _is_duty(text, item)):
            break
        if numbered and (item.depth != blocks[at + 1].depth or (block.marker and item.depth <= block.depth)):
            break
        found.append(k)
    who = text[block.start + len(block.marker) : block.end].rstrip("：:。")
    return (who, found) if found and _NAME_END.search(who) and names.is_agency_list(who) else None


def _is_duty(text: str, item: Block) -> bool:
    """Whether a block begins with the verb of a duty, not with a label: 牵头单位：."""
    begin = item.start + len(item.marker)
    return bool(words.list_verbs().match(text, begin, item.end)) and not _colon(text, begin, begin + 10)


def _duties(document: Document, who: str, items: list[int]) -> Iterator[Assignment]:
    bearers = names.split(who)
    for k in items:
        item = document.blocks[k]
        begin = item.start + len(item.marker)
        spans = [(begin, item.end)] if item.marker else [s.span() for s in _SENTENCE.finditer(document.text, begin, item.end)]
        for start, end in spans:
            yield from _said(document, k, bearers, start, end, start)


def _item(document: Document, at: int, match: re.Match[str] | None) -> Iterator[Assignment]:
    block = document.blocks[at]
    if not match or not _NAME_END.search(match["who"]):
        return
    rest = document.text[match.end() : block.end]
    if len(rest) < 5 or words.labels()[0].match(match[0]) or _PHONE.match(rest):
        return
    if not (names.is_agency_list(match["who"]) or _beside_agencies(document, at, match["who"])):
        return
    who = names.split(match["who"])
    led = _LED.match(rest) if all(m.kind == "body" for m in who) else None
    if rest.startswith("由") or (not led and not words.list_verbs().search(rest) and not _OBLIGED.match(rest) and not (len(rest) > 8 and _among(document, at))):
        return
    leader = (led["named"] or led["who"]) if led else ""
    if led and names.is_agency_list(leader):
        task = Task(at, block.start, match["who"][:LABEL])
        for m in names.split(leader):
            yield Assignment(m.text, "lead", task, block.start, match.end() + led.end(), "explicit", "group-led")
    for sentence in _SENTENCE.finditer(rest, led.end() if led else 0):
        start, end = match.end() + sentence.start(), match.end() + sentence.end()
        yield from _said(document, at, who, start, end, start if sentence.start() else block.start)


def _said(document: Document, at: int, who: Sequence[Mention], start: int, end: int, first: int) -> Iterator[Assignment]:
    """The rows of one sentence of somebody's duties; `first`: where its span begins."""
    said = document.text[start:end]
    if all("财政" in m.text for m in who) and _FUNDS.fullmatch(said):
        return
    task = Task(at, start, label(said.removeprefix("负责")))
    told = roles(said)
    for m in who:
        for role in told:
            yield Assignment(m.text, role, task, first, end, "explicit", "duty-list")
    for other in _OTHER_BEARERS.finditer(said):
        if names.is_agency_list(other["who"]):
            for m in names.split(other["who"]):
                yield Assignment(m.text, "support" if other["role"] in ("配合", "参与", "协助") else "responsible", task, first, end, "explicit", "duty-list-with")
    for name in company(said):
        yield Assignment(name, "support" if "lead" in told else "responsible", task, first, end, "explicit", "duty-list-with")


def company(said: str) -> list[str]:
    """Who does it together with the bearer: 会同市民政局、市水利局实施…."""
    found: list[str] = []
    for joint in _JOINT.finditer(said):
        at = joint.end()
        for m in names.find(said):
            if m.start == at or (found and said[at : m.start] in ("、", "和", "及", "与", "，")):
                found.append(m.text)
                at = m.end
        if at == joint.end() and (other := INSTITUTION.match(said, at)):
            found.append(other[0])
    return found


def _among(document: Document, at: int) -> bool:
    """Whether an item stands among others that begin with an agency."""
    beside = (head(document, k) for k in (at - 1, at + 1) if 0 <= k < len(document.blocks))
    return any(match and names.is_agency_list(match["who"]) for match in beside)


def _beside_agencies(document: Document, at: int, who: str) -> bool:
    """Whether an item that names nobody known stands in a list of agencies: 各电信运营企业：, after 市交通运输局：."""
    if len(who) > 20 or not _UNLISTED.search(who[-3:]):
        return False
    return _among(document, at)


def roles(sentence: str) -> list[str]:
    """The roles that the clauses of a duty list's sentence give: 负责…；牵头…；配合…."""
    clauses = [c for c in _CLAUSES.split(sentence) if c]
    coordinate = bool(_COORDINATE.match(sentence))
    own = [c for c in (*clauses[:1], *(c for c in clauses if c.startswith("负责"))) if not _OTHERS.match(c)]
    told = {
        "coordinate": coordinate,
        "responsible": bool(own) or (coordinate and len(clauses) > 1),
        "lead": bool(_LEAD.search(sentence)),
        "support": bool(_SUPPORT.search(sentence)),
    }
    return [role for role, said in told.items() if said] or ["responsible"]
