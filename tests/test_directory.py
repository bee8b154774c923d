from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from handmade_rows import DIGEST, EVERY, RECORD, TEXT
from hypothesis import given
from hypothesis import strategies as st

from govgraph import directory, graph
from govgraph.build import composing
from govgraph.directory import Manifest, Reading, compose, extractions, files, generation, lock
from govgraph.directory.extractions import Kept
from govgraph.directory.manifest import Input
from govgraph.errors import GraphError
from govgraph.graph import records


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph directory that holds the one document by hand."""
    made = tmp_path / "g"
    with generation.writing(made) as old:
        files.write(files.source(made, DIGEST), TEXT.encode())
        files.write(files.extraction(made, "key"), extractions.dump(Kept(len(TEXT), (RECORD,), tuple(EVERY))))
        composing.finish(made, old, Manifest("1", "rules", inputs=(Input("a.txt", "f", DIGEST, "key"),)))
    return made


def test_gives_back_what_was_put_in(folder: Path) -> None:
    opened = directory.open(folder)
    assert opened.statements() == EVERY
    assert opened.records() == [RECORD]
    source = opened.source(DIGEST)
    assert (source.text, source.name, source.digest) == (TEXT, "a.txt", DIGEST)
    assert source.line(TEXT.index("组长")) == 4
    assert opened.quote(EVERY[-1]) == TEXT[EVERY[-1].start : EVERY[-1].end]
    expected = graph.document_quads(RECORD, EVERY, TEXT, graph.Run("1", "rules"))
    assert len(opened.dataset()) >= len({line.rpartition(" <")[0] for line in expected})
    assert opened.manifest.counts["statements"] == len(EVERY)


def test_several_readers_at_once(folder: Path) -> None:
    datasets = [directory.open(folder).dataset() for _ in range(3)]
    assert len({len(d) for d in datasets}) == 1
    for d in datasets:
        assert list(d.graph(d.default_graph.identifier)) is not None


def test_the_default_graph_is_the_union(folder: Path) -> None:
    (row,) = directory.open(folder).dataset().query("SELECT (COUNT(*) AS ?n) { ?s a gov:Responsibility }")
    assert int(row[0]) == 2


def test_records_go_through_json() -> None:
    assert records.loads(json.loads(json.dumps(records.dumps([RECORD])))) == [RECORD]


def _read_all(folder: Path) -> None:
    opened = directory.open(folder)
    opened.dataset()
    opened.statements()
    opened.source(DIGEST)


DAMAGE = [
    ("nothing there", lambda p: shutil.rmtree(p), "does not exist; make one with"),
    ("no manifest", lambda p: (p / "manifest.json").unlink(), "is no graph"),
    ("manifest cut short", lambda p: (p / "manifest.json").write_text("{"), "cannot be read"),
    ("another version", lambda p: (p / "manifest.json").write_text('{"format": 99}'), "another version of govgraph"),
    ("a field is gone", lambda p: (p / "manifest.json").write_text('{"format": 2}'), "is damaged"),
    ("no store", lambda p: shutil.rmtree(p / "generations"), "missing or damaged"),
    ("store cut short", lambda p: next((p / "generations").glob("*/CURRENT")).write_text("x"), "missing or damaged"),
    ("no extraction", lambda p: shutil.rmtree(p / "extractions"), "missing or damaged"),
    ("no text", lambda p: shutil.rmtree(p / "sources"), "missing or damaged"),
]


@pytest.mark.parametrize(("what", "damage", "says"), DAMAGE, ids=[d[0] for d in DAMAGE])
def test_damage_is_told_in_a_sentence(folder: Path, what: str, damage: object, says: str) -> None:
    damage(folder)  # type: ignore[operator]
    with pytest.raises(GraphError, match=says):
        _read_all(folder)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    files.write(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        files.write(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    with lock.held(tmp_path), pytest.raises(GraphError, match="another build"), lock.held(tmp_path):
        pass
    with lock.held(tmp_path):
        pass


def test_what_a_build_that_was_cut_off_has_left_is_cleared(folder: Path) -> None:
    left = folder / "generations" / "000009.partial"
    left.mkdir()
    with generation.writing(folder) as old:
        assert old is not None
        composing.finish(folder, old, Manifest("2", "rules", inputs=old.inputs))
    assert [p.name for p in (folder / "generations").iterdir()] == [directory.open(folder).manifest.generation]


# --- which text speaks for a document -----------------------------------------------------------------------------------


def _reading(name: str, damage: int, rows: int, digest: str) -> Reading:
    record = records.loads(records.dumps([RECORD]))[0]
    changed = records.loads([{**records.dumps([record])[0], "damage": damage, "source": digest}])[0]
    return Reading(name, digest, name, len(TEXT), (changed,), tuple(EVERY[:rows]))


CHOICES = [
    ((0, 3, "b"), (1, 9, "a"), "b", "fewest damaged characters"),
    ((0, 3, "a"), (0, 9, "b"), "b", "then most statements"),
    ((0, 3, "b"), (0, 3, "a"), "a", "then the smallest hash"),
]


@pytest.mark.parametrize(("one", "two", "chosen", "why"), CHOICES)
def test_which_text_speaks(one: tuple[int, int, str], two: tuple[int, int, str], chosen: str, why: str) -> None:
    readings = [_reading("x", *one), _reading("y", *two)]
    for given_order in (readings, readings[::-1]):
        (document,) = compose(given_order, (), (), lambda s: "").documents
        assert document.digest == chosen, why
        assert document.also == tuple({"a", "b"} - {chosen})


def test_a_document_that_was_taken_out_stays_out() -> None:
    assert not compose([_reading("x", 0, 3, "a")], (RECORD.id,), (), lambda s: "").documents


@given(st.permutations(EVERY))
def test_the_table_does_not_depend_on_the_order_of_rows(rows: list[object]) -> None:
    reading = Reading("a.txt", DIGEST, "k", len(TEXT), (RECORD,), tuple(rows))  # type: ignore[arg-type]
    assert compose([reading], (), (), lambda s: "").statements() == EVERY
