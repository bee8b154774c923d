"""Assignments in brackets: （A牵头，B、C配合） （A、B负责） （责任单位：A、B；配合单位：C） （市民政局、市财政局）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import Assignment, Task, block_label, label
from govgraph.model import Block, Document, Finding

_BRACKET = re.compile(r"[（(【\[〔]((?:[^（）()【】\[\]〔〕]|[（(][^（）()]{0,40}[）)]){3,600})[）)】\]〕]")
_HINT = re.compile("牵头|负责|配合|单位|部门|局|委|办|部|厅|政府|参与|落实")
_NOT = re.compile("^(?:以下|下称|简称|含|包括|见|详见|附|注|例如|如|即|原|不含|指)|以下简称|以下称")
_UNKNOWN = re.compile(r"[\u4e00-\u9fffA-Za-z（）()·“”]{2,24}")
_VERBLIKE = re.compile("[按照将对把于年月日的了是]|工作$|实施$|情况|项目$|标准|资金|改革$|建设$")
_ROLE_SIGN = re.compile("牵头|负责|配合|参与|单位|部门[:：]|协办|主办|落实")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an enumeration and the role it has there."""

    name: str
    role: str


def find(document: Document, powers: Sequence[Finding]) -> Iterator[Assignment]:
    """The assignments in brackets, each bracket's rows under one task: the text before it, back to the bracket before.

    `powers`: items of authority; a bracket there names their holder.
    """
    held = {(f.place, f.subject) for f in powers}
    text = document.text
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row") or not _HINT.search(text, block.start, block.end):
            continue
        since, count = block.start, 0
        for match in _BRACKET.finditer(text, block.start, block.end):
            named = read(text, match, block)
            if named and not all((block.place, n.name) in held for n in named):
                task = Task(at, since, _label(document, block, since, match.start(), count))
                for n in named:
                    yield Assignment(n.name, n.role, task, match.start(), match.end(), "explicit", f"bracket-{n.role}")
                since, count = match.end(), count + 1


def read(text: str, match: re.Match[str], block: Block) -> list[Named]:
    """Who a bracket names in which role; nobody where it is another bracket."""
    content = match[1]
    if _NOT.search(content) or not _HINT.search(content):
        return []
    sign = _ROLE_SIGN.search(content)
    if not sign and not (_closes(text, match.end(), block.end) and names.is_agency_list(content)):
        return []
    found = roles(content)
    if not found or (not sign and len(found) == 1 and text[match.start() - 1] in "局委办部厅"):
        return []
    if sign and not words.labels()[0].search(content) and not _is_names(content):
        return []
    return found


def _is_names(content: str) -> bool:
    """Whether a bracket holds names and their roles; one in three may be damaged beyond recognition."""
    if names.is_agency_list(content):
        return True
    found = names.split(content)
    known = sum(m.kind != "unknown" for m in found)
    plain = not re.search("[。：:？！]", content) and all(len(m.text) <= 16 for m in found)
    return plain and known >= 2 and 3 * known >= 2 * len(found)


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a bracket ends its sentence or its block."""
    return at >= end or text[at] in "。；;\n" or text[at - 2] in "。"


def _label(document: Document, block: Block, since: int, until: int, count: int) -> str:
    """The block's heading for its first bracket, the first clause after the bracket before for the others."""
    if count:
        return label(document.text[since:until]) or block_label(document, block)
    own = block_label(document, block)
    if (not own or block.label[0] >= until) and block.parent >= 0:
        return block_label(document, document.blocks[block.parent])
    if not block.marker and block.parent >= 0 and document.blocks[block.parent].kind == "heading" and document.blocks[block.parent].marker:
        return block_label(document, document.blocks[block.parent])
    return own


def roles(content: str) -> list[Named]:
    """Names and roles of an enumeration with labels (牵头单位：) or verbs (牵头，配合); without either all are responsible."""
    pattern, label_roles = words.labels()
    marks = list(pattern.finditer(content))
    if not marks:
        return _by_verbs(content, "")
    found: list[Named] = _by_verbs(content[: marks[0].start()], "") if marks[0].start() > 3 else []
    for k, mark in enumerate(marks):
        stop = marks[k + 1].start() if k + 1 < len(marks) else len(content)
        if role := label_roles[mark["label"]]:
            found += _by_verbs(content[mark.end() : stop], role)
    if any(n.role == "lead" for n in found):
        found = [Named(n.name, "support") if n.role == "responsible" else n for n in found]
    return list(dict.fromkeys(found))


def _by_verbs(content: str, default: str) -> list[Named]:
    """Each name takes the role of the verb that comes next; those after the last verb take the label's."""
    pattern, verb_roles = words.verbs()
    found: list[Named] = []
    waiting: list[str] = []
    at = 0
    for match in _verb_marks(pattern, content):
        waiting += _names(content[at : match.start()])
        role = verb_roles[match[0]]
        found += [Named(name, role) for name in waiting]
        if waiting:
            waiting = []
        at = match.end()
    rest = _names(content[at:])
    found += [Named(name, default or ("support" if any(n.role == "lead" for n in found) else "responsible")) for name in waiting + rest]
    if any(n.role == "lead" for n in found):
        found = [Named(n.name, "support") if n.role == "responsible" else n for n in found]
    return list(dict.fromkeys(found))


def _verb_marks(pattern: re.Pattern[str], content: str) -> Iterator[re.Match[str]]:
    """Verbs that close a list of names, not ones inside a name (市实施…办公室)."""
    for match in pattern.finditer(content):
        if match.end() == len(content) or content[match.end()] in "，,；;。、）) 和及" or match[0] in ("牵头", "牵头负责", "配合"):
            yield match


def _names(content: str) -> list[str]:
    return [m.text for m in names.split(content) if m.kind != "unknown" or _is_name(m.text)]


def _is_name(text: str) -> bool:
    return bool(_UNKNOWN.fullmatch(text)) and not _VERBLIKE.search(text)
