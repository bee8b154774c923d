"""The site as files finds, filters and tells the same as the server."""

from __future__ import annotations

import csv
import functools
import http.server
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from govgraph.web import site
from govgraph.web.addresses import Served, file_of, name_of
from tests.web.conftest import Server, Visit


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web host that serves a folder and logs nothing."""

    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="module")
def host(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("host") / "site"
    site.write(sample_graph, folder, rdf=True)
    files = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=files.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{files.server_port}"
    files.shutdown()
    files.server_close()


@pytest.fixture(scope="module")
def newest(server: Server) -> str:
    records = server.app.state.live.current().holdings.records
    return max(records, key=lambda d: records[d].date)


@pytest.mark.parametrize(
    "query",
    [
        {"q": "牵头"},
        {"q": "牵头 配合"},
        {"q": "领导小组", "relation": "member"},
        {"q": "市", "year": "2023", "relation": "assigns"},
        {"q": "负责", "issuer": "澜江市人民政府"},
        {"q": "负责", "document": "newest"},
        {"q": "负责", "since": "2023-05", "until": "2023-06-15"},
        {"q": "没有这样的词"},
    ],
    ids=lambda query: "-".join(query.values()),
)
def test_a_search_finds_the_same_as_on_the_server(browser: Any, host: str, server: Server, newest: str, query: dict[str, str], tmp_path: Path) -> None:
    query = {k: newest if v == "newest" else v for k, v in query.items()}
    served = httpx.get(server.url + "/search.csv", params=query).text
    at = Visit(browser, host)
    page = at.open("/zh/search.html#" + urlencode(query))
    page.locator("#narrow select[name=relation]").wait_for()
    page.locator("#n:not(:empty)").wait_for()
    if served.count("\n") > 1:
        with page.expect_download() as download:
            page.locator("#csv").click()
        download.value.save_as(tmp_path / "passages.csv")
        assert (tmp_path / "passages.csv").read_text(encoding="utf-8") == served
    else:
        assert page.locator("#no-hits").is_visible()
        assert page.locator("#csv").is_hidden()
    at.clean()


def test_filters_are_controls_and_stand_in_the_address(browser: Any, host: str) -> None:
    at = Visit(browser, host, width=390)
    page = at.open("/zh/search.html#q=" + urlencode({"": "负责"})[1:])
    page.locator("#hits li").first.wait_for()
    everything = page.locator("#n").inner_text()
    page.locator("#narrow select[name=document]").select_option(index=1)
    page.locator("#narrow button[type=submit]").click()
    page.wait_for_url("**document=*")
    page.locator(f"#n:not(:text-is('{everything}'))").wait_for()
    titles = {h.inner_text().split(" ")[0] for h in page.locator("#hits li p.soft").all()}
    assert len(titles) == 1
    page.locator("#narrow button[type=reset]").click()
    page.locator(f"#n:text-is('{everything}')").wait_for()
    at.clean()


def test_all_statements_can_be_taken_away(host: str, server: Server) -> None:
    served = httpx.get(server.url + "/statements.csv").text
    assert served.startswith("\ufeffid,document,relation")
    assert httpx.get(host + "/zh/statements.csv").content.decode() == served
    for page in (host + "/en/index.html", server.url + "/"):
        assert "statements.csv" in httpx.get(page).text


def test_the_table_of_funding_is_the_servers(host: str, server: Server) -> None:
    for lang in ("zh", "en"):
        served = httpx.get(server.url + "/funding.csv", headers={"accept-language": lang})
        assert httpx.get(f"{host}/{lang}/funding.csv").content == served.content


def test_a_focus_that_is_not_drawn_is_said(browser: Any, host: str) -> None:
    at = Visit(browser, host)
    page = at.open("/en/explore.html#focus=agency/x/y")
    page.locator("#drawing[data-ready]").wait_for()
    assert "y" in page.locator("#note").inner_text()
    at.clean()


def test_every_finding_is_on_the_page_of_its_indicator(browser: Any, host: str, server: Server) -> None:
    at = Visit(browser, host)
    page = at.open("/zh/dashboard.html")
    page.locator("a[href^='gaps-']").first.click()
    page.wait_for_url("**/zh/gaps-*.html")
    indicator = page.url.rpartition("/gaps-")[2].removesuffix(".html")
    table = httpx.get(server.url + "/gaps.csv", params={"indicator": indicator}).text
    assert page.locator("article.gap").count() == len(list(csv.reader(io.StringIO(table)))) - 1
    at.clean()


def test_what_is_marked_in_a_text_is_kept_in_the_other_language(browser: Any, host: str, document: str) -> None:
    at = Visit(browser, host)
    page = at.open("/zh/thing/" + file_of(document.removeprefix("/id/")))
    page.locator(".legend input").first.uncheck()
    page.locator(".panel .row [data-to]").last.click()
    here = page.url.partition("?")[2]
    assert here.startswith("unmarked=")
    page.locator(".switch").click()
    page.wait_for_url("**/en/thing/*")
    assert page.url.partition("?")[2] == here
    page.locator("html[lang=en] .source a.m.on").first.wait_for()
    assert not page.locator(".legend input").first.is_checked()
    assert page.locator(".source a.m.off").count() > 0
    at.clean()


def test_triples_of_every_thing_are_the_servers(host: str, server: Server) -> None:
    things = server.app.state.live.current().holdings.things
    found = set()
    with httpx.Client() as client:
        for thing in things:
            for ending, media in (("ttl", "text/turtle"), ("jsonld", "application/ld+json")):
                served = client.get(server.url + Served().thing(thing), headers={"accept": media})
                filed = client.get(f"{host}/data/{name_of(thing)}.{ending}")
                assert filed.status_code == served.status_code, thing
                if served.status_code == 200:
                    assert filed.content == served.content, thing
                    found.add(thing)
    assert len(found) > 0.95 * len(things)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_leads_to_its_triples(browser: Any, host: str, server: Server, document: str, lang: str) -> None:
    at = Visit(browser, host)
    for thing in ("agency/澜江市/财政局", document.removeprefix("/id/")):
        page = at.open(f"/{lang}/thing/{file_of(thing)}")
        told = page.locator("link[rel=alternate]").evaluate_all("found => found.map(l => [l.type, l.href])")
        shown = page.locator(".tools a", has_text=re.compile("Turtle|JSON-LD")).evaluate_all("found => found.map(a => a.href)")
        assert [href for _, href in told] == shown
        for media, href in told:
            assert httpx.get(href).content == httpx.get(server.url + Served().thing(thing), headers={"accept": media}).content
    at.clean()


def test_without_triples_nothing_leads_to_them(sample_graph: Path, tmp_path: Path) -> None:
    site.write(sample_graph, tmp_path / "site")
    assert not (tmp_path / "site" / "data").exists()
    text = (tmp_path / "site" / "zh" / "thing" / file_of("agency/澜江市/财政局")).read_text(encoding="utf-8")
    assert "Turtle" not in text
    assert "alternate" not in text


def test_a_page_of_the_server_names_its_triples(server: Server) -> None:
    at = server.url + Served().thing("agency/澜江市/财政局")
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', httpx.get(at).text)
    assert [httpx.get(at + href).headers["content-type"].partition(";")[0] for _, href in found] == [media for media, _ in found]
    assert len(found) == 2
