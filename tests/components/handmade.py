"""Documents built by hand for the tests of components: a block a line, a row where a line has tabs."""

from __future__ import annotations

import re

from govgraph.model import Annex, Block, Document, MappedText, Source

_MARKER = re.compile(r"第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]")


def document(
    text: str,
    *,
    title: str = "关于印发澜江市工作方案的通知",
    number: str = "澜政办发〔2021〕8号",
    issuers: tuple[str, ...] = ("澜江市人民政府办公室",),
    date: str = "2021-03-05",
    annexes: tuple[str, ...] = (),
) -> Document:
    """A document of an invented city whose clean text is also its source."""
    return Document(
        source=Source("passage.txt", text, "", (), (0, *(m.end() for m in re.finditer("\n", text)))),
        start=0,
        end=len(text),
        number=number,
        number_span=(0, 0),
        title=title,
        title_span=(0, 0),
        issuers=issuers,
        date=date,
        addressees=(),
        annexes=tuple(Annex(f"附件{i}", t, -1, -1) for i, t in enumerate(annexes, start=1)),
        publication="",
        issue=None,
        mapped=MappedText(text, tuple(range(len(text)))),
        blocks=tuple(blocks(text)),
        id="0123456789abcdef",
    )


def blocks(text: str) -> list[Block]:
    """The blocks of a text: numbered units by their marker, neighbouring rows one table."""
    result: list[Block] = []
    start, place, table = 0, "", -1
    for line in text.split("\n"):
        end = start + len(line)
        if "\t" in line:
            table += not (result and result[-1].kind == "row")
            cells, at = [], start
            for cell in line.split("\t"):
                cells.append((at, at + len(cell)))
                at += len(cell) + 1
            result.append(Block("row", start, end, place, cells=tuple(cells), table=table))
        else:
            marker = _MARKER.match(line)
            if marker:
                place = marker[0].strip("、.．")
            stop = re.search("[。：，]", line)
            label = (start + (marker.end() if marker else 0), start + (stop.start() if stop else len(line)))
            result.append(Block("paragraph", start, end, place, marker[0] if marker else "", int(bool(marker)), label=label))
        start = end + 1
    return result
