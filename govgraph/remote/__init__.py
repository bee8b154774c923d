"""Other SPARQL servers: graphs are sent to them, and questions asked of them."""

from __future__ import annotations

from govgraph.remote.endpoint import Endpoint, ask
from govgraph.remote.http import Client, RefusedError
from govgraph.remote.sending import Pushed, push
from govgraph.remote.target import GraphStore, Target, Update

__all__ = ["Client", "Endpoint", "GraphStore", "Pushed", "RefusedError", "Target", "Update", "ask", "push"]
