"""The engine's terms as values of Python and as terms of rdflib."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from govgraph.vocabulary import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_STRING = str(XSD.string)


def plain(term: ox.Literal) -> bool:
    """Whether a literal is a text without language."""
    return term.datatype.value == _STRING


@lru_cache(maxsize=65_536)
def node(term: Term | None) -> Node | None:
    """A term as rdflib's; one that stands in many rows is made once."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value) if plain(term) else Literal(term.value, datatype=URIRef(term.datatype.value))


def python(term: Term | None) -> Any:
    """Numbers as numbers, dates as dates, IRIs and texts as str."""
    if not isinstance(term, ox.Literal) or term.language or plain(term):
        return None if term is None else term.value
    return _typed(term)


@lru_cache(maxsize=65_536)
def _typed(term: ox.Literal) -> Any:
    return Literal(term.value, datatype=URIRef(term.datatype.value)).toPython()
