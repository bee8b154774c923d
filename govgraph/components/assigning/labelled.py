"""Assignments in lines with a label: 牵头单位：市教育局  配合单位：市财政局; 实施主体：云岭区人民政府."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.components.assigning import enumerations, words
from govgraph.components.assigning.tasks import Assignment, Task, block_label
from govgraph.model import Block, Document


def find(document: Document) -> Iterator[Assignment]:
    """The assignments of labels outside brackets, in paragraphs; the task is the numbered unit they stand in."""
    pattern, _ = words.labels()
    text = document.text
    tasks: dict[int, Task] = {}
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row"):
            continue
        match = pattern.search(text, block.start, block.end)
        if not match or _in_bracket(text, block, match.start()) or not _leads(text, block, match.start()):
            continue
        content = text[match.start() : block.end]
        stop = content.find("。")
        if not 0 < len(content[: stop if stop > 0 else None]) <= 400:
            continue
        unit = at if block.marker and match.start() - block.start > len(block.marker) + 4 else block.parent
        unit = unit if unit >= 0 else at
        task = tasks.setdefault(unit, Task(unit, document.blocks[unit].start, block_label(document, document.blocks[unit])))
        for n in enumerations.roles(content[: stop if stop > 0 else None]):
            yield Assignment(n.name, n.role, task, match.start(), block.end, "explicit", f"label-{n.role}")


def _in_bracket(text: str, block: Block, at: int) -> bool:
    before = text[block.start : at]
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _leads(text: str, block: Block, at: int) -> bool:
    """Whether the label begins its block or its sentence."""
    before = text[block.start : at].strip("－-—*•· ")
    return not before or before == block.marker or before[-1] in "。；;！ \t" or len(before) <= len(block.marker) + 2
