"""Judges a graph directory and says how the report came about."""

from __future__ import annotations

import csv
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from govgraph import description, directory, precision
from govgraph.directory import GraphDirectory
from govgraph.errors import DataError
from govgraph.gaps import Corpus, Gap, Judgement, Lang, Quotes, judge
from govgraph.gaps import chosen as indicators
from govgraph.query import doubts
from govgraph.report import comparing
from govgraph.report.comparing import Difference
from govgraph.report.model import Origin, Report
from govgraph.report.scope import Chosen, Scope, choose, concerned


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is about and what is left out of it."""

    lang: Lang = "zh"
    indicators: tuple[str, ...] = ()  #: all where none is named
    precision: Path | None = None  #: a user's own table or coding sheet; what was shipped where there is none
    min_precision: float = 0.0  #: statements of rules that were measured below it are left out
    set_aside: Path | None = None  #: CSV of findings that were looked into: id, reason
    command: str = ""
    scope: Scope = field(default_factory=Scope)
    compare: Path | None = None  #: another graph


def of(path: Path, options: Options = Options()) -> Report:
    """The report on a graph directory."""
    graph = directory.open(path)
    corpus, chosen, judgements = _judged(graph, options)
    aside = _reasons(options.set_aside) if options.set_aside else {}
    set_aside = tuple((g, aside[g.id]) for j in judgements for g in j.gaps if g.id in aside)
    open_ = [_without(j, aside) for j in judgements]
    kept = tuple(replace(j, gaps=concerned(j.gaps, options.scope)) for j in open_)
    differences: tuple[Difference, ...] = ()
    if options.compare:
        other = replace(options, scope=Scope(as_of=options.scope.as_of))
        differences = comparing.differences(judgements, _judged(directory.open(options.compare), other)[2])
    return Report(
        corpus, kept, options.lang, _origin(graph, options.command), set_aside, chosen.as_of, options.scope, options.indicators,
        chosen.left_out,
        sum(len(j.gaps) for j in open_) - sum(len(j.gaps) for j in kept),
        comparing.comparisons(corpus, [g for j in open_ for g in j.gaps], chosen.records),
        options.compare.name if options.compare else "", differences, doubts(graph.dataset()),
    )  # fmt: skip


def _judged(graph: GraphDirectory, options: Options) -> tuple[Corpus, Chosen, list[Judgement]]:
    """What the indicators find in the documents that the report is about."""
    known = precision.values(precision.load(options.precision))
    chosen = choose(graph.records(), graph.statements(), options.scope)
    rows = [s for s in chosen.statements if known.get(s.rule, 1.0) >= options.min_precision]
    corpus = Corpus(rows, quotes(graph))
    return corpus, chosen, judge(corpus, indicators(options.indicators), known)


def quotes(graph: GraphDirectory) -> Quotes:
    """The passages of the texts that a graph keeps."""
    return Quotes({i.name: graph.source(i.digest).text for i in graph.manifest.inputs})


def command_line(words: Iterable[str]) -> str:
    """A command as one would type it."""
    return shlex.join(["govgraph", *words])


def _without(judgement: Judgement, aside: Mapping[str, str]) -> Judgement:
    gaps: tuple[Gap, ...] = tuple(g for g in judgement.gaps if g.id not in aside)
    return replace(judgement, gaps=gaps)


def _reasons(path: Path) -> dict[str, str]:
    """Finding → why it was set aside; a CSV with the columns id and reason."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(line for line in lines if not line.startswith("#"))
            if not {"id", "reason"} <= set(reader.fieldnames or ()):
                raise DataError(f"{path}: findings set aside need the columns id and reason")
            return {row["id"].strip(): (row["reason"] or "").strip() for row in reader if row["id"]}
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the table as “CSV UTF-8”") from error


def _origin(graph: GraphDirectory, command: str) -> Origin:
    manifest = graph.manifest
    inputs = tuple(sorted({(i.name, i.digest) for i in manifest.inputs}))
    kinds = Counter(r.kind for r in graph.residue())
    return Origin(
        manifest.govgraph, manifest.rules, inputs, command, manifest.content, manifest.failures, manifest.counts.get("rejected", 0),
        (description.citation(manifest), description.citation_en(manifest)), tuple(sorted(kinds.items())),
    )  # fmt: skip
