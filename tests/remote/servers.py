"""Servers on loopback: the real Oxigraph as a child process, and one that fails on purpose."""

from __future__ import annotations

import base64
import contextlib
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def child(command: list[str], alive: str, seconds: float = 30) -> Iterator[None]:
    """A server as a child process, from when it answers until the end of the test."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + seconds
        while not _answers(alive):
            assert server.poll() is None, f"{command[0]} ended"
            assert time.monotonic() < until, f"{command[0]} does not answer"
            time.sleep(0.1)
        yield
    finally:
        server.kill()
        server.wait()


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=1):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@contextlib.contextmanager
def oxigraph(location: Path) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    assert binary, "the package oxigraph is a dependency"
    url = f"http://127.0.0.1:{free_port()}"
    with child([binary, "serve", "--location", str(location), "--bind", url.removeprefix("http://")], f"{url}/"):
        yield url


@dataclass
class Failing:
    """What a server that fails was asked, and how it is to fail."""

    url: str = ""
    busy: int = 0  #: how many requests it is yet to refuse with 503
    after: int = 10**9  #: requests after which it is down
    user: str = ""  #: user:password that it asks for
    asked: list[str] = field(default_factory=list)
    graphs: dict[str, bytes] = field(default_factory=dict)


@contextlib.contextmanager
def failing() -> Iterator[Failing]:
    """A graph store in memory that can be told to fail."""
    state = Failing()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.asked.append(self.command)
            if len(state.asked) > state.after:
                self.connection.close()
            elif state.busy > 0:
                state.busy -= 1
                self._say(503)
            elif state.user and self.headers.get("Authorization") != "Basic " + base64.b64encode(state.user.encode()).decode():
                self._say(401, ("WWW-Authenticate", 'Basic realm="graphs"'))
            else:
                self._store(body)

        def _store(self, body: bytes) -> None:
            if self.command == "GET":
                self._say(200 if self.path in state.graphs else 404, body=state.graphs.get(self.path, b"no such graph"))
            elif self.command == "DELETE":
                self._say(204 if state.graphs.pop(self.path, None) is not None else 404)
            else:
                state.graphs[self.path] = (state.graphs.get(self.path, b"") if self.command == "POST" else b"") + body
                self._say(204)

        def _say(self, status: int, *headers: tuple[str, str], body: bytes = b"") -> None:
            self.send_response(status)
            for name, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}/store"
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso server, whose user and password are dba."""
    binary = shutil.which("virtuoso-t")
    assert binary
    port = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(folder=folder, sql=free_port(), http=port))
    url = f"http://127.0.0.1:{port}"
    with child([binary, "-f", "-c", str(folder / "virtuoso.ini")], f"{url}/sparql", 90):
        yield url
