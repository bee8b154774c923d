"""Where in a document an offset stands: its block, its sentence, its clause."""

from __future__ import annotations

from bisect import bisect_right

from govgraph.model import Block, Document

_SENTENCE_ENDS = "。！？"


def block_at(document: Document, offset: int) -> Block | None:
    """The block that holds an offset."""
    i = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[i] if i >= 0 and offset < max(document.blocks[i].end, document.blocks[i].start + 1) else None


def place_at(document: Document, offset: int) -> str:
    """The place of the block that holds an offset."""
    block = block_at(document, offset)
    return block.place if block else ""


def sentence(text: str, start: int, end: int = -1, marks: str = _SENTENCE_ENDS) -> tuple[int, int]:
    """The sentence round a span within its line, its full stop included; other `marks` cut finer: 。； or 。；，."""
    end = max(start, end)
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    last = len(text) if stop < 0 else stop
    left = max(first, *(text.rfind(mark, first, start) + 1 for mark in marks))
    right = min((i for mark in marks if (i := text.find(mark, end, last)) >= 0), default=last)
    return left, min(right + 1, last)
