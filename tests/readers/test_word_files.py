"""Word files: order, numbers of lists, tables with merged cells, tracked changes, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx as word
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from govgraph import documents, readers
from govgraph.errors import ReadError
from govgraph.readers.docx_numbers import number

NUMBERING = f"""<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def numbered(document: Any, text: str, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="5"/></w:numPr>')
    )


def text_of(document: Any, folder: Path) -> str:
    path = folder / "a.docx"
    document.save(str(path))
    return readers.read(path).text


def test_lists_have_their_numbers(tmp_path: Path) -> None:
    document = word.Document()
    part = document.part.numbering_part
    part._element = parse_xml(NUMBERING)
    for text, depth in [("总则", 0), ("目标", 1), ("修渠", 2), ("建库", 2), ("原则", 1), ("植树", 2), ("保障", 0), ("资金", 1), ("其他", 3)]:
        numbered(document, text, depth)
    lines = text_of(document, tmp_path).split("\n\n")
    assert [x.strip() for x in lines] == ["一、总则", "（一）目标", "1.修渠", "2.建库", "（二）原则", "1.植树", "二、保障", "（一）资金", "其他"]


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [(10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCountingThousand", "一百零五"), (3, "chineseLegalSimplified", "叁"),
     (3, "decimalEnclosedCircle", "③"), (28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"), (7, "decimalZero", "07"), (12, "unknown", "12")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(value: int, style: str, written: str) -> None:
    assert number(value, style) == written


def test_paragraphs_and_tables_keep_their_order_and_merged_cells_what_they_say(tmp_path: Path) -> None:
    document = word.Document()
    document.add_paragraph("前言")
    table = document.add_table(rows=4, cols=3)
    for row, cells in enumerate([("任务", "单位", "时限"), ("修渠", "市水利局", "6月"), ("", "市财政局", "7月"), ("二、其他", "", "")]):
        for column, said in enumerate(cells):
            table.cell(row, column).text = said
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))
    document.add_paragraph("结语")
    text = text_of(document, tmp_path)
    assert text == "前言\n\n任务\t单位\t时限\n修渠\t市水利局\t6月\n修渠\t市财政局\t7月\n二、其他\t\t\n\n结语\n"


def test_a_row_over_all_columns_stays_in_its_table(tmp_path: Path) -> None:
    document = word.Document()
    for said in ("澜江市人民政府关于加强防汛工作的通知", "澜政发〔2021〕3号", "各县人民政府：", "附件", "任务分工表"):
        document.add_paragraph(said)
    table = document.add_table(rows=4, cols=3)
    for row, cells in enumerate([("任务", "责任单位", "时限"), ("修渠", "市水利局", "6月"), ("市林业局负责的事", "", ""), ("植树", "市林业局", "8月")]):
        for column, said in enumerate(cells):
            table.cell(row, column).text = said
    table.cell(2, 0).merge(table.cell(2, 2))
    text_of(document, tmp_path)
    (found,) = documents.split(readers.read(tmp_path / "a.docx"))
    assert [(b.kind, b.table) for b in found.blocks if b.table >= 0] == [("row", 0)] * 4


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = word.Document()
    paragraph = document.add_paragraph("由市水利局")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for parent, tag, said in ((inserted, "w:t", "牵头"), (deleted, "w:delText", "配合")):
        run, words = OxmlElement("w:r"), OxmlElement(tag)
        words.text = said
        run.append(words)
        parent.append(run)
        paragraph._p.append(parent)
    assert text_of(document, tmp_path) == "由市水利局牵头\n"


def test_a_row_that_was_deleted_is_not_read(tmp_path: Path) -> None:
    document = word.Document()
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate([("任务", "单位"), ("修渠", "市水利局"), ("植树", "市林业局")]):
        for column, said in enumerate(cells):
            table.cell(row, column).text = said
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert text_of(document, tmp_path) == "任务\t单位\n植树\t市林业局\n"


def test_what_stands_outside_the_text_is_not_read(tmp_path: Path) -> None:
    document = word.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    paragraph = document.add_paragraph("由市水利局牵头")
    for xml in (
        '<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>', '<w:r {w}><w:footnoteReference w:id="2"/></w:r>',
        '<w:r {w}><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r {w}><w:instrText>PAGE</w:instrText></w:r>',
        '<w:r {w}><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r {w}><w:t>，市财政局</w:t></w:r>',
        '<w:r {w}><w:ruby><w:rt><w:r><w:t>pèi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>配</w:t></w:r></w:rubyBase></w:ruby></w:r>',
        '<w:r {w}><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>合。</w:t></w:r>', '<w:moveFrom {w}><w:r><w:t>原处</w:t></w:r></w:moveFrom>',
    ):  # fmt: skip
        paragraph._p.append(parse_xml(xml.format(w=nsdecls("w"))))
    assert text_of(document, tmp_path) == "由市水利局牵头，市财政局配合。\n"


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    document = word.Document()
    paragraph = document.add_paragraph("澜江市人民政府文件")
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{box.format("澜政发〔2021〕3号")}</mc:Choice><mc:Fallback>{box.format("澜政发〔2021〕3号")}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    ))  # fmt: skip
    document.add_paragraph("各县人民政府：")
    assert text_of(document, tmp_path) == "澜江市人民政府文件\n\n澜政发〔2021〕3号\n\n各县人民政府：\n"


