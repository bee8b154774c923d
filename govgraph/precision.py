"""How often each rule of the extraction is right: measured and shipped, or measured anew by a user on a coding sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govgraph import lexicon
from govgraph.errors import DataError

COLUMNS = ("rule", "support", "hits", "precision", "measured_on")
THIN = 5  #: rows, below which nothing is said of a rule
NOT_MEASURED = "not measured"

#: what a person writes in the column `verdict` of a coding sheet → what it says
VERDICTS = {
    "right": "right", "1": "right", "对": "right", "正确": "right", "wrong": "wrong", "0": "wrong", "错": "wrong", "错误": "wrong",
    "role": "role", "角色": "role", "missed": "missed", "漏": "missed", "遗漏": "missed", "done": "done", "完": "done", "完成": "done",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Precision:
    """What is known of a rule."""

    rule: str
    support: int  #: rows that were judged
    hits: int  #: of them right
    on: str = ""  #: what it was measured on

    @property
    def value(self) -> float | None:
        """Share of rows that were right; None where too few were judged."""
        return self.hits / self.support if self.support >= THIN else None


def load(path: Path | None = None) -> dict[str, Precision]:
    """Rule → what is known of it: as shipped, or from a user's own table or filled coding sheet.

    Raises DataError where the file is neither.
    """
    if path is None:
        return _table(lexicon.table("precision"), "precision.csv")
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(line for line in lines if not line.startswith("#"))
            columns, rows = set(reader.fieldnames or ()), list(reader)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the table as “CSV UTF-8”") from error
    if {"rule", "verdict"} <= columns:
        return {p.rule: p for p in judged(((r["rule"], r["verdict"]) for r in rows), path.name)}
    if {"rule", "support", "hits"} <= columns:
        return _table(rows, str(path))
    raise DataError(f"{path}: neither precision by rule ({', '.join(COLUMNS)}) nor a filled coding sheet (columns rule, verdict)")


def values(known: dict[str, Precision]) -> dict[str, float]:
    """Rule → precision, of the rules for which enough rows were judged."""
    return {rule: p.value for rule, p in known.items() if p.value is not None}


def judged(verdicts: Iterable[tuple[str, str]], on: str) -> list[Precision]:
    """Precision of each rule by the verdicts of a person on its rows; rows without verdict don't count."""
    support: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for rule, written in verdicts:
        verdict = VERDICTS.get(written.strip().lower(), "")
        if rule and verdict in ("right", "wrong", "role"):
            support[rule] += 1
            hits[rule] += verdict == "right"
    return [Precision(rule, n, hits[rule], on) for rule, n in sorted(support.items())]


def dumps(found: Iterable[Precision]) -> str:
    """The table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for p in found:
        writer.writerow((p.rule, p.support, p.hits, NOT_MEASURED if p.value is None else f"{p.value:.3f}", p.on))
    return out.getvalue()


def _table(rows: Iterable[dict[str, str]], name: str) -> dict[str, Precision]:
    found = {}
    for at, row in enumerate(rows, start=2):
        support, hits = row["support"] or "", row["hits"] or ""
        if not support.isdecimal() or not hits.isdecimal() or int(hits) > int(support):
            raise DataError(f"{name}, row {at}: support is {support!r} and hits {hits!r}, not two whole numbers of which the second is no larger")
        found[row["rule"]] = Precision(row["rule"], int(support), int(hits), row.get("measured_on") or "")
    return found
