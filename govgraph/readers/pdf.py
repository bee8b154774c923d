"""PDF with text: pages in reading order, running heads left out, ruled tables as rows; pages without text go to the OCR reader."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import ocr, ruled, txt, typeset
from govgraph.readers.extras import need
from govgraph.readers.layout import Glyph, Page, Rule, page_of

_WIDE = "\u2e7f"  #: characters above are as wide as they are high
_THIN = 3.0  #: points; a thicker box is no rule
_WHOLE = 0.95  #: share of the page, from which on a box is its background
_LEAST = 10  #: characters of text, below which a PDF has none
_DOTS = 200  #: an inch, at which scans are recognised
_BAD = frozenset({0xFFFE, 0xFFFF, 0xFFFD, 0})
_PATH, _LINE, _MOVE = 2, 0, 2  # FPDF_PAGEOBJ_PATH, FPDF_SEGMENT_LINETO, FPDF_SEGMENT_MOVETO


def read(path: Path, name: str) -> Source:
    """Read a PDF; ReadError where it is damaged, locked, or holds pictures of pages only."""
    pdfium = need("pypdfium2", path)
    txt.check(path)
    try:
        document = pdfium.PdfDocument(str(path))
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "it is locked with a password; save it without" if locked else "a damaged PDF, or none; download it again"
        raise ReadError(f"{path}: {what}") from error
    try:
        pages = [_page(document, i, path) for i in range(len(document))]
        if not any(page.lines or page.tables for page in pages):
            pages = _recognised(document, path)
    finally:
        document.close()
    found = typeset.source(pages, name)
    if len("".join(found.text.split())) < _LEAST:
        raise ReadError(f"{path}: no text could be made out in this PDF; scan it again with at least 200 dots an inch")
    return found


def _recognised(document: Any, path: Path) -> list[Page]:
    """The pages of a scan."""
    try:
        engine = ocr.recogniser(path)
    except ReadError as error:
        raise ReadError(f"{path}: pictures of pages without text; to have them recognised: pip install 'govgraph[ocr]'") from error
    return [ocr.page(_picture(document[i]), engine, path) for i in range(len(document))]


def _picture(page: Any) -> Any:
    return page.render(scale=_DOTS / 72, rev_byteorder=True).to_numpy()[:, :, :3]


def _page(document: Any, index: int, path: Path) -> Page:
    """A page with its lines and tables."""
    pdfium = need("pypdfium2", path)
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise ReadError(f"{path}: page {index + 1} is damaged; download it again") from error
    try:
        width, height = page.get_size()
        tables, rest = ruled.tables(list(_glyphs(page, height, path)), list(_rules(page, width, height, path)))
        return page_of(width, height, rest, tables)
    finally:
        page.close()


def _glyphs(page: Any, height: float, path: Path) -> Iterator[Glyph]:
    raw = need("pypdfium2.raw", path)
    words = page.get_textpage()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    try:
        for i in range(words.count_chars()):
            code = raw.FPDFText_GetUnicode(words, i)
            if code in _BAD or (char := chr(code)).isspace() or code < 0x20:
                spaced = spaced or (code in (0x20, 0xA0, 0x3000) and raw.FPDFText_IsGenerated(words, i) == 0)
                continue
            if raw.FPDFText_GetLooseCharBox(words, i, box) and raw.FPDFText_GetCharOrigin(words, i, x, y):
                raw.FPDFText_GetMatrix(words, i, matrix)
                size = raw.FPDFText_GetFontSize(words, i) * math.hypot(matrix.c, matrix.d) or 1.0
                wide = char > _WIDE  # the box of a character that has one is no wider than its strokes in some fonts
                right = x.value + size * math.hypot(matrix.a, matrix.b) / math.hypot(matrix.c, matrix.d) if wide else box.right
                yield Glyph(x.value if wide else box.left, max(right, box.right), height - y.value, size, char, spaced)
                spaced = False
    finally:
        words.close()


def _rules(page: Any, width: float, height: float, path: Path) -> Iterator[Rule]:
    """The straight horizontal and vertical lines of a page, thin boxes included."""
    raw = need("pypdfium2.raw", path)
    for thing in page.get_objects(filter=[_PATH], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if right - left > _WHOLE * width and top - bottom > _WHOLE * height:
            continue
        if min(right - left, top - bottom) <= _THIN:
            yield Rule(left, height - top, right, height - bottom)
        else:
            yield from _segments(thing, raw, height)


def _segments(thing: Any, raw: Any, height: float) -> Iterator[Rule]:
    matrix = thing.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = first = None
    for i in range(min(raw.FPDFPath_CountSegments(thing), 2000)):
        segment = raw.FPDFPath_GetPathSegment(thing, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == _MOVE:
            first = here
        elif kind == _LINE and before:
            yield from _straight(before, here, height)
        if raw.FPDFPathSegment_GetClose(segment) and first:
            yield from _straight(here, first, height)
        before = here


def _straight(a: tuple[float, float], b: tuple[float, float], height: float) -> Iterator[Rule]:
    if min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 1 and max(abs(a[0] - b[0]), abs(a[1] - b[1])) > _THIN:
        yield Rule(min(a[0], b[0]), height - max(a[1], b[1]), max(a[0], b[0]), height - min(a[1], b[1]))
