"""The IRI of every thing, made of its id and the base that the graph was built with."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from rdflib import URIRef

BASE = "https://w3id.org/govgraph/id/"  #: where things live unless `--base-iri` says otherwise

# Characters that RFC 3987 allows in a path: Chinese stays legible, all else is percent-encoded.
_NOT_IN_PATH = re.compile(
    "[^A-Za-z0-9._~!$&'()*+,;=:@/\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd-]"
)
_DOTS = re.compile(r"(?<=/)\.{1,2}(?=/|$)")


@lru_cache(maxsize=65536)
def path(thing_id: str) -> str:
    """An id as the tail of an IRI: legible Chinese, other characters that no IRI may hold percent-encoded."""
    tail = _NOT_IN_PATH.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "replace")), thing_id)
    return _DOTS.sub(lambda m: "%2E" * len(m[0]), tail)


def iri(thing_id: str, base: str = BASE) -> URIRef:
    """The IRI of a thing by its id: agency/141100/财政局, task/3f…/一/（二）/3/#2."""
    return URIRef(base + path(thing_id))


def id_of(iri: str, base: str = BASE) -> str:
    """The id that an IRI was made of; the IRI itself where it lies under another base."""
    return unquote(iri.removeprefix(base)) if iri.startswith(base) else iri


def document_graph(document_id: str, base: str = BASE) -> URIRef:
    """The named graph of one document."""
    return iri(f"graph/{document_id}", base)


def derived_graph(base: str = BASE) -> URIRef:
    """The named graph of what only several documents together tell."""
    return iri("graph/derived", base)
