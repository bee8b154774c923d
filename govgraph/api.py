"""What notebooks use: a graph opened by its path, its statements and answers as pandas tables, its networks as networkx graphs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import changes, description, directory, gaps, network, query, show
from govgraph.directory import GraphDirectory
from govgraph.errors import UsageError
from govgraph.model import RELATIONS
from govgraph.query import library, lookup
from govgraph.query.lookup import Thing
from govgraph.show import Portrait
from govgraph.statements import COLUMNS

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to read: `govgraph.open("graph")`."""

    directory: GraphDirectory

    @property
    def content(self) -> str:
        """The version of the graph: a hash of its quads."""
        return self.directory.manifest.content

    @property
    def citation(self) -> str:
        """How to cite it."""
        return description.citation(self.directory.manifest)

    def statements(self, relation: str = "") -> pd.DataFrame:
        """The statements table with a column `quote`: all of it, or one relation.

        >>> graph.statements("assigns").groupby("role").size()  # doctest: +SKIP
        """
        if relation and relation not in RELATIONS:
            raise UsageError(f"there is no relation {relation!r}; known are {', '.join(RELATIONS)}")
        rows = [s for s in self.directory.statements() if relation in ("", s.relation)]
        return _pandas().DataFrame([{**asdict(s), "quote": self.directory.quote(s)} for s in rows], columns=[*COLUMNS, "quote"])

    def query(
        self, question: str, values: Mapping[str, str] | None = None, *, place: str = "", timeout: float | None = query.TIMEOUT,
        **parameters: str,
    ) -> pd.DataFrame:
        """The answer to SPARQL, `@file.rq`, or a bundled query; stopped after `timeout` seconds.

        Parameters of a bundled query go by name, or in `values` where Python has other uses for the name (`from`).

        >>> graph.query("agency-duties", agency="市民政局")  # doctest: +SKIP
        """
        answer = query.ask(self.directory.path, question, {**(values or {}), **parameters}, place=place, timeout=timeout)
        return _pandas().DataFrame(answer.dicts(), columns=list(answer.variables))

    def questions(self) -> pd.DataFrame:
        """The bundled queries: what they ask, and their parameters."""
        rows = [
            (q.name, q.topic, q.question_zh, q.question_en, ", ".join(p.name for p in q.parameters))
            for q in library.bundled().values()
        ]
        return _pandas().DataFrame(rows, columns=["name", "topic", "question_zh", "question_en", "parameters"])

    def find(self, name: str, place: str = "") -> list[Thing]:
        """The things of that id or name; several where several are called so."""
        return lookup.find(self.directory.dataset(), name, place)

    def show(self, name: str, place: str = "") -> Portrait:
        """All that is known of the one thing of that id or name."""
        return show.show(self.directory.dataset(), name, place)

    def network(self, kind: str = "co-assignment", documents: Collection[str] = ()) -> network.Network:
        """A network of a kind that `network.KINDS` explains: task-agency, co-assignment, body-agency, interlock, citation …

        `documents` are the numbers of those to read it from; all where none is named.
        """
        if kind not in network.KINDS:
            raise UsageError(f"there is no network {kind!r}; known are {', '.join(network.KINDS)}")
        rows = [s for s in self.directory.statements() if not documents or s.document in documents]
        return network.network(rows, kind)

    def gaps(self, *indicators: str) -> pd.DataFrame:
        """The findings on coordination: indicator, severity, facts, documents and the first quote; of some indicators by id."""
        texts = {i.name: self.directory.source(i.digest).text for i in self.directory.manifest.inputs}
        corpus = gaps.Corpus(self.directory.statements(), gaps.Quotes(texts))
        rows = [
            {
                "indicator": j.indicator.id, "title": j.indicator.title["zh"], "severity": g.severity, "facts": dict(g.facts),
                "documents": "、".join(g.documents), "quote": corpus.quote(g.evidence[0]) if g.evidence else "",
            }
            for j in gaps.judge(corpus, gaps.chosen(indicators)) for g in j.gaps
        ]  # fmt: skip
        return _pandas().DataFrame(rows, columns=["indicator", "title", "severity", "facts", "documents", "quote"])

    def changes(self, start: str, end: str = "") -> pd.DataFrame:
        """What changed from one day to another (to the latest document where none is given): a row a proof, with its quote.

        >>> graph.changes("2021-12", "2023-12")  # doctest: +SKIP
        """
        rows = [
            (c.kind, c.name, c.how, p.side, p.says, p.date, p.statement.document, p.quote)
            for c in changes.between(self.directory, start, end).changes
            for p in c.proofs
        ]
        return _pandas().DataFrame(rows, columns=["kind", "name", "how", "side", "says", "date", "document", "quote"])


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a network."""

    whole: pd.Series[Any]  #: density, centralisation, core and periphery, cliques …
    nodes: pd.DataFrame  #: a row a node: degree, betweenness, core, community …
    notes: tuple[str, ...]  #: what was estimated or left out because the network is large


def measure(graph: network.Network) -> Measured:
    """Measure a network, or a part of one (`network.subgraph(…)`)."""
    pd = _pandas()
    found = network.measure(graph)
    return Measured(pd.Series(found.whole, name=found.kind), pd.DataFrame([asdict(n) for n in found.nodes]), found.notes)


def open(path: str | Path) -> Graph:  # noqa: A001
    """Open the graph in a directory; GraphError where there is none."""
    return Graph(directory.open(path))


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("tables need pandas: pip install 'govgraph[pandas]'") from error
    return pd
