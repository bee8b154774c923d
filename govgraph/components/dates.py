"""Dates and periods, with the year of those that leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.model import Block, Document, Mention
from govgraph.text import iso_date, last_day, numeral, plain_digits, plan_years

_YEAR = r"(?:19|20)\d\d|(?:二[〇零○Ｏ]|一九)[〇零○Ｏ一二三四五六七八九]{2}"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_WITHIN = (
    rf"[上下]半年|(?<!前)第?[一二三四1-4]季度[末底]?|{_MONTH} ?月(?! ?[内度均])份?(?: ?{_DAY} ?[日号]|[上中下]旬|月?[底末]|初)?"
)
_CLOSE = r"年?[底末](?!端)|年?初(?![中次步始级])|年?内|度"
_POINT = (
    rf"(?:(?:{_YEAR}) ?年 ?|[今明本]年)(?:度?(?:{_WITHIN})|度?前三季度|{_CLOSE})?"
    rf"|(?:[次翌]年|第二年)(?:{_WITHIN})|(?<!\d)(?:{_WITHIN})"
)
_DASH = r"(?: ?[—–―\-－~～〜至到]{1,2} ?|一(?=\d)|(?:起|开始|启动|开工|实施)[，,]?[至到])"
_SHORT = (
    rf"(?<!\d)(?:{_YEAR})(?=[—–―\-－~～〜至]{{1,2}}(?:{_YEAR}) ?年)"  # 2018—2021年
    rf"|(?:(?:{_YEAR}) ?年|(?<![\d.]))\d{{1,2}}(?={_DASH}\d{{1,2}}月)"  # 3—5月
)
_PLAN = r"[“\"][一二三四六七八九十]{1,2}五[”\"](?:规划)?(?:期?末|末期|期间|时期)|十[一二三四五六]五(?:期?末|期间|时期)"
_FIND = re.compile(
    rf"(?P<from>{_SHORT}|{_POINT})(?:{_DASH}(?P<to>{_POINT}|{_DAY} ?日))?|(?P<plan>{_PLAN})"
    r"|(?<![\d.])(?P<numeric>20\d\d(?:-\d\d?-|\.\d\d?\.|/\d\d?/)\d\d?)(?!\d)|(?P<bare>(?<![年每月季历当次同\d一二两三四五六七八九十百几数多半])年(?:底(?=以?前|[完全基达实建开竣通])|内(?![的以有外])))"
)
#: the letters that dates are made of, where they can be part of one
_HINT = re.compile(
    r"年(?:(?<=[\d〇零○Ｏ一二三四五六七八九 今明本次翌半]年)|(?=[底内]))|月(?<=[\d一二三四五六七八九十 ]月)"
    r"|季(?<=[一二三四1-4]季)度|五(?=[”\"期末时])|20\d\d[-./]\d"
)
_PARTS = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年? ?|(?P<word>今年|明年|本年)|(?P<next>次年|翌年|第二年))?度?"
    rf"(?:(?P<half>[上下])半年|(?P<three>前三季度)|第?(?P<quarter>[一二三四1-4])季度[末底]?|(?P<month>{_MONTH}) ?月?份?"
    rf"(?: ?(?P<day>{_DAY}) ?[日号]|(?P<third>[上中下])旬|月?(?P<end>[底末])|初)?|年?(?P<close>[底末内])|年?(?P<open>初))?"
)
_ONLY_DAY = re.compile(rf"(?P<day>{_DAY}) ?日")
#: a year that moves with the reader: 每年3月底前 names no date
_MOVING = re.compile(r"(?:每一?年度?|[历次翌当同该逐]年|上一?年度?|下一?年度?|去年|前年|第二年|各年度?)(?:的|，)?$")
_EVERY = re.compile("每一?年|次年|翌年|当年")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as exact as it is written: 2020年 has no month, 2020年3月 no day."""

    first: tuple[int, int, int]  #: year, month, day; 0 where not given
    last: tuple[int, int, int]

    def iso(self) -> str:
        """ISO date, month or year, or two of them joined by a slash; empty where there is no such date."""
        if self.first == self.last:
            return iso_date(*self.first)
        first, last = self.first, self.last
        if last[2] and not first[2]:
            first = (first[0], first[1] or 1, 1)
        if first[2] and not last[2]:
            last = (last[0], last[1] or 12, last_day(last[0], last[1] or 12))
        if last[1] and not first[1]:
            first = (first[0], 1, 0)
        one, other = iso_date(*first), iso_date(*last)
        return f"{one}/{other}" if one and other and one <= other else ""

    def year_of(self, month: int) -> int:
        """The year in which the period has a month; its last year where it has none."""
        (start, since, _), (end, until, _) = self.first, self.last
        within = (y for y in range(start, end + 1) if (start, since or 1) <= (y, month or 12) <= (end, until or 12))
        return next(within, end)


