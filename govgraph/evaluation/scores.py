"""Scores statements against gold: hits, misses and spurious rows of each relation and document, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from govgraph.evaluation import matching, misses
from govgraph.evaluation.gold import FORMS, SCORED, Gold, number
from govgraph.evaluation.matching import Fact
from govgraph.evaluation.misses import Miss
from govgraph.model import Source, Statement

#: relations that are read out of heads, rosters and tables rather than sentences
CORE = ("document", "cites", "group", "member", "member_body", "office_at", "authority")


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows wanted, rows found, and how many of them are the same."""

    gold: int = 0
    found: int = 0
    hits: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.found + other.found, self.hits + other.hits)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.found) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """One relation in one document. Optional rows, and facts that only they speak for, are left out."""

    document: str
    relation: str
    gold: tuple[Gold, ...]
    facts: tuple[Fact, ...]
    pairs: tuple[tuple[Gold, Fact], ...]
    missed: tuple[Miss, ...]
    spurious: tuple[Fact, ...]

    @property
    def counts(self) -> Counts:
        """As strictly counted."""
        return Counts(len(self.gold), len(self.facts), len(self.pairs))

    @property
    def relaxed(self) -> Counts:
        """Where a wrong role or detail beside the right names counts as right."""
        return Counts(len(self.gold), len(self.facts), len(self.pairs) + sum(m.relaxed for m in self.missed))


@dataclass(frozen=True, slots=True)
class Scores:
    """What a run scored."""

    results: tuple[Result, ...]
    statements: tuple[Statement, ...]  #: of the documents that have gold, all relations

    def total(self, relations: Sequence[str] = SCORED, *, relaxed: bool = False) -> Counts:
        """The counts of some relations together."""
        return sum((r.relaxed if relaxed else r.counts for r in self.results if r.relation in relations), Counts())

    def by(self, key: Callable[[Result], str], *, relaxed: bool = False) -> dict[str, Counts]:
        """The counts by what a key gives: a relation, a document."""
        groups: dict[str, Counts] = defaultdict(Counts)
        for r in self.results:
            groups[key(r)] += r.relaxed if relaxed else r.counts
        return {name: c for name, c in groups.items() if c.gold or c.found}

    def by_relation(self, *, relaxed: bool = False) -> dict[str, Counts]:
        """The counts of each relation that was wanted or found."""
        return self.by(lambda r: r.relation, relaxed=relaxed)

    def by_document(self, *, relaxed: bool = False) -> dict[str, Counts]:
        """The counts of each document."""
        return self.by(lambda r: r.document, relaxed=relaxed)

    def forms(self) -> dict[str, tuple[int, int]]:
        """Assignments found, and wanted, by the form they have in the text."""
        found: dict[str, tuple[int, int]] = {}
        for r in self.results:
            hit = {id(g) for g, _ in r.pairs}
            for g in r.gold if r.relation == "assigns" else ():
                hits, wanted = found.get(g.form or "prose", (0, 0))
                found[g.form or "prose"] = hits + (id(g) in hit), wanted + 1
        return {form: found[form] for form in sorted(FORMS) if form in found}

    def coherence(self) -> Counts:
        """Pairs of matched assignments of a document that are of one task: in the gold, in the statements, in both."""
        pairs = (_tasks(r.pairs) for r in self.results if r.relation == "assigns")
        return sum(pairs, Counts())


def score(
    gold: Iterable[Gold],
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    *,
    documents: Iterable[str] = (),
    one_document: bool = False,
) -> Scores:
    """Score statements against gold rows; `sources` gives the texts by the name that statements call them.

    Documents are told by their number, those without one by the name of the file that their text and their gold share.
    `documents` takes only those; `one_document` takes all rows as of one, whatever its number.
    """
    wanted = {number(d) for d in documents}
    rows: dict[tuple[str, str], list[Gold]] = defaultdict(list)
    names: dict[str, str] = {}
    for g in gold:
        if not wanted or g.document in wanted:
            document = "" if one_document else g.document
            rows[document, g.relation].append(g)
            names[g.file] = document
    known = set(names.values())
    facts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for s in statements:
        document = "" if one_document else number(s.document)
        if document in known or (document := names.get(PurePath(s.source).stem, "-")) in known:
            facts[document, s.relation].append(matching.fact(s, sources))
    keys = [(d, r) for r in SCORED for d in sorted(known)]
    results = (_result(d, r, rows[d, r], facts[d, r]) for d, r in keys)
    taken = tuple(f.statement for found in facts.values() for f in found)
    return Scores(_across([r for r in results if r.gold or r.facts]), taken)


def _result(document: str, relation: str, rows: Sequence[Gold], facts: Sequence[Fact]) -> Result:
    wanted, optional = [g for g in rows if not g.optional], [g for g in rows if g.optional]
    pairs = matching.match(wanted, facts)
    if optional:
        taken = {j for _, j in pairs}
        rest = [f for j, f in enumerate(facts) if j not in taken]
        waived = {id(rest[k]) for _, k in matching.match(optional, rest)}
        facts = [f for f in facts if id(f) not in waived]
        pairs = matching.match(wanted, facts)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [g for i, g in enumerate(wanted) if i not in hit]
    spurious = [f for j, f in enumerate(facts) if j not in used]
    found = tuple((wanted[i], facts[j]) for i, j in sorted(pairs))
    return Result(document, relation, tuple(wanted), tuple(facts), found, misses.within(missed, spurious), tuple(spurious))


def _across(results: Sequence[Result]) -> tuple[Result, ...]:
    """Results with misses explained by what was found as another relation of the document."""
    unused: dict[str, list[Fact]] = defaultdict(list)
    for r in results:
        explaining = {id(m.fact) for m in r.missed}
        unused[r.document] += [f for f in r.spurious if id(f) not in explaining]
    return tuple(replace(r, missed=tuple(misses.elsewhere(m, unused[r.document]) for m in r.missed)) for r in results)


def _tasks(pairs: Sequence[tuple[Gold, Fact]]) -> Counts:
    """Pairs of pairs that share a task, where the gold has them within two lines."""
    counts = Counts()
    for i, (g, f) in enumerate(pairs):
        for h, e in pairs[:i]:
            close = abs(g.line - h.line) <= 2
            wanted = close and matching.fold(g.object) == matching.fold(h.object)
            found = close and _task(f) == _task(e)
            counts += Counts(wanted, found, wanted and found)
    return counts


def _task(f: Fact) -> tuple[str, str]:
    return f.statement.place, matching.fold(f.statement.object or f.statement.object_text)
