"""Of several texts that hold a document, one speaks for it; which one does not depend on the order they came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from govgraph.graph import Record


@dataclass(frozen=True, slots=True)
class Held:
    """A document as one text holds it."""

    record: Record
    rows: int  #: that were read of it
    digest: str  #: of the text
    extraction: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document with the text that speaks for it, and the further texts that hold it."""

    record: Record
    digest: str
    extraction: str
    also: tuple[str, ...]  #: digests


def choose(held: Iterable[Held], removed: Collection[str]) -> list[Chosen]:
    """The documents by id, without those that were taken out."""
    holders: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        if one.record.id not in removed:
            holders[one.record.id].append(one)
    return [_best(found) for _, found in sorted(holders.items())]


def _best(held: list[Held]) -> Chosen:
    """Fewest damaged characters, most statements, smallest hash."""
    best = min(held, key=lambda h: (h.record.damage, -h.rows, h.digest, h.extraction))
    return Chosen(best.record, best.digest, best.extraction, tuple(sorted({h.digest for h in held} - {best.digest})))
