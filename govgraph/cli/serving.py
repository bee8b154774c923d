"""What `govgraph serve` and `govgraph site` need to run."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import typer

from govgraph.errors import GraphError, UsageError

_EVERY = 1000  #: pages between two plain lines
NEEDED = ("starlette", "uvicorn", "httpx")


def needed() -> None:
    """UsageError where a package that only the web needs is not installed."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise UsageError(f"this needs the package {missing[0]}: pip install 'govgraph[web]'")


def run(directory: Path, host: str, port: int, hosts: tuple[str, ...], cors: bool, timeout: int) -> None:
    """Serve until the process is told to end."""
    needed()
    import uvicorn

    from govgraph.web import create_app

    with _listening(host, port) as listening:
        app = create_app(directory, hosts=hosts, cors=cors, timeout=timeout)
        where = f"[{host}]" if ":" in host else host
        listening.listen()  # who opens the address at once waits instead of being refused
        typer.echo(f"http://{where}:{listening.getsockname()[1]}/ (Ctrl-C ends it)", err=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3)
        uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """What to call with how many pages are written, of how many: a bar on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: typer.echo(f"{done:,} of about {total:,} pages", err=True) if done % _EVERY == 0 else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("writing"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _listening(host: str, port: int) -> socket.socket:
    """A socket, taken before anything is loaded, so that a port in use is said at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio leaves answers to Nagle's 40 ms
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise GraphError(f"{host}:{port} cannot be listened at ({error.strerror}); choose another with --port") from error
    return listening
