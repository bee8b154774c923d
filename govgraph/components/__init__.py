"""The spaCy pipeline's components, one file each: first those that mark names, then one per relation.

Each runs on a `Doc` that holds the clean text of one government document, reads its section tree from `doc._.document`, and puts what
it finds on an attribute of its own (declared in `attributes.py`). The order is that of `data/pipeline.cfg`.
"""

from importlib import import_module
from pkgutil import iter_modules


def register() -> None:
    """Import every component, so that spaCy knows its factory."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
