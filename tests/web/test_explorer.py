"""The explorer in a real browser: filters, neighbours, paths, its address, its keys, and what can be taken away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pytest

from tests.web.conftest import Server, Visit, drawn


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


def test_names_drawn_from_afar_are_in_both_pictures(visit: Any, tmp_path: Path) -> None:
    at = visit()
    page = at.open("/explore")
    drawn(page)
    seen = page.evaluate("""() => new Promise(done => {
        const words = [], kept = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...at) { if (this.font.startsWith('600')) words.push(text); return kept.call(this, text, ...at); };
        govgraph.network().once('afterDrawing', () => requestAnimationFrame(() => { CanvasRenderingContext2D.prototype.fillText = kept; done([...new Set(words)]); }));
        govgraph.network().moveTo({ scale: 0.15 }); })""")
    with page.expect_download() as download:
        page.locator("#svg").click()
    download.value.save_as(tmp_path / "afar.svg")
    texts = ElementTree.parse(tmp_path / "afar.svg").getroot().findall("{http://www.w3.org/2000/svg}text")
    assert len(seen) > 3
    assert sorted({t.text or "" for t in texts}) == sorted(seen)
    assert all(abs(float(t.attrib["font-size"]) - 13 / 0.15) < 0.01 for t in texts)
    at.clean()


def test_gexf_and_statements_of_the_drawing(server: Server) -> None:
    assert "<gexf" in httpx.get(f"{server.url}/explore.gexf").text
    every = httpx.get(f"{server.url}/explore.csv").text.splitlines()
    one = httpx.get(f"{server.url}/explore.csv", params={"chosen": "agency/澜江市/财政局"}).text.splitlines()
    assert 1 < len(one) < len(every)


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
