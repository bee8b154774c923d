"""Figures drawn on the server: what a thing is tied to, and bars of a chart; all text in them is escaped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

_WIDTH, _ROW, _SIDE = 720, 34, 250
_EM = 13


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing at the other end of ties."""

    name: str
    kind: str
    href: str
    weight: int
    says: str


def neighbourhood(name: str, kind: str, left: Sequence[Neighbour], right: Sequence[Neighbour], label: str) -> Markup:
    """A thing in the middle, what it does things to at its right, who does things to it at its left."""
    rows = max(len(left), len(right), 3)
    height = rows * _ROW + 16
    middle, centre = height / 2, _WIDTH / 2
    parts = [_fan(left, _SIDE, "end", middle, height), _fan(right, _WIDTH - _SIDE, "start", middle, height)]
    body = "".join(parts) + _box(centre, middle, name, kind)
    return Markup(
        f'<svg class="near" viewBox="0 0 {_WIDTH} {height:g}" width="{_WIDTH}" height="{height:g}" role="group" '
        f'aria-label="{escape(label)}">{body}</svg>'
    )


def _fan(found: Sequence[Neighbour], x: float, anchor: str, middle: float, height: float) -> str:
    step = (height - 16) / max(len(found), 1)
    direction = -1 if anchor == "end" else 1
    out = []
    for i, n in enumerate(found):
        y = 8 + step * (i + 0.5)
        width = 1 + 1.5 * math.log2(max(n.weight, 1))
        near = _WIDTH / 2 + direction * 80
        out.append(
            f'<path class="tie" d="M{near:g} {middle:g}C{x - direction * 40:g} {middle:g} {near + direction * 6:g} {y:g} {x:g} {y:g}" '
            f'stroke-width="{width:.1f}"/>'
            f'<a href="{escape(n.href)}"><title>{escape(f"{n.name}　{n.says}")}</title><circle class="k-{n.kind}" cx="{x:g}" cy="{y:g}" r="5"/>'
            f'<text x="{x + direction * 11:g}" y="{y + 4.5:g}" text-anchor="{anchor}">{escape(_fitting(n.name, 17))}</text></a>'
        )
    return "".join(out)


def _box(x: float, y: float, name: str, kind: str) -> str:
    lines = [name[i : i + 10] for i in range(0, min(len(name), 30), 10)] or [""]
    if len(name) > 30:
        lines[-1] = f"{lines[-1][:9]}…"
    height = len(lines) * 18 + 14
    top = y - height / 2
    text = "".join(f'<tspan x="{x:g}" y="{top + 20 + 18 * i:g}">{escape(line)}</tspan>' for i, line in enumerate(lines))
    return (
        f'<rect class="middle k-{kind}" x="{x - 80:g}" y="{top:g}" width="160" height="{height}" rx="8"/>'
        f'<text class="middle" text-anchor="middle">{text}</text>'
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: a name with its value, the first part of which stands out."""

    name: str
    href: str
    value: float
    first: float = 0
    shown: str = ""


def bars(rows: Sequence[Bar], label: str, css: str = "assigns") -> Markup:
    """Horizontal bars, the longest first as given; they take the width there is."""
    if not rows:
        return Markup("")
    most = max(r.value for r in rows) or 1
    items = "".join(_bar(r, 100 * r.value / most, 100 * r.first / most, css) for r in rows)
    return Markup(f'<ol class="bars" aria-label="{escape(label)}">{items}</ol>')


def _bar(row: Bar, whole: float, first: float, css: str) -> str:
    name = f'<a href="{escape(row.href)}">{escape(row.name)}</a>' if row.href else f"<span>{escape(row.name)}</span>"
    return (
        f'<li>{name}<svg aria-hidden="true" height="18" width="100%" class="r-{css}"><rect class="part" width="{whole:.1f}%" height="18" rx="2"/>'
        f'<rect width="{first:.1f}%" height="18" rx="2"/></svg><span class="n">{escape(row.shown or f"{row.value:g}")}</span></li>'
    )


def _fitting(text: str, ems: float) -> str:
    """A text cut to a width in ems: Latin letters take half."""
    width = 0.0
    for i, c in enumerate(text):
        width += 0.56 if ord(c) < 0x2E80 else 1
        if width > ems:
            return f"{text[: max(1, i - 1)]}…"
    return text
