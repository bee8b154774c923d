"""Payers of lists: sources of money named one after the other, and rates below a line that names who pays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govgraph.components.passages import block_at
from govgraph.components.paying import amounts, labels, payers
from govgraph.components.paying.passage import Passage, clauses, within
from govgraph.model import Block, Document, Finding

_SOURCES = re.compile("(?:资金|经费|费用)(?:的)?(?:主要)?(?:来源|筹措|筹集|渠道)")
_AS_FOLLOWS = re.compile(
    "(?P<what>[^，。；：]{0,30}?)(?:主要)?(?:通过|采取|按照?|由)(?:以下|下列|如下)(?:方式|渠道|途径|来源)"
    "(?P<verb>偿还|筹集|筹措|解决|支付|列支)?：(?P<list>[^。]+)"
)
_FOLLOWS = re.compile("(?:以下|下列|如下)(?:方式|渠道|途径|来源)(?:偿还|筹集|筹措|解决|支付|列支)?：")
_ITEM = re.compile(
    r"\s*(?:积极|充分|多渠道)*(?:争取|申请|使用|利用|整合|统筹|通过)?"
    "(?P<name>[^，。；：]{2,40}?(?:资金|基金|预算|收益|收入|公益金|贷款))(?:抵顶|解决|支持|列支|投入)?[。；]?"
)
_GIVES_AS_FOLLOWS = re.compile("(?:给予|予以|进行|按|实行|承担|安排|提供)[^。；]{0,30}[:：]$")


def find(document: Document, text: str, passage_of: Callable[[Block], Passage]) -> Iterator[Finding]:
    """What lists say: 1.争取省级改造专项资金 under 资金筹措; 通过下列方式偿还：…；…; 由市财政按以下标准奖励：（1）…50万元."""
    headings: set[int] = set()
    for i, block in enumerate(document.blocks):
        if block.kind == "heading" and _SOURCES.search(text, block.start, block.end):
            headings.add(i)
        if (
            block.kind != "row"
            and text.endswith("：", block.start, block.end)
            and _GIVES_AS_FOLLOWS.search(text, block.start, block.end)
        ):
            yield from _rates(document, i, passage_of)
        if block.kind != "row" and block.marker and block.parent in headings:
            yield from _source(document, block, passage_of(block))
    for mark in _FOLLOWS.finditer(text):
        holder = block_at(document, mark.start())
        if holder and (
            match := _AS_FOLLOWS.search(text, max(holder.start + len(holder.marker), mark.start() - 36), holder.end)
        ):
            yield from _sources(match, passage_of(holder))


def _source(document: Document, block: Block, passage: Passage) -> Iterator[Finding]:
    """A numbered item that is nothing but a source of money."""
    match = _ITEM.fullmatch(passage.text, block.start + len(block.marker), block.end)
    if match:
        opening = document.blocks[block.parent + 1]
        what = labels.first_topic(passage.text, opening.start, opening.end) if not opening.marker else ""
        passage.put(match["name"], what or passage.unit(), "", match.span("name"), "fund-source")
    return iter(passage.found)


def _sources(match: re.Match[str], passage: Passage) -> Iterator[Finding]:
    """Sources after a colon, one a semicolon."""
    start = match.start("list")
    for part in match["list"].split("；"):
        item = _ITEM.fullmatch(part)
        if item:
            span = (start + item.start("name"), start + item.end("name"))
            what = labels.tidy(match["what"]) or passage.unit()
            passage.put(item["name"], what + (match["verb"] or ""), "", span, "fund-source")
        start += len(part) + 1
    return iter(passage.found)


def _rates(document: Document, lead: int, passage_of: Callable[[Block], Passage]) -> Iterator[Finding]:
    """Items with a figure below a line that names the payer."""
    block = document.blocks[lead]
    passage = passage_of(block)
    last = list(clauses(passage.text, *passage.span))[-1]
    groups = payers.find(passage.text, *last.span, within(passage.mentions, *last.span))
    acting = [g for g in groups if g.role in ("by", "subject") and g.kind in ("tier", "level", "fund", "organ")]
    if not acting:
        return
    for item in document.blocks[lead + 1 :]:
        if item.kind == "row" or not item.marker or item.parent not in (lead, block.parent):
            return
        below = passage_of(item)
        detail = amounts.amount(below.text, *below.span, below.money)
        if detail and not payers.find(below.text, *below.span, below.mentions):
            what = labels.first_topic(below.text, *below.span) or labels.beneficiary(below.text, [below.span])
            for name in acting[-1].wordings(fiscal=below.fiscal):
                below.put(name, what or below.unit(), detail, below.span, "rate-below")
            yield from below.found
