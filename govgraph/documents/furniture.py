"""Takes the furniture of printed pages out of the lines: the gazette's name over each page, running titles beside page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from govgraph.documents.lines import Line

_PAGE = re.compile(r"[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
#: ·澜江市人民政府公报·, 澜江市人民政府公报（2015年第1期）, 2014年第2期　澜江政报　市政府办公室文件
_ISSUE = r"[（(]?(?:(?:19|20)\d\d[年.·]?)?(?:第?\d{1,3}[期号])?(?:[（(]?总第?\d{1,4}期[）)]?)?[）)]?"
_GAZETTE = re.compile(
    rf"[·•\d]*{_ISSUE}[·•]?[\u4e00-\u9fff]{{2,30}}(?:公报|政报)[·•]?(?:{_ISSUE}|(?:19|20)\d\d[·.]\d{{1,2}})[·•]?(?:[\u4e00-\u9fff]{{2,14}}文件)?[·•\d]*"
)
_DIGITS = re.compile(r"[\d\s·•]+")
_OFTEN = 3  #: times that a line beside page numbers stands, before it is a running title
_LONG = 45


def removed(entries: list[Line]) -> list[Line]:
    """The same lines, those that are furniture blank."""
    drop = set(_furniture([(k, e.bare) for k, e in enumerate(entries) if e.text]))
    return [replace(e, end=e.start, text="", behind=0) if k in drop else e for k, e in enumerate(entries)] if drop else entries


def _furniture(texts: list[tuple[int, str]]) -> Iterator[int]:
    pages = [bool(_PAGE.fullmatch(text)) for _, text in texts]
    beside = [any(pages[max(i - 1, 0) : i] + pages[i + 1 : i + 2]) for i in range(len(texts))]
    alike = Counter(
        _DIGITS.sub("", text)
        for (_, text), by in zip(texts, beside, strict=True)
        if by and len(text) <= _LONG and not text.endswith(("。", "；", "："))
    )
    named, seen = _named([text for _, text in texts]), set[str]()
    for i, (k, text) in enumerate(texts):
        word = _DIGITS.sub("", text)
        if i in named:
            if beside[i] or word in seen:  # else it may be the cover
                yield k
            seen.add(word)
        elif beside[i] and not pages[i] and len(word) > 3 and alike[word] >= _OFTEN:
            yield k


def _named(texts: list[str]) -> set[int]:
    """Which lines name a gazette and no more than its issue."""
    return {
        i
        for i, text in enumerate(texts)
        if len(text) <= _LONG and ("公报" in text or "政报" in text) and _GAZETTE.fullmatch(text)
    }
