"""Finds names of agencies and of everything else that is made to do, pay or report, by their endings.

A name is recognised from its end, where Chinese names say what they are (局, 委员会, 部门, 公司): the text is searched
backwards for a known ending, then what stands before it is read: 市 · 发展改革委, 县级以上地方人民政府 · 民政部门.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from govgraph.model import Mention
from govgraph.names import departments, endings, offices, organisations, places
from govgraph.names.owners import Piece

_WIDTH = (("(", "（"), (")", "）"), (",", "，"), (";", "；"), (":", "："))
_ANGLE = re.compile("(?<=[局委办部厅])〈([\u4e00-\u9fff]{2,12}[局委办部会室])〉")  #: 区委组织部〈区人才办〉, within a bracket
_ALONG = re.compile("沿[河湖江海线]")  #: 沿河各乡镇
_ALIKE = re.compile("（[\u4e00-\u9fff、]{0,8}(?:中心|管委会|办事处|街道|乡镇|园区|社区|部门|单位)）")  #: 各街道（公共服务中心）
_INNER = re.compile(r"[〔\[]([省市州县区旗镇乡街道、]{1,6})[〕\]]")  #: 各市、县〔区〕, within another bracket
_READERS: dict[str, Callable[[Piece, int, int], list[Mention]]] = {
    "department": departments.department, "national": departments.national, "unit": departments.unit,
    "government": offices.government, "committee": offices.committee, "court": offices.court, "local": offices.local,
    "tier": offices.tier, "body": organisations.body, "group": organisations.group, "company": organisations.company,
    "institution": organisations.institution, "each": organisations.each,
}  # fmt: skip
_WHOSE = ("项目", "各有关", "各项目", "各", "有条件的", "有关", "相关", "属地", "承接", "项目所在")
_THEIRS = rf"(?:{'|'.join(_WHOSE)})*(?:{places.LEVELS})(?![级直以属内域辖政])(?:各部门)?"
_ONE_RANK = ("县（市、区）", "县（区、市）", "区（县、市）", "乡镇（街道）", "镇（街道）", "街道（乡镇）", "镇街", "街镇")
#: each branch begins with a letter, so that a search only stops where one of these letters stands
_PLACES = re.compile(
    "|".join(
        (
            "各乡镇场", *(whose + _THEIRS for whose in _WHOSE),
            "各地区?(?![方级])|各级各部门|各(?:行政)?村(?![民级委支“（])|各社区(?!居)|各(?:产业|工业)?园区(?!管)",
            *(f"{rank}(?![级直以属内域辖范的为])" for rank in _ONE_RANK),
        )
    )
)  # fmt: skip


def fold(text: str) -> str:
    """Half-width punctuation as full-width, length unchanged, so that 县(市、区) and 县（市、区） are one form."""
    for narrow, wide in _WIDTH:
        text = text.replace(narrow, wide)
    text = _INNER.sub(r"（\1）", text) if "〔" in text or "[" in text else text
    return _ANGLE.sub(r"（\1）", text) if "〈" in text else text


def find(text: str, start: int = 0, end: int | None = None, known: Iterable[str] = ()) -> list[Mention]:
    """The names in a stretch of text, in text order; `known` are places besides those of GB/T 2260, such as the issuer's.

    `text` of a mention is its wording, completed where the text distributes it (市教育、民政部门 → 市教育部门, 民政部门);
    `value` is the wording with what it shares with the first of its enumeration (市民政部门).
    """
    end = len(text) if end is None else end
    original = text[start:end]
    piece = Piece(fold(original), frozenset(known))
    found: list[Mention] = []
    limit = len(original)
    for stop, tail, kind in endings.scan(piece.text):
        if stop <= limit and (mentions := read(kind, piece, stop - len(tail), stop)):
            reach = max(m.end for m in mentions)
            if reach > limit:  # a name that ends behind its ending takes in what was found there: 国家统计局澜江调查队
                found = [m for m in found if m.start >= reach]
            found += mentions
            limit = min(m.start for m in mentions)
    several = _collectives(piece, found)
    if bracketed := [s for s in several if s.text[-1] == "）"]:
        found = [m for m in found if not any(s.start < m.start and m.end < s.end for s in bracketed)]
    found += several
    return [_as_written(m, original, piece.text, start) for m in sorted(found, key=lambda m: (m.start, m.end))]


def read(kind: str, piece: Piece, start: int, stop: int) -> list[Mention]:
    """The mentions that an ending of a kind at [start, stop) closes; none where it closes no name."""
    return _READERS[kind](piece, start, stop)


def _collectives(piece: Piece, found: list[Mention]) -> list[Mention]:
    """Places as a collective where no ending follows: 各县（市、区）, 项目县市区, 各地."""
    taken = sorted((m.start, m.end) for m in found)
    matches = list(_PLACES.finditer(piece.text))
    result, at = [], 0
    for match in matches:
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at == len(taken) or taken[at][0] >= match.end():
            end = alike.end() if (alike := _ALIKE.match(piece.text, match.end())) else match.end()
            start = match.start() - (2 if _ALONG.match(piece.text, match.start() - 2) else 0) if match.start() > 1 else match.start()
            result += piece.mention(start, end, "collective")
    return result


def _as_written(mention: Mention, original: str, folded: str, offset: int) -> Mention:
    """Shift a mention to the whole text and give it the width of characters that the text has."""
    start, end, text = mention.start, mention.end, mention.text
    narrow = ("（" in text or "，" in text) and original is not folded
    if not offset and not narrow:
        return mention
    if narrow:
        written = original[start:end]
        text = written if fold(written) == text else text
    return Mention(start + offset, end + offset, mention.kind, text, mention.value)
