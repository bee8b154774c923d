"""The gap report on a terminal: counts by indicator, then the findings that weigh most."""

from __future__ import annotations

from govgraph.cli import output
from govgraph.gaps import Gap
from govgraph.report import Report, words

MOST = 20  #: findings that are shown


def summary(report: Report) -> str:
    """The table of counts, and the first findings of the highest severity."""
    lang = report.lang
    header = [words.word(k, lang) for k in ("indicator", "looked_at", "findings", "high", "medium", "low")]
    rows = []
    for j in report.judgements:
        levels = [str(sum(g.severity == level for g in j.gaps) or "") for level in ("high", "medium", "low")]
        counts = [str(j.looked_at), str(len(j.gaps))] if j.judged else ["–", "–"]
        rows.append([j.indicator.title[lang], *counts, *levels])
    found = [g for level in ("high", "medium", "low") for g in report.gaps if g.severity == level][:MOST]
    lines = [f"[{words.word(g.severity, lang)}] {words.sentence(g, lang)}\n    {_where(g)}" for g in found]
    return output.table(header, rows) + "\n" + "\n".join(lines) + "\n" + words.word("reading_text", lang) + "\n"


def _where(gap: Gap) -> str:
    more = len(gap.documents) - 3
    return f"{gap.id} · {'、'.join(gap.documents[:3])}" + (f" +{more}" if more > 0 else "")
