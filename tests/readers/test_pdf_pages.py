"""PDF: reading order, paragraphs over columns and pages, running heads, tables, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import readers
from govgraph.errors import ReadError
from tests.readers.handmade_pdf import HEIGHT, Rule, Sheet, Text, grid, pdf

WORDS = "为做好防汛工作经市政府同意现将有关事项通知如下各县区人民政府要落实责任加强值守及时报送信息确保安全度汛" * 20


def column(x: float, first: int, count: int, start: int = 0, indent: bool = True, ends: int = 20) -> list[Text]:
    """A paragraph of lines of 20 characters, the first set in by two, the last of so many."""
    lines, at = [], start
    for i in range(count):
        set_in = indent and i == 0
        wide = ends if i == count - 1 else 18 if set_in else 20
        lines.append(Text(x + (20 if set_in else 0), first + 16 * i, WORDS[at : at + wide]))
        at += wide
    return lines


def text_of(folder: Path, sheets: list[Sheet]) -> str:
    return readers.read(pdf(folder / "a.pdf", sheets)).text


def squeezed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    sheet = column(60, 100, 5, 0, ends=7) + column(60, 180, 4, 200, ends=9)
    assert squeezed(text_of(tmp_path, [sheet])) == [WORDS[: 18 + 60 + 7], WORDS[200 : 200 + 18 + 40 + 9]]


def test_two_columns_are_read_one_after_the_other_below_their_title(tmp_path: Path) -> None:
    title = Text(160, 80, "关于加强全市防汛工作的通知", 16)
    left, right = column(60, 120, 20), column(320, 120, 20, 398, indent=False, ends=5)
    assert squeezed(text_of(tmp_path, [[title, *right, *left]])) == ["关于加强全市防汛工作的通知", WORDS[: 398 + 385]]


def test_a_paragraph_goes_on_over_the_page_and_the_head_stays_out(tmp_path: Path) -> None:
    sheets, at = [], 0
    for page in range(6):
        heads = [Text(200, 40, f"澜江市人民政府公报　二〇二一年第{page % 2}期", 9), Text(290, HEIGHT - 30, f"— {page + 1} —", 9)]
        sheets.append([*heads, *column(60, 100, 6, at, indent=page == 0, ends=20 if page < 5 else 8)])
        at += 118 if page == 0 else 120
    text = text_of(tmp_path, sheets)
    assert squeezed(text) == [WORDS[: at - 12]]
    source = readers.read(tmp_path / "a.pdf")
    assert [source.page(text.index(c)) for c in (WORDS[0], WORDS[118])] == [1, 1]
    assert text.count("\f") == 5
    assert source.page(len(text) - 5) == 6


def test_a_ruled_table_is_rows_and_merged_cells_reach_down(tmp_path: Path) -> None:
    x, y = [60, 160, 300, 400], [100, 130, 160, 190]
    rules = [r for r in grid(x, y) if not (r.y == r.to_y == 160)] + [Rule(160, 160, 400, 160)]  # 修渠 stands in two rows
    words = [("任务", 70, 120), ("单位", 170, 120), ("时限", 310, 120), ("修渠", 70, 160), ("市水利局", 170, 150), ("6月", 310, 150), ("市财政局", 170, 180)]
    text = text_of(tmp_path, [[*rules, *(Text(a, b, w) for w, a, b in words), *column(60, 230, 3, ends=4)]])
    assert text.startswith("任务\t单位\t时限\n修渠\t市水利局\t6月\n修渠\t市财政局\t\n\n")


def test_a_number_below_a_title_that_fills_its_line_is_a_line_of_its_own(tmp_path: Path) -> None:
    title = "澜江市人民政府关于做好防汛工作的通知"
    sheet = [Text(80, 100, title), Text(80, 116, "澜政发〔2021〕3号"), *column(60, 140, 4, ends=9)]
    assert squeezed(text_of(tmp_path, [sheet]))[:2] == [title, "澜政发〔2021〕3号"]


def ruled(x: list[float], y: list[float], *rows: tuple[str, ...]) -> Sheet:
    """A table of one line a row, each written at the foot of its row."""
    words = [Text(left + 10, foot - 10, said) for foot, row in zip(y[1:], rows, strict=True) for left, said in zip(x, row, strict=False) if said]
    return [*grid(x, y), *words]


def test_a_row_that_the_page_cuts_is_one_and_a_header_repeated_is_none(tmp_path: Path) -> None:
    x, head = [60, 120, 300, 420, 500], ("序号", "任务", "单位", "时限")
    first = ruled(x, [100, 130, 160, 800], head, ("1", "修渠", "市水利局", "6月"), ("2", "建设水库和闸站，", "市财政局、", "7月"))
    second = ruled(x, [60, 100, 130], ("", "落实资金", "市水利局"), ("3", "植树", "市林业局", "8月"))
    third = ruled(x, [60, 90, 120, 150], head, ("4", "种草", "市林业局", "9月"), ("", "治沙", "市农业农村局", "9月"))
    fourth = ruled(x, [60, 90], ("", "补种", "市水利局", "9月"))
    assert text_of(tmp_path, [first, second, third, fourth]) == (
        "序号\t任务\t单位\t时限\n1\t修渠\t市水利局\t6月\n2\t建设水库和闸站，落实资金\t市财政局、市水利局\t7月\n"
        "\f3\t植树\t市林业局\t8月\n\f4\t种草\t市林业局\t9月\n\t治沙\t市农业农村局\t9月\n\f\t补种\t市水利局\t9月\n"
    )


def test_a_table_of_another_width_on_the_next_page_is_another(tmp_path: Path) -> None:
    first = ruled([60, 160, 300], [700, 750, 800], ("任务", "单位"), ("修渠，", "市水利局、"))
    second = ruled([60, 160, 500], [60, 100], ("", "市财政局"))
    assert text_of(tmp_path, [first, second]) == "任务\t单位\n修渠，\t市水利局、\n\f\t市财政局\n"


def spread(y: float, *words: str, x: tuple[float, ...] = (60, 120, 300, 430)) -> list[Text]:
    return [Text(left, y, said) for left, said in zip(x, words, strict=False) if said]


def test_a_table_without_rules_is_rows_by_its_columns(tmp_path: Path) -> None:
    sheet = [
        *column(60, 100, 3, ends=9), *spread(170, "序号", "重点任务", "责任单位", "完成时限"), *spread(195, "1", "清理河道垃圾和", "市水利局、市财政局", "6月底前"),
        *spread(209, "", "岸边违建"), *spread(234, "2", "建设护坡", "市住房城乡建设局", "9月底前"), *spread(259, "3", "植树", "市林业局"),
        *column(60, 320, 3, 100, ends=9),
    ]  # fmt: skip
    text = text_of(tmp_path, [sheet])
    assert "\n序号\t重点任务\t责任单位\t完成时限\n1\t清理河道垃圾和岸边违建\t市水利局、市财政局\t6月底前\n2\t建设护坡\t市住房城乡建设局\t9月底前\n3\t植树\t市林业局\t\n\n" in text
    assert len(squeezed(text)) == 6


def test_lines_of_a_cell_stand_closer_than_rows(tmp_path: Path) -> None:
    sheet = [
        *spread(100, "任务内容", "责任单位", "完成时限", x=(60, 250, 400)), *spread(130, "清理河道垃圾", "市水利局、", "6月底前", x=(60, 250, 400)),
        *spread(144, "和岸边违建", "市财政局", x=(60, 250)), *spread(174, "建设护坡", "市住房城乡建设局", "9月底前", x=(60, 250, 400)),
    ]  # fmt: skip
    assert text_of(tmp_path, [sheet]) == "任务内容\t责任单位\t完成时限\n清理河道垃圾和岸边违建\t市水利局、市财政局\t6月底前\n建设护坡\t市住房城乡建设局\t9月底前\n"


def test_a_roster_is_no_table(tmp_path: Path) -> None:
    x = (60, 90, 160)
    sheet = [item for i, (a, b, c) in enumerate([("王", "吉", "市财政局局长"), ("李", "岚", "市水利局局长"), ("赵", "芳", "市林业局局长")]) for item in spread(100 + 20 * i, a, b, c, x=x)]
    assert "\t" not in text_of(tmp_path, [sheet])


def test_names_and_posts_of_a_roster_stay_apart(tmp_path: Path) -> None:
    sheet = [Text(80, 100, "组　长：沈怀瑾"), Text(200, 100, "市人民政府副市长"), Text(120, 116, "丁文博"), Text(200, 116, "市财政局局长")]
    assert [x.split() for x in text_of(tmp_path, [sheet]).split("\n") if x.strip()] == [
        ["组", "长：沈怀瑾", "市人民政府副市长"], ["丁文博", "市财政局局长"],
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [0, 4, 200, 0.5])
def test_damaged_files_are_told_or_read_as_far_as_they_go(tmp_path: Path, cut: float) -> None:
    path = pdf(tmp_path / "a.pdf", [column(60, 100, 5)] * 3)
    data = path.read_bytes()
    path.write_bytes(data[: int(cut * len(data)) if 0 < cut < 1 else int(cut)])
    said = ""
    try:
        said = readers.read(path).text
    except ReadError as error:
        said = str(error)
    assert "防汛" in said or ("a.pdf" in said and "\n" not in said)


def test_a_file_that_is_none_and_one_of_pictures_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(ReadError, match="a damaged PDF, or none"):
        readers.read(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match=r"no text could be made out|pictures of pages"):
        readers.read(pdf(tmp_path / "b.pdf", [[]]))


@pytest.mark.parametrize("pages", [1000, pytest.param(5000, marks=pytest.mark.long)])
def test_a_long_file_is_read_whole(tmp_path: Path, pages: int) -> None:
    assert text_of(tmp_path, [column(60, 100, 3, 20 * i % 400) for i in range(pages)]).count("\f") == pages - 1
