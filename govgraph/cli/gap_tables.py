"""The gap report on a terminal: counts by indicator, then the findings that weigh most."""

from __future__ import annotations

from govgraph.cli import output
from govgraph.gaps import SEVERITIES, Gap, Lang, catalogue
from govgraph.report import Report, closing, words

MOST = 20  #: findings that are shown


def summary(report: Report) -> str:
    """The table of counts, and the first findings of the highest severity."""
    lang = report.lang
    header = [words.word(k, lang) for k in ("indicator", "looked_at", "findings", *SEVERITIES)]
    rows = []
    for j in report.judgements:
        levels = [str(sum(g.severity == level for g in j.gaps) or "") for level in SEVERITIES]
        counts = [str(j.looked_at), str(len(j.gaps))] if j.judged else ["–", "–"]
        rows.append([j.indicator.title[lang], *counts, *levels])
    found = sorted(report.gaps, key=lambda g: SEVERITIES.index(g.severity))[:MOST]
    lines = [f"[{words.word(g.severity, lang)}] {words.sentence(g, lang)}\n    {_where(g)}" for g in found]
    out = words.word("left_out", lang, day=report.as_of, n=len(report.left_out)) if report.left_out else ""
    empty = "" if report.corpus.statements else words.word("empty", lang)
    said = "".join(f"{text}\n" for text in (closing.subtitle(report), closing.filters(report), out, empty) if text)
    return f"{said}\n{output.table(header, rows)}\n" + "\n".join(lines) + "\n" + words.word("reading_text", lang) + "\n"


def listing(lang: Lang) -> str:
    """The indicators: id, title, definition."""
    return "".join(f"{i.id}  {i.title[lang]}\n    {i.definition[lang]}\n" for i in catalogue())


def _where(gap: Gap) -> str:
    more = len(gap.documents) - 3
    return f"{gap.id} · {'、'.join(gap.documents[:3])}" + (f" +{more}" if more > 0 else "")
