"""`govgraph query`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def query(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The graph, as `govgraph build` made it.")],
    question: Annotated[
        str, typer.Argument(metavar="QUERY", help="SPARQL, @file.rq, or the name of a bundled query.", show_default=False)
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="List the bundled queries and what they ask.")] = False,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Set a parameter; may be repeated.")
    ] = None,
    place: Annotated[str, typer.Option(help="Where a thing named in --param is: 澜江市, 141100.")] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, json, or ttl (for CONSTRUCT).")] = "table",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")] = 60.0,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="Ask this SPARQL endpoint instead; then no DIR is named: govgraph query leads-most --endpoint URL.")
    ] = "",
) -> None:
    """Ask the graph in SPARQL, or by the name of a bundled query.

    Example: govgraph query demo agency-duties --param agency=市民政局 --format csv
    """
    from govgraph import query as queries
    from govgraph.cli import output
    from govgraph.errors import UsageError

    if show_list:
        output.listing(form)
        return
    if endpoint:
        question = question or str(directory)
    if not question:
        raise UsageError("no query is given; name one (govgraph query DIR --list shows them), or give SPARQL text or @file.rq")
    if form not in queries.FORMATS:
        raise UsageError(f"--format {form}: known are {', '.join(queries.FORMATS)}")
    values = _pairs(param or [])
    if endpoint:
        from govgraph import remote

        output.answer(remote.ask(endpoint, question, values, place=place, client=remote.Client(timeout=timeout)), form)
    else:
        output.answer(queries.ask(directory, question, values, place=place, timeout=timeout), form)


def _pairs(given: list[str]) -> dict[str, str]:
    from govgraph.errors import UsageError

    pairs = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (equals and name.strip()):
            raise UsageError(f"--param {pair}: write NAME=VALUE, such as --param agency=市财政局")
        pairs[name.strip()] = value.strip()
    return pairs
