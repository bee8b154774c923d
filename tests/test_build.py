from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph import build as building
from govgraph import directory, exports, store
from govgraph.build import Options, fingerprint
from govgraph.build.engines import Processes, processes
from govgraph.build.reading import Job
from govgraph.checks import integrity
from govgraph.directory import files
from govgraph.errors import GraphError, ReadError, UsageError
from govgraph.exports import rdf

NOTICE = """{city}人民政府办公室
关于{what}的通知

{code}政办发〔{year}〕{serial}号

各县（市、区）人民政府，市直各有关单位：

一、主要任务
（一）{task}。（市商务局牵头，市财政局、市交通运输局配合）
（二）完善保障。（责任单位：市民政局）

二、组织领导
成立{city}{body}领导小组，组成人员如下：
组长：{head}　市人民政府副市长
成员：丁文博　市财政局局长
领导小组办公室设在市商务局。联系电话：13900000000。

{city}人民政府办公室
{year}年{month}月5日
"""
CASES = {
    "a.txt": {"what": "加强冷链物流建设", "code": "澜", "year": 2021, "serial": 3, "task": "建设冷库", "body": "冷链物流", "head": "邱岚", "month": 3},
    "b.txt": {"what": "推进养老服务", "code": "澜", "year": 2022, "serial": 7, "task": "改造敬老院", "body": "养老服务", "head": "潘启航", "month": 6},
    "c.txt": {"what": "开展城市绿化", "code": "澜", "year": 2023, "serial": 9, "task": "栽植行道树", "body": "城市绿化", "head": "邱岚", "month": 9},
}


def text(name: str, **other: object) -> str:
    return NOTICE.format(**{"city": "澜江市", **CASES[name], **other})


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in CASES:
        (folder / name).write_text(text(name), encoding="utf-8")
    return folder


def quads(path: Path) -> list[str]:
    return rdf.lines(directory.open(path))


def fresh(tmp_path: Path, *given: Path | str) -> list[str]:
    """The quads of a new graph of these inputs."""
    out = tmp_path / f"fresh{len(list(tmp_path.iterdir()))}"
    building.build(list(given), out, Options())
    return quads(out)


def build(inputs: Path, out: Path, **options: object) -> building.Summary:
    return building.build([inputs], out, Options(**options))  # type: ignore[arg-type]


# --- what a build gives -------------------------------------------------------------------------------------------------


def test_builds_what_the_documents_state(inputs: Path, tmp_path: Path) -> None:
    summary = build(inputs, tmp_path / "g")
    graph = directory.open(tmp_path / "g")
    assert (summary.counts["documents"], summary.texts, summary.read, summary.problems) == (3, 3, 3, 0)
    assert not summary.failures
    assert summary.counts["statements"] == len(graph.statements())
    assert summary.counts["quads"] == len(quads(tmp_path / "g"))
    assert {s.subject for s in graph.statements() if s.role == "lead"} == {"澜江市商务局"}
    assert not integrity.check(graph).problems


def test_two_builds_give_the_same_quads(inputs: Path, tmp_path: Path) -> None:
    order = [inputs / "c.txt", inputs / "a.txt", inputs / "b.txt"]
    building.build(order, tmp_path / "g", Options(workers=2))
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)
    versions = {directory.open(p).manifest.content for p in tmp_path.iterdir() if (p / "manifest.json").exists()}
    assert len(versions) == 1
    building.build(order[:2], tmp_path / "h", Options())
    assert directory.open(tmp_path / "h").manifest.content not in versions


