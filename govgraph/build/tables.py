"""A statements table as input: its texts are found and split again, and what its rows do not carry is computed."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from govgraph import documents, statements
from govgraph.build.reading import Job, Read, masked
from govgraph.errors import ReadError
from govgraph.graph import Record, records
from govgraph.model import Document, Source, Statement
from govgraph.resolve import canonical, context
from govgraph.resolve.context import Context

Kept = Callable[[str], Job | None]  #: the text that a graph has kept under a name
_DOCUMENTS = ("document", "cites", "amends", "group", "task", "valid")  #: relations whose subject is the document
_TASKS = ("assigns", "funds", "deadline", "task")  #: relations whose object is a task


def is_table(path: Path) -> bool:
    """Whether a file is a statements table, by its ending and its header."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines), [])
    except (UnicodeDecodeError, csv.Error):
        return False
    return {"document", "relation"} <= set(header)


def read(path: Path, folders: Sequence[Path], kept: Kept, keep_personal: bool = False) -> list[Read]:
    """What a table says, text by text; a text is looked for in folders by its name, then among those that a graph has kept."""
    rows = statements.read(path)
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    return [_read(path, name, found, folders, kept, keep_personal) for name, found in sorted(by_source.items())]


def _read(
    table: Path, name: str, rows: list[Statement], folders: Sequence[Path], kept: Kept, keep_personal: bool
) -> Read:
    key = hashlib.sha256(statements.dumps(rows).encode("utf-8", "surrogatepass")).hexdigest()
    job = next((Job(f / name, name) for f in folders if name and (f / name).is_file()), None) or kept(name)
    if job is None:
        missing = name or "(no name in the column source)"
        return Read(name, key, error=f"{table}: the text {missing} is neither beside the table nor in a folder of --sources")
    try:
        raw, source = masked(job)
        found = documents.split(source)
    except ReadError as error:
        return Read(name, key, error=str(error))
    ours, completed = _complete(source, found, rows)
    return Read(name, key, source.digest, raw if keep_personal else source.text, tuple(ours), tuple(completed), recognised=source.recognised)


def _complete(source: Source, found: Iterable[Document], rows: Iterable[Statement]) -> tuple[list[Record], list[Statement]]:
    """The documents that rows are about, and the rows with ids, lines and things; rows about no document keep an empty id."""
    by_name = {name: d for d in found for name in (d.key, d.id)}
    contexts: dict[str, Context] = {}
    completed = []
    for row in rows:
        document = by_name.get(row.document_id) or by_name.get(row.document)
        if document is None:
            completed.append(replace(row, document_id=""))
            continue
        if document.id not in contexts:
            contexts[document.id] = context.of(document, ())
        completed.append(_located(source, _things(row, document, contexts[document.id])))
    named = {s.document_id for s in completed}
    ours = [records.of(d) for d in {d.id: d for d in by_name.values()}.values() if d.id in named]
    return ours, statements.in_order(statements.with_ids(statements.in_order(completed)))


def _located(source: Source, row: Statement) -> Statement:
    if row.start < 0:
        return replace(row, start=-1, end=-1, line=0, page=0)
    return replace(row, line=source.line(row.start), page=source.page(row.start))


def _things(row: Statement, document: Document, here: Context) -> Statement:
    """A row with the ids of what it joins, computed where the table leaves them out."""
    row = replace(row, document=document.key, document_id=document.id, basis=row.basis or "human", rule=row.rule or "table")
    if not row.subject_id:
        row = _subject(row, document, here)
    if not row.object_id:
        row = _object(row, document, here)
    return row


def _subject(row: Statement, document: Document, here: Context) -> Statement:
    if row.relation in _DOCUMENTS:
        return replace(row, subject=row.subject or document.key, subject_id=f"document/{document.id}")
    name = row.subject or row.subject_text
    if not name:
        return row
    is_body = row.relation in ("member", "member_body", "office_at")
    thing = canonical.body(name, here) if is_body else canonical.thing(name, here)
    return replace(row, subject=thing.name, subject_text=row.subject_text or name, subject_id=thing.id)


def _object(row: Statement, document: Document, here: Context) -> Statement:
    name, relation = row.object or row.object_text, row.relation
    row = replace(row, object=name, object_text=row.object_text or name)
    if relation in ("document", "valid") or not (name or row.detail):
        return row
    if relation in _TASKS:
        return replace(row, object_id=f"task/{document.id}/{row.place or '-'}") if name else row
    if relation in ("cites", "amends"):
        return replace(row, object_id=f"cited/{row.detail or name}")
    if relation in ("member", "appoints"):
        tail = f"person/{here.place.key}/-/{name}" if name else f"post/{here.place.key}/{row.detail}"
        return replace(row, object_id=tail)
    if relation == "authority":
        return replace(row, object_id=f"item/{here.place.key}/{name}")
    thing = canonical.body(name, here) if relation == "group" else canonical.thing(name, here)
    return replace(row, object=thing.name, object_id=thing.id)
