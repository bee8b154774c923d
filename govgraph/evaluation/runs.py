"""Keeps what a run scored row by row, and tells what a later run gained and lost."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from govgraph import __version__
from govgraph.errors import DataError
from govgraph.evaluation.gold import Gold
from govgraph.evaluation.matching import Fact
from govgraph.evaluation.scores import Scores

Kind = Literal["hit", "missed", "spurious"]


@dataclass(frozen=True, slots=True)
class Row:
    """A gold row that was hit or missed, or a statement that no gold row speaks for."""

    kind: str
    document: str
    relation: str
    line: int
    subject: str
    role: str
    object: str
    detail: str
    why: str = ""  #: of a miss: never found, wrong role …
    rule: str = ""  #: of the statement, where there is one
    id: str = ""

    @property
    def says(self) -> tuple[str, ...]:
        """What the row says and where, without how it fared."""
        return self.document, self.relation, str(self.line), self.subject, self.role, self.object, self.detail


@dataclass(frozen=True, slots=True)
class Change:
    """What a run gained and lost against an earlier one."""

    gained: tuple[Row, ...]  #: gold rows hit now and missed before
    lost: tuple[Row, ...]  #: gold rows missed now and hit before
    appeared: tuple[Row, ...]  #: spurious rows that were not there before
    gone: tuple[Row, ...]  #: spurious rows of before that are not there now
    other_gold: int  #: gold rows that only one of the runs knows: the gold itself has changed


def rows(scores: Scores) -> list[Row]:
    """The rows of a run."""
    return [row for r in scores.results for row in (*_hits(r.pairs), *_misses(r.missed), *_spurious(r.document, r.spurious))]


def _hits(pairs: Iterable[tuple[Gold, Fact]]) -> Iterator[Row]:
    for g, f in pairs:
        yield replace(_gold("hit", g), rule=f.statement.rule, id=f.statement.id)


def _misses(missed: Iterable[Any]) -> Iterator[Row]:
    for m in missed:
        s = m.fact.statement if m.fact else None
        yield replace(_gold("missed", m.gold), why=m.why, rule=s.rule if s else "", id=s.id if s else "")


def _spurious(document: str, found: Iterable[Fact]) -> Iterator[Row]:
    for f in found:
        s = f.statement
        yield Row("spurious", document, s.relation, f.first, s.subject_text, s.role, s.object_text, s.detail, "", s.rule, s.id)


def _gold(kind: Kind, g: Gold) -> Row:
    return Row(kind, g.document, g.relation, g.line, g.subject, g.role, g.object, g.detail)


def dumps(scores: Scores, form: str = "json") -> str:
    """A run as text, in `json` or `csv`."""
    found = rows(scores)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(f.name for f in fields(Row))
        writer.writerows(astuple(row) for row in found)
        return out.getvalue()
    counts = {name: asdict(c) for name, c in scores.by_relation().items()}
    value = {"govgraph": __version__, "counts": counts, "rows": [asdict(row) for row in found]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write(scores: Scores, path: Path) -> None:
    """Keep a run in a .json or .csv file."""
    path.write_text(dumps(scores, "csv" if path.suffix.lower() == ".csv" else "json"), encoding="utf-8", newline="")


def read(path: Path) -> list[Row]:
    """The rows of a run that was kept."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = list(csv.DictReader(io.StringIO(text))) if path.suffix.lower() == ".csv" else json.loads(text)["rows"]
        return [Row(**{**value, "line": int(value["line"])}) for value in values]
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); keep a run with: govgraph evaluate … --save {path}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not a run kept by govgraph evaluate --save ({error})") from error


def compare(earlier: Iterable[Row], later: Iterable[Row]) -> Change:
    """What changed from one run to the next; rows that say the same are told apart by their order."""
    old, new = _by_what_it_says(earlier), _by_what_it_says(later)
    coded_old, coded_new = _coded(old), _coded(new)
    both = coded_old.keys() & coded_new.keys()
    changed = [(coded_old[k].kind, coded_new[k]) for k in coded_new if k in both]
    return Change(
        tuple(row for before, row in changed if before == "missed" and row.kind == "hit"),
        tuple(row for before, row in changed if before == "hit" and row.kind == "missed"),
        tuple(row for key, row in new.items() if row.kind == "spurious" and key not in old),
        tuple(row for key, row in old.items() if row.kind == "spurious" and key not in new),
        len(coded_old.keys() ^ coded_new.keys()),
    )


_Key = tuple[bool, tuple[str, ...], int]


def _by_what_it_says(found: Iterable[Row]) -> dict[_Key, Row]:
    seen: Counter[tuple[bool, tuple[str, ...]]] = Counter()
    keyed: dict[_Key, Row] = {}
    for row in sorted(found, key=lambda r: (r.says, r.kind)):
        key = (row.kind == "spurious", row.says)
        seen[key] += 1
        keyed[*key, seen[key]] = row
    return keyed


def _coded(found: dict[_Key, Row]) -> dict[_Key, Row]:
    return {key: row for key, row in found.items() if not key[0]}
