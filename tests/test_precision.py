"""Precision by rule: as shipped, as a user gives it, and what is said of rules with too few rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import directory, precision
from govgraph.errors import DataError
from govgraph.precision import NOT_MEASURED, Precision


def test_what_is_shipped_is_well_formed() -> None:
    known = precision.load()
    assert "bracket-lead" in known
    assert list(known) == sorted(known)
    assert all(p.hits <= p.support and bool(p.support) == bool(p.on) for p in known.values())
    assert len(precision.values(known)) > 20


def test_every_rule_is_listed(sample_graph: Path) -> None:
    rules = {s.rule for s in directory.open(sample_graph).statements()}
    assert rules <= set(precision.load()), "a rule is new or has another name; make precision lists it"


def test_few_rows_say_nothing() -> None:
    few, enough = Precision("a", 4, 4), Precision("b", 5, 4)
    assert few.value is None
    assert enough.value == 0.8
    assert precision.values({"a": few, "b": enough}) == {"b": 0.8}
    assert f"a,4,4,{NOT_MEASURED}," in precision.dumps([few, enough])


def test_a_table_is_read_as_written(tmp_path: Path) -> None:
    rules = [Precision("a", 4, 4, "own"), Precision("b", 10, 9, "own")]
    path = tmp_path / "own.csv"
    path.write_text("# measured by hand\n" + precision.dumps(rules), encoding="utf-8")
    assert list(precision.load(path).values()) == rules


def test_a_coding_sheet_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    rows = ["a,right", "a,对", "a,role", "a,Wrong", "a,1", "a,", ",done", "b,missed"]
    path.write_text("rule,verdict\n" + "\n".join(rows) + "\n", encoding="utf-8-sig")
    assert precision.load(path) == {"a": Precision("a", 5, 3, "sheet.csv")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule,other\na,1\n", "neither precision by rule"),
        ("", "neither precision by rule"),
        ("rule,support,hits\na,x,1\n", "row 2: support is 'x'"),
        ("rule,support,hits\na,1,2\n", "row 2: support is '1' and hits '2'"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        precision.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        precision.load(tmp_path / "none.csv")
