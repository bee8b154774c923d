"""Chinese numerals, dates, document numbers and character widths."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import text

DIGITS = "零一二三四五六七八九"


def written(n: int) -> str:
    """A whole number below 100 million as a document writes it: 1024 → 一千零二十四, 15 → 十五."""
    if n >= 10_000:
        head, rest = divmod(n, 10_000)
        return written(head) + "万" + ("" if not rest else ("零" if rest < 1000 else "") + below(rest))
    return below(n)


def below(n: int) -> str:
    if n == 0:
        return "零"
    out, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, value)
        if digit:
            out += ("零" if zero and out else "") + ("" if digit == 1 and value == 10 and not out else DIGITS[digit]) + unit
            zero = False
        else:
            zero = bool(out)
    return out


@given(st.integers(0, 99_999_999))
def test_every_number_reads_back_from_chinese(n: int) -> None:
    assert text.numeral(written(n)) == n


@given(st.integers(0, 10**9))
def test_every_number_reads_back_from_digits_of_either_width(n: int) -> None:
    wide = str(n).translate({ord("0") + i: 0xFF10 + i for i in range(10)})
    assert text.numeral(str(n)) == text.numeral(wide) == n


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二〇一九", 2019),  # a year, digit by digit
        ("二○○五", 2005),  # the round zero of old typesetting
        ("一九九八", 1998),
        ("十", 10),
        ("三十一", 31),
        ("廿三", 23),
        ("两百", 200),
        ("3万", 30_000),  # digits with a unit
        ("3万5千", 35_000),
        ("一亿二千万", 120_000_000),
        ("壹仟贰佰", 1200),  # as on a bill
        ("1 2", 12),  # spaces left by typesetting
        ("", None),
        ("万", None),
        ("第十", None),
        ("十十", None),
    ],
)
def test_numeral(written: str, value: int | None) -> None:
    assert text.numeral(written) == value


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)))
def test_every_date_reads_back(day: datetime.date) -> None:
    chinese = f"{''.join('〇一二三四五六七八九'[int(c)] for c in str(day.year))}年{written(day.month)}月{written(day.day)}日"
    arabic = f"{day.year} 年 {day.month} 月 {day.day} 日"
    assert text.parse_date(chinese) == text.parse_date(arabic) == text.parse_date(day.strftime("%Y-%m-%d")) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("二〇〇五年六月十一日", "2005-06-11"),
        ("（２０１９年１２月３１日印发）", "2019-12-31"),
        ("2024.1.5", "2024-01-05"),
        ("2019年2月30日", ""),  # no such day
        ("2019年12月", ""),  # no day given
        ("12月31日", ""),
    ],
)
def test_parse_date(written: str, iso: str) -> None:
    assert text.parse_date(written) == iso


def test_iso_date_is_as_exact_as_what_is_given() -> None:
    assert (text.iso_date(2020), text.iso_date(2020, 3), text.iso_date(2020, 2, 29)) == ("2020", "2020-03", "2020-02-29")
    assert (text.iso_date(2019, 2, 29), text.iso_date(2019, 13), text.iso_date(20)) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("“十四五”", (2021, 2025)),
        ("十三五", (2016, 2020)),
        ("“十五”", (2001, 2005)),
        ("七五", (1986, 1990)),
        ("一百五", None),
        ("五", None),
    ],
)
def test_plan_years(name: str, years: tuple[int, int] | None) -> None:
    assert text.plan_years(name) == years


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("国办发[2019]52 号", "国办发〔2019〕52号"),
        ("澜政发（２０２１）３号", "澜政发〔2021〕3号"),
        ("云政办字〔2018〕第06号", "云政办字〔2018〕6号"),
        ("川府发〔98〕12号", "川府发〔1998〕12号"),  # the short year of the nineties
        ("粤府2019〕5号", "粤府〔2019〕5号"),  # a bracket lost in scanning
        ("第3号", ""),
        ("2019年12月31日", ""),
    ],
)
def test_document_number(written: str, number: str) -> None:
    assert text.document_number(written) == number


@given(st.text())
def test_any_text_passes_and_narrowing_keeps_its_length(anything: str) -> None:
    assert len(text.narrow(anything)) == len(anything)
    text.numeral(anything)
    text.parse_date(anything)
    text.plan_years(anything)
    text.document_number(anything)
