"""Who pays what: tiers of government, agencies, places and funds, with amount, standard or share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import names
from govgraph.components import columns
from govgraph.components.paying import labels, lists, sentences, tables
from govgraph.components.paying.passage import Passage, within
from govgraph.components.paying.payer import WORDS, Payers
from govgraph.components.paying.sentences import HINT
from govgraph.model import Basis, Block, Document, Finding, Mention

_FISCAL_TITLE = re.compile("财政事权|支出责任")
_ABOVE_CITIES = re.compile(
    "(?:中共)?[^市县]{0,8}(?:省|自治区)(?![^省]{2,9}[市州县盟])|国务院|国家|财政部|中共中央|中华人民共和国"
)
_KNOWN = columns.kinds(WORDS["columns"])
_PAYS = re.compile("财政|承担|负担|分担|补助|奖补|资金|经费|自筹|[省市县]级")
_FINANCE = re.compile("财政(?:局|厅|部|部门|所)$")
_SAYS = re.compile("财政|由|从|列入|纳入")
_SENTENCE = 10  #: how long a cell is that says something
_RATIO = re.compile(r"：(?<=\d：)(?=\d)")


def find(document: Document, mentions: Sequence[Mention], money: Sequence[Mention]) -> tuple[Finding, ...]:
    """Every payer of every payment: sentences, lists, tables of expenditure responsibilities."""
    written = document.text
    text = _RATIO.sub("∶", names.fold(written))
    fiscal = bool(_FISCAL_TITLE.search(document.title))
    year = int(document.date[:4]) if document.date[:4].isdigit() else 0
    apart = not any(_ABOVE_CITIES.match(issuer) for issuer in document.issuers)

    def passage(span: tuple[int, int], place: str, unit: Callable[[], str], basis: Basis = "prose") -> Passage:
        inside = (within(mentions, *span), within(money, *span))
        return Passage(written, text, *inside, basis, place, unit, fiscal, year, apart, span)

    def of_block(block: Block) -> Passage:
        unit = partial(labels.heading, document, block)
        return passage((block.start + len(block.marker), block.end), block.place, unit)

    found: list[Finding] = []
    for block in document.blocks:
        if block.kind in ("paragraph", "heading") and HINT.search(text, block.start, block.end):
            found += sentences.read(of_block(block))
    if HINT.search(text):
        found += lists.find(document, text, of_block)
        found += tables.find(document)
    read = set()
    for span, row, item in _duties(document):
        read.add(span)
        found += sentences.read(passage(span, row.block.place, partial(str, item), "explicit"))
    for block, span, lead in _cells(document, text, mentions):
        if span not in read:
            cell = passage(span, block.place, partial(labels.heading, document, block))
            cell.lead = lead
            found += sentences.read(cell)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.start, f.end)))


def _duties(document: Document) -> Iterator[tuple[tuple[int, int], columns.Row, str]]:
    """Cells that say who pays, with what for: 财政事权事项 · 主要内容 · 支出责任及分担方式."""
    for row in columns.rows(document, _KNOWN):
        if {"duty", "item"} <= set(row.kinds):
            kinds = row.kinds[_shift(row) :]
            for kind, span, cell in zip(kinds, row.block.cells, row.cells, strict=False):
                if kind == "duty" and _PAYS.search(cell):
                    yield span, row, _item(row, kinds)


def _cells(
    document: Document, text: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Block, tuple[int, int], Payers | None]]:
    """Cells of other tables that say who pays: …，所需资金由市财政承担; beside a finance department, what it pays."""
    for block in document.blocks:
        if block.kind != "row" or not _SAYS.search(text, block.start, block.end):
            continue
        finance = next(
            (
                m
                for m in within(mentions, block.start, block.end)
                if (m.start, m.end) in block.cells and _FINANCE.search(m.text)
            ),
            None,
        )
        lead = Payers(finance.start, finance.end, "organ", (finance.text,)) if finance else None
        for span in block.cells:
            if span[1] - span[0] >= _SENTENCE and HINT.search(text, *span) and (lead or _SAYS.search(text, *span)):
                yield block, span, lead


def _shift(row: columns.Row) -> int:
    """How many of the first cells of a row are missing, merged with those above."""
    missing = len(row.kinds) - len(row.cells)
    duty = next(i for i, kind in enumerate(row.kinds) if kind == "duty")
    shifts: list[int] = [missing, *range(missing)] if missing > 0 else [0]
    for shift in shifts:
        if 0 <= duty - shift < len(row.cells) and _PAYS.search(row.cells[duty - shift]):
            return shift
    return 0


def _item(row: columns.Row, kinds: Sequence[str]) -> str:
    """What a row is about: its content where that is short, else its item."""
    item = content = ""
    for kind, cell in zip(kinds, row.cells, strict=False):
        if kind == "item" and cell and not columns.is_number(cell):
            item = cell
        elif kind == "content":
            content = cell.rstrip("。").removesuffix("等")
    short = content and len(content) <= 30 and not content.startswith(("包括", "主要", "落实"))
    return content if short else item or content


@Language.factory("funding", requires=["doc._.names", "doc._.money"], assigns=["doc._.funding"])
def make_funding(nlp: Language, name: str) -> Funding:
    """The component that finds payers."""
    return Funding()


class Funding:
    """Find who pays what: 由市、县两级财政按5:5比例分担, 从失业保险基金列支, 市财政每年安排500万元."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.funding`."""
        if doc._.document is not None:
            doc._.funding = find(doc._.document, doc._.names, doc._.money)
        return doc
