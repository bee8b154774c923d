"""One thing, one name: findings with names as written become statements with canonical names, ids and source offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.model import Extraction, Statement
from govgraph.resolve import context
from govgraph.resolve.decisions import Decision, apply
from govgraph.resolve.rows import Rows
from govgraph.statements import in_order, with_ids


def resolve(extractions: Iterable[Extraction], decisions: Sequence[Decision] = ()) -> list[Statement]:
    """The statements of documents, each resolved by what that document alone says, with decisions laid over them."""
    rows: list[Statement] = []
    for extraction in extractions:
        rows += Rows(extraction, context.of(extraction.document, extraction.findings))
    resolved = in_order(with_ids(in_order(rows)))
    return apply(resolved, decisions).statements if decisions else resolved
