"""Finds the measures of a document: numbered units that say what is to be done, with or without anyone assigned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.assigning.tasks import LABEL, block_label
from govgraph.lexicon import load
from govgraph.model import Block, Document, Finding


@Language.factory("tasks", assigns=["doc._.tasks"])
def make_tasks(nlp: Language, name: str) -> Tasks:
    """The component that fills `doc._.tasks`."""
    return Tasks()


class Tasks:
    """Find measures: （二）加强队伍建设。… ; not aims, principles, definitions, scope, background, or headings of others."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.tasks`."""
        document: Document | None = doc._.document
        if document is not None:
            doc._.tasks = tuple(find(document))
        return doc


def find(document: Document) -> Iterator[Finding]:
    """The measures of a document, in text order."""
    blocks = document.blocks
    parents = {b.parent for b in blocks if b.marker}
    excluded: set[int] = set()
    for at, block in enumerate(blocks):
        name = block_label(document, block)
        if not block.marker:
            if block.kind == "heading" and _list().search(name):
                excluded |= {at, block.parent} if 0 <= block.parent == at - 1 else {at}  # with the 附件 that it is the title of
            continue
        if block.parent in excluded or _frame().search(name):
            excluded.add(at)
            continue
        if at not in parents and _is_measure(document, block, name):
            yield Finding(
                "task", document.key, "", name, "", block.start, min(block.label[1], block.end), "explicit", "numbered-measure", block.place
            )


def _is_measure(document: Document, block: Block, name: str) -> bool:
    text = document.text[block.start : block.end]
    if name.endswith(("时", "的")) and len(name) < LABEL:  # 租赁合同终止时，…: a case, no measure
        return False
    return bool(name) and bool(_action().search(text)) and not _no_measure().search(name)


@cache
def _frame() -> re.Pattern[str]:
    """Headings under which nothing is to be done: 指导思想 基本原则 适用范围 附则."""
    return re.compile("|".join(map(re.escape, load("tasks")["frames"])))


@cache
def _list() -> re.Pattern[str]:
    """Titles of annexes that list things, not measures: 前期拟研究重大课题, 登记表."""
    return re.compile("|".join(map(re.escape, load("tasks")["lists"])))


@cache
def _action() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("tasks")["actions"])))


@cache
def _no_measure() -> re.Pattern[str]:
    return re.compile("|".join(load("tasks")["none"]))
