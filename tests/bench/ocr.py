"""Pages of scans a minute, against the recogniser alone on the same pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from govgraph import readers
from govgraph.readers import ocr
from tests.bench.rows import Given, Row, best
from tests.readers.handmade_pdf import HEIGHT, Text, pdf

PAGES, LINES = 4, 40  #: a page of a printed document has some forty lines of as many characters
MEASURE = 28  #: characters of a line
SENTENCE = "由市水利局牵头，市财政局、市应急管理局配合，六月底前完成河道隐患排查并建立台账；各县（市、区）人民政府负责落实。"
DOTS = 200 / 72


def rows(given: Given) -> Iterator[Row]:
    """How fast pictures of pages become text."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pictures = _scan(folder)
        engine = ocr.recogniser(folder / "scan.pdf")
        engine(pictures[0])  # models are loaded once
        ours = PAGES * 60 / best(lambda: readers.read(folder / "scan.pdf"), 2)
        alone = PAGES * 60 / best(lambda: [engine(p, return_word_box=True, return_single_char_box=True) for p in pictures], 2)
        yield Row("scanned pages a minute", f"{PAGES} pages", ours, "/min", "rapidocr alone", alone)


def _scan(folder: Path) -> list[object]:
    """Writes pages of running text as one PDF of pictures; gives the pictures."""
    words = SENTENCE * (LINES * MEASURE // len(SENTENCE) + 1)
    lines = [Text(60, 70 + (HEIGHT - 140) / LINES * i, words[MEASURE * i : MEASURE * (i + 1)], 14) for i in range(LINES)]
    printed = pypdfium2.PdfDocument(pdf(folder / "printed.pdf", [lines] * PAGES))
    pages = [page.render(scale=DOTS).to_pil().convert("RGB") for page in printed]
    pages[0].save(folder / "scan.pdf", save_all=True, append_images=pages[1:])
    return [page.render(scale=DOTS, rev_byteorder=True).to_numpy()[:, :, :3] for page in pypdfium2.PdfDocument(folder / "scan.pdf")]
