"""How answers are printed: tables for people, CSV, JSON and Turtle for tools; data on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from unicodedata import east_asian_width

import typer

from govgraph import query, show
from govgraph.query import library

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
        typer.echo(table(given.variables, [[query.shown(term) for term in row] for row in given.terms]), nl=False)
        typer.echo(f"{len(given.terms)} {'row' if len(given.terms) == 1 else 'rows'}", err=True)


def listing(form: str) -> None:
    """Print the bundled queries: name, what they ask, their parameters with defaults."""
    found = library.bundled().values()
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


#: What a relation is called, seen from its subject, its object, or the document that states it.
HEADINGS = {
    ("document", "subject"): "公文 document",
    ("cites", "subject"): "引用 cites",
    ("cites", "object"): "被引用于 cited by",
    ("amends", "subject"): "修改 amends",
    ("amends", "object"): "被修改于 amended by",
    ("group", "object"): "设立、调整、撤销 set up, adjusted, abolished",
    ("member", "subject"): "成员 members",
    ("member", "object"): "席位 seats",
    ("member_body", "subject"): "成员单位 member bodies",
    ("member_body", "object"): "参加的机构 sits on",
    ("office_at", "subject"): "办公室 office",
    ("office_at", "object"): "承设办公室 hosts offices of",
    ("assigns", "subject"): "任务 tasks",
    ("assigns", "object"): "承担者 who bears it",
    ("funds", "subject"): "付款 pays for",
    ("funds", "object"): "资金来源 paid by",
    ("authority", "subject"): "职权事项 powers",
    ("authority", "object"): "职权变动 changes of the power",
    ("deadline", "object"): "期限 deadlines",
    ("reports_to", "subject"): "报送 reports to",
    ("reports_to", "object"): "收到报送 is reported to",
    ("task", "object"): "措施 measure",
    ("valid", "subject"): "效力 validity",
    ("appoints", "subject"): "作出的任免 appointments made",
    ("appoints", "object"): "任免 appointments",
}
_STATED = {
    "cites": "引用 cites", "amends": "修改 amends", "group": "协调机构 bodies", "member": "成员 members",
    "member_body": "成员单位 member bodies", "office_at": "办公室 offices", "assigns": "责任 responsibilities",
    "funds": "资金 funding", "authority": "职权 powers", "deadline": "期限 deadlines", "reports_to": "报送 reports",
    "task": "措施 measures", "valid": "效力 validity", "appoints": "任免 appointments",
}  # fmt: skip


def portrait(given: show.Portrait, as_json: bool) -> None:
    """Print all that is known of a thing, statement by statement with its words."""
    if as_json:
        typer.echo(json.dumps(asdict(given), ensure_ascii=False, indent=1))
        return
    typer.echo("　".join(filter(None, (given.thing.label, given.thing.place, given.thing.id))))
    for name, value in given.traits:
        typer.echo(f"  {name}: {value}")
    heading = ""
    for fact in given.facts:
        if heading != (heading := _STATED.get(fact.relation, "") if fact.side == "stated" else _heading(fact)):
            typer.echo(f"\n{heading}")
        _fact(fact)
    typer.echo(f"{len(given.facts)} statements", err=True)


def _heading(fact: show.Fact) -> str:
    return HEADINGS.get((fact.relation, fact.side), fact.relation)


def _fact(fact: show.Fact) -> None:
    where = f"line {fact.line}" + (f", page {fact.page}" if fact.page else "") if fact.line else "by hand"
    sure = f"; recognised with confidence {fact.confidence:.2f}" if fact.confidence is not None else ""
    what = "　".join(filter(None, (fact.role, fact.other, fact.detail)))
    typer.echo(f"  {what}　{fact.document} {fact.place} ({where}; {fact.basis}{sure})".replace("  (", " ("))
    if fact.quote:
        typer.echo(f"      “{' '.join(fact.quote.split())}”")


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
