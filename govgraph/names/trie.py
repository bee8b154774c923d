"""One pattern for many words, shaped as a trie so that matching does not slow down with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]


def pattern(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of the words at a position."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _render(root)


def backwards(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for text read from its end: matches the longest of the words that ends there."""
    return re.compile(pattern(word[::-1] for word in words))


def _render(node: _Node) -> str:
    branches = [re.escape(char) + _render(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body
