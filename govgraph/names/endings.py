"""The endings that names are recognised by, and the backward scan for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph import lexicon
from govgraph.names import trie, vocabulary


@cache
def kinds() -> dict[str, str]:
    """Every ending → the kind of name that it closes; the more particular kind keeps an ending that two could have."""
    companies = [text for text in vocabulary.companies() if len(text) > 2]
    found = dict.fromkeys((*vocabulary.national(), *companies), "national") | dict.fromkeys(vocabulary.forms(), "department")
    for kind, texts in lexicon.load("names")["endings"].items():
        for text in texts:
            found.setdefault(text, kind)
    return found


@cache
def _backwards() -> re.Pattern[str]:
    return trie.backwards(kinds())


@cache
def _continued() -> dict[str, re.Pattern[str]]:
    """Endings → what shows, right after them, that they close no name: 委 · 托, 政府 · 采购."""
    after = lexicon.load("names")["continued"]
    found: dict[str, re.Pattern[str]] = {}
    for text in kinds():
        following = [word for last, words in after.items() if text.endswith(last) for word in words]
        if following:
            found[text] = re.compile(trie.pattern(following))
    return found


def scan(text: str) -> Iterator[tuple[int, str, str]]:
    """Endings from the last to the first: the offset where each ends, its wording, its kind."""
    by_text, continued, size = kinds(), _continued(), len(text)
    for match in _backwards().finditer(text[::-1]):
        tail, stop = match[0][::-1], size - match.start()
        if (more := continued.get(tail)) and more.match(text, stop):
            continue
        yield stop, tail, by_text[tail]


def ending_at(text: str, stop: int) -> tuple[str, str] | None:
    """The ending that closes right at an offset, with its kind."""
    match = _backwards().match(text[max(0, stop - 24) : stop][::-1])
    return (match[0][::-1], kinds()[match[0][::-1]]) if match else None
