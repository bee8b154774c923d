"""The pages in a real browser: from a name to the words, in both languages, and what a reader does on them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from tests.web.conftest import Server, Visit

FINANCE = "/id/" + quote("agency/澜江市/财政局")


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


def test_the_other_language_is_kept(visit: Any) -> None:
    at = visit()
    page = at.open(FINANCE)
    page.locator(".switch").click()
    page.locator("html[lang=en]").wait_for()
    assert "lang=" not in page.url
    page = at.open("/")
    assert page.locator("h1").inner_text() == "Start from a name; end at the words."
    at.clean()


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


def test_two_pages_of_a_site_that_is_quick(server: Server) -> None:
    for path, limit in (("/", 0.3), (FINANCE, 0.2), ("/suggest?q=cz", 0.05)):
        httpx.get(server.url + path)
        taken = min(httpx.get(server.url + path).elapsed.total_seconds() for _ in range(5))
        assert taken < limit, path


def test_what_no_rule_claimed_can_be_shown(visit: Any, server: Server) -> None:
    holdings = server.app.state.live.current().holdings
    at = visit()
    page = at.open("/id/document/" + next(r.id for r in holdings.records.values() if holdings.residue.get(r.key)))
    mark = page.locator(".source .m.r-residue").first
    line = "e => getComputedStyle(e).borderBottomColor"
    assert mark.evaluate(line) == "rgba(0, 0, 0, 0)"
    page.locator(".legend input[data-relation=residue]").check()
    assert mark.evaluate(line) != "rgba(0, 0, 0, 0)"
    at.clean()


def test_a_button_copies_the_citation(visit: Any, document: str) -> None:
    at = visit()
    at.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = at.open(document)
    page.locator(".cite summary").click()
    for kind in ("plain", "gbt"):
        page.locator(f"button[data-copy=cite-{kind}]").click()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#cite-{kind}").inner_text()
    assert "[J]" in page.locator("#cite-gbt").inner_text()
    at.clean()


def test_deadlines_are_coming_or_past_as_of_a_day(visit: Any) -> None:
    at = visit()
    page = at.open("/dashboard?as_of=2023-12-15")
    coming, past = (page.locator(f"#deadlines h3:nth-of-type({n}) + .wide td.day").all_inner_texts() for n in (1, 2))
    assert coming
    assert past
    assert min(d.rpartition("/")[2] for d in coming) >= "2023-12"
    assert max(d.rpartition("/")[2] for d in past) < "2023-12-15"
    page.locator("input[name=as_of]").fill("2099-01-01")
    page.locator("#deadlines button").click()
    page.wait_for_url("**as_of=2099-01-01*")
    assert page.locator("#deadlines h3 + .empty").count() == 1
    page.locator("#deadlines td.day a").first.click()
    page.locator(".source a.m.on").first.wait_for()
    at.clean()


def test_the_editor_completes_terms_of_the_ontology(visit: Any) -> None:
    at = visit()
    page = at.open("/sparql")
    page.locator("#yasqe .CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * { ?agency gov:lea")
    page.keyboard.press("Control+Space")
    page.locator(".CodeMirror-hint", has_text="gov:leads").first.wait_for()
    at.clean()


def test_what_is_marked_in_a_text_stands_in_its_address(browser: Any, visit: Any, server: Server) -> None:
    holdings = server.app.state.live.current().holdings
    at = visit()
    page = at.open("/id/document/" + next(r.id for r in holdings.records.values() if holdings.residue.get(r.key)))
    boxes = page.locator(".legend input")
    page.locator(".legend input[data-relation=residue]").check()
    page.locator(".legend input").first.uncheck()
    page.locator(".source a.m:not(.off)").first.click()
    ticked = [b.is_checked() for b in boxes.all()]
    assert (ticked[0], ticked[-1]) == (False, True)
    address = page.url.removeprefix(at.url)
    assert "#s-" in address
    other = Visit(browser, server.url, lang="en-US")
    elsewhere = other.open(address)
    assert [b.is_checked() for b in elsewhere.locator(".legend input").all()] == ticked
    assert elsewhere.locator(".source a.m.off").count() == page.locator(".source a.m.off").count() > 0
    assert elsewhere.locator(".source.hide-residue").count() == 0
    elsewhere.locator(".source a.m.on").first.wait_for()
    for box in boxes.all():
        box.set_checked(box.get_attribute("data-relation") != "residue")
    assert "?" not in page.url
    at.clean()
    other.clean()


def test_funding_by_level_is_drawn_and_can_be_taken_away(visit: Any, server: Server) -> None:
    at = visit()
    page = at.open("/dashboard")
    bars = page.locator("#funding .bars").first
    drawn = dict(zip(bars.locator("li > :first-child").all_inner_texts(), bars.locator(".n").all_inner_texts(), strict=True))
    assert drawn
    widths = bars.locator("rect.part").evaluate_all("found => found.map(r => r.getBoundingClientRect().width)")
    most = max(map(int, drawn.values()))
    assert all(abs(w / max(widths) - int(n) / most) < 0.02 for w, n in zip(widths, drawn.values(), strict=True))
    table = list(csv.reader(io.StringIO(httpx.get(server.url + "/funding.csv").content.decode("utf-8-sig"))))
    assert {row[0]: row[1] for row in table[1:]} == drawn
    page.locator("#funding summary").click()
    assert page.locator("#funding table tbody tr").count() == len(drawn)
    paying = [s for s in server.app.state.live.current().holdings.statements if s.relation == "funds" and s.subject_id]
    assert sum(map(int, drawn.values())) == len(paying)
    at.clean()
