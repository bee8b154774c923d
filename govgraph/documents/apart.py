"""Tells apart the lines of a head that a copy ran together: …的通知　澜政发〔2019〕3号; …贯彻执行。澜江市人民政府　2019年3月5日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.documents.head import is_issuer
from govgraph.documents.issue import names_kind
from govgraph.documents.lines import Line, line, number_of
from govgraph.text import parse_date

_TOP = 12  #: lines with text, among which a head may stand
_GAP = re.compile(r"[ \u3000]+")
_SIGNED = re.compile(r"[。！][ \t\u3000]*(?P<who>[\u4e00-\u9fff（）]{4,30})?[ \t\u3000]*(?P<date>(?:19|20|二)[\d〇零○一二三四五六七八九]{2,3}年.{1,3}月.{1,3}日)$")


def apart(text: str, entries: list[Line]) -> list[Line]:
    """The lines of a source, those of its head one by one."""
    top = [k for k, entry in enumerate(entries) if entry.text][:_TOP]
    parts = {k: found for k in top if len(found := list(_pieces(text, entries[k]))) > 1}
    return [piece for k, entry in enumerate(entries) for piece in parts.get(k, (entry,))] if parts else entries


def _pieces(text: str, entry: Line) -> Iterator[Line]:
    if entry.text.endswith("号") and "\t" not in entry.text and (at := _before_number(text, entry)):
        yield line(text, entry.start - entry.indent, at)
        yield line(text, at, entry.end)
    elif entry.text.endswith("日") and (signed := _SIGNED.search(entry.text)) and is_issuer(signed["who"] or "国务院") and parse_date(signed["date"]):
        at, date = entry.start + signed.start("who" if signed["who"] else "date"), entry.start + signed.start("date")
        yield line(text, entry.start - entry.indent, at)
        if at < date:
            yield line(text, at, date)
        yield line(text, date, entry.end)


def _before_number(text: str, entry: Line) -> int:
    """Where the number begins that stands behind the title in one line; 0 where there is none."""
    for gap in _GAP.finditer(text, entry.start, entry.end):
        if number_of(line(text, gap.end(), entry.end)) and names_kind("".join(text[entry.start : gap.start()].split())):
            return gap.end()
    return 0
