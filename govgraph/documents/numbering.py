"""Numbering of sections: 第一章 第一条 一、（一）1.（1）1.1 ①, read from `data/numbering.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govgraph.lexicon import load


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbering at the head of a line."""

    text: str  #: as written, without spaces
    rank: float  #: smaller stands above
    end: int  #: where the text after it begins, in the line
    key: str  #: normalised, as it stands in a place: 三 （二） 3 第五条


@dataclass(frozen=True, slots=True)
class _Scheme:
    pattern: re.Pattern[str]
    rank: float
    place: str


@cache
def _schemes() -> tuple[_Scheme, ...]:
    return tuple(_Scheme(re.compile(s["pattern"]), float(s["rank"]), s["place"]) for s in load("numbering")["schemes"])


_POSSIBLE = re.compile(r"[第（(\d０-９一二三四五六七八九十①-⑳❶-❿⒈-⒛⑴-⒇]")


def marker(text: str) -> Marker | None:
    """The numbering that a line begins with; None where it begins with none."""
    if not _POSSIBLE.match(text):
        return None
    for scheme in _schemes():
        match = scheme.pattern.match(text)
        if match:
            number = "".join(match["n"].split()).translate(_NARROW).replace("．", ".")
            rank = scheme.rank + 0.1 * number.count(".") if "." in number else scheme.rank
            return Marker("".join(match[0].split()), rank, match.end(), scheme.place.format(n=number))
    return None


_NARROW = {c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}
