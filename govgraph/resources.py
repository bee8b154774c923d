"""Where the packaged data and the ontology are, in a wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data() -> Path:
    """The folder of domain knowledge: YAML, CSV, queries, the sample gazette."""
    return Path(str(files("govgraph"))) / "data"


def ontology() -> Path:
    """The folder of the ontology: inside the wheel, or beside the package in a checkout."""
    packaged = Path(str(files("govgraph"))) / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "ontology"
