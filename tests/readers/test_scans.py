"""Pictures of pages: what is recognised states what the text states, with names and posts told apart and tables as rows."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

from govgraph import documents, readers
from govgraph.errors import ReadError
from tests.readers import typesetting
from tests.readers.test_typeset import f1, read

NOTICE = """澜江市人民政府办公室

关于加强冷链物流建设的通知

澜政办发〔2021〕3号

各县（市、区）人民政府，市直各有关单位：

一、主要任务

（一）建设冷库。在临渡区建设国家骨干冷链物流基地，2022年底前建成。（市商务局牵头，市财政局、市交通运输局配合）

（二）完善保障。统筹各类资金，对新建冷库按照投资额给予补助，补助资金由市级财政承担。（责任单位：市民政局、市财政局）

二、组织领导

成立澜江市冷链物流领导小组，组成人员如下：

组　长：邱岚　　市人民政府副市长
成　员：丁文博　　市财政局局长

领导小组办公室设在市商务局。

三、任务分工

序号	重点任务	牵头单位	配合单位	完成时限
1	建设冷库	市商务局	市财政局	2022年12月
2	更新冷藏车	市交通运输局	市公安局、市财政局	2023年6月

澜江市人民政府办公室

2021年3月5日
"""


def scanned(text: str, folder: Path, chromium: str) -> Path:
    """The pages of a text as pictures in one PDF."""
    typesetting.pdf(text, folder / "printed.pdf", chromium)
    printed = pypdfium2.PdfDocument(folder / "printed.pdf")
    pages = [page.render(scale=200 / 72).to_pil().convert("RGB") for page in printed]
    pages[0].save(folder / "scan.pdf", save_all=True, append_images=pages[1:])
    pages[0].save(folder / "first.png")
    return folder / "scan.pdf"


def test_a_scanned_notice_states_what_its_text_does(tmp_path: Path, chromium: str) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    scanned(NOTICE, tmp_path, chromium)
    found = read(tmp_path / "first.png")
    assert f1(found, read(tmp_path / "a.txt")) >= 0.9
    assert "2\t更新冷藏车\t市交通运输局\t市公安局、市财政局\t2023年6月" in found.text


def test_a_document_of_the_real_gazette_scanned_states_what_its_text_does(tmp_path: Path, chromium: str, gazette_path: Path) -> None:
    source = readers.read(gazette_path)
    short = min((d for d in documents.split(source) if d.end - d.start > 2000), key=lambda d: d.end - d.start)
    (tmp_path / "a.txt").write_text(source.text[short.start : short.end], encoding="utf-8")
    found, wanted = read(scanned(source.text[short.start : short.end], tmp_path, chromium)), read(tmp_path / "a.txt")
    assert len(wanted.statements) > 20
    assert f1(found, wanted, exact=False) >= 0.9


@pytest.mark.long
def test_the_real_gazette_scanned_states_what_its_text_does(tmp_path: Path, chromium: str, gazette_path: Path) -> None:
    found = read(scanned(gazette_path.read_text(encoding="utf-8-sig"), tmp_path, chromium))
    wanted = read(gazette_path)
    assert f1(found, wanted, exact=False) >= 0.95
    assert f1(found, wanted) >= 0.9
    assert found.text.count("\f") > 50


@pytest.mark.long
def test_the_sample_scanned_states_what_its_text_does(tmp_path: Path, chromium: str, sample_path: Path) -> None:
    path = scanned(sample_path.read_text(encoding="utf-8"), tmp_path, chromium)
    found = read(path)
    assert f1(found, read(sample_path)) >= 0.9
    assert found.text.count("\f") >= 5


def test_a_picture_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG cut off")
    with pytest.raises(ReadError, match=r"a\.png: a damaged picture"):
        readers.read(tmp_path / "a.png")


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ReadError, match=r"pip install 'govgraph\[ocr\]'"):
        readers.read(tmp_path / "a.png")
