"""The gap report with filters: each finding with the passages it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from govgraph import precision
from govgraph.gaps import SEVERITIES, Gap, Judgement, Lang, judge
from govgraph.report import Origin, Report, to_csv, words
from govgraph.web.live import Snapshot

JUDGED = "judged"  #: under what name the memory of a snapshot has it
SHOWN = 200  #: findings on the page
ALL = 40  #: passages of a finding that are shown at all
OPEN = 3  #: passages of a finding that stand open


def judged(snapshot: Snapshot) -> list[Judgement]:
    """What every indicator finds; worked out once."""
    return snapshot.memory.get(JUDGED, lambda: judge(snapshot.holdings.corpus, None, precision.values(precision.load(None))))


def view(snapshot: Snapshot, query: Mapping[str, str], lang: Lang, most: int = SHOWN) -> dict[str, Any]:
    """What the page shows; `gap` in the query is the id of the one finding that is wanted."""
    everything = judged(snapshot)
    report = narrowed(snapshot, query, lang)
    gaps = report.gaps
    severities = Counter(g.severity for g in gaps)
    return {
        "report": report,
        "gaps": gaps[:most],
        "total": len(gaps),
        "severities": [(level, severities[level]) for level in SEVERITIES],
        "families": [(f, list(members)) for f, members in groupby(everything, lambda j: j.indicator.family)],
        "documents": _documents(snapshot, everything),
        "words": words,
        "word": lambda key, **facts: words.word(key, lang, **facts),
        "open": OPEN if len(gaps) > 1 else ALL,
        "all": ALL,
        "shown": most,
    }


def narrowed(snapshot: Snapshot, query: Mapping[str, str], lang: Lang) -> Report:
    """The report with only those findings that the filters let through."""
    corpus = snapshot.holdings.corpus
    wanted = query.get("indicator", "")
    kept = [
        replace(j, gaps=tuple(g for g in j.gaps if _kept(g, query, lang))) for j in judged(snapshot) if wanted in ("", j.indicator.id)
    ]
    manifest = snapshot.graph.manifest
    inputs = tuple(sorted({(i.name, i.digest) for i in manifest.inputs}))
    return Report(corpus, tuple(kept), lang, Origin(manifest.govgraph, manifest.rules, inputs))


def _kept(gap: Gap, query: Mapping[str, str], lang: Lang) -> bool:
    severity, document, text, one = (query.get(k, "").strip() for k in ("severity", "document", "q", "gap"))
    if one:
        return gap.id == one
    if severity and gap.severity != severity:
        return False
    if document and all(s.document_id != document for s in gap.evidence):
        return False
    return not text or text in words.sentence(gap, lang) or any(text in f"{s.subject} {s.object}" for s in gap.evidence)


def table(snapshot: Snapshot, query: Mapping[str, str], lang: Lang) -> str:
    """The findings as CSV."""
    return to_csv(narrowed(snapshot, query, lang))


def _documents(snapshot: Snapshot, judgements: list[Judgement]) -> list[tuple[str, str]]:
    counts = Counter(d for j in judgements for g in j.gaps for d in {s.document_id for s in g.evidence})
    return [(d, snapshot.holdings.title(d)) for d, _ in counts.most_common()]
