"""Runs kept, read again and compared row by row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govgraph import evaluation
from govgraph.errors import DataError
from govgraph.evaluation import runs
from tests.evaluation.coded import BRACKET, FOUND, GOLD, SOURCES, gold, row


def scored(found: list[object] | None = None, wanted: list[evaluation.Gold] | None = None) -> evaluation.Scores:
    return evaluation.score(GOLD if wanted is None else wanted, FOUND if found is None else found, SOURCES)  # type: ignore[arg-type]


def test_rows_of_a_run() -> None:
    found = runs.rows(scored())
    assert [(r.kind, r.relation, r.subject, r.why, r.rule) for r in found if r.kind != "hit"] == [
        ("missed", "assigns", "市财政局", "wrong role", "bracket-support"),
        ("missed", "assigns", "市供销社", "never found", ""),
        ("spurious", "assigns", "市财政局", "", "bracket-support"),
        ("spurious", "assigns", "市人", "", "duty-by"),
        ("spurious", "assigns", "市商务局", "", "duty-sentence"),
        ("missed", "deadline", "", "wrong detail", "by-date"),
        ("spurious", "deadline", "", "", "by-date"),
        ("missed", "reports_to", "市商务局", "other relation", "duty-sentence"),
    ]


@pytest.mark.parametrize("name", ["run.json", "run.csv"])
def test_what_is_kept_is_read_again(tmp_path: Path, name: str) -> None:
    runs.write(scored(), tmp_path / name)
    assert runs.read(tmp_path / name) == runs.rows(scored())


def test_nothing_changed() -> None:
    change = runs.compare(runs.rows(scored()), runs.rows(scored()))
    assert (change.gained, change.lost, change.appeared, change.gone, change.other_gold) == ((), (), (), (), 0)


def test_gains_and_losses() -> None:
    later = [s for s in FOUND if s.relation not in ("funds", "deadline")] + [row(BRACKET, "assigns", "市供销社", "support")]
    change = runs.compare(runs.rows(scored()), runs.rows(scored(later)))
    assert [r.subject for r in change.gained] == ["市供销社"]
    assert [r.subject for r in change.lost] == ["市级财政"]
    assert [r.detail for r in change.gone] == ["2023-11-30"]
    assert change.appeared == ()
    back = runs.compare(runs.rows(scored(later)), runs.rows(scored()))
    assert [r.detail for r in back.appeared] == ["2023-11-30"]


def test_rows_that_say_the_same_are_told_apart() -> None:
    twice = [gold(3, "assigns", "市商务局", "lead", "建设冷库")] * 2
    one, two = scored(FOUND[:1], twice), scored([FOUND[0], replace(FOUND[0], id="other")], twice)
    change = runs.compare(runs.rows(one), runs.rows(two))
    assert len(change.gained) == 1
    assert change.lost == ()


def test_changed_gold_is_no_gain() -> None:
    change = runs.compare(runs.rows(scored()), runs.rows(scored(wanted=GOLD[:3])))
    assert (change.gained, change.lost) == ((), ())
    assert change.other_gold == 5


@pytest.mark.parametrize("text", ["", "{}", '{"rows": [{"kind": "hit"}]}', '{"rows": [{"line": "x"}]}', "not json"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="not a run"):
        runs.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        runs.read(tmp_path / "none.json")