@dataclass(slots=True)
class Context:
    """What the years of a document's earlier words tell of a date without a year."""

    published: str  #: ISO date of the document
    seen: dict[str, Period]  #: place of a numbered unit → what was last named in it
    named: Period | None = None  #: what was last named in the block at hand

    def year(self, place: str, month: int, *, due: bool) -> int:
        """The year of a month: the nearest one named in the section or above it, else the document's; 0 where unknown."""
        current = int(self.published[:4] or 0)
        periods = [self.named] if self.named else [self.seen[p] for p in _upwards(place) if p in self.seen]
        for period in periods:
            year = period.year_of(month)
            # a year before the document's is what a law or an event in the past had, not what the month is in
            if year >= current:
                return year
        if due and current and month and month < int(self.published[5:7] or 0) - 1:
            return current + 1
        return current


def _upwards(place: str) -> Iterator[str]:
    while place:
        yield place
        place = place.rpartition("/")[0]
    yield ""


def find(document: Document) -> tuple[Mention, ...]:
    """Every date and period of a document: 2019年12月31日, 2019年底, 11月底前, 2019年6月—10月, 上半年, 年内, “十四五”末."""
    context = Context(document.date, {})
    text = plain_digits(document.text)
    return tuple(m for block in document.blocks for m in _in_block(text, block, context))


def read(text: str, published: str = "") -> tuple[Mention, ...]:
    """The dates of a passage that stands alone."""
    block = Block("paragraph", 0, len(text), "")
    return tuple(_in_block(plain_digits(text), block, Context(published, {})))


def _in_block(text: str, block: Block, context: Context) -> Iterator[Mention]:
    context.named = None
    for match in _matches(text, block):
        start, end = match.span()
        if plan := match["plan"]:
            yield Mention(start, end, "plan", plan, _plan(plan))
            continue
        due = text.startswith(("前", "以前", "之前"), end)
        period = _period(match, text, block, context, due=due)
        value = period.iso() if period else ""
        if period and value and re.match(_YEAR, match[0]):
            context.named = period
            if block.marker or block.kind == "heading":
                context.seen[block.place] = context.named
        kind = "recurring" if not period else "span" if "/" in value else "date"
        if value or not period:
            yield Mention(start, end, kind, match[0], value)


