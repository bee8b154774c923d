"""What was read out of a text, as a file of three lines of JSON: what the graph as a whole needs, the rows, the residue.

The first line is read at every build, the second only where a graph is written or its table is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from govgraph.directory import files, rejects
from govgraph.directory.parts import Part, Rejected, by_document, part
from govgraph.graph import Record, records
from govgraph.model import Recognised, Residue, Statement
from govgraph.statements import cells


@dataclass(frozen=True, slots=True)
class Head:
    """The documents of a text, and its rows about no document."""

    parts: tuple[Part, ...]
    lost: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read out of one text."""

    length: int  #: characters
    records: tuple[Record, ...]
    statements: tuple[Statement, ...]
    recognised: tuple[Recognised, ...] = ()  #: lines read from pictures


def dump(kept: Kept, residue: Iterable[Residue] = ()) -> bytes:
    """What was read out of a text, as it is kept."""
    rows = by_document(kept.statements)
    parts = [part(r, rows.get(r.id, ()), kept.length, kept.recognised) for r in kept.records]
    head = {"length": kept.length, "parts": [_part(p) for p in parts], "lost": [cells(s) for s in rows.get("", ())]}
    body = {"rows": [cells(s) for s in kept.statements], "recognised": [astuple(r) for r in kept.recognised]}
    return b"".join(_line(value) for value in (head, body, [astuple(r) for r in residue]))


def head(folder: Path, key: str) -> Head:
    """What the graph as a whole needs to know of a text."""
    with files.sound(files.extraction(folder, key)) as path, path.open("rb") as lines:
        value = json.loads(lines.readline())
        lost = _statements(value["lost"])
        return Head(tuple(_loaded(p) for p in value["parts"]), tuple((s, rejects.reason(s, 0)) for s in lost))


def load(folder: Path, key: str) -> Kept:
    """What was read out of a text, as it was kept."""
    with files.sound(files.extraction(folder, key)) as path, path.open("rb") as lines:
        value, body = json.loads(lines.readline()), json.loads(lines.readline())
        found = records.loads(p["record"] for p in value["parts"])
        return Kept(value["length"], tuple(found), _statements(body["rows"]), tuple(Recognised(*r) for r in body["recognised"]))


def residue(folder: Path, key: str) -> list[Residue]:
    """What no component claimed of a text; nothing of one that a table speaks for."""
    with files.sound(files.extraction(folder, key)) as path:
        return [Residue(*row) for row in json.loads(path.read_bytes().split(b"\n")[2])]


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def _part(p: Part) -> dict[str, Any]:
    (record,) = records.dumps([p.record])
    return {
        "record": record, "rows": p.rows, "relations": p.relations, "content": p.content,
        "telling": [cells(s) for s in p.telling], "rejected": [(cells(s), why) for s, why in p.rejected],
    }  # fmt: skip


def _loaded(value: dict[str, Any]) -> Part:
    (record,) = records.loads([value["record"]])
    rejected = tuple((Statement(*row), why) for row, why in value["rejected"])
    return Part(record, value["rows"], value["relations"], value["content"], _statements(value["telling"]), rejected)


def _statements(rows: Sequence[Sequence[Any]]) -> tuple[Statement, ...]:
    return tuple(Statement(*row) for row in rows)
