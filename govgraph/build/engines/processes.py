"""Reads files in several processes of this machine.

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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from govgraph.build import reading
from govgraph.build.reading import Job, Read

_SERVE = "from govgraph.build.engines import processes; processes.serve()"


@dataclass(frozen=True, slots=True)
class Processes:
    """Some processes of this machine."""

    count: int

    def read(self, jobs: Sequence[Job], keep_personal: bool) -> Iterator[tuple[Job, Read]]:
        """The largest files first; a thread for each process hands it a job at a time."""
        todo: queue.SimpleQueue[Job] = queue.SimpleQueue()
        results: queue.Queue[tuple[Job, Read]] = queue.Queue(maxsize=self.count)
        for job in sorted(jobs, key=lambda j: j.size, reverse=True):
            todo.put(job)
        helpers = [_Helper(keep_personal) for _ in range(self.count)]
        for helper in helpers:
            threading.Thread(target=_drive, args=(helper, todo, results), daemon=True).start()
        try:
            for _ in jobs:
                yield results.get()
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