def test_a_list_of_a_style_goes_on_and_starts_again_where_it_says(tmp_path: Path) -> None:
    document = word.Document()
    restart = '<w:num w:numId="6"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    document.part.numbering_part._element = parse_xml(NUMBERING.replace("</w:numbering>", restart))
    style = document.styles["List Number"]
    style.element.get_or_add_pPr()._remove_numPr()
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="5"/></w:numPr>'))
    for said in ("总则", "", "职责"):
        document.add_paragraph(said, style="List Number")
    again = document.add_paragraph("附则")
    again._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="6"/></w:numPr>'))
    none = document.add_paragraph("落款", style="List Number")
    none._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    assert [x for x in text_of(document, tmp_path).split("\n") if x] == ["一、总则", "二、职责", "一、附则", "落款"]


def test_page_breaks_are_pages(tmp_path: Path) -> None:
    document = word.Document()
    document.add_paragraph("第一页")
    document.add_page_break()
    document.add_paragraph("第二页")
    text = text_of(document, tmp_path)
    assert text.index("第一页") < text.index("\f") < text.index("第二页")


def bomb(path: Path, entity: str) -> None:
    """A Word file whose text is an entity."""
    document = word.Document()
    document.add_paragraph("ENTITY")
    document.save(str(path.with_suffix(".good")))
    with zipfile.ZipFile(path.with_suffix(".good")) as good, zipfile.ZipFile(path, "w") as bad:
        for item in good.namelist():
            data = good.read(item)
            if item == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                data = head + b"?>" + entity.encode() + rest.replace(b"ENTITY", b"&z;")
            bad.writestr(item, data)


def test_an_entity_bomb_is_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY {chr(97 + i)} "{f"&{chr(96 + i)};" * 10 if i else "lol" * 10}">' for i in range(9))
    bomb(tmp_path / "a.docx", f'<!DOCTYPE w [{levels}<!ENTITY z "&i;">]>')
    with pytest.raises(ReadError):
        readers.read(tmp_path / "a.docx")


def test_a_file_of_the_machine_is_not_read_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    bomb(tmp_path / "a.docx", f'<!DOCTYPE w [<!ENTITY z SYSTEM "{secret.as_uri()}">]>')
    with pytest.raises(ReadError):
        readers.read(tmp_path / "a.docx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no archive at all"])
def test_damaged_files_are_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"a\.docx: .*(damaged|empty)") as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)


def test_a_file_cut_off_is_told(tmp_path: Path) -> None:
    document = word.Document()
    document.add_paragraph("全文" * 500)
    document.save(str(tmp_path / "b.docx"))
    data = (tmp_path / "b.docx").read_bytes()
    (tmp_path / "a.docx").write_bytes(data[: len(data) // 2])
    with pytest.raises(ReadError, match="damaged"):
        readers.read(tmp_path / "a.docx")


def test_qualified_names_are_as_the_reader_spells_them() -> None:
    from govgraph.readers.docx import _W

    assert qn("w:p") == f"{_W}p"
