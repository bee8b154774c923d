"""Reads many files, in several processes where that pays.

The processes are started by us rather than by `multiprocessing`, which would run the caller's own script again in each.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from govgraph.build import reading
from govgraph.build.reading import Job, Read

_WORTH = 2_000_000  #: bytes of all files, below which starting processes costs more than it saves
_SERVE = "from govgraph.build import workers; workers.serve()"


def read(jobs: Sequence[Job], keep_personal: bool, workers: int, done: Callable[[Job], None]) -> Iterator[Read]:
    """Read the files of jobs, in any order; `workers` 0 is as many as there are processors."""
    count = min(workers or len(os.sched_getaffinity(0)), len(jobs))
    if count < 2 or (not workers and sum(_size(j) for j in jobs) < _WORTH):
        for job in jobs:
            yield reading.read(job, keep_personal)
            done(job)
        return
    yield from _parallel(jobs, keep_personal, count, done)


def _parallel(jobs: Sequence[Job], keep_personal: bool, count: int, done: Callable[[Job], None]) -> Iterator[Read]:
    """The largest files first; a thread for each process hands it a job at a time."""
    todo: queue.SimpleQueue[Job] = queue.SimpleQueue()
    results: queue.Queue[tuple[Job, Read]] = queue.Queue(maxsize=count)
    for job in sorted(jobs, key=_size, reverse=True):
        todo.put(job)
    helpers = [_Helper(keep_personal) for _ in range(count)]
    for helper in helpers:
        threading.Thread(target=_drive, args=(helper, todo, results), daemon=True).start()
    try:
        for _ in jobs:
            job, found = results.get()
            yield found
            done(job)
    finally:
        for helper in helpers:
            helper.close()


class _Helper:
    """A process that reads files."""

    def __init__(self, keep_personal: bool) -> None:
        self._keep_personal = keep_personal
        self._process = _start()

    def read(self, job: Job) -> Read:
        """Have a file read; where the process dies over it, say so and start another."""
        pipes = self._process.stdin, self._process.stdout
        try:
            pickle.dump((job, self._keep_personal), pipes[0])  # type: ignore[arg-type]
            pipes[0].flush()  # type: ignore[union-attr]
            found = pickle.load(pipes[1])  # type: ignore[arg-type]
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            self._process = _start()
            return Read(job.name, "", error=f"{job.path}: the process that read it ended (out of memory?); read it by itself")
        assert isinstance(found, Read)
        return found

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        with contextlib.suppress(BrokenPipeError, ValueError):
            self._process.communicate()


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen([sys.executable, "-c", _SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def _drive(helper: _Helper, todo: queue.SimpleQueue[Job], results: queue.Queue[tuple[Job, Read]]) -> None:
    """Hand a process one job after the other."""
    with contextlib.suppress(queue.Empty):
        while True:
            job = todo.get_nowait()
            results.put((job, helper.read(job)))


def serve() -> None:
    """Be one of the processes: jobs come in on standard input, what was read goes out on standard output."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not get between the results
    try:
        _serve(sys.stdin.buffer, out)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(1)


def _serve(jobs: BinaryIO, out: BinaryIO) -> None:
    while True:
        try:
            job, keep_personal = pickle.load(jobs)
        except EOFError:
            return
        pickle.dump(reading.read(job, keep_personal), out)
        out.flush()


def _size(job: Job) -> int:
    try:
        return job.path.stat().st_size
    except OSError:
        return 0
