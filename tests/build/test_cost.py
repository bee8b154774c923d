"""A build costs what it changes, and ends in the quads of a fresh one all the same."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from govgraph import build as building
from govgraph import directory, graph, store
from govgraph.build import Options
from govgraph.directory import extractions, manifest
from govgraph.exports import rdf
from tests import generator


def quads(path: Path) -> list[str]:
    return rdf.lines(directory.open(path))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of six gazettes, and the gazettes."""
    folder = tmp_path_factory.mktemp("cost")
    building.build([generator.gazettes(folder / "in", 6)], folder / "g", Options())
    return folder


def test_a_change_writes_what_differs_and_no_more(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = built / "in" / "00002.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("市民政局", "市水利局", 1), encoding="utf-8")
    counts, heads, loads = [], [], []
    change, load = store.change, extractions.load
    monkeypatch.setattr(store, "write", lambda *_: pytest.fail("the whole store is written"))
    monkeypatch.setattr(store, "change", lambda *given: counts.append(change(*given)) or counts[-1])
    monkeypatch.setattr(extractions, "load", lambda folder, key: loads.append(key) or load(folder, key))
    monkeypatch.setattr(extractions, "head", lambda folder, key, head=extractions.head: heads.append(key) or head(folder, key))
    summary = building.build([built / "in"], built / "g", Options())
    ((came, went),) = counts
    assert summary.read == 1
    assert 0 < came < summary.counts["quads"] / 3
    assert 0 < went < summary.counts["quads"] / 3
    assert len(heads) == 6
    assert len(set(loads)) == 1, "the rows of one text, to write and to check"
    monkeypatch.undo()
    building.build([built / "in"], tmp_path / "fresh", Options())
    assert quads(built / "g") == quads(tmp_path / "fresh")
    assert directory.open(built / "g").manifest.content == directory.open(tmp_path / "fresh").manifest.content
    assert summary.counts["quads"] == len(quads(built / "g"))


def test_a_store_from_which_much_has_gone_is_written_anew(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = built / "g" / manifest.NAME
    value = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**value, "dropped": value["counts"]["quads"]}), encoding="utf-8")
    monkeypatch.setattr(store, "change", lambda *_: pytest.fail("the store is changed once more"))
    before = quads(built / "g")
    building.add(built / "g", [built / "in"], Options())
    assert quads(built / "g") == before
    assert directory.open(built / "g").manifest.dropped == 0


def test_a_graph_of_another_version_is_made_anew(built: Path) -> None:
    before, path = quads(built / "g"), built / "g" / manifest.NAME
    path.write_text(json.dumps({"format": 1}), encoding="utf-8")
    building.build([built / "in"], built / "g", Options())
    assert quads(built / "g") == before


def test_a_few_rows_tell_the_derived_graph(built: Path) -> None:
    opened = directory.open(built / "g")
    every, records = opened.statements(), opened.records()
    by_document = defaultdict(list)
    for s in every:
        by_document[s.document_id].append(s)
    telling = [s for rows in by_document.values() for s in graph.telling(rows)]
    assert graph.derived_quads(records, telling, {}) == graph.derived_quads(records, every, {})
    assert len(telling) < len(every) / 2
