"""The report on coordination gaps: a page, Markdown, a Word document, CSV, a workbook, JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govgraph.errors import UsageError
from govgraph.report.docx import write_docx
from govgraph.report.html import to_html
from govgraph.report.markdown import to_markdown
from govgraph.report.model import Origin, Passage, Report
from govgraph.report.scope import Scope
from govgraph.report.source import Options, command_line, of
from govgraph.report.tables import to_csv, to_json, write_xlsx

__all__ = [
    "ENDINGS", "Options", "Origin", "Passage", "Report", "Scope", "command_line", "of", "to_csv", "to_html", "to_json", "to_markdown", "write",
    "write_docx", "write_xlsx",
]  # fmt: skip

_TEXT: dict[str, Callable[[Report], str]] = {
    ".html": to_html, ".htm": to_html, ".md": to_markdown, ".csv": to_csv, ".json": to_json,
}  # fmt: skip
_BINARY: dict[str, Callable[[Report, Path], None]] = {".docx": write_docx, ".xlsx": write_xlsx}
ENDINGS = (*_TEXT, *_BINARY)


def write(report: Report, path: Path) -> None:
    """Write a report in the form that the ending of the file says."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path}: a report ends in {', '.join(ENDINGS)}")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    if ending in _BINARY:
        _BINARY[ending](report, path)
    else:
        path.write_text(_TEXT[ending](report), encoding="utf-8", newline="")
