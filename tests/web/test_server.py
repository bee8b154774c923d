"""What holds for every answer, and for the process: who is answered, what a page may load, that a build is picked up, that nothing is left."""

from __future__ import annotations

import concurrent.futures
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from govgraph import build
from govgraph.web.safety import Safety
from tests.web.conftest import Server

PATHS = ("/", "/explore", "/explore.json", "/sparql", "/gaps", "/dashboard", "/id/x", "/static/site.css", "/vis/vis-network.min.js", "/engine/yasgui.min.js")


@pytest.mark.parametrize("path", PATHS)
def test_the_policy_holds_everywhere(server: Server, path: str) -> None:
    policy = httpx.get(server.url + path, headers={"accept": "text/html"}).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True), ("localhost:8000", True), ("127.0.0.1:8000", True), ("[::1]:8000", True), ("192.168.1.5", True),
        ("graph.example", True), ("evil.example", False), ("", False), ("127.0.0.1.evil.example", False), ("localhost.evil.example:80", False),
    ],
)  # fmt: skip
def test_only_our_own_names_are_answered(host: str, known: bool) -> None:
    assert Safety(None, hosts=["graph.example"]).knows(host) is known  # type: ignore[arg-type]


def test_another_name_is_refused(server: Server) -> None:
    assert httpx.get(server.url, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(server: Server, method: str) -> None:
    assert httpx.request(method, server.url + "/decisions").status_code == 405


def test_pages_of_other_sites_may_not_read(server: Server) -> None:
    answer = httpx.get(server.url + "/sparql", params={"query": "ASK {}"}, headers={"origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_pages_of_other_sites_may_read_where_it_was_asked_for(sample_graph: Path) -> None:
    running = Server(sample_graph, cors=True)
    try:
        assert httpx.get(running.url + "/sparql", params={"query": "ASK {}"}).headers["access-control-allow-origin"] == "*"
    finally:
        running.close()


def test_a_thing_in_the_forms_that_clients_ask_for(server: Server) -> None:
    address = server.url + "/id/" + quote("agency/澜江市/财政局")
    assert "<h1>澜江市财政局</h1>" in httpx.get(address).text
    assert httpx.get(address, headers={"accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")
    assert httpx.get(address, headers={"accept": "application/ld+json"}).json()
    assert httpx.get(address, params={"format": "csv"}).text.startswith("\ufeffid,document,relation")
    assert httpx.get(server.url + "/id/agency/x/y", headers={"accept": "text/turtle"}).status_code == 404


def test_the_full_text_is_found_across_lines_with_filters_and_csv(server: Server) -> None:
    found = httpx.get(server.url + "/search.csv", params={"q": "牵头"}).text.splitlines()
    assert len(found) > 10
    later = httpx.get(server.url + "/search.csv", params={"q": "牵头", "since": "2030"}).text.splitlines()
    assert len(later) == 1
    both = httpx.get(server.url + "/search.csv", params={"q": "牵头 配合"}).text.splitlines()
    assert 1 < len(both) <= len(found)


def test_gaps_are_filtered(server: Server) -> None:
    every, high = (httpx.get(server.url + "/gaps.csv", params=p).text.count("\n") for p in ({}, {"severity": "high"}))
    assert 1 < high < every


def test_a_build_is_picked_up_and_disturbs_nobody(sample_path: Path, tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text("澜江市人民政府\n关于治水的通知\n澜政发〔2022〕1号\n各县人民政府：\n一、治水。（市水利局牵头）\n二、修渠。（市水利局负责）\n", "utf-8")
    build.build([first], tmp_path / "g", build.Options())
    running = Server(tmp_path / "g")
    try:
        assert "1份文件" in httpx.get(running.url).text
        build.build([first, sample_path], tmp_path / "g", build.Options())
        time.sleep(0.7)
        assert "13份文件" in httpx.get(running.url).text
        count = {"query": "SELECT (COUNT(DISTINCT ?d) AS ?n) { GRAPH ?d { ?s a gov:Measure } }", "format": "csv"}
        assert int(httpx.get(running.url + "/sparql", params=count).text.split()[1]) > 5
        (tmp_path / "g" / "manifest.json").write_text("{}", "utf-8")
        time.sleep(0.7)
        assert "13份文件" in httpx.get(running.url).text, "what is damaged is not taken"
        shutil.rmtree(tmp_path / "g")
        time.sleep(0.7)
        assert httpx.get(running.url).status_code == 200
    finally:
        running.close()


def test_many_readers_at_once(server: Server) -> None:
    def read(n: int) -> int:
        path = ("/", "/suggest?q=s", "/explore.json", "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D", "/gaps")[n % 5]
        return httpx.get(server.url + path, timeout=30).status_code

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert set(pool.map(read, range(200))) == {200}


def test_the_command_serves_and_leaves_nothing(sample_graph: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "govgraph", "serve", str(sample_graph), "--port", "0"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert running.stderr
    address = re.search(r"http://127\.0\.0\.1:\d+/", running.stderr.readline())
    assert address
    for _ in range(100):
        try:
            assert httpx.get(address[0]).status_code == 200
            break
        except httpx.TransportError:
            time.sleep(0.1)
    assert list(tmp_path.iterdir())
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stderr.close()
    for _ in range(100):
        if not list(tmp_path.iterdir()):
            break
        time.sleep(0.1)
    assert list(tmp_path.iterdir()) == [], "the engine and its snapshot go with the server, however it ends"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["nowhere"], 1, "nowhere does not exist"),
        (["nowhere", "--host", "example.org"], 2, "give an address of this machine"),
        (["nowhere", "--host", "192.0.2.1", "--port", "0"], 1, "everybody who reaches this machine"),
    ],
)
def test_the_command_says_what_is_wrong(tmp_path: Path, arguments: list[str], status: int, says: str) -> None:
    ran = subprocess.run([sys.executable, "-m", "govgraph", "serve", *arguments], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (ran.returncode, ran.stdout) == (status, "")
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr
