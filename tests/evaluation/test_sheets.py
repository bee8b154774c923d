"""Coding sheets: written for people, read back as they were filled in, refused with the row that is wrong; what they say."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph.errors import DataError
from govgraph.evaluation import estimates, sheets
from govgraph.evaluation.sampling import Passage
from govgraph.evaluation.sheets import COLUMNS, Line
from tests.evaluation.coded import BRACKET, NUMBER, SOURCE, TEXT, row

STATEMENTS = tuple(
    replace(s, id=f"id{i}")
    for i, s in enumerate((row(BRACKET, "assigns", "市商务局", "lead", rule="bracket-lead"), row(BRACKET, "assigns", "=市财政局", "support", rule="x")))
)
PASSAGES = [
    Passage(SOURCE.name, NUMBER, 40, 70, 3, TEXT[40:70].strip(), STATEMENTS, "assigns", 3.0),
    Passage(SOURCE.name, NUMBER, 70, 90, 4, "-没有人负责", (), "(none)", 10.0),
]


def filled(folder: Path, *verdicts: str, added: list[dict[str, str]] | None = None, name: str = "sheet.csv") -> Path:
    """A sheet with verdicts from its first row on, and rows added at its end."""
    path = folder / name
    sheets.write(sheets.lines(PASSAGES), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for cells, verdict in zip(rows, verdicts, strict=False):
        cells["verdict"] = verdict
    rows += [dict.fromkeys(COLUMNS, "") | more for more in added or []]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sheet{ending}"
    sheets.write(sheets.lines(PASSAGES), path)
    assert sheets.read(path) == list(sheets.lines(PASSAGES))


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    import openpyxl

    sheets.write(sheets.lines(PASSAGES), tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not [c for cells in csv.reader(file) for c in cells if c.startswith(("=", "+", "-", "@"))]
    sheets.write(sheets.lines(PASSAGES), tmp_path / "s.xlsx")
    page = openpyxl.load_workbook(tmp_path / "s.xlsx").worksheets[0]
    assert not [c for line in page.iter_rows() for c in line if c.data_type == "f"]
    assert "=市财政局" in [c.value for c in page["L"]]


def test_control_characters_do_not_spoil_a_workbook(tmp_path: Path) -> None:
    sheets.write(sheets.lines([replace(PASSAGES[1], text="坏\x0c字\x01符")]), tmp_path / "s.xlsx")
    assert sheets.read(tmp_path / "s.xlsx")[0].text == "坏字符"


def test_an_added_row_takes_what_it_leaves_empty_from_its_passage(tmp_path: Path) -> None:
    more = [{"passage": "2", "relation": "assigns", "subject": "市供销社", "role": "lead", "verdict": "漏"}]
    last = sheets.read(filled(tmp_path, added=more))[-1]
    assert (last.source, last.start, last.weight, last.verdict) == (SOURCE.name, 70, 10.0, "missed")


@pytest.mark.parametrize(
    ("verdicts", "added", "said"),
    [
        (["maybe"], {}, "row 2: verdict is 'maybe'"),
        (["right"], {}, "row 2: verdict is 'right'; the row of a passage takes done"),
        (["", "done"], {}, "row 3: verdict is 'done'"),
        (["", "missed"], {}, "row 3: verdict is 'missed' on a statement that was found"),
        ([], {"passage": "9", "relation": "assigns", "verdict": "missed"}, "row 6: passage is '9'"),
        ([], {"passage": "1", "relation": "assign", "verdict": "missed"}, "row 6: relation is 'assign'"),
        ([], {"passage": "1", "relation": "assigns", "weight": "many", "verdict": "missed"}, "row 6: weight is 'many'"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, verdicts: list[str], added: dict[str, str], said: str) -> None:
    with pytest.raises(DataError) as error:
        sheets.read(filled(tmp_path, *verdicts, added=[added] if added else None))
    assert said in str(error.value)


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match="no column passage"):
        sheets.read(tmp_path / "x.csv")
    with pytest.raises(DataError, match="cannot be read"):
        sheets.read(tmp_path / "none.csv")
    (tmp_path / "g.csv").write_bytes("passage,relation,verdict,note\n1,,,漏了一条，见附件\n".encode("gb18030"))
    with pytest.raises(DataError, match="not UTF-8"):
        sheets.read(tmp_path / "g.csv")
    (tmp_path / "g.xlsx").write_bytes(b"no workbook")
    with pytest.raises(DataError, match="no workbook"):
        sheets.read(tmp_path / "g.xlsx")


# --- what a filled sheet says ----------------------------------------------------------------------------------------------


def line(passage: int, verdict: str, relation: str = "", weight: float = 1.0, **more: str) -> Line:
    return Line(passage, "s.txt", NUMBER, 1, passage * 100, passage * 100 + 90, "", weight, "", relation=relation, verdict=verdict, **more)


SHEET = [
    line(1, "done"),
    line(1, "right", "assigns", id="a", role="lead", rule="bracket-lead"),
    line(1, "wrong", "assigns", id="b", role="support", rule="duty"),
    line(1, "missed", "assigns", subject="市供销社", role="support"),
    line(2, "done", weight=4.0),
    line(2, "missed", "deadline", weight=4.0, detail="2023"),
    line(3, ""),
    line(3, "right", "assigns", id="c", role="lead", rule="bracket-lead"),
    line(3, "role", "assigns", id="d", role="lead", rule="duty", should_be="support"),
    line(4, "done", weight=4.0),
]


def test_precision_and_recall_by_relation() -> None:
    found = {e.name: e for e in estimates.by_relation(SHEET)}
    assert set(found) == {"all", "assigns", "deadline"}
    assigns, deadline, everything = found["assigns"], found["deadline"], found["all"]
    assert assigns.precision is not None
    assert (assigns.precision.value, assigns.precision.n) == (0.5, 4)
    assert assigns.recall is not None  # only of passages that were read to the end
    assert (assigns.recall.value, assigns.recall.n) == (0.5, 2)
    assert deadline.precision is None
    assert deadline.recall is not None
    assert deadline.recall.value == 0
    assert everything.recall is not None
    assert everything.recall.value == pytest.approx(1 / 6)  # a miss in a stratum of which a quarter was drawn counts four times


def test_precision_by_rule() -> None:
    found = {e.name: e.precision.value for e in estimates.by_rule(SHEET) if e.precision}
    assert found == {"bracket-lead": 1.0, "duty": 0.0}


def test_an_interval_holds_its_share() -> None:
    for right, wrong in (([1.0] * 9, [1.0]), ([1.0] * 50, []), ([], [2.0] * 3), ([5.0], [0.1] * 20)):
        found = estimates.share(right, wrong)
        assert found is not None
        assert 0 <= found.low <= found.value <= found.high <= 1
        assert found.low < found.high
    few, many = estimates.share([1.0] * 5, [1.0]), estimates.share([1.0] * 50, [1.0] * 10)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low
    assert estimates.share([], []) is None


def test_wilson_interval_as_published() -> None:
    """Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662."""
    found = estimates.share([1.0] * 81, [1.0] * 182)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(0.2553, abs=0.0002), pytest.approx(0.3662, abs=0.0002))


def test_agreement_is_one_where_all_is_right_and_none_is_missed() -> None:
    good = [line(1, "done"), line(1, "right", "assigns", id="a", role="lead"), line(2, "done")]
    assert estimates.agreement(good) == 1
    bad = [line(1, "done"), line(1, "wrong", "assigns", id="a", role="lead"), line(2, "done")]
    assert estimates.agreement(bad) is not None
    assert estimates.agreement(bad) <= 0  # type: ignore[operator]


def test_several_coders_are_compared_fact_by_fact() -> None:
    first = [replace(row, coder="甲") for row in SHEET]
    second = [replace(row, coder="乙") for row in SHEET]
    assert estimates.agreement([*first, *second]) != estimates.agreement(first)
    silent = [replace(row, coder="乙", verdict="" if row.id == "a" else row.verdict) for row in SHEET]
    assert estimates.agreement([*first, *silent]) is not None


def test_a_sheet_outlives_the_rules() -> None:
    kept, gone = estimates.up_to_date(SHEET, {"c", "d"})
    assert gone == 2
    verdicts = [(row.id, row.verdict) for row in kept if row.relation]
    assert ("", "missed") in verdicts  # a was right and is not found any more
    assert "b" not in [row.id for row in kept]  # b was wrong and is not found any more
    assert len(kept) == len(SHEET) - 1
