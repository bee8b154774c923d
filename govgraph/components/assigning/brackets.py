"""Assignments in brackets: （A牵头，B、C配合） （A、B负责） （责任单位：A、B；配合单位：C） （市民政局、市财政局）."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govgraph import names
from govgraph.components.assigning.enumerations import Named, closed, first_leading, read_roles, says_first_leads, without_time
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Block, Document, Finding, Mention

_BRACKET = re.compile(r"[（(【\[〔]((?:[^（）()【】\[\]〔〕]|[（(〔][^（）()〔〕]{0,40}[）)〕]){3,600})[）)】\]〕]")
_HINT = re.compile("牵头|负责|配合|单位|部门|局|委|办|部|厅|政府|参与|落实")
_NOT = re.compile("^(?:组长|副组长|成员|以下|下称|简称|含|包括|见|详见|附|注|例如|如|即|原|不含|指)|以下简称|以下称|电话")
_ROLE_SIGN = re.compile("牵头|负责(?!人|同志)|配合|参与|协办|主办|落实|(?:单位|部门|主体)[:：]")
_NAME_ENDS = "局委办部厅室组会院"  #: before a bracket that gives another name of the same: 领导小组办公室（市民政局）


def find(document: Document, mentions: Sequence[Mention], powers: Sequence[Finding]) -> Iterator[Assignment]:
    """The assignments in brackets, each bracket's rows under one task: the text before it, back to the bracket before.

    `powers`: items of authority; a bracket without a role there names their holder.
    """
    held = {(f.place, f.subject) for f in powers}
    starts = [m.start for m in mentions]
    text, first = document.text, False
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row") or not _HINT.search(text, block.start, block.end):
            continue
        since, count = block.start, 0
        for match in _BRACKET.finditer(text, block.start, block.end):
            inside = mentions[bisect_left(starts, match.start(1)) : bisect_left(starts, match.end(1))]
            named = read(text, match, block, inside)
            if not named or (not _ROLE_SIGN.search(match[1]) and all((block.place, n.name) in held for n in named)):
                continue
            said = says_first_leads(match[1])
            named = first_leading(named) if first or said else named
            first = first or (said and "下同" in match[1])
            task = Task(at, since, _label(document, block, since, match.start(), count))
            for n in named:
                yield Assignment(n.name, n.role, task, match.start(), match.end(), "explicit", f"bracket-{n.role}")
            since, count = match.end(), count + 1


def read(text: str, match: re.Match[str], block: Block, inside: Sequence[Mention]) -> list[Named]:
    """Who a bracket names in which role; nobody where it is another bracket. `inside`: the names that stand in it."""
    content = without_time(match[1])
    titled = block.marker.startswith("第") and match.start() == block.start + len(block.marker)  # 第三条（职责分工）
    if titled or _NOT.search(content) or not _HINT.search(content):
        return []
    sign = _ROLE_SIGN.search(content)
    if not sign and not _closes(text, match.end(), block.end):
        return []
    at, stop = match.start(1), match.start(1) + len(content)
    found = names.split(content, found=[Mention(m.start - at, m.end - at, m.kind, m.text, m.value) for m in inside if m.end <= stop])
    if not closed(content, found, bool(sign)):
        return []
    named = read_roles(content, found)
    return [] if not sign and len(named) == 1 and text[match.start() - 1] in _NAME_ENDS else named


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a bracket ends its sentence or its block."""
    return at >= end or text[at] in "。；;\n" or text[at - 2] in "。"


def _label(document: Document, block: Block, since: int, until: int, count: int) -> str:
    """The block's heading for its first bracket, the first clause after the bracket before for the others."""
    if count:
        return label(document.text[since:until]) or block_label(document, block)
    own = block_label(document, block)
    above = document.blocks[block.parent] if block.parent >= 0 else None
    if not above:
        return own
    bare = not own or block.label[0] >= until
    under_heading = not block.marker and above.kind == "heading" and above.marker
    return block_label(document, above) if bare or under_heading else own
