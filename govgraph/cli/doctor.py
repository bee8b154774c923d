"""`govgraph doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def doctor(
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A graph, to look at its health as well.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Say what is installed: versions, extras, fonts; and whether a graph is whole. Exit status 1 where something is at fault.

    Example: govgraph doctor graph
    """
    import json
    from dataclasses import asdict

    from govgraph.build import diagnosis

    found = [*diagnosis.machine(), *(diagnosis.graph(directory) if directory else ())]
    if as_json:
        typer.echo(json.dumps([asdict(f) for f in found], ensure_ascii=False, indent=1))
    else:
        for f in found:
            typer.echo(f"{f.about:14} {f.state:8} {f.says}")
    if not diagnosis.healthy(found):
        raise typer.Exit(1)
