"""The generator gives documents that differ, and the benchmark its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import build, directory, documents, readers
from govgraph.exports import rdf
from govgraph.query import library
from tests import generator
from tests.bench import builds, store
from tests.bench.rows import Given, Row, exponent, shown


def test_generated_gazettes_are_gazettes_of_their_own(tmp_path: Path) -> None:
    found = [documents.split(readers.read(p)) for p in sorted(generator.gazettes(tmp_path, 3).iterdir())]
    assert all(len(issue) >= 10 for issue in found)
    assert len({d.id for issue in found for d in issue}) == sum(map(len, found))
    assert generator.gazette(1, "澜江市") == generator.gazette(1, "澜江市")


@pytest.mark.parametrize(("points", "power"), [([(1, 2.0), (10, 20.0), (100, 200.0)], 1.0), ([(1, 1.0), (4, 16.0)], 2.0)])
def test_the_exponent_is_that_of_the_growth(points: list[tuple[int, float]], power: float) -> None:
    assert exponent(points) == pytest.approx(power)


def test_a_rate_is_the_better_the_higher() -> None:
    assert Row("a", "", 2.0, "s", "b", 6.0).ratio == Row("a", "", 60.0, "/min", "b", 20.0).ratio == 3.0


def test_builds_are_measured(sample_path: Path) -> None:
    rows = {row.name: row for row in builds.rows(Given(sample_path, (1, 2)))}
    assert 0 < rows["whole build"].figure < 120
    assert 10 < rows["peak memory of all processes"].figure < 2048
    assert rows["build again, one file changed"].ratio > 0
    assert "times as fast" in shown(rows["build again, one file changed"])


def test_queries_answer_at_once_and_many_times_as_fast_as_rdflib(sample_graph: Path) -> None:
    rows = {row.name: row for row in store.compared(directory.open(sample_graph))}
    assert len(rows) == len(library.bundled()) + 2
    assert rows["queries, geometric mean"].ratio > 10
    assert all(row.ratio > 3 for row in rows.values())


@pytest.mark.long
def test_a_thousand_documents_are_loaded_and_asked(tmp_path: Path) -> None:
    build.build([generator.gazettes(tmp_path / "in", store.GAZETTES)], tmp_path / "g", build.Options())
    graph = directory.open(tmp_path / "g")
    assert store.loading(rdf.lines(graph), tmp_path).ratio > 2
    rows = list(store.alone(graph))
    assert len(rows) == len(library.bundled()) + 1
    assert rows[-1].figure < 3
