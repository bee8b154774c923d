"""What several documents tell together, on the pages of people, offices and documents: with links and with the words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from rdflib import URIRef

from govgraph import build, directory
from govgraph.vocabulary import ELI, GOV, iri
from govgraph.web import site
from govgraph.web.addresses import file_of
from tests.web.conftest import Server, Visit

GAZETTES = [Path(__file__).parents[1] / "changes" / f"yuanping-{year}.txt" for year in (2021, 2023)]
OLD, NEW = "person/沅屏市/沅屏市水利局/贺清源", "person/沅屏市/沅屏市生态环境局/贺清源"
#: a fact, and what the derived graph calls it
TERMS = {
    "moved_to": GOV.movedTo, "namesake": GOV.namesakeOf, "possibly": GOV.possiblySame, "repealed_by": ELI.repealed_by,
    "superseded_by": GOV.supersededBy, "amended_by": ELI.amended_by, "same_document": GOV.sameDocumentAs,
}  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    reform = folder / "reform.txt"
    reform.write_text(
        "沅屏市人民政府\n关于市场监管工作的通知\n沅政发〔2021〕30号\n各县人民政府：\n一、移交档案。（市工商行政管理局负责）\n"
        "二、设立窗口。（市市场监督管理局负责）\n沅屏市人民政府\n2021年11月1日\n",
        encoding="utf-8",
    )
    again = folder / "copy.txt"
    again.write_text(reform.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    build.build([*GAZETTES, reform, again], folder / "graph", build.Options())
    return folder / "graph"


@pytest.fixture(scope="module")
def facts(graph: Path) -> Iterator[Server]:
    running = Server(graph)
    yield running
    running.close()


def document(facts: Server, number: str) -> str:
    return next(f"document/{r.id}" for r in facts.app.state.live.current().holdings.records.values() if r.number == number)


def test_the_derived_graph_says_the_same(facts: Server, graph: Path) -> None:
    snapshot = facts.app.state.live.current()
    dataset = directory.open(graph).dataset()
    base = snapshot.holdings.base
    said = {(t, f.what, o) for t in (*snapshot.holdings.things,) for f in snapshot.facts.of(t) for o in f.others if f.what in TERMS}
    stored = {(str(s), what, str(o)) for what, term in TERMS.items() for s, _, o in dataset.triples((None, URIRef(term), None))}
    assert {(str(iri(t, base)), what, str(iri(o, base))) for t, what, o in said} == stored
    assert {what for _, what, _ in stored} >= {"moved_to", "namesake", "repealed_by", "same_document"}
    for key in snapshot.holdings.records:
        in_force = any(f.what == "in_force" for f in snapshot.facts.of(f"document/{key}"))
        assert str(dataset.value(URIRef(iri(f"document/{key}", base)), URIRef(GOV.inForce))) == str(in_force).lower()


@pytest.mark.parametrize("lang", ["zh-CN", "en-US"])
def test_a_person_who_moved(browser: Any, facts: Server, lang: str) -> None:
    at = Visit(browser, facts.url, lang=lang)
    page = at.open("/id/" + quote(OLD))
    row = page.locator("#facts .fact-moved_to")
    assert row.locator("blockquote").all_inner_texts() == ["贺清源 市水利局局长", "贺清源 市生态环境局局长"]
    row.locator("a.thing").click()
    page.wait_for_url("**/" + quote("沅屏市生态环境局") + "/**")
    assert page.locator("#facts .fact-moved_from a.thing").get_attribute("href") == "/id/" + quote(OLD)
    page.locator("#facts .fact-moved_from .where a").first.click()
    page.locator(".source a.m.on").first.wait_for()
    at.clean()


def test_namesakes_are_told_apart(browser: Any, facts: Server) -> None:
    at = Visit(browser, facts.url, width=390)
    page = at.open("/id/" + quote("person/沅屏市/沅屏市公安局/卢小满"))
    assert page.locator("#facts .fact-namesake blockquote").inner_text() == "卢小满为市司法局局长"
    assert page.locator("#facts .fact-namesake a.thing").get_attribute("href") == "/id/" + quote("person/沅屏市/沅屏市司法局/卢小满")
    at.clean()


def test_a_document_that_was_repealed_and_the_one_that_repeals_it(browser: Any, facts: Server) -> None:
    at = Visit(browser, facts.url)
    page = at.open("/id/" + document(facts, "沅政发〔2021〕7号"))
    assert "2023-07-18" in page.locator(".traits .fact-ended_repeals").inner_text()
    row = page.locator("#facts .fact-repealed_by")
    assert "沅政发〔2021〕7号" in row.locator("blockquote").inner_text()
    row.locator(".what a.thing").click()
    assert page.locator(".traits .fact-in_force").count() == 1
    assert page.locator("#facts .fact-repeals .what a.thing").get_attribute("href") == "/id/" + document(facts, "沅政发〔2021〕7号")
    at.clean()


def test_days_stand_in_order_with_their_words(browser: Any, facts: Server) -> None:
    at = Visit(browser, facts.url)
    page = at.open("/id/" + document(facts, "沅政发〔2021〕7号"))
    page.locator("details.around summary").click()
    assert page.locator("#timeline time").all_inner_texts() == ["2021-04-12", "2021-12-31", "2023-07-18", "2025-12-31"]
    assert page.locator("details.around svg.near.broad a").count() >= 4
    page = at.open("/id/" + quote("agency/沅屏市/水利局"))
    due = page.locator("#timeline li.r-deadline").first
    due.locator("a").click()
    page.locator(".source a.m.r-deadline.on").first.wait_for()
    at.clean()


def test_a_reform_links_offices_and_two_sources_are_named(browser: Any, facts: Server) -> None:
    at = Visit(browser, facts.url)
    page = at.open("/id/" + quote("agency/沅屏市/市场监督管理局"))
    page.locator("#facts .fact-formed_from a.thing").click()
    assert page.locator("h1").inner_text() == "沅屏市工商行政管理局"
    assert page.locator("#facts .fact-became blockquote").inner_text() == "（市市场监督管理局负责）"
    page = at.open("/id/" + document(facts, "沅政发〔2021〕30号"))
    assert {"copy.txt", "reform.txt"} & set(page.locator(".traits dd").all_inner_texts())
    at.clean()


def test_the_files_of_a_site_tell_them(graph: Path, tmp_path: Path) -> None:
    site.write(graph, tmp_path / "site")
    html = (tmp_path / "site" / "zh" / "thing" / file_of(OLD)).read_text(encoding="utf-8")
    assert "fact-moved_to" in html
    assert file_of(NEW) in html
