"""States the coordination bodies that a document sets up, changes, abolishes or describes."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.passages import block_at
from govgraph.model import Body, Document, Finding


def find(document: Document, bodies: Iterable[Body]) -> tuple[Finding, ...]:
    """One statement a body, at its full name: 成立澜江市防汛工作领导小组, 宣传报道组。由…组成."""
    return tuple(_finding(document, body) for body in bodies)


def _finding(document: Document, body: Body) -> Finding:
    block = block_at(document, body.start)
    headed = block is not None and block.kind in ("heading", "roster")
    return Finding(
        relation="group",
        subject=document.key,
        role=body.change,
        object=body.name,
        detail="",
        start=body.start,
        end=body.end,
        basis="explicit" if headed else "prose",
        rule="body-heading" if headed else "body-set-up",
        place=body.place,
        body=body.name,
    )


@Language.factory("groups", requires=["doc._.bodies"], assigns=["doc._.groups"])
def make_groups(nlp: Language, name: str) -> Groups:
    """The component that states bodies."""
    return Groups()


class Groups:
    """State the bodies of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.groups`."""
        if doc._.document is not None:
            doc._.groups = find(doc._.document, doc._.bodies)
        return doc
