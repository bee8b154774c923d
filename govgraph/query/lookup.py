"""Finds the things that a name or an id means, and says which they are where it means several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from govgraph.errors import GraphError
from govgraph.query import sparql
from govgraph.store import Queryable
from govgraph.vocabulary import CLASSES, path

_SHOWN = 12  #: how many candidates or near names a message lists
_NAMES = "skos:prefLabel|skos:altLabel|foaf:name|dcterms:title|eli:number"
_IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
_ID = re.compile(rf"(?:.*/)?((?:{'|'.join(CLASSES)})/.+)")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph: what it is called, where it is, and its id."""

    iri: str
    label: str
    id: str  #: the tail of its IRI, readable: agency/141100/财政局
    place: str  #: name of its division; the place in its id where that has no name

    @property
    def kind(self) -> str:
        """The first segment of its id: agency, person, body."""
        return self.id.partition("/")[0]


def find(dataset: Queryable, name: str, place: str = "") -> list[Thing]:
    """All things of that id, else of exactly that name, else at the end of their name, else within it; `place` (name or code) narrows them."""
    name = name.strip()
    for matching in (_by_id, _by_name, _by_end, _by_part):
        if name and (pattern := matching(name)) and (found := _narrowed(_things(dataset, pattern), place)):
            return [t for t in found if t.kind != "post"] or found  # 市能源局 is the office, though a seat is also so called
    return []


def one(dataset: Queryable, name: str, place: str = "") -> Thing:
    """The one thing that a name means; GraphError lists them where there are several, near names where there is none."""
    found = find(dataset, name, place)
    if len(found) == 1:
        return found[0]
    if found:
        raise GraphError(f"{name} may be {len(found)} things; choose one by --place or by its id:\n{listed(found)}")
    raise GraphError(_unknown(dataset, name, place))


def iris(dataset: Queryable, name: str, place: str = "") -> list[str]:
    """The IRI of the one thing that a name means."""
    return [one(dataset, name, place).iri]


def listed(things: list[Thing]) -> str:
    """Things for choosing: name, place, id, one a line."""
    lines = ["  " + "　".join(filter(None, (t.label, t.place, t.id))) for t in things[:_SHOWN]]
    return "\n".join(lines + ([f"  … and {len(things) - _SHOWN} more"] if len(things) > _SHOWN else []))


def readable(iri: str) -> str:
    """The id in an IRI, percent-encoding undone; the IRI itself where it is of no thing of ours."""
    found = _ID.fullmatch(iri)
    return unquote(found[1]) if found else iri


def _by_id(name: str) -> str:
    if _IRI.fullmatch(name):
        return f"VALUES ?thing {{ <{name}> }}"
    return f"FILTER(STRENDS(STR(?thing), {sparql.literal('/' + path(name))}))" if name.partition("/")[0] in CLASSES else ""


def _by_name(name: str) -> str:
    text = sparql.literal(name)
    return f"VALUES ?name {{ {text} {text}@zh }} ?thing {_NAMES} ?name"


def _by_end(name: str) -> str:
    return _among_all(f"STRENDS(STR(?name), {sparql.literal(name)})")


def _by_part(name: str) -> str:
    return _among_all(f"CONTAINS(STR(?name), {sparql.literal(name)})")


def _among_all(condition: str) -> str:
    """The things a name of which fits; read through once, before anything else is asked of them."""
    named = " UNION ".join(f"{{ ?thing {predicate} ?name }}" for predicate in _NAMES.split("|"))
    return f"{{ SELECT DISTINCT ?thing {{ {named} FILTER({condition}) }} }}"


def _things(dataset: Queryable, pattern: str) -> list[Thing]:
    classes = " ".join(sorted({f"<{c}>" for group in CLASSES.values() for c in group}))
    rows = sparql.select(
        dataset,
        f"""SELECT ?thing (SAMPLE(?label) AS ?called) (SAMPLE(?division) AS ?where) {{
            {pattern} . ?thing a ?class . VALUES ?class {{ {classes} }}
            FILTER NOT EXISTS {{ ?thing gov:sameDocumentAs ?document . ?document gov:source ?text }}
            OPTIONAL {{ ?thing skos:prefLabel|foaf:name|dcterms:title ?label }}
            OPTIONAL {{ ?thing dcterms:spatial/skos:prefLabel ?division }}
        }} GROUP BY ?thing ORDER BY ?thing""",
    )
    return [_thing(str(iri), str(label or ""), str(where or "")) for iri, label, where in rows]


def _thing(iri: str, label: str, where: str) -> Thing:
    thing_id = readable(iri)
    parts = thing_id.split("/")
    return Thing(iri, label or parts[-1], thing_id, where or (parts[1] if len(parts) > 2 else ""))


def _narrowed(things: list[Thing], place: str) -> list[Thing]:
    """Those in a place: named so, coded so, or below a code of that beginning."""
    place = place.strip()
    return [t for t in things if not place or place in (t.place, t.id.split("/")[1]) or place in t.place]


def _unknown(dataset: Queryable, name: str, place: str) -> str:
    where = f" in {place}" if place else ""
    if place and (elsewhere := find(dataset, name)):
        return f"there is no {name}{where}; elsewhere there is:\n{listed(elsewhere)}"
    names = sorted({str(row[0]) for row in sparql.select(dataset, f"SELECT DISTINCT ?name {{ ?thing {_NAMES} ?name }}")})
    near = get_close_matches(name, names, n=_SHOWN, cutoff=0.6)
    hint = f"near are {'、'.join(near)}" if near else "no name is near; govgraph query DIR agencies lists the agencies"
    return f"nothing is called {name}{where}; {hint}"
