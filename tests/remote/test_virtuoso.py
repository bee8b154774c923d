"""A server of another maker, with its own ideas of order, types and credentials, answers as the embedded store does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph import directory, query, remote
from govgraph.directory import GraphDirectory
from govgraph.query import library
from govgraph.remote import GraphStore
from tests.remote import servers
from tests.remote.test_push import QUICK

#: Values for parameters that must be given.
VALUES = {"agency": "市民政局", "document": "澜政发〔2023〕18号", "body": "澜江市安全生产委员会", "person": "邱岚", "thing": "澜江市财政局"}


@pytest.fixture(scope="module")
def graph(sample_graph: Path) -> GraphDirectory:
    return directory.open(sample_graph)


@pytest.fixture(scope="module")
def server(graph: GraphDirectory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that holds the graph of the sample."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVGRAPH_USER", "dba")
        patch.setenv("GOVGRAPH_PASSWORD", "dba")
        sent = remote.push(graph, GraphStore(f"{url}/sparql-graph-crud-auth", QUICK))
        assert sent.sent == len(graph.manifest.documents) + 1
        yield url


def test_what_is_there_is_not_sent_again(graph: GraphDirectory, server: str) -> None:
    assert remote.push(graph, GraphStore(f"{server}/sparql-graph-crud-auth", QUICK)).sent == 0


@pytest.mark.parametrize("name", library.bundled())
def test_bundled_queries_answer_as_in_the_embedded_store(graph: GraphDirectory, server: str, name: str) -> None:
    values = {p.name: VALUES.get(p.name, "澜江市") for p in library.find(name).parameters if not p.default}
    here = query.run(graph.dataset(), name, values)
    there = remote.ask(f"{server}/sparql", name, values, client=QUICK)
    # SPARQL gives texts in a language no order, so each server has its own.
    assert sorted(query.to_csv(there).splitlines()) == sorted(query.to_csv(here).splitlines())