def test_no_path_and_no_clock_in_the_quads(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    whole = "\n".join(quads(tmp_path / "g"))
    assert str(tmp_path) not in whole
    assert "a.txt" not in whole
    assert time.strftime("%Y-%m") not in whole


def test_a_second_build_reads_nothing(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    before = directory.open(tmp_path / "g").manifest
    summary = build(inputs, tmp_path / "g")
    assert summary.read == 0
    assert directory.open(tmp_path / "g").manifest == before


def test_a_build_reads_only_what_changed(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    (inputs / "b.txt").write_text(text("b.txt", head="叶青禾"), encoding="utf-8")
    (inputs / "c.txt").unlink()
    assert build(inputs, tmp_path / "g").read == 1
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)


def test_other_rules_read_everything_anew(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(inputs, tmp_path / "g")
    monkeypatch.setattr(fingerprint, "rules", lambda: "other")
    assert build(inputs, tmp_path / "g").read == 3
    monkeypatch.undo()
    building.add(tmp_path / "g", [inputs / "a.txt"], Options())
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)


def test_the_base_of_iris_can_be_chosen(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g", base="https://example.org/graph/")
    assert all(line.split(" ")[0].startswith("<https://example.org/graph/") for line in quads(tmp_path / "g"))
    with pytest.raises(UsageError, match="absolute IRI"):
        Options(base="example.org/x")


def test_a_document_in_two_texts_is_one(inputs: Path, tmp_path: Path) -> None:
    (inputs / "copy.txt").write_text("公报\n\n" + text("a.txt"), encoding="utf-8")
    build(inputs, tmp_path / "g")
    graph = directory.open(tmp_path / "g")
    assert len(graph.manifest.documents) == 3
    assert sum(bool(e.also) for e in graph.manifest.documents) == 1
    assert len([s for s in graph.statements() if s.relation == "document"]) == 4
    assert any("alsoIn" in line for line in quads(tmp_path / "g"))


def test_the_sample_gazette_holds(tmp_path: Path, sample_path: Path) -> None:
    summary = building.build([sample_path], tmp_path / "g", Options())
    assert summary.counts["documents"] >= 8
    report = integrity.check(directory.open(tmp_path / "g"))
    assert [p for p in report.problems if p.kind != "words"] == []


# --- personal numbers ---------------------------------------------------------------------------------------------------


def test_no_personal_number_is_kept(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    for path in (tmp_path / "g").rglob("*"):
        assert path.is_dir() or b"13900000000" not in path.read_bytes(), path


def test_kept_ones_are_still_masked_in_graph_and_exports(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g", keep_personal=True)
    graph = directory.open(tmp_path / "g")
    assert "13900000000" in graph.source(graph.manifest.inputs[0].digest, personal=True).text
    assert "13900000000" not in graph.source(graph.manifest.inputs[0].digest).text
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)
    assert b"13900000000" not in exports.export(graph, "statements")
    assert not integrity.check(graph).problems


# --- add and remove -----------------------------------------------------------------------------------------------------


def test_add_is_a_fresh_build_of_all(inputs: Path, tmp_path: Path) -> None:
    building.build([inputs / "a.txt"], tmp_path / "g", Options())
    building.add(tmp_path / "g", [inputs / "b.txt", inputs / "c.txt"], Options())
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)


@pytest.mark.parametrize("how", ["number", "id", "file"])
def test_remove_is_a_fresh_build_without(inputs: Path, tmp_path: Path, how: str) -> None:
    build(inputs, tmp_path / "g")
    entry = next(e for e in directory.open(tmp_path / "g").manifest.documents if e.number == "澜政办发〔2022〕7号")
    name = {"number": entry.number, "id": entry.id, "file": "b.txt"}[how]
    building.remove(tmp_path / "g", [name])
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs / "a.txt", inputs / "c.txt")
    assert not any("敬老院" in p.read_text(encoding="utf-8") for p in (tmp_path / "g" / "sources").iterdir())
    building.add(tmp_path / "g", [inputs / "b.txt"], Options())
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)


def test_remove_says_what_is_not_there(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    with pytest.raises(GraphError, match="no document and no source 澜政办发〔1999〕1号"):
        building.remove(tmp_path / "g", ["澜政办发〔1999〕1号"])


STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "build"]), st.sampled_from(sorted(CASES))), min_size=1, max_size=5)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_history_ends_in_the_quads_of_a_fresh_build(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]) -> None:
    tmp_path = tmp_path_factory.mktemp("history")
    for name in CASES:
        (tmp_path / name).write_text(text(name), encoding="utf-8")
    building.build([tmp_path / "a.txt"], tmp_path / "g", Options())
    there = {"a.txt"}
    for step, name in steps:
        if step == "remove" and name in there and len(there) > 1:
            building.remove(tmp_path / "g", [name])
            there.remove(name)
        elif step == "add":
            building.add(tmp_path / "g", [tmp_path / name], Options())
            there.add(name)
        elif step == "build":
            building.build([tmp_path / name], tmp_path / "g", Options())
            there = {name}
    assert quads(tmp_path / "g") == fresh(tmp_path, *(tmp_path / name for name in sorted(there)))


# --- a table as input ---------------------------------------------------------------------------------------------------


def export_table(graph: Path, to: Path) -> Path:
    to.write_bytes(exports.export(directory.open(graph), "statements"))
    return to


