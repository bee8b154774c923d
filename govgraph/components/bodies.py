"""Finds the coordination bodies that a document sets up or describes, with the words it uses for them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.grouping import headings, introductions, merging, sentences, tables
from govgraph.components.grouping.found import Found
from govgraph.model import Body, Document


def find(document: Document) -> tuple[Body, ...]:
    """The bodies of a document in text order.

    成立澜江市防汛工作领导小组（以下简称“领导小组”）; 建立…联席会议制度; 领导小组下设办公室、宣传组; …指挥部组成人员; 专家组。由…组成.
    """
    found = [f for f in _namings(document) if merging.is_own(document, f.name)]
    bodies = merging.merged(sorted(found, key=lambda f: (f.start, -f.rank)))
    bodies = merging.named_by_title(document, bodies)
    return tuple(merging.body(document, group, bodies) for group in bodies)


def _namings(document: Document) -> Iterator[Found]:
    yield from sentences.find(document)
    yield from headings.find(document)
    yield from sentences.described(document)
    yield from sentences.committees(document)
    yield from sentences.new_committees(document)
    yield from sentences.mechanisms(document)
    yield from tables.find(document)
    yield from tables.rostered(document)
    for name, start, end, place, change in introductions.find(document):
        yield Found(name, start, end, place, 2, change)
    for name, start, end, place, change in introductions.parts(document):
        yield Found(name, start, end, place, 3, change, under=True)


@Language.factory("bodies", assigns=["doc._.bodies"])
def make_bodies(nlp: Language, name: str) -> Bodies:
    """The component that fills `doc._.bodies`."""
    return Bodies()


class Bodies:
    """Find the coordination bodies that a document sets up or describes."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.bodies`."""
        if doc._.document is not None:
            doc._.bodies = find(doc._.document)
        return doc
