"""What several documents tell of a thing only together: who moved post, what is in force, what an office was formed from.

The derived graph of the store says the same; here each fact has the statements that it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govgraph.graph import force, people
from govgraph.graph.force import Ending
from govgraph.model import Statement
from govgraph.resolve import reforms
from govgraph.web.holdings import Holdings

_CHANGED = {"repeals": "repealed_by", "supersedes": "superseded_by", "amends": "amended_by", "supplements": "supplemented_by"}
_CHANGES = {"repealed_by": "repeals", "superseded_by": "supersedes", "amended_by": "amends", "supplemented_by": "supplements"}
_ENDS = {"expired": "until", "begins": "from"}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds between a thing and others."""

    what: str  #: the key of its words
    others: tuple[str, ...]  #: ids
    note: str = ""  #: a date, a year
    evidence: tuple[Statement, ...] = ()


class Facts:
    """The facts of all things."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        records = list(holdings.records.values())
        self.as_of = force.latest(records)
        self._same = force.same_documents(records, holdings.statements)
        self._ended = force.endings(records, holdings.statements, self._same, self.as_of)
        self._known: dict[str, list[Fact]] = defaultdict(list)
        for thing, fact in (*self._changes(), *self._aliases(), *self._people(), *self._reforms()):
            self._known[thing].append(fact)

    def of(self, thing: str) -> list[Fact]:
        """The facts of a thing; of a document first whether it is in force."""
        status = self._status(thing.removeprefix("document/")) if thing.startswith("document/") else ()
        return [*status, *self._known.get(thing, ())]

    def aliases(self, document: str) -> list[str]:
        """The ids under which a document is cited that name neither its number nor its own id."""
        return [cited for cited, own in self._same.items() if own == document]

    def _status(self, document: str) -> Iterator[Fact]:
        if document not in self._holdings.records:
            return
        ending = self._ended.get(document)
        if ending is None:
            yield Fact("in_force", (), self.as_of)
        elif ending.why == "later":
            yield Fact("issued_later", (), ending.date)
        else:
            yield Fact(f"ended_{ending.why}", (), ending.date, tuple(self._why(document, ending)))

    def _why(self, document: str, ending: Ending) -> Iterable[Statement]:
        """The row that ends a document by its own words; who else ends it is a fact of its own."""
        role = _ENDS.get(ending.why)
        return [s for s in self._holdings.by_document.get(document, ()) if s.relation == "valid" and s.role == role][:1]

    def _changes(self) -> Iterator[tuple[str, Fact]]:
        for s in self._holdings.statements:
            if s.relation == "amends" and (what := _CHANGED.get(s.role)):
                this, other = f"document/{s.document_id}", self._same.get(s.object_id, "")
                date = self._holdings.date(s.document_id)
                for target in dict.fromkeys(filter(None, (s.object_id, other))):
                    yield target, Fact(what, (this,), date, (s,))
                yield this, Fact(_CHANGES[what], (other or s.object_id,), "", (s,))

    def _aliases(self) -> Iterator[tuple[str, Fact]]:
        for cited, document in self._same.items():
            yield cited, Fact("same_document", (document,))

    def _people(self) -> Iterator[tuple[str, Fact]]:
        dated = {r.id: r.date for r in self._holdings.records.values()}
        for verdict, a, b in people.verdicts(self._holdings.statements, dated):
            last, first = self._said(a)[-1:], self._said(b)[:1]
            if verdict == "moved":
                yield a, Fact("moved_to", (b,), self._day(first), (*last, *first))
                yield b, Fact("moved_from", (a,), self._day(last), (*last, *first))
            else:
                yield a, Fact(verdict, (b,), "", tuple(first))
                yield b, Fact(verdict, (a,), "", tuple(last))

    def _said(self, person: str) -> Sequence[Statement]:
        """The statements about a person, the earliest first."""
        return sorted(self._holdings.rows(person), key=lambda s: (self._holdings.date(s.document_id), s.document_id, s.start))

    def _day(self, rows: Sequence[Statement]) -> str:
        return self._holdings.date(rows[0].document_id) if rows else ""

    def _reforms(self) -> Iterator[tuple[str, Fact]]:
        named = {t for t in self._holdings.things if t.startswith("agency/")}
        for agency in sorted(named):
            for former, year in reforms.predecessors(agency):
                if former.id in named:
                    yield agency, Fact("formed_from", (former.id,), str(year), tuple(self._said(former.id)[-1:]))
                    yield former.id, Fact("became", (agency,), str(year), tuple(self._said(agency)[:1]))
