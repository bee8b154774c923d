"""Whole builds: of one gazette against jieba, and of generated ones against their number: time, memory, one file changed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from govgraph import build, readers
from tests import generator
from tests.bench.extraction import jieba_time
from tests.bench.processes import measured
from tests.bench.rows import Given, Row, best, exponent

BUILD = "from pathlib import Path; import sys; from govgraph import build; build.build(sys.argv[2:], Path(sys.argv[1]), build.Options())"
ADD = "from pathlib import Path; import sys; from govgraph import build; build.add(Path(sys.argv[1]), sys.argv[2:], build.Options())"
_UNUSED = 10**6  #: a seed that no folder of gazettes has
REMOVE = "from pathlib import Path; import sys; from govgraph import build; build.remove(Path(sys.argv[1]), sys.argv[2:])"


def rows(given: Given) -> Iterator[Row]:
    """One gazette, then each size in a process of its own, then changes to the largest."""
    with tempfile.TemporaryDirectory() as scratch:
        yield _one(given.path, Path(scratch))
        points = []
        for size in given.sizes:
            inputs, out = generator.gazettes(Path(scratch) / f"in{size}", size), Path(scratch) / f"g{size}"
            seconds, peak = _run(BUILD, out, inputs)
            points.append((size, seconds))
            yield Row("whole build", f"{size} gazettes", seconds, "s")
            yield Row("peak memory of all processes", f"{size} gazettes", peak, "MiB")
        if len(points) > 1:
            yield Row("exponent of time", f"{points[0][0]} to {points[-1][0]} gazettes", exponent(points), "")
        if len(points) > 2:
            yield Row("exponent of time", f"{points[1][0]} to {points[-1][0]} gazettes", exponent(points[1:]), "")
        yield from _changes(inputs, out, f"{size} gazettes", seconds)


def _one(path: Path, scratch: Path) -> Row:
    """From a file to a graph that is stored and checked, in a process that has all it needs loaded; SHACL apart."""
    text, names = readers.read(path).text, iter(range(100))
    seconds = best(lambda: build.build([path], scratch / f"one{next(names)}", build.Options()))
    return Row("read, stored and checked", f"{len(text):,} characters", seconds, "s", "jieba.cut", jieba_time(text))


def _changes(inputs: Path, out: Path, size: str, first: float) -> Iterator[Row]:
    """What it costs to change little: the same build again, with a file changed, with one put in, with one taken out."""
    text = inputs / "00000.txt"
    yield Row("build again, nothing changed", size, _run(BUILD, out, inputs)[0], "s", "first build", first)
    text.write_text(text.read_text(encoding="utf-8").replace("市民政局", "市水利局", 1), encoding="utf-8")
    yield Row("build again, one file changed", size, _run(BUILD, out, inputs)[0], "s", "first build", first)
    more = inputs.parent / "more.txt"
    more.write_text(generator.gazette(_UNUSED, text.read_text(encoding="utf-8")), encoding="utf-8")
    yield Row("add a gazette", size, _run(ADD, out, more)[0], "s", "first build", first)
    yield Row("remove a gazette", size, _run(REMOVE, out, Path(more.name))[0], "s", "first build", first)


def _run(code: str, out: Path, *given: Path) -> tuple[float, float]:
    return measured([sys.executable, "-c", code, str(out), *map(str, given)])