def _matches(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Matches in text order; only the neighbourhood of a character that dates are made of is searched."""
    at = block.start
    for hint in _HINT.finditer(text, block.start, block.end):
        if hint.start() < at:
            continue
        match = _FIND.search(text, max(at, hint.start() - 11), min(block.end, hint.end() + 40))
        if match and match.start() <= hint.start():
            yield match
            at = match.end()


def _plan(text: str) -> str:
    years = plan_years(text[: text.index("五") + 1].strip('“"'))
    if not years:
        return ""
    return str(years[1]) if "末" in text else f"{years[0]}/{years[1]}"


def _period(match: re.Match[str], text: str, block: Block, context: Context, *, due: bool) -> Period | None:
    """The period of a match; None where it comes back each year or its year is unknown."""
    if match["numeric"]:
        year, month, day = (int(n) for n in re.split(r"[-./]", match["numeric"]))
        return Period((year, month, day), (year, month, day))
    if match["bare"]:
        year = context.year(block.place, 12, due=due)
        return Period((year, 12, 31), (year, 12, 31)) if year and not _recurs(text, block, match.start()) else None
    if match["from"].startswith(("次", "翌", "第二年")):
        return None
    if not _names_year(match["from"]) and _recurs(text, block, match.start()):
        return None
    return _joined(match["from"], match["to"] or "", block, context, due=due)


def _joined(written: str, until: str, block: Block, context: Context, *, due: bool) -> Period | None:
    if re.fullmatch(_YEAR, written):
        written += "年"
    parts = _PARTS.fullmatch(written)
    if not parts:
        return None
    year = _year(parts, block, context, due=due)
    if not year:
        return None
    first = _read(parts, year)
    if not until:
        return Period(first.last, first.last) if parts["third"] else first
    if day := _ONLY_DAY.fullmatch(until):
        at = first.first
        return Period(first.first, (at[0], at[1], numeral(day["day"]) or 0)) if at[2] else None
    parts = _PARTS.fullmatch(until)
    if not parts:
        return None
    if not _names_year(until):
        return Period(first.first, _read(parts, year + bool(parts["next"])).last)
    last = _read(parts, _year(parts, block, context, due=due))
    if not _names_year(written):
        first = Period((last.last[0] - (first.first[1] > last.last[1]), *first.first[1:]), first.last)
    return Period(first.first, last.last)


def _names_year(written: str) -> bool:
    return bool(re.match(rf"{_YEAR}|[今明本]年", written))


def _recurs(text: str, block: Block, at: int) -> bool:
    """Whether a date without a year stands under 每年 or the like: beside it, or earlier in its sentence with no year since."""
    start = max(block.start, text.rfind("。", block.start, at) + 1)
    if _MOVING.search(text, max(start, at - 6), at):
        return True
    every = [m.end() for m in _EVERY.finditer(text, start, at)]
    return bool(every) and not re.search(rf"(?:{_YEAR}) ?年", text[every[-1] : at])


def _year(parts: re.Match[str], block: Block, context: Context, *, due: bool) -> int:
    if parts["year"]:
        return numeral(parts["year"]) or 0
    if parts["word"]:
        current = int(context.published[:4] or 0)
        return current + (parts["word"] == "明年") if current else 0
    return context.year(block.place, numeral(parts["month"] or "") or 0, due=due)


def _read(parts: re.Match[str], year: int) -> Period:
    """The period within a year that the parts of a date name."""
    month = numeral(parts["month"] or "") or 0
    if parts["half"]:
        return Period((year, 1, 0), (year, 6, 0)) if parts["half"] == "上" else Period((year, 7, 0), (year, 12, 0))
    if parts["three"]:
        return Period((year, 1, 0), (year, 9, 0))
    if parts["quarter"]:
        last = 3 * (numeral(parts["quarter"]) or 0)
        return Period((year, last - 2, 0), (year, last, 0))
    if parts["close"]:
        return Period((year, 12, 31), (year, 12, 31))
    if parts["open"]:
        return Period((year, 1, 0), (year, 1, 0))
    day = numeral(parts["day"] or "") or 0
    if parts["end"]:
        day = last_day(year, month)
    if parts["third"]:
        begin, day = {"上": (1, 10), "中": (11, 20), "下": (21, last_day(year, month))}[parts["third"]]
        return Period((year, month, begin), (year, month, day))
    return Period((year, month, day), (year, month, day))


@Language.factory("dates", assigns=["doc._.dates"])
def make_dates(nlp: Language, name: str) -> Dates:
    """The component that marks dates."""
    return Dates()


class Dates:
    """Mark dates and periods, value in ISO: 2019年底, 11月底前, 2019年6月—10月, 上半年, “十四五”末."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.dates`."""
        if doc._.document is not None:
            doc._.dates = find(doc._.document)
        return doc
