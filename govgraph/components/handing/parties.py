"""The names that can report or be reported to, and which of them an enumeration holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Body, Document, Mention

_JOINED = re.compile(r"(?:[、和与及]|以及|会同|、?各)*|等(?:部门|单位)?[、和]?")
_UNIT = re.compile(r"[\u4e00-\u9fff“”]{2,20}(?:组|办公室|中心|指挥部|领导小组|专班|委员会|局|联席会议)")
_LEAD = re.compile(r".*(?:[将把向由，]|报告?(?![道告社]))(?=..)|[告交送请至给](?=..)|[\d.．、]+|（[一二三四五六七八九十\d]+）")
_KINDS = frozenset({"agency", "government", "party", "court", "collective", "body", "office", "organization", "unknown"})


def known(document: Document, text: str, names: Sequence[Mention], bodies: Sequence[Body]) -> list[Mention]:
    """The names that can report, with the working groups that the document describes: 监测预报组."""
    found = {n.start: n for n in map(_trimmed, names) if n.kind in _KINDS}
    groups = {alias for body in bodies for alias in (body.name, *body.aliases)}
    groups |= {
        label for block in document.blocks if (label := text[slice(*block.label)]).endswith("组") and _UNIT.fullmatch(label)
    }
    for group in sorted(groups, key=len, reverse=True):
        for match in re.finditer(re.escape(group), text):
            if not any(n.start <= match.start() < n.end for n in found.values()):
                found[match.start()] = Mention(match.start(), match.end(), "body", group)
    return _merged(sorted(found.values(), key=lambda n: (n.start, n.end)))


def _trimmed(name: Mention) -> Mention:
    """A body's name without what of the sentence was taken for its beginning: 将工作总结报领导小组 → 领导小组."""
    lead = _LEAD.match(name.text) if name.kind in ("body", "office") else None
    return replace(name, start=name.start + lead.end(), text=name.text[lead.end() :]) if lead else name


def _merged(names: list[Mention]) -> list[Mention]:
    """Names with a place's collective put before a body's as one: 各县（市、区） + 治理工作领导小组."""
    result: list[Mention] = []
    for name in names:
        if result and result[-1].end == name.start and result[-1].kind == "collective" and name.kind in ("body", "office"):
            first = result.pop()
            name = replace(name, start=first.start, text=first.text + name.text)
        result.append(name)
    return result


def last_of_list(text: str, names: list[Mention], i: int) -> int:
    """Index of the last name of the enumeration that a name begins."""
    while i + 1 < len(names) and _JOINED.fullmatch(text, names[i].end, max(names[i].end, names[i + 1].start)):
        i += 1
    return i


def full(text: str, names: list[Mention], name: Mention) -> Mention:
    """A bare 办公室 as the office that was named last before it: 领导小组办公室."""
    if name.text != "办公室":
        return name
    offices = [n for n in names if n.start < name.start and n.text.endswith("办公室") and len(n.text) > 3]
    return replace(name, text=offices[-1].text) if offices else name
