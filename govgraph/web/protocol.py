"""The SPARQL 1.1 protocol for reading: takes a query as the protocol says, checks it, and lets the engine answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import parse_qsl, urlencode

import httpx
from anyio import to_thread
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from govgraph.errors import GraphError
from govgraph.query import sparql
from govgraph.vocabulary import PREFIXES
from govgraph.web.engine import Engine
from govgraph.web.live import Live

GRACE = 2  #: seconds that the engine has beyond its own limit before it is ended
SHORT = 1_000_000  #: bytes of an answer that is taken whole
LONGEST = 200_000  #: bytes of a request
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_ROWS = (
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values", "application/json",
    "application/xml", "text/tsv",
)  # fmt: skip
_TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "text/plain", "text/n3")
_OF_FORMAT = {
    "json": "application/sparql-results+json", "xml": "application/sparql-results+xml", "csv": "text/csv",
    "tsv": "text/tab-separated-values", "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json",
}  # fmt: skip
_ANY = "application/sparql-results+json, text/turtle;q=0.9"


class RefusedError(Exception):
    """A request that can't be answered, with its status."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


async def answer(request: Request, client: httpx.AsyncClient, live: Live) -> Response:
    """The engine's answer to a request, or why there is none."""
    try:
        query, graphs = await _asked(request)
        sparql.checked(query)
    except RefusedError as refused:
        return PlainTextResponse(f"{refused}\n", refused.status)
    except GraphError as error:
        return PlainTextResponse(f"{error}\n", 400)
    body = urlencode([("query", declared(query)), *graphs])
    headers = {"accept": _accepted(request), "content-type": "application/x-www-form-urlencoded"}
    for _ in range(2):  # once more where the engine was stopped because of somebody else's query
        engine = live.engine
        try:
            return await _passed_on(client, engine, body, headers)
        except httpx.ReadTimeout:
            await to_thread.run_sync(live.stop, engine, limiter=request.app.state.limiter)
            return PlainTextResponse(f"The query was stopped after {engine.timeout} seconds; ask for less (LIMIT, FILTER).\n", 503)
        except httpx.HTTPError:
            continue
    return PlainTextResponse("The engine gave no answer; try again.\n", 503)


async def _passed_on(client: httpx.AsyncClient, engine: Engine, body: str, headers: dict[str, str]) -> Response:
    """The engine's answer, a long one piece by piece; TimeoutException where it doesn't begin in time.

    A short answer is taken whole first, so that it can be asked for once more where the engine ends in the middle of it.
    """
    wait = httpx.Timeout(engine.timeout + GRACE, connect=5)
    sent = client.build_request("POST", f"{engine.url}/query", content=body, headers=headers, timeout=wait)
    got = await client.send(sent, stream=True)
    pieces, begun = got.aiter_bytes(), bytearray()
    async for piece in pieces:
        begun += piece
        if len(begun) > SHORT:
            return StreamingResponse(_rest(bytes(begun), pieces), got.status_code, _headers(got), background=BackgroundTask(got.aclose))
    return Response(bytes(begun), got.status_code, _headers(got))


async def _rest(begun: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield begun
    async for piece in pieces:
        yield piece


def _headers(got: httpx.Response) -> dict[str, str]:
    return {"content-type": got.headers.get("content-type", "text/plain"), "vary": "Accept", "cache-control": "no-cache"}


async def _asked(request: Request) -> tuple[str, list[tuple[str, str]]]:
    """The query and the graphs it is put to."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        text = await _body(request)
        if kind == "application/x-www-form-urlencoded":
            pairs += parse_qsl(text, keep_blank_values=True)
        elif kind == "application/sparql-query":
            pairs.append(("query", text))
        elif kind == "application/sparql-update":
            raise RefusedError(403, "Updates are refused: this endpoint only reads.")
        else:
            raise RefusedError(415, "POST a form (application/x-www-form-urlencoded) or a query (application/sparql-query).")
    if any(k in ("update", "using-graph-uri", "using-named-graph-uri") for k, _ in pairs):
        raise RefusedError(403, "Updates are refused: this endpoint only reads.")
    queries = [v for k, v in pairs if k == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"One parameter `query` is wanted; there are {len(queries)}.")
    return queries[0], [(k, v) for k, v in pairs if k in _GRAPHS]


async def _body(request: Request) -> str:
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > LONGEST:
            raise RefusedError(413, f"A request may have {LONGEST:,} bytes.")
    try:
        return found.decode()
    except UnicodeDecodeError:
        raise RefusedError(400, "The request is not UTF-8.") from None


def _accepted(request: Request) -> str:
    """What the engine is asked for: `format` where it is given, else what the client accepts, else JSON or Turtle."""
    if chosen := _OF_FORMAT.get(request.query_params.get("format", "")):
        return chosen
    wanted = request.headers.get("accept", "*/*")
    return wanted if any(t in wanted for t in (*_ROWS, *_TRIPLES)) else _ANY


def declared(query: str) -> str:
    """The query with our prefixes declared before its own, which may declare them anew."""
    return "".join(f"PREFIX {k}: <{v}> " for k, v in PREFIXES.items()) + query
