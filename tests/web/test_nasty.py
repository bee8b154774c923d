"""Names of any kind are shown and linked as they are, in every page and every file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from govgraph import build, directory
from govgraph.web import site
from govgraph.web.addresses import Served, file_of
from tests.web.conftest import Server, Visit

NASTY = (
    "<script>alert(1)</script>局", "\"'&`${x}\\局", "50%25的/委员会?a=1#b", "🌊水务局👨‍👩‍👧", "</script><img src=x onerror=alert(2)>局", "{{7*7}}办公室",
    "长" * 300 + "局", "../../etc局", "..", "a|b@1,2局",
)  # fmt: skip
NUMBER = "云政发〔2022〕1号"
TEXT = f"云江市人民政府\n关于印发治水方案的通知\n{NUMBER}\n各县人民政府：\n一、治水。<b>𠀀与😀</b>治理河道。（市水利局牵头）\n二、修渠。（市水利局负责）\n云江市人民政府\n2022年3月1日\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("（市水利局牵头）")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("document", "relation", "subject", "subject_text", "subject_id", "role", "object", "object_text", "start", "end", "source", "place"))
    for name in NASTY:
        writer.writerow((NUMBER, "assigns", name, name, f"agency/云江市/{name}", "lead", name, name, start, start + 8, "a.txt", "一"))
    (folder / "rows.csv").write_text(out.getvalue(), encoding="utf-8")
    build.build([folder / "rows.csv"], folder / "graph", build.Options())
    return folder / "graph"


@pytest.fixture(scope="module")
def nasty(graph: Path) -> Iterator[Server]:
    running = Server(graph)
    yield running
    running.close()


def test_all_are_there(graph: Path) -> None:
    assert {s.subject for s in directory.open(graph).statements()} >= set(NASTY)


@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_a_name_is_found_shown_and_linked(browser: Any, nasty: Server, name: str) -> None:
    at = Visit(browser, nasty.url, width=390)
    page = at.open("/")
    page.locator("form.search input").fill(name[:250])
    page.locator("#matches li").first.wait_for()
    page.locator("#matches li", has_text=name[:40]).first.click()
    page.locator(".head h1").wait_for()
    assert page.locator("h1").inner_text() == name
    page.locator(".row .where a").first.click()
    page.locator(".panel .row.on").first.wait_for()
    assert page.locator(".source a.m.on").first.inner_text() == "（市水利局牵头）"
    page.locator(".panel .row.on a.thing").first.wait_for()
    at.clean()


def test_the_explorer_and_all_lists_show_them(browser: Any, nasty: Server) -> None:
    at = Visit(browser, nasty.url)
    page = at.open("/explore?show=all")
    page.locator("#drawing[data-ready]").wait_for()
    page.locator("#things button", has_text="<script>").first.click()
    assert page.locator("#about h2").inner_text() == NASTY[0]
    svg = page.evaluate("asSvg([...govgraph.things().values()].map(n => ({ ...n, colour: '#000000' })), [], {}, { paper: '#fff', ink: '#000' })")
    assert "<script>" not in svg
    for path in ("/list-agency", "/dashboard", "/gaps", "/search?q=" + quote(NASTY[4])):
        at.open(path)
    at.clean()


def test_addresses_answer_with_data(nasty: Server, graph: Path) -> None:
    for thing in (f"agency/云江市/{name}" for name in NASTY):
        address = nasty.url + Served().thing(thing)
        assert httpx.get(address).status_code == 200, thing
        joint = "&" if "?" in address else "?"
        rows = list(csv.DictReader(io.StringIO(httpx.get(f"{address}{joint}format=csv").text.removeprefix("\ufeff"))))
        assert rows[0]["subject_id"] == thing
        if "/../" not in f"{thing}/":
            assert "gov" in httpx.get(address, headers={"accept": "text/turtle"}).text


def test_unknown_addresses_are_404_with_suggestions(nasty: Server) -> None:
    got = httpx.get(nasty.url + "/id/" + quote("agency/云江市/水务"))
    assert got.status_code == 404
    assert "水务局" in got.text
    for odd in ("/id/" + quote("<script>alert(1)</script>"), "/id/%00", "/id/%ff", "/list-x", "/static/../app.py", "/engine/x", "/explore.json?min=x&depth=²"):
        assert httpx.get(nasty.url + odd).status_code in (200, 404), odd


def test_the_files_of_a_site_hold_them(browser: Any, graph: Path, tmp_path: Path) -> None:
    import functools
    import http.server
    import threading

    pages = site.write(graph, tmp_path / "site")
    assert pages > 20
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "site"))
    handler.func.log_message = lambda *a: None  # type: ignore[attr-defined]
    files = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=files.serve_forever, daemon=True).start()
    at = Visit(browser, f"http://127.0.0.1:{files.server_port}")
    page = at.open("/")
    page.wait_for_url("**/zh/index.html")
    page.locator("form.search input").fill("水务")
    page.locator("#matches li").first.click()
    page.wait_for_url("**/zh/thing/*")
    assert page.locator("h1").inner_text() == NASTY[3]
    page.locator(".row .where a").first.click()
    page.locator(".source a.m.on").first.wait_for()
    page.locator(".switch").click()
    page.wait_for_url("**/en/thing/*")
    page = at.open(f"/zh/thing/{file_of('agency/云江市/' + NASTY[0])}")
    assert page.locator("h1").inner_text() == NASTY[0]
    page.locator(".tools a.button").first.click()
    page.locator("#drawing[data-ready]").wait_for()
    assert page.locator("#about h2").inner_text() == NASTY[0]
    page = at.open("/en/search.html#q=" + quote("治理河道"))
    page.locator("#hits mark").first.wait_for()
    page.locator("#hits a").first.click()
    page.wait_for_url("**/en/thing/*#L5")
    for path in ("/en/dashboard.html", "/en/gaps.html", "/zh/decisions.html", "/zh/list-agency.html"):
        at.open(path)
    at.clean()
    files.shutdown()
    files.server_close()


def test_a_folder_with_other_things_is_left_alone(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Exception, match="holds something else"):
        site.write(graph, tmp_path)
    assert (tmp_path / "mine.txt").exists()
