"""Requests to a server that may be down or busy for a while: credentials from the environment, tried again, then one sentence.

`GOVGRAPH_USER` and `GOVGRAPH_PASSWORD` answer a server that asks for them (basic, digest); `GOVGRAPH_TOKEN` is a bearer token.
"""

from __future__ import annotations

import base64
import http.client
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache
from typing import Any

from govgraph import __version__
from govgraph.errors import GraphError, UsageError

_BUSY = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_WAIT = 30.0
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHOWN = 300  #: characters of what a server says


class RefusedError(GraphError):
    """The server answered, and not with what was asked."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Client:
    """How requests are sent."""

    tries: int = 5
    pause: float = 0.5  #: seconds before the second try; doubled for each further one
    timeout: float = 120.0

    def send(
        self, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, *, again: bool = True
    ) -> bytes:
        """The body of the answer; GraphError where the server can't be reached after all tries, RefusedError where it says no.

        `again` is for requests that do the same when they are sent twice.
        """
        parts = urllib.parse.urlsplit(url)
        user, password = os.environ.get("GOVGRAPH_USER", ""), os.environ.get("GOVGRAPH_PASSWORD", "")
        opener = _opener(f"{parts.scheme}://{parts.netloc}/", user, password)
        request = urllib.request.Request(url, body, dict(headers or {}), method=method)
        request.add_header("User-Agent", f"govgraph/{__version__}")
        if token := os.environ.get("GOVGRAPH_TOKEN"):
            request.add_unredirected_header("Authorization", f"Bearer {token}")
        tries = self.tries if again else 1
        for number in range(1, tries + 1):
            try:
                with opener.open(request, timeout=self.timeout) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                if error.code not in _BUSY or number == tries:
                    raise _refused(url, error) from error
                wait = _asked(error.headers)
            except (OSError, http.client.HTTPException) as error:
                if number == tries:
                    raise GraphError(f"{_plain(url)} cannot be reached ({_cause(error)}), tried {_times(tries)}") from error
                wait = 0.0
            time.sleep(min(_LONGEST_WAIT, max(wait, self.pause * 2 ** (number - 1))))
        raise AssertionError("unreachable")


def checked(url: str) -> str:
    """An address that may be asked: http or https, without a password in it."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{_plain(url)} is no address of a server; give one such as http://localhost:7878/store")
    if parts.password or parts.username:
        raise UsageError("give user and password in the environment, GOVGRAPH_USER and GOVGRAPH_PASSWORD, not in the address")
    return url


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Sends the password at once to a server that has asked for it: some hang up on a long request without."""

    _asked = False

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        user, password = self.passwd.find_user_password("", req.full_url)
        if self._asked and user is not None:
            token = base64.b64encode(f"{user}:{password}".encode()).decode()
            req.add_unredirected_header("Authorization", f"Basic {token}")
        return req

    def https_request(self, req: urllib.request.Request) -> urllib.request.Request:
        return self.http_request(req)

    def retry_http_basic_auth(self, host: str, req: urllib.request.Request, realm: str) -> Any:
        self._asked = True
        return super().retry_http_basic_auth(host, req, realm)


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """The same for digests, by the last challenge."""

    _challenge: Mapping[str, str] | None = None

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        if self._challenge and (answer := self.get_authorization(req, self._challenge)):
            req.add_unredirected_header("Authorization", f"Digest {answer}")
        return req

    def https_request(self, req: urllib.request.Request) -> urllib.request.Request:
        return self.http_request(req)

    def retry_http_digest_auth(self, req: urllib.request.Request, auth: str) -> Any:
        self._challenge = urllib.request.parse_keqv_list(
            [part for part in urllib.request.parse_http_list(auth.partition(" ")[2]) if part]
        )
        return super().retry_http_digest_auth(req, auth)


@lru_cache(maxsize=8)
def _opener(server: str, user: str, password: str) -> urllib.request.OpenerDirector:
    """What opens the addresses of a server; kept, for it knows how the server wants to be told who asks."""
    handlers: list[urllib.request.BaseHandler] = []
    if urllib.parse.urlsplit(server).hostname in _LOOPBACK:
        handlers.append(urllib.request.ProxyHandler({}))
    if user:
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, server, user, password)
        handlers += [_Basic(known), _Digest(known)]
    return urllib.request.build_opener(*handlers)


def _refused(url: str, error: urllib.error.HTTPError) -> RefusedError:
    said = " ".join(error.read(4 * _SHOWN).decode("utf-8", "replace").split())[:_SHOWN]
    hint = "; set GOVGRAPH_USER and GOVGRAPH_PASSWORD, or GOVGRAPH_TOKEN" if error.code in (401, 403) else ""
    return RefusedError(f"{_plain(url)} answers {error.code} {error.reason}{hint}{f': {said}' if said else ''}", error.code)


def _asked(headers: Message) -> float:
    """How long a server asks to wait, in seconds."""
    value = headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0


def _plain(url: str) -> str:
    """An address for a message: without user, password and parameters."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _cause(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return str(getattr(reason, "strerror", None) or reason or type(reason).__name__)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
