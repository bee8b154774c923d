"""What notebooks use: a graph opened by its path, its statements and answers as pandas tables, its networks as networkx graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import directory, lookup, network, queries, query, show
from govgraph.directory import GraphDirectory
from govgraph.errors import UsageError
from govgraph.lookup import Thing
from govgraph.model import RELATIONS
from govgraph.show import Portrait
from govgraph.statements import COLUMNS

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to read: `govgraph.open("graph")`."""

    directory: GraphDirectory

    def statements(self, relation: str = "") -> pd.DataFrame:
        """The statements table with a column `quote`: all of it, or one relation.

        >>> graph.statements("assigns").groupby("role").size()  # doctest: +SKIP
        """
        if relation and relation not in RELATIONS:
            raise UsageError(f"there is no relation {relation!r}; known are {', '.join(RELATIONS)}")
        rows = [s for s in self.directory.statements() if relation in ("", s.relation)]
        return _pandas().DataFrame([{**asdict(s), "quote": self.directory.quote(s)} for s in rows], columns=[*COLUMNS, "quote"])

    def query(
        self, question: str, values: Mapping[str, str] | None = None, *, place: str = "", timeout: float | None = query.TIMEOUT
    ) -> pd.DataFrame:
        """The answer to SPARQL, `@file.rq`, or a bundled query with its parameters in `values`; stopped after `timeout` seconds.

        >>> graph.query("agency-duties", {"agency": "市民政局"})  # doctest: +SKIP
        """
        answer = query.ask(self.directory.path, question, values, place=place, timeout=timeout)
        return _pandas().DataFrame(answer.dicts(), columns=list(answer.variables))

    def questions(self) -> pd.DataFrame:
        """The bundled queries: what they ask, and their parameters."""
        rows = [
            (q.name, q.topic, q.question_zh, q.question_en, ", ".join(p.name for p in q.parameters))
            for q in queries.bundled().values()
        ]
        return _pandas().DataFrame(rows, columns=["name", "topic", "question_zh", "question_en", "parameters"])

    def find(self, name: str, place: str = "") -> list[Thing]:
        """The things of that id or name; several where several are called so."""
        return lookup.find(self.directory.dataset(), name, place)

    def show(self, name: str, place: str = "") -> Portrait:
        """All that is known of the one thing of that id or name."""
        return show.show(self.directory.dataset(), name, place)

    def network(self, kind: str = "co-assignment") -> network.Network:
        """A network of a kind that `network.KINDS` explains: task-agency, co-assignment, body-agency, interlock, citation …"""
        if kind not in network.KINDS:
            raise UsageError(f"there is no network {kind!r}; known are {', '.join(network.KINDS)}")
        return network.network(self.directory.statements(), kind)


def open(path: str | Path) -> Graph:  # noqa: A001
    """Open the graph in a directory; GraphError where there is none."""
    return Graph(directory.open(path))


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("tables need pandas: pip install 'govgraph[pandas]'") from error
    return pd
