"""Networks of tasks, agencies, bodies, people and documents, and their measures; the only place that knows networkx."""

from __future__ import annotations

from govgraph.network.build import KINDS, Network, network, projected
from govgraph.network.layout import SEED, layout
from govgraph.network.measures import Measures, NodeMeasures, measure
from govgraph.network.parties import ACTORS, Seat, Task, kind_of, place_of, seats, task_key, tasks
from govgraph.network.structure import (
    centralisation,
    core_periphery,
    cut_off,
    external_internal,
    fragmentation,
    gini,
    holes,
    two_mode_density,
)

__all__ = [
    "ACTORS", "KINDS", "SEED", "Measures", "Network", "NodeMeasures", "Seat", "Task", "centralisation", "core_periphery", "cut_off",
    "external_internal", "fragmentation", "gini", "holes", "kind_of", "layout", "measure", "network", "place_of", "projected",
    "seats", "task_key", "tasks", "two_mode_density",
]  # fmt: skip
