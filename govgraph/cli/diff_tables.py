"""What changed between two days or two graphs, for people, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from govgraph.changes import KINDS, Change, Difference, Proof, View

_SIGNS = {"before": "−", "after": "+"}
_COLUMNS = ("kind", "name", "id", "how", "side", "says", "date", "document", "place", "line", "page", "statement", "quote")


def _table(found: Difference, changes: Sequence[Change]) -> str:
    lines = [f"{_view(found.before)}  →  {_view(found.after)}"]
    heading = ""
    for change in changes:
        if heading != (heading := KINDS[change.kind]):
            lines.append(f"\n{heading}")
        lines.append(f"  {change.name}" + (f"（{change.how}）" if change.kind in ("funds", "document") else ""))
        for p in change.proofs:
            lines.append(f"    {_SIGNS[p.side]} {p.says}　{p.statement.document} {p.date}（{_where(p)}）")
            if p.quote:
                lines.append(f"        “{' '.join(p.quote.split())}”")
    return "\n".join(lines) + "\n"


def _view(view: View) -> str:
    return f"{view.path} {view.as_of or '–'}: {view.documents} documents, {view.in_force} in force"


def _where(p: Proof) -> str:
    s = p.statement
    return f"line {s.line}" + (f", page {s.page}" if s.page else "") if s.line else "by hand"


def _csv(found: Difference, changes: Sequence[Change]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for change in changes:
        writer.writerows({"kind": change.kind, "name": change.name, "id": change.id, "how": change.how, **_proof(p)} for p in change.proofs)
    return out.getvalue()


def _json(found: Difference, changes: Sequence[Change]) -> str:
    value = {
        "from": asdict(found.before),
        "to": asdict(found.after),
        "changes": [
            {
                "kind": c.kind, "name": c.name, "id": c.id, "how": c.how, "before": c.says("before"), "after": c.says("after"),
                "proofs": [_proof(p) for p in c.proofs],
            }
            for c in changes
        ],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _proof(p: Proof) -> dict[str, object]:
    s = p.statement
    return {
        "side": p.side, "says": p.says, "date": p.date, "document": s.document, "place": s.place, "line": s.line, "page": s.page,
        "statement": s.id, "quote": p.quote,
    }  # fmt: skip


FORMATS: dict[str, Callable[[Difference, Sequence[Change]], str]] = {"table": _table, "csv": _csv, "json": _json}
