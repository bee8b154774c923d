"""Parts that figures are put together from; all text in them is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

ROW, LEFT = 20, 190


def svg(width: float, height: float, parts: Iterable[str], title: str) -> str:
    """A picture that stands in a page."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
    return f'<svg {size} role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'


def label(name: str, top: float) -> str:
    """The name of a row."""
    return f'<text class="row" x="{LEFT - 6}" y="{top + 14:g}"><title>{escape(name)}</title>{escape(short(name, 15))}</text>'


def short(name: str, longest: int) -> str:
    """A title without what all titles share, cut to size."""
    bare = name.removeprefix("关于印发").removeprefix("关于").removesuffix("的通知") or name
    return bare if len(bare) <= longest else f"{bare[: longest - 1]}…"
