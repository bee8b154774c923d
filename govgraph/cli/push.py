"""`govgraph push`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def push(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    to: Annotated[str, typer.Option("--to", metavar="URL", help="A SPARQL 1.1 graph store: http://localhost:7878/store.")],
    update: Annotated[bool, typer.Option("--update", help="URL is an endpoint for SPARQL 1.1 Update instead.")] = False,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="With --update: where the server answers queries, so that only what changed is sent.")
    ] = "",
    union: Annotated[
        bool,
        typer.Option("--union", help="Put the union of all graphs in place of the server's default graph, for a server that makes none."),
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Send all, whatever the server has noted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Send the named graphs to a SPARQL server; only what it has not yet, so that a push cut short goes on where it was.

    User and password are taken from GOVGRAPH_USER and GOVGRAPH_PASSWORD, or a bearer token from GOVGRAPH_TOKEN.

    Example: govgraph push demo --to http://localhost:7878/store --union
    """
    import json
    from dataclasses import asdict

    from govgraph import directory as directories
    from govgraph import remote
    from govgraph.errors import UsageError
    from govgraph.remote.http import checked

    if endpoint and not update:
        raise UsageError("--endpoint goes with --update; a graph store tells by itself what it has")
    graph = directories.open(directory)
    target = remote.Update(checked(to), checked(endpoint) if endpoint else "") if update else remote.GraphStore(checked(to))
    done = remote.push(graph, target, union=union, again=again, progress=_told)
    if as_json:
        typer.echo(json.dumps(asdict(done)))
    else:
        typer.echo(f"{done.sent} graphs sent, {done.removed} removed, {done.kept} were there already; content {graph.manifest.content}")


def _told(done: int, total: int) -> None:
    if done % 100 == 0 and done < total:
        typer.echo(f"{done} of {total} graphs", err=True)
