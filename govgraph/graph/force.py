"""Which documents are in force on a day, as far as the documents themselves tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from govgraph.graph import dates
from govgraph.graph.documents import programme_title
from govgraph.graph.records import Record
from govgraph.model import Statement

_SHORTEST = 8  #: characters; a shorter title names no document by itself


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a document is not in force on a day."""

    why: Literal["repeals", "supersedes", "expired", "begins", "later"]
    by: str = ""  #: the number of the document that repeals or supersedes it
    date: str = ""  #: of that document, of its own end or beginning


def same_documents(records: Iterable[Record], statements: Iterable[Statement]) -> dict[str, str]:
    """Which cited document is one of these, or one cited elsewhere by number; by number, else by a title that only one has."""
    numbers: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for r in records:
        if r.number:
            numbers[r.number].add(f"document/{r.id}")
        for title in {r.title, programme_title(r.title)}:
            titles[title].add(f"document/{r.id}")
    cited = [s for s in statements if s.relation in ("cites", "amends")]
    for s in cited:
        if s.detail and s.object:
            titles[s.object].add(_one(numbers.get(s.detail)) or s.object_id)
    same = {}
    for s in cited:
        found = _one(numbers.get(s.detail)) if s.detail else _one(titles.get(s.object)) if len(s.object) >= _SHORTEST else ""
        if found and found not in (s.object_id, f"document/{s.document_id}"):
            same[s.object_id] = found
    return same


def _one(found: set[str] | None) -> str:
    return next(iter(found)) if found and len(found) == 1 else ""


def latest(records: Iterable[Record]) -> str:
    """The last day that a document is dated; empty where none is dated."""
    return max((day for r in records if (day := dates.last(r.date))), default="")


def endings(
    records: Iterable[Record], statements: Iterable[Statement], same: Mapping[str, str], as_of: str
) -> dict[str, Ending]:
    """The documents that are not in force on a day, by id: ended before it, begun or issued after it, or done away with by then."""
    dated = {r.id: (r.key, dates.first(r.date)) for r in records}
    found: dict[str, Ending] = {}
    for document, ending in (*_issued_later(dated, as_of), *_ended(statements, dated, same, as_of)):
        found.setdefault(document, ending)
    return {document: found[document] for document in sorted(found) if document in dated}


def _issued_later(dated: Mapping[str, tuple[str, str]], as_of: str) -> Iterator[tuple[str, Ending]]:
    return ((document, Ending("later", "", day)) for document, (_, day) in dated.items() if day > as_of > "")


def _ended(
    statements: Iterable[Statement], dated: Mapping[str, tuple[str, str]], same: Mapping[str, str], as_of: str
) -> Iterator[tuple[str, Ending]]:
    for s in statements:
        if s.relation == "valid" and s.role == "until" and "" < (end := dates.last(s.detail or s.object)) < as_of:
            yield s.document_id, Ending("expired", "", end)
        elif s.relation == "valid" and s.role == "from" and (start := dates.first(s.detail or s.object)) > as_of > "":
            yield s.document_id, Ending("begins", "", start)
        elif s.relation == "amends" and s.role in ("repeals", "supersedes"):
            by, day = dated.get(s.document_id, (s.document, ""))
            if day <= (as_of or day):
                why: Literal["repeals", "supersedes"] = "repeals" if s.role == "repeals" else "supersedes"
                yield same.get(s.object_id, s.object_id).removeprefix("document/"), Ending(why, by, day)
