"""Statements and facts as the pages show them: with the things at their other ends, and their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from govgraph.model import Statement
from govgraph.network import kind_of
from govgraph.web.holdings import Holdings, Thing
from govgraph.web.live import Snapshot

FACTS = 8  #: facts of a kind that are shown


@dataclass(frozen=True, slots=True)
class Row:
    """A statement seen from the thing."""

    statement: Statement
    others: tuple[Thing, ...]
    quote: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that several documents tell together."""

    what: str
    others: tuple[Thing, ...]
    note: str
    rows: tuple[Row, ...]
    more: int  #: further facts of its kind, which are not shown


def side_of(s: Statement, thing: str) -> str:
    """Which side of a statement a thing is on: subject, object, or the agency of whoever sits there."""
    return "subject" if s.subject_id == thing else "object" if s.object_id == thing else "agency"


def row(holdings: Holdings, thing: Thing, s: Statement) -> Row:
    """A statement seen from a thing."""
    ends = dict.fromkeys(i for i in (s.subject_id, s.object_id) if i and i != thing.id and kind_of(i) != "document")
    others = tuple(holdings.things[i] for i in ends if i in holdings.things)
    return Row(s, others, holdings.quote(s), holdings.date(s.document_id), holdings.title(s.document_id))


def told(snapshot: Snapshot, thing: str) -> list[Told]:
    """What only several documents together tell of a thing, each fact with its passages."""
    holdings, found = snapshot.holdings, snapshot.facts.of(thing)
    counts = Counter(f.what for f in found)
    seen: Counter[str] = Counter()
    made = []
    for f in found:
        seen[f.what] += 1
        if seen[f.what] <= FACTS:
            others = tuple(holdings.things[o] for o in f.others if o in holdings.things)
            more = counts[f.what] - FACTS if seen[f.what] == FACTS else 0
            made.append(Told(f.what, others, f.note, tuple(row(holdings, holdings.things[thing], s) for s in f.evidence), more))
    return made
