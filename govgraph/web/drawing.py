"""Figures drawn on the server: what a thing is tied to, and bars of a chart; all text in them is escaped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

_ROW = 34
_EM = 13


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How wide a figure is, where its middle and the neighbours at its right begin, and how much of a name fits."""

    name: str
    width: float
    middle: float
    box: float
    reach: float  #: from the middle to the marks
    ems: float


_BROAD = _Sheet("broad", 980, 490, 168, 126, 26)
_NARROW = _Sheet("narrow", 350, 52, 100, 98, 14.5)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing at the other end of ties."""

    name: str
    kind: str
    href: str
    weight: int
    says: str


def neighbourhood(name: str, kind: str, left: Sequence[Neighbour], right: Sequence[Neighbour], label: str) -> Markup:
    """A thing in the middle, what it does things to at its right, who does things to it at its left.

    Drawn twice, for broad windows and for narrow ones, where all neighbours stand at the right; the style sheet shows one.
    """
    broad = _figure(_BROAD, name, kind, left, right, label)
    both = sorted((*left, *right), key=lambda n: -n.weight)
    return Markup(broad + _figure(_NARROW, name, kind, (), both[: max(len(left), len(right), 12)], label))


def _figure(sheet: _Sheet, name: str, kind: str, left: Sequence[Neighbour], right: Sequence[Neighbour], label: str) -> str:
    height = max(len(left), len(right), 3) * _ROW + 16
    body = _fan(sheet, left, -1, height) + _fan(sheet, right, 1, height) + _box(sheet, height / 2, name, kind)
    return (
        f'<svg class="near {sheet.name}" viewBox="0 0 {sheet.width:g} {height:g}" width="{sheet.width:g}" height="{height:g}" role="group" '
        f'aria-label="{escape(label)}">{body}</svg>'
    )


def _fan(sheet: _Sheet, found: Sequence[Neighbour], direction: int, height: float) -> str:
    step, middle = (height - 16) / max(len(found), 1), height / 2
    x, near = sheet.middle + direction * sheet.reach, sheet.middle + direction * sheet.box / 2
    bend = (x - near) / 2
    out = []
    for i, n in enumerate(found):
        y = 8 + step * (i + 0.5)
        width = 1 + 1.5 * math.log2(max(n.weight, 1))
        out.append(
            f'<path class="tie" d="M{near:g} {middle:g}C{near + bend:g} {middle:g} {x - bend:g} {y:g} {x:g} {y:g}" '
            f'stroke-width="{width:.1f}"/>'
            f'<a href="{escape(n.href)}"><title>{escape(f"{n.name}　{n.says}")}</title><circle class="k-{n.kind}" cx="{x:g}" cy="{y:g}" r="5"/>'
            f'<text x="{x + direction * 11:g}" y="{y + 4.5:g}" text-anchor="{"start" if direction > 0 else "end"}">'
            f"{escape(_fitting(n.name, sheet.ems))}</text></a>"
        )
    return "".join(out)


def _box(sheet: _Sheet, y: float, name: str, kind: str) -> str:
    most = int((sheet.box - 12) / (_EM + 1))
    count = min(3, math.ceil(len(name) / most)) or 1
    each = min(most, math.ceil(len(name) / count))
    lines = [name[i : i + each] for i in range(0, min(len(name), each * count), each)] or [""]
    if len(name) > each * count:
        lines[-1] = f"{lines[-1][:-1]}…"
    height = len(lines) * 18 + 14
    top = y - height / 2
    text = "".join(f'<tspan x="{sheet.middle:g}" y="{top + 20 + 18 * i:g}">{escape(line)}</tspan>' for i, line in enumerate(lines))
    return (
        f'<rect class="middle k-{kind}" x="{sheet.middle - sheet.box / 2:g}" y="{top:g}" width="{sheet.box:g}" height="{height}" rx="8"/>'
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
    told = f' title="{escape(row.name)}"' if len(row.name) > 30 else ""  # two lines of it are shown
    name = f'<a href="{escape(row.href)}"{told}>{escape(row.name)}</a>' if row.href else f"<span>{escape(row.name)}</span>"
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
