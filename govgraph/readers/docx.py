"""Word files: paragraphs and tables in order, numbered lists with their numbers, tracked changes as if accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import archive, txt
from govgraph.readers.docx_numbers import Numbers
from govgraph.readers.extras import need
from govgraph.readers.flow import Cell, Flow

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({
    f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}rt", _FALLBACK,
})  # fmt: skip
_BREAKS = {f"{_W}tab": "\u3000", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_ADVICE = "open it in a word processor and save it as .docx again, or as plain text"


def read(path: Path, name: str) -> Source:
    """Read a Word file; ReadError where it is damaged or holds no text."""
    word = need("docx", path)
    txt.check(path)
    try:
        archive.check(path)
        document = word.Document(str(path))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, NotImplementedError, EOFError, OSError, word.opc.exceptions.OpcError) as error:
        raise ReadError(f"{path}: a damaged Word file, or none ({type(error).__name__}); {_ADVICE}") from error
    flow = Flow()
    rendered = next(document.element.body.iter(f"{_W}lastRenderedPageBreak"), None) is not None
    _Walk(flow, Numbers(document), rendered).blocks(document.element.body)
    if not flow.text().strip():
        raise ReadError(f"{path}: a Word file without text (pictures of pages?); read its pages as images with the extra govgraph[ocr]")
    return txt.source(flow.text(), name)


class _Walk:
    """Goes through the body of a document, and through cells, in order."""

    def __init__(self, flow: Flow, numbers: Numbers, rendered: bool) -> None:
        self._flow, self._numbers, self._rendered = flow, numbers, rendered

    def blocks(self, parent: Any) -> None:
        """Take all paragraphs and tables of an element."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"):
                self.blocks(child)

    def _paragraph(self, paragraph: Any) -> None:
        text = "".join(self._pieces(paragraph))
        number = self._numbers.of(paragraph) if text.strip() else ""
        self._flow.paragraph(number + text)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(a.tag == _FALLBACK for a in box.iterancestors()):
                self.blocks(box)

    def _pieces(self, element: Any) -> Iterator[str]:
        """The text of a paragraph; not what was deleted, not its text boxes."""
        for child in element:
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag == f"{_W}br":
                page = child.get(f"{_W}type") == "page"
                yield ("" if self._rendered else "\f") if page else "\n"
            elif child.tag == f"{_W}lastRenderedPageBreak":
                yield "\f"
            elif child.tag not in _SKIPPED and child.tag != f"{_W}txbxContent" and not _is_hidden(child):
                yield from self._pieces(child)

    def _table(self, table: Any) -> None:
        rows = [list(self._cells(row)) for row in _rows(table)]
        if all(len(row) == 1 for row in rows):  # a frame round text
            for row in _rows(table):
                for cell in row.iter(f"{_W}tc"):
                    self.blocks(cell)
                    break
            return
        self._flow.table(_merged(rows))

    def _cells(self, row: Any) -> Iterator[tuple[Cell, bool]]:
        """The cells of a row, each with whether it goes on with the cell above."""
        for cell in row.iter(f"{_W}tc"):
            if next(a for a in cell.iterancestors() if a.tag == f"{_W}tr") is not row:
                continue  # of a table within a cell
            properties = cell.find(f"{_W}tcPr")
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            merge = properties.find(f"{_W}vMerge") if properties is not None else None
            inner = Flow()
            _Walk(inner, self._numbers, self._rendered).blocks(cell)
            width = int(span.get(f"{_W}val", "1")) if span is not None else 1
            yield Cell(inner.text().replace("\f", " "), 1, width), merge is not None and merge.get(f"{_W}val") != "restart"


def _is_hidden(run: Any) -> bool:
    """Whether a run is set not to be shown."""
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false", "off")


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _merged(rows: list[list[tuple[Cell, bool]]]) -> Iterator[list[Cell]]:
    """Rows in which a cell that goes on with the one above says what that says."""
    above: dict[int, str] = {}
    for row in rows:
        line, column = [], 0
        for cell, goes_on in row:
            text = above.get(column, "") if goes_on else cell.text
            above[column] = text
            line.append(Cell(text, 1, cell.columns))
            column += cell.columns
        yield line
