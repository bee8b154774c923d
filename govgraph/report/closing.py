"""What stands around the findings: what the report was narrowed to, what was left out, and how to make it again."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.report import comparing, words
from govgraph.report.model import Report


def subtitle(report: Report) -> str:
    """How much the report rests on, and the day it speaks of."""
    counts = {"documents": len(report.corpus.documents), "statements": len(report.corpus.statements)}
    day = " · " + words.word("as_of", report.lang, day=report.as_of) if report.as_of else ""
    return words.word("subtitle", report.lang, **counts) + day


def on_comparison(report: Report) -> str:
    """How to read the comparison, or that there is nothing to compare."""
    if report.comparisons:
        return words.word("comparison_note", report.lang, least=comparing.FEWEST)
    return words.word("not_compared", report.lang)


def filters(report: Report) -> str:
    """A sentence on what was asked for; empty where nothing was left out."""
    lang, scope = report.lang, report.scope
    asked = {
        "document": scope.documents, "programme": scope.programmes, "place": scope.places, "agency": scope.agencies,
        "severity": (words.word(scope.severity, lang),) if scope.severity else (), "indicator": report.indicators,
    }  # fmt: skip
    comma = words.word("comma", lang)
    parts = [words.word(f"filter_{key}", lang, names=comma.join(names)) for key, names in asked.items() if names]
    said = words.word("filters", lang, what=comma.join(parts)) if parts else ""
    return said + (" " + words.word("hidden", lang, n=report.hidden) if report.hidden else "")


def left_out(report: Report) -> Iterator[tuple[str, str, str]]:
    """Number, title and reason of each document that was not looked at."""
    for out in report.left_out:
        yield out.document, out.title, words.word(f"why_{out.ending.why}", report.lang, by=out.ending.by, date=out.ending.date)


def origin(report: Report) -> Iterator[tuple[str, str, bool]]:
    """How to make the report again: what, its value, and whether that is code."""
    lang, origin = report.lang, report.origin
    code = {"version": origin.version, "rules": origin.rules, "content": origin.content, "command": origin.command}
    yield from ((words.word(key, lang), value, True) for key, value in code.items() if value)
    if cited := origin.citations[lang != "zh"]:
        yield words.word("citation", lang), cited, False
    yield words.word("failures", lang), "；".join(origin.failures) or words.word("none", lang), False
    yield words.word("rejected", lang), str(origin.rejected), False
    if report.doubts:
        yield words.word("doubtful_statements", lang), str(sum(s.id in report.doubts for s in report.corpus.statements)), False
    kinds = words.word("comma", lang).join(f"{words.word(f'residue_{kind}', lang)} {n}" for kind, n in origin.residue)
    total = sum(n for _, n in origin.residue)
    yield (
        words.word("residue", lang),
        f"{total}（{kinds}）" if lang == "zh" and kinds else f"{total} ({kinds})" if kinds else "0",
        False,
    )


def group_name(by: str, name: str, report: Report) -> str:
    """What a group of a comparison is called."""
    return words.word(f"level_{name}", report.lang) if by == "level" else name
