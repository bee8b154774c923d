"""PDF: pages in reading order, running heads left out, ruled tables as rows; pages that are pictures go to the OCR reader."""

from __future__ import annotations

import ctypes
import logging
import math
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import ocr, ruled, txt, typeset
from govgraph.readers.extras import need
from govgraph.readers.layout import Glyph, Page, Rule, page_of

_log = logging.getLogger(__name__)
_WIDE = "\u2e7f"  #: characters above are as wide as they are high
_THIN = 3.0  #: points; a thicker box is no rule
_WHOLE = 0.95  #: share of the page, from which on a box is its background
_LEAST = 10  #: characters of text, below which a PDF or page has none
_MARGIN = 0.1  #: share of the page's height, above and below, where its number may be stamped on a scan
_MOSTLY = 0.5  #: share of a page, from which on a picture is the page
_LARGEST = 5000  #: dots along the side of a picture of a page
_DOTS = 200  #: an inch, at which scans are recognised
_BAD = frozenset({0xFFFE, 0xFFFF, 0xFFFD, 0})
_PATH, _IMAGE, _LINE, _MOVE = 2, 3, 0, 2  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE, FPDF_SEGMENT_LINETO, FPDF_SEGMENT_MOVETO


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
        pages = _pages(document, path)
    finally:
        document.close()
    found = typeset.source(pages, name)
    if len("".join(found.text.split())) < _LEAST:
        raise ReadError(f"{path}: no text could be made out in this PDF; scan it again with at least 200 dots an inch")
    return found


def _pages(document: Any, path: Path) -> list[Page]:
    """The pages, those that are pictures recognised; where others have text and there is no recogniser, without them."""
    read = [_page(document, i, path) for i in range(len(document))]
    written = [page.width for page, picture in read if not picture and (page.lines or page.tables)]
    pictures = [i for i, (_, picture) in enumerate(read) if picture or not written]
    pages = [page for page, _ in read]
    if not pictures:
        return pages
    try:
        engine = ocr.recogniser(path)
    except ReadError as error:
        if written:
            _log.warning("%s: %d pages are pictures and left out; to have them recognised: pip install 'govgraph[ocr]'", path, len(pictures))
            return pages
        raise ReadError(f"{path}: pictures of pages without text; to have them recognised: pip install 'govgraph[ocr]'") from error
    for i in pictures:
        pages[i] = ocr.page(_picture(document[i]), engine, path, median(written) if written else ocr.WIDTH)
    return pages


def _picture(page: Any) -> Any:
    scale = min(_DOTS / 72, _LARGEST / max(page.get_size()))
    return page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]


def _page(document: Any, index: int, path: Path) -> tuple[Page, bool]:
    """A page with its lines and tables, and whether it is the picture of one, whatever number is stamped on it."""
    pdfium = need("pypdfium2", path)
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise ReadError(f"{path}: page {index + 1} is damaged; download it again") from error
    try:
        width, height = page.get_size()
        glyphs = list(_glyphs(page, height, path))
        tables, rest = ruled.tables(glyphs, list(_rules(page, width, height, path)))
        body = sum(_MARGIN * height < g.base < (1 - _MARGIN) * height for g in glyphs)
        return page_of(width, height, rest, tables), body < _LEAST and _pictured(page) > _MOSTLY * width * height
    finally:
        page.close()


def _pictured(page: Any) -> float:
    """How much of a page pictures cover, in square points; a scan may be cut in strips."""
    bounds = (thing.get_bounds() for thing in page.get_objects(filter=[_IMAGE], max_depth=4))
    return math.fsum((right - left) * (top - bottom) for left, bottom, right, top in bounds)


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
