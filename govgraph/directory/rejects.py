"""Rows that can't be part of the graph, each with the reason: kept in `rejected.csv`, never dropped unseen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from govgraph.model import BASES, ROLES, Statement
from govgraph.statements import COLUMNS, cells

_NEEDS_SUBJECT = ("member", "member_body", "office_at", "assigns", "funds", "reports_to")
_NEEDS_OBJECT = ("cites", "amends", "group", "member_body", "office_at", "reports_to", "authority")


def reason(s: Statement, length: int) -> str:
    """Why a row can't be part of the graph; empty where it can. `length` is that of its source."""
    if not s.document_id:
        return f"its source has no document {s.document or '(none named)'}"
    if s.basis not in BASES:
        return f"basis is {s.basis!r}, not one of {', '.join(BASES)}"
    if s.relation == "assigns" and s.role not in ROLES:
        return f"role is {s.role!r}, not one of {', '.join(ROLES)}"
    if s.relation in _NEEDS_SUBJECT and not s.subject_id:
        return "no subject"
    if s.relation in _NEEDS_OBJECT and not s.object_id:
        return "no object"
    if s.start >= 0 or s.end >= 0:
        if not 0 <= s.start < s.end <= length:
            return f"offsets {s.start} to {s.end} are none of its source, which has {length} characters"
    elif s.basis != "human":
        return "no offsets, and not by hand"
    return ""


def of_file(name: str) -> Statement:
    """A row that stands for a whole file that could not be read."""
    return Statement("", "", "", "", "", "", "", "", "", -1, -1, "", "", name, "", "", "", "", 0, 0)


def dumps(rejected: Iterable[tuple[Statement, str]]) -> str:
    """Rejected rows as CSV: the columns of the statements table, and the reason."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, "reason"))
    writer.writerows((*cells(s), why) for s, why in rejected)
    return out.getvalue()
