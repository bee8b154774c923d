"""Finds who is to do what, from every form: brackets, labels, tables, lists of duties, sentences."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.assigning import brackets, duty_lists, implied, labelled, owned, sentences, tables
from govgraph.components.assigning.pointing import pointed
from govgraph.components.assigning.tasks import Assignment, findings, once
from govgraph.model import Document


@Language.factory("assignments", requires=["doc._.names", "doc._.bodies", "doc._.reporting", "doc._.authority"], assigns=["doc._.assignments"])
def make_assignments(nlp: Language, name: str) -> Assignments:
    """The component that fills `doc._.assignments`."""
    return Assignments()


class Assignments:
    """Find assignments: （市发展改革委牵头，市财政局配合）, 市公安局：负责…, 由市民政局会同市财政局…."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.assignments`."""
        document: Document | None = doc._.document
        if document is None:
            return doc
        mentions = tuple(doc._.names)
        found = [*brackets.find(document, mentions, doc._.authority), *labelled.find(document), *tables.find(document, doc._.authority)]
        listed = list(duty_lists.find(document))
        owned_by = list(owned.find(document, doc._.bodies, used := {a.task.block for a in listed}))
        used |= {at for at, _ in owned_by}
        found += [*listed, *(a for _, a in owned_by)]
        introduced = list(implied.find(document, doc._.bodies, used))
        known = {a.task.block for a in introduced}
        stated = list(sentences.find(document, mentions, used, doc._.reporting))
        introduced = [a for a in introduced if not _said(a, stated)]
        found += [*introduced, *(a for a in stated if a.rule != "duty-seated" or a.task.block not in known)]
        doc._.assignments = tuple(findings(document, pointed(once(found), doc._.bodies)))
        return doc


def _said(a: Assignment, stated: list[Assignment]) -> bool:
    """Whether a sentence says of itself what was carried over to it: 政策法规组（组长：…），负责…."""
    own = (s for s in stated if s.rule != "duty-seated" and s.task.block == a.task.block)
    return any((s.subject, s.role) == (a.subject, a.role) and s.start <= a.start < s.end for s in own)
