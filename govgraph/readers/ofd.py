"""OFD (GB/T 33190), the format of electronic official documents: its words by where they stand, laid out as printed pages are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import archive, txt, typeset
from govgraph.readers.extras import need
from govgraph.readers.layout import Glyph, Page, page_of

_POINTS = 72 / 25.4  #: of a millimetre
_NARROW = "\u2e80"  #: characters below are half as wide as they are high
_SAME = 0.25  #: millimetres by which words printed twice for boldness may differ


def read(path: Path, name: str) -> Source:
    """Read an OFD file; ReadError where it is damaged, locked, or holds pictures of pages only."""
    parser = need("ofdkit", path)
    txt.check(path)
    try:
        archive.check(path)
        with parser.open(path) as document:
            pages = [_page(page) for page in document.pages]
    except (parser.OFDError, *archive.BROKEN) as error:
        raise ReadError(f"{path}: a damaged OFD file, or one with a password ({type(error).__name__}); save it as PDF in the reader that shows it") from error
    found = typeset.source(pages, name)
    if not found.text.strip():
        raise ReadError(f"{path}: no text in this OFD file (pictures of pages?); save it as PDF in the reader that shows it")
    return found


def _page(page: Any) -> Page:
    left, top, width, height = (value * _POINTS for value in page.box)
    glyphs = [g for run in _once(page.runs) for g in _glyphs(run, left, top)]
    return page_of(width, height, [g for g in glyphs if 0 <= g.left <= width and 0 <= g.base <= height], ())


def _once(runs: list[Any]) -> Iterator[Any]:
    """Pieces of text, those printed twice at one place once."""
    seen = set()
    for run in runs:
        place = run.text, round(run.x / _SAME), round(run.y / _SAME)
        if place not in seen:
            seen.add(place)
            yield run


def _glyphs(run: Any, left: float, top: float) -> Iterator[Glyph]:
    """The characters of a piece, which share its width as wide as they are."""
    widths = [0.5 if char < _NARROW else 1.0 for char in run.text]
    unit = run.width * _POINTS / max(sum(widths), 0.5)
    x, spaced = run.x * _POINTS - left, False
    for char, width in zip(run.text, widths, strict=True):
        if not char.isspace():
            yield Glyph(x, x + width * unit, run.y * _POINTS - top, run.size * _POINTS, char, spaced)
        spaced = char.isspace()
        x += width * unit
