"""A passage that payments are read from, its clauses, and what has been read of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from govgraph.components.paying import labels
from govgraph.components.paying.payer import Payers
from govgraph.model import Basis, Finding, Mention

Span = tuple[int, int]

_LONGEST_CLAUSE = 400  #: what is longer lacks its punctuation and is not read
#: 2019年，全县投入…; not 2019年起, 2018—2020年, 2019年底前
_YEAR = re.compile(
    r"[^，。；\d]{0,4}(?P<year>20\d\d)年(?:度|来|上半年|下半年|以来)?(?![起—–-]|\d|至|到|[^，。；]{0,6}(?:前|起)|(?:按|补助|奖补|给予|标准))"
)
_ANY_YEAR = re.compile(r"(20\d\d)年")
_BREAK = re.compile("[，；：（）。]")
_DEFINES = re.compile("所称|是指")  #: 本办法所称专项资金，是指由市财政预算安排…


@dataclass(slots=True)
class Passage:
    """A block or cell, and what has been read of it."""

    written: str  #: the document's text
    text: str  #: the same with punctuation of one width
    mentions: Sequence[Mention]
    money: Sequence[Mention]
    basis: Basis
    place: str
    unit: Callable[[], str]  #: tells what is paid for where no sentence says so: the row's item, the heading
    fiscal: bool  #: whether bare levels (市级) are meant as budgets (市级财政)
    year: int  #: of the document; 0 where it has no date
    apart: bool  #: whether 市县 is two payers, a city and its counties; in a province's document it is all below it
    span: Span
    lead: Payers | None = None  #: whose duties the passage tells: the agency of its row
    past: bool = False  #: whether the sentence at hand tells what was done
    earlier: list[Span] = field(default_factory=list)  #: the sentences read so far
    found: list[Finding] = field(default_factory=list)

    def otherwise(self) -> str:
        """What is paid for where a sentence does not say so: what the last of those before it is about, else the unit."""
        for start, end in reversed(self.earlier):
            if named := labels.first_topic(self.text, start, end):
                return named
        return self.unit()

    def is_past(self, start: int, end: int) -> bool:
        """Whether a sentence tells what was done: it begins with a year before the document's, or goes on after one that does."""
        year = _YEAR.match(self.text, start, end)
        if not year or not self.year:
            return self.past and not any(int(y[1]) >= self.year for y in _ANY_YEAR.finditer(self.text, start, end))
        return int(year["year"]) < self.year

    def put(self, name: str, what: str, detail: str, span: Span, rule: str) -> None:
        """Add a finding in the document's own punctuation; none where nothing says what is paid for."""
        if what and not _DEFINES.search(name) and not _DEFINES.fullmatch(what):
            subject, thing, how = (self.written_as(words) for words in (name, what, detail))
            self.found.append(Finding("funds", subject, "", thing, how, *span, self.basis, rule, self.place))

    def written_as(self, words: str) -> str:
        """Words with the width of punctuation that the document has."""
        at = self.text.find(words, *self.span)
        return self.written[at : at + len(words)] if at >= 0 else words


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with those of its sentence before it, back to the last semicolon, and after it."""

    span: Span
    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first of these clauses begins."""
        return self.before[0][0] if self.before else self.span[0]


_start = attrgetter("start")


def within(marks: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin between two offsets."""
    first = bisect_left(marks, start, key=_start)
    return marks[first : bisect_left(marks, end, first, key=_start)]


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence; what stands in brackets ends none."""
    spans, at, depth = [], start, 0
    for mark in _BREAK.finditer(text, start, end):
        char = mark[0]
        if char in "（）":
            depth += 1 if char == "（" else -1
        elif depth <= 0:
            spans.append((at, mark.start()))
            at = mark.end()
    spans.append((at, end))
    spans = [(a, b) for a, b in spans if a < b <= a + _LONGEST_CLAUSE]
    first = 0
    for i, span in enumerate(spans):
        first = i if text[span[0] - 1 : span[0]] == "；" else first
        yield Clause(span, tuple(spans[first:i]), tuple(spans[i + 1 :]))
