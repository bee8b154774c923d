"""The days of a thing: when documents speak of it, and when something falls due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govgraph.gaps import Lang
from govgraph.graph import dates
from govgraph.model import Statement
from govgraph.web.facts import Fact
from govgraph.web.holdings import Holdings, Thing
from govgraph.web.pages.telling import side_of
from govgraph.web.rendering import word

_DUE = 40  #: days on which something falls due
_CHANGED = {"repealed_by": "repeals", "superseded_by": "supersedes", "amended_by": "amends", "supplemented_by": "supplements"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and what there is of it; the address is that of a statement where there is one, else of a document."""

    date: str
    title: str
    document_id: str
    says: str
    statement: Statement | None = None


def of_thing(holdings: Holdings, thing: Thing, rows: Iterable[Statement], lang: Lang) -> list[Moment]:
    """When documents speak of a thing, and when what it holds falls due."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    due: dict[Statement, None] = {}
    for s in rows:
        by_document[s.document_id].append(s)
        if s.relation == "assigns" and thing.id in (s.subject_id, s.object_id):
            due.update(dict.fromkeys(holdings.due(s)))
        elif s.relation == "deadline":
            due[s] = None
    spoken = [
        Moment(holdings.date(d), holdings.title(d), d, _counted(thing, said, lang)) for d, said in by_document.items() if d in holdings.records
    ]
    return _in_order([*spoken, *list(_due(due, lang))[:_DUE]])


def of_document(holdings: Holdings, document_id: str, facts: Iterable[Fact], lang: Lang) -> list[Moment]:
    """When a document was issued, holds, was changed, and when what it asks for falls due."""
    rows = holdings.by_document.get(document_id, ())
    found = [Moment(holdings.date(document_id), holdings.title(document_id), document_id, word("issued", lang))]
    found += [
        Moment(day, word(f"role_{s.role}", lang), document_id, "", s)
        for s in rows if s.relation == "valid" and (day := dates.last(s.detail or s.object))
    ]  # fmt: skip
    for fact in facts:
        if fact.what in _CHANGED and fact.evidence:
            by = fact.evidence[0]
            found.append(Moment(fact.note, holdings.title(by.document_id), by.document_id, word(f"fact_{_CHANGED[fact.what]}", lang), by))
    return _in_order([*found, *list(_due(rows, lang))[:_DUE]])


def _due(rows: Iterable[Statement], lang: Lang) -> Iterator[Moment]:
    for s in rows:
        if s.relation == "deadline" and (day := dates.last(s.detail)):
            yield Moment(day, s.object or s.object_text, s.document_id, word("due", lang), s)


def _in_order(found: Iterable[Moment]) -> list[Moment]:
    return sorted(dict.fromkeys(found), key=lambda m: (m.date, m.document_id, m.title))


def _counted(thing: Thing, rows: Iterable[Statement], lang: Lang) -> str:
    counts = Counter(
        word(f"{s.relation}_{s.role if s.relation == 'assigns' and s.subject_id == thing.id else side_of(s, thing.id)}", lang) for s in rows
    )
    return word("comma", lang).join(f"{what} {n}" for what, n in counts.most_common(4))
