"""The pages in a real browser: from a name to the words, in both languages, on a phone, in the dark, without a complaint."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from govgraph.web.addresses import Served
from govgraph.web.pages.gaps import judged
from tests.web.conftest import Server, Visit

FINANCE = "/id/" + quote("agency/澜江市/财政局")
PAGES = (
    "/", "/search?q=牵头", "/search?q=没有这样的词", FINANCE, "/explore", f"/explore?focus={quote('agency/澜江市/财政局')}", "/dashboard?as_of=2023-06-30",
    "/dashboard?as_of=2099", "/gaps", "/gaps?q=没有这样的词", "/sparql", "/decisions", "/nothing/here", "/list-task",
)  # fmt: skip
KINDS = ("person", "body", "task", "fund", "item", "cited", "tier", "collective", "office")


@pytest.fixture(scope="module")
def document(server: Server) -> str:
    """The page of the document with most statements."""
    holdings = server.app.state.live.current().holdings
    key = max(holdings.by_document, key=lambda d: len(holdings.by_document[d]))
    return f"/id/document/{key}"


def drawn(page: Any) -> None:
    """Wait until the explorer has drawn."""
    page.locator("#drawing[data-ready]").wait_for()


def test_from_a_name_to_the_words(visit: Any) -> None:
    at = visit()
    page = at.open("/")
    page.locator("form.search input").fill("mzj")
    first = page.locator("#matches li").first
    assert "民政局" in first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/agency/**")
    assert "民政局" in page.locator("h1").inner_text()
    words = page.locator(".row blockquote").first.inner_text()
    page.locator(".row .where a").first.click()
    page.wait_for_url("**/id/document/*#s-*")
    lit = page.locator(".source a.m.on")
    lit.first.wait_for()
    assert lit.first.inner_text()[:4] in words
    assert page.locator(".panel .row.on").count() == 1
    assert lit.first.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }")
    at.clean()


def test_a_highlight_shows_its_statements_and_a_statement_its_words(visit: Any, document: str) -> None:
    at = visit()
    page = at.open(document)
    mark = page.locator(".source a.m.r-assigns").first
    mark.click()
    ids = mark.get_attribute("data-s").split()
    assert page.locator(".panel .row:visible").count() == len(ids)
    page.locator("[data-all]").click()
    page.locator(".panel .row.r-task [data-to], .panel .row.r-assigns [data-to]").last.click()
    assert page.locator(".source a.m.on").count() >= 1
    page.locator(".legend input[data-relation=assigns]").uncheck()
    assert page.locator(".source a.m.r-assigns.off").count() == page.locator(".source a.m.r-assigns").count() > 0
    at.clean()


def test_offsets_are_code_points(server: Server, document: str) -> None:
    """Each piece that is marked is what the statement quotes."""
    holdings = server.app.state.live.current().holdings
    html = httpx.get(server.url + document).text
    pieces: dict[str, str] = {}
    for ids, words in re.findall(r'data-s="([^"]+)"[^>]*>([^<]*)</a>', html):
        for one in ids.split():
            pieces[one] = pieces.get(one, "") + words
    key = document.rpartition("/")[2]
    for s in holdings.by_document[key]:
        if s.start >= 0 and "&" not in pieces[s.id]:
            kept = holdings.source(key).text[s.start : s.end]
            assert "".join(pieces[s.id].split()) == "".join(kept.split())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme", "lang"), [(390, "dark", "en-US"), (1440, "light", "zh-CN"), (1920, "dark", "zh-CN")])
def test_every_page_is_clean(visit: Any, path: str, width: int, scheme: str, lang: str) -> None:
    at = visit(width=width, scheme=scheme, lang=lang)
    page = at.open(path)
    assert page.locator("html").get_attribute("lang") == ("en" if lang == "en-US" else "zh-CN")
    assert page.locator("h1").count() == 1
    page.wait_for_load_state("networkidle")
    if path == "/nothing/here":
        at.complaints = [c for c in at.complaints if "404" not in c]
    at.clean()


def test_the_other_language_is_kept(visit: Any) -> None:
    at = visit()
    page = at.open(FINANCE)
    page.locator(".switch").click()
    page.locator("html[lang=en]").wait_for()
    assert "lang=" not in page.url
    page = at.open("/")
    assert page.locator("h1").inner_text() == "Start from a name; end at the words."
    at.clean()


def test_the_explorer_filters_expands_hides_and_has_an_address(visit: Any) -> None:
    at = visit()
    page = at.open("/explore")
    drawn(page)
    before = int(page.locator("#drawing").get_attribute("data-nodes"))
    page.locator("fieldset[data-list=kind] input[value=agency]").check()
    page.locator("fieldset[data-list=kind] input[value=body]").check()
    page.locator("#filter button[type=submit]").click()
    page.wait_for_url("**kind=agency*")
    drawn(page)
    fewer = int(page.locator("#drawing").get_attribute("data-nodes"))
    assert 0 < fewer < before
    page = at.open(f"/explore?focus={quote('agency/澜江市/财政局')}&show=groups")
    drawn(page)
    small = int(page.locator("#drawing").get_attribute("data-nodes"))
    assert page.locator("#about blockquote").first.inner_text()
    body = page.evaluate("[...govgraph.things().values()].find(n => n.kind === 'body').id")
    page.evaluate("id => govgraph.expand(id)", body)
    page.locator(f"#drawing:not([data-nodes='{small}'])").wait_for()
    larger = int(page.locator("#drawing").get_attribute("data-nodes"))
    page.evaluate("id => govgraph.hide(id)", body)
    assert int(page.locator("#drawing").get_attribute("data-nodes")) == larger - 1
    places = "JSON.stringify([...govgraph.things().keys()].sort().map(k => [k, govgraph.network().getPosition(k)]))"
    first = page.evaluate(places)
    page = at.open(page.url.removeprefix(at.url))
    drawn(page)
    assert page.evaluate(places) == first, "the address shows the same picture"
    assert int(page.locator("#drawing").get_attribute("data-nodes")) == larger - 1
    at.clean()


def test_undo_goes_back_a_step(visit: Any) -> None:
    at = visit()
    page = at.open("/explore")
    drawn(page)
    before = page.locator("#drawing").get_attribute("data-nodes")
    assert page.locator("#undo").is_disabled()
    page.evaluate("govgraph.hide([...govgraph.things().keys()][0])")
    assert page.locator("#drawing").get_attribute("data-nodes") != before
    page.locator("#undo").click()
    page.locator(f"#drawing[data-nodes='{before}']").wait_for()
    assert page.locator("#undo").is_disabled()
    at.clean()


def test_the_shortest_path_is_shown(server: Server) -> None:
    both = {"from": "agency/澜江市/财政局", "to": "agency/澜江市/民政局"}
    got = httpx.get(f"{server.url}/explore.json", params=both).json()
    assert (got["path"][0], got["path"][-1]) == (both["from"], both["to"])
    assert {n["id"] for n in got["nodes"]} == set(got["path"])
    lost = httpx.get(f"{server.url}/explore.json", params={**both, "to": "no such name"}).json()
    assert lost["missing"] == ["no such name"]


@pytest.mark.parametrize(("button", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_drawing_can_be_saved(visit: Any, button: str, begins: bytes, tmp_path: Path) -> None:
    at = visit()
    page = at.open("/explore")
    drawn(page)
    with page.expect_download() as download:
        page.locator(f"#{button}").click()
    download.value.save_as(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes().startswith(begins)
    at.clean()


def test_gexf_and_statements_of_the_drawing(server: Server) -> None:
    assert "<gexf" in httpx.get(f"{server.url}/explore.gexf").text
    every = httpx.get(f"{server.url}/explore.csv").text.splitlines()
    one = httpx.get(f"{server.url}/explore.csv", params={"chosen": "agency/澜江市/财政局"}).text.splitlines()
    assert 1 < len(one) < len(every)


def test_a_bundled_query_runs_in_the_page(visit: Any) -> None:
    at = visit()
    page = at.open("/sparql")
    page.locator("#yasqe .CodeMirror").wait_for()
    page.locator("[data-query=leads-most]").click()
    page.locator("#results tbody tr").first.wait_for()
    assert page.locator("#results th").count() >= 2
    page = at.open("/sparql?query=" + quote("SELECT ?agency { ?agency a gov:Agency } LIMIT 3"))
    page.locator("#results tbody a").first.wait_for()
    page.locator("#results tbody a").first.click()
    page.wait_for_url("**/id/agency/**")
    at.clean()


def test_a_wrong_query_says_where(visit: Any) -> None:
    at = visit()
    page = at.open("/sparql?query=" + quote("SELECT * { ?s foo:bar ?o }"))
    page.locator("#error:not([hidden])").wait_for()
    assert "line 1, column 15: the prefix foo:" in page.locator("#error").inner_text()
    at.complaints = [c for c in at.complaints if "400" not in c]
    at.clean()


def test_what_is_marked_becomes_rows_of_the_decisions_file(visit: Any, document: str, tmp_path: Path) -> None:
    from govgraph.resolve import decisions

    at = visit()
    page = at.open(document)
    page.locator(".panel .mark").first.click()
    assert page.locator("[data-decisions]").inner_text() == "1"
    page = at.open(FINANCE)
    page.locator(".pair summary").click()
    page.locator(".pair .mark").first.click()
    page = at.open("/decisions")
    page.locator("#who").fill("审读人")
    for box in page.locator("#list input").all():
        box.fill("原文, “另有”所指\n")
    with page.expect_download() as download:
        page.locator("#download").click()
    download.value.save_as(tmp_path / "decisions.csv")
    found = decisions.read(tmp_path / "decisions.csv")
    assert [d.kind for d in found] == ["reject", "same"]
    assert found[0].quote or found[0].detail
    assert (found[1].id, found[1].who) == ("agency/澜江市/财政局", "审读人")
    at.clean()


@pytest.fixture(scope="module")
def busiest(server: Server) -> dict[str, str]:
    """The page of the thing with most rows, of each kind, and of a finding."""
    snapshot = server.app.state.live.current()
    pages = {t.kind: Served().thing(t.id) for t in sorted(snapshot.holdings.things.values(), key=lambda t: (t.count, t.id))}
    gap = next(g for j in judged(snapshot) for g in j.gaps)
    return {**pages, "gap": f"/gaps?gap={gap.id}"}


@pytest.mark.parametrize("kind", [*KINDS, "document", "gap"])
@pytest.mark.parametrize(("width", "scheme", "lang"), [(390, "dark", "en-US"), (1280, "light", "zh-CN")])
def test_every_kind_of_thing_has_a_clean_page(visit: Any, busiest: dict[str, str], kind: str, width: int, scheme: str, lang: str) -> None:
    if kind not in busiest:
        pytest.fail(f"the sample has no {kind}")
    at = visit(width=width, scheme=scheme, lang=lang)
    page = at.open(busiest[kind])
    assert page.locator("h1").count() == 1
    assert page.locator("main blockquote, main .source").count() > 0
    assert not re.search(r"\b(role|fact|does|rel|kind|payer)_\w", page.locator("main").inner_text()), "every word has its translation"
    assert serious(page) == []
    at.clean()


@pytest.mark.parametrize("path", [p for p in PAGES if p != "/nothing/here"] + ["document"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation_of_accessibility(visit: Any, path: str, scheme: str, document: str) -> None:
    at = visit(scheme=scheme)
    page = at.open(document if path == "document" else path)
    page.wait_for_load_state("networkidle")
    assert serious(page) == []
    at.clean()


def serious(page: Any) -> list[tuple[str, str, str]]:
    """What axe finds on a page that is serious or worse."""
    spec = find_spec("axe_core_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("axe-core-python is not installed")
    page.evaluate((Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, { exclude: [['#yasqe']] })).violations")
    return [(v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200]) for v in found if v["impact"] in ("serious", "critical")]


def test_two_pages_of_a_site_that_is_quick(server: Server) -> None:
    for path, limit in (("/", 0.3), (FINANCE, 0.2), ("/suggest?q=cz", 0.05)):
        httpx.get(server.url + path)
        taken = min(httpx.get(server.url + path).elapsed.total_seconds() for _ in range(5))
        assert taken < limit, path


def test_an_address_shows_the_same_picture_elsewhere(browser: Any, server: Server) -> None:
    """Filters, focus, what was expanded, hidden and moved, and the seed of the layout: all of it is in the address."""
    one = Visit(browser, server.url)
    page = one.open(f"/explore?focus={quote('agency/澜江市/财政局')}&show=assignments,groups&min=1&seed=7")
    drawn(page)
    ids = page.evaluate("[...govgraph.things().keys()].sort()")
    page.evaluate("id => govgraph.expand(id)", ids[0])
    page.wait_for_url("**expand=*")
    page.evaluate("id => govgraph.hide(id)", ids[1])
    page.evaluate("id => { govgraph.network().moveNode(id, 321, -123); govgraph.pin(id, true); }", ids[2])
    picture = """() => JSON.stringify([...govgraph.things().keys()].sort().map(id => {
        const at = govgraph.network().getPosition(id), drawn = govgraph.network().body.data.nodes.get(id);
        return [id, Math.round(at.x), Math.round(at.y), drawn.hidden, drawn.label]; }))"""
    first = page.evaluate(picture)
    two = Visit(browser, server.url, width=1920, scheme="dark", lang="en-US")
    elsewhere = two.open(page.url.removeprefix(one.url))
    drawn(elsewhere)
    assert elsewhere.evaluate(picture) == first
    assert f'["{ids[2]}",321,-123,false' in first
    assert [n for n in json.loads(first) if n[3]] == [n for n in json.loads(first) if n[0] == ids[1]]
    one.clean()
    two.clean()


def test_the_keyboard_leads_through_a_page(visit: Any) -> None:
    """The first stop is the link to the text; every stop can be seen; search and its suggestions need no mouse."""
    at = visit()
    page = at.open(FINANCE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("(() => { const b = document.activeElement.getBoundingClientRect(); return b.left >= 0 && b.top >= 0 && b.width > 20; })()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        told = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
            return [e.tagName + e.textContent.slice(0, 20), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1, b.bottom > 0 && b.top < innerHeight]; }""")
        assert told[1:] == [True, True], told
        seen.add(told[0])
    assert len(seen) > 15
    page.keyboard.press("/")
    page.keyboard.type("mzj")
    page.locator("#matches li").first.wait_for()
    page.keyboard.press("ArrowDown")
    active = page.locator("form.search input").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#matches").is_hidden()
    at.clean()


def test_the_explorer_by_keys(visit: Any) -> None:
    at = visit()
    page = at.open("/explore")
    drawn(page)
    before = int(page.locator("#drawing").get_attribute("data-nodes"))
    page.locator("#things button").first.focus()
    page.keyboard.press("Enter")
    page.locator("#about h2").wait_for()
    page.locator("#drawing").focus()
    here = page.evaluate("JSON.stringify(govgraph.network().getViewPosition())")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("JSON.stringify(govgraph.network().getViewPosition())") != here
    scale = page.evaluate("govgraph.network().getScale()")
    page.keyboard.press("+")
    assert page.evaluate("govgraph.network().getScale()") > scale
    page.keyboard.press("p")
    page.wait_for_url("**pin=*")
    page.keyboard.press("h")
    page.locator(f"#drawing[data-nodes='{before - 1}']").wait_for()
    page.keyboard.press("u")
    page.locator(f"#drawing[data-nodes='{before}']").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#about").is_hidden()
    at.clean()
