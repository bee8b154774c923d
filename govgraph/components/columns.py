"""Rows of tables read by the words of their header, also where a page broke the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import Block, Document
from govgraph.text import narrow, without_space

_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(r"[(（]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）]?[.、]?(?:-\d+)?")
_LONG = 60  #: a paragraph of this length ends the table above it


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what each of its columns holds by the header above it, and the captions of its table."""

    block: Block
    cells: tuple[str, ...]
    kinds: tuple[str, ...]  #: kind of each column; empty where its header is unknown
    captions: tuple[
        str, ...
    ]  #: nearest first: a row that heads a section, the headings above the table, the titles above these
    table: int  #: which table it is in, the pages of one table counted as one


def kinds(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Header word → kind of column, from lists of words by kind."""
    return {word: kind for kind, words in vocabulary.items() if not kind.endswith("examples") for word in words}


def header_word(cell: str) -> str:
    """A header cell without white space and asides: 责任部门（办理层级：省、市） → 责任部门."""
    word = without_space(cell)
    if "（" in word or "(" in word:
        word = _ASIDE.sub("", word)
    return word.strip("：:*")


def is_number(cell: str) -> bool:
    """Whether a cell only counts: 12, （3）, 一, 4-2."""
    return bool(_NUMBER.fullmatch(narrow(without_space(cell))))


def rows(document: Document, known: Mapping[str, str]) -> Iterator[Row]:
    """The rows below a header of known words, in text order; a header repeated on the next page is none of them."""
    header: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    between: list[str] = []
    section, table = "", 0
    for block in document.blocks:
        if block.kind != "row":
            words = document.text[block.start : block.end]
            if len(words) >= _LONG or words.endswith(("。", "；")):
                header, above, between = (), (), []
            else:
                between.insert(0, words)
            continue
        cells = tuple(without_space(document.text[start:end]) for start, end in block.cells)
        found = _header(cells, known)
        if between:
            above, section = (*between, *(() if found else above)), ""
            between = []
        if found:
            table += found != header
            header = found
        elif header and len(filled := [cell for cell in cells if cell]) == 1 and not is_number(filled[0]):
            section = filled[0]
        elif header:
            captions = (section, *above) if section else above
            yield Row(block, cells, header, (*captions, *_titles(document, block)), table)


def _header(cells: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds of the columns that a row heads; empty where it is no header."""
    words = [header_word(cell) for cell in cells]
    found = [known.get(word, "") for word in words]
    if sum(map(bool, found)) < 2 or 2 * sum(map(bool, found)) < sum(map(bool, words)):
        return ()
    for i in range(1, len(found)):
        if not words[i]:
            found[i] = found[i - 1]  # a header over several columns
    return tuple(found)


def _titles(document: Document, block: Block) -> Iterator[str]:
    """The headings of the units that a block stands in, innermost first, and the document's title."""
    while block.parent >= 0:
        block = document.blocks[block.parent]
        yield document.text[block.start : block.end]
    yield document.title
