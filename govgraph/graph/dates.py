"""First and last days of the dates and periods of the statements table: 2020, 2020-03, 2019-12-01/2020-03-31."""

from __future__ import annotations

import re

from govgraph.text import last_day

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first(period: str) -> str:
    """The first day, in ISO; empty where the text is no period."""
    return _day(period.partition("/")[0], last=False)


def last(period: str) -> str:
    """The last day, in ISO; empty where the text is no period."""
    return _day(period.rpartition("/")[2], last=True)


def _day(date: str, *, last: bool) -> str:
    match = _DATE.fullmatch(date.strip())
    if not match:
        return ""
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    if not 1 <= month <= 12 or not year:
        return ""
    day = int(match[3] or (last_day(year, month) if last else 1))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= last_day(year, month) else ""
