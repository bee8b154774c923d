"""Loads the domain knowledge in `data/`: each file once, checked for being there and well formed."""

from __future__ import annotations

import csv
from functools import cache
from typing import Any

import yaml

from govgraph import resources
from govgraph.errors import DataError


@cache
def load(name: str) -> Any:
    """The content of `data/NAME.yml`. Treat it as read-only: it is shared."""
    path = resources.data() / f"{name}.yml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise DataError(f"{path}: data file is missing; reinstall govgraph") from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not well-formed YAML: {error}") from error


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.csv`."""
    path = resources.data() / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
    except OSError as error:
        raise DataError(f"{path}: data file is missing; reinstall govgraph") from error
