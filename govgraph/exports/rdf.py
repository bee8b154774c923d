"""The graph as RDF: sorted, so that two exports of one graph are the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from govgraph import description, store
from govgraph.directory import GraphDirectory
from govgraph.directory.files import generation
from govgraph.vocabulary import PREFIXES

_PRETTY = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}


def lines(graph: GraphDirectory) -> list[str]:
    """All quads as sorted lines of N-Quads."""
    data = ox.serialize(_quads(graph), format=ox.RdfFormat.N_QUADS)
    return sorted(line for line in (data or b"").decode().split("\n") if line)


def nquads(graph: GraphDirectory) -> bytes:
    """N-Quads: a line a quad."""
    return _joined(lines(graph))


def ntriples(graph: GraphDirectory) -> bytes:
    """N-Triples: a line a triple, whatever graphs hold it."""
    return _joined(sorted({line.rpartition(" <")[0] + " ." for line in lines(graph)}))


def trig(graph: GraphDirectory) -> bytes:
    """TriG: a block a named graph."""
    quads = sorted(_quads(graph), key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
    return _head(graph) + _serialized(quads, "trig")


def turtle(graph: GraphDirectory) -> bytes:
    """Turtle: the union of all graphs."""
    return _head(graph) + _serialized(union(graph), "ttl")


def union(graph: GraphDirectory) -> list[ox.Triple]:
    """The triples of all graphs, each once, in order."""
    found = _engine(graph).quads_for_pattern(None, None, None, ox.DefaultGraph())
    return sorted((q.triple for q in found), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _head(graph: GraphDirectory) -> bytes:
    """Comments that say which version of the graph this is, and how to cite it."""
    return f"# {description.citation(graph.manifest)}\n# {description.citation_en(graph.manifest)}\n".encode()


def _serialized(items: Iterable[ox.Quad] | Iterable[ox.Triple], form: str) -> bytes:
    """The engine writes the prefixes in an order of its own each time."""
    prefixes = {name: str(namespace) for name, namespace in PREFIXES.items()}
    rows = (ox.serialize(items, format=_PRETTY[form], prefixes=prefixes) or b"").split(b"\n")
    head = sum(row.startswith(b"@prefix") for row in rows)
    return b"\n".join([*sorted(rows[:head]), *rows[head:]])


def _quads(graph: GraphDirectory) -> Iterator[ox.Quad]:
    """The quads of all named graphs."""
    engine = _engine(graph)
    for name in engine.named_graphs():
        yield from engine.quads_for_pattern(None, None, None, name)


def _engine(graph: GraphDirectory) -> ox.Store:
    return store.engine(generation(graph.path, graph.manifest.generation))


def _joined(rows: Iterable[str]) -> bytes:
    return "".join(f"{row}\n" for row in rows).encode()


def documents(graph: GraphDirectory) -> Iterator[tuple[str, bytes]]:
    """Each document's id, and its named graph as Turtle."""
    engine = _engine(graph)
    for entry in graph.manifest.documents:
        name = ox.NamedNode(f"{graph.manifest.base}graph/{entry.id}")
        found = sorted((q.triple for q in engine.quads_for_pattern(None, None, None, name)), key=str)
        yield entry.id, _serialized(found, "ttl")
