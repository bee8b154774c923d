"""A real Dask cluster on this machine: scheduler and workers are processes, and workers are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from govgraph import build as building
from govgraph import directory
from govgraph.build import Options
from govgraph.build.engines import cluster
from govgraph.directory import files
from govgraph.errors import GraphError, UsageError
from govgraph.exports import rdf
from tests.generator import notices

pytest.importorskip("distributed", reason="needs distributed (pip install 'govgraph[dask]')")
#: a worker that reads file 00003 ends, as one does that memory runs out for
DIES = """
import os
from govgraph.build import reading
def dying(job, *given, read=reading.read):
    return os._exit(9) if job.name == "00003.txt" else read(job, *given)
if reading.read.__name__ != "dying":  # this is loaded twice
    reading.read = dying
"""


class Running:
    """A scheduler with its workers."""

    def __init__(self, folder: Path, stack: ExitStack, **settings: str) -> None:
        self._file, self._stack = folder / "scheduler.json", stack
        self._environment = {**os.environ, **settings}
        self._start("scheduler", "--port", "0", "--host", "127.0.0.1")
        self.address = self._address()
        self.workers: list[subprocess.Popen[bytes]] = []

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(self._file), "--no-dashboard"]
        child = subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self._stack.callback(child.wait)
        self._stack.callback(child.terminate)
        return child

    def _address(self) -> str:
        for _ in range(600):
            if self._file.exists() and (text := self._file.read_text()):
                return str(json.loads(text)["address"])
            time.sleep(0.1)
        raise AssertionError("the scheduler does not start")

    def work(self, count: int, *words: str) -> None:
        self.workers += [self._start("worker", "--nthreads", "1", *words) for _ in range(count)]


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Running]:
    with ExitStack() as stack:
        yield Running(folder, stack, **settings)


@pytest.fixture
def small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_MOST", 2)


def quads(path: Path) -> list[str]:
    return rdf.lines(directory.open(path))


@pytest.mark.usefixtures("small_tasks")
def test_a_killed_worker_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 40)
    building.build([inputs], tmp_path / "alone", Options(workers=1))
    killed = []
    with running(tmp_path) as dask:
        dask.work(3, "--no-nanny")

        def kill(done: int, total: int, name: str) -> None:
            if done == 5:
                killed.append(dask.workers[0].pid)
                os.kill(dask.workers[0].pid, signal.SIGKILL)

        summary = building.build([inputs], tmp_path / "g", Options(engine="dask", scheduler=dask.address), kill)
    assert killed
    assert (summary.read, summary.failures, summary.counts["documents"], summary.problems) == (40, (), 40, 0)
    assert quads(tmp_path / "g") == quads(tmp_path / "alone")


@pytest.mark.long
@pytest.mark.usefixtures("small_tasks")
def test_a_file_that_kills_whoever_reads_it_is_set_aside(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 6)
    (tmp_path / "dies.py").write_text(DIES)
    with running(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as dask:
        dask.work(2, "--preload", str(tmp_path / "dies.py"))
        summary = building.build([inputs], tmp_path / "g", Options(engine="dask", scheduler=dask.address))
    assert summary.counts["documents"] == 5
    assert "00003.txt" in (tmp_path / "g" / files.REJECTED).read_text(encoding="utf-8")
    assert [f for f in summary.failures if "Dask workers that read it ended" in f]


def test_without_a_scheduler_the_cluster_is_on_this_machine(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 4)
    building.build([inputs], tmp_path / "alone", Options(workers=1))
    building.build([inputs], tmp_path / "g", Options(engine="dask", workers=2))
    assert quads(tmp_path / "g") == quads(tmp_path / "alone")


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(GraphError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        building.build([notices(tmp_path / "in", 1)], tmp_path / "g", Options(engine="dask", scheduler="tcp://127.0.0.1:9"))
    assert not (tmp_path / "g").exists()


def test_a_scheduler_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 2)
    with running(tmp_path) as dask, pytest.raises(GraphError, match="has no workers; start some with: dask worker"):
        building.build([notices(tmp_path / "in", 1)], tmp_path / "g", Options(engine="dask", scheduler=dask.address))


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'govgraph\[dask\]'"):
        building.build([notices(tmp_path / "in", 1)], tmp_path / "g", Options(engine="dask"))


@pytest.mark.parametrize(("options", "says"), [({"engine": "spark"}, "known are local, dask"), ({"scheduler": "tcp://x:1"}, "for --engine dask")])
def test_engines_that_are_not_known_are_told(options: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Options(**options)  # type: ignore[arg-type]
