"""Where a graph directory keeps what, and how a file gets there whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from govgraph.errors import GraphError
from govgraph.graph import Record, records
from govgraph.model import Recognised, Residue, Statement
from govgraph.statements import cells

REJECTED = "rejected.csv"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read out of one source."""

    length: int  #: characters of its text
    records: tuple[Record, ...]
    statements: tuple[Statement, ...]
    recognised: tuple[Recognised, ...]  #: lines read from pictures


def source(folder: Path, digest: str) -> Path:
    """The text of a source."""
    return folder / "sources" / f"{digest}.txt"


def extraction(folder: Path, key: str) -> Path:
    """What was read out of a source."""
    return folder / "extractions" / f"{key}.json"


def decisions(folder: Path, digest: str) -> Path:
    """The decisions that were laid over the statements."""
    return folder / "decisions" / f"{digest}.csv"


def generation(folder: Path, name: str) -> Path:
    """A store."""
    return folder / "generations" / name


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it is never seen half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def keep_decisions(folder: Path, data: bytes) -> str:
    """Keep a decisions file; gives its hash."""
    digest = hashlib.sha256(data).hexdigest()
    write(decisions(folder, digest), data)
    return digest


def dump_extraction(
    length: int, found: Iterable[Record], statements: Iterable[Statement], residue: Iterable[Residue] = (),
    recognised: Iterable[Recognised] = (),
) -> bytes:  # fmt: skip
    """What was read out of one source, as it is kept."""
    value = {
        "length": length, "records": records.dumps(found), "rows": [cells(s) for s in statements],
        "residue": [astuple(r) for r in residue], "recognised": [astuple(r) for r in recognised],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load_extraction(folder: Path, key: str) -> Kept:
    """What was read out of one source, as it was kept."""
    with _sound(extraction(folder, key)) as path:
        value = json.loads(path.read_bytes())
        rows, lines = (Statement(*row) for row in value["rows"]), (Recognised(*r) for r in value.get("recognised", ()))
        return Kept(value["length"], tuple(records.loads(value["records"])), tuple(rows), tuple(lines))


def load_residue(folder: Path, key: str) -> list[Residue]:
    """What no component claimed of one source, as it was kept; nothing of a source read from a table."""
    with _sound(extraction(folder, key)) as path:
        return [Residue(*row) for row in json.loads(path.read_bytes()).get("residue", ())]


@contextlib.contextmanager
def _sound(path: Path) -> Iterator[Path]:
    """Say in one sentence that a file is missing or damaged."""
    try:
        yield path
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path} is missing or damaged; build the graph anew") from error


def tidy(folder: Path, kept: Sequence[Path]) -> None:
    """Remove sources, extractions and stores of earlier generations."""
    keep = set(kept)
    for name in ("sources", "extractions", "decisions", "generations"):
        for path in sorted((folder / name).glob("*")):
            if path in keep:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
