"""How answers are printed: tables for people, CSV, JSON and Turtle for tools; data on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from unicodedata import east_asian_width

import typer

from govgraph import queries, query

_GAP = "  "
_WIDEST = 60  #: columns of a cell on a terminal; what is longer ends in …


def answer(given: query.Answer, form: str) -> None:
    """Print the answer to a query; what was counted goes to stderr."""
    if form == "json":
        typer.echo(query.dumps(given))
    elif form == "ttl":
        typer.echo(query.to_turtle(given), nl=False)
    elif given.kind == "boolean":
        typer.echo("yes" if given else "no")
    elif form == "csv":
        typer.echo(query.to_csv(given), nl=False)
    else:
        typer.echo(table(given.variables, [[query.shown(term) for term in row] for row in given.rows]), nl=False)
        typer.echo(f"{len(given.rows)} {'row' if len(given.rows) == 1 else 'rows'}", err=True)


def listing(form: str) -> None:
    """Print the bundled queries: name, what they ask, their parameters with defaults."""
    found = queries.bundled().values()
    if form == "json":
        typer.echo(json.dumps([asdict(q) for q in found], ensure_ascii=False, indent=1))
        return
    for topic in dict.fromkeys(q.topic for q in found):
        typer.echo(f"{topic}")
        for q in found:
            if q.topic == topic:
                typer.echo(f"  {q.name}\n    {q.question_zh}\n    {q.question_en}")
                for p in q.parameters:
                    default = "" if p.default in ("UNDEF", '""') else f" [{p.default.strip(chr(34))}]"
                    typer.echo(f"    --param {p.name}=…  {p.meaning}{default}")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns aligned by the width that Chinese characters have on a screen; cut short only on a terminal."""
    cells = [list(header), *([_short(c) for c in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    rule = ["─" * w for w in widths]
    return "".join(_line(row, widths) for row in (cells[0], rule, *cells[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(c + " " * (w - width(c)) for c, w in zip(cells, widths, strict=True)).rstrip() + "\n"


def width(text: str) -> int:
    """Columns that a text takes on a screen."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _short(text: str) -> str:
    text = " ".join(text.split())
    if not sys.stdout.isatty() or width(text) <= _WIDEST:
        return text
    kept, total = [], 0
    for c in text:
        total += width(c)
        if total >= _WIDEST:
            break
        kept.append(c)
    return "".join(kept) + "…"
