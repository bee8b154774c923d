"""`govgraph sample`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def sample(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    n: Annotated[int, typer.Option("--n", "-n", min=1, help="Passages to draw.")] = 200,
    stratify: Annotated[str, typer.Option(metavar="BY", help="Draw as many of each relation, rule or document.")] = "relation",
    seed: Annotated[int, typer.Option(help="The same seed draws the same passages.")] = 1,
    out: Annotated[Path, typer.Option("--out", "-o", help="The sheet to write, .csv or .xlsx.")] = Path("sheet.csv"),
) -> None:
    """Draw passages as a coding sheet for a person to check, also such as nothing was read out of.

    Fill in the column verdict and give the sheet to `govgraph evaluate DIR --sheet`.

    Example: govgraph sample graph --n 200 --stratify relation --out sheet.csv
    """
    from govgraph import directory as directories
    from govgraph.errors import UsageError
    from govgraph.evaluation import sampling, sheets

    known = {name: name for name in sampling.BYS}
    if stratify not in known:
        raise UsageError(f"--stratify {stratify}: known are {', '.join(sampling.BYS)}")
    if not out.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}; make it first")
    if out.exists():
        raise UsageError(f"{out} is there already and may be filled in; give another name or remove it")
    drawn = sampling.draw(directories.open(directory), n, known[stratify], seed)
    sheets.write(sheets.lines(drawn), out)
    nothing = sum(not p.statements for p in drawn)
    typer.echo(f"{out}: {len(drawn)} passages, {nothing} of them without statements\n{sheets.HELP}", err=True)
