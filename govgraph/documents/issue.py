"""Splits a source into the documents of an issue: where each begins and ends, and what the gazette's cover says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.documents.lines import Line, looks_like_number, number_of, order_of, ordinal_line, stated_number
from govgraph.lexicon import load
from govgraph.model import Issue
from govgraph.text import parse_date

_CONTENTS = re.compile(r"目\s*[录錄次]")
_ENTRY = re.compile(r"(?P<title>.+?)\s*(?:[·.…‧・．。\-—_]\s*){2,}\s*[(（]?\d{1,4}[)）]?$|(?P<tabbed>.+?)\t+\(?\d{1,4}\)?$")
_GAZETTE = re.compile(r"[\u4e00-\u9fff]{2,30}公报")
_NUMBER = re.compile(r"第\s*([\d一二三四五六七八九十百]+)\s*[号期]")
_YEAR = re.compile(r"(20\d\d|19\d\d)\s*(?:年|[·.]|$)")
_OPENING = re.compile("关于|印发|转发|批转|公布|《|.*(?:令|公告|通告|办法|条例|规定)$")
_ALONE = re.compile("[\u4e00-\u9fff（）]{4,24}(?<!文件)")
_TITLE_LINES = 8
_TOP = 30  #: lines in which the metadata of a web page and a head stand


@dataclass(frozen=True, slots=True)
class Part:
    """Where one document stands: indices of its first line, its number line, and the line after its last."""

    first: int
    number: int  #: -1 where it has no number line
    last: int
    title: tuple[int, int]  #: lines of its title, end exclusive


def parts(entries: list[Line]) -> tuple[list[Part], Issue | None]:
    """The documents among the lines of a source, and the issue they stand in (None where there is no gazette round them)."""
    issue, begin = _cover(entries)
    heads = [h for i in range(begin, len(entries)) if (h := _head(entries, i, begin))]
    if not heads:
        return ([_single(entries, begin)] if begin < len(entries) else []), issue
    found = []
    for k, (first, number, title) in enumerate(heads):
        last = heads[k + 1][0] if k + 1 < len(heads) else len(entries)
        found.append(Part(first, number, _trimmed(entries, number, last), title))
    return found, issue


def _head(entries: list[Line], at: int, begin: int) -> tuple[int, int, tuple[int, int]] | None:
    """First line, number line and title lines of the document whose number stands on this line."""
    entry = entries[at]
    ordinal = bool(ordinal_line(entry)[0])
    if not (ordinal or number_of(entry) or (order_of(entry) and _above(entries, at).endswith(("令", "公告", "通告", "纪要")))):
        return _damaged_head(entries, at, begin) if looks_like_number(entry) else None
    first = _title_above(entries, at, begin)
    if first < at:
        return first, at, (first, at)
    title = _title_below(entries, at)
    if ordinal and title[0] == title[1]:
        title = (at, at + 1)  # 农业农村部公告　第123号: its own title
    return (at, at, title) if title[0] < title[1] else None


def _single(entries: list[Line], begin: int) -> Part:
    """The one document of a text without a number line of its own: its number in brackets, on a line of metadata, or none."""
    top = [k for k in range(begin, min(begin + _TOP, len(entries))) if entries[k].text]
    title = _opening(entries, begin)
    first = title[0] if any(is_metadata(entries[k]) for k in top if k < title[0]) else begin
    number = next((k for k in top if stated_number(entries[k])), -1)
    if 0 <= number < first:
        return Part(first, number, len(entries), title)
    plain = all(not entries[k].text or is_metadata(entries[k]) for k in range(title[1], number))
    if number >= title[1] and plain and _complete(entries, title[0], title[1] - 1):
        return Part(title[0], number, len(entries), title)
    if number >= 0:
        above, below = _title_above(entries, number, first), _title_below(entries, number)
        if above < number:
            return Part(above, number, len(entries), (above, number))
        if below[0] < below[1]:
            return Part(number, number, len(entries), below)
    return Part(first, -1, len(entries), title)


def _damaged_head(entries: list[Line], at: int, begin: int) -> tuple[int, int, tuple[int, int]] | None:
    """A head whose number the scanner spoiled: sure only where a title with its issuer stands right above."""
    first = _title_above(entries, at, begin)
    whole = first < at and opens_title(entries[first].bare) and _begun(entries, first, at - 1)
    return (first, at, (first, at)) if whole else None


def _above(entries: list[Line], at: int) -> str:
    for k in range(at - 1, max(at - 4, -1), -1):
        if entries[k].text:
            return entries[k].bare
    return ""


def _title_above(entries: list[Line], at: int, begin: int) -> int:
    """The first line of the title that ends above a number line; the number line itself where none stands there."""
    last = at - 1
    while last >= begin and not entries[last].text:
        last -= 1
    first = last + 1
    seen = 0
    for k in range(last, max(last - 2 * _TITLE_LINES, begin - 1), -1):
        text = "" if is_metadata(entries[k]) else entries[k].bare
        if not text:
            if seen and _complete(entries, first, last) and _begun(entries, first, last):
                break
            continue
        if not _is_title_line(text) or number_of(entries[k]) or seen == _TITLE_LINES:
            break
        first, seen = k, seen + 1
        if opens_title(text):
            first = _issuers_above(entries, k, begin)
            break
    return first if seen and _complete(entries, first, last) else at


def _issuers_above(entries: list[Line], at: int, begin: int) -> int:
    """The first of the issuers that stand one a line right above a title that begins with one of them."""
    while at > begin and entries[at].text and not _OPENING.search(entries[at].bare) and _ALONE.fullmatch(entries[at - 1].bare):
        if not opens_title(entries[at - 1].bare):
            break
        at -= 1
    return at


def _complete(entries: list[Line], first: int, last: int) -> bool:
    text = "".join(e.bare for e in entries[first : last + 1])
    return bool(_kind().search(text)) or opens_title(text)


def _begun(entries: list[Line], first: int, last: int) -> bool:
    """Whether the lines begin a title, not only end one: with an issuer, 关于, 印发."""
    text = "".join(e.bare for e in entries[first : last + 1])
    return bool(_OPENING.match(text)) or opens_title(text)


def _title_below(entries: list[Line], at: int) -> tuple[int, int]:
    k = at + 1
    while k < len(entries) and not entries[k].text:
        k += 1
    first = k
    while k < len(entries) and entries[k].text and k - first < _TITLE_LINES and _is_title_line(entries[k].bare):
        k += 1
        if _kind().search("".join(e.bare for e in entries[first:k])):
            return first, k
    return first, first


def is_metadata(entry: Line) -> bool:
    """Whether a line is of the page that a document was copied from: 索引号：…, 发布机构：…, 浏览次数：…."""
    return bool(_pattern("metadata", r"^[|【\[•·\s]*(?:{})[^，。；：:]{{0,4}}[:：|】]").match(entry.bare))


def _opening(entries: list[Line], begin: int) -> tuple[int, int]:
    """The title lines at the top of a document without a number; what a web page has above them is passed over."""
    first = next((k for k in range(begin, len(entries)) if entries[k].text), begin)
    found = _title_at(entries, first)
    k, seen = first, 0
    while found is None and seen < _TOP and k < len(entries) and "。" not in entries[k].text:
        k, seen = k + 1, seen + bool(entries[k].text)
        if k < len(entries) and entries[k].text and not is_metadata(entries[k]):
            found = _title_at(entries, k)
    return found or (first, min(first + 1, len(entries)))


def _title_at(entries: list[Line], first: int) -> tuple[int, int] | None:
    """The lines of a title that begins at a line and ends with a kind of document."""
    k = first
    while k < len(entries) and entries[k].text and k - first < _TITLE_LINES and _is_title_line(entries[k].bare) and not is_metadata(entries[k]):
        k += 1
        if _kind().search("".join(e.bare for e in entries[first:k])):
            return first, k
    return None


def _is_title_line(text: str) -> bool:
    return 0 < len(text) <= 120 and text[-1] not in "。；：:;，," and "。" not in text


def _kind() -> re.Pattern[str]:
    """What the title of a document ends with: 通知, 意见, 决定, （试行）."""
    return _pattern("kinds", r"(?:{})(?:[（(][^（）()]*[）)])*$")


def opens_title(text: str) -> bool:
    """Whether a line begins a title: an issuer, then 关于 or 印发 or the line's end."""
    return bool(_pattern("issuers", r"^[^，。；：]{{0,40}}?(?:{})(?:关于|印发|转发|批转|公告|令|通告|$)").search(text))


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _pattern(name: str, shape: str) -> re.Pattern[str]:
    if name not in _PATTERNS:
        words = sorted(load("documents")[name], key=len, reverse=True)
        _PATTERNS[name] = re.compile(shape.format("|".join(map(re.escape, words))))
    return _PATTERNS[name]


