"""The physical lines of a source: what each looks like before anything is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.text import document_number, parse_date

_BULLET = re.compile(r"[ \t\u3000]*(?:[-•●▪■◆]+[ \t\u3000]+)?")
_DATE_ONLY = re.compile(r"[（(]?[\s\d〇零○Ｏ一二三四五六七八九十廿]+年[\s\d〇零○一二三四五六七八九十]+月[\s\d〇零○一二三四五六七八九十廿卅]+日[）)]?")
_ORDER = re.compile(r"((?:19|20)\d\d年)?\s*第\s*([\d零〇一二三四五六七八九十百]+)\s*号(?:令)?")
_ROUND = re.compile(r"[（(【]?\s*(?:(?:发文字号|文\s*号|文件编号|字\s*号)\s*[:：])?\s*(?P<number>[^:：]{4,34}?号)\s*[）)】]?(?:\s*签\s*发\s*人.*)?")
_ORDINAL = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,24}(?:令|公告|通告))[\s（(]*(?P<ordinal>(?:(?:19|20)\d\d\s*年\s*)?第\s*\d{1,4}\s*号)[）)]?")
_MINUTES = re.compile(r"[〔［\[（(]\s*((?:19|20)\d\d)\s*[〕］\]）)]\s*(第?)\s*(\d{1,4})\s*([号期次])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the white space and bullet round it; offsets count in the source."""

    start: int
    end: int
    text: str  #: stripped; may hold white space inside
    indent: int  #: width of the white space before it
    behind: int = 0  #: tabs behind it: empty cells that end a row

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
    return Line(begin, begin + len(stripped) - front, stripped[front:], begin - start, raw.count("\t", len(stripped)))


def number_of(entry: Line) -> str:
    """The document number a line consists of, normalised; empty where it is another line."""
    text = entry.text
    if len(text) > 40 or "号" not in text[-4:] or ("\t" in text and "的" in text):
        return ""
    return document_number(text)


def stated_number(entry: Line) -> str:
    """The number that a line of a head states in whatever dress: （澜政发〔2019〕3号）, 文号：…, …号　签发人：…; 〔2020〕5号 of minutes."""
    if plain := number_of(entry):
        return plain
    if len(entry.text) > 70 or not re.search("[号期次]", entry.text):
        return ""
    if minutes := _MINUTES.fullmatch(entry.text):
        return f"〔{minutes[1]}〕{minutes[2]}{int(minutes[3])}{minutes[4]}"
    match = _ROUND.fullmatch(entry.text)
    return document_number(match["number"]) if match else ""


_SIGNS = re.compile(r"发|函|办|[〔［\[（(]|[〕］\]）)]|(?:19|20)\d|\d{1,4}\D?号|号$")


_TITLED = re.compile("的|[\u4e00-\u9fff]{5}[（(]")  #: a title before its number: 澜江市湿地保护细则（澜政发…
#: letters that a scanner reads for digits
_ALIKE = str.maketrans("IlOoQ", "11000")
#: a number with one sign spoiled, and the sign: 〔2019X73号, 〔2019〕73X, 〔2X19〕73号
_SPOILED = tuple(
    (re.compile(pattern), whole)
    for pattern, whole in (
        (r"(?<=(?:19|20)\d\d)[^\d〕］\]）)](?=\d{1,4}号$)", "〕"),
        (r"(?<=[〕］\]）)])(\d{1,4})[^\d号]$", r"\1号"), (r"(?<=[〔［\[（(])2[^\d](?=[012]\d[〕］\]）)])", "20"),
        (r"(?<=[〔［\[（(])[^\d]0(?=[012]\d[〕］\]）)])", "20"),
    )
)  # fmt: skip


def looks_like_number(entry: Line) -> bool:
    """Whether a line may be a document number that the scanner spoiled: 澜政办发〔20I9〕52号."""
    text = entry.text
    if not 7 <= len(text) <= 30 or "\t" in text or _TITLED.search(text) or not re.search(r"\d", text) or re.search("[。，；：、《]", text):
        return False
    return len({m[0][:1] if not m[0][0].isdigit() else "9" for m in _SIGNS.finditer(text)}) >= 4


def mended_number(entry: Line) -> str:
    """The number of a line that looks like one with a single sign spoiled, where only one number can be meant; else empty."""
    text = entry.bare.translate(_ALIKE)
    if plain := document_number(text):
        return plain
    found = {document_number(sign.sub(whole, text, count=1)) for sign, whole in _SPOILED if sign.search(text)} - {""}
    return found.pop() if len(found) == 1 else ""


def order_of(entry: Line) -> str:
    """第583号, as the number line below 国务院令, or 2020年第5号 below a 公告: what stands before 号; empty where it is another line."""
    match = _ORDER.fullmatch(entry.text) if len(entry.text) < 16 else None
    return f"{match[1] or ''}第{match[2]}号" if match else ""


def ordinal_line(entry: Line) -> tuple[str, str]:
    """农业农村部公告　第123号, in one line: whose, and the ordinal; empty where it is another line."""
    match = _ORDINAL.fullmatch(entry.text) if len(entry.text) < 50 and "号" in entry.text[-2:] else None
    return (match["whose"], "".join(match["ordinal"].split())) if match else ("", "")


def date_of(entry: Line) -> str:
    """The ISO date a line consists of; empty where it is another line."""
    text = entry.text
    if len(text) > 30 or "年" not in text or not _DATE_ONLY.fullmatch(text):
        return ""
    return parse_date(text)
