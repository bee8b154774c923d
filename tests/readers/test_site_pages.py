"""Pages in the layouts of many sites: the same notice comes out of each, whole, alone, and with its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import documents, readers
from govgraph.build.reading import Job, read
from govgraph.model import Source
from tests.readers import site_pages


@pytest.fixture(params=list(site_pages.PAGES))
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    path = tmp_path / f"{request.param}.html"
    path.write_bytes(site_pages.PAGES[request.param]().encode("gb18030" if request.param == "nested_tables" else "utf-8"))
    return readers.read(path)


def test_the_text_is_whole_and_alone(source: Source) -> None:
    lines = [line.strip() for line in source.text.split("\n")]
    at = 0
    for line in (*site_pages.LINES, *("\t".join(row) for row in site_pages.ROWS), *site_pages.SIGNED):
        at = lines.index(line, at) + 1
    assert not [word for word in site_pages.NOISE if word in source.text]


def test_its_head_is_known(source: Source) -> None:
    (document,) = documents.split(source)
    assert document.number == site_pages.NUMBER
    assert document.title == site_pages.TITLE.removeprefix("澜江市人民政府办公室")
    assert document.issuers == ("澜江市人民政府办公室",)
    assert document.date == "2021-05-06"
    assert document.addressees


@pytest.mark.parametrize("name", list(site_pages.PAGES))
def test_it_states_the_same_on_every_site(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(site_pages.PAGES[name]().encode("gb18030" if name == "nested_tables" else "utf-8"))
    said = {(s.relation, s.role, s.subject) for s in read(Job(path, "a.html")).statements}
    assert {("assigns", "lead", "澜江市水利局"), ("assigns", "support", "澜江市财政局"), ("funds", "", "澜江市财政")} <= said
    assert ("assigns", "responsible", "澜江市住房和城乡建设局") in said