def test_a_table_gives_the_quads_it_was_exported_from(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    table = export_table(tmp_path / "g", inputs / "statements.csv")
    assert fresh(tmp_path, table) == quads(tmp_path / "g"), "texts beside the table"
    far = export_table(tmp_path / "g", tmp_path / "far.csv")
    building.build([far], tmp_path / "h", Options(sources=(inputs,)))
    assert quads(tmp_path / "h") == quads(tmp_path / "g"), "texts in another folder"
    before = quads(tmp_path / "g")
    building.build([far], tmp_path / "g", Options())
    assert quads(tmp_path / "g") == before, "texts in the graph that is there"


def test_a_table_without_its_texts_says_so(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    table = export_table(tmp_path / "g", tmp_path / "far.csv")
    with pytest.raises(ReadError, match=r"a\.txt is neither beside the table nor in a folder of --sources"):
        building.build([table], tmp_path / "h", Options())
    assert not (tmp_path / "h").exists()


def test_a_row_by_hand_needs_little(inputs: Path, tmp_path: Path) -> None:
    table = inputs / "hand.csv"
    table.write_text(
        "document,relation,subject_text,role,object_text,source,place\n"
        "澜政办发〔2021〕3号,assigns,市水利局,lead,修渠,a.txt,一/（三）\n"
        "澜政办发〔2021〕3号,assigns,市水利局,boss,修渠,a.txt,一/（三）\n"
        "澜政办发〔1921〕3号,assigns,市水利局,lead,修渠,a.txt,一/（三）\n",
        encoding="utf-8",
    )
    summary = building.build([table], tmp_path / "g", Options())
    (row,) = directory.open(tmp_path / "g").statements()
    assert (row.subject, row.subject_id, row.basis, row.start) == ("澜江市水利局", "agency/澜江市/水利局", "human", -1)
    assert row.object_id.endswith("/一/（三）")
    assert summary.counts["rejected"] == 2
    rejected = (tmp_path / "g" / files.REJECTED).read_text(encoding="utf-8")
    assert "role is 'boss'" in rejected
    assert "no document 澜政办发〔1921〕3号" in rejected


def test_decisions_are_laid_over_without_reading_again(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        "kind,id,value,who,why\nrename,agency/澜江市/商务局,澜江市商务和粮食局,某人,更名\nrename,agency/x/y,z,某人,无\n", encoding="utf-8"
    )
    summary = build(inputs, tmp_path / "g", decisions=decisions)
    assert summary.read == 0
    assert summary.unresolved == ("row 3: rename",)
    assert any("澜江市商务和粮食局" in line for line in quads(tmp_path / "g"))
    assert {s.subject for s in directory.open(tmp_path / "g").statements() if s.role == "lead"} == {"澜江市商务和粮食局"}
    building.add(tmp_path / "g", [inputs / "a.txt"], Options())
    assert any("澜江市商务和粮食局" in line for line in quads(tmp_path / "g")), "they stay in force"
    build(inputs, tmp_path / "g")
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs), "and are undone"


# --- bad input ----------------------------------------------------------------------------------------------------------

BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing.txt", lambda p: None, "no such file"),
    ("empty.txt", lambda p: p.write_bytes(b""), "empty"),
    ("binary.txt", lambda p: p.write_bytes(bytes(range(256)) * 40), "binary"),
    ("big5.txt", lambda p: p.write_bytes(("關於印發實施方案的通知。" * 30).encode("big5")), "encoding|not text|no government document"),
    ("poem.txt", lambda p: p.write_text("春眠不觉晓，处处闻啼鸟。", encoding="utf-8"), "no government document"),
    ("line.txt", lambda p: p.write_text("澜" * 2_000_000, encoding="utf-8"), "a line of 2,000,000 characters"),
    ("odd.xyz", lambda p: p.write_text("x", encoding="utf-8"), "cannot read"),
    ("folder", lambda p: p.mkdir(), "no documents in this folder"),
    ("bad.csv", lambda p: p.write_text("document,relation,start\nd,assigns,x\n", encoding="utf-8"), "not a whole number"),
]


