"""A server over the sample, and a browser that notes every complaint and every request."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from govgraph.web import create_app


class Server:
    """The app of a graph directory, listening on loopback."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.app = create_app(folder, **options)
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(self.app, log_level="warning", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]}, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def server(sample_graph: Path) -> Iterator[Server]:
    running = Server(sample_graph)
    yield running
    running.close()


class Visit:
    """A page in the browser, with what it complained of and which other hosts it asked."""

    def __init__(self, browser: Any, url: str, *, width: int = 1440, scheme: str = "light", lang: str = "zh-CN") -> None:
        self.url = url
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=lang)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", self._noted)

    def _noted(self, request: Any) -> None:
        if request.url.startswith(("data:", "blob:", "file:")) or request.url.startswith(self.url):
            return
        self.strangers.append(urlsplit(request.url).netloc)

    def open(self, path: str) -> Any:
        self.page.goto(self.url + path)
        return self.page

    def clean(self) -> None:
        """Not one complaint, not one request to another host, nothing wider than the window."""
        assert self.complaints == []
        assert self.strangers == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        self.context.close()


@pytest.fixture
def visit(browser: Any, server: Server) -> Any:
    return lambda **how: Visit(browser, server.url, **how)


@pytest.fixture(scope="session")
def document(server: Server) -> str:
    """The page of the document with most statements."""
    holdings = server.app.state.live.current().holdings
    key = max(holdings.by_document, key=lambda d: len(holdings.by_document[d]))
    return f"/id/document/{key}"


def drawn(page: Any) -> None:
    """Wait until the explorer has drawn."""
    page.locator("#drawing[data-ready]").wait_for()
