"""What the explorer shows: a part of the graph that an address describes, each thing at its place on the plane."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govgraph import divisions
from govgraph.model import Statement
from govgraph.network import SEED, layout, place_of
from govgraph.views.labels import Label, labels
from govgraph.views.scene import KINDS, Node, Scene, Tie, scene
from govgraph.web.holdings import Holdings
from govgraph.web.live import Snapshot

LEVELS = ("province", "prefecture", "county")
DEFAULT = ("assignments", "groups")
ADDED = 24  #: neighbours that expanding a thing adds
MOST = 2000  #: things that are shown where the address asks for no other number
_LIMIT = 8000  #: things that can be asked for
_LARGE = 500  #: things, above which a part keeps the places of the whole, where the whole is shown
_RING = 150.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of the graph, as an address describes it."""

    show: tuple[str, ...] = DEFAULT
    kinds: frozenset[str] = frozenset()  #: of things; all where none is named
    ties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    document: str = ""
    since: str = ""
    until: str = ""
    least: int = 1  #: weight of a tie
    focus: str = ""
    depth: int = 1
    path: tuple[str, ...] = ()  #: two things
    expand: tuple[str, ...] = ()
    most: int = MOST
    seed: int = SEED  #: of the layout


@dataclass(frozen=True, slots=True)
class Part:
    """A scene with everything in its place."""

    scene: Scene
    labels: Mapping[str, Label]
    at: Mapping[str, Point]
    path: tuple[str, ...] = ()
    missing: tuple[str, ...] = field(default=())  #: things asked for that are not there
    left_out: int = 0  #: things that are not shown because there are too many


def wanted(query: Mapping[str, str]) -> Wanted:
    """What an address asks for; what it has of nonsense is passed over."""
    show = tuple(k for k in KINDS if k in _listed(query, "show")) or (("all",) if query.get("focus") or query.get("from") else DEFAULT)
    ends = tuple(query.get(k, "").strip() for k in ("from", "to"))
    return Wanted(
        show, frozenset(_listed(query, "kind")), frozenset(_listed(query, "tie")), frozenset(_listed(query, "role")),
        frozenset(_listed(query, "level")), query.get("document", ""), query.get("since", ""), query.get("until", ""),
        _number(query, "min", 1), query.get("focus", "").strip(), min(_number(query, "depth", 1), 3), ends if all(ends) else (),
        tuple(i for i in query.get("expand", "").split("|") if i), max(1, min(_number(query, "most", MOST), _LIMIT)),
        _number(query, "seed", SEED),
    )  # fmt: skip


def _listed(query: Mapping[str, str], key: str) -> list[str]:
    return [v for v in query.get(key, "").split(",") if v]


def _number(query: Mapping[str, str], key: str, default: int) -> int:
    text = query.get(key, "")
    return min(int(text), 100_000) if text.isdecimal() and text.isascii() and len(text) < 7 else default


def part(snapshot: Snapshot, asked: Wanted) -> Part:
    """The part that was asked for; worked out once."""
    return snapshot.parts.get(asked, lambda: _part(snapshot, asked))


def _part(snapshot: Snapshot, asked: Wanted) -> Part:
    holdings = snapshot.holdings
    full = _filtered(_full(snapshot, asked), holdings, asked)
    ids = [_named(snapshot, full, name) for name in ((asked.focus,) if asked.focus else asked.path)]
    missing = tuple(n for n, i in zip((asked.focus,) if asked.focus else asked.path, ids, strict=True) if not i)
    path: tuple[str, ...] = ()
    base = full
    if asked.focus:
        base = _around(full, [i for i in ids if i], asked.depth)
    elif asked.path:
        path = shortest(full, *ids) if all(ids) else ()
        base = _around(full, path, 0)
    base = base.heaviest(asked.most, {*ids, *path})
    left_out, names = base.left_out, labels(base)
    at = _placed(snapshot, asked, base, names)
    if asked.expand:
        base, at = _expanded(full, base, at, asked.expand)
        names = labels(base)
    return Part(base, names, at, path, missing, left_out)


def _full(snapshot: Snapshot, asked: Wanted) -> Scene:
    """The view of all statements that are asked for; that of all there are is kept."""
    if asked.document or asked.since or asked.until or asked.roles:
        return scene(list(_kept(snapshot.holdings, asked)), asked.show)
    return snapshot.parts.get(("scene", asked.show), lambda: scene(snapshot.holdings.statements, asked.show))


def _kept(holdings: Holdings, asked: Wanted) -> Iterable[Statement]:
    for s in holdings.statements:
        date = holdings.date(s.document_id)
        if asked.document and s.document_id != asked.document:
            continue
        if (asked.since and date < asked.since) or (asked.until and date[: len(asked.until)] > asked.until):
            continue
        if asked.roles and s.relation != "document" and (s.relation != "assigns" or s.role not in asked.roles):
            continue
        yield s


