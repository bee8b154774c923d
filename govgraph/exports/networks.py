"""A network in the files of network programs: Gephi, Pajek, UCINET, and edge lists; sorted, without clock."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import networkx as nx

from govgraph.network import Network

_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"| name=""(?=>)')  #: and an attribute that the format does not know
#: UCINET and Pajek end a label at a quote, UCINET also at a comma outside quotes, which some of its readers ignore.
_QUOTES = str.maketrans({'"': "”", ",": "，", "\n": " ", "\r": " "})
_LONGEST = 200  #: characters of a label; UCINET reads 255


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
    out = io.BytesIO()
    nx.write_gexf(named, out, encoding="utf-8")
    return _CLOCK.sub(b"", out.getvalue()) + b"\n"


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
    """UCINET DL: all labels, so that nodes without ties are there as well, and an edge list by their numbers."""
    nodes = _by_mode(network)
    names = _names(network, nodes)
    if network.graph.get("modes") == 2:
        first, second = ([n for n in nodes if network.nodes[n].get("mode", 0) == mode] for mode in (0, 1))
        head = [f"dl nr={len(first)}, nc={len(second)}, format=edgelist2"]
        head += ["row labels:", *(f'"{names[n]}"' for n in first), "column labels:", *(f'"{names[n]}"' for n in second)]
        numbers = {n: i for group in (first, second) for i, n in enumerate(group, start=1)}
        ties = [(a, b) if network.nodes[a].get("mode", 0) == 0 else (b, a) for a, b in network.edges]
    else:
        head = [f"dl n={len(nodes)}, format=edgelist1", "labels:", *(f'"{names[n]}"' for n in nodes)]
        numbers = {n: i for i, n in enumerate(nodes, start=1)}
        ties = list(network.edges)
        ties += [] if network.is_directed() else [(b, a) for a, b in ties]
    rows = sorted((numbers[a], numbers[b], network.get_edge_data(a, b).get("weight", 1)) for a, b in ties)
    return ("\n".join([*head, "data:", *(f"{a} {b} {weight}" for a, b, weight in rows)]) + "\n").encode()


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
    plain = {n: (network.nodes[n].get("name") or n).translate(_QUOTES)[:_LONGEST] for n in nodes}
    seen = Counter(plain.values())
    return {n: name if seen[name] == 1 else f"{name} [{n.translate(_QUOTES)[-_LONGEST // 4 :]}]" for n, name in plain.items()}
