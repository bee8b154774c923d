"""The parts behind the pages: names, marked text, citations, words of both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import lexicon
from govgraph.graph import Record
from govgraph.model import Issue, Statement
from govgraph.readers import txt
from govgraph.web import citation, marked
from govgraph.web.addresses import Filed, Served
from govgraph.web.holdings import Thing
from govgraph.web.names import Names

THINGS = [
    Thing("agency/澜江市/发展和改革委员会", "澜江市发展和改革委员会", "agency", "澜江市", ("市发展改革委",), 9),
    Thing("agency/澜江市/民政局", "澜江市民政局", "agency", "澜江市", ("市民政局",), 5),
    Thing("agency/云岭县/民政局", "云岭县民政局", "agency", "云岭县", ("县民政局",), 1),
    Thing("person/澜江市/-/江望舒", "江望舒", "person", "澜江市", (), 3),
    Thing("document/d1", "关于印发民政方案的通知", "document", "澜江市", ("澜政发〔2019〕3号",), 30),
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("澜江市民政局", "agency/澜江市/民政局"),
        ("市民政局", "agency/澜江市/民政局"),
        ("县民政局", "agency/云岭县/民政局"),
        ("mzj", "agency/澜江市/民政局"),
        ("minzheng", "agency/澜江市/民政局"),
        ("fgw", "agency/澜江市/发展和改革委员会"),
        ("发改委", "agency/澜江市/发展和改革委员会"),
        ("FaGaiWei", "agency/澜江市/发展和改革委员会"),
        ("jws", "person/澜江市/-/江望舒"),
        ("澜政发〔2019〕3", "document/d1"),
        ("《关于印发民政", "document/d1"),
        ("没有的", ""),
        (" ", ""),
    ],
)
def test_names_are_found_as_people_type_them(text: str, first: str) -> None:
    assert next((t.id for t in Names(THINGS).find(text)), "") == first


def test_only_some_kinds() -> None:
    assert [t.kind for t in Names(THINGS).find("民政", ["document"])] == ["document"]


def row(start: int, end: int, relation: str = "assigns", name: str = "a") -> Statement:
    return Statement(name, "d", relation, "", "", "", "", "", "", start, end, "explicit", "r", "s", "", "d", "", "", 1, 0)


@given(st.text(alphabet="ab𠀀😀\n\r\f 。", min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_pieces_are_the_text_and_each_statement_its_span(text: str, spans: list[tuple[int, int]]) -> None:
    source = txt.source(text, "x")
    text = source.text
    rows = [row(a, min(b, len(text)), name=str(i)) for i, (a, b) in enumerate(spans) if a < min(b, len(text))]
    lines = list(marked.lines(source, 0, len(text), rows))
    assert re.sub(r"[\r\n\f]", "", "".join(p.text for line in lines for p in line.pieces)) == re.sub(r"[\r\n\f]", "", text)
    for s in rows:
        kept = "".join(p.text for line in lines for p in line.pieces if s.id in p.statements)
        assert re.sub(r"[\r\n\f]", "", kept) == re.sub(r"[\r\n\f]", "", text[s.start : s.end])


def record(issue: Issue | None) -> Record:
    return Record("d", "澜政发〔2019〕3号", "关于印发治水方案的通知", ("澜江市人民政府",), "2019-06-20", (), (), "", issue, ("", "", ""), "", 0, 0, 0)


def test_citations() -> None:
    issue = Issue("澜江市人民政府公报", "2019", "7")
    assert citation.plain(record(issue), 12) == (
        "《关于印发治水方案的通知》（澜政发〔2019〕3号，2019年6月20日），澜江市人民政府，《澜江市人民政府公报》2019年第7期，第12页。"
    )
    assert citation.gbt7714(record(issue), 12) == "澜江市人民政府. 关于印发治水方案的通知: 澜政发〔2019〕3号[J]. 澜江市人民政府公报, 2019(7): 12."
    assert citation.gbt7714(record(None)) == "澜江市人民政府. 关于印发治水方案的通知: 澜政发〔2019〕3号[A]. 2019-06-20."


@pytest.mark.parametrize("thing", ["agency/1/a?b#c", "agency/1/..", "agency/1//x", "agency/1/a%2Fb", "agency/1/\ud800"])
def test_addresses_keep_a_thing_whole(thing: str) -> None:
    address = Served().thing(thing)
    assert re.fullmatch(r"/id[/?][\w/%.~=&+-]+", address)
    assert "/../" not in f"{address}/"
    assert re.fullmatch(r"\.\./thing/[0-9a-f]{16}\.html", Filed(1).thing(thing))


def test_every_word_has_both_languages_and_the_same_places() -> None:
    for key, words in lexicon.load("web").items():
        assert set(words) == {"zh", "en"}, key
        assert all(words.values()), key
        assert set(re.findall(r"\{\w+\}", words["zh"])) == set(re.findall(r"\{\w+\}", words["en"])), key


def test_every_word_that_a_template_asks_for_is_there() -> None:
    folder = Path(__file__).parents[2] / "govgraph" / "web"
    known = lexicon.load("web")
    for file in sorted(folder.glob("templates/*.html")):
        for key in re.findall(r"\bt\('(\w+)'[,)]", file.read_text(encoding="utf-8")):
            assert key in known, f"{file.name}: {key}"
