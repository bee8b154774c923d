"""What a graph was not sure of: the statements whose words a recogniser could hardly read."""

from __future__ import annotations

from rdflib import Dataset

from govgraph.query import sparql

_ASKED = "SELECT ?statement ?sure { ?statement gov:doubtful true ; prov:wasQuotedFrom/gov:confidence ?sure }"


def doubts(dataset: Dataset) -> dict[str, float]:
    """The confidence of each doubtful statement, by its id."""
    return {str(statement).rpartition("/")[2]: float(str(sure)) for statement, sure in sparql.select(dataset, _ASKED)}
