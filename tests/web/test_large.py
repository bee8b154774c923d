"""A graph of a hundred documents: the explorer shows two thousand things at once, pages come without waiting for what takes long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from govgraph import build
from tests import generator
from tests.web.conftest import Server, Visit

GAZETTES = 8  #: two thousand things and more, where all that is told of is shown
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("large")
    build.build([generator.gazettes(folder / "in", GAZETTES)], folder / "graph", build.Options())
    running = Server(folder / "graph")
    yield running
    running.close()


def test_the_dashboard_does_not_wait_for_the_gaps(browser: Any, large: Server) -> None:
    start = time.monotonic()
    assert httpx.get(large.url + "/dashboard", timeout=30).status_code == 200
    assert time.monotonic() - start < 4
    at = Visit(browser, large.url)
    page = at.open("/dashboard")
    page.locator("a[href*='/gaps?indicator=']").first.wait_for(timeout=60_000)
    at.clean()


def test_two_thousand_things_are_shown_within_seconds(browser: Any, large: Server) -> None:
    httpx.get(large.url + "/explore.json?show=all", timeout=60)
    at = Visit(browser, large.url)
    page = at.open("/explore?show=all")
    page.locator("#drawing[data-ready]").wait_for()
    assert page.evaluate(PAINTED) < 4000  # ms since the page was asked for
    assert int(page.locator("#drawing").get_attribute("data-nodes")) == 2000
    assert "2,000" in page.locator("#counts").inner_text()
    left_out = httpx.get(large.url + "/explore.json?show=all").json()["leftOut"]
    assert left_out > 0
    assert f"{left_out:,}" in page.locator("#counts").inner_text()
    at.clean()


def test_more_can_be_asked_for_and_another_picture(browser: Any, large: Server) -> None:
    at = Visit(browser, large.url)
    page = at.open("/explore?most=120")
    page.locator("#drawing[data-ready]").wait_for()
    places = "JSON.stringify([...govgraph.things().values()].map(n => [n.id, n.x, n.y]))"
    first = page.evaluate(places)
    assert first.count('["') == 120
    page.locator("#again").click()
    page.wait_for_url("**seed=21**")
    page.locator("#drawing[data-ready]").wait_for()
    again = page.evaluate(places)
    assert again.count('["') == 120
    assert again != first
    other = Visit(browser, large.url, width=1920)
    elsewhere = other.open(page.url.removeprefix(at.url))
    elsewhere.locator("#drawing[data-ready]").wait_for()
    assert elsewhere.evaluate(places) == again
    at.clean()
    other.clean()


def test_a_thousand_rows(browser: Any, large: Server) -> None:
    at = Visit(browser, large.url, width=390)
    page = at.open("/list-task")
    assert page.locator("main li").count() > 1000
    page.locator("main li").last.scroll_into_view_if_needed()
    page.locator("main li a").last.click()
    assert page.locator("h1").inner_text()
    at.clean()
