"""Everything that a graph knows of one thing: what it is, and each statement about it with its words and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.model import RELATIONS
from govgraph.query import lookup, sparql
from govgraph.query.lookup import Thing
from govgraph.store import Queryable

_SUBJECT = "cv:hasParticipant|gov:payer|gov:holder|gov:reporter|org:organization|gov:appointedBy|gov:citing|gov:describes"
_OBJECT = "gov:task|org:member|gov:receiver|gov:item|gov:host|gov:body|gov:cited|gov:appointee|opengov:post"
#: By these a statement is about a thing as well, but not as the other party of it.
_ASIDE = "opengov:onBehalfOf|gov:transferredTo"
#: What a thing is, beside its name: path from it, and what that is called. Document by document, so that no row comes twice.
_TRAITS = (
    ("skos:altLabel", "又写作 also written"),
    ("dcterms:title", "标题 title"),
    ("org:classification", "种类 kind"),
    ("org:subOrganizationOf/skos:prefLabel", "隶属 belongs to"),
    ("gov:officeOf/skos:prefLabel", "办公室属于 office of"),
    ("org:holds/skos:prefLabel", "职务 post"),
    ("eli:passed_by/skos:prefLabel", "发文机关 issued by"),
    ("eli:date_document", "成文日期 dated"),
    ("eli:is_part_of/skos:prefLabel", "载于 printed in"),
    ("eli:first_date_entry_in_force", "施行日 in force from"),
    ("eli:date_no_longer_in_force", "失效日 in force until"),
    ("gov:inForce", "有效 in force"),
    ("eli:repealed_by/skos:prefLabel", "被废止于 repealed by"),
    ("gov:supersededBy/skos:prefLabel", "被取代于 superseded by"),
    ("gov:issues/skos:prefLabel", "印发 issues"),
    ("gov:place", "位置 place"),
    ("gov:statedIn/skos:prefLabel", "公文 document"),
    ("dcterms:isPartOf/skos:prefLabel", "属于 part of"),
    ("gov:due", "截止日 due"),
    ("gov:assignedThrough/skos:prefLabel", "责任承自 assigned through"),
    ("gov:fundedThrough/skos:prefLabel", "资金承自 funded through"),
    ("gov:dueThrough/skos:prefLabel", "期限承自 due through"),
    ("foaf:member/skos:prefLabel", "成员 members"),
    ("gov:movedTo/org:holds/skos:prefLabel", "后任 later"),
    ("^gov:movedTo/org:holds/skos:prefLabel", "前任 earlier"),
    ("org:resultedFrom/org:originalOrganization/skos:prefLabel", "改革自 reformed from"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about the thing, seen from it."""

    relation: str
    side: str  #: whether the thing is its subject or object
    role: str
    other: str  #: name of the other party
    detail: str
    document: str
    date: str
    place: str
    start: int  #: in the source; -1 where there are no offsets
    line: int  #: 0 where there are no offsets
    page: int  #: 0 where the source has no pages
    quote: str
    basis: str
    rule: str
    confidence: float | None = None  #: of a recogniser in its words; None where none read them


@dataclass(frozen=True, slots=True)
class Portrait:
    """A thing with all that is known of it."""

    thing: Thing
    traits: tuple[tuple[str, str], ...]  #: what is said, and its value
    facts: tuple[Fact, ...]


def show(dataset: Queryable, name: str, place: str = "") -> Portrait:
    """All that is known of the one thing that a name or id means; GraphError lists them where it means several."""
    thing = lookup.one(dataset, name, place)
    if thing.kind == "document":
        cited = f"?statement gov:cited|gov:cited/gov:sameDocumentAs <{thing.iri}> ."
        facts = [*_stated(dataset, thing), *_asked(dataset, cited, "object", _SUBJECT)]
    else:
        about = f"?statement {_OBJECT}|{_ASIDE} <{thing.iri}> ."
        facts = [*_asked(dataset, f"?statement {_SUBJECT} <{thing.iri}> .", "subject", _OBJECT)]
        facts += _asked(dataset, about, "object", _SUBJECT)
    return Portrait(thing, tuple(_traits(dataset, thing)), tuple(sorted(set(facts), key=_order)))


def _order(fact: Fact) -> tuple[object, ...]:
    rank = RELATIONS.index(fact.relation) if fact.relation in RELATIONS else len(RELATIONS)
    return rank, fact.side, fact.date, fact.document, fact.start, fact.place, fact.role, fact.other, fact.detail, fact.quote


