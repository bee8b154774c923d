"""How an evaluation is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from govgraph import evaluation, precision
from govgraph.cli.output import table
from govgraph.evaluation import Counts, Evaluation, Judged
from govgraph.evaluation.estimates import Estimate, Share
from govgraph.evaluation.fields import FIELDS
from govgraph.evaluation.misses import WHYS
from govgraph.evaluation.runs import Change, Row
from govgraph.precision import NOT_MEASURED, Precision


def run(found: Evaluation) -> str:
    """A run against gold: relations, documents, fields, misses, rules, and what changed."""
    return "\n".join((*_scores(found), *_details(found), *(_change(found.change) if found.change else ())))


def _scores(found: Evaluation) -> Iterator[str]:
    scores, relaxed = found.scores, found.scores.by_relation(relaxed=True)
    rows = [(name, c, relaxed[name]) for name, c in scores.by_relation().items()]
    rows.append(("core pooled", scores.total(evaluation.CORE), scores.total(evaluation.CORE, relaxed=True)))
    rows.append(("micro", scores.total(), scores.total(relaxed=True)))
    header = ("relation", "gold", "found", "hit", "P", "R", "F1", "relaxed P", "R", "F1")
    yield table(header, [(name, *_counts(c), *_counts(r)[3:]) for name, c, r in rows])
    yield table(header[:1] + header[1:7], [(name, *_counts(c)) for name, c in scores.by_document().items()])


def _details(found: Evaluation) -> Iterator[str]:
    scores = found.scores
    accuracy = evaluation.accuracy(scores)
    cells = [(name, *(f"{a[f].right}/{a[f].of}" if f in a else "" for f in FIELDS)) for name, a in accuracy.items()]
    yield table(("fields right", *FIELDS), cells)
    misses = [[name, *(str(_missed(found, name, why)) for why in WHYS)] for name, c in scores.by_relation().items() if c.gold > c.hits]
    if misses:
        yield table(("misses", *WHYS), misses)
    yield table(("rule", "support", "hits", "precision"), [(p.rule, str(p.support), str(p.hits), _value(p)) for p in found.rules])
    if forms := scores.forms():
        yield "assigns found by form: " + ", ".join(f"{k} {a}/{b} ({a / b:.3f})" for k, (a, b) in forms.items()) + "\n"
    tasks = scores.coherence()
    if tasks.gold or tasks.found:
        yield f"assigns put under one task that belong under one: P {tasks.precision:.3f} R {tasks.recall:.3f} F1 {tasks.f1:.3f}\n"


def _counts(c: Counts) -> tuple[str, ...]:
    return str(c.gold), str(c.found), str(c.hits), f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"


def _missed(found: Evaluation, relation: str, why: str) -> int:
    return sum(m.why == why for r in found.scores.results if r.relation == relation for m in r.missed)


def _value(p: Precision) -> str:
    return NOT_MEASURED if p.value is None else f"{p.value:.3f}"


def _change(change: Change) -> Iterator[str]:
    groups = {"gained": change.gained, "lost": change.lost, "spurious, new": change.appeared, "spurious, gone": change.gone}
    for name, rows in groups.items():
        yield f"{name}: {len(rows)}\n" + (_rows(rows) if rows else "")
    if change.other_gold:
        yield f"{change.other_gold} gold rows are in one of the runs only\n"


def _rows(rows: Sequence[Row]) -> str:
    header = ("document", "line", "relation", "subject", "role", "object", "detail", "rule")
    return table(header, [(r.document, str(r.line), r.relation, r.subject, r.role, r.object, r.detail, r.rule) for r in rows])


def run_json(found: Evaluation) -> str:
    """The same as JSON."""
    scores, relaxed = found.scores, found.scores.by_relation(relaxed=True)
    value: dict[str, Any] = {
        "relations": {name: {**_figures(c), "relaxed": _figures(relaxed[name])} for name, c in scores.by_relation().items()},
        "core": _figures(scores.total(evaluation.CORE)),
        "micro": {**_figures(scores.total()), "relaxed": _figures(scores.total(relaxed=True))},
        "documents": {name: _figures(c) for name, c in scores.by_document().items()},
        "fields": {name: {f: asdict(x) for f, x in a.items()} for name, a in evaluation.accuracy(scores).items()},
        "misses": {why: sum(m.why == why for r in scores.results for m in r.missed) for why in WHYS},
        "forms": {form: {"found": hits, "gold": wanted} for form, (hits, wanted) in scores.forms().items()},
        "coherence": _figures(scores.coherence()),
        "rules": [{**asdict(p), "precision": p.value} for p in found.rules],
    }
    if found.change:
        value["change"] = asdict(found.change)
    return _dumped(value)


def _figures(c: Counts) -> dict[str, float]:
    rounded = {name: round(getattr(c, name), 4) for name in ("precision", "recall", "f1")}
    return {"gold": c.gold, "found": c.found, "hits": c.hits, **rounded}


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def sheet(judged: Judged) -> str:
    """What filled sheets say: precision, recall and alpha of relations, precision of rules."""
    header = ("relation", "precision", "95 %", "judged", "recall", "95 %", "facts", "alpha")
    parts = [table(header, [_estimate(e) for e in judged.relations])]
    parts.append(table(("rule", *header[1:4]), [(e.name, *_share(e.precision)) for e in judged.by_rule]))
    parts.append(f"{judged.passages} passages judged to the end by {'、'.join(judged.coders)}\n")
    if judged.gone:
        parts.append(f"{judged.gone} statements of the sheet are not in the graph any more: right ones count as missed, wrong ones not at all\n")
    return "\n".join(parts)


def _estimate(e: Estimate) -> tuple[str, ...]:
    return e.name, *_share(e.precision), *_share(e.recall), "" if e.alpha is None else f"{e.alpha:.3f}"


def _share(s: Share | None) -> tuple[str, str, str]:
    return ("", "", "") if s is None else (f"{s.value:.3f}", f"{s.low:.3f}–{s.high:.3f}", str(s.n))


def sheet_json(judged: Judged) -> str:
    """The same as JSON."""
    return _dumped(asdict(judged))


def write_precision(rules: Iterable[Precision], path: Path | None) -> None:
    """Write the precision of rules, where it was asked for."""
    if path:
        path.write_text(precision.dumps(rules), encoding="utf-8", newline="")
        typer.echo(f"{path}: written", err=True)
