"""A payer as a clause names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from govgraph import lexicon

Kind = Literal["tier", "level", "organ", "place", "fund", "private"]
Role = Literal["by", "subject", "object", "excepted"]

WORDS = lexicon.load("funding")
#: levels that take no 级
AS_IT_IS = frozenset({"村", "镇", "乡"})
_TWO = re.compile("(?P<one>市)(?P<other>县)(?P<tail>级?(?:财政)?)")


def either(words: Sequence[str]) -> str:
    """A pattern for one of several words or patterns, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Payers:
    """An enumeration of payers that one predicate holds for."""

    start: int
    end: int
    kind: Kind
    names: tuple[str, ...]  #: of bare levels as written: 省, 市; 市级, 县级 of 市、县两级
    role: Role = "subject"

    def wordings(self, *, fiscal: bool, apart: bool = True) -> tuple[str, ...]:
        """The names as written; bare levels as budgets where that is meant (市级财政); `apart` makes two of 市县.

        What is a class of places (市县, 省级) in a document of those above them stays as written.
        """
        names = tuple(n for name in self.names for n in (apart_names(name) if apart else (name,)))
        if self.kind != "level" or not fiscal:
            return names
        alone = (n if n in AS_IT_IS or len(n) > 1 else f"{n}级" for n in names)
        return tuple(
            n if n.endswith("政府") or (len(w) > 1 and not apart) else f"{n}财政" for w, n in zip(names, alone, strict=True)
        )


def apart_names(name: str) -> tuple[str, ...]:
    """市县财政 as 市级财政 and 县级财政."""
    if not (two := _TWO.fullmatch(name)):
        return (name,)
    tail = f"级{two['tail'].removeprefix('级')}" if two["tail"] else ""
    return two["one"] + tail, two["other"] + tail
