"""Reads who fills a role: persons with their posts, posts or offices without a name, one or many."""

from __future__ import annotations

import re

from govgraph.people.listed import enumerated
from govgraph.people.persons import ends_post
from govgraph.people.seat import Seat, bare, person, split, strip, without_notes
from govgraph.people.spaced import spaced
from govgraph.people.wording import post_then_name
from govgraph.text import without_space

_LIST = re.compile(r"[、，,；;。]")
_NOTED = re.compile("(?P<name>[^（）()、，；]{2,12})[（(](?P<note>[^（）()]*)[）)](?P<post>[^，；（）()]{3,40})")
_COMMA = re.compile("[，,]")
_PAREN = re.compile(r"(?P<name>[^（）()、，；。,;]{2,20})[（(](?P<note>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)](?:[（(]兼[任）)]*)?")


def read(text: str, start: int = 0, end: int | None = None, *, roster: bool = False) -> list[Seat]:
    """The seats in a stretch of text.

    张三  市财政局局长; 张 三（女，回族，县长）; 张三，市长；李四，副市长; 市财政局局长张三、市能源局白某同志; 张三、李四 市政府副秘书长;
    市长; 市财政局、市民政局分管领导. In a `roster` names without a known surname count where a post follows.
    """
    end = len(text) if end is None else end
    result: list[Seat] = []
    for begin, stop in split(text, start, end, "；;。"):
        result += _chunk(text, begin, stop, roster)
    return result


def _chunk(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """One person with post, several in brackets or in columns, or an enumeration."""
    if found := _noted(text, start, end) or _bracketed(text, start, end, roster):
        return found
    if apart := _apart(text, start, end, roster):
        return apart
    if comma := _comma(text, start, end, roster):
        return comma
    return enumerated(text, start, end)


def _apart(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """Persons set apart by white space, also where a comma parts one from the next: 张三 市水利局局长，李 四 市财政局局长."""
    parts = list(split(text, start, end, "，,"))
    if len(parts) > 1:
        found = [spaced(text, *part, roster) for part in parts]
        if all(seats and all(seat.name and seat.post for seat in seats) for seats in found):
            return [seat for seats in found for seat in seats]
    return spaced(text, start, end, roster)


def _noted(text: str, start: int, end: int) -> list[Seat]:
    """丁某某（女）市工业和信息化局局长: the post right after a bracket on the person."""
    match = _NOTED.fullmatch(text, start, end)
    if not match or without_notes(match["note"]) or not ends_post(match["post"]):
        return []
    name = person(match["name"], loose=True)
    return [Seat(name, without_space(match["post"]), start, end)] if name else []


def _bracketed(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """张三（市财政局局长）、李 四（兼）, and several names before one bracket."""
    result: list[Seat] = []
    at = start
    while match := _PAREN.match(text, at, end):
        name = person(match["name"], loose=roster or match["note"].startswith("兼"))
        post, alone = without_notes(match["note"]), not _LIST.sub("", text[match.end() : end]).strip()
        if not name or (not post and not alone):
            return [*result, *enumerated(text, at, end)] if result else []
        result.append(Seat(name, post, match.start(), match.end()))
        at, stop = strip(text, match.end(), end)
        if at >= stop:
            return result
        if not _LIST.search(text, match.end(), at) and not _PAREN.match(text, at, end):
            return []
    return [*result, *(enumerated(text, at, end) if at < end else ())] if result else []


def _comma(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """张三，市委常委、副市长."""
    match = _COMMA.search(text, start, end)
    if not match:
        return []
    name, rest = person(bare(without_space(text[start : match.start()])), loose=roster), without_space(text[match.end() : end])
    if not name or not ends_post(rest) or post_then_name(rest):
        return []
    return [Seat(name, rest, start, end)]
