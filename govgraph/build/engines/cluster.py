"""Reads files on a Dask cluster: a task reads some files and sends back what they state; the store is written here.

A task whose worker dies is run again by Dask on another; what a task gives is taken once. Workers must see the files under the
same paths, and have this version of govgraph.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from types import ModuleType
from typing import Any

from govgraph.build import fingerprint, reading
from govgraph.build.reading import Job, Read
from govgraph.errors import GraphError, UsageError

_TASK = 500_000  #: bytes of the files that a task reads, or one larger file
_MOST = 50  #: files a task
_AHEAD = 2  #: tasks for each thread of the workers, so that none waits and memory stays as it is
_PATIENCE = 60  #: seconds that a scheduler has to answer, and a first worker to be there
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster: the one of a scheduler, or, where none is named, one on this machine for as long as the build takes."""

    scheduler: str = ""
    workers: int = 0

    def read(self, jobs: Sequence[Job], keep_personal: bool) -> Iterator[tuple[Job, Read]]:
        """What each file gives, as it comes; GraphError where there is no such cluster, or it is lost."""
        distributed = _distributed()
        with ExitStack() as stack:
            address = self.scheduler or stack.enter_context(self._local(distributed))
            client = stack.enter_context(_client(distributed, address))
            threads = _threads(distributed, client)
            _log.info("%d threads at %s read", threads, client.scheduler.address)
            try:
                yield from _read(distributed, client, jobs, keep_personal, _AHEAD * threads)
            except (OSError, distributed.client.FutureCancelledError) as error:
                raise GraphError(f"the Dask cluster was lost ({error}); build again: what was read so far is kept") from error

    def _local(self, distributed: ModuleType) -> Any:
        return distributed.LocalCluster(
            n_workers=self.workers or None, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        )


def _distributed() -> ModuleType:
    try:
        import distributed
    except ImportError as error:
        raise UsageError("--engine dask needs Dask; install it with: pip install 'govgraph[dask]'") from error
    return distributed


def _client(distributed: ModuleType, address: Any) -> Any:
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise GraphError(f"no Dask scheduler answers at {address} ({error}); start one with: dask scheduler") from error


def _threads(distributed: ModuleType, client: Any) -> int:
    """How many threads the workers have, once there is a worker."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except distributed.TimeoutError as error:
        address = client.scheduler.address
        raise GraphError(f"the Dask scheduler at {address} has no workers; start some with: dask worker {address}") from error
    return sum(client.nthreads().values())


def _read(distributed: ModuleType, client: Any, jobs: Sequence[Job], keep_personal: bool, ahead: int) -> Iterator[tuple[Job, Read]]:
    """Hand tasks out as others come back, so that neither scheduler nor workers hold more than they work on.

    Where workers die over a task again and again, one of its files may be why: each is then read while no other is.
    """
    rules, suspects = fingerprint.rules(), list[Job]()
    todo = _tasks(sorted(jobs, key=lambda j: j.size, reverse=True))
    under_way: dict[Any, list[Job]] = {}

    def submit(task: list[Job]) -> Any:
        future = client.submit(_task, task, keep_personal, rules, pure=False)
        under_way[future.key] = task
        return future

    coming = distributed.as_completed([submit(task) for task in islice(todo, ahead)], loop=client.loop)
    for future in coming:
        task = under_way.pop(future.key)
        try:
            yield from zip(task, _result(future), strict=True)
        except distributed.KilledWorker:
            suspects += task
        for following in islice(todo, 1):
            coming.add(submit(following))
    for job in suspects:
        try:
            yield job, _result(submit([job]))[0]
        except distributed.KilledWorker:
            yield job, Read(job.name, "", error=f"{job.path}: the Dask workers that read it ended (out of memory?); read it by itself")


def _result(future: Any) -> list[Read]:
    """What a task gives; the cluster need not keep it."""
    try:
        found: list[Read] = future.result()
    except ImportError as error:
        raise GraphError(f"a Dask worker has no govgraph of this version ({error}); install it there") from error
    future.release()
    return found


def _tasks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Files put together until they are worth a task."""
    task: list[Job] = []
    size = 0
    for job in jobs:
        if task and (size + job.size > _TASK or len(task) == _MOST):
            yield task
            task, size = [], 0
        task.append(job)
        size += job.size
    if task:
        yield task


def _task(jobs: Sequence[Job], keep_personal: bool, rules: str) -> list[Read]:
    """What a worker does."""
    if fingerprint.rules() != rules:
        raise GraphError("a Dask worker has another version of govgraph or of its rules; install this one there")
    return [reading.read(job, keep_personal) for job in jobs]
