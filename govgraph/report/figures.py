"""Figures of the report: a lead/support matrix, the load of agencies, bodies by agency, funding by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from govgraph.gaps import Corpus, Lang
from govgraph.gaps.agencies import loads
from govgraph.graph import money
from govgraph.report.svg import LEFT, ROW, label, short, svg
from govgraph.report.words import word

LEVELS = ("central", "province", "prefecture", "county", "town", "village", "other")
AGENCIES = 25  #: rows that a figure shows
DOCUMENTS = 18  #: columns that a figure shows
_SEAT = {True: "lead", False: "seat", None: ""}
_COLUMN, _HEAD = 34, 150


def matrix(corpus: Corpus, lang: Lang) -> str:
    """Agencies by document: how many tasks they lead there, and how many they hold in other roles."""
    held = loads(corpus)
    top = sorted(held, key=lambda a: (-len(held[a]), a))[:AGENCIES]
    cells: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for agency in top:
        for row in held[agency].values():
            cells[agency, row.document_id][row.role != "lead"] += 1
    columns = _most(d for _, d in cells)[:DOCUMENTS]
    names = [next(iter(held[a].values())).subject for a in top]
    titles = [corpus.title(d, d) for d in columns]
    if not (names and columns):
        return ""
    marks = [_pair(x, y, *cells[a, d]) for y, a in enumerate(top) for x, d in enumerate(columns) if (a, d) in cells]
    return _grid(names, titles, marks, word("matrix", lang))


def _pair(x: int, y: int, led: int, other: int) -> str:
    left, top = LEFT + x * _COLUMN, _HEAD + y * ROW
    parts = [(led, 0, "lead"), (other, _COLUMN / 2, "other")]
    return "".join(
        f'<rect class="{css}" x="{left + shift + 1:g}" y="{top + 2}" width="{_COLUMN / 2 - 2:g}" height="{ROW - 4}" rx="2"/>'
        f'<text class="{css}-n" x="{left + shift + _COLUMN / 4:g}" y="{top + 14}">{n}</text>'
        for n, shift, css in parts
        if n
    )


def seats(corpus: Corpus, lang: Lang) -> str:
    """Bodies by agency: who heads them, who sits on them."""
    heads: dict[tuple[str, str], bool] = {}
    names: dict[str, str] = {}
    for body in corpus.bodies.values():
        chairs = {s.agency for s in body.heads}
        for seat in body.seats:
            if seat.agency:
                heads[seat.agency, body.id] = seat.agency in chairs
                names[seat.agency] = seat.agency_name
    top = _most(a for a, _ in heads)[:AGENCIES]
    columns = _most(b for a, b in heads if a in top)[:DOCUMENTS]
    if not (top and columns):
        return ""
    marks = [
        f'<circle class="{kind}" cx="{LEFT + (x + 0.5) * _COLUMN:g}" cy="{_HEAD + y * ROW + 10}" r="5.5"/>'
        for y, a in enumerate(top)
        for x, b in enumerate(columns)
        if (kind := _SEAT.get(heads.get((a, b))))
    ]
    return _grid([names[a] for a in top], [corpus.bodies[b].name for b in columns], marks, word("seats", lang))


def load(corpus: Corpus, lang: Lang) -> str:
    """Tasks of the agencies with most of them, as bars: those they lead, those they hold in other roles."""
    held = loads(corpus)
    top = sorted(held, key=lambda a: (-len(held[a]), a))[:AGENCIES]
    if not top:
        return ""
    scale = 420 / max(len(held[a]) for a in top)
    parts = []
    for y, agency in enumerate(top):
        rows, at = held[agency].values(), y * ROW
        led, whole = scale * sum(s.role == "lead" for s in rows), scale * len(rows)
        parts.append(
            label(next(iter(rows)).subject, at)
            + f'<rect class="lead" x="{LEFT}" y="{at + 3}" width="{led:.1f}" height="14"/>'
            + f'<rect class="other" x="{LEFT + led:.1f}" y="{at + 3}" width="{whole - led:.1f}" height="14"/>'
            + f'<text class="n" x="{LEFT + whole + 5:.1f}" y="{at + 14}">{len(rows)}</text>'
        )
    return svg(LEFT + 470, len(top) * ROW + 4, parts, word("load", lang))


def funding(corpus: Corpus, lang: Lang) -> str:
    """Payments by the level that pays, as bars: those with a share or an amount, those with neither."""
    rows = by_level(corpus)
    if not rows:
        return ""
    scale = 420 / max(known + other for known, other in rows.values())
    parts = []
    for y, (level, (known, other)) in enumerate(rows.items()):
        at, wide = y * ROW, scale * known
        parts.append(
            label(word(f"payer_{level}", lang), at)
            + f'<rect class="lead" x="{LEFT}" y="{at + 3}" width="{wide:.1f}" height="14"/>'
            + f'<rect class="other" x="{LEFT + wide:.1f}" y="{at + 3}" width="{scale * other:.1f}" height="14"/>'
            + f'<text class="n" x="{LEFT + scale * (known + other) + 5:.1f}" y="{at + 14}">{known + other}</text>'
        )
    return svg(LEFT + 470, len(rows) * ROW + 4, parts, word("funding", lang))


def by_level(corpus: Corpus) -> dict[str, tuple[int, int]]:
    """Level → payments with a share or an amount, payments with neither; levels that pay nothing are left out."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for s in corpus.of("funds"):
        stated = money.share(s.detail, s.subject_text, s.subject_id) is not None or money.amount(s.detail) is not None
        counts[money.level_of(s.subject_text, s.subject_id) or "other"][not stated] += 1
    return {level: (counts[level][0], counts[level][1]) for level in LEVELS if level in counts}


def _grid(rows: Sequence[str], columns: Sequence[str], marks: list[str], title: str) -> str:
    width, height = LEFT + len(columns) * _COLUMN + 110, _HEAD + len(rows) * ROW + 4
    right = LEFT + len(columns) * _COLUMN
    levels = [_HEAD + y * ROW for y in range(len(rows) + 1)]
    lines = [f'<line x1="{LEFT}" x2="{right}" y1="{y}" y2="{y}"/>' for y in levels]
    edges = [LEFT + x * _COLUMN for x in range(len(columns) + 1)]
    lines += [f'<line x1="{x}" x2="{x}" y1="{_HEAD}" y2="{height - 4}"/>' for x in edges]
    heads = [
        f'<text class="head" transform="translate({LEFT + (x + 0.6) * _COLUMN:g} {_HEAD - 6}) rotate(-45)">'
        f"<title>{escape(name)}</title>{escape(short(name, 15))}</text>"
        for x, name in enumerate(columns)
    ]
    return svg(width, height, [*lines, *heads, *(label(n, _HEAD + y * ROW) for y, n in enumerate(rows)), *marks], title)


def _most(keys: Iterable[str]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for key in keys:
        counts[key] += 1
    return sorted(counts, key=lambda k: (-counts[k], k))
