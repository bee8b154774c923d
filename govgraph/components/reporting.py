"""Who reports, files or submits what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.handing.clauses import Report, reports
from govgraph.components.handing.parties import full, known
from govgraph.components.handing.reporters import subjects
from govgraph.components.passages import block_at
from govgraph.model import Basis, Block, Body, Document, Finding, Mention
from govgraph.names import fold

_FAR = 160


def find(document: Document, names: Sequence[Mention], bodies: Sequence[Body] = ()) -> tuple[Finding, ...]:
    """A row for each reporter and receiver: A将X报B备案, A向B报告X, X由A提交B, under a heading A职责: 向B报送X."""
    text = fold(document.text)
    parties = known(document, text, names, bodies)
    starts = [n.start for n in parties]
    found: list[Finding] = []
    for report in reports(text, parties):
        block = block_at(document, report.start)
        if block is None or block.kind == "row":
            continue
        reporters, basis = subjects(document, text, block, report, parties, starts)
        receivers = {r.text for r in report.receivers}
        for subject in (full(text, parties, s) for s in reporters):
            if subject.text not in receivers:
                found += [_finding(block, report, subject, receiver, basis, bodies) for receiver in report.receivers]
    return tuple(dict.fromkeys(found))


def _finding(
    block: Block, report: Report, subject: Mention, receiver: Mention, basis: Basis, bodies: Sequence[Body]
) -> Finding:
    near = block.start <= subject.start < report.start and report.start - subject.start <= _FAR
    return Finding(
        relation="reports_to",
        subject=subject.text,
        role="",
        object=receiver.text,
        detail=report.what,
        start=subject.start if near and basis == "prose" else report.start,
        end=report.end,
        basis=basis,
        rule=report.rule,
        place=block.place,
        body=_meant(bodies, subject) or _meant(bodies, receiver),
    )


def _meant(bodies: Sequence[Body], name: Mention) -> str:
    """The full name of the body that a name points back to: 领导小组, 指挥部办公室; the one described last before it."""
    bare = name.text.removesuffix("办公室")
    found = [body for body in bodies if bare == body.name or bare in body.aliases]
    before = [body for body in found if body.start <= name.start]
    return (before or found)[-1].name if found else ""


@Language.factory("reporting", requires=["doc._.names", "doc._.bodies"], assigns=["doc._.reporting"])
def make_reporting(nlp: Language, name: str) -> Reporting:
    """The component that finds reporting duties."""
    return Reporting()


class Reporting:
    """Find who reports, files or submits what to whom."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.reporting`."""
        if doc._.document is not None:
            doc._.reporting = find(doc._.document, doc._.names, doc._.bodies)
        return doc
