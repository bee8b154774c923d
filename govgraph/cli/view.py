"""`govgraph view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def view(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path("view.html"),
    focus: Annotated[str, typer.Option(metavar="NAME", help="Only this thing (name or id) and what it is tied to.")] = "",
    place: Annotated[str, typer.Option(help="Where the thing in --focus is, if several places have one: 澜江市, 141100.")] = "",
    kind: Annotated[
        str, typer.Option(metavar="KINDS", help="assignments, groups, funding, citations, all; several with commas between.")
    ] = "",
    lang: Annotated[str, typer.Option(help="Language of legend and buttons: zh or en.")] = "zh",
) -> None:
    """Draw the graph as a page that opens in any browser, without a network.

    By default agencies, bodies and documents; a line is the thicker the more tasks or seats it stands for.

    Example: govgraph view demo --focus 市民政局 --out view.html
    """
    from govgraph import views
    from govgraph.errors import UsageError
    from govgraph.gaps import LANGS

    kinds = tuple(k.strip() for k in kind.split(",") if k.strip())
    if unknown := [k for k in kinds if k not in views.KINDS]:
        raise UsageError(f"--kind {unknown[0]}: known are {', '.join(views.KINDS)}")
    known = {name: name for name in LANGS}
    if lang not in known:
        raise UsageError(f"--lang {lang}: known are {', '.join(LANGS)}")
    if not out.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}; make it first")
    html, scene = views.of(directory, kinds=kinds, focus=focus, place=place, lang=known[lang])
    out.write_text(html, encoding="utf-8", newline="\n")
    typer.echo(f"{out}: {len(scene.nodes)} things, {len(scene.ties)} ties; open it in a browser", err=True)
