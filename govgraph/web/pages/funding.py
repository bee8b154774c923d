"""Funding by the level that pays: counted, drawn, and as a table."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from govgraph.gaps import Lang
from govgraph.graph import money
from govgraph.model import Statement
from govgraph.web import drawing
from govgraph.web.drawing import Bar
from govgraph.web.rendering import word

_LEVELS = ("central", "province", "prefecture", "county", "town", "village", "other")


@dataclass(frozen=True, slots=True)
class Paid:
    """What a level pays, as documents write it."""

    level: str
    statements: int
    stated: int  #: those of them with a share or an amount
    documents: int
    sum: Decimal  #: whole sums in yuan; what is paid for each household or year is not added up


def by_level(statements: Iterable[Statement]) -> list[Paid]:
    """From the centre down to villages, then payers without a level; levels that pay nothing are left out."""
    rows: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.relation == "funds" and s.subject_id:
            rows[money.level_of(s.subject, s.subject_id) or "other"].append(s)
    return [
        Paid(level, len(found), sum(map(_stated, found)), len({s.document_id for s in found}), _sum(found))
        for level in _LEVELS if (found := rows.get(level, []))
    ]  # fmt: skip


def charts(levels: Sequence[Paid], lang: Lang) -> list[tuple[str, Markup]]:
    """How often each level pays, and the sums, where any are named; each with its note."""
    often = [Bar(word(f"payer_{p.level}", lang), "", p.statements, p.stated) for p in levels]
    sums = [Bar(word(f"payer_{p.level}", lang), "", float(p.sum), float(p.sum), _short(p.sum, lang)) for p in levels if p.sum]
    drawn = [(word("funding_often", lang), often), (word("funding_note", lang), sums)]
    return [(note, drawing.bars(rows, note, "funds")) for note, rows in drawn if rows]


def table(levels: Iterable[Paid], lang: Lang) -> str:
    """The same as CSV, for spreadsheets."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(word(key, lang) for key in ("level", "statements", "funding_stated", "documents", "sums"))
    rows.writerows((word(f"payer_{p.level}", lang), p.statements, p.stated, p.documents, f"{p.sum:f}" if p.sum else "") for p in levels)
    return out.getvalue()


def _stated(s: Statement) -> bool:
    return money.share(s.detail, s.subject_text, s.subject_id) is not None or money.amount(s.detail) is not None


def _sum(statements: Iterable[Statement]) -> Decimal:
    """The whole sums of some payments; one that several payers share counts once."""
    found = {(s.source, s.start, s.end): money.amount(s.detail) for s in statements}
    return sum((m.value for m in found.values() if m and not m.per), Decimal(0))


def _short(value: Decimal, lang: Lang) -> str:
    """1.2亿, 350万; 120 M, 3.5 M."""
    scales = (("亿", 10**8), ("万", 10**4)) if lang == "zh" else ((" bn", 10**9), (" M", 10**6), (" k", 10**3))
    unit, scale = next(((u, s) for u, s in scales if value >= s), ("", 1))
    count = float(value) / scale
    return f"{count:,.0f}{unit}" if count >= 100 else f"{count:.3g}{unit}"
