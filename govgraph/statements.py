"""The statements table: how its rows are identified, ordered, written and read."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from govgraph.errors import DataError
from govgraph.model import RELATIONS, Statement

COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Statement))
cells = attrgetter(*COLUMNS)  #: the values of a row, several times as fast as dataclasses.astuple
_NUMERIC = {"start", "end", "line", "page"}


def with_ids(statements: Iterable[Statement]) -> list[Statement]:
    """Give each row its id: a hash of what it says and of its ordinal among rows of the document that say the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for s in statements:
        key = (s.document_id, s.relation, s.subject_text, s.role, s.object_text, s.detail)
        seen[key] += 1
        digest = hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode()).hexdigest()
        result.append(Statement(digest[:16], *cells(s)[1:]))
    return result


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Rows in the order of the table: by document, then text, then relation."""
    rank: dict[str, int] = {name: i for i, name in enumerate(RELATIONS)}
    return sorted(
        statements,
        key=lambda s: (
            s.source, s.document_id, s.start, s.end, rank.get(s.relation, 99), s.role, s.subject, s.object, s.detail, s.id,
        ),
    )  # fmt: skip


def dumps(statements: Iterable[Statement]) -> str:
    """The table as CSV text with its header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(cells, statements))
    return out.getvalue()


def loads(text: str, name: str = "statements.csv") -> list[Statement]:
    """Read a table; columns may come in any order, unknown ones are ignored.

    Raises DataError naming the row where a needed column is missing or a number is none.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = {"document", "relation"} - set(reader.fieldnames or ())
    if missing:
        raise DataError(f"{name}: no column {', '.join(sorted(missing))}; a statements table begins with {','.join(COLUMNS)}")
    return [_row(row, name, i) for i, row in enumerate(reader, start=2)]


def read(path: Path) -> list[Statement]:
    """Read a table from a file in UTF-8."""
    try:
        return loads(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the table as “CSV UTF-8”") from error


def _row(row: dict[str, str | None], name: str, at: int) -> Statement:
    values: dict[str, str | int] = {}
    for column in COLUMNS:
        text = row.get(column) or ""
        if column not in _NUMERIC:
            values[column] = text
            continue
        default = -1 if column in ("start", "end") else 0
        try:
            values[column] = int(text) if text else default
        except ValueError as error:
            raise DataError(f"{name}, row {at}: {column} is {text!r}, not a whole number") from error
    if values["relation"] not in RELATIONS:
        raise DataError(f"{name}, row {at}: unknown relation {values['relation']!r}; known are {', '.join(RELATIONS)}")
    return Statement(**values)  # type: ignore[arg-type]
