"""`govgraph gaps`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def gaps(
    directory: Annotated[Path | None, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the report: .html, .md, .docx, .csv, .xlsx or .json.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the report: zh or en.")] = "zh",
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", "-i", metavar="ID", help="Only this indicator; may be repeated.")
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DAY", help="Only documents in force on this day; by default that of the latest.")
    ] = "",
    document: Annotated[list[str] | None, typer.Option(metavar="NUMBER", help="Only this document; may be repeated.")] = None,
    programme: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Only plans with these words in their title.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="Show only what concerns a place: code or name.")
    ] = None,
    agency: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Show only what concerns an agency.")] = None,
    severity: Annotated[str, typer.Option(metavar="LEVEL", help="Show only findings of this severity or above.")] = "",
    compare: Annotated[Path | None, typer.Option(metavar="OTHER", help="Set another graph beside this one.")] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the indicators and what they look for.")] = False,
    min_precision: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out statements of rules that were measured below this precision.")
    ] = 0.0,
    precision: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Your own precision by rule, or a filled coding sheet of `govgraph sample`."),
    ] = None,
    set_aside: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Findings looked into and set aside: columns id, reason.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", help="Exit status 1 if anything of this severity or above is found.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
) -> None:
    """Report where coordination is missing or unclear in the documents, each finding with its words.

    Example: govgraph gaps demo --out report.html
    """
    from govgraph import report
    from govgraph.cli import gap_tables
    from govgraph.errors import UsageError
    from govgraph.gaps import LANGS, SEVERITIES, Severity

    known = {name: name for name in LANGS}
    if lang not in known:
        raise UsageError(f"--lang {lang}: known are {', '.join(LANGS)}")
    levels: dict[str, Severity] = {level: level for level in SEVERITIES}
    for option, level in (("--fail-on", fail_on), ("--severity", severity)):
        if level and level not in levels:
            raise UsageError(f"{option} {level}: known are {', '.join(SEVERITIES)}")
    if show_list:
        typer.echo(gap_tables.listing(known[lang]), nl=False)
        return
    if directory is None:
        raise UsageError("no graph is named; try: govgraph gaps DIR")
    command = report.command_line(sys.argv[1:])
    given = report.Scope(
        as_of, tuple(document or ()), tuple(programme or ()), tuple(place or ()), tuple(agency or ()), levels.get(severity)
    )
    options = report.Options(known[lang], tuple(indicator or ()), precision, min_precision, set_aside, command, given, compare)
    made = report.of(directory, options)
    if out:
        report.write(made, out)
        typer.echo(f"{out}: {len(made.gaps)} findings of {len(made.judgements)} indicators", err=True)
    if as_json:
        typer.echo(report.to_json(made), nl=False)
    elif not out:
        typer.echo(gap_tables.summary(made), nl=False)
    if fail_on and any(SEVERITIES.index(g.severity) <= SEVERITIES.index(fail_on) for g in made.gaps):
        raise typer.Exit(1)
