"""Images of pages, by optical character recognition."""

from __future__ import annotations

from pathlib import Path

from govgraph.errors import ReadError
from govgraph.model import Source


def read(path: Path, name: str) -> Source:
    """Say that images are not read."""
    raise ReadError(f"{path}: an image of a page, not text; recognise its text first and give that")
