"""Graphs are sent to real servers, and these answer as the embedded store does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from govgraph import build as building
from govgraph import directory, exports, query, remote
from govgraph.build import Options
from govgraph.cli.app import app
from govgraph.directory import GraphDirectory
from govgraph.errors import GovgraphError, GraphError, UsageError
from govgraph.query import library
from govgraph.remote import Client, GraphStore, Update
from tests.remote import servers
from tests.remote.servers import Failing

GAZETTES = [Path(__file__).parents[1] / "changes" / f"yuanping-{year}.txt" for year in (2021, 2023)]
QUICK = Client(tries=3, pause=0.01, timeout=30)
#: Values for parameters that must be given.
VALUES = {"agency": "市水利局", "document": "沅政发〔2021〕7号", "body": "河湖治理领导小组", "person": "宋知秋", "thing": "沅屏市水利局"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphDirectory:
    out = tmp_path_factory.mktemp("push") / "g"
    building.build(GAZETTES, out, Options())
    return directory.open(out)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph") / "data") as url:
        yield url


@pytest.fixture(scope="module")
def pushed(graph: GraphDirectory, server: str) -> str:
    """A server that holds the graph."""
    remote.push(graph, GraphStore(f"{server}/store", QUICK), union=True)
    return server


@pytest.fixture
def stub() -> Iterator[Failing]:
    with servers.failing() as state:
        yield state


def needed(name: str) -> dict[str, str]:
    return {p.name: VALUES.get(p.name, "沅屏市") for p in library.find(name).parameters if not p.default}


@pytest.mark.parametrize("name", library.bundled())
def test_bundled_queries_answer_as_in_the_embedded_store(graph: GraphDirectory, pushed: str, name: str) -> None:
    there = remote.ask(f"{pushed}/query", name, needed(name), client=QUICK)
    assert there == query.run(graph.dataset(), name, needed(name))


def test_ask_and_construct_are_answered(graph: GraphDirectory, pushed: str) -> None:
    assert remote.ask(f"{pushed}/query", "ASK { ?body a gov:CoordinationBody }")
    asked = "CONSTRUCT { ?a gov:leads ?t } WHERE { ?a gov:leads ?t }"
    assert remote.ask(f"{pushed}/query", asked) == query.run(graph.dataset(), asked)
    assert query.run(graph.dataset(), asked)


def test_any_statement_leads_to_its_words_in_one_query(graph: GraphDirectory, pushed: str) -> None:
    (row,) = remote.ask(f"{pushed}/query", """SELECT ?number ?line ?start ?end ?quote ?rule ?version {
      GRAPH ?graph { ?s a gov:Responsibility ; gov:rule ?rule ; gov:statedIn/eli:number ?number ; gov:quote ?quote .
        ?note oa:hasBody ?s ; oa:hasTarget ?target . ?target oa:hasSelector ?selector ; gov:line ?line .
        ?selector oa:start ?start ; oa:end ?end .
        ?graph prov:wasGeneratedBy/gov:softwareVersion ?version }
      FILTER(CONTAINS(?quote, "市综合行政执法局牵头")) FILTER EXISTS { ?s cv:role role:lead } }""").dicts()  # fmt: skip
    (fact,) = (s for s in graph.statements() if s.subject_text == "市综合行政执法局")
    assert (row["number"], row["line"], row["start"], row["end"], row["rule"]) == (fact.document, fact.line, fact.start, fact.end, fact.rule)
    assert row["quote"] == graph.quote(fact)


def test_only_what_changed_is_sent(graph: GraphDirectory, pushed: str, tmp_path: Path) -> None:
    target = GraphStore(f"{pushed}/store", QUICK)
    whole = len(graph.manifest.documents) + 2
    assert remote.push(graph, target, union=True) == remote.Pushed(0, 0, whole)
    building.build(GAZETTES[:1], tmp_path / "less", Options())
    less = directory.open(tmp_path / "less")
    assert remote.push(less, target, union=True) == remote.Pushed(2, 5, 3)
    assert len(remote.ask(f"{pushed}/query", "documents").terms) == 3
    assert remote.push(graph, target, union=True) == remote.Pushed(7, 0, 3)
    assert remote.push(graph, target, union=True, again=True).sent == whole


def test_what_others_have_on_the_server_stays(graph: GraphDirectory, pushed: str) -> None:
    target = GraphStore(f"{pushed}/store", QUICK)
    theirs = ['<urn:a> <urn:b> "c" .']
    target.replace("urn:theirs", theirs)
    remote.push(graph, target, union=True, again=True)
    assert target.read("urn:theirs") == theirs
    target.drop("urn:theirs")
    assert target.read("urn:theirs") == []


def test_update_sends_the_same(graph: GraphDirectory, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path / "data") as url:
        target = Update(f"{url}/update", f"{url}/query", QUICK)
        whole = len(graph.manifest.documents) + 2
        assert remote.push(graph, target, union=True) == remote.Pushed(whole, 0, 0)
        assert remote.push(graph, target, union=True) == remote.Pushed(0, 0, whole)
        store = GraphStore(f"{url}/store", QUICK)
        assert len(store.read("")) == len(exports.export(graph, "nt").splitlines())
        for name in ("documents", "body-members", "shares"):
            assert remote.ask(f"{url}/query", name, needed(name)) == query.run(graph.dataset(), name, needed(name))


def test_a_busy_server_is_tried_again(graph: GraphDirectory, stub: Failing) -> None:
    stub.busy = 2
    assert remote.push(graph, GraphStore(stub.url, QUICK)).sent == len(graph.manifest.graphs)
    assert stub.asked[:3] == ["GET"] * 3


def test_a_server_that_stays_busy_is_reported(stub: Failing) -> None:
    stub.busy = 99
    with pytest.raises(GraphError, match="/store answers 503 Service Unavailable"):
        GraphStore(stub.url, QUICK).replace("urn:g", [])
    assert len(stub.asked) == QUICK.tries


def test_a_push_cut_short_goes_on(graph: GraphDirectory, stub: Failing) -> None:
    target = GraphStore(stub.url, QUICK)
    stub.after = 6
    with pytest.raises(GraphError, match=r"cannot be reached .* tried 3 times; 4 of 9 graphs were sent, the same command goes on"):
        remote.push(graph, target)
    stub.after = 10**9
    remote.push(graph, target)
    remote.push(graph, target)
    assert len(stub.graphs) == len(graph.manifest.graphs) + 1
    sent = sum(body.count(b"\n") for path, body in stub.graphs.items() if "sent" not in path)
    assert sent == graph.manifest.counts["quads"]


def test_what_is_noted_survives_a_cut(stub: Failing, sample_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.remote.sending._EVERY", 2)
    graph, target = directory.open(sample_graph), GraphStore(stub.url, QUICK)
    stub.after = 12
    with pytest.raises(GraphError, match="goes on"):
        remote.push(graph, target)
    stub.after = 10**9
    assert remote.push(graph, target).kept >= 6


def test_a_server_that_is_down_is_reported() -> None:
    url = f"http://127.0.0.1:{servers.free_port()}/query"
    with pytest.raises(GraphError, match=r"/query cannot be reached \(.*\), tried 2 times"):
        remote.ask(url, "documents", client=Client(2, 0.01))


def test_credentials_come_from_the_environment(stub: Failing, monkeypatch: pytest.MonkeyPatch) -> None:
    stub.user = "me:secret"
    target = GraphStore(stub.url, QUICK)
    with pytest.raises(GraphError, match=r"answers 401 .*; set GOVGRAPH_USER"):
        target.replace("urn:g", [])
    monkeypatch.setenv("GOVGRAPH_USER", "me")
    monkeypatch.setenv("GOVGRAPH_PASSWORD", "wrong")
    with pytest.raises(GraphError, match="answers 401") as caught:
        target.replace("urn:g", [])
    assert "wrong" not in str(caught.value)
    monkeypatch.setenv("GOVGRAPH_PASSWORD", "secret")
    target.replace("urn:g", ['<urn:a> <urn:b> "c" .'])
    assert target.read("urn:g") == ['<urn:a> <urn:b> "c" .']


@pytest.mark.parametrize(
    ("url", "said"), [("localhost:7878", "no address of a server"), ("ftp://a/b", "no address"), ("http://me:secret@host/x", "environment")]
)
def test_wrong_addresses_are_bad_usage(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        remote.Endpoint(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("said", [b"<html>a page</html>", b"{}", b'{"head": 1}'])
def test_an_answer_that_is_none_is_reported(said: bytes) -> None:
    class Saying(Client):
        def send(self, *_: object, **__: object) -> bytes:
            return said

    with pytest.raises(GraphError, match="no SPARQL results"):
        remote.ask("http://localhost/store", "SELECT * { ?s ?p ?o }", client=Saying())


def test_service_and_updates_are_refused_before_anything_is_sent(stub: Failing) -> None:
    for text in ("DROP ALL", "SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }"):
        with pytest.raises(GraphError, match=r"update|SERVICE"):
            remote.ask(stub.url, text, client=QUICK)
    assert stub.asked == []


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None, result.exception
    return result.stdout


def test_the_commands(graph: GraphDirectory, pushed: str) -> None:
    done = json.loads(run("push", str(graph.path), "--to", f"{pushed}/store", "--union", "--json"))
    assert (done["sent"], done["kept"]) == (0, len(graph.manifest.documents) + 2)
    assert graph.manifest.content in run("push", str(graph.path), "--to", f"{pushed}/store", "--union")
    there = run("query", "body-members", "--endpoint", f"{pushed}/query", "--param", "body=河湖治理领导小组", "--format", "csv")
    assert there == run("query", str(graph.path), "body-members", "--param", "body=河湖治理领导小组", "--format", "csv")
    error = CliRunner().invoke(app, ["push", str(graph.path), "--to", "nowhere"]).exception
    assert isinstance(error, GovgraphError)
    assert error.exit_code == 2
