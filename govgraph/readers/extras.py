"""Parsers that are not installed with govgraph itself: imported when a file needs them, with one clear sentence where they miss."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from govgraph.errors import ReadError


def need(module: str, path: Path, extra: str = "formats") -> Any:
    """A parser's module; ReadError that says how to install it where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        top = module.partition(".")[0]
        raise ReadError(
            f"{path}: files that end in {path.suffix} need the package {top}; install it with: pip install 'govgraph[{extra}]'"
        ) from error
