"""Pure functions on strings: width of characters, Chinese numerals, dates."""

from __future__ import annotations

import re
from calendar import monthrange

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_FORMAL = str.maketrans("拾佰仟萬億", "十百千万亿")
_TENS = {"廿": "二十", "卅": "三十"}
_BELOW_TEN_THOUSAND = re.compile(
    r"(?:(?P<d1000>[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖两]+)千)?[零〇]?"
    r"(?:(?P<d100>[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖两]+)百)?[零〇]?"
    r"(?:(?P<d10>[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖]*)十)?[零〇]?"
    r"(?P<d1>[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖两]*)"
)
_WIDE = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE_DIGITS = {c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}
_WIDE_DIGIT = re.compile("[\uff10-\uff19]")
_NARROW_NEEDED = re.compile("[\uff01-\uff5e\u3000]")

#: the characters a numeral in a document can consist of, for use inside a character class
NUMERAL = r"\d〇零○Ｏ一二三四五六七八九十两百千万廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


def narrow(text: str) -> str:
    """Full-width letters, digits, punctuation and spaces as half-width ones, length unchanged: ２０１９（试行）."""
    return text.translate(_WIDE) if _NARROW_NEEDED.search(text) else text


def plain_digits(text: str) -> str:
    """Full-width digits as half-width ones and nothing else: ２０１９年（试行） → 2019年（试行）."""
    return text.translate(_WIDE_DIGITS) if _WIDE_DIGIT.search(text) else text


def without_space(text: str) -> str:
    """Text without any white space, ideographic spaces included."""
    return "".join(text.split())


def numeral(text: str) -> int | None:
    """The whole number of a numeral: 12, １２, 二〇一九, 十五, 一百零三, 三千二百, 两万, 3万, 廿三; None where it is none."""
    text = narrow(without_space(text)).translate(_FORMAL)
    for short, full in _TENS.items():
        text = text.replace(short, full)
    if text and all(c in _DIGITS or c.isdecimal() for c in text):
        return int("".join(str(_DIGITS.get(c, c)) for c in text))
    for unit, value in (("亿", 100_000_000), ("万", 10_000)):
        head, found, tail = text.rpartition(unit)
        if found:
            upper, lower = numeral(head), numeral(tail.lstrip("零〇")) if tail else 0
            return None if upper is None or lower is None or lower >= value else upper * value + lower
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    match = _BELOW_TEN_THOUSAND.fullmatch(text)
    if not text or not match:
        return None
    total = 0
    for value in (1000, 100, 10, 1):
        digits = match[f"d{value}"]
        if digits is not None:
            total += value * (int("".join(str(_DIGITS.get(c, c)) for c in digits)) if digits else int(value == 10))
    return total


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]


def iso_date(year: int, month: int = 0, day: int = 0) -> str:
    """A date in ISO 8601, as exact as what is given: 2020, 2020-03, 2020-03-31; empty where there is no such date."""
    if not 1900 <= year <= 2199 or not 0 <= month <= 12 or (day and not month):
        return ""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= last_day(year, month) else ""


_DATE = re.compile(
    rf"(?P<year>\d{{4}}|[〇零○Ｏ一二三四五六七八九]{{4}})\s*年\s*"
    rf"(?P<month>[{NUMERAL}]{{1,3}})\s*月\s*(?P<day>[{NUMERAL}]{{1,3}})\s*日"
)
_NUMERIC_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)")


def parse_date(text: str) -> str:
    """The first full date in a text, in ISO: 2019年12月31日, 二〇一九年十二月三十一日, 2019.12.31; empty if none."""
    for pattern in (_DATE, _NUMERIC_DATE):
        for match in pattern.finditer(text):
            parts = [numeral(match[name]) or 0 for name in ("year", "month", "day")]
            if parts[1] and parts[2] and (found := iso_date(*parts)):
                return found
    return ""


_PLANS = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}


def plan_years(name: str) -> tuple[int, int] | None:
    """First and last year of a five-year plan by its short name: 十四五 → 2021, 2025; 十五 → 2001, 2005."""
    name = name.strip("“”\"'‘’「」")
    if not re.fullmatch("(?:[一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?)五", name):
        return None
    ordinal = numeral(name[:-1])
    assert ordinal is not None
    first = 1951 + 5 * ordinal
    return first, first + 4


_YEAR = r"(?:19|20)\d\d|9\d"
_NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fffA-Za-z]{{1,16}})\s*[〔［\[（(【﹝〖{{]?\s*(?P<year>{_YEAR})\s*[〕］\]）)】﹞〗}}]?\s*第?\s*(?P<serial>\d{{1,5}})\s*号"
)


def document_number(text: str) -> str:
    """A document number in one spelling: 国办发[2019]52 号, 国办发（２０１９）52号 → 国办发〔2019〕52号; empty if none."""
    match = _NUMBER.fullmatch(narrow(without_space(text)))
    if not match:
        return ""
    year = match["year"] if len(match["year"]) == 4 else f"19{match['year']}"
    return f"{match['code']}〔{year}〕{int(match['serial'])}号"
