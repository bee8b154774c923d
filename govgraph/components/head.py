"""States what the document itself is: its number, title, issuers and date."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.model import Document, Finding


@Language.factory("head", assigns=["doc._.head"])
def make_head(nlp: Language, name: str) -> Head:
    """The component that fills `doc._.head`."""
    return Head()


class Head:
    """One `document` finding: number (or id), title, 澜江市人民政府｜2021-03-05; resolve points it at the number's line."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.head`."""
        document: Document | None = doc._.document
        if document is not None:
            detail = "、".join(document.issuers) + (f"｜{document.date}" if document.date else "｜")
            doc._.head = (Finding("document", document.key, "", document.title, detail, 0, 0, "explicit", "document-head"),)
        return doc
