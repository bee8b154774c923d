"""Assignments in lines with a label: 牵头单位：市教育局  配合单位：市财政局; 实施主体：云岭区人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from govgraph import names
from govgraph.components.assigning import enumerations, words
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Block, Document

_LIST = 200  #: a label and its list in a line of their own
_BARE = re.compile("(?P<label>(?:责任|牵头|配合|主办|协办|承办|落实|实施|参与)(?:单位|部门))(?![：:])")
_ASIDE = re.compile("[（(][^（）()]*(?:排名|[列排]在?(?:第一|首)|下同)[^（）()]*[）)]")  #: A、B（排名第一的为牵头单位，下同）


def find(document: Document) -> Iterator[Assignment]:
    """The assignments of labels outside brackets, in paragraphs; the task is the numbered unit they stand in."""
    found = list(_lines(document))
    led = {a.task for a in found if a.role == "lead"}
    for a in found:  # 责任单位： in a line of its own beside 牵头单位：
        yield replace(a, role="support", rule="label-support") if a.task in led and a.role == "responsible" else a


def _lines(document: Document) -> Iterator[Assignment]:
    pattern, _ = words.labels()
    text = document.text
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row"):
            continue
        match = pattern.search(text, block.start, block.end) if _labelled(text, block) else None
        match = match or (_without_colon(text, block) if block.end - block.start < _LIST else None)
        if not match or _in_bracket(text, block, match.start()) or not _leads(text, block, match.start()):
            continue
        stop = text.find("。", match.start(), block.end)
        content = text[match.start() : stop if stop > match.start() else block.end]
        if not 0 < len(content) <= 400:
            continue
        unit = at if block.marker and match.start() - block.start > len(block.marker) + 4 else block.parent
        unit = unit if unit >= 0 else at
        name = label(text[block.start + len(block.marker) : match.start()]) if unit == at else ""
        task = Task(unit, document.blocks[unit].start, name or block_label(document, document.blocks[unit]))
        named = enumerations.roles(_ASIDE.sub("", _BARE.sub(r"\g<label>：", content, count=1)))
        if enumerations.says_first_leads(content):
            named = enumerations.first_leading(named)
        for n in named:
            yield Assignment(n.name, n.role, task, match.start(), block.end, "explicit", f"label-{n.role}")


@cache
def _tails() -> frozenset[str]:
    """The last two characters of every label, and of what may stand between one and its colon."""
    return frozenset(word[-2:] for word in words.labels()[1]) | {"任人", "责人", "系人"}


def _labelled(text: str, block: Block) -> bool:
    """Whether a colon of a block may stand behind a label; quicker than to look for every label."""
    tails = _tails()
    for colon in ("：", ":"):
        at = text.find(colon, block.start, block.end)
        while at >= 0:
            before = text[max(at - 4, block.start) : at].rstrip().removesuffix("为").removesuffix("是")
            if before[-2:] in tails:
                return True
            at = text.find(colon, at + 1, block.end)
    return False


def _without_colon(text: str, block: Block) -> re.Match[str] | None:
    """A label that only white space parted from its list: 责任单位　市财政局、市税务局."""
    match = _BARE.match(text, block.start + len(block.marker), block.end)
    return match if match and names.is_agency_list(text[match.end() : block.end]) else None


def _in_bracket(text: str, block: Block, at: int) -> bool:
    before = text[block.start : at]
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _leads(text: str, block: Block, at: int) -> bool:
    """Whether the label begins its block or its sentence."""
    before = text[block.start : at].strip("－-—*•· ")
    return not before or before == block.marker or before[-1] in "。；;！，, \t" or len(before) <= len(block.marker) + 2
