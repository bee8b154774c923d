"""The dashboard: how much there is, who carries most, who pays, what falls due."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from govgraph.gaps import SEVERITIES, Judgement, Lang
from govgraph.gaps.agencies import loads
from govgraph.graph import dates
from govgraph.model import RELATIONS, Statement
from govgraph.network import seats
from govgraph.report import figures
from govgraph.web import drawing
from govgraph.web.addresses import Addresses
from govgraph.web.drawing import Bar
from govgraph.web.holdings import Holdings
from govgraph.web.live import Snapshot
from govgraph.web.pages import funding
from govgraph.web.pages.gaps import JUDGED, judged
from govgraph.web.rendering import word

TOP = 15
DUE = 60  #: deadlines of each table


@dataclass(frozen=True, slots=True)
class Due:
    """A task with its day, and who holds it."""

    day: str
    said: str
    statement: Statement
    holders: tuple[tuple[str, str], ...]  #: ids and names


def view(snapshot: Snapshot, as_of: str, lang: Lang, links: Addresses) -> dict[str, Any]:
    """What the page shows, as of a day; `gap_counts` is None where it would have to wait for them."""
    holdings = snapshot.holdings
    day = dates.last(as_of) or datetime.date.today().isoformat()
    due = _due(holdings)
    counts = Counter(s.relation for s in holdings.statements)
    levels = funding.by_level(holdings.statements)
    return {
        "as_of": day,
        "relations": [(r, counts[r]) for r in RELATIONS if counts[r]],
        "manifest": holdings.graph.manifest,
        "charts": list(_charts(holdings, lang, links)),
        "levels": levels,
        "paid": funding.charts(levels, lang),
        "coming": [d for d in due if d.day >= day][:DUE],
        "past": [d for d in reversed(due) if d.day < day][:DUE],
        "due": len(due),
        "gap_counts": gap_counts(snapshot) if not links.live or snapshot.memory.has(JUDGED) else None,
        "matrix": Markup(figures.matrix(holdings.corpus, lang)),
        "months": _months(holdings, lang),
    }


def _charts(holdings: Holdings, lang: Lang, links: Addresses) -> Iterable[tuple[str, str, Markup]]:
    """Title, note and bars."""
    held = loads(holdings.corpus)
    busy = sorted(held, key=lambda a: (-len(held[a]), a))[:TOP]
    tasks = [
        Bar(_name(holdings, a), links.thing(a), len(held[a]), sum(s.role == "lead" for s in held[a].values())) for a in busy
    ]
    yield word("busiest", lang), word("busiest_note", lang), drawing.bars(tasks, word("busiest", lang))
    people: dict[str, set[str]] = defaultdict(set)
    agencies: dict[str, set[str]] = defaultdict(set)
    for seat in seats(holdings.statements):
        if seat.person:
            people[seat.person].add(seat.body)
        if seat.agency:
            agencies[seat.agency].add(seat.body)
    for key, found in (("seated_people", people), ("seated_agencies", agencies)):
        most = sorted(found, key=lambda p: (-len(found[p]), p))[:TOP]
        rows = [Bar(_name(holdings, p), links.thing(p), len(found[p]), len(found[p])) for p in most]
        yield word(key, lang), word(f"{key}_note", lang), drawing.bars(rows, word(key, lang), "member")


def _name(holdings: Holdings, thing: str) -> str:
    found = holdings.things.get(thing)
    return found.name if found else thing.rpartition("/")[2]


def _due(holdings: Holdings) -> list[Due]:
    holders: dict[Statement, dict[str, str]] = defaultdict(dict)
    for s in holdings.statements:
        if s.relation == "assigns" and s.subject_id:
            for deadline in holdings.due(s):
                holders[deadline].setdefault(s.subject_id, s.subject)
    found = [
        Due(day, s.detail, s, tuple(holders[s].items())[:4])
        for rows in holdings.deadlines.values() for s in rows if (day := dates.last(s.detail))
    ]  # fmt: skip
    return sorted(found, key=lambda d: (d.day, d.statement.document_id, d.statement.start))


def gap_counts(snapshot: Snapshot) -> list[tuple[Judgement, list[int]]]:
    """Indicators that found something, with how much of each severity."""
    return [(j, [sum(g.severity == level for g in j.gaps) for level in SEVERITIES]) for j in judged(snapshot) if j.gaps]


def _months(holdings: Holdings, lang: Lang) -> Markup:
    """Documents by year, or by month where they are of one or two years."""
    days = [r.date for r in holdings.records.values() if r.date]
    width = 7 if len({d[:4] for d in days}) <= 2 else 4
    counts = Counter(d[:width] for d in days)
    return drawing.bars([Bar(k, "", n, n) for k, n in sorted(counts.items())], word("by_date", lang), "reports_to")
