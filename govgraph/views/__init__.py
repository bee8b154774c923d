"""Pages that show the network of a graph."""

from __future__ import annotations

from govgraph.views.page import page
from govgraph.views.scene import KINDS, Scene, scene

__all__ = ["KINDS", "Scene", "page", "scene"]
