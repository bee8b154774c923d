"""What changed between two days of one graph, or between two graphs, each change with the words that prove it."""

from __future__ import annotations

from govgraph.changes.compare import compare
from govgraph.changes.model import KINDS, Change, Difference, Kind, Proof, View
from govgraph.changes.state import State, state
from govgraph.directory import GraphDirectory
from govgraph.errors import UsageError
from govgraph.graph import dates

__all__ = ["KINDS", "Change", "Difference", "Kind", "Proof", "State", "View", "between", "graphs", "state"]


def between(graph: GraphDirectory, start: str, end: str) -> Difference:
    """What changed in a graph from one day to a later one: 2019, 2019-06, 2019-06-30."""
    for day in filter(None, (start, end)):
        if not dates.last(day):
            raise UsageError(f"{day} is no date; write it as 2019-06-30, 2019-06 or 2019")
    if not start or (end and dates.last(end) < dates.last(start)):
        raise UsageError("the first day must be given, and not be later than the second: --from 2019-06-30 --to 2020-06-30")
    records, statements = graph.records(), graph.statements()
    before, after = (state(records, statements, day, graph.quote) for day in (start, end))
    return Difference(_view(graph, before), _view(graph, after), tuple(compare(before, after)))


def graphs(before: GraphDirectory, after: GraphDirectory) -> Difference:
    """What is otherwise in a second graph, each as of its latest document."""
    old, new = (state(g.records(), g.statements(), "", g.quote) for g in (before, after))
    return Difference(_view(before, old), _view(after, new), tuple(compare(old, new)))


def _view(graph: GraphDirectory, held: State) -> View:
    return View(str(graph.path), graph.manifest.content, held.as_of, len(held.dated), len(held.dated) - len(held.ended))
