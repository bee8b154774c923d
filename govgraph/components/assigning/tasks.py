"""What is assigned: the unit of text that one bracket, list, row or sentence gives to somebody, with its label and place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.model import Basis, Block, Document, Finding

LABEL = 30
_SPACE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_AT_HEAD, _AT_TAIL = f"{_SPACE}，,。；;：:、—-", f"{_SPACE}，,。；;：:、（("  #: what a label neither begins nor ends with
_MANNER = re.compile("(?:根据|按照?|依据|结合|立足|围绕|在|于)[^，。；：]{0,30}(?:需要|实际|情况|要求|职责|分工|规定|意见|原则|精神|安排|部署|办法|标准|[下时前中内])，(?=[^，。；：]{4})")  #: 根据工作需要，…
_CLAUSE = re.compile("[，,。；;：:]")


@dataclass(frozen=True, slots=True)
class Task:
    """A unit that is assigned: its block, where its text begins (which orders the tasks of a place), its label."""

    block: int
    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody, a role, a task, and the span that says so."""

    subject: str
    role: str
    task: Task
    start: int
    end: int
    basis: Basis
    rule: str
    body: str = ""


def label(text: str) -> str:
    """The first clause of a text, at most 30 characters."""
    text = _trimmed(text)
    if manner := _MANNER.match(text):
        text = text[manner.end() :]
    found = _CLAUSE.search(text, 4)
    return _trimmed(text[: found.start()] if found else text)[:LABEL]


def _trimmed(text: str) -> str:
    return text.lstrip(_AT_HEAD).rstrip(_AT_TAIL)


def block_label(document: Document, block: Block) -> str:
    """The heading or first clause of a block."""
    text = document.text[block.label[0] : block.label[1]]
    if text.count("（") > text.count("）"):  # 推动绿色发展（牵头单位：…）
        text = text[: text.rindex("（")]
    return _trimmed(text)[:LABEL]


def findings(document: Document, assignments: Iterable[Assignment]) -> list[Finding]:
    """Assignments as findings, the tasks of one place told apart by their ordinal: 附件1/三/（二）/3/#2."""
    found = list(dict.fromkeys(assignments))
    tasks: dict[str, set[Task]] = defaultdict(set)
    for a in found:
        tasks[document.blocks[a.task.block].place].add(a.task)
    places: dict[Task, str] = {}
    for place, here in tasks.items():
        for k, task in enumerate(sorted(here, key=lambda t: (t.start, t.label)), start=1):
            places[task] = place if len(here) == 1 and place else f"{place}/#{k}" if place else f"#{k}"
    return [_finding(a, places[a.task]) for a in found]


def _finding(a: Assignment, place: str) -> Finding:
    return Finding("assigns", a.subject, a.role, a.task.label, "", a.start, a.end, a.basis, a.rule, place, a.body)


def once(assignments: Iterable[Assignment]) -> list[Assignment]:
    """One row per subject, role and task: the first."""
    seen: set[tuple[str, str, Task]] = set()
    kept = []
    for a in assignments:
        key = (a.subject, a.role, a.task)
        if key not in seen:
            seen.add(key)
            kept.append(a)
    return kept
