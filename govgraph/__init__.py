"""govgraph: from Chinese government documents to a knowledge graph, each fact tied to its words."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.api import Graph, measure, open  # noqa: A004

try:
    __version__ = version("govgraph")
except PackageNotFoundError:  # a checkout that is not installed
    __version__ = "0+unknown"

__all__ = ["Graph", "__version__", "measure", "open"]


def __getattr__(name: str) -> Any:
    """`govgraph.open(path)` for notebooks, loaded when it is used, so that the command line stays quick."""
    if name in ("Graph", "measure", "open"):
        from govgraph import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
