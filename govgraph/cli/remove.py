"""`govgraph remove`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def remove(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Ids, numbers, or source files.", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Take documents out of a graph.

    Example: govgraph remove graph 吕政办发〔2019〕52号
    """
    from govgraph import build as building
    from govgraph.cli import progress

    progress.report(building.remove(directory, documents), as_json)
