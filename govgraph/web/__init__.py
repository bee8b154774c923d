"""The graph in a browser: pages that start from a name and end at the words, and a SPARQL endpoint beside them."""

from __future__ import annotations

from govgraph.web.app import create_app

__all__ = ["create_app"]
