"""Coordination gaps: indicators with definitions, each finding with the statements it rests on."""

from __future__ import annotations

from govgraph.gaps.catalogue import catalogue, chosen
from govgraph.gaps.corpus import Corpus
from govgraph.gaps.judge import judge
from govgraph.gaps.model import LANGS, SEVERITIES, Gap, Indicator, Judgement, Lang, Severity
from govgraph.gaps.quotes import Quotes, shortened

__all__ = [
    "LANGS", "SEVERITIES", "Corpus", "Gap", "Indicator", "Judgement", "Lang", "Quotes", "Severity", "catalogue", "chosen",
    "judge", "shortened",
]  # fmt: skip
