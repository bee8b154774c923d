"""Reads files one after the other in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.build import reading
from govgraph.build.reading import Job, Read


@dataclass(frozen=True, slots=True)
class Serial:
    """This process."""

    def read(self, jobs: Sequence[Job], keep_personal: bool) -> Iterator[tuple[Job, Read]]:
        """What each file gives, in their order."""
        for job in jobs:
            yield job, reading.read(job, keep_personal)
