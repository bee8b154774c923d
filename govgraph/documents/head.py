"""Reads a document's head: title, issuers, date, addressees, publication note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph import names
from govgraph.documents.issue import Part, is_metadata, opens_title
from govgraph.documents.lines import Line, date_of, mended_number, order_of, ordinal_line, stated_number
from govgraph.lexicon import load
from govgraph.text import parse_date

_STARTS = ("关于", "印发", "转发", "批转", "公布", "发布", "任免")
_SPLIT = re.compile(r"[、，,；;]\s*(?![^（(]*[）)])")
_ORDER_BODY = re.compile(r"(?:中华人民共和国)?(?P<body>[\u4e00-\u9fff]{2,20})(?P<kind>令|公告|通告)$")
_SIGNED_DATE = re.compile(r"(?P<who>[\u4e00-\u9fff（）()、\s]{2,60}?)\s*(?P<date>(?:19|20|二)[\d〇零○一二三四五六七八九\s]{2,}年.{1,6}月.{1,6}日)")
_ISSUER = re.compile("[\u4e00-\u9fff（）]{2,40}(?:部|委|局|厅|署|院|会|室|府|处|办|司|团|盟|社|妇联|残联|科协|文联|侨联|工商联|银行|公司|集团|中心)")
_LEADS_IN = re.compile(r"如下.?$|《|^(?:为|根据|按照|依据|鉴于|因|经)")
_MINUTES = re.compile("(?P<who>[\u4e00-\u9fff]{2,20}?(?:人民政府|政府|委员会|管委会|局|指挥部|领导小组))(?:第[\\d一二三四五六七八九十百]+次)?(?:常务|专题|党组|办公|全体|工作|协调|[市县区州省]长)*(?:会议|办公会议?)纪要$")
_NO_SIGNER = re.compile("关于|^.{2}(?:单位|部门)")  #: a title; a label: 责任单位　市财政局
_PRINTED = re.compile("日\\s*印发$")
_HEAD_LINES = 80


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, and which lines (by index) are no part of the text."""

    number: str
    title: str
    issuers: tuple[str, ...]
    date: str
    addressees: tuple[str, ...]
    publication: str
    body: int  #: index of the first line of the text
    taken: frozenset[int]  #: lines of the text that are signature, date or publication note


def read(entries: list[Line], part: Part) -> Head:
    """The head of the document that `part` delimits."""
    raw = " ".join(e.text for e in entries[slice(*part.title)] if e.text)
    if part.title[0] == part.number:
        raw = ordinal_line(entries[part.number])[0] or raw
    named, title = issuers_and_title(raw)
    named = named or _by_minutes(title)
    number = _number(entries, part)
    body = max(part.number + 1, part.title[1])
    while body < part.last and (not entries[body].text or is_metadata(entries[body])):
        body += 1
    addressees, after = _addressees(entries, body, part.last)
    signed, date, taken = _signature(entries, after, part.last, named)
    if not date:
        date = _date_near(entries, part)
    note, notes = _publication(entries, after, part.last)
    named = named or _letterhead(entries, part)
    return Head(number, title, _fuller(named, entries, part, signed) or signed or _by_number(number), date, addressees, note, after, taken | notes)


def _number(entries: list[Line], part: Part) -> str:
    if part.number < 0:
        return ""
    if plain := stated_number(entries[part.number]):
        return plain
    whose, ordinal = ordinal_line(entries[part.number])
    if whose:
        return f"{whose.removeprefix('中华人民共和国')}{ordinal}"
    if mended := mended_number(entries[part.number]):
        return mended
    above = next((e.bare for e in reversed(entries[part.first : part.number]) if e.text), "")
    if above.endswith("纪要"):
        return order_of(entries[part.number])
    match = _ORDER_BODY.search(above)
    return f"{match['body']}{match['kind']}{order_of(entries[part.number])}" if match else ""


#: 省住房和城乡建设厅等八部门: the first of several, who are not named here
_AND_OTHERS = re.compile("等[\\d一二三四五六七八九十]+个?(?:部门|单位|部委|委办局)$")


def issuers_and_title(raw: str) -> tuple[tuple[str, ...], str]:
    """吕梁市人民政府办公室 关于印发…的通知 → its issuers, and the title without them and without spaces."""
    found = [raw.find(w) for w in _STARTS if w in raw]
    at = min(found) if found else -1
    front = _AND_OTHERS.sub("", raw[:at].strip()) if at > 0 else ""
    if front and len(front) <= 120 and (issuers := _issuers(front)):
        return issuers, "".join(raw[at:].split())
    return (), "".join(raw.split())


def _issuers(front: str) -> tuple[str, ...]:
    """The issuers before a title; none where it is other text. Names that run together (财政部国家林业局) are told apart."""
    found: list[str] = []
    for piece in _joint(front):
        named = names.find(piece)
        if len(named) > 1 and "".join(piece[m.start : m.end] for m in named) == piece:
            found += (piece[m.start : m.end] for m in named)
        elif is_issuer(piece):
            found.append(piece)
        else:
            return ()
    return tuple(found)


def is_issuer(text: str) -> bool:
    """Whether a text is the name of somebody who issues documents: 淮溪市物价局, 教育部办公厅."""
    if opens_title(text):
        return True
    if not _ISSUER.fullmatch(text):
        return False
    named = names.find(text)
    return not named or named[-1].end == len(text) or text[named[-1].end :] in ("办公厅", "办公室")


