"""Pictures of pages, recognised character by character and laid out as printed pages are; lines of tables are found in the picture."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import ruled, txt, typeset
from govgraph.readers.extras import need
from govgraph.readers.layout import Glyph, Page, Rule, page_of

_WIDTH = 595  #: points of a page; pictures have no measure of their own
_LEAST = 0.3  #: below, a character is a speck
_HAN = re.compile("[\u4e00-\u9fff、，。：；（）《》“”]")
_WIDE = str.maketrans("(),:;", "（），：；")
_ABOUT = 0.2
_SUREST = 0.99
_FILLED = 0.9  #: share of the height of a line's box that its characters take


def read(path: Path, name: str) -> Source:
    """Read a picture of a page; ReadError where it is none, or nothing is written on it."""
    engine = recogniser(path)
    txt.check(path)
    images = need("PIL.Image", path, "ocr")
    arrays = need("numpy", path, "ocr")
    try:
        with images.open(path) as picture:
            frames = [page(_frame(picture, i, arrays), engine, path) for i in range(getattr(picture, "n_frames", 1))]
    except (OSError, ValueError, SyntaxError, images.DecompressionBombError) as error:
        raise ReadError(f"{path}: a damaged picture, or none ({type(error).__name__}); scan the page again") from error
    found = typeset.source(frames, name)
    if not found.text.strip():
        raise ReadError(f"{path}: nothing is written on this picture that could be made out; scan the page with at least 200 dots an inch")
    return found


def _frame(picture: Any, index: int, arrays: Any) -> Any:
    picture.seek(index)
    return arrays.asarray(picture.convert("RGB"))


@cache
def _engine() -> Any:
    """The recogniser with the models that its package brings; it says nothing of its own."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def recogniser(path: Path) -> Any:
    """What recognises characters; ReadError that says how to install it where it is not there."""
    need("onnxruntime", path, "ocr")
    need("rapidocr", path, "ocr")
    return _engine()


def page(picture: Any, engine: Any, path: Path) -> Page:
    """A page from its picture, an array of rows of red, green and blue."""
    height, width = picture.shape[:2]
    scale = _WIDTH / width
    found = engine(picture, return_word_box=True, return_single_char_box=True)
    glyphs = _even([g for line, score in _lines(found) for g in _glyphs(line, scale, score)])
    tables, rest = ruled.tables(glyphs, list(_rules(picture, scale, path)))
    return page_of(_WIDTH, height * scale, rest, tables)


def _lines(found: Any) -> Iterator[tuple[Any, float]]:
    """The lines of a picture, each with its confidence; no recogniser is certain."""
    if found.txts:
        yield from ((line, min(round(float(score), 2), _SUREST)) for line, score in zip(found.word_results, found.scores, strict=True))


def _even(glyphs: list[Glyph]) -> list[Glyph]:
    """Characters of about the usual size as of that size, which is measured roughly."""
    usual = median(g.size for g in glyphs) if glyphs else 0.0
    return [g._replace(size=usual) if abs(g.size - usual) < _ABOUT * usual else g for g in glyphs]


def _glyphs(line: Any, scale: float, confidence: float) -> Iterator[Glyph]:
    """The characters of a line; where each begins and ends is told by the distance of their middles, their boxes are rough."""
    kept = [(char, box) for char, score, box in line if char.strip() and score >= _LEAST]
    words = "".join(char for char, _ in kept)
    middles = [sum(p[0] for p in box) / len(box) * scale for _, box in kept]
    height = max((max(p[1] for p in box) - min(p[1] for p in box) for _, box in kept), default=0) * scale
    steps = [b - a for a, b in pairwise(middles)]
    size = min(median(steps), height) if len(steps) >= 4 and _HAN.search(words) else height * _FILLED
    at = 0
    for (char, box), middle in zip(kept, middles, strict=True):
        base = max(p[1] for p in box) * scale - 0.2 * height
        half = size * (0.55 if len(char) == 1 and not char.isascii() else 0.28 * len(char))
        for i, one in enumerate(char):
            left = middle - half + 2 * half * i / len(char)
            sign = _wide(one, words[max(at - 1, 0) : at] + words[at + 1 : at + 2])
            yield Glyph(left, left + 2 * half / len(char), base, size, sign, confidence=confidence)
            at += 1


def _wide(char: str, beside: str) -> str:
    """A sign as it is printed beside Chinese: the recogniser tells (from （ by chance."""
    return char.translate(_WIDE) if char in "(),:;" and _HAN.search(beside) else char


def _rules(picture: Any, scale: float, path: Path) -> Iterator[Rule]:
    """The long straight lines of a picture."""
    cv = need("cv2", path, "ocr")
    grey = cv.cvtColor(picture.copy(), cv.COLOR_RGB2GRAY)
    ink = cv.adaptiveThreshold(grey, 255, cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY_INV, 31, 12)
    height, width = ink.shape
    for kernel in ((max(width // 30, 20), 1), (1, max(height // 70, 20))):
        lines = cv.morphologyEx(ink, cv.MORPH_OPEN, cv.getStructuringElement(cv.MORPH_RECT, kernel))
        for outline in cv.findContours(lines, cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE)[0]:
            x, y, w, h = cv.boundingRect(outline)
            if min(w, h) * scale < 4:
                yield Rule(x * scale, y * scale, (x + w) * scale, (y + h) * scale)
