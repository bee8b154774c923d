"""Sends the named graphs of a graph directory to a server; only what is not there yet, so that a push cut short goes on.

What was sent is noted on the server, in the graph `graph/sent`: each graph with the hash of its quads, written every few graphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS

from govgraph import store
from govgraph.directory import GraphDirectory, files
from govgraph.directory.manifest import DERIVED
from govgraph.errors import GraphError
from govgraph.remote.target import Target
from govgraph.vocabulary import derived_graph, document_graph, iri

Progress = Callable[[int, int], None]

_EVERY = 10  #: graphs between two notes of what was sent
_NOTE = re.compile(rf'<([^>]+)>\s+<{DCTERMS.identifier}>\s+"([0-9a-f]+)"')
_DEFAULT = "default"  #: what the note calls the default graph


@dataclass(frozen=True, slots=True)
class Pushed:
    """What came of a push."""

    sent: int  #: graphs
    removed: int
    kept: int  #: graphs that were there already


def _silent(done: int, total: int) -> None:
    """Progress that nobody sees."""


def push(graph: GraphDirectory, target: Target, *, union: bool = False, again: bool = False, progress: Progress = _silent) -> Pushed:
    """Make a server hold exactly the named graphs of a directory, beside whatever else it has.

    `union` also makes the server's default graph hold the triples of all of them, each once; `again` sends all, whatever the
    server has noted.
    """
    note = str(iri("graph/sent", graph.manifest.base))
    there = {} if again else _noted(target.read(note))
    wanted = _wanted(graph, union, note)
    gone = [name for name in sorted(there) if name not in wanted and (union or name != f"{note}/{_DEFAULT}")]
    todo = [name for name in sorted(wanted) if there.get(name) != wanted[name]]
    sender = _Sender(graph, target, note, {name: there[name] for name in there if name not in todo})
    sender.all((*gone, *todo), wanted, progress)
    return Pushed(len(todo), len(gone), len(wanted) - len(todo))


def _wanted(graph: GraphDirectory, union: bool, note: str) -> dict[str, str]:
    """The hash of each graph by its IRI."""
    base = graph.manifest.base
    names = {name: derived_graph(base) if name == DERIVED else document_graph(name, base) for name in graph.manifest.graphs}
    found = {str(names[name]): digest for name, digest in graph.manifest.graphs.items()}
    return {**found, f"{note}/{_DEFAULT}": graph.manifest.content} if union else found


def _noted(lines: list[str]) -> dict[str, str]:
    """What a server was sent before."""
    return {found[1]: found[2] for line in lines if (found := _NOTE.match(line))}


class _Sender:
    """Sends graph after graph and keeps the note."""

    def __init__(self, graph: GraphDirectory, target: Target, note: str, there: Mapping[str, str]) -> None:
        self._engine = _store(graph)
        self._target = target
        self._note = note
        self._there = dict(there)

    def all(self, names: Sequence[str], wanted: Mapping[str, str], progress: Progress) -> None:
        """Send or remove graph after graph; what is about to change is first taken from the note."""
        done = 0
        try:
            for done, name in enumerate(names):
                if done % _EVERY == 0:
                    self.remember()
                self.do(name, wanted.get(name, ""))
                progress(done + 1, len(names))
            if names:
                self.remember()
        except GraphError as error:
            raise GraphError(f"{error}; {done} of {len(names)} graphs were sent, the same command goes on from there") from error

    def do(self, name: str, digest: str) -> None:
        """Send a graph, or remove it where it has no hash."""
        default = name == f"{self._note}/{_DEFAULT}"
        iri = "" if default else name
        if digest:
            self._target.replace(iri, self._lines(ox.DefaultGraph() if default else ox.NamedNode(name)))
            self._there[name] = digest
        else:
            self._target.drop(iri)
            del self._there[name]

    def remember(self) -> None:
        """Note on the server what it has."""
        self._target.replace(self._note, [f'<{name}> <{DCTERMS.identifier}> "{d}" .' for name, d in sorted(self._there.items())])

    def _lines(self, graph: ox.DefaultGraph | ox.NamedNode) -> list[str]:
        triples = (q.triple for q in self._engine.quads_for_pattern(None, None, None, graph))
        return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode().splitlines()


def _store(graph: GraphDirectory) -> ox.Store:
    return store.engine(files.generation(graph.path, graph.manifest.generation))
