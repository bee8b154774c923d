"""Typesets a plain text as a printed gazette is: two columns with running heads as PDF, a Word file, a page of a site."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from govgraph import documents
from govgraph.readers import txt

STYLE = """
@page { size: A4; margin: 22mm 18mm;
  @top-center { content: "政府公报　文件选登"; font-size: 9pt } @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
body { font: 10.5pt/1.6 "Noto Serif CJK SC", "Noto Sans CJK SC", serif; text-align: justify; margin: 0 }
body.two { columns: 2; column-gap: 9mm }
p { margin: 0; text-indent: 2em } p.flush { text-indent: 0 } p.roster { margin-left: 2em; text-indent: 0 } p.title { text-indent: 0; text-align: center; font-size: 13pt; margin: .8em 0 }
table { border-collapse: collapse; width: 100%; margin: .5em 0 } td { border: .6pt solid #000; padding: 2pt; font-size: 9pt }
tr { break-inside: avoid }
"""
SET_IN = "\ue000"


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of lines: rows of one table, or lines that no blank line parts."""
    lines = [line.rstrip(" \r") if line.strip() else "" for line in text.split("\n")]
    for kind, run in groupby(lines, key=lambda line: "rows" if "\t" in line and "···" not in line else "line" if line else ""):
        if kind:
            found = list(run)
            yield kind if len(found) > 1 else "line", found


def reflowed(text: str) -> str:
    """The text with each paragraph on one line, whatever page or line broke it, and its rosters set in."""
    found = [(*d.mapped.span(b.start, b.end), b.kind) for d in documents.split(txt.source(text, "")) for b in d.blocks if b.end > b.start]
    out, at = [], 0
    for start, end, kind in sorted(found):
        if start >= at:
            line = text[start:end] if kind == "row" else re.sub(r"[ \r\f]*\n\s*", "", text[start:end])
            line = re.sub(r"(?<=\S) +(?=\S)", "\u3000", line) if kind == "roster" else line
            out += [text[at:start], SET_IN * (kind == "roster"), line, "\n" * (kind in ("paragraph", "heading"))]
            at = end
    return "".join(out) + text[at:]


def page(text: str, columns: bool = False) -> str:
    """The text as a page of HTML."""
    body = "\n".join(_rows(run) if kind == "rows" else _lines(run) for kind, run in blocks(text))
    return f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>{STYLE}</style></head><body class="{"two" if columns else ""}">{body}</body></html>'


def _lines(run: list[str]) -> str:
    kind, line = "", run[0]
    if any(SET_IN in x for x in run):
        kind, run = "roster", [x.replace(SET_IN, "") for x in run]
    elif len(line) <= 60 and line.startswith(("关于", "印发关于")) and "。" not in line and "·" not in line:
        kind = "title"
    elif (line.endswith(("：", ":")) and len(line) < 60) or line != line.lstrip() or len(run) > 1:
        kind = "flush"
    return f'<p class="{kind}">{"<br>".join(html.escape(_spaced(x)) for x in run)}</p>'


def _spaced(line: str) -> str:
    """White space as web pages keep it."""
    return line.replace("\t", "\u3000\u3000").replace("  ", "\u3000")


def _rows(run: list[str]) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row.split("\t")) + "</tr>" for row in run)
    return f"<table>{rows}</table>"


def pdf(text: str, path: Path, chromium: str, columns: bool = True) -> None:
    """Print the page with a browser."""
    source = path.with_suffix(".print.html")
    source.write_text(page(reflowed(text), columns), encoding="utf-8")
    profile = path.with_suffix(".profile")
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={path}")
    subprocess.run([chromium, *options, source.as_uri()], check=True, capture_output=True, timeout=240)


def docx(text: str, path: Path) -> None:
    """Write the text as a Word file."""
    import docx as word

    document = word.Document()
    for kind, run in blocks(text):
        if kind == "line":
            document.add_paragraph("\n".join(x.replace("\t", "\u3000\u3000") for x in run))
            continue
        rows = [row.split("\t") for row in run]
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for cells, row in zip((r.cells for r in table.rows), rows, strict=True):
            for cell, said in zip(cells, row, strict=False):
                cell.text = said
    document.save(str(path))
