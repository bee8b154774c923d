"""Who fills a role, and the parts of a text that name one each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govgraph.people.persons import is_name, may_be_name
from govgraph.text import without_space

_NOTE = re.compile(r"[男女]|.{1,6}族|汉|中共党员|无党派(?:人士)?|民[革盟建进]|致公党|九三学社|农工党|台盟|女性")
#: what parts a text, besides brackets
_MARKS = {marks: re.compile(f"[（(）){marks}]") for marks in ("；;。", "，,", "、")}
_ADDS = re.compile("增补|增加|补充|新增|聘请|聘任|明确|确定|任命")


@dataclass(frozen=True, slots=True)
class Seat:
    """Who fills a role; the span is that of the name with the post beside it."""

    name: str  #: empty where only a post or an office is named
    post: str
    start: int
    end: int


def from_list(found: Iterable[Seat]) -> Iterator[Seat]:
    """Seats whose evidence, where they are offices in an enumeration, begins with the first of it: the words before tell whose list it is."""
    first = -1
    for seat in found:
        first = -1 if seat.name else first if first >= 0 else seat.start
        yield seat if seat.name else replace(seat, start=first)


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space, punctuation and 增补 round it."""
    while start < end and (text[start].isspace() or text[start] in "，、；。,;：:-•"):
        start += 1
    if adds := _ADDS.match(text, start, end):
        start = adds.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，、；。,;" or _closes_nothing(text, start, end)):
        end -= 1
    return start, end


def _closes_nothing(text: str, start: int, end: int) -> bool:
    """Whether a span ends in a bracket that opens before it."""
    return (text[end - 1] == "）" and "（" not in text[start:end]) or (text[end - 1] == ")" and "(" not in text[start:end])


def split(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """Stripped parts between marks that stand outside brackets."""
    depth, begin = 0, start
    for match in _MARKS[marks].finditer(text, start, end):
        char = match[0]
        if char in "（(":
            depth += 1
        elif char in "）)":
            depth = max(0, depth - 1)
        elif not depth:
            yield from _part(text, begin, match.start())
            begin = match.end()
    yield from _part(text, begin, end)


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = strip(text, start, end)
    if start < end:
        yield start, end


def person(text: str, loose: bool = False) -> str:
    """The name that a text is, without 同志 and inner white space; empty where it is none."""
    name = without_space(text)
    if name.endswith("同志") and len(name) > 3:
        name = name[:-2]
    return name if is_name(name) or (loose and may_be_name(name)) else ""


def without_notes(note: str) -> str:
    """What a bracket says besides sex, people and party: 女，藏族，县人民政府副县长 → 县人民政府副县长."""
    parts = re.split("[，、,；;]", without_space(note))
    kept = [p for p in parts if not _NOTE.fullmatch(p)]
    return "、".join(kept) if len(kept) < len(parts) else without_space(note)


def bare(wording: str) -> str:
    """A wording without a bracket that tells of sex or people: 市财政局副局长关某（女，满族）."""
    match = re.search("[（(]([^（）()]*)[）)]$", wording)
    return wording[: match.start()] if match and not without_notes(match[1]) else wording
