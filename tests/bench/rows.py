"""A figure with its peer, and how it is taken."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Given:
    """What a run of the benchmarks is told."""

    path: Path  #: the gazette to read
    sizes: tuple[int, ...]  #: how many gazettes to build, in rising order


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, and what it is compared with in the same run."""

    name: str
    size: str
    figure: float
    unit: str
    peer: str = ""
    peer_figure: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times as fast as the peer."""
        slow, fast = (self.peer_figure, self.figure) if not self.unit.startswith("/") else (self.figure, self.peer_figure)
        return slow / fast if self.peer and fast else 0.0


def shown(row: Row) -> str:
    """A row as a line of the table."""
    compared = f"{row.peer} {row.peer_figure:.3f} {row.unit}, {row.ratio:.2f} times as fast" if row.peer else ""
    return f"{row.name:32} {row.size:24} {row.figure:9.3f} {row.unit:4} {compared}"


def best(work: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The power of the size that time grows with, by least squares of the logarithms."""
    x, y = [math.log(n) for n, _ in points], [math.log(s) for _, s in points]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
