"""Where each statement stands: an annotation that ties it to a passage, with the words of the passage."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.graph.writer import TRUE, Triples, integer, text, typed
from govgraph.model import DOUBTFUL, Recognised, Statement, confidence
from govgraph.vocabulary import GOV, OA, PROV, RDF


def write(triples: Triples, s: Statement, node: str, source: str, words: str, recognised: Sequence[Recognised] = ()) -> None:
    """Prove a statement by its span in a source, some of whose lines may be recognised; rows by hand may have none."""
    if not 0 <= s.start <= s.end <= len(words):
        return
    span = f"{source}/{s.start}-{s.end}"
    annotation, passage = triples.iri(f"evidence/{s.id}"), triples.iri(f"passage/{span}")
    triples.link(annotation, RDF.type, OA.Annotation)
    triples.add(annotation, OA.hasBody, node)
    triples.add(annotation, OA.hasTarget, passage)
    triples.add(node, PROV.wasQuotedFrom, passage)
    _passage(triples, s, passage, triples.iri(f"selector/{span}"), triples.iri(f"source/{source}"))
    quote = text(words[s.start : s.end])
    triples.add(node, GOV.quote, quote)
    triples.add(triples.iri(f"selector/{span}"), OA.exact, quote)
    if (sure := confidence(recognised, s.start, s.end)) is not None:
        triples.add(passage, GOV.confidence, typed(sure, "decimal"))
        if sure < DOUBTFUL:
            triples.add(node, GOV.doubtful, TRUE)


def _passage(triples: Triples, s: Statement, passage: str, selector: str, source: str) -> None:
    """A passage is named by its span: the rows of one bracket share it."""
    triples.link(passage, RDF.type, OA.SpecificResource)
    triples.add(passage, OA.hasSource, source)
    triples.add(passage, OA.hasSelector, selector)
    if s.line:
        triples.add(passage, GOV.line, integer(s.line))
    if s.page:
        triples.add(passage, GOV.page, integer(s.page))
    triples.link(selector, RDF.type, OA.TextPositionSelector)
    triples.link(selector, RDF.type, OA.TextQuoteSelector)
    triples.add(selector, OA.start, integer(s.start))
    triples.add(selector, OA.end, integer(s.end))
