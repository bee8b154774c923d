"""Readers: a file in, its decoded text out, with the line and page marks that evidence needs."""

from govgraph.readers.files import READERS, expand, read

__all__ = ["READERS", "expand", "read"]