def _traits(dataset: Queryable, thing: Thing) -> list[tuple[str, str]]:
    asked = " UNION ".join(f"{{ <{thing.iri}> {path} ?value BIND({i} AS ?at) }}" for i, (path, _) in enumerate(_TRAITS))
    rows = sparql.select(dataset, f"SELECT DISTINCT ?at ?value {{ {asked} }}")
    found = sorted({(int(str(at)), _short(str(value))) for at, value in rows})
    return [(_TRAITS[at][1], value) for at, value in found if value != thing.label]


def _short(value: str) -> str:
    """The local name of a concept; any other value as it is."""
    return value.rpartition("#")[2] if value.startswith("https://w3id.org/govgraph/") else value


def _stated(dataset: Queryable, document: Thing) -> list[Fact]:
    """What a document says: each statement with both of its parties."""
    subject = _SUBJECT.replace("|gov:citing|gov:describes", "")  # which are the document itself
    found = _asked(dataset, f"?statement gov:statedIn <{document.iri}> .", "stated", subject, _OBJECT)
    return [f for f in found if f.relation != "document"]


def _asked(dataset: Queryable, pattern: str, side: str, *others: str) -> list[Fact]:
    """The facts of all statements that a pattern finds; asked for in parts, each of which the engine answers at once."""
    rows = sparql.select(
        dataset,
        f"""SELECT DISTINCT ?statement ?relation ?written ?role ?change ?detail ?document ?date ?place ?quote ?basis ?rule {{
            {pattern}
            ?statement gov:relation ?relation ; gov:basis ?basis ; gov:rule ?rule ; gov:statedIn ?in . ?in skos:prefLabel ?document .
            OPTIONAL {{ ?in eli:date_document ?date }}
            OPTIONAL {{ ?statement gov:roleAsWritten ?written }}
            OPTIONAL {{ ?statement cv:role ?role }}
            OPTIONAL {{ ?statement gov:change ?change }}
            OPTIONAL {{ ?statement gov:detail ?detail }}
            OPTIONAL {{ ?statement gov:place ?place }}
            OPTIONAL {{ ?statement gov:quote ?quote }}
        }}""",
    )
    parties, places = _parties(dataset, pattern, others), _places(dataset, pattern)
    return [_fact([str(v) if v is not None else "" for v in row], side, parties, places) for row in rows]


def _fact(row: list[str], side: str, parties: dict[str, list[str]], places: dict[str, _Where]) -> Fact:
    statement, relation, written, role, change, detail, document, date, place, quote, basis, rule = row
    other = "　".join(name for name in dict.fromkeys(parties.get(statement, ())) if name != detail)
    start, line, page, sure = places.get(statement, (-1, 0, 0, None))
    said = written or _short(role or change)
    return Fact(relation, side, said, other, detail, document, date, place, start, line, page, quote, _short(basis), rule, sure)


def _parties(dataset: Queryable, pattern: str, others: Iterable[str]) -> dict[str, list[str]]:
    """The names of the other parties of each statement, path by path: a person and the post count as two."""
    names: dict[str, list[str]] = {}
    for path in others:
        asked = f"SELECT ?statement ?name {{ {pattern} ?statement {path} ?party . ?party skos:prefLabel ?name }} ORDER BY ?name"
        for statement, name in sparql.select(dataset, asked):
            names.setdefault(str(statement), []).append(str(name))
    return names


_Where = tuple[int, int, int, float | None]


def _places(dataset: Queryable, pattern: str) -> dict[str, _Where]:
    """Offset, line and page of each statement's passage, and how sure its words are."""
    rows = sparql.select(
        dataset,
        f"""SELECT ?statement ?start ?line ?page ?sure {{
            {pattern} ?statement prov:wasQuotedFrom ?passage . ?passage oa:hasSelector ?selector . ?selector oa:start ?start .
            OPTIONAL {{ ?passage gov:line ?line }}
            OPTIONAL {{ ?passage gov:page ?page }}
            OPTIONAL {{ ?passage gov:confidence ?sure }}
        }}""",
    )
    return {
        str(s): (int(str(start)), int(str(line or 0)), int(str(page or 0)), float(str(sure)) if sure is not None else None)
        for s, start, line, page, sure in rows
    }
