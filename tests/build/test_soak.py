"""Build after build of ever new gazettes in one process: memory does not grow with what was built before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

SECONDS = float(os.environ.get("GOVGRAPH_SOAK_SECONDS", "600"))
GROWTH = 1.10  #: of the memory of the last third of the builds to that of the middle one
#: gazettes of new seeds are built, one is changed, one added, one removed; after each round the memory of the process is told
ROUNDS = """
import gc, sys, time
from pathlib import Path
from govgraph import build
from tests import generator
scratch, until, seed = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2]), 0
text = next((Path(build.__file__).parents[1] / "data" / "sample").glob("*.txt")).read_text(encoding="utf-8")
options = build.Options(workers=1)
while time.monotonic() < until:
    inputs = scratch / "in"
    inputs.mkdir(exist_ok=True)
    for number in range(5):
        (inputs / f"{number}.txt").write_text(generator.gazette(seed + number, text), encoding="utf-8")
    summary = build.build([inputs], scratch / "g", options)
    assert not summary.failures and not summary.problems, summary
    (scratch / "more.txt").write_text(generator.gazette(seed + 5, text), encoding="utf-8")
    build.add(scratch / "g", [scratch / "more.txt"], options)
    build.remove(scratch / "g", ["more.txt"])
    seed += 6
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    print(summary.counts["documents"], resident, flush=True)
"""


@pytest.mark.long
def test_memory_does_not_grow_with_what_was_built(tmp_path: Path) -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", ROUNDS, str(tmp_path), str(SECONDS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    resident = [int(line.split()[1]) for line in done.stdout.splitlines()]
    third = len(resident) // 3
    assert third >= 2, f"{len(resident)} rounds in {time.monotonic() - began:.0f} s; give it more time"
    middle, last = sorted(resident[third : 2 * third])[third // 2], sorted(resident[-third:])[third // 2]
    assert last <= GROWTH * middle, [r >> 20 for r in resident]
    shutil.rmtree(tmp_path / "g")
