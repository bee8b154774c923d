"""The page of a document: its text as it is, with every statement's evidence marked."""

from __future__ import annotations

from collections import Counter
from typing import Any

from govgraph.gaps import Lang
from govgraph.model import RELATIONS, Statement
from govgraph.web import citation, marked, outline
from govgraph.web.addresses import Addresses
from govgraph.web.holdings import Holdings, Thing
from govgraph.web.live import Snapshot
from govgraph.web.pages import neighbours, timeline
from govgraph.web.pages.telling import told
from govgraph.web.rendering import word


def view(snapshot: Snapshot, document_id: str, lang: Lang, links: Addresses) -> dict[str, Any]:
    """What the page shows."""
    holdings = snapshot.holdings
    record, thing = holdings.records[document_id], holdings.things[f"document/{document_id}"]
    source = holdings.source(document_id)
    rows = holdings.by_document.get(document_id, ())
    sections = outline.in_order(outline.outline(source, record))
    residue = [r for r in holdings.residue.get(record.key, ()) if record.start <= r.start < record.end]
    page = source.page(record.start)
    counts = Counter(s.relation for s in rows)
    status, *facts = told(snapshot, thing.id)
    return {
        "record": record,
        "thing": thing,
        "rows": rows,
        "sections": sections,
        "anchors": {s.place: f"p{i}" for i, s in enumerate(sections)},
        "lines": list(marked.lines(source, record.start, record.end, rows, residue, ((s.start, s.place) for s in sections))),
        "counts": [(r, counts[r]) for r in RELATIONS if counts[r]],
        "residue": residue,
        "cited_by": _cited_by(snapshot, document_id),
        "status": status,
        "figure": neighbours.of_document(holdings, thing, rows, lang, links),
        "moments": timeline.of_document(holdings, document_id, snapshot.facts.of(thing.id), lang),
        "facts": facts,
        "also_in": _other_texts(holdings, document_id),
        "citations": [("plain", citation.plain(record, page)), ("gbt", citation.gbt7714(record, page))],
        "says": lambda s: says(holdings, s, lang),
        "decision": decision,
    }


def _cited_by(snapshot: Snapshot, document_id: str) -> list[Statement]:
    """Rows of other documents that name this one, by its own id or as they cite it."""
    own = f"document/{document_id}"
    named = (own, *snapshot.facts.aliases(own))
    return [s for thing in named for s in snapshot.holdings.rows(thing) if s.document_id != document_id]


def _other_texts(holdings: Holdings, document_id: str) -> list[str]:
    entry = next((e for e in holdings.graph.manifest.documents if e.id == document_id), None)
    return [i.name for i in holdings.graph.manifest.inputs if entry and i.digest in entry.also]


def says(holdings: Holdings, s: Statement, lang: Lang) -> list[Thing | str]:
    """A statement as words and things in the order one would say them."""
    subject, object_ = (_party(holdings, s, side) for side in ("subject", "object"))
    role = word(f"role_{s.role}", lang) if s.role else ""
    middle = role or word(f"does_{s.relation}", lang)
    parts: list[Thing | str] = [subject, middle, object_, s.detail if s.relation != "document" else s.detail.replace("｜", " ")]
    if s.relation in ("document", "task", "valid", "cites", "amends", "group"):
        parts = parts[1:]
    return [p for p in parts if p]


def _party(holdings: Holdings, s: Statement, side: str) -> Thing | str:
    thing: str = getattr(s, f"{side}_id")
    name: str = getattr(s, side)
    return holdings.things.get(thing) or name


def decision(s: Statement, quote: str) -> dict[str, str]:
    """What a row of the decisions file says of a statement, but for who and why."""
    return {
        "kind": "reject", "id": s.id, "document": s.document, "relation": s.relation, "subject": s.subject_text, "role": s.role,
        "object": s.object_text, "detail": s.detail, "quote": quote,
    }  # fmt: skip
