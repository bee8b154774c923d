"""Texts in traditional characters, read in simplified ones: character for character, so that every offset stays what it was."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from govgraph.errors import ReadError

#: common characters of documents that simplified writing does not have
_TRADITIONAL = re.compile("[們個為會國發學說對時這來後過還進動現經實關於與際業務區縣廳濟財農單責導組長員辦產設應將從統機構規劃項資據準條議總負]")
_HAN = re.compile("[\u4e00-\u9fff]")
_SHARE = 0.04  #: of the characters, from which on a text is in traditional writing and not one that quotes some
_LOOKED_AT = 20_000


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    start = text[:_LOOKED_AT]
    return len(_TRADITIONAL.findall(start)) > _SHARE * max(len(_HAN.findall(start)), 25)


def simplified(text: str, name: str = "") -> str:
    """A text in traditional characters in simplified ones, of the same length; any other as it is.

    關於印發實施方案的通知 → 关于印发实施方案的通知
    """
    if not is_traditional(text):
        return text
    try:
        converter = _converter()
    except ImportError as error:
        raise ReadError(
            f"{name}: texts in traditional characters need the package opencc; install it with: pip install 'govgraph[formats]'"
        ) from error
    return "".join(_same_length(converter, line) for line in text.splitlines(keepends=True))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _same_length(converter: Any, line: str) -> str:
    """A line by its words; by its characters where words would make it longer or shorter."""
    converted: str = converter.convert(line)
    if len(converted) == len(line):
        return converted
    return "".join(c if len(c) == 1 else old for old, c in ((old, converter.convert(old)) for old in line))
