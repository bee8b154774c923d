"""Which persons of one name are one: told apart by agency and date, from all documents together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from govgraph.graph import dates
from govgraph.model import Statement

Verdict = Literal["moved", "namesake", "possibly"]
_YEAR = timedelta(days=366)
#: who leads a place sits in many organs at once: party, government, assembly
_RULER = re.compile("(?:人民政府|政府办公室|政府办公厅|委员会|常务委员会|人民代表大会|政治协商会议)$")
_ALSO = "兼"


@dataclass(slots=True)
class _Seen:
    """When and how one person's IRI was met."""

    days: list[str] = field(default_factory=list)
    also: bool = False  #: whether a post was held besides another


def verdicts(statements: Iterable[Statement], dated: Mapping[str, str]) -> Iterator[tuple[Verdict, str, str]]:
    """For two persons of a name in one jurisdiction, whether the earlier became the later, or they are two, or can't be told.

    Another post more than a year later is a move; two agencies within a year, without 兼, are namesakes. `dated` gives the
    date of each document.
    """
    people: dict[tuple[str, str], dict[str, _Seen]] = defaultdict(lambda: defaultdict(_Seen))
    for s in statements:
        if s.object_id.startswith("person/"):
            place, _, name = _parts(s.object_id)
            seen = people[place, name][s.object_id]
            seen.also = seen.also or _ALSO in s.detail
            if day := dates.first(dated.get(s.document_id, "")):
                seen.days.append(day)
    for persons in people.values():
        for a, b in combinations(sorted(persons), 2):
            yield _verdict(a, persons[a], b, persons[b])


def _parts(person: str) -> tuple[str, str, str]:
    _, place, agency, name = person.split("/", 3)
    return place, agency, name


def _verdict(a: str, seen_a: _Seen, b: str, seen_b: _Seen) -> tuple[Verdict, str, str]:
    if _unclear(a, b) or not seen_a.days or not seen_b.days:
        return "possibly", a, b
    first, later = (a, b) if max(seen_a.days) <= min(seen_b.days) else (b, a)
    one, two = (seen_a, seen_b) if first == a else (seen_b, seen_a)
    gap = date.fromisoformat(min(two.days)) - date.fromisoformat(max(one.days))
    if gap > _YEAR:
        return "moved", first, later
    if seen_a.also or seen_b.also:
        return "possibly", a, b
    return "namesake", a, b


def _unclear(a: str, b: str) -> bool:
    """Whether the agencies can't tell two persons apart: one is unknown, part of the other, or its holder leads the place."""
    one, two = _parts(a)[1], _parts(b)[1]
    return "-" in (one, two) or _short_for(one, two) or _short_for(two, one) or bool(_RULER.search(one) or _RULER.search(two))


def _short_for(short: str, long: str) -> bool:
    """Whether a name may be another with characters left out: 新区建管中心 of 新区建设管理中心."""
    rest = iter(long)
    return all(char in rest for char in short)
