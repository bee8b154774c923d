"""The first page, and what a search finds: things by their names, passages by their words."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from govgraph.model import RELATIONS
from govgraph.web.addresses import Addresses, Served
from govgraph.web.fulltext import Filter, Place
from govgraph.web.holdings import Thing
from govgraph.web.live import Snapshot

PASSAGES = 60  #: passages on a page
THINGS = 18
FACETS = ("document", "issuer", "year", "place")  #: filters that offer values
_RELATIONS = tuple(r for r in RELATIONS if r != "document")
OPTIONS = 200  #: values of a filter
KINDS = ("agency", "party", "court", "person", "body", "document", "task", "fund", "item", "organization", "collective", "tier", "cited")
COLUMNS = ("document", "title", "date", "line", "page", "before", "words", "after", "statements")


def first(snapshot: Snapshot) -> dict[str, Any]:
    """The first page: what there is, and where to begin."""
    holdings = snapshot.holdings
    counts = Counter(t.kind for t in holdings.things.values())
    busiest = {kind: _busiest(snapshot, kind) for kind in ("agency", "person", "body")}
    documents = sorted(holdings.records.values(), key=lambda r: (r.date, r.key), reverse=True)
    return {"counts": [(k, counts[k]) for k in KINDS if counts[k]], "busiest": busiest, "documents": documents}


def _busiest(snapshot: Snapshot, kind: str, limit: int = 8) -> list[Thing]:
    found = [t for t in snapshot.holdings.things.values() if t.kind == kind]
    return sorted(found, key=lambda t: (-t.count, t.id))[:limit]


def listing(snapshot: Snapshot, kind: str) -> dict[str, Any]:
    """All things of a kind."""
    found = [t for t in snapshot.holdings.things.values() if t.kind == kind]
    dates = {t.id: snapshot.holdings.date(t.id.removeprefix("document/")) for t in found} if kind == "document" else {}
    order = (lambda t: (dates[t.id], t.id)) if dates else (lambda t: (-t.count, t.id))
    return {"kind": kind, "dates": dates, "found": sorted(found, key=order, reverse=bool(dates))}


def results(snapshot: Snapshot, query: Mapping[str, str]) -> dict[str, Any]:
    """Things and passages that a search finds."""
    text = query.get("q", "").strip()
    kinds = [k for k in query.get("kind", "").split(",") if k]
    everywhere, wanted = snapshot.texts.find(text), _filter(query)
    found = everywhere if wanted == Filter() else snapshot.texts.find(text, wanted)
    at = max(0, int(query["from"])) if query.get("from", "").isdecimal() and len(query["from"]) < 9 else 0
    return {
        "text": text,
        "things": snapshot.names.find(text, kinds, THINGS),
        "hits": [snapshot.texts.hit(p) for p in found[at : at + PASSAGES]],
        "total": len(found),
        "at": at,
        "next": at + PASSAGES if at + PASSAGES < len(found) else 0,
        "facets": facets(snapshot, everywhere, wanted),
        "filters": {k: v for k, v in asdict(wanted).items() if v},
        "relations": _RELATIONS,
    }


def words() -> dict[str, Any]:
    """The same page where a script does the searching: filters without values, and what the script has to know."""
    empty: dict[str, list[tuple[str, str, int]]] = {k: [] for k in FACETS}
    return {"facets": empty, "filters": {}, "relations": _RELATIONS, "search": {"columns": COLUMNS, "relations": RELATIONS, "facets": FACETS}}


def facets(snapshot: Snapshot, places: Iterable[Place], wanted: Filter) -> dict[str, list[tuple[str, str, int]]]:
    """What the places can be narrowed by: of each filter the values with their names and how often the words stand there.

    The value that is chosen is always among them.
    """
    counts: dict[str, Counter[tuple[str, str]]] = {k: Counter() for k in FACETS}
    for key, n in Counter(p.text.document_id for p in places).items():
        record = snapshot.holdings.records[key]
        counts["document"][key, record.title or record.key] += n
        counts["year"][record.date[:4], record.date[:4]] += n
        counts["place"][record.place[1], record.place[1]] += n
        for issuer in record.issuers:
            counts["issuer"][issuer, issuer] += n
    return {k: _options(found, getattr(wanted, k), snapshot) for k, found in counts.items()}


def _options(found: Counter[tuple[str, str]], chosen: str, snapshot: Snapshot) -> list[tuple[str, str, int]]:
    options = [(value, name, n) for (value, name), n in found.most_common(OPTIONS) if value]
    if chosen and all(value != chosen for value, *_ in options):
        options.insert(0, (chosen, snapshot.holdings.title(chosen), 0))
    return options


def _filter(query: Mapping[str, str]) -> Filter:
    return Filter(**{f.name: query.get(f.name, "").strip() for f in fields(Filter)})


def passages(snapshot: Snapshot, query: Mapping[str, str]) -> str:
    """The passages that hold the words, as the filters narrow them, as a table with the words in a column of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place in snapshot.texts.find(query.get("q", "").strip(), _filter(query)):
        h = snapshot.texts.hit(place)
        writer.writerow((h.document, h.title, h.date, h.line, h.page or "", h.before, h.words, h.after, " ".join(h.statements)))
    return out.getvalue()


def suggestions(snapshot: Snapshot, text: str, kinds: list[str], links: Addresses | None = None) -> list[dict[str, Any]]:
    """Things for the search box."""
    where = links or Served()
    return [
        {"id": t.id, "name": t.name, "kind": t.kind, "place": t.place, "also": list(t.also[:3]), "count": t.count, "href": where.thing(t.id)}
        for t in snapshot.names.find(text, kinds)
    ]
