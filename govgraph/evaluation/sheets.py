"""The coding sheet that a person fills in: a row a passage, below it a row a statement, room for what was missed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from zipfile import BadZipFile

from govgraph.errors import DataError, UsageError
from govgraph.evaluation.gold import SCORED
from govgraph.evaluation.sampling import Passage
from govgraph.model import RELATIONS
from govgraph.precision import VERDICTS

HELP = (
    "verdict of a statement: right, wrong, or role (the fact is there, with another role, name or detail: should_be); of a passage, once "
    "all in it is judged: done; for each fact that is not listed, add a row with its passage, relation, subject, role, object: missed"
)
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f]")
_WIDTHS = {"text": 80, "subject": 24, "object": 32, "detail": 20, "document": 22, "rule": 18, "note": 24}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: a passage where `relation` is empty, otherwise a statement or a missed fact."""

    passage: int
    source: str
    document: str
    line: int
    start: int
    end: int
    stratum: str
    weight: float
    text: str
    id: str = ""
    relation: str = ""
    subject: str = ""
    role: str = ""
    object: str = ""
    detail: str = ""
    rule: str = ""
    verdict: str = ""
    should_be: str = ""
    note: str = ""
    coder: str = ""


COLUMNS = tuple(f.name for f in fields(Line))
_NUMBERS = {"passage": int, "line": int, "start": int, "end": int, "weight": float}


def lines(drawn: Iterable[Passage]) -> Iterator[Line]:
    """The empty sheet of some passages."""
    for i, p in enumerate(drawn, start=1):
        row = Line(i, p.source, p.document, p.line, p.start, p.end, p.stratum, round(p.weight, 4), p.text)
        yield row
        for s in p.statements:
            yield replace(
                row, line=s.line, text="", id=s.id, relation=s.relation, subject=s.subject_text or s.subject, role=s.role,
                object=s.object_text or s.object, detail=s.detail, rule=s.rule,
            )  # fmt: skip


def write(sheet: Iterable[Line], path: Path) -> None:
    """Write a sheet as .csv (UTF-8 with mark, so that spreadsheets read it rightly) or .xlsx."""
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(list(sheet), path)
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_unlike_formula(c) for c in astuple(row)] for row in sheet)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def _unlike_formula(cell: str | int | float) -> str | int | float:
    """A cell that a spreadsheet takes for text: a blank stands before what would be read as a formula."""
    return f" {cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _write_xlsx(sheet: Sequence[Line], path: Path) -> None:
    openpyxl = _openpyxl(path)
    book = openpyxl.Workbook()
    page = book.active
    page.title = "coding"
    page.append(COLUMNS)
    for row in sheet:
        page.append([_ILLEGAL.sub("", c) if isinstance(c, str) else c for c in astuple(row)])
    for cell in (cell for row in page.iter_rows() for cell in row):
        if cell.data_type == "f":
            cell.data_type = "s"
        cell.alignment = openpyxl.styles.Alignment(wrap_text=COLUMNS[cell.column - 1] in _WIDTHS, vertical="top")
        if cell.row == 1 or not page.cell(cell.row, COLUMNS.index("relation") + 1).value:
            cell.font = openpyxl.styles.Font(bold=cell.row == 1)
            cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FFE8EDF2")
    for i, name in enumerate(COLUMNS, start=1):
        page.column_dimensions[openpyxl.utils.get_column_letter(i)].width = _WIDTHS.get(name, 10)
    page.freeze_panes = "A2"
    choices = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1=f'"{",".join(dict.fromkeys(VERDICTS.values()))}"')
    page.add_data_validation(choices)
    letter = openpyxl.utils.get_column_letter(COLUMNS.index("verdict") + 1)
    choices.add(f"{letter}2:{letter}{len(sheet) + 1000}")
    about = book.create_sheet("how")
    about.append([HELP])
    book.save(path)


def _openpyxl(path: Path):  # type: ignore[no-untyped-def]
    try:
        import openpyxl
        import openpyxl.worksheet.datavalidation
    except ImportError as error:
        raise UsageError(f"{path}: .xlsx needs openpyxl; pip install 'govgraph[xlsx]', or give a .csv file") from error
    return openpyxl


def read(path: Path) -> list[Line]:
    """A filled sheet; DataError naming file, row and value where something in it can't be understood."""
    table = list(_cells(path))
    missing = [c for c in ("passage", "relation", "verdict") if c not in (table[0] if table else ())]
    if missing:
        raise DataError(f"{path}: no column {', '.join(missing)}; draw a coding sheet with: govgraph sample DIR --out sheet.csv")
    found: list[Line] = []
    firsts: dict[str, Line] = {}
    for at, cells in enumerate(table[1:], start=2):
        row = {name: cell.strip() for name, cell in zip(table[0], cells, strict=False)}
        if any(row.values()):
            found.append(_line(f"{path}, row {at}", row, firsts))
            firsts.setdefault(row["passage"], found[-1])
    return found


def _line(where: str, row: dict[str, str], firsts: dict[str, Line]) -> Line:
    """A row; of one that a person has added, what is left empty is that of its passage."""
    verdict = VERDICTS.get(row["verdict"].lower(), "")
    if row["verdict"] and not verdict:
        raise DataError(f"{where}: verdict is {row['verdict']!r}, not one of {', '.join(dict.fromkeys(VERDICTS.values()))}")
    first = firsts.get(row["passage"])
    if first is None and not row.get("source"):
        raise DataError(f"{where}: passage is {row['passage']!r}, none of those above; an added row needs the number of its passage")
    relation = row["relation"]
    if relation and relation not in RELATIONS:
        raise DataError(f"{where}: relation is {relation!r}, not one of {', '.join(SCORED)}")
    if bool(relation) == (verdict == "done") and verdict:
        raise DataError(f"{where}: verdict is {verdict!r}; the row of a passage takes done, all others right, wrong, role or missed")
    if verdict == "missed" and row.get("id"):
        raise DataError(f"{where}: verdict is 'missed' on a statement that was found; add a row for a fact that was not")
    values = {name: row.get(name) or (str(getattr(first, name)) if first and name in _OF_PASSAGE else "") for name in COLUMNS}
    numbers = {name: _number(where, name, values[name], kind) for name, kind in _NUMBERS.items()}
    return Line(**{**values, **numbers, "verdict": verdict})  # type: ignore[arg-type]


_OF_PASSAGE = ("source", "document", "line", "start", "end", "stratum", "weight")


def _number(where: str, name: str, text: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(float(text)) if text else kind(1 if name == "weight" else 0)
    except ValueError as error:
        raise DataError(f"{where}: {name} is {text!r}, not a number") from error


def _cells(path: Path) -> Iterator[list[str]]:
    try:
        if path.suffix.lower() == ".xlsx":
            page = _openpyxl(path).load_workbook(path, read_only=True).worksheets[0]
            yield from (["" if c is None else str(c) for c in row] for row in page.iter_rows(values_only=True))
            return
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except (BadZipFile, KeyError) as error:
        raise DataError(f"{path}: no workbook; save the sheet as .xlsx or “CSV UTF-8”") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the sheet as “CSV UTF-8” or .xlsx") from error
