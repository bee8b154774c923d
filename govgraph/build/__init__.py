"""Orchestrates: inputs are read, their statements put together, and the graph swapped in; used by build, add and remove."""

from __future__ import annotations

from govgraph.build.options import Options
from govgraph.build.run import Summary, add, build, remove

__all__ = ["Options", "Summary", "add", "build", "remove"]
