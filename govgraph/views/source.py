"""Makes the view of a graph directory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from govgraph import directory
from govgraph.errors import GraphError
from govgraph.gaps import Lang, Quotes
from govgraph.query import lookup
from govgraph.views.page import page
from govgraph.views.scene import DEFAULT, KINDS, Scene, scene

MOST = 400  #: things that can be read at once


def of(path: Path, *, kinds: Iterable[str] = (), focus: str = "", place: str = "", lang: Lang = "zh") -> tuple[str, Scene]:
    """The page that shows a graph, or what is around one thing in it, and the scene on it."""
    graph = directory.open(path)
    wanted, statements = tuple(kinds), graph.statements()
    shown = scene(statements, wanted or (("all",) if focus else DEFAULT))
    thing = ""
    if focus:
        thing = _in_scene(shown, lookup.one(graph.dataset(), focus, place), wanted)
        shown = shown.around(thing)
    elif "all" not in wanted:
        shown = shown.heaviest(MOST)
    passages = Quotes({i.name: graph.source(i.digest).text for i in graph.manifest.inputs})
    return page(shown, passages, lang, focus=thing), shown


def _in_scene(shown: Scene, found: lookup.Thing, wanted: tuple[str, ...]) -> str:
    """The node that stands for a thing; an office stands within its body, a programme for the document that issues it."""
    tail = found.id.partition("/")[2]
    for candidate in (found.id, f"body/{tail.removesuffix('办公室')}", f"document/{tail}"):
        if candidate in shown.nodes:
            return candidate
    kinds, known = ",".join(wanted) or "all", ", ".join(KINDS)
    raise GraphError(f"{found.label} ({found.id}) takes part in nothing that --kind {kinds} shows; kinds are {known}")
