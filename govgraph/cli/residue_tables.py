"""How what no component claimed is printed: each with its line, then counts by document."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

from govgraph.cli.output import table
from govgraph.directory import GraphDirectory
from govgraph.model import Residue

KINDS = ("bracket", "title", "number", "date", "money")


def listed(graph: GraphDirectory, as_json: bool) -> str:
    """The residue of a graph."""
    found = graph.residue()
    if as_json:
        return json.dumps([asdict(r) for r in found], ensure_ascii=False, indent=1) + "\n"
    rows = table(("document", "line", "kind", "text"), [(r.document, str(r.line), r.kind, r.text) for r in found])
    return f"{rows}\n{_counts(found)}"


def _counts(found: list[Residue]) -> str:
    counts = Counter((r.document, r.kind) for r in found)
    documents = dict.fromkeys(r.document for r in found)
    rows = [(d, *(str(counts[d, kind] or "") for kind in KINDS)) for d in documents]
    totals = Counter(r.kind for r in found)
    return table(("document", *KINDS), [*rows, ("all", *(str(totals[kind]) for kind in KINDS))])