def _trimmed(entries: list[Line], number: int, last: int) -> int:
    """Without the blank lines and the gazette's own headings (市政府办公室文件) at the end."""
    dividers = _pattern("dividers", r"^[\u4e00-\u9fff]{{0,12}}(?:{})$")
    while last > number + 1 and (not entries[last - 1].text or dividers.match(entries[last - 1].bare)):
        last -= 1
    return last


def _cover(entries: list[Line]) -> tuple[Issue | None, int]:
    """What the lines before the first document say of the issue, and the index after them."""
    contents = next((i for i, e in enumerate(entries[:400]) if _CONTENTS.fullmatch(e.text)), -1)
    titles, after = _entries(entries, contents) if contents >= 0 else ([], 0)
    if contents >= 0 and not titles:
        contents, after = -1, 0
    cover = [e.bare for e in entries[: contents if contents >= 0 else 0] if e.text]
    name = next((m[0] for t in cover if (m := _GAZETTE.fullmatch(t))), "")
    if not titles or (not name and not cover):
        return None, after
    joined = "\n".join(cover)
    number, year = _NUMBER.search(joined), _YEAR.search(joined)
    date = next((d for t in cover if (d := parse_date(t))), "")
    return Issue(name, date[:4] or (year[1] if year else ""), number[1] if number else "", date, tuple(titles)), after


def _entries(entries: list[Line], contents: int) -> tuple[list[str], int]:
    """Titles of a table of contents, and the index of the line after it."""
    titles: list[str] = []
    after, held = contents + 1, ""
    for k in range(contents + 1, min(contents + 600, len(entries))):
        text = entries[k].text
        match = _ENTRY.fullmatch(text) if text else None
        if match:
            titles.append("".join((held + (match["title"] or match["tabbed"] or "")).split()))
            after, held = k + 1, ""
        elif text and k - after > 12:
            break
        else:
            held = held + text if text and k == after + bool(held) and not text.endswith("文件") else ""
    return titles, after


def names_kind(title: str) -> bool:
    """Whether a title ends with a kind of document: 通知, 意见, 方案（试行）."""
    return bool(_kind().search(title))
