"""The derived graph: what no document tells alone, computed anew from all of them; dropping it loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govgraph.graph import force, people
from govgraph.graph.records import Record
from govgraph.graph.writer import FALSE, TRUE, Triples, typed
from govgraph.model import Statement
from govgraph.resolve import reforms
from govgraph.vocabulary import BASE, ELI, GOV, ORG, RDF, derived_graph

_TELLING = ("cites", "amends", "valid")
_VERDICTS = {"moved": GOV.movedTo, "namesake": GOV.namesakeOf, "possibly": GOV.possiblySame}


def derived_quads(
    records: Sequence[Record], statements: Sequence[Statement], also: Mapping[str, Sequence[str]], base: str = BASE
) -> list[str]:
    """The derived graph of all documents; `also` gives the further sources that a document was found in."""
    triples = Triples(base)
    dated = {r.id: r.date for r in records}
    as_of = force.latest(records)
    graph = derived_graph(base)
    if as_of:
        triples.add(f"<{graph}>", GOV.asOf, typed(as_of, "date"))
    for document, sources in also.items():
        for source in sources:
            triples.add(triples.iri(f"document/{document}"), GOV.alsoIn, triples.iri(f"source/{source}"))
    same = force.same_documents(records, statements)
    for cited, document in same.items():
        triples.add(triples.iri(cited), GOV.sameDocumentAs, triples.iri(document))
    gone = _changes(triples, statements, same)
    _force(triples, records, statements, gone, same, as_of)
    _reforms(triples, statements)
    for verdict, a, b in people.verdicts(statements, dated):
        triples.add(triples.iri(a), _VERDICTS[verdict], triples.iri(b))
        if verdict != "moved":
            triples.add(triples.iri(b), _VERDICTS[verdict], triples.iri(a))
    return list(triples.quads(graph))


def telling(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Those of a document's statements that its derived graph depends on: `derived_quads` of these is that of all."""
    named: set[str] = set()
    for s in statements:
        agencies = {i for i in (s.subject_id, s.object_id) if i not in named and reforms.concerned(i)}
        named |= agencies
        if agencies or s.relation in _TELLING or s.object_id.startswith("person/"):
            yield s


def _changes(triples: Triples, statements: Iterable[Statement], same: Mapping[str, str]) -> set[str]:
    """Say of changed documents who changed them, and cite the documents themselves; gives those that are no longer in force."""
    gone = set()
    for s in statements:
        if s.relation not in ("cites", "amends"):
            continue
        this, other = f"document/{s.document_id}", same.get(s.object_id, "")
        if s.relation == "cites":
            if other.startswith("document/"):
                triples.add(triples.iri(this), ELI.cites, triples.iri(other))
            continue
        changed_by = {"repeals": ELI.repealed_by, "supersedes": GOV.supersededBy, "amends": ELI.amended_by}.get(s.role)
        for target in filter(None, (s.object_id, other)):
            if changed_by:
                triples.add(triples.iri(target), changed_by, triples.iri(this))
            if s.role in ("repeals", "supersedes"):
                gone.add(target)
    return gone


def _reforms(triples: Triples, statements: Iterable[Statement]) -> None:
    """Link offices with those that a reform made them of, where documents name both; they stay two."""
    agencies = sorted({i for s in statements for i in (s.subject_id, s.object_id) if i.startswith("agency/")})
    named = set(agencies)
    for agency in agencies:
        for former, year in reforms.predecessors(agency):
            if former.id in named:
                event = triples.iri(f"reform/{year}/{agency.partition('/')[2]}")
                triples.link(event, RDF.type, ORG.ChangeEvent)
                triples.add(event, ORG.originalOrganization, triples.iri(former.id))
                triples.add(event, GOV.year, typed(year, "gYear"))
                triples.add(triples.iri(agency), ORG.resultedFrom, event)


def _force(
    triples: Triples, records: Iterable[Record], statements: Iterable[Statement], gone: set[str], same: Mapping[str, str], as_of: str
) -> None:
    """Whether each document is in force at the date of the latest, as far as these documents tell."""
    ended = force.endings(records, statements, same, as_of)
    for record in records:
        triples.add(triples.iri(f"document/{record.id}"), GOV.inForce, FALSE if record.id in ended else TRUE)
    for cited in gone:
        triples.add(triples.iri(cited), GOV.inForce, FALSE)
