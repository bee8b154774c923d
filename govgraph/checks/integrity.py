"""Proves a stored graph against its kept texts: every statement has evidence, every quote is the source's and holds its words."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import QuerySolutions

from govgraph import privacy
from govgraph.directory import GraphDirectory
from govgraph.model import Source, Statement
from govgraph.store import Queryable
from govgraph.text import without_space
from govgraph.vocabulary import document_graph, iri

_QUERY = """
SELECT ?statement ?basis ?source ?start ?end ?exact WHERE {
  VALUES ?graph { %s }
  GRAPH ?graph {
    ?statement a gov:Statement ; gov:basis ?basis .
    OPTIONAL {
      ?annotation oa:hasBody ?statement ; oa:hasTarget ?passage .
      ?passage oa:hasSource ?source ; oa:hasSelector ?selector .
      ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
    }
  }
}"""
#: which wordings of an explicit statement its passage must hold
_KEYS = {
    "document": (), "cites": ("object_text", "detail"), "amends": ("object_text", "detail"), "group": ("object_text",),
    "member": ("object_text", "detail"), "member_body": ("object_text",), "office_at": ("object_text",),
    "assigns": ("subject_text",), "authority": ("object_text",), "funds": ("subject_text", "detail"),
}  # fmt: skip
#: characters that a name shares with the text at least: one that points back (领导小组办公室) its end (办公室), a distributed one
#: (市财政局分管领导) its beginning (市财政局)
_COMMON_PART, _BEGINNING = 2, 3


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold."""

    kind: str  #: evidence, quote, words, source, count
    document: str
    statement: str  #: id; empty where no single statement is concerned
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and what does not hold."""

    documents: int
    statements: int
    by_hand: int  #: statements by hand without offsets
    problems: tuple[Problem, ...]


def check(graph: GraphDirectory, documents: Collection[str] | None = None) -> Report:
    """Check all documents, or those of these ids; one text after the other, so that memory does not grow with their number."""
    problems: list[Problem] = []
    count = statements = by_hand = 0
    dataset = graph.dataset()
    for digest, found in groupby(graph.told(documents), lambda told: told.record.source):
        own = list(found)
        rows = {s.id: s for told in own for s in told.statements}
        source = graph.source(digest)
        problems += (*_source(source), *_stored(dataset, [told.record.id for told in own], rows, source, graph.manifest.base))
        problems += (p for s in rows.values() if (p := _words(s, source.text[s.start : s.end] if s.start >= 0 else "")))
        count, statements, by_hand = count + len(own), statements + len(rows), by_hand + sum(s.start < 0 for s in rows.values())
    return Report(count, statements, by_hand, tuple(sorted(problems, key=lambda p: (p.kind, p.document, p.statement))))


def _source(source: Source) -> Iterator[Problem]:
    """A kept text is named by its hash, and masked."""
    if hashlib.sha256(privacy.mask(source.text).encode("utf-8", "surrogatepass")).hexdigest() != source.digest:
        yield Problem("source", "", "", f"the text sources/{source.digest}.txt is not what it was at the build; build the graph anew")


def _stored(dataset: Queryable, documents: list[str], rows: dict[str, Statement], source: Source, base: str) -> Iterator[Problem]:
    """Each statement of the documents of a text is in the store, with evidence that quotes the text."""
    seen = set[str]()
    names = {str(iri(f"statement/{s.id}", base)): s for s in rows.values()}
    graphs = " ".join(f"<{document_graph(d, base)}>" for d in documents)
    for node, *evidence in _rows(dataset, graphs):
        seen.add(node)
        if statement := names.get(node):
            yield from _proved(statement, evidence, source, base)
        else:
            yield Problem("count", "", node, "a statement of the store that the table does not have; build the graph anew")
    for node, s in names.items():
        if node not in seen:
            yield Problem("count", s.document, s.id, "a statement of the table that the store does not have; build the graph anew")


def _rows(dataset: Queryable, graphs: str) -> Iterator[tuple[str, ...]]:
    found = dataset.results(_QUERY % graphs)
    assert isinstance(found, QuerySolutions)
    for solution in found:
        yield tuple("" if term is None else term.value for term in solution)


def _proved(s: Statement, evidence: list[str], text: Source, base: str) -> Iterator[Problem]:
    basis, source, start, end, exact = evidence
    if not source:
        if not basis.endswith("human"):
            yield Problem("evidence", s.document, s.id, f"{s.relation} without evidence")
        return
    if source != f"{base}source/{text.digest}" or (int(start), int(end)) != (s.start, s.end) or text.text[s.start : s.end] != exact:
        yield Problem("quote", s.document, s.id, f"{s.relation}: the quote at {start} to {end} is not what the source has there")


def _words(s: Statement, quote: str) -> Problem | None:
    """An explicit statement's words are in its passage, in their order, if not side by side: 生态环境和能源部门 holds 生态环境部门."""
    keys = [value for name in _KEYS.get(s.relation, ()) if (value := getattr(s, name))]
    if s.basis != "explicit" or s.start < 0 or not keys:
        return None
    bare = without_space(quote)
    if any(_holds(bare, _bare(key)) for key in keys):
        return None
    return Problem("words", s.document, s.id, f"{s.relation}: {'／'.join(keys)} is not in “{bare[:60]}”")


def _bare(words: str) -> str:
    """A wording without what an enumeration of payers leaves out: 中央、省 for 省级财政."""
    return without_space(words).removesuffix("财政").removesuffix("级")


def _holds(quote: str, words: str) -> bool:
    rest = iter(quote)
    return all(char in rest for char in words) or words[-_COMMON_PART:] in quote or words[:_BEGINNING] in quote
