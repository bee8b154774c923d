"""How good the statements are: against documents coded by hand, and against a sheet that a person has filled in."""

from __future__ import annotations

from govgraph.evaluation.agreement import alpha
from govgraph.evaluation.evaluating import Evaluation, Judged, of_gold, of_sheets, save, write_page
from govgraph.evaluation.fields import accuracy
from govgraph.evaluation.gold import SCORED, Gold, read
from govgraph.evaluation.scores import CORE, Counts, Result, Scores, score

__all__ = [
    "CORE", "SCORED", "Counts", "Evaluation", "Gold", "Judged", "Result", "Scores", "accuracy", "alpha", "of_gold", "of_sheets", "read",
    "save", "score", "write_page",
]  # fmt: skip
