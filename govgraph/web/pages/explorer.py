"""The explorer: the page, its data, and what can be taken away from it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from govgraph import lexicon, statements
from govgraph.exports import networks
from govgraph.gaps import Lang
from govgraph.model import ROLES, Statement
from govgraph.network import SEED
from govgraph.views.scene import KINDS, Scene, Tie
from govgraph.web.addresses import Addresses, statement
from govgraph.web.exploring import DEFAULT, LEVELS, MOST, Part, Wanted, part
from govgraph.web.holdings import Holdings
from govgraph.web.live import Snapshot
from govgraph.web.rendering import word

QUOTES = 12  #: passages of a tie that are shown


def view(snapshot: Snapshot, query: Mapping[str, str], asked: Wanted, lang: Lang) -> dict[str, Any]:
    """What the page shows beside the drawing."""
    look = lexicon.load("view")
    holdings = snapshot.holdings
    return {
        "asked": asked,
        "asked_path": {k: query.get(k, "") for k in ("from", "to")},
        "shows": [(k, word(f"show_{k}", lang)) for k in KINDS],
        "node_kinds": [(k, v[lang]) for k, v in look["nodes"].items()],
        "tie_kinds": [(k, v[lang]) for k, v in look["ties"].items()],
        "roles": [(r, look["roles"][r][lang]) for r in ROLES],
        "levels": [(v, word(f"level_{v}", lang)) for v in LEVELS],
        "documents": sorted(((r.date, r.id, r.title or r.key) for r in holdings.records.values()), reverse=True),
        "focus_name": _name(holdings, asked.focus),
        "path_names": [_name(holdings, query.get(k, "")) for k in ("from", "to")],
        "look": {g: {k: {**s, "name": s[lang]} for k, s in look[g].items()} for g in ("nodes", "ties")},
        "default": ",".join(DEFAULT),
        "most": MOST,
        "seed": SEED,
    }


def _name(holdings: Holdings, thing: str) -> str:
    found = holdings.things.get(thing)
    return found.name if found else thing


def data(snapshot: Snapshot, asked: Wanted, lang: Lang, links: Addresses) -> dict[str, Any]:
    """The drawing: things and ties with all that is needed to draw them."""
    shown = part(snapshot, asked)
    nodes = sorted(shown.scene.nodes)
    index = {n: i for i, n in enumerate(nodes)}
    return {
        "nodes": [_node(snapshot, shown, n, links) for n in nodes],
        "ties": [_tie(shown.scene.ties[k], index, lang) for k in sorted(shown.scene.ties)],
        "path": shown.path,
        "missing": shown.missing,
        "leftOut": shown.left_out,
        "noPath": bool(asked.path) and not shown.path,
    }


def _node(snapshot: Snapshot, shown: Part, thing: str, links: Addresses) -> dict[str, Any]:
    node, label = shown.scene.nodes[thing], shown.labels[thing]
    x, y = shown.at[thing]
    known = thing in snapshot.holdings.things
    return {
        "id": thing, "name": node.name, "kind": node.kind, "label": label.wrapped, "size": label.mark, "text": label.text_size,
        "weight": label.weight, "x": round(x, 1), "y": round(y - label.rise, 1), "href": links.thing(thing) if known else "",
    }  # fmt: skip


def _tie(tie: Tie, index: Mapping[str, int], lang: Lang) -> list[Any]:
    width = round(1 + 1.6 * math.log2(max(tie.weight, 1)), 2)
    return [index[tie.source], index[tie.target], tie.kind, tie.weight, width, int("lead" in tie.counts), says(tie.kind, tie.counts, lang)]


def says(kind: str, counts: Counter[str], lang: Lang) -> str:
    """What a line stands for: 承担任务：牵头2、配合3."""
    look = lexicon.load("view")
    roles = [(look["roles"].get(r, {}).get(lang, r), n if n > 1 or r in look["roles"] else "") for r, n in counts.most_common(5) if r]
    what: str = look["ties"][kind][lang]
    return f"{what}：{'、'.join(f'{r}{n}' for r, n in roles)}" if roles else what


def details(snapshot: Snapshot, asked: Wanted, thing: str, other: str, lang: Lang, links: Addresses) -> list[dict[str, Any]]:
    """The ties of a thing (with another) and their passages, the strongest first."""
    shown = part(snapshot, asked).scene
    ties = [t for t in shown.ties.values() if thing in (t.source, t.target) and (not other or other in (t.source, t.target))]
    ordered = sorted(ties, key=lambda t: (-t.weight, t.source, t.target, t.kind))
    return [_detail(snapshot.holdings, shown, t, thing, lang, links) for t in ordered[:60]]


def _detail(holdings: Holdings, shown: Scene, tie: Tie, thing: str, lang: Lang, links: Addresses) -> dict[str, Any]:
    other = tie.target if tie.source == thing else tie.source
    found = _spans(tie)
    return {
        "id": other, "name": shown.nodes[other].name, "kind": shown.nodes[other].kind, "says": says(tie.kind, tie.counts, lang),
        "quotes": passages(holdings, tie, lang, links), "more": max(0, len(found) - QUOTES),
    }  # fmt: skip


def passages(holdings: Holdings, tie: Tie, lang: Lang, links: Addresses) -> list[list[str]]:
    """The passages of a tie: words, where they stand, and the address."""
    return [_quote(holdings, s, lang, links) for s in _spans(tie)[:QUOTES]]


def _spans(tie: Tie) -> list[Statement]:
    """The statements of a tie, one a passage, in the order of the text."""
    spans = {(s.source, s.start, s.end): s for s in reversed(tie.statements)}
    return sorted(spans.values(), key=lambda s: (s.source, s.start))


def _quote(holdings: Holdings, s: Statement, lang: Lang, links: Addresses) -> list[str]:
    where = " ".join(filter(None, (s.document, s.place, word("line", lang, n=s.line) if s.line else "")))
    return [holdings.quote(s), where, statement(links, s)]


def rows(snapshot: Snapshot, asked: Wanted, chosen: Iterable[str] = ()) -> str:
    """The statements behind the drawing, or behind the ties of what is chosen in it, as a table."""
    picked = set(chosen)
    ties = part(snapshot, asked).scene.ties.values()
    ids = {s.id for t in ties if not picked or picked & {t.source, t.target} for s in t.statements}
    return statements.dumps(s for s in snapshot.holdings.statements if s.id in ids)


def gexf(snapshot: Snapshot, asked: Wanted) -> bytes:
    """The drawing for Gephi, with its places."""
    shown = part(snapshot, asked)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing, node in sorted(shown.scene.nodes.items()):
        x, y = shown.at[thing]
        graph.add_node(thing, name=node.name, kind=node.kind, place=node.place, x=float(x), y=float(y))
    for tie in (shown.scene.ties[k] for k in sorted(shown.scene.ties)):
        graph.add_edge(tie.source, tie.target, kind=tie.kind, weight=tie.weight)
    return networks.gexf(graph)
