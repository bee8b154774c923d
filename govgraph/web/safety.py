"""What holds for every answer: whom we answer, what a page may load, that nothing is written."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
_READING = {"GET", "HEAD", "OPTIONS"}


class Safety:
    """Checks the Host header against a page of another site that pretends to be us, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), cors: bool = False) -> None:
        self._app, self._cors = app, cors
        self._hosts = {"localhost", *(h.lower().strip("[]") for h in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if self._cors:
                    headers["access-control-allow-origin"] = "*"
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, sending)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if not self.knows(Headers(scope=scope).get("host", "")):
            return PlainTextResponse("This host name is not ours; name it with --allow-host.\n", 400)
        if scope["method"] not in _READING and not (scope["method"] == "POST" and scope["path"] == "/sparql"):
            return PlainTextResponse("Nothing can be written here.\n", 405, {"allow": "GET, HEAD"})
        return None

    def knows(self, host: str) -> bool:
        """Whether a Host header names us: an address in digits (no other site can claim one), localhost, or a name given."""
        name = host.rpartition("]")[0].strip("[") if host.startswith("[") else host.partition(":")[0]
        if name.lower() in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
