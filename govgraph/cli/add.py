"""`govgraph add`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders or globs; or a statements table (.csv).", show_default=False)
    ],
    sources: Annotated[
        list[Path] | None, typer.Option(metavar="FOLDER", help="Where the texts of a statements table are; may be repeated.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CSV file of decisions, in place of the one the graph was built with.")
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read files; 0: as many as there are processors.")] = 0,
    engine: Annotated[str, typer.Option(metavar="ENGINE", help="Who reads the files: local, or dask (see --scheduler).")] = "local",
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A Dask scheduler, tcp://host:8786; without it, a cluster on this machine.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Put documents into a graph; a text of a name that is there replaces it.

    Example: govgraph add graph gazette-2019-4.txt
    """
    from govgraph import build as building
    from govgraph.cli import progress

    options = building.Options(sources=tuple(sources or ()), decisions=decisions, workers=workers, engine=engine, scheduler=scheduler)  # type: ignore[arg-type]
    with progress.reading() as seen:
        summary = building.add(directory, list(inputs), options, seen)
    progress.report(summary, as_json)
