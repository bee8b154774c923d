"""What may go wrong on any day: the old graph answers as before, one sentence says what happened, nothing is left lying about."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from govgraph import build as building
from govgraph import directory
from govgraph.build import Options, journal
from govgraph.build.reading import Job, read
from govgraph.directory import files
from govgraph.errors import GraphError, ReadError
from govgraph.exports import rdf
from tests.generator import NOTICE, notices

RUN = "from pathlib import Path; import sys; from govgraph import build; build.build(sys.argv[2:], Path(sys.argv[1]), build.Options())"


def quads(path: Path) -> list[str]:
    return rdf.lines(directory.open(path))


def strays(path: Path) -> list[str]:
    """What lies in a graph directory and is no part of the graph."""
    manifest = directory.open(path).manifest
    kept = {files.source(path, i.digest) for i in manifest.inputs} | {files.extraction(path, i.extraction) for i in manifest.inputs}
    found = [p for name in ("sources", "extractions") for p in (path / name).iterdir() if p not in kept]
    found += [p for p in (path / "generations").iterdir() if p.name != manifest.generation]
    found += [p for p in path.iterdir() if p.name in (journal.NAME,) or p.suffix == ".partial"]
    return [str(p) for p in found]


def killed(path: Path, inputs: Path, after: float) -> None:
    """A build in a process of its own, killed after some seconds."""
    with subprocess.Popen([sys.executable, "-c", RUN, str(path), str(inputs)], stderr=subprocess.DEVNULL) as child:
        try:
            child.wait(after)
        except subprocess.TimeoutExpired:
            child.kill()


@pytest.mark.parametrize("moments", [3, pytest.param(10, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_goes_on(tmp_path: Path, moments: int) -> None:
    old, new, graph = notices(tmp_path / "old", 3), notices(tmp_path / "new", 40), tmp_path / "g"
    building.build([new], tmp_path / "whole", Options())
    building.build([old], graph, Options())
    before, after = quads(graph), quads(tmp_path / "whole")
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", RUN, str(tmp_path / "h"), str(new)], check=True)
    whole = time.monotonic() - began
    chance = random.Random(7)
    for _ in range(moments):
        killed(graph, new, chance.uniform(0.3, 1.1) * whole)
        assert quads(graph) in (before, after)
    building.build([new], graph, Options())
    assert quads(graph) == after
    assert not strays(graph)


def test_what_was_read_before_a_stop_is_not_read_again(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 6)

    def stop(done: int, total: int, name: str) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        building.build([inputs], tmp_path / "g", Options(), stop)
    with (tmp_path / "g" / journal.NAME).open("a", encoding="utf-8") as file:
        file.write('["cut off')
    summary = building.build([inputs], tmp_path / "g", Options())
    assert summary.read == 2
    building.build([inputs], tmp_path / "h", Options())
    assert quads(tmp_path / "g") == quads(tmp_path / "h")
    assert not strays(tmp_path / "g")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    if os.geteuid():
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a small disk be mounted")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_graph(small_disk: Path, tmp_path: Path) -> None:
    building.build([notices(tmp_path / "old", 2)], small_disk / "g", Options())
    before = quads(small_disk / "g")
    (small_disk / "ballast").write_bytes(bytes(max(0, os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize - 200_000)))
    with pytest.raises(GraphError, match="no space left on its disk; what was stored before is untouched"):
        building.build([notices(tmp_path / "new", 60)], small_disk / "g", Options())
    assert quads(small_disk / "g") == before
    (small_disk / "ballast").unlink()
    building.build([tmp_path / "old"], small_disk / "g", Options())
    assert quads(small_disk / "g") == before
    assert not strays(small_disk / "g")


def test_a_read_only_directory_is_told(tmp_path: Path) -> None:
    inputs, graph = notices(tmp_path / "in", 2), tmp_path / "g"
    building.build([inputs], graph, Options())
    before = quads(graph)
    notices(inputs, 3)
    script = "import os, sys; from pathlib import Path; from govgraph import build; from govgraph.errors import GraphError\n"
    script += "os.getuid() or os.setuid(65534)\n"  # root writes anywhere
    script += "try: build.build([sys.argv[2]], Path(sys.argv[1]), build.Options())\nexcept GraphError as error: print(error)"
    for folder in (graph, *graph.rglob("*")):
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.getuid() and not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script, str(graph), str(inputs)], capture_output=True, text=True, check=False)
    assert "cannot be written" in done.stdout, done.stderr
    for folder in (graph, *graph.rglob("*")):
        folder.chmod(0o755)
    assert quads(graph) == before


def test_a_file_that_vanishes_keeps_no_other_out(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 4)

    def vanish(done: int, total: int, name: str) -> None:
        (inputs / "00003.txt").unlink(missing_ok=True)

    summary = building.build([inputs], tmp_path / "g", Options(workers=1), vanish)
    assert summary.counts["documents"] == 3
    assert [f for f in summary.failures if "00003.txt: cannot be read" in f]
    rejected = (tmp_path / "g" / files.REJECTED).read_text(encoding="utf-8")
    assert "00003.txt" in rejected
    assert "cannot be read" in rejected


def test_bad_files_of_every_kind_are_set_aside_with_their_reasons(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 2)
    for name in ("a.pdf", "b.docx", "c.zip", "d.html", "e.txt"):
        (inputs / name).write_bytes(b"PK\x03\x04 not what it says" if name != "e.txt" else b"")
    summary = building.build([inputs], tmp_path / "g", Options())
    assert (summary.counts["documents"], len(summary.failures)) == (2, 5)
    rejected = (tmp_path / "g" / files.REJECTED).read_text(encoding="utf-8")
    assert all(name in rejected for name in ("a.pdf", "b.docx", "c.zip", "d.html", "e.txt"))
    for name in ("a.pdf", "b.docx", "c.zip", "d.html", "e.txt"):
        (inputs / name).unlink()
    building.build([inputs], tmp_path / "g", Options())
    assert not (tmp_path / "g" / files.REJECTED).exists()


@pytest.mark.parametrize("size", [20, pytest.param(200, marks=pytest.mark.long)])
def test_a_line_of_megabytes_is_refused(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.txt").write_bytes("澜".encode() * (size * 2**20 // 3))
    began = time.monotonic()
    with pytest.raises(ReadError, match="a line of"):
        building.build([tmp_path / "a.txt"], tmp_path / "g", Options())
    assert time.monotonic() - began < size
    assert not (tmp_path / "g").exists()


def test_links_that_go_round_are_built_once(tmp_path: Path) -> None:
    inputs = notices(tmp_path / "in", 2)
    (inputs / "loop").symlink_to(inputs)
    (inputs / "self.txt").symlink_to(inputs / "self.txt")
    assert building.build([inputs], tmp_path / "g", Options()).counts["documents"] == 2


@pytest.mark.parametrize("count", [300, pytest.param(50_000, marks=pytest.mark.long)])
def test_many_tiny_files(tmp_path: Path, count: int) -> None:
    inputs = notices(tmp_path / "in", count)
    summary = building.build([inputs], tmp_path / "g", Options())
    assert summary.counts["documents"] == count
    assert not summary.failures
    again = building.build([inputs], tmp_path / "g", Options())
    assert again.read == 0


def test_a_job_whose_file_is_gone_is_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in read(Job(tmp_path / "gone.txt", "gone.txt")).error


@pytest.mark.parametrize("count", [200, pytest.param(2_000, marks=pytest.mark.long)])
def test_many_small_files_go_on_after_each_kill(tmp_path: Path, count: int) -> None:
    """Killed at four points of the reading; what was read before is not read again, and nothing is lost."""
    inputs, graph = notices(tmp_path / "in", count), tmp_path / "g"
    (inputs / "bad.pdf").write_bytes(b"no PDF")
    read = 0
    for share in (0.2, 0.4, 0.6, 0.8):
        with subprocess.Popen([sys.executable, "-c", RUN, str(graph), str(inputs)], stderr=subprocess.DEVNULL) as child:
            while child.poll() is None and noted(graph) < share * count:
                time.sleep(0.01)
            child.kill()
        assert noted(graph) >= read
        read = noted(graph)
    assert not (graph / "manifest.json").exists(), "it was killed while it read"
    summary = building.build([inputs], graph, Options())
    assert summary.read <= count - read
    assert summary.counts["documents"] == count
    assert "bad.pdf" in (graph / files.REJECTED).read_text(encoding="utf-8")
    building.build([inputs], tmp_path / "whole", Options())
    assert quads(graph) == quads(tmp_path / "whole")
    assert not strays(graph)


def noted(graph: Path) -> int:
    """How many files a build under way has read."""
    try:
        return len((graph / journal.NAME).read_bytes().splitlines())
    except OSError:
        return 0


def test_hostile_files_leave_the_others_and_the_old_graph(tmp_path: Path) -> None:
    """A ZIP that unpacks to a hundred megabytes, one with paths that lead out, entities that expand, a line that never ends."""
    inputs, graph = notices(tmp_path / "in", 2), tmp_path / "g"
    building.build([inputs], graph, Options())
    before = quads(graph)
    with zipfile.ZipFile(inputs / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a.txt", bytes(100 * 2**20))
    with zipfile.ZipFile(inputs / "out.zip", "w") as out:
        out.writestr("../../escaped.txt", NOTICE.format(n=99))
    levels = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    with zipfile.ZipFile(inputs / "entities.docx", "w") as word:
        word.writestr("word/document.xml", f'<!DOCTYPE w [<!ENTITY a "{"x" * 100}">{levels}]><w>&i;</w>')
    (inputs / "line.txt").write_bytes("澜".encode() * 3_000_000)
    # Of this process alone: what getrusage tells begins with what the parent had when it forked.
    code = f"{RUN}\nprint(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    done = subprocess.run([sys.executable, "-c", code, str(graph), str(inputs)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 900 * 1024, "KiB"
    rejected = (graph / files.REJECTED).read_text(encoding="utf-8")
    assert all(name in rejected for name in ("bomb.zip", "out.zip", "entities.docx", "line.txt"))
    assert quads(graph) == before
    assert not strays(graph)
    assert not list(tmp_path.rglob("escaped.txt"))
