"""What can go wrong, each message one sentence: what is wrong, where, what to do.

GovgraphError
├── UsageError   the command was called wrongly (exit status 2)
├── ReadError    an input file cannot be read or is no document
├── DataError    a data file of the package or of the user is wrong
└── GraphError   a graph directory, store or query is wrong
"""

from __future__ import annotations


class GovgraphError(Exception):
    """Root of all errors that a user can do something about."""

    exit_code = 1


class UsageError(GovgraphError):
    """The command was called wrongly."""

    exit_code = 2


class ReadError(GovgraphError):
    """An input file cannot be read, or holds no government document."""


class DataError(GovgraphError):
    """A data file (YAML, CSV, decisions, statements table) is wrong."""


class GraphError(GovgraphError):
    """A graph directory, its store, or a query on it is wrong."""
