"""The SPARQL engine as a child process over a snapshot of a store: its port is private, and it ends with us."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from govgraph import store
from govgraph.errors import GraphError

TIMEOUT = 20  #: seconds that a query may take
_START = 20.0  #: seconds that the engine may take to answer
_TRIES = 3

# The shell waits for its standard input to end, which happens however the server ends; then it ends the engine and tidies up.
# Pages go before queries: the engine is nice.
_GUARD = 'scratch=$1; shift; nice -n 10 "$@" </dev/null & engine=$!; read -r _; kill -9 "$engine"; wait "$engine"; rm -rf "$scratch"'


class Engine:
    """A running engine."""

    def __init__(self, generation: Path, timeout: int = TIMEOUT) -> None:
        self._scratch = Path(tempfile.mkdtemp(prefix="govgraph-serve-"))
        self.timeout = timeout
        self.snapshot = self._scratch / "store"
        store.copy(generation, self.snapshot)
        for _ in range(_TRIES):  # another program may take the port between our finding it and the engine's binding it
            self.port = _free_port()
            self._child = self._started()
            if self._answers():
                return
            self._child.kill()
        shutil.rmtree(self._scratch, ignore_errors=True)
        raise GraphError("the SPARQL engine does not start; try `oxigraph serve-read-only --help` to see whether it runs at all")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def _started(self) -> subprocess.Popen[bytes]:
        command = [_binary(), "serve-read-only", "--location", str(self.snapshot), "--bind", f"127.0.0.1:{self.port}"]
        command += ["--timeout-s", str(self.timeout)]  # the default graph of a store of ours is the union already, each triple once
        return subprocess.Popen(
            ["/bin/sh", "-c", _GUARD, "sh", str(self._scratch), *command],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _answers(self) -> bool:
        """Wait until it answers."""
        until = time.monotonic() + _START
        while time.monotonic() < until:
            try:
                with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.url, timeout=2):
                    return True
            except (urllib.error.URLError, OSError):
                time.sleep(0.03)
        return False

    def close(self) -> None:
        """End it, and remove the snapshot."""
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(5)
        except subprocess.TimeoutExpired:
            self._child.kill()


def _binary() -> str:
    """The engine that the package oxigraph installs beside our Python."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not found:
        raise GraphError("the program oxigraph is not installed; pip install 'govgraph[web]'")
    return found


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
