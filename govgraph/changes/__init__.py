"""What changed between two days of one graph, or between two graphs, each change with the words that prove it."""

from __future__ import annotations

from dataclasses import replace

from govgraph.changes.compare import compare
from govgraph.changes.model import KINDS, Change, Difference, Kind, Proof, View
from govgraph.changes.state import State, endings, lines, state
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
    known = lines(records, statements)
    before, after = (state(records, statements, day, graph.quote, known) for day in (start, end))
    return Difference(_view(graph, before), _view(graph, after), tuple(compare(before, after)))


def graphs(before: GraphDirectory, after: GraphDirectory) -> Difference:
    """What is otherwise in a second graph, each as of its latest document; what it says of documents of the first counts."""
    held = [(g.records(), g.statements()) for g in (before, after)]
    records = list({r.id: r for own, _ in held for r in own}.values())
    statements = list({s.id: s for _, own in held for s in own}.values())
    known = lines(records, statements)
    old, new = (state(*own, "", g.quote, known) for own, g in zip(held, (before, after), strict=True))
    ended = {d: e for d, e in endings(records, statements, new.as_of).items() if d in old.dated and d not in new.dated and e.by}
    changes = compare(old, replace(new, ended={**new.ended, **ended}))
    return Difference(_view(before, old), _view(after, new), tuple(changes))


def _view(graph: GraphDirectory, held: State) -> View:
    return View(str(graph.path), graph.manifest.content, held.as_of, len(held.dated), len(held.dated) - len(held.ended))
