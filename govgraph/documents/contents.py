"""A document's own table of contents: 目录, then its headings, before the text that has them again."""

from __future__ import annotations

import re

from govgraph.documents.lines import Line

_LEADER = re.compile(r"[\s.·…‧・．\-—_]*\(?\d{0,4}\)?$")  #: dots and a page number behind an entry
_TITLES = ("目录", "目次", "目錄")
_LONGEST = 200  #: lines that a table of contents has at most
_ENTRY = 60


def lines_of(entries: list[Line], first: int, last: int) -> range:
    """The lines of the table of contents between two lines; an empty range where there is none."""
    for k in range(first, last):
        if entries[k].bare in _TITLES:
            return range(k, _end(entries, k + 1, last))
    return range(0)


def _end(entries: list[Line], begin: int, last: int) -> int:
    """Where the text begins: at the line that says again what the first entry says."""
    first = next((k for k in range(begin, last) if entries[k].text), last)
    if first == last:
        return begin
    wanted = _plain(entries[first])
    for k in range(first + 1, min(first + _LONGEST, last)):
        if _plain(entries[k]) == wanted:
            return k
        if len(entries[k].text) > _ENTRY or "。" in entries[k].text:
            return begin
    return begin


def _plain(entry: Line) -> str:
    return _LEADER.sub("", entry.bare)
