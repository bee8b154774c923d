"""Measures of a network as tables, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, fields

from govgraph.cli import output
from govgraph.network import KINDS, Measures, NodeMeasures

_SHOWN = ("name", "degree", "weight", "betweenness", "closeness", "k_core", "core", "community", "constraint", "effective_size")


def _table(measured: Measures, top: int) -> str:
    whole = output.table((measured.kind, ""), [(k.replace("_", " "), _cell(v)) for k, v in measured.whole.items()])
    head = [name.replace("_", " ") for name in _SHOWN]
    nodes = output.table(head, [[_cell(getattr(m, name)) for name in _SHOWN] for m in measured.nodes[:top]])
    more = len(measured.nodes) - top
    return f"{KINDS.get(measured.kind, '')}\n\n{whole}\n{nodes}" + (f"… and {more} more\n" if more > 0 else "")


def _csv(measured: Measures, top: int) -> str:
    out = io.StringIO()
    names = [f.name for f in fields(NodeMeasures)]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_plain(getattr(m, name)) for name in names] for m in measured.nodes)
    return out.getvalue()


def _json(measured: Measures, top: int) -> str:
    return json.dumps(asdict(measured), ensure_ascii=False, indent=1) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "●" if value else ""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return "–" if value is None else str(value)


def _plain(value: object) -> object:
    """A value for a cell of a spreadsheet: what looks like a formula is text."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return "" if value is None else value


FORMATS: dict[str, Callable[[Measures, int], str]] = {"table": _table, "csv": _csv, "json": _json}
