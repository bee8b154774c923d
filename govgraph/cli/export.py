"""`govgraph export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f",
            help="statements, trig, ttl, nt, nq, jsonld, jsonld-context, void, parquet, xlsx; of a network: graphml, gexf, pajek, ucinet, csv-edges, csv-nodes.",
        ),
    ] = "statements",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")] = Path("-"),
    kind: Annotated[
        str, typer.Option("--kind", "-k", help="Which network: task-agency, co-assignment, body-agency, co-membership, body-person, interlock, citation.")
    ] = "task-agency",
) -> None:  # fmt: skip
    """Write the graph, its statements or one of its networks in a format that other programs read.

    Example: govgraph export graph --format statements --output statements.csv
    """
    from govgraph import directory as directories
    from govgraph import exports
    from govgraph.errors import GraphError, UsageError

    if form not in exports.FORMATS:
        raise UsageError(f"--format {form}: known are {', '.join(exports.FORMATS)}")
    if exports.of_network(form) and kind not in exports.KINDS:
        raise UsageError(f"--kind {kind}: known are {', '.join(exports.KINDS)}")
    data = exports.export(directories.open(directory), form, kind)
    if str(output) == "-":
        typer.get_binary_stream("stdout").write(data)
        return
    try:
        directories.files.write(output, data)
    except OSError as error:
        raise GraphError(f"{output} cannot be written ({error.strerror or error})") from error
    typer.echo(f"{output}: {len(data):,} bytes", err=True)
