"""One HTML page that shows each miss and each spurious row in its context; it needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import PurePath

from jinja2 import Environment, PackageLoader

from govgraph import precision
from govgraph.evaluation import context
from govgraph.evaluation.context import Shown
from govgraph.evaluation.fields import FIELDS, accuracy
from govgraph.evaluation.gold import SCORED, Gold, number
from govgraph.evaluation.matching import Fact
from govgraph.evaluation.misses import WHYS, Miss
from govgraph.evaluation.runs import Change
from govgraph.evaluation.scores import Scores
from govgraph.model import Source
from govgraph.precision import Precision


@dataclass(frozen=True, slots=True)
class Case:
    """A row that is wrong, as it is shown."""

    relation: str
    kind: str  #: why it was missed, or `spurious`
    document: str
    line: int
    wanted: str  #: what the gold says; empty for spurious rows
    found: str  #: what the statement says; empty where there is none
    rule: str
    passage: tuple[Shown, ...]


def page(scores: Scores, sources: Mapping[str, Source], rules: Iterable[Precision] = (), change: Change | None = None) -> str:
    """The page as HTML text."""
    relaxed = scores.by_relation(relaxed=True)
    shown = list(cases(scores, sources))
    shown.sort(key=lambda c: (SCORED.index(c.relation), c.document, c.line))
    return _environment().get_template("evaluation.html").render(
        relations=[(name, counts, relaxed[name]) for name, counts in scores.by_relation().items()],
        total=(scores.total(), scores.total(relaxed=True)),
        documents=scores.by_document(),
        forms=scores.forms(),
        fields=FIELDS,
        accuracy=accuracy(scores),
        rules=[(p, precision.NOT_MEASURED if p.value is None else f"{p.value:.3f}") for p in rules],
        cases=[(name, list(group)) for name, group in groupby(shown, lambda c: c.relation)],
        wrong={c.relation for c in shown},
        kinds=(*WHYS, "spurious"),
        change=change,
    )


def cases(scores: Scores, sources: Mapping[str, Source]) -> Iterator[Case]:
    """Every miss, and every spurious row that explains none."""
    homes = {name: s.source for s in scores.statements for name in (PurePath(s.source).stem, number(s.document))}
    for r in scores.results:
        for m in r.missed:
            yield _missed(m, sources.get(homes.get(m.gold.document) or homes.get(m.gold.file, "")))
        explaining = {id(m.fact) for m in r.missed}
        yield from (_spurious(r.document, f, sources) for f in r.spurious if id(f) not in explaining)


def _missed(m: Miss, source: Source | None) -> Case:
    g = m.gold
    passage = context.by_names(source, g.line, (g.subject, g.object)) if source else []
    rule = m.fact.statement.rule if m.fact else ""
    return Case(g.relation, m.why, g.document, g.line, _gold(g), _fact(m.fact) if m.fact else "", rule, tuple(passage))


def _spurious(document: str, f: Fact, sources: Mapping[str, Source]) -> Case:
    s = f.statement
    source = sources.get(s.source)
    passage = context.by_span(source, s.start, s.end) if source and 0 <= s.start < s.end else []
    return Case(s.relation, "spurious", document, f.first, "", _fact(f), s.rule, tuple(passage))


def _gold(g: Gold) -> str:
    return _says(g.relation, g.subject, g.role, g.object, g.detail)


def _fact(f: Fact) -> str:
    s = f.statement
    return _says(s.relation, s.subject_text, s.role, s.object_text, s.detail)


def _says(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("govgraph.evaluation", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