def _filtered(made: Scene, holdings: Holdings, asked: Wanted) -> Scene:
    """Without the kinds, ties, levels and weights that were not asked for, and without what they leave alone."""
    if not (asked.kinds or asked.ties or asked.levels or asked.least > 1):
        return made
    nodes = {
        k: n for k, n in made.nodes.items()
        if (not asked.kinds or n.kind in asked.kinds) and (not asked.levels or level_of(holdings, k) in (*asked.levels, ""))
    }  # fmt: skip
    ties = {
        k: t for k, t in made.ties.items()
        if t.source in nodes and t.target in nodes and t.weight >= asked.least and (not asked.ties or t.kind in asked.ties)
    }  # fmt: skip
    return _made(nodes, ties)


def _made(nodes: dict[str, Node], ties: dict[tuple[str, str, str], Tie]) -> Scene:
    """A scene of some things and ties; things without ties are left out where there are ties at all."""
    tied = {end for t in ties.values() for end in (t.source, t.target)}
    result = Scene()
    result.nodes = {k: n for k, n in nodes.items() if k in tied}
    result.ties = ties
    return result


def level_of(holdings: Holdings, thing: str) -> str:
    """The level of a thing's jurisdiction; empty where its id tells none."""
    place = place_of(thing)
    if thing.startswith("document/"):
        record = holdings.records.get(thing.removeprefix("document/"))
        place = record.place[0] if record else ""
    return divisions.level(place) if place.isdigit() and place != "000000" else ""


def _named(snapshot: Snapshot, full: Scene, name: str) -> str:
    """The thing of the scene that a name or an id means; an office stands within its body, a programme for its document."""
    tail = name.partition("/")[2]
    for candidate in (name, f"body/{tail.removesuffix('办公室')}", f"document/{tail}"):
        if candidate in full.nodes:
            return candidate
    return next((t.id for t in snapshot.names.find(name, limit=40) if t.id in full.nodes), "")


def _around(full: Scene, start: Iterable[str], depth: int) -> Scene:
    near = _neighbours(full)
    seen = dict.fromkeys(start)
    edge = list(seen)
    for _ in range(depth):
        edge = list(dict.fromkeys(n for v in edge for n in near.get(v, ()) if n not in seen))
        seen.update(dict.fromkeys(edge))
    result = Scene()
    result.nodes = {k: n for k, n in full.nodes.items() if k in seen}
    result.ties = {k: t for k, t in full.ties.items() if t.source in seen and t.target in seen}
    return result


def _neighbours(full: Scene) -> dict[str, Counter[str]]:
    near: dict[str, Counter[str]] = {}
    for t in full.ties.values():
        near.setdefault(t.source, Counter())[t.target] += t.weight
        near.setdefault(t.target, Counter())[t.source] += t.weight
    return near


def shortest(full: Scene, first: str, last: str) -> tuple[str, ...]:
    """The shortest way between two things, the same each time; empty where there is none."""
    near, came = _neighbours(full), {first: ""}
    queue = deque([first])
    while queue and last not in came:
        here = queue.popleft()
        for n in sorted(near.get(here, ())):
            if n not in came:
                came[n] = here
                queue.append(n)
    if last not in came:
        return ()
    way = [last]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def _placed(snapshot: Snapshot, asked: Wanted, made: Scene, names: Mapping[str, Label]) -> Mapping[str, Point]:
    """Places of their own for a small part; a large one keeps those of the whole, so that a filter doesn't move it."""
    if len(made.nodes) > _LARGE and (at := _whole(snapshot, asked)):
        return at
    return _laid_out(made, names, asked.seed)


def _whole(snapshot: Snapshot, asked: Wanted) -> Mapping[str, Point]:
    """The places of everything in a view; none where there is more than is shown at once."""

    def work() -> Mapping[str, Point]:
        made = _full(snapshot, Wanted(show=asked.show))
        return _laid_out(made, labels(made), asked.seed) if len(made.nodes) <= asked.most else {}

    return snapshot.parts.get(("whole", asked.show, asked.seed, asked.most), work)


def prepare(snapshot: Snapshot) -> None:
    """Put everything in its place before anybody asks."""
    part(snapshot, Wanted())


def _laid_out(made: Scene, names: Mapping[str, Label], seed: int) -> Mapping[str, Point]:
    sizes = {n: (label.width, label.height) for n, label in names.items()}
    return layout(sizes, [(t.source, t.target, float(t.weight)) for t in made.ties.values()], seed=seed)


def _expanded(full: Scene, base: Scene, at: Mapping[str, Point], expand: Iterable[str]) -> tuple[Scene, Mapping[str, Point]]:
    """With the strongest neighbours of some things, put round them where the others stay."""
    near, places = _neighbours(full), dict(at)
    for thing in expand:
        if thing not in places:
            continue
        ranked = sorted(near.get(thing, Counter()).items(), key=lambda x: (-x[1], x[0]))
        fresh = [n for n, _ in ranked if n not in places][:ADDED]
        x, y = places[thing]
        for i, n in enumerate(fresh):
            ring, angle = _RING * (1 + i // 12), 2 * math.pi * (i % 12) / min(len(fresh), 12) + 0.26 * (i // 12)
            places[n] = (round(x + 1.3 * ring * math.cos(angle), 1), round(y + ring * math.sin(angle), 1))
    result = Scene()
    result.nodes = {k: n for k, n in full.nodes.items() if k in places}
    result.ties = {k: t for k, t in full.ties.items() if t.source in places and t.target in places}
    for k, node in base.nodes.items():
        result.nodes.setdefault(k, node)
    return result, places
