"""Cleans text with a map back to the source: white space inside Chinese goes, white space between Latin words stays one space."""

from __future__ import annotations

import re

from govgraph.model import MappedText

_SPACE = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")


class Builder:
    """Collects clean text, a piece of the source at a time, and for each character the offset it came from."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._origin: list[int] = []
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Take a stretch of the source as it is."""
        if start < end:
            self._pieces.append(self._source[start:end])
            self._origin.extend(range(start, end))
            self.length += end - start

    def squeeze(self, start: int, end: int) -> None:
        """Take a stretch of the source without the white space that Chinese does not have."""
        at = start
        for match in _SPACE.finditer(self._source, start, end):
            self.keep(at, match.start())
            at = match.end()
            if _LATIN.match(self._source, match.start() - 1) and at < end and _LATIN.match(self._source, at):
                self._one(" ", match.start())
        self.keep(at, end)

    def tab(self, at: int) -> None:
        """Put a tab between cells, where the source has some white space or none."""
        self._one("\t", at)

    def newline(self, at: int) -> None:
        """End a block."""
        self._one("\n", at)

    @property
    def next_offset(self) -> int:
        """The source offset after the last character taken."""
        return self._origin[-1] + 1 if self._origin else 0

    def text_from(self, start: int, end: int | None = None) -> str:
        """The clean text from an offset on; quick near the end."""
        stop = self.length if end is None else end
        taken, length = [], self.length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            taken.append(piece)
            length -= len(piece)
        text = "".join(reversed(taken))
        return text[start - length : stop - length]

    def _one(self, char: str, at: int) -> None:
        if self._origin and at <= self._origin[-1]:
            at = self._origin[-1] + 1 if char == "\n" else at
        self._pieces.append(char)
        self._origin.append(at)
        self.length += 1

    def done(self) -> MappedText:
        """The text and its map."""
        return MappedText("".join(self._pieces), tuple(self._origin))
