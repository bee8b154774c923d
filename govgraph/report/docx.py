"""Reports as a Word document for A4: headings, tables, page numbers; the same each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from govgraph.errors import UsageError
from govgraph.gaps import SEVERITIES, Gap, Judgement
from govgraph.report import closing, figures, words
from govgraph.report.markdown import comparison_tables, where
from govgraph.report.model import Report
from govgraph.report.tables import without_clock

SHOWN = 12  #: passages of a finding; the others are counted
_FONT = "SimSun"


def write_docx(report: Report, path: Path) -> None:
    """Write the whole report as a Word document."""
    try:
        import docx
    except ImportError as error:
        raise UsageError(
            "a Word document needs python-docx; install it with: pip install 'govgraph[formats]', or write .html"
        ) from error
    document = docx.Document()
    _styled(document, report)
    _front(document, report)
    for judgement in report.judgements:
        _section(document, report, judgement)
    _back(document, report)
    saved = io.BytesIO()
    document.save(saved)
    without_clock(saved, path)


def _styled(document: Any, report: Report) -> None:
    """A4, a face with Chinese characters, page numbers, and properties that do not tell the time."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    _page_number(section.footer.paragraphs[0])
    properties = document.core_properties
    properties.title, properties.author = words.word("title", report.lang), "govgraph"
    properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _front(document: Any, report: Report) -> None:
    lang = report.lang
    document.add_heading(words.word("title", lang), 0)
    document.add_paragraph(closing.subtitle(report))
    for said in (
        closing.filters(report),
        words.word("reading_text", lang),
        "" if report.corpus.statements else words.word("empty", lang),
    ):
        if said:
            document.add_paragraph(plain(said))
    document.add_heading(words.word("summary", lang), 1)
    head = tuple(words.word(k, lang) for k in ("indicator", "looked_at", "findings", *SEVERITIES))
    _table(document, [head, *(_counts(j, report) for j in report.judgements)])
    document.add_heading(words.word("comparison", lang), 1)
    document.add_paragraph(closing.on_comparison(report))
    for title, rows in comparison_tables(report):
        document.add_heading(plain(title), 2)
        _table(document, rows)
    if paid := figures.by_level(report.corpus):
        document.add_heading(words.word("funding", lang), 1)
        document.add_paragraph(words.word("funding_note", lang))
        _table(document, [(words.word(f"payer_{level}", lang), str(a), str(a + b)) for level, (a, b) in paid.items()])


def _counts(j: Judgement, report: Report) -> tuple[str, ...]:
    levels = (str(sum(g.severity == level for g in j.gaps)) for level in SEVERITIES)
    return (j.indicator.title[report.lang], str(j.looked_at) if j.judged else "–", str(len(j.gaps)), *levels)


def _section(document: Any, report: Report, j: Judgement) -> None:
    lang = report.lang
    document.add_heading(j.indicator.title[lang], 1)
    texts = {"definition": j.indicator.definition[lang], "why": j.indicator.why[lang], "limits": j.indicator.limits[lang]}
    for key, text in (*texts.items(), ("source", j.indicator.source)):
        line = document.add_paragraph()
        line.add_run(f"{words.word(key, lang)}  ").bold = True
        line.add_run(text)
    document.add_paragraph(plain(f"{words.denominator(j, lang)} {words.summary(j, lang)}".strip()))
    for gap in j.gaps:
        _gap(document, report, gap)


def _gap(document: Any, report: Report, gap: Gap) -> None:
    lang, passages = report.lang, report.passages(gap)
    document.add_heading(plain(f"{words.word(gap.severity, lang)} · {words.sentence(gap, lang)}"), 3)
    document.add_paragraph(f"{gap.id} · {words.trust(gap, lang)}")
    for p in passages[:SHOWN]:
        quote = p.quote or words.word("no_quote", lang)
        document.add_paragraph(plain(f"{where(p, report)}{'：' if lang == 'zh' else ': '}{quote}"), style="List Bullet")
    if len(passages) > SHOWN:
        document.add_paragraph(words.word("more_evidence", lang, n=len(passages) - SHOWN))


def _back(document: Any, report: Report) -> None:
    lang = report.lang
    if report.set_aside:
        document.add_heading(words.word("set_aside", lang), 1)
        for gap, reason in report.set_aside:
            text = f"{words.sentence(gap, lang)} {words.word('reason', lang)}{reason} {gap.id}"
            document.add_paragraph(plain(text), style="List Bullet")
    if report.left_out:
        document.add_heading(words.word("left_out", lang, day=report.as_of, n=len(report.left_out)), 1)
        for line in closing.left_out(report):
            document.add_paragraph(plain(" ".join(line)), style="List Bullet")
    document.add_heading(words.word("reproduce", lang), 1)
    rows = [(key, value) for key, value, _ in closing.origin(report)]
    _table(document, [*rows, *((f"{words.word('input', lang)} {name}", digest) for name, digest in report.origin.inputs)])


def _table(document: Any, rows: Iterable[Sequence[str]]) -> None:
    lines = list(rows)
    table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = plain(text)


def plain(text: str) -> str:
    """Text without the control characters that XML can't hold."""
    return "".join(c for c in text if (c >= " " or c in "\n\t") and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
