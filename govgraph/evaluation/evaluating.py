"""Evaluates a graph directory: against gold, or by filled coding sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph import directory, precision
from govgraph.errors import DataError, UsageError
from govgraph.evaluation import estimates, gold, page, rules, runs, sheets
from govgraph.evaluation.estimates import Estimate
from govgraph.evaluation.runs import Change
from govgraph.evaluation.scores import Scores, score
from govgraph.model import Source
from govgraph.precision import Precision


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run scored against gold."""

    scores: Scores
    sources: dict[str, Source]
    rules: tuple[Precision, ...]
    change: Change | None = None  #: against an earlier run


@dataclass(frozen=True, slots=True)
class Judged:
    """What filled coding sheets say."""

    relations: tuple[Estimate, ...]
    by_rule: tuple[Estimate, ...]
    rules: tuple[Precision, ...]
    coders: tuple[str, ...]
    passages: int  #: that were judged to the end
    gone: int  #: statements of the sheets that are not in the graph any more


def of_gold(path: Path, coded: Sequence[Path], documents: Sequence[str] = (), against: Path | None = None) -> Evaluation:
    """Score a graph directory; UsageError where the gold is not of its documents."""
    graph = directory.open(path)
    rows = gold.read(*coded)
    _known(documents, {g.document for g in rows})
    names = {i.name: i.digest for i in graph.manifest.inputs}
    sources = {name: graph.source(digest) for name, digest in names.items()}
    found = score(rows, graph.statements(), sources, documents=documents)
    if not found.statements:
        raise UsageError(f"{path} holds none of the documents that are coded in {', '.join(map(str, coded))}")
    change = runs.compare(runs.read(against), runs.rows(found)) if against else None
    on = f"{len(found.by_document())} documents of {', '.join(p.name for p in coded)}"
    return Evaluation(found, sources, tuple(rules.measured(found, on)), change)


def _known(documents: Iterable[str], coded: set[str]) -> None:
    for wanted in documents:
        if gold.number(wanted) not in coded:
            raise UsageError(f"--documents {wanted}: not coded; there are {'、'.join(sorted(coded))}")


def of_sheets(path: Path, filled: Sequence[Path]) -> Judged:
    """Estimates from sheets, each of one coder unless its column `coder` says otherwise."""
    graph = directory.open(path)
    rows = [replace(row, coder=row.coder or sheet.stem) for sheet in filled for row in sheets.read(sheet)]
    if not any(row.verdict for row in rows):
        raise DataError(f"{filled[0]}: no verdict in it; {sheets.HELP}")
    rows, gone = estimates.up_to_date(rows, {s.id for s in graph.statements()})
    done = {(row.source, row.start, row.end) for row in rows if row.verdict == "done"}
    on = ", ".join(sheet.name for sheet in filled)
    return Judged(
        tuple(estimates.by_relation(rows)), tuple(estimates.by_rule(rows)),
        tuple(precision.judged(((row.rule, row.verdict) for row in rows), on)),
        tuple(sorted({row.coder for row in rows if row.verdict})), len(done), gone,
    )  # fmt: skip


def write_page(found: Evaluation, path: Path) -> None:
    """Write the page that shows each miss in its context."""
    html = page.page(found.scores, found.sources, found.rules, found.change)
    path.write_text(html, encoding="utf-8", newline="\n")


def save(found: Evaluation, path: Path) -> None:
    """Keep a run row by row."""
    runs.write(found.scores, path)
