"""`govgraph gaps`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def gaps(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write the report: .html, .md, .csv, .xlsx or .json.")] = None,
    lang: Annotated[str, typer.Option(help="Language of the report: zh or en.")] = "zh",
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", "-i", metavar="ID", help="Only this indicator; may be repeated.")
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the indicators and what they look for.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
) -> None:
    """Report where coordination is missing or unclear in the documents, each finding with its words.

    Example: govgraph gaps demo --out report.html
    """
    from govgraph import report
    from govgraph.cli import gap_tables, output
    from govgraph.errors import UsageError
    from govgraph.gaps import LANGS, catalogue

    known = {name: name for name in LANGS}
    if lang not in known:
        raise UsageError(f"--lang {lang}: known are {', '.join(LANGS)}")
    if show_list:
        typer.echo(output.table(("indicator", lang), [(i.id, i.definition[known[lang]]) for i in catalogue()]), nl=False)
        return
    names = tuple(indicator or ())
    command = report.command_line("gaps", str(directory), *(w for n in names for w in ("--indicator", n)), "--lang", lang)
    made = report.of(directory, lang=known[lang], indicators=names, command=command)
    if out:
        report.write(made, out)
        typer.echo(f"{out}: {len(made.gaps)} findings of {len(made.judgements)} indicators", err=True)
    if as_json:
        typer.echo(report.to_json(made), nl=False)
    elif not out:
        typer.echo(gap_tables.summary(made), nl=False)
