"""`govgraph diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def diff(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    other: Annotated[
        Path | None, typer.Argument(metavar="DIR_B", help="A later graph to compare it with.", show_default=False)
    ] = None,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Compare the graph as of this day: 2019-06-30, 2019-06, 2019.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="… with itself as of this day; without it, as of its latest document.")] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", help="Only these: set-up, wound-up, re-staffed, moved, lead, funds, document; may be repeated."),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv (one row a proof) or json.")] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Say what changed between two days of a graph, or between two graphs, each change with its quotes.

    Bodies set up, wound up and re-staffed, people who moved, tasks whose lead changed, funds, documents no longer in force.

    Example: govgraph diff demo --from 2023-10-01 --to 2023-12-31
    """
    from govgraph import changes
    from govgraph import directory as directories
    from govgraph.cli import diff_tables
    from govgraph.errors import UsageError

    form = "json" if as_json else form
    if form not in diff_tables.FORMATS:
        raise UsageError(f"--format {form}: known are {', '.join(diff_tables.FORMATS)}")
    if unknown := set(kind or ()) - set(changes.KINDS):
        raise UsageError(f"--kind {min(unknown)}: known are {', '.join(changes.KINDS)}")
    if bool(other) == bool(start):
        raise UsageError("name two graphs, or one and --from DATE --to DATE")
    if other and end:
        raise UsageError("--to goes with --from and one graph")
    graph = directories.open(directory)
    found = changes.graphs(graph, directories.open(other)) if other else changes.between(graph, start, end)
    wanted = [c for c in found.changes if not kind or c.kind in kind]
    typer.echo(diff_tables.FORMATS[form](found, wanted), nl=False)
    if form == "table":
        typer.echo(f"{len(wanted)} {'change' if len(wanted) == 1 else 'changes'}", err=True)
