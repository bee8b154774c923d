"""A command with the processes that it starts: how long it takes, and how much memory all of them have at once."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

_EVERY = 0.2  #: seconds between two looks
_PAGE = os.sysconf("SC_PAGE_SIZE")


def measured(command: Sequence[str]) -> tuple[float, float]:
    """Seconds, and MiB at the most of all its processes together."""
    start, peak, over = time.perf_counter(), 0, threading.Event()
    with subprocess.Popen(command) as child:

        def look() -> None:
            nonlocal peak
            while not over.wait(_EVERY):
                peak = max(peak, resident(child.pid))

        watcher = threading.Thread(target=look)
        watcher.start()
        status = child.wait()
        seconds = time.perf_counter() - start
        over.set()
        watcher.join()
    if status:
        raise subprocess.CalledProcessError(status, list(command))
    return seconds, peak / 2**20


def resident(process: int) -> int:
    """Bytes in memory of a process and of all that it started."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
        except OSError:
            continue
    found, total = [process], 0
    while found:
        one = found.pop()
        found += parents.get(one, ())
        try:
            total += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
        except OSError:
            continue
    return total
