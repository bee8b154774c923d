"""Takes an enumeration of names apart, as it stands in brackets, lists and table cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.model import Mention
from govgraph.names import bounds, vocabulary
from govgraph.names.finder import find, fold

#: what parts a list, and brackets that are passed over whole where they close
_SIGN = re.compile(r"（(?:[^）]*）)?|“(?:[^”]*”)?|《(?:[^》]*》)?|[、，；。：\n\t \u3000/]")
_OPENING = frozenset("（“《")
#: what may stand beside names in a list of them
_GLUE = re.compile(
    "(?:按照?(?:各自)?(?:职责|职能|任务)?(?:分工)?(?:和职责)?|分别|共同|各自|具体|联合|会同|以及|牵头|负责|配合|协助|参与|参加|指导|协调|综合协调|指导协调|落实|主办|协办|承办|组织"
    "|实施|督促|统筹|推进|完成|抓好|做好|属地|主体|责任|单位|部门|工作|有关|相关|为|由|与|和|及|等|[、，；。：/\\s])+"
)
_OUTER = re.compile("^[（【\\[](.*)[）】\\]]$", re.DOTALL)
_ROLE_LABEL = re.compile("单位|部门|负责|牵头|配合|责任|主办|协办|承办|参与|成员|主管|机构|主体")
_ROLE_END = re.compile("(?:牵头|负责|配合|落实)$")
_TAIL = re.compile(
    "(?:等)?(?:按照?)?(?:各自)?(?:职责|职能)?(?:分工)?(?:分别|共同|各自|具体|联合)*(?:牵头|负责|配合|协助|参与|参加|落实|主办|协办|承办|组织实施|实施|指导|协调)*$"
)


def split(text: str, start: int = 0, end: int | None = None, found: Sequence[Mention] | None = None) -> list[Mention]:
    """The names of an enumeration: 市发展改革委、市财政局，各县（市、区）人民政府.

    In a list a name begins where its part begins, so wordings that prose would leave open are whole names here
    (蚂蚁金服集团); a part that ends like no known name is kept as written, kind `unknown`.
    `found`: the names in it, where they are known already.
    """
    end = len(text) if end is None else end
    found = find(text, start, end) if found is None else found
    result: list[Mention] = []
    elsewhere = False  # behind a label that is about something else: 适用范围：
    for begin, stop in _parts(fold(text[:end]), start, found):
        if text.startswith(("：", ":"), stop) and not any(begin <= m.start < stop for m in found):
            elsewhere = not _ROLE_LABEL.search(text, begin, stop)
            continue
        inside = [m for m in found if begin <= m.start < stop]
        if inside:
            result += [_from_start(text, begin, inside[0]), *inside[1:]]
            result[-1] = _to_end(text, stop, result[-1])
        elif not elsewhere and (name := _unknown(text, begin, stop)):
            result.append(name)
    return result


def is_agency_list(text: str) -> bool:
    """Whether a text is nothing but names, with or without their roles: 市财政局、市民政局，市财政局牵头、各县区配合."""
    bare = _OUTER.sub(r"\1", fold(text.strip()))
    return 2 <= len(bare) <= 600 and is_list(bare, split(bare))


def is_list(text: str, names: Sequence[Mention]) -> bool:
    """The same for a text whose names are known already."""
    definite = any(m.kind not in ("unknown", "tier") for m in names)
    if not definite and not (names and _ROLE_END.search(text)):
        return False
    sure = [m for m in names if m.kind != "unknown" or m.text in vocabulary.fields() or m.text in vocabulary.companies()]
    left = "、".join(_gaps(fold(text), sure))
    return not left or bool(_GLUE.fullmatch(left))


def kind(name: str) -> str:
    """What kind of name a wording is: agency, government, party, court, collective, body, tier …; empty where it is none."""
    found = find(name)
    return found[0].kind if len(found) == 1 and found[0].start == 0 and found[0].end == len(name) else ""


def is_party(name: str) -> bool:
    """Whether a name is of a Party organ: 市委组织部, 市纪委监委."""
    return kind(name) == "party"


def _parts(folded: str, start: int, found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Spans between separators that stand neither in brackets nor in a name."""
    parts, begin = [], start
    for sign in _SIGN.finditer(folded, start):
        at = sign.start()
        if folded[at] not in _OPENING and not any(m.start <= at < m.end for m in found):
            parts.append((begin, at))
            begin = at + 1
    return [*parts, (begin, len(folded))]


def _from_start(text: str, begin: int, name: Mention) -> Mention:
    """A name with what stands before it in its part, unless that only leads in to it."""
    lead = bounds.without_leads(text, begin, name.start)
    ahead = text[lead : name.start]
    completed = name.text != text[name.start : name.end]
    if completed or name.kind in ("tier", "collective") or not _HAN.fullmatch(ahead):
        return name
    whole = text[lead : name.end]
    return Mention(lead, name.end, name.kind, whole, whole)


_BELOW = re.compile("[\u4e00-\u9fff]{1,6}(?:段|站|所|队|中心|处|公司|园|厂|场|社)|（(?!牵头|配合|负责|主办|协办|等|参与|含|不含|以下)[\u4e00-\u9fff]{1,7}[会局委办部院心站所队室厅社]）")  #: 铁路局集团 + 桂澜车务段


def _to_end(text: str, stop: int, name: Mention) -> Mention:
    """A name with the unit of it that ends its part."""
    if name.kind in ("tier", "collective") or name.text != text[name.start : name.end] or not _BELOW.fullmatch(text, name.end, stop):
        return name
    return Mention(name.start, stop, name.kind, text[name.start : stop], text[name.start : stop])


_HAN = re.compile("[\u4e00-\u9fff]{1,10}")


def _unknown(text: str, begin: int, stop: int) -> Mention | None:
    begin = bounds.without_leads(text, begin, stop)
    tail = _TAIL.search(text, begin, stop)
    name = text[begin : tail.start() if tail else stop].strip()
    if not 2 <= len(name) <= 30 or not re.search("[\u4e00-\u9fff]", name):
        return None
    begin = text.index(name, begin)
    return Mention(begin, begin + len(name), "unknown", name, name)


def _gaps(text: str, names: Sequence[Mention]) -> list[str]:
    gaps, at = [], 0
    for mention in names:
        gaps.append(text[at : mention.start])
        at = max(at, mention.end)
    return [gap for gap in (*gaps, text[at:]) if gap]
