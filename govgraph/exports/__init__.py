"""Exports: the graph in the formats that other programs read. Each is a function from a graph to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govgraph import description, network
from govgraph.directory import GraphDirectory
from govgraph.exports import jsonld, networks, rdf, tables
from govgraph.network import Network

Writer = Callable[[GraphDirectory], bytes]
NETWORK = "task-agency"  #: the network that is exported unless another kind is named

_WHOLE: dict[str, Writer] = {
    "statements": tables.csv,
    "trig": rdf.trig,
    "ttl": rdf.turtle,
    "nt": rdf.ntriples,
    "nq": rdf.nquads,
    "jsonld": jsonld.graph,
    "jsonld-context": jsonld.context,
    "void": description.turtle,
    "parquet": tables.parquet,
    "xlsx": tables.xlsx,
}
_NETWORKS: dict[str, Callable[[Network], bytes]] = {
    "graphml": networks.graphml,
    "gexf": networks.gexf,
    "pajek": networks.pajek,
    "ucinet": networks.ucinet,
    "csv-edges": networks.edges,
    "csv-nodes": networks.nodes,
}
FORMATS: tuple[str, ...] = (*_WHOLE, *_NETWORKS)
KINDS: Mapping[str, str] = network.KINDS


def export(graph: GraphDirectory, form: str, kind: str = NETWORK) -> bytes:
    """The graph in a format; of the formats for networks, the network of a kind."""
    if form in _WHOLE:
        return _WHOLE[form](graph)
    return _NETWORKS[form](network.network(graph.statements(), kind))


def of_network(form: str) -> bool:
    """Whether a format holds a network rather than the whole graph."""
    return form in _NETWORKS
