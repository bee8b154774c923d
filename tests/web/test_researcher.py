"""A day's work: from three letters to the words, a statement marked wrong, the graph built anew with the decision, the page corrected."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.web.conftest import Server, Visit


def govgraph(*arguments: str) -> str:
    """What a command says."""
    ran = subprocess.run([sys.executable, "-m", "govgraph", *arguments], capture_output=True, text=True, check=False, env=os.environ)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def test_a_correction_from_the_browser_to_the_graph_and_back(browser: Any, tmp_path: Path) -> None:
    graph, decisions = str(tmp_path / "graph"), tmp_path / "decisions.csv"
    govgraph("build", "--sample", "--out", graph)
    running = Server(Path(graph))
    try:
        at = Visit(browser, running.url)
        page = at.open("/")
        page.locator("form.search input").press_sequentially("fgw")
        first = page.locator("#matches li").first
        first.wait_for()
        assert first.inner_text().startswith("澜江市发展和改革委员会")
        first.click()
        page.wait_for_url("**/id/agency/**")
        agency = page.url.removeprefix(running.url)
        duty = page.locator("section:has(> h2.r-assigns) .row").first
        statement, words = duty.get_attribute("id"), duty.locator("blockquote").inner_text()
        duty.locator(".where a").first.click()
        page.locator(".source a.m.on").first.wait_for()
        assert page.locator(".source a.m.on").first.inner_text()[:6] in words
        page.locator(".panel .row.on .mark").click()
        page.locator("header nav a[href='/decisions']").click()
        page.locator("#who").fill("审读人")
        page.locator("#list input").fill("原文所指不是这个单位")
        with page.expect_download() as download:
            page.locator("#download").click()
        download.value.save_as(decisions)
        govgraph("build", "--sample", "--out", graph, "--decisions", str(decisions))
        page.wait_for_timeout(700)
        page.goto(running.url + agency)
        assert page.locator("h1").inner_text() == "澜江市发展和改革委员会"
        assert page.locator(f"[id='{statement}']").count() == 0
        at.clean()
    finally:
        running.close()
