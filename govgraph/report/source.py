"""Judges a graph directory and says how the report came about."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

from govgraph import directory, resources
from govgraph.directory import GraphDirectory
from govgraph.gaps import Corpus, Lang, Quotes, chosen, judge
from govgraph.report.model import Origin, Report


def of(path: Path, *, lang: Lang = "zh", indicators: tuple[str, ...] = (), command: str = "") -> Report:
    """The report on a graph directory."""
    graph = directory.open(path)
    wanted = chosen(indicators)
    corpus = Corpus(graph.statements(), quotes(graph))
    return Report(corpus, tuple(judge(corpus, wanted, rule_precision())), lang, _origin(graph, command))


def quotes(graph: GraphDirectory) -> Quotes:
    """The passages of the texts that a graph keeps."""
    return Quotes({i.name: graph.source(i.digest).text for i in graph.manifest.inputs})


def rule_precision() -> dict[str, float]:
    """Rule → precision where it was measured on enough rows: `data/precision.csv`, columns rule, precision, support."""
    path = resources.data() / "precision.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return {r["rule"]: float(r["precision"]) for r in rows if r.get("precision", "").replace(".", "", 1).isdigit()}


def _origin(graph: GraphDirectory, command: str) -> Origin:
    manifest = graph.manifest
    inputs = tuple(sorted({(i.name, i.digest) for i in manifest.inputs}))
    return Origin(manifest.govgraph, manifest.rules, inputs, command)


def command_line(*words: str) -> str:
    """A command as one would type it."""
    return shlex.join(["govgraph", *words])
