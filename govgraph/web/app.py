"""The server: which address shows what."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import httpx
import pyvis
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from govgraph import statements
from govgraph.vocabulary import iri
from govgraph.web import exploring, protocol, rendering, triples
from govgraph.web.addresses import Served
from govgraph.web.engine import TIMEOUT
from govgraph.web.holdings import Thing
from govgraph.web.live import Live, Snapshot
from govgraph.web.pages import asking, dashboard, document, entity, explorer, finding, funding, gaps
from govgraph.web.rendering import language, respond
from govgraph.web.safety import Safety

_EDITOR = {"yasgui.min.js": "text/javascript", "yasgui.min.css": "text/css"}
_LINKS = Served()
_THREADS = 4  #: pages made at once; more would only wait for one another


def create_app(directory: Path, *, hosts: Iterable[str] = (), cors: bool = False, timeout: int = TIMEOUT) -> Starlette:
    """The site over a graph directory; `hosts` are names it answers to beside localhost and addresses in digits."""
    live = Live(directory, timeout=timeout, prepare=_prepare)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        app.state.limiter = CapacityLimiter(_THREADS)  # so that SPARQL never waits for a page
        async with httpx.AsyncClient(timeout=timeout + 10, trust_env=False) as client:
            app.state.client = client
            yield
        live.close()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[Middleware(Safety, hosts=tuple(hosts), cors=cors), Middleware(GZipMiddleware, minimum_size=2000)],
        exception_handlers={404: _missing},
    )
    app.state.live = live
    return app


def _prepare(snapshot: Snapshot) -> None:
    """Work out beforehand what takes seconds where there are a thousand documents."""
    snapshot.names.find("a")
    snapshot.texts.find("a")
    exploring.prepare(snapshot)
    gaps.judged(snapshot)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", _first),
        Route("/suggest", _suggest),
        Route("/search", _search),
        Route("/search.csv", _search_csv),
        Route("/list-{kind}", _listing),
        Route("/statements.csv", _statements),
        Route("/id", _by_query),
        Route("/id/{thing:path}", _thing),
        Route("/decisions", _decisions),
        Route("/dashboard", _dashboard),
        Route("/dashboard/gaps", _dashboard_gaps),
        Route("/funding.csv", _funding_csv),
        Route("/gaps", _gaps),
        Route("/gaps.csv", _gaps_csv),
        Route("/explore", _explore),
        Route("/explore.json", _explore_data),
        Route("/explore.csv", _explore_rows),
        Route("/explore.gexf", _explore_gexf),
        Route("/explore/details", _explore_details),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/engine/{name}", _engine),
        Mount("/static", StaticFiles(packages=[("govgraph.web", "static")])),
        Mount("/vis", StaticFiles(directory=Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2")),
    ]


def _snapshot(request: Request) -> Snapshot:
    live: Live = request.app.state.live
    return live.current()


def _first(request: Request) -> Response:
    snapshot = _snapshot(request)
    return respond(request, "first.html", snapshot, lambda lang: finding.first(snapshot))


def _suggest(request: Request) -> Response:
    kinds = [k for k in request.query_params.get("kind", "").split(",") if k]
    found = finding.suggestions(_snapshot(request), request.query_params.get("q", "")[:300], kinds)
    for item in found:
        item["says"] = rendering.kind_word(item["kind"], language(request))
    return JSONResponse(found, headers={"vary": "Accept-Language, Cookie"})


def _search(request: Request) -> Response:
    snapshot = _snapshot(request)
    return respond(request, "results.html", snapshot, lambda lang: finding.results(snapshot, request.query_params))


def _search_csv(request: Request) -> Response:
    table = finding.passages(_snapshot(request), request.query_params)
    return _file("\ufeff" + table, "passages.csv", "text/csv; charset=utf-8")


def _listing(request: Request) -> Response:
    kind = request.path_params["kind"]
    if kind not in finding.KINDS:
        raise HTTPException(404)
    snapshot = _snapshot(request)
    return respond(request, "listing.html", snapshot, lambda lang: finding.listing(snapshot, kind))


def _statements(request: Request) -> Response:
    return _file("\ufeff" + statements.dumps(_snapshot(request).holdings.statements), "statements.csv", "text/csv; charset=utf-8")


def _decisions(request: Request) -> Response:
    return respond(request, "decisions.html", _snapshot(request), lambda lang: {})


def _dashboard(request: Request) -> Response:
    snapshot, day = _snapshot(request), request.query_params.get("as_of", "")
    return respond(request, "dashboard.html", snapshot, lambda lang: dashboard.view(snapshot, day, lang, _LINKS))


def _dashboard_gaps(request: Request) -> Response:
    snapshot = _snapshot(request)
    return respond(request, "gapcounts.html", snapshot, lambda lang: {"gap_counts": dashboard.gap_counts(snapshot)})


def _funding_csv(request: Request) -> Response:
    levels = funding.by_level(_snapshot(request).holdings.statements)
    return _file("\ufeff" + funding.table(levels, language(request)), "funding.csv", "text/csv; charset=utf-8")


def _gaps(request: Request) -> Response:
    snapshot = _snapshot(request)
    return respond(request, "gaps.html", snapshot, lambda lang: gaps.view(snapshot, request.query_params, lang))


def _gaps_csv(request: Request) -> Response:
    table = gaps.table(_snapshot(request), request.query_params, language(request))
    return _file(table if table.startswith("\ufeff") else "\ufeff" + table, "gaps.csv", "text/csv; charset=utf-8")


def _explore(request: Request) -> Response:
    snapshot, query = _snapshot(request), request.query_params
    return respond(request, "explore.html", snapshot, lambda lang: explorer.view(snapshot, query, exploring.wanted(query), lang))


def _explore_data(request: Request) -> Response:
    drawing = explorer.data(_snapshot(request), exploring.wanted(request.query_params), language(request), _LINKS)
    return JSONResponse(drawing, headers={"vary": "Accept-Language, Cookie", "cache-control": "no-cache"})


def _explore_details(request: Request) -> Response:
    query = request.query_params
    ends = query.get("thing", ""), query.get("other", "")
    return JSONResponse(explorer.details(_snapshot(request), exploring.wanted(query), *ends, language(request), _LINKS))


def _explore_rows(request: Request) -> Response:
    query = request.query_params
    table = explorer.rows(_snapshot(request), exploring.wanted(query), [query["chosen"]] if query.get("chosen") else ())
    return _file("\ufeff" + table, "statements.csv", "text/csv; charset=utf-8")


def _explore_gexf(request: Request) -> Response:
    text = explorer.gexf(_snapshot(request), exploring.wanted(request.query_params)).decode()
    return _file(text, "govgraph.gexf", "application/gexf+xml")


def _by_query(request: Request) -> Response:
    return _shown(request, request.query_params.get("thing", ""))


async def _thing(request: Request) -> Response:
    """A thing as a page, as triples or as a table, as the client asks."""
    thing, wanted = request.path_params["thing"], _wanted(request)
    if wanted in triples.MEDIA.values():
        return await _triples(request, thing, wanted)
    return await to_thread.run_sync(_shown, request, thing)


def _wanted(request: Request) -> str:
    if chosen := triples.MEDIA.get(request.query_params.get("format", "")):
        return chosen
    accept = request.headers.get("accept", "")
    return next((t for t in triples.MEDIA.values() if t in accept and "text/html" not in accept), "text/html")


def _shown(request: Request, wanted: str) -> Response:
    snapshot = _snapshot(request)
    thing = snapshot.holdings.things.get(wanted)
    if thing is None:
        return _elsewhere(request, snapshot, wanted)
    if request.query_params.get("format") == "csv":
        return _table(snapshot, thing)
    key = thing.id.removeprefix("document/")
    if thing.kind == "document" and key in snapshot.holdings.records:
        return respond(request, "document.html", snapshot, lambda lang: document.view(snapshot, key, lang, _LINKS))
    return respond(request, "entity.html", snapshot, lambda lang: entity.view(snapshot, thing, lang, _LINKS))


def _table(snapshot: Snapshot, thing: Thing) -> Response:
    key = thing.id.removeprefix("document/")
    rows = snapshot.holdings.by_document.get(key, ()) if thing.kind == "document" else snapshot.holdings.rows(thing.id)
    return _file("\ufeff" + statements.dumps(rows), "statements.csv", "text/csv; charset=utf-8")


def _elsewhere(request: Request, snapshot: Snapshot, wanted: str) -> Response:
    """A programme is shown with the document that issues it; else what is near."""
    kind, _, rest = wanted.partition("/")
    if kind == "programme" and f"document/{rest}" in snapshot.holdings.things:
        return RedirectResponse(_LINKS.thing(f"document/{rest}"), 303)
    name = wanted.rpartition("/")[2]
    near = [*snapshot.names.find(name, limit=4), *snapshot.names.near(name)] if name else []
    shown = {"wanted": wanted, "near": list({t.id: t for t in near}.values())[:8]}
    return respond(request, "missing.html", snapshot, lambda lang: shown, 404)


def _missing(request: Request, error: Exception) -> Response:
    return _elsewhere(request, _snapshot(request), request.url.path.lstrip("/"))


async def _triples(request: Request, thing: str, kind: str) -> Response:
    """All triples of a thing, and those of the statements that name it."""
    snapshot = await to_thread.run_sync(_snapshot, request, limiter=request.app.state.limiter)
    engine = request.app.state.live.engine
    query = triples.query(thing, snapshot.holdings.base)
    headers = {"accept": kind, "content-type": "application/sparql-query"}
    got = await request.app.state.client.post(f"{engine.url}/query", content=query.encode(), headers=headers)
    if got.status_code == 200 and not got.content.strip(b"[] \n"):
        return PlainTextResponse(f"{iri(thing, snapshot.holdings.base)}: there is no such thing.\n", 404)
    return Response(got.content, got.status_code, {"vary": "Accept"}, got.headers.get("content-type", kind))


async def _sparql(request: Request) -> Response:
    """The endpoint; for a browser that opens it, the page for queries."""
    snapshot, asked = await to_thread.run_sync(_snapshot, request, limiter=request.app.state.limiter), request.query_params
    if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "") and "format" not in asked:
        return respond(request, "sparql.html", snapshot, lambda lang: asking.view(snapshot, asked.get("query", ""), lang))
    return await protocol.answer(request, request.app.state.client, request.app.state.live)


async def _engine(request: Request) -> Response:
    """The editor that the engine brings."""
    name = request.path_params["name"]
    if name not in _EDITOR:
        raise HTTPException(404)
    got = await request.app.state.client.get(f"{request.app.state.live.engine.url}/{name}")
    return Response(got.content, got.status_code, {"cache-control": "max-age=3600"}, _EDITOR[name])


def _file(text: str, name: str, kind: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text.encode("utf-8", "replace"), 200, headers, kind)
