"""Asks a graph: SPARQL read and checked, the bundled queries, names found, answers as values."""

from govgraph.query.answers import Answer, Row, dumps, loads, shown, to_csv, to_turtle
from govgraph.query.asking import FORMATS, TIMEOUT, Format, ask, prepare, run
from govgraph.query.doubts import doubts

__all__ = ["FORMATS", "TIMEOUT", "Answer", "Format", "Row", "ask", "doubts", "dumps", "loads", "prepare", "run", "shown", "to_csv", "to_turtle"]
