"""What a build says: a bar on a terminal, plain lines elsewhere, and a summary at the end."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from govgraph.build import Summary

_EVERY = 5.0  #: seconds between two plain lines
_LONG = 100  #: texts or documents, from which on plain lines tell of them
_WHAT = {"reading": "texts read", "storing": "documents stored"}


@contextmanager
def reading() -> Iterator[Callable[[int, int, str], None]]:
    """What to call with how many are done, of how many, and the last one's name; at 0 with the stage that begins."""
    if not sys.stderr.isatty():
        yield _Plain()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.fields[stage]}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, stage="", rate="")

        def tell(done: int, total: int, name: str) -> None:
            if done == 0:
                bar.reset(task, total=total, description="", stage=name, rate="")
                return
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, description=name, rate=f"{speed:.1f}/s" if speed else "")

        yield tell


class _Plain:
    """Lines for where there is no terminal: how many, how fast, how long still."""

    def __init__(self) -> None:
        self._what = ""
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if done == 0:
            self._what, self._began, self._told = _WHAT.get(name, name), now, now
        elif (done == total and total >= _LONG) or now - self._told >= _EVERY:
            rate = done / max(now - self._began, 0.001)
            left = f", {(total - done) / rate:.0f} s left" if done < total else ""
            typer.echo(f"{done:,} of {total:,} {self._what}, {rate:.1f} a second{left}", err=True)
            self._told = now


def report(summary: Summary, as_json: bool) -> None:
    """Print the summary; exit status 1 where an input could not be read."""
    for failure in summary.failures:
        typer.echo(f"govgraph: {failure}", err=True)
    for decision in summary.unresolved:
        typer.echo(f"govgraph: decision fits nothing any more: {decision}", err=True)
    typer.echo(json.dumps({**asdict(summary), "path": str(summary.path)}, ensure_ascii=False, indent=1) if as_json else _lines(summary))
    if summary.problems:
        typer.echo(f"govgraph: {_number(summary.problems, 'problem')} in what was built; govgraph check {summary.path} lists them", err=True)
    if summary.failures or summary.problems:
        raise typer.Exit(1)


def _lines(summary: Summary) -> str:
    counts = dict(summary.counts)
    documents, statements, quads, rejected = (counts.pop(k, 0) for k in ("documents", "statements", "quads", "rejected"))
    lines = [
        f"{summary.path}: {_number(documents, 'document')} from {_number(summary.texts, 'text')}"
        f" ({summary.read} read now), {_number(statements, 'statement')}, {_number(quads, 'quad')}, {summary.seconds} s",
        f"  content {summary.content}",
        "  " + " · ".join(f"{name} {count:,}" for name, count in counts.items()),
        f"  cite as: {summary.citation}",
    ]
    if rejected:
        lines.append(f"  {_number(rejected, 'row')} rejected: {summary.path / 'rejected.csv'} says why")
    return "\n".join(lines)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
