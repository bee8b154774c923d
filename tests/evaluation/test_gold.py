"""Gold files: what is read, and how a wrong one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import evaluation
from govgraph.errors import DataError
from govgraph.evaluation import gold

HEADER = "line,relation,subject,role,object,detail,optional,form"


def write(folder: Path, *rows: str, header: str = HEADER, name: str = "澜政发2023-1.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8-sig")
    return path


def test_rows_are_read_with_their_document(tmp_path: Path) -> None:
    path = write(tmp_path, "3,document,澜政发〔2023〕1号,,关于冷链的通知,澜江市人民政府｜2023-01-05,,", "9,assigns,市财政局,lead,建库,,1,bracket")
    rows = evaluation.read(path)
    assert [r.document for r in rows] == ["澜政发〔2023〕1号"] * 2
    assert (rows[1].line, rows[1].role, rows[1].optional, rows[1].form, rows[1].file) == (9, "lead", True, "bracket", "澜政发2023-1")


def test_a_document_without_number_goes_by_its_file(tmp_path: Path) -> None:
    assert evaluation.read(write(tmp_path, "3,document,,,关于冷链的通知,,,", name="notice.csv"))[0].document == "notice"


def test_a_folder_gives_all_its_files_in_order(tmp_path: Path) -> None:
    write(tmp_path, "1,group,,,乙组,,,", name="b.csv")
    write(tmp_path, "1,group,,,甲组,,,", name="a.csv")
    assert [r.object for r in evaluation.read(tmp_path)] == ["甲组", "乙组"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x,assigns,市财政局,lead,,,,", "row 2: line is 'x'"),
        ("0,assigns,市财政局,lead,,,,", "row 2: line is '0'"),
        ("-1,assigns,市财政局,lead,,,,", "row 2: line is '-1'"),
        ("3,assign,市财政局,lead,,,,", "row 2: relation is 'assign'"),
        ("3,assigns,市财政局,牵头,,,,", "row 2: role is '牵头'"),
        ("3,assigns,市财政局,lead,,,yes,", "row 2: optional is 'yes'"),
        ("3,assigns,市财政局,lead,,,,brackets", "row 2: form is 'brackets'"),
        ("3,assigns,市财政局,lead,,,,bracket,more", "row 2: not as many cells"),
        ("3,assigns,市财政局", "row 2: not as many cells"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, row)
    with pytest.raises(DataError) as error:
        evaluation.read(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_wrong_row_after_a_cell_of_two_lines_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="row 4"):
        evaluation.read(write(tmp_path, '3,group,,,"甲\n组",,,', "3,groups,,,,,,"))


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no column relation"):
        evaluation.read(write(tmp_path, "1,2", header="line,other,subject,role,object,detail"))
    (tmp_path / "gbk.csv").write_bytes(f"{HEADER}\n3,group,,,领导小组,,,".encode("gb18030"))
    with pytest.raises(DataError, match="not UTF-8"):
        evaluation.read(tmp_path / "gbk.csv")
    with pytest.raises(DataError, match="cannot be read"):
        evaluation.read(tmp_path / "none.csv")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no CSV file"):
        evaluation.read(tmp_path / "empty")


def test_numbers_are_compared_half_width() -> None:
    assert gold.number("（澜政发〔２０２３〕 1 号）") == gold.number("澜政发〔2023〕1号")