def _joint(front: str) -> list[str]:
    """The issuers before a title, one an item: 财政部 教育部, 市财政局、市民政局; a name broken by a space is mended."""
    parts: list[str] = []
    for piece in re.split(r"[、，\s]+", front):
        if parts and not is_issuer(parts[-1]):
            parts[-1] += piece
        else:
            parts.append(piece)
    return [p for p in parts if p]


def _addressees(entries: list[Line], first: int, last: int) -> tuple[tuple[str, ...], int]:
    """The addressees and the index of the line after them; none where the text begins at once."""
    k, text = first, ""
    for k in range(first, min(first + 14, last)):
        piece = entries[k].bare
        if not piece:
            continue
        text += piece
        if piece[-1] in "：:":
            names = tuple(p for p in _SPLIT.split(text[:-1]) if p)
            named = len(text) <= 200 and "。" not in text and not _LEADS_IN.search(text)
            return (names, k + 1) if named else ((), first)
        if piece[-1] in "。；" or len(text) > 200 or date_of(entries[k]):
            break
    return (), first


def _signature(entries: list[Line], first: int, last: int, named: tuple[str, ...]) -> tuple[tuple[str, ...], str, frozenset[int]]:
    """Who signed, when, and the lines that say so: an issuer's name above a date, or both on one line."""
    dates = []
    for k in range(first, last):
        entry = entries[k]
        if (date := date_of(entry)) and not entry.text.startswith(("（", "(")):
            above = _names_above(entries, k, first)
            if above:
                return tuple(entries[i].bare for i in above), date, frozenset((k, *above))
            dates.append((k, date))
        elif len(entry.text) < 70 and "日" in entry.text[-3:] and (match := _SIGNED_DATE.fullmatch(entry.text)):
            who = tuple("".join(p.split()) for p in re.split(r"[、\s]+", match["who"].strip()) if p)
            if all(opens_title(w) for w in who) or "".join(who) in named:
                return who, parse_date(match["date"]), frozenset((k,))
    if not dates:
        dates = [(k, found) for k in range(last - 1, max(last - 4, first - 1), -1) if _PRINTED.search(entries[k].text) and (found := parse_date(entries[k].text))]
    if dates:
        k, date = dates[0] if dates[0][0] < first + _HEAD_LINES else dates[-1]
        return (), date, frozenset((k,))
    return (), "", frozenset()


def _names_above(entries: list[Line], at: int, first: int) -> list[int]:
    found: list[int] = []
    for k in range(at - 1, max(at - 16, first - 1), -1):
        text = entries[k].bare
        if not text:
            if found and at - k > 4 * len(found) + 4:
                break
            continue
        if "\t" in entries[k].text or len(text) > 40 or text[-1] in "。；：，:;," or not is_issuer(text) or _NO_SIGNER.search(text):
            break
        found.insert(0, k)
    return found


def _date_near(entries: list[Line], part: Part) -> str:
    """The date in a bracket below the title: （2005年6月11日国务院令第440号公布）."""
    for entry in entries[part.first : min(part.title[1] + 8, part.last)]:
        if entry.text.startswith(("（", "(")) and (date := parse_date(entry.text)):
            return date
    return ""


def _publication(entries: list[Line], first: int, last: int) -> tuple[str, frozenset[int]]:
    words = tuple(load("documents")["publication"])
    note, taken = "", set()
    for k in range(first, last):
        text = entries[k].bare.strip("（()）")
        if len(text) < 30 and text.startswith(words):
            note = note or text
            taken.add(k)
    return note, frozenset(taken)


def _by_number(number: str) -> tuple[str, ...]:
    match = re.match(r"(.+?)(?:令|公告|通告)(?:\d{4}年)?第", number)
    return (match[1],) if match else ()


def _letterhead(entries: list[Line], part: Part) -> tuple[str, ...]:
    """Who issued a document by the lines above its number that end with 文件: 省教育厅　省公安厅文件."""
    found: list[str] = []
    for k in range(part.number - 1, max(part.number - 8, -1), -1):
        words = entries[k].text.removesuffix("文件").split()
        if not words and not found:
            continue
        if (not found and not entries[k].text.endswith("文件")) or not words or not all(is_issuer(w) for w in words):
            break
        found[:0] = words
    return tuple(found)


def _fuller(named: tuple[str, ...], entries: list[Line], part: Part, signed: tuple[str, ...]) -> tuple[str, ...]:
    """Issuers with their place, where the title has it not: 省人民政府办公厅 below 江岭省人民政府办公厅文件."""
    above = [e.bare.removesuffix("文件") for e in entries[max(part.title[0] - 8, 0) : part.title[0]] if e.text.endswith("文件")]
    return tuple(next((w for w in (*signed, *above) if w.endswith(n) and w != n and len(w) < len(n) + 10), n) if n[:1] in "省市县区州" else n for n in named)


def _by_minutes(title: str) -> tuple[str, ...]:
    """Whose minutes a title names: 澜江市人民政府常务会议纪要."""
    match = _MINUTES.match(title)
    return (match["who"],) if match else ()


def quoted_title(title: str) -> str:
    """The title of what a document issues: 关于印发澜江市防汛预案的通知 → 澜江市防汛预案; empty where it issues nothing."""
    match = re.search(r"(?:印发|转发|批转|公布|发布)(?:《)?(.+?)(?:》)?的(?:通知|决定|公告|通告|函|令)(?:[（(].*)?$", title)
    return match[1] if match else ""
