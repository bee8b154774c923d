"""Reads who has which role in an enumeration: A牵头，B、C配合; 责任单位：A、B；配合单位：C; A、B."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import words
from govgraph.model import Mention

_UNKNOWN = re.compile(r"[\u4e00-\u9fffA-Za-z（）()·“”]{2,24}")
_VERBLIKE = re.compile("[按照将对把于年月日的了是]|工作$|实施$|情况|项目$|标准|资金|改革$|建设$")
_FIRST = re.compile("(?:排名|[列排])在?(?:第一|首)位?(?:的|者)?(?:单位|部门)?(?:为|是|作为)?(?:总)?牵头")
#: a last clause that says when, not who: 2017年6月底前完成, 持续推进
_WHEN = re.compile(
    r"[，,；;。](?:(?:持续|长期|全年|每年|年底|[\d一二三四五六七八九十]+[年月]|完成时限|列|排|带[*※])[^，,；;。]*|[^，,；;。]*下同|[^，,；;。]*(?:前|底)完成)$"
)
_AFTER = frozenset("，,；;。、）) 和及")
_CLOSERS = ("牵头", "牵头负责", "配合", "分别牵头", "共同牵头")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an enumeration and the role it has there."""

    name: str
    role: str


def roles(content: str) -> list[Named]:
    """Names and roles of an enumeration with labels (牵头单位：) or verbs (牵头，配合); without either all are responsible."""
    return read_roles(content, names.split(content))


def read_roles(content: str, mentions: Sequence[Mention]) -> list[Named]:
    """The same for names that are known already."""
    pattern, label_roles = words.labels()
    marks = [(0, 0, ""), *((m.start(), m.end(), label_roles[m["label"]] or "-") for m in pattern.finditer(content))]
    verbs = _verbs(content)
    found: list[Named] = []
    for k, (_, begin, given) in enumerate(marks):
        stop = marks[k + 1][0] if k + 1 < len(marks) else len(content)
        if given != "-":
            inside = [m for m in mentions if begin <= m.start < stop and (m.kind != "unknown" or _is_name(m.text))]
            found += _by_verbs(inside, [v for v in verbs if begin <= v[0] < stop], given)
    return list(dict.fromkeys(_beside_lead(found)))


def _verbs(content: str) -> list[tuple[int, str]]:
    """Where verbs close a list of names, not ones inside a name (市实施…办公室), and the role of each."""
    pattern, verb_roles = words.verbs()
    return [
        (match.start(), verb_roles[match[0]])
        for match in pattern.finditer(content)
        if match.end() == len(content) or content[match.end()] in _AFTER or match[0] in _CLOSERS
    ]


def _by_verbs(mentions: Sequence[Mention], verbs: Sequence[tuple[int, str]], given: str) -> list[Named]:
    """Each name takes the role of the verb that comes next; those after the last verb take the label's."""
    roles = [next((role for at, role in verbs if at >= m.end), "") for m in mentions]
    rest = given or ("support" if "lead" in roles else "responsible")
    return _beside_lead([Named(m.text, role or rest) for m, role in zip(mentions, roles, strict=True)])


def _beside_lead(found: list[Named]) -> list[Named]:
    """Who is responsible beside a lead is its support."""
    if any(n.role == "lead" for n in found):
        return [Named(n.name, "support") if n.role == "responsible" else n for n in found]
    return found


def closed(content: str, mentions: Sequence[Mention], labelled: bool) -> bool:
    """Whether an enumeration is nothing but names and roles."""
    if labelled and words.labels()[0].search(content):
        return True
    return names.is_list(content, mentions) or (labelled and _mostly_known(content, mentions))


def _mostly_known(content: str, mentions: Sequence[Mention]) -> bool:
    """Whether a list with roles holds one name in three at most that is damaged, or listed nowhere."""
    known = sum(m.kind != "unknown" for m in mentions)
    plain = not re.search("[。：:？！]", content) and all(len(m.text) <= 16 for m in mentions)
    return plain and known >= 2 and 3 * known >= 2 * len(mentions)


def without_time(content: str) -> str:
    """An enumeration without its last clauses that say when, or how to read it."""
    while match := _WHEN.search(content):
        content = content[: match.start()]
    return content


def says_first_leads(content: str) -> bool:
    """Whether a bracket says that the first of those named leads: 列第一位者为牵头单位，下同."""
    return bool(_FIRST.search(content))


def first_leading(found: list[Named]) -> list[Named]:
    """The first of several as lead, the others as its support, where no verb tells them apart."""
    several = not found or names.kind(found[0].name) == "collective"
    if len(found) < 2 or several or any(n.role != "responsible" for n in found):
        return found
    return [Named(found[0].name, "lead"), *(Named(n.name, "support") for n in found[1:])]


def _is_name(text: str) -> bool:
    return bool(_UNKNOWN.fullmatch(text)) and not _VERBLIKE.search(text)
