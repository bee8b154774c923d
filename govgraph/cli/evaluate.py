"""`govgraph evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    gold: Annotated[
        list[Path] | None, typer.Option(metavar="GOLD", help="Documents coded by hand: a CSV file or a folder of them; may be repeated.")
    ] = None,
    documents: Annotated[str, typer.Option(metavar="NUMBERS", help="Only these documents, with commas between.")] = "",
    sheet: Annotated[
        list[Path] | None, typer.Option(metavar="SHEET", help="A filled coding sheet of `govgraph sample`; one of each coder.")
    ] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page that shows each miss in its context.")] = None,
    against: Annotated[Path | None, typer.Option(metavar="FILE", help="A run kept earlier: list what was gained and lost.")] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep this run, as .json or .csv.")] = None,
    precision: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the precision of each rule as CSV.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
) -> None:
    """Score the statements against documents coded by hand, or against a filled coding sheet.

    Example: govgraph evaluate graph --gold coded --html misses.html --save run.json
    """
    from govgraph import evaluation
    from govgraph.cli import evaluation_tables as tables
    from govgraph.errors import UsageError

    if bool(gold) == bool(sheet):
        raise UsageError("give either --gold, documents coded by hand, or --sheet, a filled coding sheet of govgraph sample")
    if sheet:
        if unfit := [name for name, value in (("--html", html), ("--against", against), ("--save", save), ("--documents", documents)) if value]:
            raise UsageError(f"{unfit[0]} goes with --gold, not with --sheet")
        judged = evaluation.of_sheets(directory, sheet)
        tables.write_precision(judged.rules, precision)
        typer.echo(tables.sheet_json(judged) if as_json else tables.sheet(judged), nl=False)
        return
    found = evaluation.of_gold(directory, gold or [], [d for d in documents.split(",") if d.strip()], against)
    tables.write_precision(found.rules, precision)
    for path, write in ((html, evaluation.write_page), (save, evaluation.save)):
        if path:
            write(found, path)
            typer.echo(f"{path}: written", err=True)
    typer.echo(tables.run_json(found) if as_json else tables.run(found), nl=False)