@pytest.mark.parametrize(("name", "make", "says"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_one_sentence_and_keeps_nothing_out(
    inputs: Path, tmp_path: Path, name: str, make: Callable[[Path], object], says: str
) -> None:
    bad = tmp_path / name
    make(bad)
    with pytest.raises(ReadError, match=says) as caught:
        building.build([bad], tmp_path / "g", Options())
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "g").exists()
    summary = building.build([bad, inputs], tmp_path / "g", Options())
    assert summary.counts["documents"] == 3
    assert len(summary.failures) == 1
    before = quads(tmp_path / "g")
    with pytest.raises(ReadError):
        building.build([bad], tmp_path / "g", Options())
    assert quads(tmp_path / "g") == before


def test_a_truncated_document_still_goes_through(inputs: Path, tmp_path: Path) -> None:
    whole = (inputs / "a.txt").read_bytes()
    (inputs / "a.txt").write_bytes(whole[: len(whole) // 2 - len(whole) // 2 % 3])
    summary = build(inputs, tmp_path / "g")
    assert summary.counts["documents"] >= 2


@pytest.mark.parametrize("what", ["file", "folder with other things"])
def test_a_place_that_holds_something_else_is_left_alone(inputs: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    if what == "file":
        out.write_text("x", encoding="utf-8")
    else:
        out.mkdir()
        (out / "thesis.docx").write_text("x", encoding="utf-8")
    with pytest.raises(GraphError, match="new or holds a graph"):
        build(inputs, out)
    assert out.is_file() or [p.name for p in out.iterdir()] == ["thesis.docx"]


# --- faults -------------------------------------------------------------------------------------------------------------

COMMAND = "from pathlib import Path; import sys; from govgraph import build; build.build(sys.argv[2:], Path(sys.argv[1]), build.Options())"


def test_a_failure_while_storing_leaves_the_old_graph(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    building.build([inputs / "a.txt"], tmp_path / "g", Options())
    before = quads(tmp_path / "g")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "change", full)
    with pytest.raises(GraphError, match="no space left on its disk; what was stored before is untouched"):
        build(inputs, tmp_path / "g")
    monkeypatch.undo()
    assert quads(tmp_path / "g") == before
    build(inputs, tmp_path / "g")
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)
    assert len(list((tmp_path / "g" / "generations").iterdir())) == 1


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_killed_leaves_the_old_graph(inputs: Path, tmp_path: Path, sign: signal.Signals) -> None:
    """The process is stopped right after its new store was written and before it is put in force."""
    building.build([inputs / "a.txt"], tmp_path / "g", Options())
    before = quads(tmp_path / "g")
    script = (
        "import os, sys; from govgraph import store; change = store.change\n"
        f"def stop(*a): change(*a); os.kill(os.getpid(), {int(sign)})\n"
        "store.change = stop\n" + COMMAND
    )
    child = subprocess.run([sys.executable, "-c", script, str(tmp_path / "g"), str(inputs)], capture_output=True, check=False)
    assert child.returncode != 0
    assert quads(tmp_path / "g") == before
    build(inputs, tmp_path / "g")
    assert quads(tmp_path / "g") == fresh(tmp_path, inputs)


def test_two_builds_at_once_do_not_meet(inputs: Path, tmp_path: Path) -> None:
    building.build([inputs / "a.txt"], tmp_path / "g", Options())
    script = "import time; from govgraph.directory import lock; from pathlib import Path\n"
    script += f"with lock.held(Path({str(tmp_path / 'g')!r})): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(GraphError, match=f"another build \\(process {holder.pid}\\)"):
                build(inputs, tmp_path / "g")
            assert len(directory.open(tmp_path / "g").manifest.documents) == 1, "it can be read meanwhile"
        finally:
            holder.kill()
    build(inputs, tmp_path / "g")
    assert len(directory.open(tmp_path / "g").manifest.documents) == 3, "a lock dies with its holder"


def test_a_dataset_that_is_open_outlives_a_build(inputs: Path, tmp_path: Path) -> None:
    building.build([inputs / "a.txt"], tmp_path / "g", Options())
    dataset = directory.open(tmp_path / "g").dataset()
    build(inputs, tmp_path / "g")
    (row,) = dataset.query("SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <http://data.europa.eu/eli/ontology#LegalResource> ; ?p ?o }")
    assert int(row[0]) >= 1


def test_a_worker_that_dies_is_told_and_the_others_go_on(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serve = "import os, sys; from govgraph.build import reading; from govgraph.build.engines import processes; read = reading.read\n"
    serve += "reading.read = lambda job, *a: os._exit(9) if job.name == 'b.txt' else read(job, *a); processes.serve()"
    monkeypatch.setattr(processes, "_SERVE", serve)
    jobs = [Job(inputs / name, name) for name in CASES]
    found = {r.name: r for _, r in Processes(2).read(jobs, False)}
    assert "out of memory" in found["b.txt"].error
    assert [bool(found[name].records) for name in CASES] == [True, False, True]


# --- commands -----------------------------------------------------------------------------------------------------------


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from govgraph.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, check=False)


def test_build_prints_a_summary_and_its_status(inputs: Path, tmp_path: Path) -> None:
    done = command("build", inputs, "--out", tmp_path / "g", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["documents"] == 3
    partly = command("build", inputs, tmp_path / "nothing.txt", "--out", tmp_path / "g")
    assert partly.returncode == 1
    assert "nothing.txt: no such file" in partly.stderr
    assert "Traceback" not in partly.stderr
    assert "3 documents" in partly.stdout
    assert command("build", "--out", tmp_path / "h").returncode == 2


def test_check_finds_a_text_that_was_changed(inputs: Path, tmp_path: Path) -> None:
    build(inputs, tmp_path / "g")
    path = next((tmp_path / "g" / "sources").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("市商务局牵头", "市商务厅牵头"), encoding="utf-8")
    kinds = {p.kind for p in integrity.check(directory.open(tmp_path / "g")).problems}
    assert {"source", "quote"} <= kinds
    done = command("check", tmp_path / "g", "--no-shapes")
    assert done.returncode == 1
    assert "quote:" in done.stdout


