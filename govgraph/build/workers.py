"""Reads many files, in several processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from govgraph.build import reading
from govgraph.build.reading import Job, Read

_WORTH = 2_000_000  #: bytes of all files, below which starting processes costs more than it saves


def read(jobs: Sequence[Job], keep_personal: bool, workers: int, done: Callable[[Job], None]) -> Iterator[Read]:
    """Read the files of jobs, in any order; `workers` 0 is as many as there are processors."""
    count = min(workers or _processors(), len(jobs))
    if count < 2 or (not workers and sum(_size(j) for j in jobs) < _WORTH):
        for job in jobs:
            yield reading.read(job, keep_personal)
            done(job)
        return
    yield from _parallel(jobs, keep_personal, count, done)


def _parallel(jobs: Sequence[Job], keep_personal: bool, count: int, done: Callable[[Job], None]) -> Iterator[Read]:
    """The largest files first, no more of them under way than there are workers twice over."""
    waiting = sorted(jobs, key=_size)
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("forkserver"))
    running: dict[Future[Read], Job] = {}
    try:
        while waiting or running:
            while waiting and len(running) < 2 * count:
                job = waiting.pop()
                running[pool.submit(reading.read, job, keep_personal)] = job
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                yield _result(future, job)
                done(job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Read], job: Job) -> Read:
    try:
        return future.result()
    except BrokenProcessPool:
        return Read(job.name, "", error=f"{job.path}: the process that read it was ended (out of memory?); read it by itself")


def _size(job: Job) -> int:
    try:
        return job.path.stat().st_size
    except OSError:
        return 0


def _processors() -> int:
    return len(os.sched_getaffinity(0))
