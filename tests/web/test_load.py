"""Fifty readers at once beside queries that never end: no error, no growth of memory, pages as quick as before."""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

READERS, PAUSE = 50, 0.4  #: seconds between an answer and the next request, on average
HEAVY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a LIMIT 3"
FINANCE = "/id/" + quote("agency/澜江市/财政局")
PATHS = ("/", FINANCE, "/suggest?q=cz", "/search?q=" + quote("牵头"), "/explore.json", "/gaps", "/dashboard", "/list-task", FINANCE + "?format=csv")
LIGHT = "/sparql?query=" + quote("ASK { ?s a gov:Task }")
MiB = 1 << 20


@pytest.fixture(scope="module")
def serving(sample_graph: Path) -> Iterator[tuple[str, int]]:
    """The address of a server in a process of its own, and the process."""
    command = [sys.executable, "-m", "govgraph", "serve", str(sample_graph), "--port", "0", "--timeout", "2"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    address = re.search(r"http://127\.0\.0\.1:\d+", running.stderr.readline())
    assert address
    yield address[0], running.pid
    running.terminate()
    running.wait(20)
    running.stderr.close()


def memory(pid: int) -> int:
    """Bytes that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Crowd:
    """Readers that open pages until a moment, and what they met."""

    def __init__(self, url: str, until: float) -> None:
        self.client = httpx.AsyncClient(base_url=url, timeout=60, limits=httpx.Limits(max_connections=READERS + 4))
        self.until = until
        self.taken: list[float] = []
        self.failed: list[tuple[str, int]] = []
        self.cut: list[int] = []

    async def read(self, seed: int) -> None:
        chance = random.Random(seed)
        while time.monotonic() < self.until:
            path = chance.choice((*PATHS, LIGHT))
            start = time.monotonic()
            answer = await self.client.get(path)
            if path != LIGHT:
                self.taken.append(time.monotonic() - start)
            if answer.status_code != 200 or not answer.content:
                self.failed.append((path, answer.status_code))
            await asyncio.sleep(chance.uniform(0, 2 * PAUSE))

    async def ask_much(self) -> None:
        while time.monotonic() < self.until:
            self.cut.append((await self.client.get("/sparql", params={"query": HEAVY})).status_code)

    async def all(self) -> None:
        async with self.client:
            await asyncio.gather(*(self.read(i) for i in range(READERS)), self.ask_much(), self.ask_much())

    def run(self) -> None:
        """In a thread of its own: the browser of other tests may hold the loop of this one."""
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, self.all()).result()


@pytest.mark.parametrize("seconds", [10, pytest.param(60, marks=pytest.mark.long)])
def test_fifty_readers(serving: tuple[str, int], seconds: int) -> None:
    url, pid = serving
    for path in (*PATHS, LIGHT):
        for lang in ("zh", "en"):
            httpx.get(url + path, headers={"accept-language": lang}, timeout=60)
    Crowd(url, time.monotonic() + 3).run()  # what a first rush needs is not growth
    before = memory(pid)
    crowd = Crowd(url, time.monotonic() + seconds)
    crowd.run()
    assert crowd.failed == []
    assert len(crowd.taken) > 20 * seconds
    assert crowd.cut
    assert 200 not in crowd.cut
    assert statistics.median(crowd.taken) < 0.75  # seconds; were pages to wait for the endless queries, it would be two or more
    assert sorted(crowd.taken)[int(0.95 * len(crowd.taken))] < 3
    assert memory(pid) - before < 24 * MiB

