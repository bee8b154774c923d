"""All triples of a thing, and those of the statements that name it: what is asked for, and the answer without a server."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from govgraph import store
from govgraph.vocabulary import iri

MEDIA = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
FILED = {"ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}  #: what a site holds of each thing


def query(thing: str, base: str) -> str:
    """The question that the triples of a thing answer."""
    subject = iri(thing, base)
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ BIND(<{subject}> AS ?s) ?s ?p ?o }} UNION {{ ?s ?any <{subject}> ; ?p ?o }} }}"


class Triples:
    """Answers as the engine of the server does, byte for byte."""

    def __init__(self, generation: Path, base: str) -> None:
        self._engine, self._base = store.engine(generation), base

    def of(self, thing: str) -> dict[str, bytes]:
        """By ending, what is told of a thing; nothing of one that only our pages know, as an agency without a place."""
        answer = self._engine.query(query(thing, self._base))
        found = list(answer) if isinstance(answer, ox.QueryTriples) else []
        if not found:
            return {}
        return {ending: ox.serialize(found, format=form) or b"" for ending, form in FILED.items()}
