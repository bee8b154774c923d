"""`govgraph site`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def site(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="The folder to write; an older site in it is replaced.")],
    rdf: Annotated[bool, typer.Option("--rdf", help="Also Turtle and JSON-LD of each thing and document, beside the pages; takes about a quarter longer.")] = False,
) -> None:
    """Write the site of `serve` as files for any web host: all pages in Chinese and English, without SPARQL.

    Example: govgraph site demo --out demo-site
    """
    from govgraph.cli.serving import needed, progress

    needed()
    from govgraph.web import site as pages

    if not out.parent.is_dir():
        from govgraph.errors import UsageError

        raise UsageError(f"{out}: there is no folder {out.parent}; make it first")
    with progress() as told:
        written = pages.write(directory, out, told, rdf=rdf)
    typer.echo(f"{out}: {written:,} pages; put the folder on any web host, or: python -m http.server --directory {out}", err=True)
