"""The command line: one file a command, each options, one call, and what it prints."""

from __future__ import annotations

import sys

import typer

from govgraph.errors import GovgraphError


def _app() -> typer.Typer:
    from govgraph.cli.app import app

    return app


def main() -> None:
    """Run the command line; errors a user can mend are one sentence on stderr, without a traceback unless `--debug`."""
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    try:
        _app()(prog_name="govgraph")
    except (GovgraphError, RuntimeError) as error:
        known = error if isinstance(error, GovgraphError) else _of_engine(error)
        if debug or known is None:
            raise
        print(f"govgraph: {known}", file=sys.stderr)  # noqa: T201
        sys.exit(known.exit_code)
    except KeyboardInterrupt:
        print("govgraph: stopped; what was stored before is untouched", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _of_engine(error: RuntimeError) -> GovgraphError | None:
    from govgraph import store

    return store.damage(error)
