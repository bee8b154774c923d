"""Passages of a source with the words marked that a row is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.model import Source

AROUND = 2  #: lines shown before and after
LONGEST = 160  #: characters of a line shown on either side of what matters in it


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a passage."""

    number: int
    pieces: tuple[Piece, ...]
    about: bool  #: whether it is the line in question, rather than one around it


def by_names(source: Source, line: int, names: Iterable[str]) -> list[Shown]:
    """The passage round a line, with each name marked where it stands in that line as written."""
    start, end = _span(source, line)
    marks = []
    for name in names:
        at = source.text.find(name, start, end) if name else -1
        if at >= 0:
            marks.append((at, at + len(name)))
    return _passage(source, line, line, marks)


def by_span(source: Source, start: int, end: int) -> list[Shown]:
    """The passage round the evidence of a statement, with the evidence marked."""
    return _passage(source, source.line(start), source.line(max(start, end - 1)), [(start, end)])


def _span(source: Source, line: int) -> tuple[int, int]:
    """Where a line begins and ends, its line break left out."""
    starts = source.lines
    if not 1 <= line <= len(starts):
        return len(source.text), len(source.text)
    end = starts[line] if line < len(starts) else len(source.text)
    return starts[line - 1], starts[line - 1] + len(source.text[starts[line - 1] : end].rstrip("\r\n\f"))


def _passage(source: Source, first: int, last: int, marks: list[tuple[int, int]]) -> list[Shown]:
    shown = []
    for number in range(max(first - AROUND, 1), min(last + AROUND, len(source.lines)) + 1):
        start, end = _span(source, number)
        about = first <= number <= last
        if source.text[start:end].strip():
            shown.append(Shown(number, tuple(_pieces(source.text, start, end, sorted(marks) if about else [])), about))
    return shown


def _pieces(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> Iterable[Piece]:
    """A line in pieces, cut at a distance from what is marked in it."""
    inside = [(max(a, start), min(b, end)) for a, b in marks if a < end and b > start]
    first, last = (inside[0][0], max(b for _, b in inside)) if inside else (start, start)
    left, right = max(start, first - LONGEST), min(end, last + LONGEST)
    at = left
    if left > start:
        yield Piece("…")
    for a, b in inside:
        if a >= at:
            yield Piece(text[at:a])
            yield Piece(text[a:b], marked=True)
            at = b
    yield Piece(text[at:right] + ("…" if right < end else ""))
