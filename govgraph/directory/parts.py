"""What the graph as a whole needs to know of a document: enough to choose, count and derive without its rows."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from govgraph import graph
from govgraph.directory import rejects
from govgraph.graph import Record
from govgraph.model import Recognised, Statement
from govgraph.statements import cells

Rejected = tuple[Statement, str]  #: a row that can't be part of the graph, and why


@dataclass(frozen=True, slots=True)
class Part:
    """A document of one text, without most of its rows."""

    record: Record
    rows: int  #: that were read of it
    relations: Mapping[str, int]  #: how many of its statements are of each relation
    content: str  #: hash of all that its graph is made of
    telling: tuple[Statement, ...]  #: the statements that the derived graph depends on
    rejected: tuple[Rejected, ...] = ()


def part(record: Record, rows: Sequence[Statement], length: int, recognised: Iterable[Recognised] = ()) -> Part:
    """What is to be known of a document with its rows, in a text of some length."""
    good, rejected = sift(rows, length)
    relations = Counter(s.relation for s in good)
    return Part(record, len(rows), relations, _content(record, good, recognised), tuple(graph.telling(good)), tuple(rejected))


def sift(rows: Iterable[Statement], length: int) -> tuple[list[Statement], list[Rejected]]:
    """The rows that can be part of the graph, and those that can't."""
    good, rejected = [], []
    for s in rows:
        if why := rejects.reason(s, length):
            rejected.append((s, why))
        else:
            good.append(s)
    return good, rejected


def by_document(statements: Iterable[Statement], source: str = "") -> dict[str, list[Statement]]:
    """Rows by document, under the name that their text has at present."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        groups[s.document_id].append(s if not source or s.source == source else replace(s, source=source))
    return groups


def named(parts: Iterable[Rejected], source: str) -> Iterator[Rejected]:
    """Rejected rows under the name that their text has at present."""
    return ((replace(s, source=source), why) for s, why in parts)


def _content(record: Record, rows: Iterable[Statement], recognised: Iterable[Recognised]) -> str:
    """A hash that the name of the text's file has no part in, as it has none in the graph."""
    lines = [x for x in recognised if x.end > record.start and x.start < record.end]
    said = record, [cells(replace(s, source="")) for s in rows], lines
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]
