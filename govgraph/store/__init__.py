"""The stored graph: Oxigraph on disk, written by bulk load, read through rdflib.

The default graph holds the union of the named graphs, each triple once; whoever opens the store by other means reads it as it
is, without an option for a union.
"""

from govgraph.store.reading import Queryable, Results, damage, engine, memory, open, verify  # noqa: A004
from govgraph.store.writing import change, copy, write

__all__ = ["Queryable", "Results", "change", "copy", "damage", "engine", "memory", "open", "verify", "write"]
