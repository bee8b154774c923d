"""Reports as one page of HTML that needs nothing else: for the screen, and for A4."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from govgraph.gaps import SEVERITIES
from govgraph.report import closing, figures, networks, words
from govgraph.report.markdown import where
from govgraph.report.model import Report

SHOWN = 6  #: passages of a finding that stand open


def to_html(report: Report) -> str:
    """The whole report as one HTML page."""
    lang = report.lang
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            lang=lang,
            word=lambda key, **facts: words.word(key, lang, **facts),
            families=[(family, list(members)) for family, members in groupby(report.judgements, lambda j: j.indicator.family)],
            levels=SEVERITIES,
            figures=list(_figures(report)),
            words=words,
            where=lambda p: where(p, report),
            count=lambda j, level: sum(g.severity == level for g in j.gaps),
            shown=SHOWN,
            closing=closing,
        )
    )


@cache
def _environment() -> Environment:
    loader = PackageLoader("govgraph.report", "templates")
    return Environment(loader=loader, autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True)


def _figures(report: Report) -> Iterator[tuple[str, Markup]]:
    """Each figure there is something to draw for, by the key of its words; all text in them is escaped."""
    drawn = {
        "matrix": figures.matrix, "load": figures.load, "seats": figures.seats, "ties": networks.missing_ties, "funding": figures.funding,
    }  # fmt: skip
    for key, draw in drawn.items():
        if svg := draw(report.corpus, report.lang):
            yield key, Markup(svg)
