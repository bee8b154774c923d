"""What a report is about: the documents in force on a day, those asked for, and the findings that concern a place or an agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from govgraph import divisions
from govgraph.errors import UsageError
from govgraph.gaps import SEVERITIES, Gap, Severity
from govgraph.graph import Record, dates, force
from govgraph.graph.documents import programme_title
from govgraph.model import Statement
from govgraph.network import place_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for; empty where nothing is left out."""

    as_of: str = ""  #: ISO day; that of the latest document where none is given
    documents: tuple[str, ...] = ()  #: ids or numbers
    programmes: tuple[str, ...] = ()  #: words of the titles of the plans that documents issue
    places: tuple[str, ...] = ()  #: GB/T 2260 codes or names
    agencies: tuple[str, ...] = ()  #: names or ids
    severity: Severity | None = None  #: the lowest that is shown

    @property
    def narrowed(self) -> bool:
        """Whether only some findings are shown of all that were made."""
        return bool(self.places or self.agencies or self.severity)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that was not looked at since it is not in force on the day of the report."""

    document: str
    title: str
    ending: force.Ending


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents that a report looks at."""

    as_of: str
    statements: tuple[Statement, ...]
    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...] = field(default=())


def choose(records: Sequence[Record], statements: Sequence[Statement], scope: Scope) -> Chosen:
    """The documents asked for that are in force on the day; UsageError where a document or programme is not there."""
    as_of = _day(scope.as_of) or force.latest(records)
    gone = force.endings(records, statements, force.same_documents(records, statements), as_of)
    asked = _asked(records, scope)
    left_out = tuple(LeftOut(r.key, r.title, gone[r.id]) for r in asked if r.id in gone)
    kept = tuple(r for r in asked if r.id not in gone)
    ids = {r.id for r in kept}
    return Chosen(as_of, tuple(s for s in statements if s.document_id in ids), kept, left_out)


def _day(given: str) -> str:
    if given and not (_DAY.fullmatch(given) and dates.first(given)):
        raise UsageError(f"--as-of {given}: give a day as 2020-12-31")
    return given


def _asked(records: Sequence[Record], scope: Scope) -> list[Record]:
    found = list(records)
    if scope.documents:
        found = _named(found, "document", scope.documents, lambda r, name: name in (r.id, r.number, r.title))
    if scope.programmes:
        found = _named(found, "programme", scope.programmes, lambda r, name: name in programme_title(r.title))
    return found


def _named(records: list[Record], what: str, names: Iterable[str], fits: Callable[[Record, str], bool]) -> list[Record]:
    wanted = tuple(names)
    for name in wanted:
        if not any(fits(r, name) for r in records):
            raise UsageError(f"--{what} {name}: the graph has none of that name; govgraph query lists what it has")
    return [r for r in records if any(fits(r, name) for name in wanted)]


def concerned(gaps: Iterable[Gap], scope: Scope) -> tuple[Gap, ...]:
    """The findings that are severe enough and rest on a passage that names a place or agency asked for."""
    least = SEVERITIES.index(scope.severity) if scope.severity else len(SEVERITIES)
    codes = [_codes(p) for p in scope.places]
    return tuple(
        g
        for g in gaps
        if SEVERITIES.index(g.severity) <= least
        and (not codes or any(_within(t, code) for code in codes for t in _things(g)))
        and (not scope.agencies or any(_is(s, a) for a in scope.agencies for s in g.evidence))
    )


def _things(gap: Gap) -> set[str]:
    return {place_of(i) for s in gap.evidence for i in (s.subject_id, s.object_id)} - {""}


def _codes(place: str) -> frozenset[str]:
    """A place under its code or codes, or under its name where the table has none."""
    if place.isdigit():
        return frozenset((place,))
    return frozenset({d.code for d in divisions.named(place)} | {place})


def _within(place: str, wanted: frozenset[str]) -> bool:
    return any(place == w or (place.isdigit() and w.isdigit() and divisions.within(place, w)) for w in wanted)


def _is(s: Statement, name: str) -> bool:
    return name in (s.subject, s.subject_text, s.subject_id, s.object, s.object_text, s.object_id) or any(
        i.endswith(f"/{name}") for i in (s.subject_id, s.object_id)
    )
