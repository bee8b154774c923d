"""Judges a graph directory and says how the report came about."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph import directory, precision
from govgraph.directory import GraphDirectory
from govgraph.errors import DataError
from govgraph.gaps import Corpus, Gap, Judgement, Lang, Quotes, chosen, judge
from govgraph.report.model import Origin, Report


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is about and what is left out of it."""

    lang: Lang = "zh"
    indicators: tuple[str, ...] = ()  #: all where none is named
    precision: Path | None = None  #: a user's own table or coding sheet; what was shipped where there is none
    min_precision: float = 0.0  #: statements of rules that were measured below it are left out
    set_aside: Path | None = None  #: CSV of findings that were looked into: id, reason
    command: str = ""


def of(path: Path, options: Options = Options()) -> Report:
    """The report on a graph directory."""
    graph = directory.open(path)
    wanted = chosen(options.indicators)
    aside = _reasons(options.set_aside) if options.set_aside else {}
    known = precision.values(precision.load(options.precision))
    rows = [s for s in graph.statements() if known.get(s.rule, 1.0) >= options.min_precision]
    corpus = Corpus(rows, quotes(graph))
    judgements = judge(corpus, wanted, known)
    set_aside = tuple((g, aside[g.id]) for j in judgements for g in j.gaps if g.id in aside)
    kept = tuple(_without(j, aside) for j in judgements)
    return Report(corpus, kept, options.lang, _origin(graph, options.command), set_aside)


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
    return Origin(manifest.govgraph, manifest.rules, inputs, command)
