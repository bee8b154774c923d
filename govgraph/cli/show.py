"""`govgraph show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def show(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="An agency, person, body, task or document, by name, number or id.")],
    place: Annotated[str, typer.Option(help="Where it is, if several places have one of that name: 澜江市, 141100.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Show all that is known of one agency, person, body, task or document, with quotes.

    Example: govgraph show demo 市民政局
    """
    from govgraph import directory as directories
    from govgraph import show as portraits
    from govgraph.cli import output

    output.portrait(portraits.show(directories.open(directory).dataset(), name, place), as_json)
