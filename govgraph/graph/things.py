"""Describes what statements are about: the classes that an id tells, names, places, and what belongs to what."""

from __future__ import annotations

import re
from functools import lru_cache

from rdflib import URIRef

from govgraph import divisions, lexicon
from govgraph.graph.records import Record
from govgraph.graph.writer import Triples, text, zh
from govgraph.resolve import canonical, collectives
from govgraph.resolve.context import Context, Place
from govgraph.vocabulary import CLASSES, CV, DCTERMS, FOAF, GOV, KIND, LEVEL, ORG, RDF, SEAT, SKOS

_KINDS: tuple[tuple[str, URIRef], ...] = (
    ("领导小组", KIND.leadingGroup),
    ("领导组", KIND.leadingGroup),
    ("指挥部", KIND.command),
    ("联席会议", KIND.jointMeeting),
    ("理事会", KIND.council),
    ("专班", KIND.taskForce),
    ("委员会", KIND.committee),
    ("组", KIND.workingGroup),
)
_IN_OFFICE = {SEAT.head: SEAT.officeHead, SEAT.deputy: SEAT.officeDeputy, SEAT.member: SEAT.officeMember}
_GOVERNMENT = "人民政府"
#: offices that answer to their own superiors, not to the government of the place
_VERTICAL = re.compile("^(?:国家|中国|国网|中共|中央|海关|银保监|证监)|银行|气象|烟草|邮政|海事|移民|税务|海关|消防救援")
_OFFICE = re.compile("(?:领导小组|领导组|指挥部|委员会|联席会议|专班)?(?:办公室|办)(?=.)")


class Things:
    """Describes things into the triples of one document, each once."""

    def __init__(self, triples: Triples, record: Record) -> None:
        self.triples = triples
        self.record = record
        self.programme = ""  #: IRI of the programme that the document issues
        self._told: set[tuple[str, str, str]] = set()
        key, name, level = record.place
        year = int(record.date[:4]) if record.date[:4].isdigit() else 0
        self._context = Context(Place(key, name, level), year, frozenset(), ())
        self._agencies: dict[str, str] = {}

    def thing(self, thing_id: str, name: str = "", written: str = "") -> str:
        """The IRI of a thing, described by its canonical name and its wording here."""
        node = self.triples.iri(thing_id)
        fact = (thing_id, name, written)
        if fact in self._told:
            return node
        self._told.add(fact)
        kind, _, rest = thing_id.partition("/")
        place, _, tail = rest.partition("/")
        for cls in CLASSES.get(kind, ()):
            self.triples.link(node, RDF.type, cls)
        if name:
            self.triples.add(node, SKOS.prefLabel, zh(name))
        if written and written != name:
            self.triples.add(node, SKOS.altLabel, zh(written))
        if kind in _PLACED:
            if place and place != "-":
                self.triples.add(node, DCTERMS.spatial, self.division(place))
            self._special(kind, node, place, tail, name)
        return node

    def _special(self, kind: str, node: str, place: str, tail: str, name: str) -> None:
        if kind == "agency":
            self._agency(node, place, tail)
        elif kind == "person":
            self.triples.add(node, FOAF.name, text(tail.rpartition("/")[2]))
        elif kind == "body":
            self.triples.link(node, ORG.classification, kind_of(tail))
        elif kind == "collective":
            for member in collectives.members(f"collective/{place}/{tail}", self._context.year):
                self.triples.add(node, FOAF.member, self.thing(member.id, member.name))
        elif kind == "office":
            body = tail.removesuffix("办公室")
            self.triples.add(node, GOV.officeOf, self.thing(f"body/{place}/{body}", body))

    def _agency(self, node: str, place: str, tail: str) -> None:
        if tail == _GOVERNMENT:
            self.triples.link(node, RDF.type, GOV.Government)
        elif not _VERTICAL.search(tail) and (division := divisions.get(place)):
            government = self.thing(f"agency/{place}/{_GOVERNMENT}", division.name + _GOVERNMENT)
            self.triples.add(node, ORG.subOrganizationOf, government)

    def agency(self, name: str) -> str:
        """The IRI of the agency of a canonical name, described; empty where the name is no agency's."""
        if name not in self._agencies:
            found = canonical.thing(name, self._context)
            fits = found.id.partition("/")[0] in ("agency", "party", "court", "organization")
            self._agencies[name] = self.thing(found.id, found.name) if fits else ""
        return self._agencies[name]

    def called(self, name: str) -> str:
        """The IRI of what a wording names in this document, described."""
        found = canonical.thing(name, self._context)
        return self.thing(found.id, found.name, name)

    def division(self, key: str) -> str:
        """The IRI of an administrative division by its code, or by its name where it has none, with what it lies in."""
        node = self.triples.iri(f"division/{key}")
        if ("division", key, "") in self._told:
            return node
        self._told.add(("division", key, ""))
        self.triples.link(node, RDF.type, CV.AdminUnit)
        division = divisions.get(key) if key.isdigit() else None
        if key == "000000":
            self._name(node, "中国", LEVEL.central, key)
        elif division:
            self._name(node, division.name, LEVEL[division.level], key)
            self.triples.add(node, DCTERMS.isPartOf, self.division(division.parent or "000000"))
        else:
            self.triples.add(node, SKOS.prefLabel, zh(key))
        return node

    def _name(self, node: str, name: str, level: URIRef, code: str) -> None:
        self.triples.add(node, SKOS.prefLabel, zh(name))
        self.triples.link(node, CV.level, level)
        self.triples.add(node, DCTERMS.identifier, text(code))

    def seat(self, role: str) -> str:
        """The concept of a seat on a body as written, below its rank."""
        node = self.triples.iri(f"seat/{role}")
        self.triples.link(node, RDF.type, SKOS.Concept)
        self.triples.add(node, SKOS.prefLabel, zh(role))
        self.triples.link(node, SKOS.broader, rank(role))
        return node


_PLACED = frozenset(CLASSES) - {"document", "cited", "issue", "task", "division", "programme"}


def kind_of(body: str) -> URIRef:
    """The kind of a body by how its name ends; that of another document's 抢险救援组 is told apart by a number in brackets."""
    bare = re.sub("（[^（）]*）$", "", body)
    return next((kind for ending, kind in _KINDS if bare.endswith(ending)), KIND.otherBody)


@lru_cache(maxsize=1024)
def rank(role: str) -> URIRef:
    """The rank of a seat: 组长 head, 常务副组长 deputy, 办公室主任 head of its office, 成员单位 member."""
    office = _OFFICE.match(role)
    bare = role[office.end() :] if office else role
    words = lexicon.load("roles")
    if "副" in bare:
        level = SEAT.deputy
    elif bare in ("牵头", "召集") or re.search("(?:牵头|组长|召集|主任)(?:单位|部门)$", bare):
        level = SEAT.head
    elif bare in ("参加", "参与", "配合") or bare.endswith(("成员单位", "成员部门", "参加单位", "参与单位", "组成单位", "理事单位")) or bare in words["members"]:
        level = SEAT.member
    elif bare.endswith(tuple(words["heads"])) and not bare.startswith(("名誉", "荣誉")):
        level = SEAT.head
    else:
        level = SEAT.other
    return _IN_OFFICE.get(level, level) if office else level
