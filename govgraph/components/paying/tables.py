"""Tables whose columns are payers: 项目 · 省级 · 市级 · 县级 · 农户, with the share or sum of each in its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import names
from govgraph.components import columns
from govgraph.components.paying.payer import WORDS, either
from govgraph.model import Block, Document, Finding
from govgraph.text import narrow, without_space

_LEVEL = r"[市县区旗州]（[市县区旗州、]+）|中央|国家|自治区|兵团|省|地方|州|盟|市|县|旗|区|乡镇|镇|乡|街道|村|市县|县区|县（市、区）|市（州）|区（县）"
_PAYER = re.compile(
    rf"(?:(?:{_LEVEL})(?:级|本级)?(?:[和与、](?:{_LEVEL})(?:级|本级)?)*(?:财政)?|财政|{either(WORDS['private'])}|{either(WORDS['column_payers'])})"
    "(?:承担|负担|分担|补助|配套|补贴|投资|投入|出资)?(?:资金|比例|部分|额|标准)?(?:（(?P<unit>[万亿]?元|[%％])[^）]*）)?"
)
_NAME = re.compile("(?:承担|负担|分担|补助|配套|补贴|投资|投入|出资)?(?:资金|比例|部分|额|标准)?(?:（.*）)?$")
_FIGURE = re.compile(r"(?:\d[\d,]*(?:\.\d+)?(?:[%％]|[万亿]?元(?:/.{1,6})?)?|全额|其余(?:部分)?)")
_ITEM = re.compile(
    "|".join(WORDS["columns"]["item"])
    + "|类别|补助项目|补助类别|补贴类别|工程类别|[省市州县区]别|县（市、区）|区（县）|市（州）|地区|区域|县区|市县|单位|险种|保险品种|内容|对象"
)
_TOTAL = re.compile("合计|总计|小计|总投资")


def find(document: Document) -> Iterator[Finding]:
    """What each cell below the name of a payer says."""
    header: list[str] = []
    table = -1
    for block in document.blocks:
        if block.kind != "row":
            header = []
            continue
        cells = [names.fold(without_space(document.text[start:end])) for start, end in block.cells]
        if block.table != table:
            header, table = [], block.table
        if _is_header(cells):
            header = cells
        elif header and len(cells) == len(header):
            yield from _row(document, block, header, cells)


def _is_header(cells: Sequence[str]) -> bool:
    """Whether a row names an item first and at least two payers."""
    payers = [cell for cell in cells[1:] if _PAYER.fullmatch(cell)]
    return len(payers) >= 2 and any(_ITEM.fullmatch(columns.header_word(cell)) for cell in cells if cell)


def _row(document: Document, block: Block, header: Sequence[str], cells: Sequence[str]) -> Iterator[Finding]:
    named = [cell for cell, head in zip(cells, header, strict=True) if _ITEM.fullmatch(columns.header_word(head)) and cell]
    if not named or _TOTAL.fullmatch(named[-1]):
        return
    for head, cell in zip(header, cells, strict=True):
        payer = _PAYER.fullmatch(head)
        if not payer or not _FIGURE.fullmatch(narrow(cell)) or not re.search("[^0.%]", cell):
            continue
        unit = payer["unit"] or ""
        detail = cell + unit if cell[-1].isdecimal() else cell
        yield Finding(
            "funds", _NAME.sub("", head), "", named[-1], detail, block.start, block.end, "explicit", "payer-column", block.place
        )
