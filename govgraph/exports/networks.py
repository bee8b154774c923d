"""A network in the files of network programs: Gephi, Pajek, UCINET, and edge lists; sorted, without clock."""

from __future__ import annotations

import csv
import io
import re

import networkx as nx

from govgraph.network import Network

_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')
_QUOTES = str.maketrans({'"': "”", "\n": " ", "\r": " "})


def graphml(network: Network) -> bytes:
    """GraphML."""
    out = io.BytesIO()
    nx.write_graphml(_plain(network), out, encoding="utf-8")
    return out.getvalue() + b"\n"


def gexf(network: Network) -> bytes:
    """GEXF, for Gephi; nodes carry their names as labels."""
    named = _plain(network)
    for _, data in named.nodes(data=True):
        data["label"] = data.get("name", "")
    text = "\n".join(nx.generate_gexf(named, encoding="utf-8"))
    return (_CLOCK.sub("", text) + "\n").encode()


def pajek(network: Network) -> bytes:
    """Pajek: names as labels; in a network of two modes the first are ellipses and come first, the second boxes."""
    nodes = _by_mode(network)
    numbers = {node: i for i, node in enumerate(nodes, start=1)}
    names = _names(network, nodes)
    shapes = {n: "box" if network.nodes[n].get("mode", 0) else "ellipse" for n in nodes}
    rows = [f"*Vertices {len(nodes)}", *(f'{numbers[n]} "{names[n]}" 0.0 0.0 {shapes[n]}' for n in nodes)]
    rows += ["*Arcs" if network.is_directed() else "*Edges"]
    rows += [f"{numbers[a]} {numbers[b]} {data.get('weight', 1)}" for a, b, data in network.edges(data=True)]
    return ("\n".join(rows) + "\n").encode()


def ucinet(network: Network) -> bytes:
    """UCINET DL: an edge list with embedded labels, of one mode or two."""
    nodes = _by_mode(network)
    names = _names(network, nodes)
    if network.graph.get("modes") == 2:
        first = [n for n in nodes if network.nodes[n].get("mode", 0) == 0]
        head = f"dl nr={len(first)}, nc={len(nodes) - len(first)}, format=edgelist2"
        edges = [(a, b) if network.nodes[a].get("mode", 0) == 0 else (b, a) for a, b in network.edges]
    else:
        head, edges = f"dl n={len(nodes)}, format=edgelist1", list(network.edges)
        edges += [] if network.is_directed() else [(b, a) for a, b in edges]
    rows = [head, "labels embedded", "data:"]
    rows += sorted(f'"{names[a]}" "{names[b]}" {network.get_edge_data(a, b).get("weight", 1)}' for a, b in edges)
    return ("\n".join(rows) + "\n").encode()


def edges(network: Network) -> bytes:
    """Edges as CSV: ids and names of both ends, weight, role."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("source", "target", "source_name", "target_name", "weight", "role"))
    for a, b, data in network.edges(data=True):
        names = (network.nodes[n].get("name", "") for n in (a, b))
        writer.writerow((a, b, *names, data.get("weight", 1), data.get("role", "")))
    return out.getvalue().encode()


def nodes(network: Network) -> bytes:
    """Nodes as CSV: id, name, kind, place, mode."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "name", "kind", "place", "mode"))
    for node, data in network.nodes(data=True):
        writer.writerow((node, *(data.get(k, "") for k in ("name", "kind", "place", "mode"))))
    return out.getvalue().encode()


def _plain(network: Network) -> Network:
    """A copy that holds only what the XML formats can: texts and numbers."""
    copy = network.__class__()
    copy.add_nodes_from((n, {k: v for k, v in d.items() if isinstance(v, str | int | float)}) for n, d in network.nodes(data=True))
    copy.add_edges_from(
        (a, b, {k: v for k, v in d.items() if isinstance(v, str | int | float)}) for a, b, d in network.edges(data=True)
    )
    return copy


def _by_mode(network: Network) -> list[str]:
    return sorted(network.nodes, key=lambda n: (network.nodes[n].get("mode", 0), n))


def _names(network: Network, nodes: list[str]) -> dict[str, str]:
    """A label of its own for each node: its name, with its id where others bear the same."""
    plain = {n: (network.nodes[n].get("name") or n).translate(_QUOTES) for n in nodes}
    seen: dict[str, int] = {}
    for name in plain.values():
        seen[name] = seen.get(name, 0) + 1
    return {n: name if seen[name] == 1 else f"{name} [{n.translate(_QUOTES)}]" for n, name in plain.items()}
