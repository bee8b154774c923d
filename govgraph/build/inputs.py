"""What the user named: files, folders, globs and statements tables, each file once and under a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph import readers
from govgraph.build import tables
from govgraph.build.reading import Job
from govgraph.errors import ReadError


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to read, tables to read, and what could not be found."""

    jobs: tuple[Job, ...]
    tables: tuple[Path, ...]
    errors: tuple[str, ...]


def expand(given: Sequence[str | Path]) -> Inputs:
    """All files of the inputs in the order of their names; one that is missing does not keep the others from being read."""
    found: dict[Path, str] = {}
    errors = []
    for one in given:
        try:
            for path, name in readers.expand([one]):
                found.setdefault(path.resolve(), name)
        except ReadError as error:
            errors.append(str(error))
    sheets = tuple(p for p in found if tables.is_table(p))
    jobs = _named((p, name) for p, name in found.items() if p not in sheets)
    return Inputs(tuple(sorted(jobs, key=lambda j: (j.name, str(j.path)))), sheets, tuple(errors))


def _named(found: Iterable[tuple[Path, str]]) -> list[Job]:
    """Files under their names relative to their input; where two share one, under as much of their path as tells them apart."""
    jobs = [Job(path, name) for path, name in found]
    for depth in range(2, 64):
        shared = {name for name, count in Counter(j.name for j in jobs).items() if count > 1}
        if not shared:
            break
        jobs = [Job(j.path, "/".join(j.path.parts[-depth - j.name.count("/") :])) if j.name in shared else j for j in jobs]
    return jobs
