"""The whole site as files for any web host: the same pages, in both languages, without a server."""

from __future__ import annotations

import json
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis

from govgraph import statements
from govgraph.errors import UsageError
from govgraph.gaps import LANGS, Lang
from govgraph.model import RELATIONS
from govgraph.web import rendering
from govgraph.web.addresses import Filed, file_of, name_of
from govgraph.web.exploring import Wanted, part
from govgraph.web.live import Snapshot
from govgraph.web.pages import dashboard, document, entity, explorer, finding, funding, gaps
from govgraph.web.triples import Triples

_MARK = ".govgraph-site"
_ROOT = Filed()


def write(directory: Path, out: Path, told: Callable[[int, int], None] = lambda done, total: None, *, rdf: bool = False) -> int:
    """Write the site, with triples of each thing where asked; gives the number of pages.

    What was there is replaced when all is written, never half.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / _MARK).exists())):
        raise UsageError(f"{out} holds something else; give a folder that is new, empty or holds such a site")
    snapshot = Snapshot(directory)
    partial = out.with_name(out.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        pages = _written(snapshot, partial, told, rdf)
        shutil.rmtree(out, ignore_errors=True)
        partial.rename(out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return pages


def _written(snapshot: Snapshot, folder: Path, told: Callable[[int, int], None], rdf: bool) -> int:
    (folder / "static").mkdir(parents=True)
    (folder / _MARK).write_text("", encoding="utf-8")
    for file in files("govgraph.web").joinpath("static").iterdir():
        (folder / "static" / file.name).write_bytes(file.read_bytes())
    drawing = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    shutil.copyfile(drawing, folder / "static" / drawing.name)
    _save(folder / "index.html", rendering.render("start.html", snapshot, "zh", _ROOT))
    below = Filed(1, _triples(snapshot, folder / "data") if rdf else ())
    total, done = len(LANGS) * (len(snapshot.holdings.things) + 18), 1
    for lang in LANGS:
        (folder / lang / "thing").mkdir(parents=True)
        for name, text in _files(snapshot, lang, below):
            _save(folder / lang / name, text)
            if name.endswith(".html"):
                done += 1
                told(done, total)
    return done


def _triples(snapshot: Snapshot, folder: Path) -> frozenset[str]:
    """Write what is told of each thing, once for both languages; gives the things that something is told of."""
    folder.mkdir()
    graph = snapshot.graph
    answers = Triples(graph.path / "generations" / graph.manifest.generation, snapshot.holdings.base)
    told = set()
    for thing in snapshot.holdings.things:
        for ending, content in answers.of(thing).items():
            (folder / f"{name_of(thing)}.{ending}").write_bytes(content)
            told.add(thing)
    return frozenset(told)


def _save(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _files(snapshot: Snapshot, lang: Lang, below: Filed) -> Iterator[tuple[str, str]]:
    """Every file of a language with its text."""
    yield from _pages(snapshot, lang)
    yield from _data(snapshot, lang)
    for thing in snapshot.holdings.things.values():
        name = f"thing/{file_of(thing.id)}"
        key = thing.id.removeprefix("document/")
        if thing.kind == "document" and key in snapshot.holdings.records:
            yield name, _rendered("document.html", snapshot, lang, name, below, **document.view(snapshot, key, lang, below))
        else:
            shown = entity.view(snapshot, thing, lang, below)
            yield name, _rendered("entity.html", snapshot, lang, name, below, **shown)


def _pages(snapshot: Snapshot, lang: Lang) -> Iterator[tuple[str, str]]:
    def page(name: str, template: str, **values: Any) -> tuple[str, str]:
        return f"{name}.html", _rendered(template, snapshot, lang, f"{name}.html", _ROOT, **values)

    first = finding.first(snapshot)
    yield page("index", "first.html", **first)
    yield page("search", "words.html", **finding.words())
    yield page("decisions", "decisions.html")
    yield page("dashboard", "dashboard.html", **dashboard.view(snapshot, "", lang, _ROOT))
    yield page("gaps", "gaps.html", indicator_page="", **gaps.view(snapshot, {}, lang))
    for j in gaps.judged(snapshot):
        if j.gaps:
            shown = gaps.view(snapshot, {"indicator": j.indicator.id}, lang, len(j.gaps))
            yield page(f"gaps-{j.indicator.id}", "gaps.html", indicator_page=j.indicator.id, **shown)
    yield page("explore", "explore.html", **explorer.view(snapshot, {}, Wanted(), lang))
    for kind, _ in first["counts"]:
        yield page(f"list-{kind}", "listing.html", **finding.listing(snapshot, kind))


def _data(snapshot: Snapshot, lang: Lang) -> Iterator[tuple[str, str]]:
    """What the scripts of the pages read: names, texts, drawings."""
    words = [
        {"id": i, "name": name, "kind": kind, "place": place, "keys": keys, "href": _ROOT.thing(i), "says": rendering.kind_word(kind, lang)}
        for i, name, kind, place, keys, _ in snapshot.names.table()
    ]
    yield "names.json", _json(words)
    yield "statements.csv", "\ufeff" + statements.dumps(snapshot.holdings.statements)
    yield "funding.csv", "\ufeff" + funding.table(funding.by_level(snapshot.holdings.statements), lang)
    yield "texts.json", _json(list(_texts(snapshot)))
    for name, asked in (("scene.json", Wanted()), ("scene-all.json", Wanted(show=("all",)))):
        drawn = explorer.data(snapshot, asked, lang, _ROOT)
        shown = part(snapshot, asked).scene
        drawn["quotes"] = [explorer.passages(snapshot.holdings, shown.ties[k], lang, _ROOT) for k in sorted(shown.ties)]
        yield name, _json(drawn)


def _texts(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """The text of each document without white space; offsets in it count UTF-16 units, as the browser does."""
    holdings = snapshot.holdings
    for text in snapshot.texts.all:
        record, source = holdings.records[text.document_id], holdings.source(text.document_id)
        wide = [i for i, c in enumerate(text.kept) if ord(c) > 0xFFFF]
        starts: dict[int, int] = {}
        for at, offset in enumerate(text.origin):
            starts.setdefault(source.line(offset), at)
        spans = [
            [RELATIONS.index(s.relation), *(at + bisect_left(wide, at) for at in (bisect_left(text.origin, o) for o in (s.start, s.end))), s.id]
            for s in holdings.by_document.get(record.id, ()) if 0 <= s.start < s.end
        ]  # fmt: skip
        yield {
            "id": record.id, "title": record.title or record.key, "key": record.key, "date": record.date, "issuers": record.issuers,
            "place": record.place[1], "href": _ROOT.thing(f"document/{record.id}"), "text": text.kept, "spans": spans,
            "lines": [[at + bisect_left(wide, at), line, source.page(text.origin[at])] for line, at in starts.items()],
        }  # fmt: skip


def _rendered(template: str, snapshot: Snapshot, lang: Lang, name: str, links: Filed, /, **values: Any) -> str:
    other = "en" if lang == "zh" else "zh"
    return rendering.render(template, snapshot, lang, links, query={}, switch=f"{links.base}../{other}/{name}", **values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
