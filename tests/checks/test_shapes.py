"""A graph made by govgraph fits its shapes; each error put into it is found, at its node."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from govgraph import store
from govgraph.checks import shapes
from govgraph.vocabulary import PREFIXES
from tests import graphs

#: what is put in or taken out, what the finding says, why it is wrong
ERRORS = [
    ("DELETE { GRAPH ?g { ?m org:member ?x } } WHERE { GRAPH ?g { ?m a org:Membership ; org:member ?x } }",
     "a membership has a person, body, post or vacancy mark", None),
    ("DELETE { GRAPH ?g { ?m org:organization ?x } } WHERE { GRAPH ?g { ?m a org:Membership ; org:organization ?x } }",
     "a membership is of one body", None),
    ("DELETE { GRAPH ?g { ?f gov:share ?x } } INSERT { GRAPH ?g { ?f gov:share 1.2 } } WHERE { GRAPH ?g { ?f gov:share ?x } }",
     "a share is a decimal from 0 to 1", "1.2"),
    ("DELETE { GRAPH ?g { ?f gov:share ?x } } INSERT { GRAPH ?g { ?f gov:share -0.1 } } WHERE { GRAPH ?g { ?f gov:share ?x } }",
     "a share is a decimal from 0 to 1", "-0.1"),
    ("DELETE { GRAPH ?g { ?s oa:end ?x } } INSERT { GRAPH ?g { ?s oa:end 999999 } } WHERE { GRAPH ?g { ?s oa:end ?x } }",
     "an offset goes past the end of the source", None),
    ("DELETE { GRAPH ?g { ?s oa:start ?x } } INSERT { GRAPH ?g { ?s oa:start -1 } } WHERE { GRAPH ?g { ?s oa:start ?x } }",
     "start is a whole number from 0, before end", "-1"),
    ("DELETE { GRAPH ?g { ?s oa:start ?x } } INSERT { GRAPH ?g { ?s oa:start ?y } } WHERE { GRAPH ?g { ?s oa:start ?x ; oa:end ?y } }",
     "start is a whole number from 0, before end", None),
    ("DELETE { GRAPH ?g { ?s oa:exact ?x } } WHERE { GRAPH ?g { ?s oa:exact ?x } }", "a passage quotes its words", None),
    ("DELETE { GRAPH ?g { ?p oa:hasSource ?x } } WHERE { GRAPH ?g { ?p oa:hasSource ?x } }", "a passage has one source", None),
    ("DELETE { GRAPH ?g { ?p oa:hasSelector ?x } } WHERE { GRAPH ?g { ?p oa:hasSelector ?x } }", "a passage has a selector", None),
    ("DELETE { GRAPH ?g { ?a oa:hasTarget ?x } } WHERE { GRAPH ?g { ?a oa:hasTarget ?x } }",
     "an annotation has a passage as its target", None),
    ("DELETE { GRAPH ?g { ?s prov:wasQuotedFrom ?x } } WHERE { GRAPH ?g { ?s a gov:Funding ; prov:wasQuotedFrom ?x } }",
     "a statement has no passage to prove it", None),
    ("DELETE { GRAPH ?g { ?s gov:basis ?x } } INSERT { GRAPH ?g { ?s gov:basis gov:guess } } "
     "WHERE { GRAPH ?g { ?s a gov:Funding ; gov:basis ?x } }", "a statement has one known basis", None),
    ("DELETE { GRAPH ?g { ?s gov:rule ?x } } WHERE { GRAPH ?g { ?s gov:rule ?x } }", "a statement names its rule", None),
    ("DELETE { GRAPH ?g { ?s gov:relation ?x } } INSERT { GRAPH ?g { ?s gov:relation 'likes' } } WHERE { GRAPH ?g { ?s gov:relation ?x } }",
     "a statement has one known relation", "likes"),
    ("INSERT { GRAPH ?g { ?p gov:leads ?t } } WHERE { GRAPH ?g { ?t a gov:Task . ?p a gov:Programme } }",
     "a party is an organisation, a collective, a body, a post or a person", None),
    ("DELETE { GRAPH ?h { ?w a ?c } } WHERE { GRAPH ?g { ?w gov:leads ?t } GRAPH ?h { ?w a ?c } }",
     "a party is an organisation, a collective, a body, a post or a person", None),
    ("INSERT { GRAPH ?g { ?c a gov:Agency } } WHERE { GRAPH ?g { ?c a gov:Collective } }",
     "a collective is never an agency or a body as well", None),
    ("DELETE { GRAPH ?g { ?d eli:number ?n . ?d dcterms:title ?x } } WHERE { GRAPH ?g { ?d eli:number ?n ; dcterms:title ?x } }",
     "a document has a number or a title", None),
    ("DELETE { GRAPH ?g { ?d dcterms:identifier ?x } } WHERE { GRAPH ?g { ?d a eli:LegalResource ; dcterms:identifier ?x } }",
     "a document has an id", None),
    ("INSERT { GRAPH ?g { ?d eli:date_document '2019年6月' } } WHERE { GRAPH ?g { ?d eli:date_document ?x } }",
     "a document has one date at most", None),
    ("DELETE { GRAPH ?g { ?t gov:place ?x } } WHERE { GRAPH ?g { ?t a gov:Task ; gov:place ?x } }",
     "a task has its place in the document", None),
    ("DELETE { GRAPH ?g { ?t skos:prefLabel ?x } } WHERE { GRAPH ?g { ?t a gov:Task ; skos:prefLabel ?x } }", "a task has one label", None),
    ("DELETE { GRAPH ?g { ?f gov:payer ?x } } WHERE { GRAPH ?g { ?f gov:payer ?x } }", "funding has one payer", None),
    ("DELETE { GRAPH ?g { ?r cv:hasParticipant ?x } } WHERE { GRAPH ?g { ?r cv:hasParticipant ?x } }",
     "a responsibility has one participant", None),
    ("DELETE { GRAPH ?g { ?r cv:role ?x } } INSERT { GRAPH ?g { ?r cv:role role:boss } } WHERE { GRAPH ?g { ?r cv:role ?x } }",
     "a responsibility has one known role", "https://w3id.org/govgraph/role#boss"),
    ("DELETE { GRAPH ?g { ?r gov:task ?x } } WHERE { GRAPH ?g { ?r a gov:Responsibility ; gov:task ?x } }",
     "a responsibility is for one task", None),
    ("DELETE { GRAPH ?g { ?d gov:period ?x } } INSERT { GRAPH ?g { ?d gov:period '年底前' } } WHERE { GRAPH ?g { ?d gov:period ?x } }",
     "a deadline has a date or a span of dates", "年底前"),
    ("INSERT { GRAPH ?g { ?d gov:dueFrom '2099-01-01'^^xsd:date } } WHERE { GRAPH ?g { ?d a gov:Deadline } }",
     "a span begins before it ends", None),
    ("DELETE { GRAPH ?g { ?c gov:cited ?x } } INSERT { GRAPH ?g { ?c gov:cited ?y } } "
     "WHERE { GRAPH ?g { ?c gov:cited ?x ; gov:citing ?y } }", "a citation has one citing document, which is not the cited one", None),
    ("DELETE { GRAPH ?g { ?b org:classification ?x } } WHERE { GRAPH ?g { ?b org:classification ?x } }", "a body is of one known kind", None),
    ("DELETE { GRAPH ?g { ?o gov:host ?x } } WHERE { GRAPH ?g { ?o gov:host ?x } }", "an office has one host", None),
    ("DELETE { GRAPH ?g { ?a gov:item ?x } } WHERE { GRAPH ?g { ?a gov:item ?x } }", "a change of authority is of one item", None),
    ("DELETE { GRAPH ?g { ?a gov:receiver ?x } } WHERE { GRAPH ?g { ?a gov:receiver ?x } }", "a report has one receiver", None),
    ("DELETE { GRAPH ?g { ?a gov:appointee ?x ; gov:postAsWritten ?p } } WHERE { GRAPH ?g { ?a gov:appointee ?x ; gov:postAsWritten ?p } }",
     "an appointment has a person or a post", None),
    ("DELETE { GRAPH ?g { ?m schema:value ?x } } INSERT { GRAPH ?g { ?m schema:value -5.0 } } WHERE { GRAPH ?g { ?m schema:value ?x } }",
     "an amount is a positive decimal", "-5"),
    ("DELETE { GRAPH ?g { ?p foaf:name ?x } } INSERT { GRAPH ?g { ?p foaf:name '13900000000' } } WHERE { GRAPH ?g { ?p foaf:name ?x } }",
     "a person has one name, without digits", "13900000000"),
    ("DELETE { GRAPH ?g { ?d eli:date_no_longer_in_force ?x } } "
     "INSERT { GRAPH ?g { ?d eli:date_no_longer_in_force '2001-01-01'^^xsd:date } } WHERE { GRAPH ?g { ?d eli:date_no_longer_in_force ?x } }",
     "a document is in force before it ends", None),
]  # fmt: skip


def damaged(update: str) -> Dataset:
    """The small graph after an update."""
    engine = ox.Store()
    engine.load(graphs.quads().encode(), ox.RdfFormat.N_QUADS)
    before = engine.dump(format=ox.RdfFormat.N_QUADS)
    engine.update(update, prefixes={k: str(v) for k, v in PREFIXES.items()})
    after = engine.dump(format=ox.RdfFormat.N_QUADS)
    assert sorted(after.splitlines()) != sorted(before.splitlines()), "the error was not put in"
    return store.memory(after.decode().splitlines())


def test_a_sound_graph_fits_its_shapes() -> None:
    assert shapes.check(graphs.dataset()) == []


@pytest.mark.parametrize(("update", "message", "value"), ERRORS, ids=[f"{i:02}-{m}" for i, (_, m, _) in enumerate(ERRORS, start=1)])
def test_an_error_is_found(update: str, message: str, value: str | None) -> None:
    found = [v for v in shapes.check(damaged(update)) if v.message == message]
    assert found, message
    assert all(v.node.startswith("https://w3id.org/govgraph/id/") and v.message_zh for v in found)
    assert value is None or value in {v.value for v in found}


def test_a_finding_names_the_graph_of_its_document_and_others_stay_unchecked() -> None:
    broken = damaged("DELETE WHERE { GRAPH <https://w3id.org/govgraph/id/graph/d4> { ?t gov:place ?x } }")
    found = shapes.check(broken)
    assert {v.graph for v in found} == {"https://w3id.org/govgraph/id/graph/d4"}
    assert shapes.check(broken, ["https://w3id.org/govgraph/id/graph/d1"]) == []
    assert shapes.check(broken, ["https://w3id.org/govgraph/id/graph/d4"]) == found


def test_rows_by_hand_may_lack_a_passage() -> None:
    by_hand = damaged(
        """DELETE { GRAPH ?g { ?s gov:basis ?b ; prov:wasQuotedFrom ?p } } INSERT { GRAPH ?g { ?s gov:basis basis:human } }
        WHERE { GRAPH ?g { ?s a gov:Funding ; gov:basis ?b ; prov:wasQuotedFrom ?p } }"""
    )
    assert shapes.check(by_hand) == []


def test_batches_find_what_one_run_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = damaged(ERRORS[0][0])
    whole = shapes.check(broken)
    monkeypatch.setattr(shapes, "_BATCH", 1)
    assert shapes.check(broken) == whole


def test_nothing_to_check_is_nothing_found() -> None:
    assert shapes.check(store.memory([])) == []
