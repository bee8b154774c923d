"""Reads documents coded by hand: one CSV a document, one fact a row, each row checked."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.errors import DataError
from govgraph.model import ROLES

#: relations that are coded and scored
SCORED = (
    "document", "cites", "assigns", "group", "member", "member_body", "office_at", "funds", "authority", "deadline",
    "reports_to", "amends",
)  # fmt: skip
COLUMNS = ("line", "relation", "subject", "role", "object", "detail", "optional", "form")
FORMS = ("bracket", "list", "table", "prose")
_NEEDED = COLUMNS[:6]


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact that a careful person reads out of a document."""

    document: str  #: number, folded by `number`; the file's name where the document has none
    line: int  #: 1-based, of the source
    relation: str
    subject: str
    role: str
    object: str
    detail: str
    optional: bool = False  #: careful readers disagree whether it counts
    form: str = ""  #: of assignments: bracket, list, table, prose
    file: str = ""  #: its name without ending


def number(text: str) -> str:
    """A document number to compare by: half-width, without white space and outer brackets."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).strip("()（）〔〕[]")


def read(*paths: Path) -> list[Gold]:
    """The rows of gold files, or of all CSV files in gold folders.

    Raises DataError naming file, row and value where one is wrong.
    """
    return [row for path in _files(paths) for row in _file(path)]


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        own = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not own:
            raise DataError(f"{path}: no CSV file in this folder; gold is one CSV a document with the columns {','.join(COLUMNS)}")
        found += own
    return found


def _file(path: Path) -> list[Gold]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            missing = [c for c in _NEEDED if c not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{path}: no column {', '.join(missing)}; gold has the columns {','.join(COLUMNS)}")
            rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the table as “CSV UTF-8”") from error
    except csv.Error as error:
        raise DataError(f"{path}: not well-formed CSV ({error})") from error
    own = [row["subject"] for _, row in rows if row["relation"] == "document" and row["subject"]]
    document = number(own[0]) if own else path.stem
    return [_row(f"{path}, row {at}", document, path.stem, row) for at, row in rows]


def _row(where: str, document: str, file: str, row: dict[str, str | None]) -> Gold:
    if None in row or any(row.get(c) is None for c in _NEEDED):
        raise DataError(f"{where}: not as many cells as there are columns; quote cells that hold a comma")
    line = row["line"] or ""
    if not line.isdecimal() or not int(line):
        raise DataError(f"{where}: line is {line!r}, not a line number (1, 2, …)")
    relation, role, form = row["relation"] or "", row["role"] or "", row.get("form") or ""
    _one_of(where, "relation", relation, SCORED)
    if relation == "assigns":
        _one_of(where, "role", role, ROLES)
    _one_of(where, "form", form, ("", *FORMS))
    optional = row.get("optional") or ""
    _one_of(where, "optional", optional, ("", "1"))
    texts = (row["subject"] or "", role, row["object"] or "", row["detail"] or "")
    return Gold(document, int(line), relation, *texts, bool(optional), form, file)


def _one_of(where: str, column: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise DataError(f"{where}: {column} is {value!r}, not one of {', '.join(k or '(empty)' for k in known)}")
