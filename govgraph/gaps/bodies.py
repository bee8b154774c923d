"""Gaps in coordination bodies: no head, no office, no members, the same people everywhere."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from govgraph.gaps.corpus import Body, Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.network import Seat


def vacant_head(corpus: Corpus, indicator: Indicator) -> Looked:
    """Bodies whose roster leaves the name of the head blank and names no other."""
    headed = [b for b in corpus.bodies.values() if b.heads]
    signs = []
    for body in headed:
        vacant = [s for s in body.heads if s.vacant]
        if vacant and len(vacant) == len(body.heads):
            post = vacant[0].statement.detail
            facts = {"body": body.name, "role": vacant[0].role, "post": f"（{post}）" if post else ""}
            signs.append(Sign((body.id,), facts, tuple(s.statement for s in vacant)))
    return Looked(len(headed), tuple(signs))


def no_head(corpus: Corpus, indicator: Indicator) -> Looked:
    """Standing bodies with members and no head."""
    seated = [b for b in corpus.bodies.values() if b.standing and b.members]
    signs = (
        Sign((b.id,), {"body": b.name, "count": len(b.members)}, (*b.evidence, *(s.statement for s in b.members[:3])))
        for b in seated
        if not b.heads
    )
    return Looked(len(seated), tuple(signs))


def no_office(corpus: Corpus, indicator: Indicator) -> Looked:
    """Standing bodies without a host of their office, anyone in it, or a duty of it."""
    standing = [b for b in corpus.bodies.values() if b.standing and corpus.main_body[b.id] == b.id]
    return Looked(len(standing), tuple(_lacking(b) for b in standing if not b.has_office))


def no_members(corpus: Corpus, indicator: Indicator) -> Looked:
    """Bodies without a single seat."""
    bodies = [b for b in corpus.bodies.values() if b.rows]
    return Looked(len(bodies), tuple(_lacking(b) for b in bodies if not b.members))


def _lacking(body: Body) -> Sign:
    return Sign((body.id,), {"body": body.name, "described": int(not body.set_up)}, body.evidence)


def many_bodies(corpus: Corpus, indicator: Indicator) -> Looked:
    """People who sit on several bodies."""
    held: dict[str, dict[str, Seat]] = defaultdict(dict)
    for body in corpus.bodies.values():
        for seat in body.seats:
            if seat.person:
                held[seat.person].setdefault(corpus.main_body[body.id], seat)
    signs = (
        Sign((person,), _person(corpus, seats), tuple(s.statement for s in seats.values()))
        for person, seats in held.items()
        if len(seats) >= indicator.settings["at_least"]
    )
    return Looked(len(held), tuple(sorted(signs, key=lambda s: (-len(s.evidence), s.key))))


def _person(corpus: Corpus, seats: dict[str, Seat]) -> Facts:
    first = next(iter(seats.values()))
    names = tuple(corpus.bodies[b].name for b in seats)
    agency = first.agency_name or first.statement.detail
    return {"person": first.person_name, "agency": agency, "count": len(seats), "names": names}


def twin_bodies(corpus: Corpus, indicator: Indicator) -> Looked:
    """Pairs of bodies of nearly the same people."""
    people = {b.id: {s.person for s in b.members if s.person} for b in corpus.bodies.values()}
    large = sorted(b for b, p in people.items() if len(p) >= indicator.settings["min_members"])
    pairs = [(a, b) for a, b in combinations(large, 2) if corpus.main_body[a] != corpus.main_body[b]]
    signs = []
    for a, b in pairs:
        share = len(people[a] & people[b]) / len(people[a] | people[b])
        if share >= indicator.settings["at_least"]:
            one, two = corpus.bodies[a], corpus.bodies[b]
            facts: Facts = {"body": one.name, "other": two.name, "count": len(people[a] & people[b]), "share": f"{share:.2f}"}
            signs.append(Sign((a, b), facts, one.evidence + two.evidence))
    return Looked(len(pairs), tuple(signs))
