"""Loads the catalogue of indicators, one YAML file each, and checks that each says all it must."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from govgraph import lexicon, resources
from govgraph.errors import DataError, UsageError
from govgraph.gaps.model import LANGS, SEVERITIES, Indicator

_TEXTS = ("title", "definition", "why", "limits", "looked_at", "finding")
_FIXED = (*_TEXTS, "order", "family", "source", "needs", "severity", "summary", "examples", "counterexamples")


@cache
def catalogue() -> tuple[Indicator, ...]:
    """All indicators in the order of the report."""
    names = sorted(path.stem for path in (resources.data() / "gaps").glob("*.yml"))
    return tuple(sorted((_indicator(name, lexicon.load(f"gaps/{name}")) for name in names), key=lambda i: (i.order, i.id)))


def chosen(names: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """The indicators named, all where none is; UsageError names those there are."""
    known = {i.id: i for i in catalogue()}
    for name in names:
        if name not in known:
            raise UsageError(f"no indicator {name}; there are {', '.join(known)}")
    return tuple(known[n] for n in names) if names else catalogue()


def _indicator(name: str, entry: Mapping[str, Any]) -> Indicator:
    wanting = [k for k in (*_TEXTS, "order", "family", "source", "needs", "severity") if not entry.get(k)]
    wanting += [f"{k}.{lang}" for k in _TEXTS for lang in LANGS if k not in wanting and lang not in entry[k]]
    levels = [rule.get("level") for rule in entry.get("severity") or ()]
    if wanting or any(level not in SEVERITIES for level in levels) or len(entry["severity"][-1]) != 1:
        raise DataError(f"data/gaps/{name}.yml: missing or wrong: {', '.join(wanting) or 'severity'}")
    settings = {k: v for k, v in entry.items() if k not in _FIXED}
    prose = ("title", "definition", "why", "limits")
    texts: dict[str, dict[str, str]] = {k: {lang: _filled(entry[k][lang], settings) for lang in LANGS} for k in prose}
    return Indicator(
        id=name, order=entry["order"], family=entry["family"], source=entry["source"], looked_at=entry["looked_at"],
        finding=entry["finding"], summary=entry.get("summary", {}), needs=tuple(entry["needs"]),
        severity=tuple(entry["severity"]), settings=settings, title=texts["title"], definition=texts["definition"],
        why=texts["why"], limits=texts["limits"],
    )  # fmt: skip


def _filled(text: str, settings: Mapping[str, Any]) -> str:
    """A text with the thresholds it names: at least {min_tasks}."""
    for key, value in settings.items():
        if isinstance(value, int | float):
            text = text.replace(f"{{{key}}}", f"{value:g}")
    return text
