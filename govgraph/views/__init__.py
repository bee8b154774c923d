"""Pages that show the network of a graph."""

from __future__ import annotations

from govgraph.views.page import page
from govgraph.views.scene import DEFAULT, KINDS, Scene, scene
from govgraph.views.source import of

__all__ = ["DEFAULT", "KINDS", "Scene", "of", "page", "scene"]
