"""Pictures of pages, recognised character by character and laid out as printed pages are; lines of tables are found in the picture."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

WIDTH = 595.0  #: points of a page; pictures have no measure of their own
_LARGEST = 5000  #: dots along a side; of larger pictures, several are one
_LEAST = 0.3  #: below, a character is a speck
_HAN = re.compile("[\u4e00-\u9fff、，。：；（）《》“”]")
_WIDE = str.maketrans("(),:;", "（），：；")
_ABOUT, _VERY_ROUGHLY = 0.2, 0.45
_SHORT = 6  #: characters of a line that is too short to measure its size well
_SUREST = 0.99  #: no recogniser is certain
_FILLED = 0.9  #: share of the height of a line's box that its characters take
_LOOSE = 1.15  #: heights of its box by which characters of a line stand apart at most; those of 组　长 do more


def read(path: Path, name: str) -> Source:
    """Read a picture of a page; ReadError where it is none, or nothing is written on it."""
    engine = recogniser(path)
    txt.check(path)
    images = need("PIL.Image", path, "ocr")
    arrays = need("numpy", path, "ocr")
    try:
        with warnings.catch_warnings(action="ignore", category=images.DecompressionBombWarning), images.open(path) as picture:
            frames = [page(_frame(picture, i, arrays), engine, path) for i in range(getattr(picture, "n_frames", 1))]
    except images.DecompressionBombError as error:
        raise ReadError(f"{path}: a picture of more dots than any page has; scan the page with 200 to 300 dots an inch") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ReadError(f"{path}: a damaged picture, or none ({type(error).__name__}); scan the page again") from error
    found = typeset.source(frames, name)
    if not found.text.strip():
        raise ReadError(f"{path}: nothing is written on this picture that could be made out; scan the page with at least 200 dots an inch")
    return found


def _frame(picture: Any, index: int, arrays: Any) -> Any:
    picture.seek(index)
    times = max(picture.size) // _LARGEST
    plain = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    return arrays.asarray((plain.reduce(times) if times > 1 else plain).convert("RGB"))


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


def page(picture: Any, engine: Any, path: Path, points: float = WIDTH) -> Page:
    """A page from its picture, an array of rows of red, green and blue, as wide as so many points."""
    height, width = picture.shape[:2]
    scale = points / width
    found = engine(picture, return_word_box=True, return_single_char_box=True)
    lines = [x for line in _lines(found) for x in _upright(*line, scale)]
    glyphs = [g for line in _even([x for x in lines if x.words]) for g in _glyphs(line)]
    tables, rest = ruled.tables(glyphs, list(_rules(picture, scale, path)))
    return page_of(points, height * scale, rest, tables)


@dataclass(frozen=True, slots=True)
class _Read:
    """A line as it was recognised."""

    words: tuple[str, ...]  #: its characters; those of a Latin word or a number may stand together
    middles: tuple[float, ...]  #: of each, across the page
    base: float
    size: float
    confidence: float


def _lines(found: Any) -> Iterator[tuple[Any, float]]:
    """The lines that a recogniser found, with their confidence."""
    return zip(found.word_results, found.scores, strict=True) if found.txts else iter(())


def _upright(line: Any, score: float, scale: float) -> Iterator[_Read]:
    """A line; of one that goes down the page, as 序号 does in a narrow column, each character by itself."""
    places = [(sum(p[0] for p in box), sum(p[1] for p in box)) for _, _, box in line]
    wide, high = (max(v) - min(v) if v else 0 for v in zip(*places, strict=True)) if places else (0, 0)
    for part in [[one] for one in line] if high > wide else [line]:
        yield _read(part, scale, score)


def _read(line: Any, scale: float, score: float) -> _Read:
    kept = [(char, box) for char, sure, box in line if char.strip() and sure >= _LEAST]
    middles = tuple(sum(p[0] for p in box) / len(box) * scale for _, box in kept)
    foot, top = max((p[1] for _, box in kept for p in box), default=0), min((p[1] for _, box in kept for p in box), default=0)
    height = (foot - top) * scale
    steps = [b - a for a, b in pairwise(middles)]
    size = min(median(steps), height * _LOOSE) if len(steps) >= 4 and any(map(_HAN.search, (char for char, _ in kept))) else height * _FILLED
    return _Read(tuple(char for char, _ in kept), middles, foot * scale - 0.2 * height, size, min(round(float(score), 2), _SUREST))


def _even(lines: Sequence[_Read]) -> Iterator[_Read]:
    """Lines of about the usual size as of that size, which is measured roughly, in a short line more so."""
    usual = median(x.size for x in lines for _ in x.words) if lines else 0.0
    for line in lines:
        near = _ABOUT if len(line.words) > _SHORT else _VERY_ROUGHLY
        yield replace(line, size=usual) if abs(line.size - usual) < near * usual else line


def _glyphs(line: _Read) -> Iterator[Glyph]:
    """The characters of a line; where each begins and ends is told by the distance of their middles, their boxes are rough."""
    words, at = "".join(line.words), 0
    for chars, middle in zip(line.words, line.middles, strict=True):
        half = line.size * (0.55 if len(chars) == 1 and not chars.isascii() else 0.28 * len(chars))
        for i, char in enumerate(chars):
            left = middle - half + 2 * half * i / len(chars)
            sign = _wide(char, words[max(at - 1, 0) : at] + words[at + 1 : at + 2])
            yield Glyph(left, left + 2 * half / len(chars), line.base, line.size, sign, confidence=line.confidence)
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
