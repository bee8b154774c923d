"""Speed: text to statements against jieba and a bare spaCy, our store against rdflib's own, whole builds against their size.

Run by `make bench`: prints a table; `--json FILE` writes it as well, `--sizes 1,10,100` says how many gazettes to build,
a path names the gazette to read, else the shared one, else the sample.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rdflib import Dataset

from govgraph import build, directory, documents, pipeline, query, readers, resolve, resources
from govgraph import store as stores
from govgraph.exports import rdf
from govgraph.query import library
from tests import generator

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "lvliang-gazette-2019-3.txt"
ROUNDS = 5
QUESTIONS = ("leads-most", "tasks-with-several-leads", "busiest-people", "tasks-without-lead")
BUILD = "from pathlib import Path; import sys; from govgraph import build; build.build(sys.argv[2:], Path(sys.argv[1]), build.Options())"


@dataclass(frozen=True)
class Row:
    """A figure, and what it is compared with in the same run."""

    name: str
    size: str
    figure: float
    unit: str
    peer: str = ""
    peer_figure: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times as fast as the peer."""
        return self.peer_figure / self.figure if self.peer and self.figure else 0.0


def best(work: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def extraction(path: Path) -> Iterator[Row]:
    """Text to statements on one core."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    import spacy

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    text = readers.read(path).text
    nlp, bare = pipeline.load(), spacy.blank("zh")

    def read() -> None:
        resolve.resolve(pipeline.extract(d, nlp) for d in documents.split(readers.read(path)))

    paragraphs = [line for line in text.split("\n") if line.strip()]
    ours, size = best(read, clock=time.process_time), f"{len(text):,} characters"
    yield Row("text to statements", size, ours, "s", "jieba.cut", best(lambda: list(jieba.cut(text)), clock=time.process_time))
    yield Row("text to statements", size, ours, "s", "spacy.blank", best(lambda: list(bare.pipe(paragraphs)), clock=time.process_time))


def storage(path: Path) -> Iterator[Row]:
    """Statements to the store, and queries."""
    with tempfile.TemporaryDirectory() as scratch:
        build.build([path], Path(scratch) / "graph", build.Options())
        graph = directory.open(Path(scratch) / "graph")
        lines = rdf.lines(graph)
        parsed = Dataset(default_union=True)
        memory = best(lambda: parsed.parse(data="\n".join(lines), format="nquads"), 1)
        names = iter(range(ROUNDS))
        disk = best(lambda: stores.write(Path(scratch) / f"store{next(names)}", [], [lines]), 3)
        yield Row("load into the store", f"{len(lines):,} quads", disk, "s", "rdflib in memory", memory)
        dataset = graph.dataset()
        for name in QUESTIONS:
            text = query.prepare(dataset, library.text_of(name), {}, "")
            slow = best(lambda text=text: list(parsed.query(text)), 1)  # type: ignore[misc]
            fast = best(lambda text=text: list(dataset.query(text)), 3)  # type: ignore[misc]
            yield Row(f"query {name}", f"{len(lines):,} quads", fast, "s", "rdflib in memory", slow)


def building(sizes: Sequence[int]) -> Iterator[Row]:
    """Whole builds of generated gazettes: time, memory, the exponent of time, and a second build with one file changed."""
    points = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            inputs, out = generator.gazettes(Path(scratch) / f"in{size}", size), Path(scratch) / f"g{size}"
            seconds, peak = _built(out, inputs)
            points.append((size, seconds))
            yield Row("whole build", f"{size} gazettes", seconds, "s")
            yield Row("peak memory of a process", f"{size} gazettes", peak, "MiB")
        if len(points) > 1:
            yield Row("exponent of time", f"{points[0][0]} to {points[-1][0]} gazettes", exponent(points), "")
        text = inputs / "00000.txt"
        text.write_text(text.read_text(encoding="utf-8").replace("市民政局", "市水利局", 1), encoding="utf-8")
        yield Row("build again, one file changed", f"{size} gazettes", _built(out, inputs)[0], "s", "first build", seconds)


def _built(out: Path, inputs: Path) -> tuple[float, float]:
    """Seconds, and MiB of the largest process so far."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", BUILD, str(out), str(inputs)], check=True)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The power of the size that time grows with, by least squares of the logarithms."""
    x, y = [math.log(n) for n, _ in points], [math.log(s) for _, s in points]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def start() -> Iterator[Row]:
    """The cold start of the command line."""
    code = [sys.executable, "-c", "import sys; sys.argv = ['govgraph', '--help']; from govgraph.cli import main; main()"]
    yield Row("govgraph --help", "", best(lambda: subprocess.run(code, check=True, capture_output=True)), "s")


def shown(row: Row) -> str:
    """A row as a line of the table."""
    compared = f"{row.peer} {row.peer_figure:.3f} {row.unit}, {row.ratio:.2f} times as fast" if row.peer else ""
    return f"{row.name:32} {row.size:24} {row.figure:9.3f} {row.unit:4} {compared}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sizes", default="1,5,20,50")
    given = parser.parse_args()
    path = given.path if given.path.exists() else next((resources.data() / "sample").glob("*.txt"))
    rows = []
    for part in (start(), extraction(path), storage(path), building([int(n) for n in given.sizes.split(",")])):
        for row in part:
            rows.append({**asdict(row), "ratio": row.ratio})
            print(shown(row), flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
