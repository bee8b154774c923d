"""Findings set side by side: of levels, programmes, agencies and times against the median, and of two graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from govgraph.gaps import Corpus, Gap, Indicator, Judgement
from govgraph.graph import Record
from govgraph.graph.documents import programme_title
from govgraph.model import Statement
from govgraph.network import ACTORS, kind_of

By = Literal["level", "programme", "agency", "time"]
KINDS: tuple[By, ...] = ("level", "programme", "agency", "time")
FEWEST = 5  #: tasks, below which a rate says nothing
MOST = 20  #: groups of a table, those with most tasks
_Keys = Callable[[Statement], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of a level, programme, agency or time, and the findings that rest on it."""

    name: str
    documents: int
    tasks: int
    findings: int
    high: int

    @property
    def rate(self) -> float:
        """Findings by hundred tasks."""
        return 100 * self.findings / self.tasks


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups of one kind, beside the median of all groups with enough tasks."""

    by: By
    groups: tuple[Group, ...]  #: those with most tasks
    of: int  #: groups with enough tasks
    median: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One indicator in two graphs."""

    indicator: Indicator
    looked_at: tuple[int, int]  #: here and there
    found: tuple[int, int]
    here: tuple[Gap, ...]  #: findings of this graph only
    there: tuple[Gap, ...]


def comparisons(corpus: Corpus, gaps: Sequence[Gap], records: Iterable[Record]) -> tuple[Comparison, ...]:
    """Findings by level, programme, agency and time; a kind with less than two groups compares nothing and is left out."""
    known = {r.id: r for r in records}
    made = (_comparison(by, corpus, gaps, _keys(by, known)) for by in KINDS)
    return tuple(c for c in made if c.of > 1)


def _keys(by: By, records: Mapping[str, Record]) -> _Keys:
    if by == "agency":
        return lambda s: (
            name for name, thing in ((s.subject, s.subject_id), (s.object, s.object_id)) if kind_of(thing) in ACTORS
        )
    months = len({r.date[:7] for r in records.values() if r.date}) <= 24

    def of_document(s: Statement) -> Iterator[str]:
        if record := records.get(s.document_id):
            names = {
                "level": record.place[2],
                "programme": programme_title(record.title),
                "time": record.date[: 7 if months else 4],
            }
            if names[by]:
                yield names[by]

    return of_document


def _comparison(by: By, corpus: Corpus, gaps: Iterable[Gap], keys: _Keys) -> Comparison:
    documents: dict[str, set[str]] = defaultdict(set)
    tasks: dict[str, int] = defaultdict(int)
    for task in corpus.tasks:
        for key in {k for s in task.assigns for k in keys(s)}:
            tasks[key] += 1
            documents[key].add(task.document_id)
    found: dict[str, int] = defaultdict(int)
    high: dict[str, int] = defaultdict(int)
    for gap in gaps:
        for key in {k for s in gap.evidence for k in keys(s)}:
            found[key] += 1
            high[key] += gap.severity == "high"
    groups = [Group(k, len(documents[k]), n, found[k], high[k]) for k, n in tasks.items() if n >= FEWEST]
    middle = median(g.rate for g in groups) if groups else 0.0
    shown = sorted(groups, key=lambda g: (-g.tasks, g.name))[:MOST]
    ordered = sorted(shown, key=lambda g: (0.0 if by == "time" else -g.rate, g.name))
    return Comparison(by, tuple(ordered), len(groups), middle)


def differences(here: Iterable[Judgement], there: Iterable[Judgement]) -> tuple[Difference, ...]:
    """Each indicator in two graphs; findings are the same where their ids are."""
    others = {j.indicator.id: j for j in there}
    return tuple(_difference(j, others[j.indicator.id]) for j in here if j.indicator.id in others)


def _difference(a: Judgement, b: Judgement) -> Difference:
    ids_a, ids_b = {g.id for g in a.gaps}, {g.id for g in b.gaps}
    return Difference(
        a.indicator, (a.looked_at, b.looked_at), (len(a.gaps), len(b.gaps)),
        tuple(g for g in a.gaps if g.id not in ids_b), tuple(g for g in b.gaps if g.id not in ids_a),
    )  # fmt: skip
