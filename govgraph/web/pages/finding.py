"""The first page, and what a search finds: things by their names, passages by their words."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

from govgraph.web.addresses import Addresses, Served
from govgraph.web.fulltext import Hit
from govgraph.web.holdings import Thing
from govgraph.web.live import Snapshot

PASSAGES = 60  #: passages on a page
THINGS = 18
KINDS = ("agency", "party", "court", "person", "body", "document", "task", "fund", "item", "organization", "collective", "tier", "cited")
_COLUMNS = ("document", "title", "date", "line", "page", "before", "words", "after", "statements")
_FILTERS = ("document", "since", "until", "place")


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
    hits = passages(snapshot, query)
    at = max(0, int(query["from"])) if query.get("from", "").isdecimal() else 0
    return {
        "text": text,
        "things": snapshot.names.find(text, kinds, THINGS),
        "hits": hits[at : at + PASSAGES],
        "total": len(hits),
        "at": at,
        "next": at + PASSAGES if at + PASSAGES < len(hits) else 0,
        "places": sorted({r.place[1] for r in snapshot.holdings.records.values() if r.place[1]}),
        "by_document": Counter((h.document_id, h.title) for h in hits).most_common(12),
    }


def passages(snapshot: Snapshot, query: Mapping[str, str]) -> list[Hit]:
    """The passages that hold the words, as the filters narrow them."""
    text = query.get("q", "").strip()
    return snapshot.texts.find(text, **{k: query.get(k, "") for k in _FILTERS}) if text else []


def to_csv(hits: list[Hit]) -> str:
    """Passages as a table, the words in a column of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for h in hits:
        writer.writerow((h.document, h.title, h.date, h.line, h.page or "", h.before, h.words, h.after, " ".join(h.statements)))
    return out.getvalue()


def suggestions(snapshot: Snapshot, text: str, kinds: list[str], links: Addresses | None = None) -> list[dict[str, Any]]:
    """Things for the search box."""
    where = links or Served()
    return [
        {"id": t.id, "name": t.name, "kind": t.kind, "place": t.place, "also": list(t.also[:3]), "count": t.count, "href": where.thing(t.id)}
        for t in snapshot.names.find(text, kinds)
    ]
