"""Builds whole documents from their bodies, as a source would give them, and reads the bodies and members out of them."""

from __future__ import annotations

from govgraph import documents
from govgraph.components import bodies, groups, memberships
from govgraph.model import Body, Document, Finding
from govgraph.readers.txt import source

Row = tuple[str, str, str, str, str]


def notice(body: str, title: str = "关于加强有关工作的通知", issuer: str = "澜江市人民政府", number: str = "澜政发〔2015〕9号") -> Document:
    """A notice with its head, of an invented city."""
    return documents.split(source(f"{issuer}{title}\n\n{number}\n\n各有关单位：\n\n{body.strip(chr(10))}\n", "notice.txt"))[0]


def named(document: Document) -> tuple[Body, ...]:
    """The bodies of a document."""
    return bodies.find(document)


def stated(document: Document) -> list[Finding]:
    """Bodies, members and hosts of offices of a document, in text order."""
    found = bodies.find(document)
    return sorted((*groups.find(document, found), *memberships.find(document, found)), key=lambda f: (f.start, f.end))


def members(document: Document) -> list[Row]:
    """What is said of members and offices: relation, body, role, object, detail."""
    return [(f.relation, f.subject, f.role, f.object, f.detail) for f in stated(document) if f.relation != "group"]
