"""What a graph was not sure of: the statements whose words a recogniser could hardly read."""

from __future__ import annotations

from govgraph.query import sparql
from govgraph.store import Queryable

_ASKED = "SELECT ?statement ?sure { ?statement gov:doubtful true ; prov:wasQuotedFrom/gov:confidence ?sure }"


def doubts(dataset: Queryable) -> dict[str, float]:
    """The confidence of each doubtful statement, by its id."""
    return {str(statement).rpartition("/")[2]: float(str(sure)) for statement, sure in sparql.select(dataset, _ASKED)}
