"""PDF some of whose pages are pictures: these are recognised, the others read as they are, in the order of the pages."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pypdfium2
import pytest

from govgraph import readers
from tests.readers.handmade_pdf import HEIGHT, Sheet, Text, pdf
from tests.readers.test_pdf_pages import column, squeezed

DOTS = 200 / 72


def mixed(folder: Path, sheets: list[Sheet], pictures: set[int], stamped: bool = False) -> Path:
    """A PDF of these pages, some of them as pictures, with their numbers stamped on them or not."""
    printed = pypdfium2.PdfDocument(pdf(folder / "printed.pdf", sheets))
    numbers = pypdfium2.PdfDocument(pdf(folder / "numbers.pdf", [[Text(290, HEIGHT - 30, f"— {i + 1} —", 9)] for i in range(len(sheets))]))
    out = pypdfium2.PdfDocument.new()
    for i in range(len(sheets)):
        if i not in pictures:
            out.import_pages(printed, [i])
            continue
        out.import_pages(numbers if stamped else pypdfium2.PdfDocument(pdf(folder / "blank.pdf", [[]])), [i if stamped else 0])
        page, picture = out[i], pypdfium2.PdfImage.new(out)
        picture.set_bitmap(printed[i].render(scale=DOTS))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        page.insert_obj(picture)
        page.gen_content()
    out.save(folder / "mixed.pdf")
    return folder / "mixed.pdf"


@pytest.mark.parametrize("stamped", [False, True])
def test_a_page_that_is_a_picture_is_recognised_between_others(tmp_path: Path, stamped: bool) -> None:
    sheets: list[Sheet] = [column(60, 100, 6, 0), column(60, 100, 6, 118, indent=False), column(60, 100, 6, 238, indent=False, ends=9)]
    whole = readers.read(pdf(tmp_path / "a.pdf", sheets))
    found = readers.read(mixed(tmp_path, sheets, {1}, stamped))
    assert squeezed(found.text) == squeezed(whole.text)
    assert {found.page(r.start) for r in found.recognised} == {2}
    assert not whole.recognised


def test_without_a_recogniser_the_others_are_read_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = mixed(tmp_path, [column(60, 100, 6, ends=5)] * 3, {1})
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with caplog.at_level(logging.WARNING):
        text = readers.read(path).text
    assert [part.strip() != "" for part in text.split("\f")] == [True, False, True]
    assert "1 pages are pictures and left out" in caplog.text
