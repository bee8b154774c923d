"""What looks like a fact and was claimed by no component: brackets with agencies, titles, numbers, dates, money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from govgraph.model import Document, Finding, Mention, Residue
from govgraph.text import without_space

_BRACKET = re.compile(r"[（(](?![)）]|以下|下称|简称)([^（）()\n]{2,400})[）)]")
_QUOTES = re.compile("[《》〈〉«»\\s]")
#: which relations can claim what; a measure's heading and a document's head claim nothing
_CLAIMS = {
    "bracket": ("assigns", "funds", "reports_to", "deadline", "authority", "member", "member_body", "cites", "amends", "appoints", "group"),
    "date": ("deadline", "valid", "appoints", "funds", "cites", "amends"),
    "money": ("funds", "authority"),
}


class _Spans:
    """Spans joined where they overlap, to be asked whether they touch another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with start to end."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def find(
    document: Document, titles: Sequence[Mention], dates: Sequence[Mention], money: Sequence[Mention], names: Sequence[Mention],
    findings: Sequence[Finding],
) -> tuple[Residue, ...]:  # fmt: skip
    """Everything unclaimed in a document, in text order.

    A title or number is claimed wherever the document cites it once, or issues it; a date or an amount within a title is part of it.
    """
    cited = _Cited(document, findings)
    claimed = {kind: _Spans((f.start, f.end) for f in findings if f.relation in by) for kind, by in _CLAIMS.items()}
    inside = _Spans((m.start, m.end) for m in titles)
    found = [("number" if m.kind == "number" else "title", m.start, m.end) for m in titles if not cited.knows(m)]
    for kind, mentions in (("date", dates), ("money", money)):
        spans = ((m.start, m.end) for m in mentions)
        found += ((kind, a, b) for a, b in spans if not claimed[kind].touch(a, b) and not inside.touch(a, b))
    found += (("bracket", a, b) for a, b in _brackets(document.text, names) if not claimed["bracket"].touch(a, b) and not inside.touch(a, b))
    return tuple(_residue(document, *item) for item in sorted(found, key=lambda item: (item[1], item[2], item[0])))


def _brackets(text: str, names: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Brackets that hold the name of an agency."""
    starts = sorted(m.start for m in names)
    ends = {m.start: m.end for m in names}
    for match in _BRACKET.finditer(text):
        at = bisect_left(starts, match.start(1))
        if at < len(starts) and ends[starts[at]] <= match.end(1):
            yield match.span()


class _Cited:
    """The titles and numbers that a document cites, changes or issues."""

    def __init__(self, document: Document, findings: Iterable[Finding]) -> None:
        rows = [f for f in findings if f.relation in ("cites", "amends")]
        self._numbers = {without_space(f.detail) for f in rows if f.detail} | {document.number}
        own = (document.title, *(a.title for a in document.annexes))
        self._titles = {_bare(t) for t in (*(f.object for f in rows), *own) if t}
        self._short: dict[str, bool] = {}

    def knows(self, mention: Mention) -> bool:
        """Whether a mention is one of them, or a shorter title of one: 《办法》."""
        number = without_space(mention.text if mention.kind == "number" else mention.value)
        if number and number in self._numbers:
            return True
        if mention.kind == "number":
            return False
        title = _bare(mention.text)
        if title not in self._short:
            self._short[title] = title in self._titles or any(title in known for known in self._titles)
        return self._short[title]


def _bare(title: str) -> str:
    return _QUOTES.sub("", title)


def _residue(document: Document, kind: str, start: int, end: int) -> Residue:
    first, last = document.mapped.span(start, end)
    return Residue(document.key, kind, document.text[start:end], first, last, document.source.line(first))
