"""Runs the catalogue over a corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from govgraph.gaps import agencies, bodies, documents, measures, partners, powers, seats, tasks, ties
from govgraph.gaps.catalogue import catalogue
from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import SEVERITIES, Gap, Indicator, Judgement, Looked, Severity, Sign

#: Which function looks for which indicator; a test holds that these and the catalogue are the same.
DETECTORS: dict[str, Callable[[Corpus, Indicator], Looked]] = {
    "several-leads": tasks.several_leads,
    "no-lead": tasks.no_lead,
    "vague-addressee": tasks.vague_addressee,
    "nobody": measures.nobody,
    "no-deadline": tasks.no_deadline,
    "vacant-head": bodies.vacant_head,
    "no-head": bodies.no_head,
    "no-office": bodies.no_office,
    "no-members": bodies.no_members,
    "many-bodies": bodies.many_bodies,
    "twin-bodies": bodies.twin_bodies,
    "load": agencies.load,
    "missing-tie": agencies.missing_tie,
    "crowded": ties.crowded,
    "integrative-gap": ties.integrative_gap,
    "overlap": ties.overlap,
    "brokers": ties.brokers,
    "breadth": partners.breadth,
    "not-seated": seats.not_seated,
    "idle-seats": seats.idle_seats,
    "no-report": documents.no_report,
    "unfunded": documents.unfunded,
    "fragmentation": documents.fragmented,
    "no-lower-level": documents.no_lower_level,
    "names": documents.names,
    "stale-basis": documents.stale_basis,
    "orphan-power": powers.orphan_power,
    "shares": powers.shares,
}


def judge(
    corpus: Corpus, indicators: Iterable[Indicator] | None = None, precision: Mapping[str, float] | None = None
) -> list[Judgement]:
    """What each indicator finds; `precision` is that of the rules, where it was measured."""
    known = precision or {}
    return [_judged(corpus, i, known) for i in (catalogue() if indicators is None else indicators)]


def _judged(corpus: Corpus, indicator: Indicator, precision: Mapping[str, float]) -> Judgement:
    missing = tuple(needed for needed in indicator.needs if not corpus.has(*needed.split("|")))
    if missing:
        return Judgement(indicator, (), 0, {}, missing)
    looked = DETECTORS[indicator.id](corpus, indicator)
    gaps = [_gap(sign, indicator, precision) for sign in looked.signs]
    gaps.sort(key=lambda g: SEVERITIES.index(g.severity))
    return Judgement(indicator, tuple(gaps), looked.at, looked.facts)


def _gap(sign: Sign, indicator: Indicator, precision: Mapping[str, float]) -> Gap:
    digest = hashlib.sha256("\x1f".join((indicator.id, *sign.key)).encode()).hexdigest()[:8]
    known = [precision[s.rule] for s in sign.evidence if s.rule in precision]
    weakest = min(known) if known else None
    return Gap(f"{indicator.id}-{digest}", indicator, severity(sign, indicator), sign.facts, sign.evidence, weakest)


def severity(sign: Sign, indicator: Indicator) -> Severity:
    """The first level whose condition holds."""
    for rule in indicator.severity:
        value = sign.facts.get(rule.get("fact", ""), 0)
        number = value if isinstance(value, int | float) else 0
        if rule.get("at_least", number) <= number <= rule.get("at_most", number):
            level: Severity = rule["level"]
            return level
    raise AssertionError(f"{indicator.id}: its last level has a condition")
