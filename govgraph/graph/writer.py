"""Collects triples as N-Triples text: the fastest way into the store, and the same bytes on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govgraph.vocabulary import XSD
from govgraph.vocabulary import path as iri_path

_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or ("\ufffd" if char >= "\ud800" else f"\\u{ord(char):04X}")


def text(value: str) -> str:
    """A plain literal."""
    return f'"{_SPECIAL.sub(_escaped, value)}"'


@lru_cache(maxsize=8192)
def zh(value: str) -> str:
    """A literal in Chinese."""
    return f'"{_SPECIAL.sub(_escaped, value)}"@zh'


def typed(value: object, kind: str) -> str:
    """A literal of a datatype of XML Schema: integer, decimal, date."""
    return f'"{value}"^^<{XSD}{kind}>'


def integer(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{XSD}integer>'


TRUE = typed("true", "boolean")
FALSE = typed("false", "boolean")


class Triples:
    """A set of triples in which subjects and objects are terms of N-Triples, and predicates plain IRIs."""

    __slots__ = ("_seen", "base")

    def __init__(self, base: str) -> None:
        self.base = base
        self._seen: set[str] = set()

    def iri(self, thing_id: str) -> str:
        """The IRI of a thing by its id."""
        return f"<{self.base}{iri_path(thing_id)}>"

    def add(self, subject: str, predicate: str, value: str) -> None:
        """State a triple; stating it twice is stating it once."""
        self._seen.add(f"{subject} <{predicate}> {value}")

    def link(self, subject: str, predicate: str, value: str) -> None:
        """State a triple whose object is a term of a vocabulary."""
        self._seen.add(f"{subject} <{predicate}> <{value}>")

    def quads(self, graph: str) -> Iterator[str]:
        """The lines of N-Quads that put them into a graph, sorted."""
        tail = f" <{graph}> ."
        return (line + tail for line in sorted(self._seen))
