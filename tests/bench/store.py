"""The store against rdflib's own in memory, for loading and for every bundled query; and every query on a thousand documents."""

from __future__ import annotations

import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from statistics import geometric_mean

from rdflib import Dataset
from rdflib.query import ResultRow

from govgraph import build, directory, query
from govgraph import store as stores
from govgraph.directory import GraphDirectory
from govgraph.exports import rdf
from govgraph.query import library, sparql
from govgraph.store import Queryable
from tests import generator
from tests.bench.rows import ROUNDS, Given, Row, best

GAZETTES = 84  #: of twelve documents each: a thousand
LOADED = 200_000  #: quads that are loaded into both
PEER = "rdflib in memory"
#: What there is most about, for each parameter that must be given: the hardest value.
_MOST = {
    "agency": "?s cv:hasParticipant ?x . ?x a gov:Agency",
    "document": "?s gov:statedIn ?x",
    "thing": "?s cv:hasParticipant ?x . ?x a gov:Agency",
}
_WORD = "安全"


def rows(given: Given) -> Iterator[Row]:
    """A thousand documents in ours, a part of them loaded into both, and one gazette asked in both."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        build.build([given.path], folder / "graph", build.Options())
        yield from compared(directory.open(folder / "graph"))
        build.build([generator.gazettes(folder / "many", GAZETTES)], folder / "large", build.Options())
        large = directory.open(folder / "large")
        yield loading(rdf.lines(large), folder)
        yield from alone(large)


def loading(lines: list[str], scratch: Path) -> Row:
    """The first graphs of some lines of N-Quads to disk, ready to be asked."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        graphs[line.rpartition(" <")[2]].append(line)
    taken: list[list[str]] = []
    while sum(map(len, taken)) < LOADED and graphs:
        taken.append(graphs.popitem()[1])
    names = iter(range(ROUNDS))
    data = "\n".join(chain.from_iterable(taken))
    slow = best(lambda: Dataset(default_union=True).parse(data=data, format="nquads"), 1)
    fast = best(lambda: stores.write(scratch / f"store{next(names)}", taken), 3)
    return Row("load into the store", f"{sum(map(len, taken)):,} quads", fast, "s", PEER, slow)


def compared(graph: GraphDirectory) -> Iterator[Row]:
    """Each query with its answer as Python values, beside the same in rdflib's store; the answers are the same."""
    lines = rdf.lines(graph)
    size, peer = f"{len(lines):,} quads", Dataset(default_union=True).parse(data="\n".join(lines), format="nquads")
    asked = list(questions(graph.dataset()))
    found = [Row(f"query {name}", size, *_both(graph.dataset(), peer, text)) for name, text in asked]
    yield from found
    mean, theirs = geometric_mean(r.figure for r in found), geometric_mean(r.peer_figure for r in found)
    yield Row("queries, geometric mean", size, mean, "s", PEER, theirs)
    least = min(found, key=lambda r: r.ratio)
    yield Row(f"queries, least: {least.name.removeprefix('query ')}", size, least.figure, "s", PEER, least.peer_figure)


def _both(ours: Queryable, theirs: Dataset, text: str) -> tuple[float, str, str, float]:
    answers: list[Counter[tuple[object, ...]]] = []
    slow = _timed(lambda: [row for row in theirs.query(text) if isinstance(row, ResultRow)], answers)
    fast = best(lambda: query.run(ours, text).dicts())
    if answers[0] != Counter(query.run(ours, text).rows):
        raise AssertionError(f"the two engines answer differently:\n{text}")
    return fast, "s", PEER, slow


def _timed(work: Callable[[], list[ResultRow]], answers: list[Counter[tuple[object, ...]]]) -> float:
    """Seconds of one run, whose answer is kept."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    answers.append(Counter(tuple(row) for row in found))
    return seconds


def alone(graph: GraphDirectory) -> Iterator[Row]:
    """Each query over everything that it may be asked of."""
    dataset, size = graph.dataset(), f"{len(graph.manifest.documents)} documents"
    found = [Row(f"query {name}", size, best(lambda t=text: query.run(dataset, t).dicts(), 2), "s") for name, text in questions(dataset)]  # type: ignore[misc]
    yield from found
    slowest = max(found, key=lambda r: r.figure)
    yield Row(f"queries, slowest: {slowest.name.removeprefix('query ')}", size, slowest.figure, "s")


def questions(dataset: Queryable) -> Iterator[tuple[str, str]]:
    """Each bundled query as it is asked of everything, or of what there is most about."""
    for found in library.bundled().values():
        needed = {p.name: _hardest(dataset, p.name) for p in found.parameters if not p.default}
        yield found.name, query.prepare(dataset, found.name, needed)


def _hardest(dataset: Queryable, parameter: str) -> str:
    if parameter == "word":
        return _WORD
    pattern = _MOST[parameter]
    ((thing,),) = sparql.select(dataset, f"SELECT ?x {{ {pattern} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT 1")
    return str(thing)
