"""What stands in extracted/ is what the rules extract, and no running text of the source."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph, Literal

from govgraph import statements

FOLDER = Path(__file__).parents[1] / "extracted" / "lvliang-gazette-2019-3"
FILES = sorted(FOLDER.glob("*.csv"))


def test_is_current(root: Path, gazette_path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    run = [sys.executable, str(root / "extracted" / "regenerate.py"), str(gazette_path), str(made)]
    subprocess.run(run, check=True)
    old = {p.name: p.read_bytes() for p in FOLDER.iterdir()}
    new = {p.name: p.read_bytes() for p in made.iterdir()}
    assert sorted(old) == sorted(new)
    assert [name for name in new if old[name] != new[name]] == [], "make extracted"


def test_there_are_all_documents() -> None:
    assert len(FILES) == 31
    assert {p.stem for p in FILES} == {p.stem for p in FOLDER.glob("*.ttl")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_are_statements_without_running_text(path: Path) -> None:
    rows = statements.read(path)
    assert [r.relation for r in rows].count("document") == 1
    labels = [text for r in rows if r.relation in {"assigns", "task", "deadline", "funds"} for text in (r.object, r.object_text)]
    assert max(map(len, labels), default=0) <= 30
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(statements.COLUMNS)


@pytest.mark.parametrize("path", FILES[:3], ids=lambda path: path.stem)
def test_turtle_holds_no_sentence(path: Path) -> None:
    graph = Graph().parse(path.with_suffix(".ttl"))
    assert len(graph) > 100
    assert [o for o in graph.objects() if isinstance(o, Literal) and "。" in str(o)[:-1]] == []


def test_holds_no_quotes() -> None:
    """Neither the quotes of the evidence nor those of the statements: only names, numbers, roles, dates, offsets and labels."""
    files = sorted(FOLDER.glob("*.ttl"))
    assert files
    assert not [f.name for f in files if "gov:quote" in (text := f.read_text(encoding="utf-8")) or "oa:exact" in text]
