"""The `govgraph` app: which commands there are, in the order `--help` shows them.

Modules of commands import only typer at their top; what a command needs is imported when it runs, so that `--help` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

COMMANDS = ("build", "add", "remove", "query", "show", "diff", "gaps", "view", "network", "export", "check", "evaluate", "sample", "serve", "site", "push", "doctor")

app = typer.Typer(
    name="govgraph",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from govgraph import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def govgraph(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    log_level: Annotated[str, typer.Option(metavar="LEVEL", help="Log on standard error from this level on: debug, info, warning, error.")] = "",
    log_json: Annotated[bool, typer.Option("--log-json", help="Log one JSON object a line.")] = False,
) -> None:
    """From Chinese government documents to a knowledge graph, each fact tied to its words.

    Start with: govgraph build --sample --out demo
    """
    if log_level or log_json:
        from govgraph.cli import logs

        logs.start(log_level or "info", log_json)


for _name in COMMANDS:
    _module = import_module(f"govgraph.cli.{_name}")
    app.command(name=_name)(getattr(_module, _name))
