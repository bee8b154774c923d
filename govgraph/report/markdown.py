"""Reports as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.gaps import Gap, Judgement
from govgraph.report import closing, words
from govgraph.report.model import Passage, Report

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def to_markdown(report: Report) -> str:
    """The whole report as Markdown text."""
    return "\n".join(_lines(report)) + "\n"


def escaped(text: str) -> str:
    """Text whose marks Markdown leaves alone."""
    return _SPECIAL.sub(r"\\\1", text)


def _lines(report: Report) -> Iterator[str]:
    lang = report.lang
    yield f"# {words.word('title', lang)}\n"
    yield closing.subtitle(report) + "\n"
    if said := closing.filters(report):
        yield escaped(said) + "\n"
    if not report.corpus.statements:
        yield words.word("empty", lang) + "\n"
    yield f"> {words.word('reading_text', lang)}\n"
    yield from _summary(report)
    yield from _comparison(report)
    for judgement in report.judgements:
        yield from _section(report, judgement)
    if report.set_aside:
        yield f"## {words.word('set_aside', lang)}\n"
        for gap, reason in report.set_aside:
            yield f"- {escaped(words.sentence(gap, lang))} {words.word('reason', lang)}{escaped(reason)} `{gap.id}`"
        yield ""
    yield from _origin(report)


def _summary(report: Report) -> Iterator[str]:
    lang = report.lang
    names = ("indicator", "looked_at", "findings", "high", "medium", "low")
    yield f"## {words.word('summary', lang)}\n"
    yield "| " + " | ".join(words.word(n, lang) for n in names) + " |"
    yield "|---|" + "---:|" * (len(names) - 1)
    for j in report.judgements:
        levels = [sum(g.severity == level for g in j.gaps) for level in ("high", "medium", "low")]
        cells = (j.indicator.title[lang], j.looked_at if j.judged else "–", len(j.gaps), *levels)
        yield "| " + " | ".join(map(str, cells)) + " |"
    yield ""


def _section(report: Report, j: Judgement) -> Iterator[str]:
    lang = report.lang
    yield f"## {j.indicator.title[lang]}\n"
    texts = {"definition": j.indicator.definition, "why": j.indicator.why, "limits": j.indicator.limits}
    yield from (f"- {words.word(key, lang)}: {text[lang]}" for key, text in texts.items())
    yield f"- {words.word('source', lang)}: {j.indicator.source}\n"
    yield f"{words.denominator(j, lang)}{words.summary(j, lang)}\n"
    for gap in j.gaps:
        yield from _gap(report, gap)


def _gap(report: Report, gap: Gap) -> Iterator[str]:
    lang = report.lang
    yield f"### {words.word(gap.severity, lang)} · {escaped(words.sentence(gap, lang))}\n"
    yield f"`{gap.id}` · {words.trust(gap, lang)}\n"
    for p in report.passages(gap):
        yield f"- {escaped(where(p, report))}: {escaped(p.quote) or words.word('no_quote', lang)}"
    yield ""


def where(p: Passage, report: Report) -> str:
    """Where a passage stands: number, place, page, line."""
    parts = [p.document, p.place]
    parts += [words.word("page", report.lang, n=p.page)] if p.page else []
    parts += [words.word("line", report.lang, n=p.line)] if p.line else []
    sure = report.confidence(p)
    parts += [words.word("doubtful", report.lang, value=f"{sure:.2f}")] if sure is not None else []
    return " ".join(part for part in parts if part)


def _comparison(report: Report) -> Iterator[str]:
    lang = report.lang
    yield f"## {words.word('comparison', lang)}\n"
    yield closing.on_comparison(report) + "\n"
    for title, rows in comparison_tables(report):
        yield f"### {escaped(title)}\n"
        head, *body = rows
        yield "| " + " | ".join(head) + " |"
        yield "|---|" + "---:|" * (len(head) - 1)
        yield from ("| " + " | ".join(map(escaped, row)) + " |" for row in body)
        yield ""


def comparison_tables(report: Report) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each comparison as a table: its title, its header and rows."""
    lang = report.lang
    names = ("documents_name", "tasks_name", "findings", "high", "rate", "against")
    for c in report.comparisons:
        title = words.word(f"by_{c.by}", lang)
        rows = [(title, *(words.word(n, lang) for n in names))]
        for g in c.groups:
            counts = (
                str(g.documents),
                str(g.tasks),
                str(g.findings),
                str(g.high),
                f"{g.rate:.1f}",
                f"{g.rate - c.median:+.1f}",
            )
            rows.append((closing.group_name(c.by, g.name, report), *counts))
        yield f"{title}（{words.word('group_of', lang, of=c.of, n=len(c.groups), median=f'{c.median:.1f}')}）", rows
    if report.differences:
        keys = ("indicator", "looked_at", "here", "there", "here_only", "there_only")
        rows = [tuple(words.word(k, lang) for k in keys)]
        for d in report.differences:
            looked = f"{d.looked_at[0]} / {d.looked_at[1]}"
            found = map(str, (*d.found, len(d.here), len(d.there)))
            rows.append((d.indicator.title[lang], looked, *found))
        yield words.word("two_graphs", lang, name=report.other), rows


def _origin(report: Report) -> Iterator[str]:
    lang = report.lang
    if report.left_out:
        yield f"## {words.word('left_out', lang, day=report.as_of, n=len(report.left_out))}\n"
        yield from (f"- {escaped(number)} {escaped(title)}：{why}" for number, title, why in closing.left_out(report))
        yield ""
    yield f"## {words.word('reproduce', lang)}\n"
    yield from (f"- {key}: {f'`{value}`' if code else escaped(value)}" for key, value, code in closing.origin(report))
    yield from (f"- {words.word('input', lang)}: {escaped(name)} `{digest}`" for name, digest in report.origin.inputs)
