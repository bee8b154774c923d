"""The site over a thousand documents: how long until it answers, and what each page takes, made anew each time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from urllib.parse import quote

import httpx

from govgraph import build, directory
from tests import generator
from tests.bench.rows import Given, Row, best
from tests.conftest import BROWSERS

GAZETTES = 84  #: of twelve documents each
LIMITS = {"first page": 0.3, "entity page": 0.2, "suggestion": 0.05, "dashboard": 1.0, "full text": 0.5, "explorer in chromium": 2.0}
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000))))"


def rows(given: Given) -> Iterator[Row]:
    """Each beside what a reader is promised."""
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph"
        build.build([generator.gazettes(Path(scratch) / "in", GAZETTES)], graph, build.Options())
        size, busiest = _described(graph)
        start = time.perf_counter()
        with _serving(graph) as client:
            client.get("/")
            yield Row("serve answers after", size, time.perf_counter() - start, "s")
            yield _row("dashboard", size, best(lambda: client.get("/dashboard"), 1))
            client.get("/gaps")  # what is worked out beforehand is there now
            client.get("/explore.json")
            numbers = count()
            paths = {"first page": "/?", "entity page": f"/id/{quote(busiest)}?", "suggestion": "/suggest?q=czj&", "full text": f"/search?q={quote('牵头')}&"}
            for name, path in paths.items():
                yield _row(name, size, best(lambda path=path: client.get(f"{path}n={next(numbers)}").raise_for_status()))  # type: ignore[misc]
            if seconds := _drawn(str(client.base_url)):
                yield _row("explorer in chromium", "2,000 things", seconds)


def _row(name: str, size: str, seconds: float) -> Row:
    return Row(name, size, seconds, "s", "promised", LIMITS[name])


def _described(graph: Path) -> tuple[str, str]:
    """How large a graph is, and the agency with most rows."""
    opened = directory.open(graph)
    held: dict[str, int] = {}
    for s in opened.statements():
        if s.subject_id.startswith("agency/"):
            held[s.subject_id] = held.get(s.subject_id, 0) + 1
    return f"{len(opened.manifest.documents):,} documents", max(sorted(held), key=lambda thing: held[thing])


@contextmanager
def _serving(graph: Path) -> Iterator[httpx.Client]:
    running = subprocess.Popen([sys.executable, "-m", "govgraph", "serve", str(graph), "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://[\d.]+:\d+", running.stderr.readline() if running.stderr else "")
        assert address
        with httpx.Client(base_url=address[0], timeout=120) as client:
            yield client
    finally:
        running.terminate()
        running.wait(20)


def _drawn(url: str) -> float:
    """Seconds until a browser that opens the explorer has painted it; 0 where there is no browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None or find_spec("playwright") is None:
        return 0.0
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(3):
            page = opened.new_page(viewport={"width": 1440, "height": 900})
            page.goto(url + "/explore")
            page.locator("#drawing[data-ready]").wait_for()
            found.append(float(page.evaluate(PAINTED)))
            page.close()
        opened.close()
    return min(found)
