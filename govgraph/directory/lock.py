"""One build at a time: a lock on the directory that a crash lets go of."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.errors import GraphError

NAME = ".lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a directory; GraphError where another process has it."""
    descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(descriptor, 32).decode("ascii", "replace").strip()
            raise GraphError(
                f"{folder} is being written by another build (process {owner or 'unknown'}); wait for it to end, then try again"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
