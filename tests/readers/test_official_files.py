"""OFD: words by where they stand become paragraphs, rosters and tables; what is refused, and with which words."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from govgraph import readers
from govgraph.errors import ReadError

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
Words = tuple[float, float, str]


def ofd(path: Path, *pages: list[Words]) -> Path:
    """An OFD file of these words at these places, in millimetres, four to a character."""
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("OFD.xml", f'{HEAD}<ofd:OFD {SPACE} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>')
        listed = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        out.writestr("Doc_0/Document.xml", f"{HEAD}<ofd:Document {SPACE}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
        for i, words in enumerate(pages):
            placed = "".join(
                f'<ofd:TextObject ID="{n + 10}" Boundary="0 0 210 297" Font="1" Size="4"><ofd:TextCode X="{x}" Y="{y}" DeltaX="g {max(len(said) - 1, 1)} 4">{said}'
                "</ofd:TextCode></ofd:TextObject>"
                for n, (x, y, said) in enumerate(words)
            )
            out.writestr(f"Doc_0/Pages/Page_{i}/Content.xml", f'{HEAD}<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{placed}</ofd:Layer></ofd:Content></ofd:Page>')
    return path


def squeezed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]


def test_lines_become_paragraphs_over_pages_and_the_page_numbers_go(tmp_path: Path) -> None:
    first = [(30.0, 40.0, "关于加强全市防汛工作的通知"), (28.0, 60.0, "为做好防汛工作，经市政府同意，现将有关事项通知如下，请各县"), (20.0, 67.0, "（市、区）人民政府认真落实责任，加强值守，及时报送信息，确保")]
    second = [(20.0, 30.0, "安全度汛，由市水利局牵头。"), (28.0, 37.0, "二、加强值守。"), (100.0, 285.0, "— 2 —")]
    text = readers.read(ofd(tmp_path / "a.ofd", first, second)).text
    assert squeezed(text) == [
        "关于加强全市防汛工作的通知",
        "为做好防汛工作，经市政府同意，现将有关事项通知如下，请各县（市、区）人民政府认真落实责任，加强值守，及时报送信息，确保安全度汛，由市水利局牵头。",
        "二、加强值守。",
    ]
    assert text.count("\f") == 1


def test_what_is_printed_twice_for_boldness_is_read_once(tmp_path: Path) -> None:
    text = readers.read(ofd(tmp_path / "a.ofd", [(30.0, 40.0, "关于加强全市防汛工作的通知"), (30.0, 40.0, "关于加强全市防汛工作的通知")])).text
    assert squeezed(text) == ["关于加强全市防汛工作的通知"]


def test_a_table_is_rows(tmp_path: Path) -> None:
    rows = [("序号", "重点任务", "责任单位"), ("1", "清理河道", "市水利局"), ("2", "建设护坡", "市林业局")]
    words = [(x, 40.0 + 10 * i, said) for i, row in enumerate(rows) for x, said in zip((20.0, 50.0, 120.0), row, strict=True)]
    assert readers.read(ofd(tmp_path / "a.ofd", words)).text == "序号\t重点任务\t责任单位\n1\t清理河道\t市水利局\n2\t建设护坡\t市林业局\n"


def test_what_is_damaged_or_without_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"b\.ofd: no text in this OFD file.*save it as PDF"):
        readers.read(ofd(tmp_path / "b.ofd", []))
    data = ofd(tmp_path / "a.ofd", [(30.0, 40.0, "关于")]).read_bytes()
    for i, bad in enumerate((b"", b"PK\x03\x04", data[:-40], data.replace(b"<ofd:Page", b"<ofd Page"), b"none")):
        path = tmp_path / f"{i}.ofd"
        path.write_bytes(bad)
        with pytest.raises(ReadError, match=rf"{i}\.ofd: (?:a damaged OFD file|the file is empty)") as caught:
            readers.read(path)
        assert "\n" not in str(caught.value)


def test_without_its_parser_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ofd(tmp_path / "a.ofd", [])
    monkeypatch.setitem(sys.modules, "ofdkit", None)
    with pytest.raises(ReadError, match=r"pip install 'govgraph\[formats\]'"):
        readers.read(tmp_path / "a.ofd")
