"""A document's text cut into lines and pieces, each piece with the statements whose evidence it is part of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govgraph.model import RELATIONS, Residue, Source, Statement

_RANK: dict[str, int] = {name: i for i, name in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that the same statements rest on."""

    text: str
    relation: str  #: that of the closest statement; residue where no rule claimed it; empty otherwise
    statements: tuple[str, ...]  #: ids, the closest first
    starts: tuple[str, ...]  #: ids of those whose evidence begins here


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source."""

    number: int
    page: int  #: where a page begins with it, else 0
    places: tuple[str, ...]  #: numbered units that begin in it
    pieces: tuple[Piece, ...]


def lines(
    source: Source, start: int, end: int, statements: Sequence[Statement], residue: Sequence[Residue] = (),
    units: Iterable[tuple[int, str]] = (),
) -> Iterator[Line]:  # fmt: skip
    """The lines of a document; `units` are the offsets of its numbered units with their places."""
    spans = _spans(statements, residue)
    cuts = sorted({at for a, b, *_ in spans for at in (a, b)})
    opening = [(at, place) for at, place in units if start <= at < end]
    before = 0
    for number in range(source.line(start), source.line(max(end - 1, start)) + 1):
        first = max(start, source.lines[number - 1])
        last = min(end, source.lines[number] if number < len(source.lines) else len(source.text))
        page = source.page(first)
        places = tuple(place for at, place in opening if first <= at < last)
        yield Line(number, page if page != before else 0, places, tuple(_pieces(source.text, first, last, spans, cuts)))
        before = page


_Span = tuple[int, int, str, str]


def _spans(statements: Iterable[Statement], residue: Iterable[Residue]) -> list[_Span]:
    """Start, end, relation and id; a task's own heading gives way to what stands in it."""
    found = [(s.start, s.end, s.relation, s.id) for s in statements if 0 <= s.start < s.end]
    return sorted([*found, *((r.start, r.end, "residue", "") for r in residue)])


def _pieces(text: str, first: int, last: int, spans: Sequence[_Span], cuts: Sequence[int]) -> Iterator[Piece]:
    inside = cuts[bisect_right(cuts, first) : bisect_left(cuts, last)]
    here = spans[: bisect_left(spans, (last,))]
    touching = [s for s in here if s[1] > first]
    for a, b in zip([first, *inside], [*inside, last], strict=True):
        words = text[a:b].rstrip("\r\n\f")
        if words:
            yield _piece(words, a, [s for s in touching if s[0] <= a and s[1] >= a + len(words)])


def _piece(words: str, at: int, covering: Iterable[_Span]) -> Piece:
    ordered = sorted(covering, key=lambda s: (s[2] == "residue", s[1] - s[0], _RANK.get(s[2], 99)))
    ids = tuple(s[3] for s in ordered if s[3])
    return Piece(words, ordered[0][2] if ordered else "", ids, tuple(s[3] for s in ordered if s[3] and s[0] == at))
