"""Finds names of agencies and of everything else that is made to do, pay or report, by their endings.

A name is recognised from its end, where Chinese names say what they are (局, 委员会, 部门, 公司): the text is searched backwards for
a known ending, then the level or place before it is read: 市 · 发展改革委, 县级以上地方人民政府 · 民政部门, 离石区 · 人民政府.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govgraph.model import Mention
from govgraph.names import endings, readers

_WIDTH = str.maketrans("(),;:", "（），；：")


def fold(text: str) -> str:
    """Half-width punctuation as full-width, length unchanged, so that 县(市、区) and 县（市、区） are one form."""
    return text.translate(_WIDTH)


def find(text: str, start: int = 0, end: int | None = None, known: Iterable[str] = ()) -> list[Mention]:
    """The names in a stretch of text, in text order; `known` are places besides those of GB/T 2260, such as the issuer's.

    `text` of a mention is its wording, completed where the text distributes it (市教育、民政部门 → 市教育部门, 民政部门); `value` is
    the wording with what it shares with the first of its enumeration (市民政部门).
    """
    end = len(text) if end is None else end
    original = text[start:end]
    piece = readers.Piece(fold(original), frozenset(known))
    found: list[Mention] = []
    limit = len(original)
    for stop, tail, kind in endings.scan(piece.text):
        if stop <= limit and (mentions := readers.read(kind, piece, stop - len(tail), stop)):
            found += mentions
            limit = min(m.start for m in mentions)
    found += readers.collectives(piece, found)
    return [_as_written(m, original, start) for m in sorted(found, key=lambda m: (m.start, m.end))]


def _as_written(mention: Mention, original: str, offset: int) -> Mention:
    """Shift a mention to the whole text and give it the width of characters that the text has."""
    text = original[mention.start : mention.end]
    if len(text) != len(mention.text):  # completed: what was added is plain
        text += mention.text[len(text) :]
    return replace(mention, start=mention.start + offset, end=mention.end + offset, text=text, value=mention.value or text)
