"""`govgraph network`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def network(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    kind: Annotated[
        str,
        typer.Option(
            "--kind", "-k", help="task-agency, co-assignment, body-agency, co-membership, body-person, interlock, citation."
        ),
    ] = "co-assignment",
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv (one row a node) or json.")] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    top: Annotated[int, typer.Option(min=1, help="Nodes that the table shows.")] = 20,
) -> None:
    """Measure the networks that the documents prescribe: who shares tasks, bodies and people.

    Example: govgraph network demo --kind body-agency --format csv
    """
    from govgraph import directory as directories
    from govgraph import network as networks
    from govgraph.cli import network_tables
    from govgraph.errors import UsageError

    form = "json" if as_json else form
    if kind not in networks.KINDS:
        raise UsageError(f"--kind {kind}: known are {', '.join(networks.KINDS)}")
    if form not in network_tables.FORMATS:
        raise UsageError(f"--format {form}: known are {', '.join(network_tables.FORMATS)}")
    statements = directories.open(directory).statements()
    measured = networks.measure(networks.network(statements, kind))
    typer.echo(network_tables.FORMATS[form](measured, top), nl=False)
    for note in measured.notes:
        typer.echo(note, err=True)
