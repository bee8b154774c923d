"""Templates, words and the choice of language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from govgraph import __version__, lexicon
from govgraph.gaps import LANGS, Lang
from govgraph.web import addresses
from govgraph.web.addresses import Addresses, Served
from govgraph.web.live import Snapshot

NAVIGATION = ("", "explore", "dashboard", "gaps", "sparql", "decisions")


def word(key: str, lang: Lang, **facts: object) -> str:
    """A word or sentence of `data/web.yml`; where there is none what the key names: role_副总指挥 is 副总指挥."""
    found: Mapping[str, str] | None = lexicon.load("web").get(key)
    text = found[lang] if found else key.partition("_")[2] or key
    return text.format_map({k: str(v) for k, v in facts.items()}) if facts else text


def kind_word(kind: str, lang: Lang) -> str:
    """What a kind of thing is called."""
    look = lexicon.load("view")["nodes"]
    kind = "programme" if kind == "document" else kind
    name: str = look[kind][lang] if kind in look else kind
    return name


def render(template: str, snapshot: Snapshot, lang: Lang, links: Addresses | None = None, /, **values: Any) -> str:
    """A page as HTML text."""
    where = links or Served()
    text: str = _environment().get_template(template).render(
        lang=lang, links=where, snapshot=snapshot, holdings=snapshot.holdings, version=__version__, navigation=NAVIGATION,
        t=lambda key, **facts: word(key, lang, **facts), kind_word=lambda kind: kind_word(kind, lang),
        passage=lambda s: addresses.statement(where, s), **values,
    )  # fmt: skip
    return text


def respond(request: Request, template: str, snapshot: Snapshot, make: Callable[[Lang], Mapping[str, Any]], status: int = 200) -> Response:
    """A page as an answer, in the language of the reader; what `make` gives for its template is worked out once a snapshot."""
    if switch := switched(request):
        return switch
    lang = language(request)

    key = (request.url.path, request.url.query, lang)
    html = snapshot.pages.get(key)
    if html is None:
        values = make(lang)
        html = render(template, snapshot, lang, None, query=dict(request.query_params), **values).encode("utf-8", "replace")
        if None not in values.values():  # else a part of it is still being worked out
            snapshot.pages.keep(key, html)
    return HTMLResponse(html, status, {"vary": "Accept, Accept-Language, Cookie"})


def language(request: Request) -> Lang:
    """The language that was chosen, else the one the browser prefers; Chinese where it prefers neither."""
    chosen = request.query_params.get("lang") or request.cookies.get("lang", "")
    for lang in LANGS:
        if chosen == lang:
            return lang
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> Lang:
    for part in header.split(","):
        tag = part.partition(";")[0].strip().lower()
        if tag.startswith("zh"):
            return "zh"
        if tag.startswith("en"):
            return "en"
    return "zh"


def switched(request: Request) -> Response | None:
    """Where `lang` stands in the address: the same page without it, with a cookie that keeps the choice."""
    chosen = request.query_params.get("lang")
    if chosen not in LANGS or request.method != "GET":
        return None
    target = request.url.remove_query_params("lang")
    answer = RedirectResponse(target.path.lstrip("/").join(("/", "")) + (f"?{target.query}" if target.query else ""), 303)
    answer.set_cookie("lang", chosen, max_age=31_536_000, samesite="lax")
    return answer


@cache
def _environment() -> Environment:
    made = Environment(loader=PackageLoader("govgraph.web", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return made
