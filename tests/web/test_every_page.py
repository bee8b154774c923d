"""Every page at every width, in both languages and both colours: nothing overflows, nothing complains, axe and the keyboard find their way."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from govgraph.web.addresses import Served
from govgraph.web.pages.gaps import judged
from tests.web.conftest import Server

FINANCE = "/id/" + quote("agency/澜江市/财政局")
PAGES = (
    "/", "/search?q=牵头", "/search?q=没有这样的词", FINANCE, "/explore", f"/explore?focus={quote('agency/澜江市/财政局')}", "/dashboard?as_of=2023-06-30",
    "/dashboard?as_of=2099", "/gaps", "/gaps?q=没有这样的词", "/sparql", "/decisions", "/nothing/here", "/list-task",
)  # fmt: skip
KINDS = ("person", "body", "task", "fund", "item", "cited", "tier", "collective", "office")


@pytest.fixture(scope="module")
def busiest(server: Server) -> dict[str, str]:
    """The page of the thing with most rows, of each kind, and of a finding."""
    snapshot = server.app.state.live.current()
    pages = {t.kind: Served().thing(t.id) for t in sorted(snapshot.holdings.things.values(), key=lambda t: (t.count, t.id))}
    gap = next(g for j in judged(snapshot) for g in j.gaps)
    return {**pages, "gap": f"/gaps?gap={gap.id}"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme", "lang"), [(390, "dark", "en-US"), (1440, "light", "zh-CN"), (1920, "dark", "zh-CN")])
def test_every_page_is_clean(visit: Any, path: str, width: int, scheme: str, lang: str) -> None:
    at = visit(width=width, scheme=scheme, lang=lang)
    page = at.open(path)
    assert page.locator("html").get_attribute("lang") == ("en" if lang == "en-US" else "zh-CN")
    assert page.locator("h1").count() == 1
    page.wait_for_load_state("networkidle")
    assert serious(page) == []
    if path == "/nothing/here":
        at.complaints = [c for c in at.complaints if "404" not in c]
    at.clean()


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


def serious(page: Any) -> list[tuple[str, str, str]]:
    """What axe finds on a page that is serious or worse."""
    spec = find_spec("axe_core_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("axe-core-python is not installed")
    page.evaluate((Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, { exclude: [['#yasqe']] })).violations")
    return [(v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200]) for v in found if v["impact"] in ("serious", "critical")]
