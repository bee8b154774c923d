"""`govgraph doctor` and what is logged."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govgraph.build import diagnosis, journal


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    code = "from govgraph.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.fixture
def graph(sample_graph: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_graph, tmp_path / "g"))


def states(folder: Path) -> dict[str, str]:
    return {f.about: f.state for f in diagnosis.graph(folder)}


def test_a_sound_machine_and_graph(graph: Path) -> None:
    done = command("doctor", graph, "--json")
    assert done.returncode == 0, done.stderr
    found = {f["about"]: f for f in json.loads(done.stdout)}
    assert {"govgraph", "python", "spacy", "extra formats", "fonts", "manifest", "texts", "store", "statements"} <= set(found)
    assert found["statements"]["state"] == "ok"


def test_each_fault_is_found_where_it_is(graph: Path) -> None:
    (graph / journal.NAME).write_text("", encoding="utf-8")
    assert any("cut off" in f.says for f in diagnosis.graph(graph))
    text = next((graph / "sources").iterdir())
    text.write_text(text.read_text(encoding="utf-8").replace("市民政局", "市民政厅"), encoding="utf-8")
    found = states(graph)
    assert (found["texts"], found["statements"], found["store"]) == ("fault", "fault", "ok")
    text.unlink()
    assert states(graph)["texts"] == "fault"
    shutil.rmtree(next((graph / "generations").iterdir()))
    assert states(graph)["store"] == "fault"
    (graph / "manifest.json").write_text("{", encoding="utf-8")
    assert states(graph) == {"manifest": "fault"}
    assert command("doctor", graph).returncode == 1


def test_an_extra_that_is_missing_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    version = diagnosis._version
    monkeypatch.setattr(diagnosis, "_version", lambda name: "" if name == "rapidocr" else version(name))
    found = list(diagnosis.machine())
    assert any("pip install 'govgraph[ocr]' adds rapidocr" in f.says for f in found)
    assert diagnosis.healthy(found)


def test_logs_are_lines_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    done = command("--log-level", "info", "--log-json", "build", "--sample", tmp_path / "bad.txt", "--out", tmp_path / "g", "--json")
    assert json.loads(done.stdout)["counts"]["documents"] >= 8
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert {line["level"] for line in lines} == {"info", "warning"}
    assert any("bad.txt" in line["message"] for line in lines)
    assert command("--log-level", "loud", "sample").returncode == 2


def test_a_block_that_has_changed_on_disk_is_one_sentence(graph: Path) -> None:
    for path in (graph / "generations").glob("*/*.sst"):
        data = bytearray(path.read_bytes())
        if len(data) > 20_000:  # the rest is read when the store is opened
            data[1_000:1_040] = bytes(40)
            path.write_bytes(data)
    for words in (("query", graph, "SELECT * { ?s ?p ?o }"), ("export", graph, "--format", "nq", "--output", graph.with_name("x.nq"))):
        done = command(*words)
        assert done.returncode == 1
        assert "the store is missing or damaged (Corruption" in done.stderr
        assert "build the graph anew" in done.stderr
        assert "Traceback" not in done.stderr
    assert states(graph)["store"] == "fault"
