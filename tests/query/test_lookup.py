"""Names, ids and places find the thing that is meant; several are listed, none gives what is near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import store
from govgraph.errors import GraphError
from govgraph.query import lookup
from tests import graphs

DATASET = graphs.dataset()

FOUND = [
    ("澜江市财政局", "", "agency/澜江市/财政局", "its canonical name"),
    ("市财政局", "", "agency/澜江市/财政局", "a wording that only one has"),
    ("财政局", "云岭县", "agency/云岭县/财政局", "the end of its name, in a place"),
    ("agency/云岭县/财政局", "", "agency/云岭县/财政局", "its id"),
    ("https://w3id.org/govgraph/id/agency/云岭县/财政局", "", "agency/云岭县/财政局", "its IRI"),
    ("澜政发〔2022〕5号", "", "document/d4", "a number"),
    ("澜政发〔2019〕3号", "", "document/d1", "a number that others cite: the document, not the citation"),
    ("关于成立防汛指挥部的通知", "", "document/d2", "a title"),
    ("防汛指挥部", "", "body/澜江市/澜江市防汛指挥部", "the end of a body's name"),
    ("领导小组", "", "body/澜江市/澜江市河道整治领导小组", "how a document points back to it"),
    ("江望舒", "", "person/澜江市/-/江望舒", "a person"),
    ("会商预警", "", "task/d2/一", "a task"),
    (" 市水利局 ", "", "agency/澜江市/水利局", "spaces around it"),
]


@pytest.mark.parametrize(("name", "place", "thing_id", "why"), FOUND, ids=[why for *_, why in FOUND])
def test_one_thing_is_found(name: str, place: str, thing_id: str, why: str) -> None:
    assert lookup.one(DATASET, name, place).id == thing_id


def test_several_are_listed_with_place_and_id() -> None:
    with pytest.raises(GraphError) as caught:
        lookup.one(DATASET, "财政局")
    assert str(caught.value).splitlines()[1:] == [
        "  云岭县财政局　云岭县　agency/云岭县/财政局",
        "  澜江市财政局　澜江市　agency/澜江市/财政局",
    ]


def test_a_long_list_is_cut_and_counted() -> None:
    things = [lookup.Thing(f"x:{i}", f"局{i}", f"agency/p/局{i}", "p") for i in range(20)]
    assert lookup.listed(things).splitlines()[-1] == "  … and 8 more"


def test_an_unknown_name_gives_near_ones_and_other_places() -> None:
    with pytest.raises(GraphError, match=r"nothing is called 澜江市水务局; near are .*澜江市水利局"):
        lookup.one(DATASET, "澜江市水务局")
    with pytest.raises(GraphError, match="there is no 市气象局 in 云岭县; elsewhere there is:\n  澜江市气象局"):
        lookup.one(DATASET, "市气象局", "云岭县")
    with pytest.raises(GraphError, match="no name is near"):
        lookup.one(DATASET, "qqqq")


@given(st.text(), st.text(max_size=4))
def test_any_name_is_answered(name: str, place: str) -> None:
    assert isinstance(lookup.find(DATASET, name, place), list)


def test_an_empty_graph_has_nothing() -> None:
    assert lookup.find(store.memory([]), "市财政局") == []


def test_an_office_is_meant_before_a_seat_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seat that a document calls 市水利局 does not make the office ambiguous; alone, it is found."""
    office = lookup.Thing("x:a", "澜江市水利局", "agency/澜江市/水利局", "澜江市")
    seat = lookup.Thing("x:p", "市水利局", "post/澜江市/市水利局", "澜江市")
    monkeypatch.setattr(lookup, "_things", lambda dataset, pattern: [office, seat])
    assert lookup.one(DATASET, "市水利局") == office
    monkeypatch.setattr(lookup, "_things", lambda dataset, pattern: [seat])
    assert lookup.one(DATASET, "市水利局") == seat
