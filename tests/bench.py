"""Speed: text to statements against jieba's segmentation of the same text, our store against rdflib's own.

Run by `make bench`; takes a gazette as argument, else the shared one, else the sample.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from rdflib import Dataset

from govgraph import build, directory, documents, pipeline, queries, query, readers, resolve, resources
from govgraph import store as stores
from govgraph.exports import rdf

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "lvliang-gazette-2019-3.txt"
ROUNDS = 5
QUESTIONS = ("leads-most", "tasks-with-several-leads", "busiest-people", "tasks-without-lead")


def best(work: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def extraction(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    text = readers.read(path).text
    nlp = pipeline.load()

    def read() -> None:
        resolve.resolve(pipeline.extract(d, nlp) for d in documents.split(readers.read(path)))

    segmented = best(lambda: list(jieba.cut(text)), clock=time.process_time)
    ours = best(read, clock=time.process_time)
    print(f"{len(text):,} characters of {path.name}, one core, best of {ROUNDS}:")
    print(f"  jieba.cut            {segmented:6.2f} s")
    print(f"  text to statements   {ours:6.2f} s   {segmented / ours:.2f} times as fast (wanted: 0.5, better 1)")


def storage(path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        build.build([path], Path(scratch) / "graph", build.Options())
        graph = directory.open(Path(scratch) / "graph")
        lines = rdf.lines(graph)
        parsed = Dataset(default_union=True)
        memory = best(lambda: parsed.parse(data="\n".join(lines), format="nquads"), 1)
        names = iter(range(ROUNDS))
        disk = best(lambda: stores.write(Path(scratch) / f"store{next(names)}", [], [lines]), 3)
        print(f"{len(lines):,} quads:")
        print(f"  rdflib's memory store, parse {memory:6.2f} s")
        print(f"  Oxigraph on disk, load       {disk:6.2f} s   {memory / disk:.1f} times as fast (wanted: 4)")
        dataset = graph.dataset()
        for name in QUESTIONS:
            text = query.prepare(dataset, queries.text_of(name), {}, "")
            slow = best(lambda text=text: list(parsed.query(text)), 1)  # type: ignore[misc]
            fast = best(lambda text=text: list(dataset.query(text)), 3)  # type: ignore[misc]
            print(f"  {name:28} {slow:6.2f} s and {fast:.3f} s   {slow / fast:.0f} times as fast (wanted: 10)")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not path.exists():
        path = next((resources.data() / "sample").glob("*.txt"))
    extraction(path)
    storage(path)


if __name__ == "__main__":
    main()
