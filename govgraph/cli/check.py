"""`govgraph check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def check(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    shapes: Annotated[bool, typer.Option("--shapes/--no-shapes", help="Check against the SHACL shapes as well.")] = True,
    residue: Annotated[
        bool, typer.Option("--residue", help="List instead what looks like a fact and was read out of no document: brackets, titles, dates, money.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all that was found as JSON.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many findings are listed.")] = 50,
) -> None:
    """Check that every statement has evidence, every quote is the source's, and the graph fits its shapes; exit status 1 if not.

    Example: govgraph check graph
    """
    import json
    from dataclasses import asdict

    from govgraph import directory as directories
    from govgraph.checks import integrity
    from govgraph.checks import shapes as shacl

    graph = directories.open(directory)
    if residue:
        from govgraph.cli import residue_tables

        typer.echo(residue_tables.listed(graph, as_json), nl=False)
        return
    report = integrity.check(graph)
    violations = shacl.check(graph.dataset()) if shapes else []
    if as_json:
        found = {**asdict(report), "violations": [asdict(v) for v in violations]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        lines = [f"{p.kind}: {p.document} {p.statement}: {p.message}" for p in report.problems]
        lines += [f"shape: {v.node}: {v.message}" for v in violations]
        for line in lines[:most]:
            typer.echo(line)
        if len(lines) > most:
            typer.echo(f"… and {len(lines) - most} more; --most {len(lines)} lists them all")
        by_hand = f", {report.by_hand} by hand without offsets" if report.by_hand else ""
        typer.echo(
            f"{report.documents} documents, {report.statements} statements{by_hand}: {len(report.problems)} problems, "
            + (f"{len(violations)} violations of shapes" if shapes else "shapes not checked"),
            err=True,
        )
    if report.problems or violations:
        raise typer.Exit(1)
