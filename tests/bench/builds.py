"""Whole builds of generated gazettes against their number: time, memory, and a second build with one file changed."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import generator
from tests.bench.rows import Given, Row, exponent

BUILD = "from pathlib import Path; import sys; from govgraph import build; build.build(sys.argv[2:], Path(sys.argv[1]), build.Options())"


def rows(given: Given) -> Iterator[Row]:
    """Each size in a process of its own, then the largest again with one file changed."""
    points = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in given.sizes:
            inputs, out = generator.gazettes(Path(scratch) / f"in{size}", size), Path(scratch) / f"g{size}"
            seconds, peak = _built(out, inputs)
            points.append((size, seconds))
            yield Row("whole build", f"{size} gazettes", seconds, "s")
            yield Row("peak memory of a process", f"{size} gazettes", peak, "MiB")
        if len(points) > 1:
            yield Row("exponent of time", f"{points[0][0]} to {points[-1][0]} gazettes", exponent(points), "")
        text = inputs / "00000.txt"
        text.write_text(text.read_text(encoding="utf-8").replace("市民政局", "市水利局", 1), encoding="utf-8")
        yield Row("build again, one file changed", f"{size} gazettes", _built(out, inputs)[0], "s", "first build", seconds)


def _built(out: Path, inputs: Path) -> tuple[float, float]:
    """Seconds, and MiB of the largest process so far."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", BUILD, str(out), str(inputs)], check=True)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
