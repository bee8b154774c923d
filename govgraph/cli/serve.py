"""`govgraph serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    port: Annotated[int, typer.Option(help="The port to listen at; 0 takes a free one.", min=0, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen at; any but 127.0.0.1 lets other machines in.")] = "127.0.0.1",
    allow_host: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A further host name to answer to.")] = None,
    cors: Annotated[bool, typer.Option("--cors", help="Let pages of other sites read the answers.")] = False,
    timeout: Annotated[int, typer.Option(help="Seconds that a SPARQL query may take.", min=1)] = 20,
) -> None:
    """Open a graph in the browser, with a SPARQL endpoint; nothing is ever written.

    A build in another terminal is picked up when a page is loaded again.

    Example: govgraph serve demo --port 8000
    """
    import ipaddress

    from govgraph.cli.serving import run
    from govgraph.errors import UsageError

    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise UsageError(f"--host {host}: give an address of this machine in digits, such as 127.0.0.1 or 0.0.0.0") from None
    if not loopback:
        typer.echo(f"Warning: at {host} everybody who reaches this machine can read the graph.", err=True)
    run(directory, host, port, tuple(allow_host or ()), cors, timeout)
