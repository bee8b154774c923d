"""Takes an enumeration of names apart, as it stands in brackets, lists and table cells."""

from __future__ import annotations

import re

from govgraph.model import Mention
from govgraph.names.finder import find, fold

_ETC = re.compile("等$")
_ROLES = re.compile(
    "(?:分别|共同|具体|按(?:照)?(?:各自)?职责(?:分工)?)*(?:牵头|负责|配合|参与|参加|落实|主办|协办|承办|指导|协调|组织|实施|会同)+(?:落实|单位|部门|实施)?$"
)


def split(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """The names of an enumeration: 市发展改革委、市财政局，各县（市、区）人民政府.

    A part that reads as no known name is kept as written with the kind `unknown`.
    """
    end = len(text) if end is None else end
    result: list[Mention] = []
    for begin, stop in _parts(text, start, end):
        found = [m for m in find(text, begin, stop)]
        if found:
            result += found
        elif stop > begin:
            result.append(Mention(begin, stop, "unknown", text[begin:stop], text[begin:stop]))
    return result


def is_agency_list(text: str) -> bool:
    """Whether a text is nothing but names, with or without their roles: 市财政局、市民政局负责."""
    bare = _ROLES.sub("", text.strip("（）() "))
    if not bare or len(bare) > 400:
        return False
    covered = 0
    for mention in find(bare):
        covered += mention.end - mention.start
    return covered >= 2 and not _left_over(bare)


def _left_over(text: str) -> bool:
    """Whether anything but names and what joins them is in a text."""
    rest, last = "", 0
    for mention in find(text):
        rest += text[last : mention.start]
        last = max(last, mention.end)
    rest += text[last:]
    rest = re.sub("按(?:照)?(?:各自)?职责(?:分工)?|牵头|负责|配合|分别|以及|单位|部门|有关|相关|参与|指导|协调|落实|各自|共同|具体|会同|等", "", rest)
    return bool(rest.strip("、，,；;。 和及与：:\t\n"))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans between separators that stand outside brackets, where a field without noun runs on to the part that has it."""
    folded = fold(text)
    parts, depth, begin = [], 0, start
    for at in range(start, end):
        char = folded[at]
        if char in "（“《":
            depth += 1
        elif char in "）”》":
            depth = max(0, depth - 1)
        elif char in "；。\n\t" and not depth:
            parts.append((begin, at))
            begin = at + 1
    parts.append((begin, end))
    return [(s, e) for s, e in parts if text[s:e].strip()]


def kind(name: str) -> str:
    """What kind of name a wording is: agency, government, party, court, organization, collective, body, office, tier; or empty."""
    found = find(name)
    return found[0].kind if len(found) == 1 and found[0].start == 0 and found[0].end == len(name) else ""


def is_party(name: str) -> bool:
    """Whether a name is of a Party organ: 市委组织部, 市纪委监委."""
    return kind(name) == "party"
