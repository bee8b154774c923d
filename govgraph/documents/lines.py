"""The physical lines of a source: what each looks like before anything is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.text import document_number, parse_date

_BULLET = re.compile(r"[ \t\u3000]*(?:[-•●▪■◆]+[ \t\u3000]+)?")
_DATE_ONLY = re.compile(r"[（(]?[\s\d〇零○Ｏ一二三四五六七八九十廿]+年[\s\d〇零○一二三四五六七八九十]+月[\s\d〇零○一二三四五六七八九十廿卅]+日[）)]?")
_ORDER = re.compile(r"第\s*([\d零〇一二三四五六七八九十百]+)\s*号(?:令)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the white space and bullet round it; offsets count in the source."""

    start: int
    end: int
    text: str  #: stripped; may hold white space inside
    indent: int  #: width of the white space before it

    @property
    def bare(self) -> str:
        """The text without any white space."""
        return "".join(self.text.split())


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Every line between two offsets, blank ones too (with empty text)."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield line(text, at, stop)
        at = stop + 1


def line(text: str, start: int, end: int) -> Line:
    """One line; a leading list bullet (- •) is left out."""
    lead = _BULLET.match(text, start, end)
    begin = lead.end() if lead else start
    raw = text[begin:end]
    stripped = raw.rstrip("\r \t\u3000\f\v\xa0")
    front = len(stripped) - len(stripped.lstrip("\f\v\xa0 \t\u3000"))
    begin += front
    return Line(begin, begin + len(stripped) - front, stripped[front:], begin - start)


def number_of(entry: Line) -> str:
    """The document number a line consists of, normalised; empty where it is another line."""
    text = entry.text
    if len(text) > 40 or "号" not in text[-4:]:
        return ""
    return document_number(text)


_SIGNS = re.compile(r"发|函|办|[〔［\[（(]|[〕］\]）)]|(?:19|20)\d|\d{1,4}\D?号|号$")


def looks_like_number(entry: Line) -> bool:
    """Whether a line may be a document number that the scanner spoiled: 澜政办发〔20I9〕52号."""
    text = entry.text
    if not 7 <= len(text) <= 30 or not re.search(r"\d", text) or re.search("[。，；：、《]", text):
        return False
    return len({m[0][:1] if not m[0][0].isdigit() else "9" for m in _SIGNS.finditer(text)}) >= 4


def order_of(entry: Line) -> str:
    """第583号, as the number line below 国务院令: the ordinal as written; empty where it is another line."""
    match = _ORDER.fullmatch(entry.text) if len(entry.text) < 16 else None
    return match[1] if match else ""


def date_of(entry: Line) -> str:
    """The ISO date a line consists of; empty where it is another line."""
    text = entry.text
    if len(text) > 30 or "年" not in text or not _DATE_ONLY.fullmatch(text):
        return ""
    return parse_date(text)
