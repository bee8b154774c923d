"""The statements as tables: CSV for the scorer and for spreadsheets, XLSX for coding by hand, Parquet for data frames."""

from __future__ import annotations

import csv as csvfile
import io
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from govgraph import description, statements
from govgraph.directory import GraphDirectory
from govgraph.errors import DataError, UsageError
from govgraph.graph import dates
from govgraph.model import Statement
from govgraph.query import doubts
from govgraph.statements import COLUMNS

_SHEET = ("quote", "confidence", "kind", "field", "value", "who", "why")  #: what the coding sheet adds; from `kind` on it is the coder's
_DECISION = ("id", "document", "relation", "subject", "role", "object", "detail")
_WIDTHS = {"quote": 60, "subject": 24, "object": 30, "detail": 24, "document": 20, "title": 40}
_LONGEST = 32_000  #: characters that a cell may hold


def csv(graph: GraphDirectory) -> bytes:
    """The statements table."""
    return statements.dumps(graph.statements()).encode()


def xlsx(graph: GraphDirectory) -> bytes:
    """A coding sheet: a row a statement with its quote, and columns for a coder's decision, which `build --decisions` reads."""
    openpyxl = _needed("openpyxl", "xlsx")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("statements")
    sheet.freeze_panes = "A2"
    for i, column in enumerate((*COLUMNS, *_SHEET), start=1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(i)].width = _WIDTHS.get(column, 14)
    sheet.append((*COLUMNS, *_SHEET))
    doubted = doubts(graph.dataset())
    for s in graph.statements():
        sheet.append([_cell(v) for v in (*statements.cells(s), graph.quote(s), doubted.get(s.id, ""), *[""] * (len(_SHEET) - 2))])
    about = book.create_sheet("citation")
    for words in (description.citation(graph.manifest), description.citation_en(graph.manifest)):
        about.append([words])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def decisions(path: Path) -> bytes:
    """The decisions of a coding sheet as CSV: the rows whose column `kind` is filled in."""
    openpyxl = _needed("openpyxl", "xlsx")
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True).worksheets[0]
        rows = [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]
    except (OSError, ValueError, KeyError, BadZipFile, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise DataError(f"{path}: no workbook that can be read ({error})") from error
    header = rows[0] if rows else []
    if missing := {"kind", "who", "why"} - set(header):
        raise DataError(f"{path}: its first sheet has no column {', '.join(sorted(missing))}; export one with --format xlsx")
    out = io.StringIO()
    writer = csvfile.DictWriter(out, [*_DECISION, *_SHEET], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows[1:]:
        values = {name: value.removeprefix("'") for name, value in zip(header, row, strict=False)}
        if values.get("kind"):
            writer.writerow({**values, "subject": values.get("subject_text", ""), "object": values.get("object_text", "")})
    return out.getvalue().encode()


def _cell(value: str | float) -> str | float:
    """A text that begins like a formula stays a text; characters that a sheet can't hold are left out."""
    if not isinstance(value, str):
        return value
    clean = "".join(c for c in value if c >= " " or c in "\t\n")[:_LONGEST]
    return f"'{clean}" if clean[:1] in ("=", "+", "-", "@") else clean


def parquet(graph: GraphDirectory) -> bytes:
    """The statements with their quotes and the dates of their documents, for pandas, R and DuckDB."""
    arrow = _needed("pyarrow", "parquet")
    _needed("pyarrow.parquet", "parquet")
    rows, dated = graph.statements(), {r.id: dates.first(r.date) for r in graph.records()}
    kinds = {"int": arrow.int64(), "str": arrow.string()}
    columns = [(f.name, kinds[str(f.type)]) for f in fields(Statement)] + [("quote", arrow.string()), ("date", arrow.date32())]
    values = [[getattr(s, f.name) for s in rows] for f in fields(Statement)]
    days = [date.fromisoformat(day) if (day := dated.get(s.document_id)) else None for s in rows]
    out = io.BytesIO()
    table = arrow.table([*values, [graph.quote(s) for s in rows], days], schema=arrow.schema(columns))
    arrow.parquet.write_table(table, out)
    return out.getvalue()


def _needed(module: str, extra: str) -> Any:
    """A package that only this format needs."""
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"this format needs the package {module.partition('.')[0]}: pip install 'govgraph[{extra}]'") from None
