"""What a filled coding sheet says: precision of each relation and rule, an estimate of recall, agreement with the coders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from math import sqrt

from govgraph.evaluation.agreement import alpha
from govgraph.evaluation.matching import fold
from govgraph.evaluation.sheets import Line

_NOTHING = "-"  #: the code for: there is no such fact


@dataclass(frozen=True, slots=True)
class Share:
    """An estimated share with its 95 % interval, `n` rows behind it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the sheet says of a relation or of a rule."""

    name: str
    precision: Share | None
    recall: Share | None
    alpha: float | None


def share(right: Sequence[float], wrong: Sequence[float]) -> Share | None:
    """The weighted share of right rows, with Wilson's interval for as many rows as the weights are worth."""
    total, squares = sum(right) + sum(wrong), sum(w * w for w in (*right, *wrong))
    if not total:
        return None
    p, n, z = sum(right) / total, total * total / squares, 1.96
    middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Share(p, max(0.0, middle - half), min(1.0, middle + half), len(right) + len(wrong))


def up_to_date(sheet: Iterable[Line], ids: Set[str]) -> tuple[list[Line], int]:
    """A sheet as it stands for a graph that has changed since, and how many of its statements are gone.

    A right one that is gone is missed; a wrong one that is gone is no longer wrong.
    """
    kept, gone = [], 0
    for row in sheet:
        if not row.id or row.id in ids:
            kept.append(row)
            continue
        gone += 1
        if row.verdict in ("right", "role"):
            kept.append(replace(row, id="", rule="", verdict="missed"))
    return kept, gone


def by_relation(sheet: Sequence[Line]) -> list[Estimate]:
    """Each relation that was found or missed, then all together."""
    names = sorted({row.relation for row in sheet if row.relation and row.verdict})
    found = [_estimate(name, sheet, [row for row in sheet if row.relation == name]) for name in names]
    return [*found, _estimate("all", sheet, [row for row in sheet if row.relation])]


def by_rule(sheet: Sequence[Line]) -> list[Estimate]:
    """Precision of each rule; what was missed belongs to none."""
    names = sorted({row.rule for row in sheet if row.rule and row.verdict})
    return [Estimate(name, _precision([row for row in sheet if row.rule == name]), None, None) for name in names]


def _estimate(name: str, sheet: Sequence[Line], rows: Sequence[Line]) -> Estimate:
    done = _done(sheet)
    inside = [row for row in rows if _passage(row) in done]
    relevant = {id(row) for row in rows}
    return Estimate(name, _precision(rows), _recall(inside), agreement(sheet, lambda row: id(row) in relevant))


def _precision(rows: Iterable[Line]) -> Share | None:
    judged = [row for row in rows if row.verdict in ("right", "wrong", "role")]
    return share(_weights(judged, "right"), _weights(judged, "wrong", "role"))


def _recall(rows: Iterable[Line]) -> Share | None:
    """Of passages that were read to the end: facts found rightly among all facts."""
    return share(_weights(rows, "right"), _weights(rows, "role", "missed"))


def _weights(rows: Iterable[Line], *verdicts: str) -> list[float]:
    return [row.weight for row in rows if row.verdict in verdicts]


_Passage = tuple[str, int, int, str]


def _passage(row: Line) -> _Passage:
    return row.source, row.start, row.end, row.coder


def _done(sheet: Iterable[Line]) -> set[_Passage]:
    return {_passage(row) for row in sheet if row.verdict == "done"}


def agreement(sheet: Sequence[Line], relevant: Callable[[Line], bool] = lambda row: bool(row.relation)) -> float | None:
    """Krippendorff's alpha of the coders and the extraction over facts that either sees.

    A passage in which nobody sees a fact is one unit, on which they agree.
    """
    coders = sorted({row.coder for row in sheet})
    done = _done(sheet)
    units: dict[tuple[_Where, tuple[str, ...]], dict[str, str]] = defaultdict(dict)
    for row in sheet:
        if row.relation and row.verdict and relevant(row):
            unit = units[_where(row), _what(row)]
            unit["extraction"] = _code(row) if row.id else _NOTHING
            unit[f"coder {row.coder}"] = _judged(row)
    seen = {where for where, _ in units}
    quiet = {_where(row) for row in sheet if row.verdict == "done"} - seen

    def silent(where: _Where, coder: str) -> str | None:
        return _NOTHING if (*where, coder) in done else None

    codes = [
        [unit["extraction"], *(unit.get(f"coder {c}") or (None if what[0] else silent(where, c)) for c in coders)]
        for (where, what), unit in units.items()
    ]
    codes += [[_NOTHING, *(silent(where, c) for c in coders)] for where in sorted(quiet)]
    return alpha(codes)


_Where = tuple[str, int, int]


def _where(row: Line) -> _Where:
    return row.source, row.start, row.end


def _what(row: Line) -> tuple[str, ...]:
    """What makes a fact the same for several coders: the statement, or the words of one that was missed."""
    return (row.id,) if row.id else ("", row.relation, fold(row.subject), fold(row.role), fold(row.object))


def _code(row: Line) -> str:
    return f"{row.relation} {row.role}".strip()


def _judged(row: Line) -> str:
    """What a coder sees where the row is."""
    if row.verdict == "wrong":
        return _NOTHING
    if row.verdict == "role":
        return f"{row.relation} {row.should_be or '?'}"
    return _code(row)
