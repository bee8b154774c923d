"""One place where a document names a body, and how good the place is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A naming of a body: how it was found ranks it, what it was called besides."""

    name: str
    start: int
    end: int
    place: str
    rank: int  #: 3 a heading with its roster, 2 a sentence that sets it up, 1 a list of what a body has below it
    change: str = ""
    aliases: tuple[str, ...] = ()
    under: bool = False  #: whether it stands below another
