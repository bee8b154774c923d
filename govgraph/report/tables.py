"""Reports as tables: CSV, a workbook with a sheet for each indicator, JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from govgraph.errors import UsageError
from govgraph.gaps import Gap
from govgraph.report import words
from govgraph.report.markdown import comparison_tables
from govgraph.report.model import Report

Cell = str | int | float
COLUMNS = (
    "id", "indicator", "severity", "finding", "document", "place", "line", "page", "quote", "basis", "rule", "precision",
    "statements",
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: =, +, - and @ at its start are text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for each passage of each finding."""
    for gap in report.gaps:
        yield from _rows(report, gap)


def _rows(report: Report, gap: Gap) -> Iterator[tuple[Cell, ...]]:
    sentence = words.sentence(gap, report.lang)
    level = words.word(gap.severity, report.lang)
    precision = round(gap.precision, 3) if gap.precision is not None else ""
    for p in report.passages(gap):
        cells = (
            gap.id, gap.indicator.title[report.lang], level, sentence, p.document, p.place, p.line, p.page, p.quote, p.basis,
            " ".join(p.rules), precision, " ".join(p.statements),
        )  # fmt: skip
        yield tuple(safe(c) for c in cells)


def header(report: Report) -> tuple[str, ...]:
    """The names of the columns in the language of the report."""
    names = {"line": "line_number", "page": "page_number", "precision": "precision_name"}
    return tuple(words.word(names.get(c, c), report.lang) for c in COLUMNS)


def to_csv(report: Report) -> str:
    """CSV text, with a byte order mark so that spreadsheets read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header(report))
    writer.writerows(rows(report))
    return "\ufeff" + out.getvalue()


def to_json(report: Report) -> str:
    """JSON as `data/gaps.schema.json` describes it."""
    lang = report.lang
    content = {
        "version": 1,
        "lang": lang,
        "documents": len(report.corpus.documents),
        "statements": len(report.corpus.statements),
        "origin": {
            "govgraph": report.origin.version,
            "rules": report.origin.rules,
            "command": report.origin.command,
            "inputs": [{"name": n, "sha256": h} for n, h in report.origin.inputs],
            "content": report.origin.content,
            "failures": report.origin.failures,
            "rejected": report.origin.rejected,
            "residue": dict(report.origin.residue),
        },
        "as_of": report.as_of,
        "scope": asdict(report.scope),
        "hidden": report.hidden,
        "left_out": [
            {"document": o.document, "title": o.title, "why": o.ending.why, "by": o.ending.by, "date": o.ending.date}
            for o in report.left_out
        ],
        "comparisons": [
            {
                "by": c.by,
                "of": c.of,
                "median": round(c.median, 2),
                "groups": [{**asdict(g), "rate": round(g.rate, 2)} for g in c.groups],
            }
            for c in report.comparisons
        ],
        "other": report.other,
        "differences": [
            {
                "indicator": d.indicator.id,
                "looked_at": d.looked_at,
                "found": d.found,
                "here": [g.id for g in d.here],
                "there": [g.id for g in d.there],
            }
            for d in report.differences
        ],
        "indicators": [
            {
                "id": j.indicator.id,
                "title": j.indicator.title[lang],
                "definition": j.indicator.definition[lang],
                "source": j.indicator.source,
                "limits": j.indicator.limits[lang],
                "judged": j.judged,
                "looked_at": j.looked_at,
                "of": j.indicator.looked_at[lang],
                "facts": j.facts,
                "findings": [_finding(report, g) for g in j.gaps],
            }
            for j in report.judgements
        ],
        "set_aside": [{**_finding(report, g), "reason": reason} for g, reason in report.set_aside],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _finding(report: Report, gap: Gap) -> dict[str, Any]:
    evidence = [
        {
            "document": p.document, "title": p.title, "source": p.source, "place": p.place, "line": p.line, "page": p.page,
            "quote": p.quote, "basis": p.basis, "rules": p.rules, "statements": p.statements,
            "confidence": report.confidence(p),
        }
        for p in report.passages(gap)
    ]  # fmt: skip
    return {
        "id": gap.id, "severity": gap.severity, "text": words.sentence(gap, report.lang), "facts": gap.facts,
        "precision": gap.precision, "prose_only": gap.prose_only, "evidence": evidence,
    }  # fmt: skip


def write_xlsx(report: Report, path: Path) -> None:
    """A workbook: a sheet with the counts, then one for each indicator with findings, with filters set."""
    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise UsageError("a workbook needs openpyxl; install it with: pip install 'govgraph[xlsx]', or write .csv") from error
    book = Workbook()
    sheets = [(words.word("summary", report.lang), _counts(report))]
    sheets += [
        (j.indicator.title[report.lang], [header(report), *(r for g in j.gaps for r in _rows(report, g))])
        for j in report.judgements
        if j.gaps
    ]
    sheets += [
        (title.partition("（")[0], [tuple(map(safe, row)) for row in lines]) for title, lines in comparison_tables(report)
    ]
    book.remove(book.worksheets[0])
    for title, lines in sheets:
        sheet = book.create_sheet(_sheet_name(title))
        for line in lines:
            sheet.append([_printable(c) for c in line])
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(lines[0]))}{len(lines)}"
        for i, width in enumerate(_WIDTHS[: len(lines[0])] if len(lines[0]) > 5 else (28, 12, 12, 60, 12), start=1):
            sheet.column_dimensions[get_column_letter(i)].width = width
    saved = io.BytesIO()
    book.save(saved)
    without_clock(saved, path)


def without_clock(saved: io.BytesIO, path: Path) -> None:
    """A workbook or document as it was saved, but for the times of saving in it."""
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


_WIDTHS = (24, 14, 8, 50, 22, 18, 8, 8, 60, 10, 20, 8, 24)


def _sheet_name(title: str) -> str:
    """A name that a workbook allows."""
    return re.sub(r"[\\/*?:\[\]]", " ", title)[:31]


def _printable(cell: Cell) -> Cell:
    """A cell without the control characters that a workbook can't hold."""
    return "".join(c for c in cell if c >= " " or c in "\n\t") if isinstance(cell, str) else cell


def _counts(report: Report) -> list[tuple[Cell, ...]]:
    lang = report.lang
    head: list[tuple[Cell, ...]] = [tuple(words.word(k, lang) for k in ("indicator", "looked_at", "findings", "definition"))]
    return head + [
        (j.indicator.title[lang], j.looked_at if j.judged else "–", len(j.gaps), safe(j.indicator.definition[lang]))
        for j in report.judgements
    ]
