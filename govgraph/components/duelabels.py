"""What is to be done by a date, in the words round it."""

from __future__ import annotations

import re

from govgraph.components.passages import sentence
from govgraph.model import Block, Document, Mention
from govgraph.text import without_space

_LONGEST = 30
CLAUSE_MARKS = "。；，：！？,;:"
BY = re.compile(
    r" ?(?:\d{1,2}(?:时|点)(?:\d{1,2}分)?|供暖期?|汛期|国庆节?|春节|开学)?(?:以前|之前|前)(?!\d|[期者述提置后往瞻景沿端锋]|[两三四五六七八九十一]+[个届季])"
)
SINCE = re.compile("(?:从|自|即|于|在|计划|拟)+$")
_BALANCED = re.compile(r"(?:[^（）()]|（[^（）]*）|\([^()]*\))*")
_ORDINAL = re.compile("^(?:[一二三四五六七八九十]是|(?:力争|确保|争取|原则上)$)")
_DONE = re.compile("(?:全部|全面|基本)?(?:完成|到位|竣工|完工)(?:任务|(?:该|上述)?(?:项)?工作)?")
_LEAVE_OUT = re.compile(
    r"^[ ，,、：:]*(?:以前|之前|前)?[，,：:]?(?:都|均|必须|务必|应当|应|须|要|需|将|分别|原则上|努力|力争|争取|确保)*[，,]?"
)
NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[条章节]|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[①-⑳]|\d+(?:\.\d+)+)\s*"
)


def label(document: Document, block: Block, date: Mention) -> str:
    """What is to be done: the words after the date, or, where these only say 完成, those before it."""
    text = document.text
    by = BY.match(text, date.end)
    after, end = _clause_from(text, by.end() if by else date.end, block.end)
    if not after and text[end - 1 : end] in ("，", ","):
        after, _ = _clause_from(text, end, block.end)
    start, _ = sentence(text, date.start, date.start, "。；;")
    lead = text[max(start, block.start) : date.start].rstrip("，, 于在（(要应须当需").removesuffix("其中")
    leads = [_ORDINAL.sub("", part) for part in re.split("[，,：:]", NUMBERING.sub("", lead)) if not SINCE.fullmatch(part)]
    same = leads[-1] if leads and not text[: date.start].rstrip(" 于在").endswith(("，", ",", "：", ":")) else ""
    if len(after) >= 7 or (after and not same and not _DONE.fullmatch(after)):
        return short(after)
    if not leads or not leads[-1] or leads[-1].startswith(("该", "此", "上述")):
        return heading(document, block)
    return short(leads[-1] if not after or _DONE.fullmatch(after) else leads[-1] + after)


def _clause_from(text: str, start: int, limit: int) -> tuple[str, int]:
    _, end = sentence(text, start, start, CLAUSE_MARKS)
    balanced = _BALANCED.match(text, start, min(end, limit))
    inside = text[start : balanced.end() if balanced else min(end, limit)]
    return _LEAVE_OUT.sub("", inside).rstrip("。；，;,\n：:"), min(end, limit)


def heading(document: Document, block: Block) -> str:
    """The heading of the unit that a block is in."""
    if not block.marker and block.parent >= 0:
        block = document.blocks[block.parent]
    start, end = block.label
    return short(
        document.text[start:end]
        or NUMBERING.sub("", document.text[block.start : block.end]).partition("。")[0].partition("（")[0].partition("(")[0]
    )


def short(text: str) -> str:
    """A label of at most 30 characters, cut at a mark."""
    text = without_space(text).strip("，。；：、（(,;:")
    if len(text) <= _LONGEST:
        return text
    cut = max(text.rfind(mark, 8, _LONGEST + 1) for mark in "，,；;：")
    return text[: cut if cut > 0 else _LONGEST]
