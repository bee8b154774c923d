"""Cuts the words that a statement rests on out of the kept text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govgraph.model import Statement

_BREAKS = re.compile(r"\s*[\r\n\f]\s*")
_BLANKS = re.compile(r"\s+")
LONGEST = 240  #: characters of a quote; longer passages are cut in the middle


class Quotes:
    """The passages of statements; `texts` gives the kept text of each source by the name that statements call it."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = texts or {}

    def text(self, source: str) -> str:
        """The kept text of a source; empty where it is not there."""
        return self._texts.get(source, "")

    def __call__(self, s: Statement) -> str:
        """The words as they stand, without the line breaks of the page; empty where the text or the offsets are not there."""
        text = self.text(s.source)
        if not 0 <= s.start < s.end <= len(text):
            return ""
        return shortened(_BLANKS.sub(" ", _BREAKS.sub("", text[s.start : s.end])).strip())


def shortened(words: str, longest: int = LONGEST) -> str:
    """A passage cut in the middle where it is too long."""
    if len(words) <= longest:
        return words
    half = (longest - 1) // 2
    return f"{words[:half]}…{words[-half:]}"
