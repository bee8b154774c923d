"""Where a graph directory keeps what, and how a file gets there whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govgraph.errors import GraphError

REJECTED = "rejected.csv"


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


def write(path: Path, data: bytes, *, settled: bool = True) -> None:
    """Write a file beside its place and move it there, so that it is never seen half written.

    Where it need not be `settled`, a power cut may still take it until `settle` is called: many files settle sooner together.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            if settled:
                os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def settle(paths: Iterable[Path]) -> None:
    """Have files that were written before on the disk for good, with their names."""
    written = list(paths)
    for path in (*written, *{p.parent for p in written}):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def keep_decisions(folder: Path, data: bytes) -> str:
    """Keep a decisions file; gives its hash."""
    digest = hashlib.sha256(data).hexdigest()
    write(decisions(folder, digest), data)
    return digest


@contextlib.contextmanager
def sound(path: Path) -> Iterator[Path]:
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
