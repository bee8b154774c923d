"""Who reads the files: this process, several of this machine, or a Dask cluster. What they give is the same, in any order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Protocol

from govgraph.build.engines.cluster import Cluster
from govgraph.build.engines.processes import Processes
from govgraph.build.engines.serial import Serial
from govgraph.build.options import Options
from govgraph.build.reading import Job, Read

__all__ = ["Cluster", "Engine", "Processes", "Serial", "engine"]

_WORTH = 2_000_000  #: bytes of all files, below which starting processes costs more than it saves


class Engine(Protocol):
    """Reads files."""

    def read(self, jobs: Sequence[Job], keep_personal: bool) -> Iterator[tuple[Job, Read]]:
        """What each file gives, in any order: one that can't be read gives its error."""


def engine(options: Options, jobs: Sequence[Job]) -> Engine:
    """The engine that options ask for; without a word about it, as many processes as there are processors, where that pays."""
    if options.engine == "dask" and jobs:
        return Cluster(options.scheduler, options.workers)
    count = min(options.workers or len(os.sched_getaffinity(0)), len(jobs))
    if count < 2 or (not options.workers and sum(job.size for job in jobs) < _WORTH):
        return Serial()
    return Processes(count)
