"""Where in a document an offset stands: its block, its sentence, its clause."""

from __future__ import annotations

from bisect import bisect_right

from govgraph.model import Block, Document

_SENTENCE_ENDS = "。！？\n"


def block_at(document: Document, offset: int) -> Block | None:
    """The block that holds an offset."""
    i = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[i] if i >= 0 and offset < max(document.blocks[i].end, document.blocks[i].start + 1) else None


def place_at(document: Document, offset: int) -> str:
    """The place of the block that holds an offset."""
    block = block_at(document, offset)
    return block.place if block else ""


def sentence(text: str, start: int, end: int = -1, marks: str = _SENTENCE_ENDS) -> tuple[int, int]:
    """The sentence round a span, its full stop included; other `marks` cut finer: 。； or 。；，."""
    end = max(start, end)
    left = max(text.rfind(mark, 0, start) for mark in marks) + 1
    ends = [i for mark in marks if (i := text.find(mark, end)) >= 0]
    right = min(ends) if ends else len(text)
    return left, right + (right < len(text) and text[right] != "\n")
