"""Where graphs can be sent: a SPARQL 1.1 Graph Store, or an endpoint for SPARQL 1.1 Update."""

from __future__ import annotations

import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from govgraph.remote.http import Client, RefusedError

_LINES = 2_000  #: triples of one update; servers limit how long its text may be
_POSTED = 50_000  #: triples of one request to a graph store
_MISSING = 404


class Target(Protocol):
    """What is done to the graphs of a server; `graph` is the IRI of a named graph, empty for the default graph."""

    def read(self, graph: str) -> list[str]:
        """The triples of a graph as lines of N-Triples; none where there is no such graph."""

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Make a graph hold exactly these lines of N-Triples."""

    def drop(self, graph: str) -> None:
        """Remove a graph."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol: http://localhost:7878/store, http://localhost:3030/ds/data."""

    url: str
    client: Client = field(default_factory=Client)

    def read(self, graph: str) -> list[str]:
        """GET."""
        try:
            data = self.client.send("GET", self._at(graph), headers={"Accept": "application/n-triples, text/plain;q=0.5"})
        except RefusedError as refused:
            if refused.status == _MISSING:
                return []
            raise
        return [line for line in data.decode("utf-8").splitlines() if line and not line.startswith("#")]

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """PUT, and POST where the graph is long."""
        for start in range(0, max(len(lines), 1), _POSTED):
            body = "".join(f"{line}\n" for line in lines[start : start + _POSTED]).encode()
            self.client.send("POST" if start else "PUT", self._at(graph), body, {"Content-Type": "application/n-triples"})

    def drop(self, graph: str) -> None:
        """DELETE."""
        try:
            self.client.send("DELETE", self._at(graph))
        except RefusedError as refused:
            if refused.status != _MISSING:
                raise

    def _at(self, graph: str) -> str:
        joint = "&" if "?" in self.url else "?"
        return self.url + joint + (f"graph={urllib.parse.quote(graph, safe='')}" if graph else "default")


@dataclass(frozen=True, slots=True)
class Update:
    """SPARQL 1.1 Update: http://localhost:7878/update, http://localhost:3030/ds/update; `query` answers what is there already."""

    url: str
    query: str = ""  #: the endpoint that answers; without it all is taken to be new
    client: Client = field(default_factory=Client)

    def read(self, graph: str) -> list[str]:
        """CONSTRUCT."""
        if not self.query:
            return []
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {_within(graph, '?s ?p ?o')} }}"
        body = urllib.parse.urlencode({"query": text}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/n-triples, text/plain;q=0.5"}
        return [line for line in self.client.send("POST", self.query, body, headers).decode("utf-8").splitlines() if line[:1] in "<_"]

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """DROP, then INSERT DATA; doing it twice is doing it once, for a graph holds a triple once."""
        self.drop(graph)
        for start in range(0, len(lines), _LINES):
            self._send(f"INSERT DATA {{ {_within(graph, chr(10).join(lines[start : start + _LINES]))} }}")

    def drop(self, graph: str) -> None:
        """DROP SILENT."""
        self._send(f"DROP SILENT {f'GRAPH <{graph}>' if graph else 'DEFAULT'}")

    def _send(self, text: str) -> None:
        self.client.send("POST", self.url, text.encode(), {"Content-Type": "application/sparql-update"})


def _within(graph: str, pattern: str) -> str:
    return f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern
