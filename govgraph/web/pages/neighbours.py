"""The neighbourhood of a thing, drawn: its strongest ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from govgraph.gaps import Lang
from govgraph.model import Statement
from govgraph.network import kind_of
from govgraph.web import drawing
from govgraph.web.addresses import Addresses
from govgraph.web.drawing import Neighbour
from govgraph.web.holdings import Holdings, Thing
from govgraph.web.pages.telling import side_of
from govgraph.web.rendering import kind_word, word

_FAN = 12  #: neighbours drawn on a side
_DOERS = ("assigns", "funds", "authority", "reports_to", "appoints")


def of_thing(holdings: Holdings, thing: Thing, rows: Iterable[Statement], lang: Lang, links: Addresses) -> Markup:
    """What it does things to, and who does things to it; tasks are drawn as the documents they stand in."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for s in rows:
        side = side_of(s, thing.id)
        other = s.object_id if side == "subject" else s.subject_id
        if other and other != thing.id:
            (right if side == "subject" else left)[_drawn(other, s)] += 1
    return _figure(holdings, thing, left, right, lang, links)


def of_document(holdings: Holdings, thing: Thing, rows: Iterable[Statement], lang: Lang, links: Addresses) -> Markup:
    """Who it gives something to do, at the left; the bodies it speaks of and the documents it names, at the right."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for s in rows:
        if s.relation in _DOERS:
            left[s.subject_id] += 1
        elif s.relation in ("cites", "amends", "group"):
            right[s.object_id] += 1
        elif s.relation in ("member", "member_body", "office_at"):
            right[s.subject_id] += 1
    left.pop("", None)
    right.pop("", None)
    return _figure(holdings, thing, left, right, lang, links)


def _figure(holdings: Holdings, thing: Thing, left: Counter[str], right: Counter[str], lang: Lang, links: Addresses) -> Markup:
    if not left and not right:
        return Markup("")
    if len(left) < 2 < len(right) or len(right) < 2 < len(left):
        ordered = (left + right).most_common(2 * _FAN)
        left, right = Counter(dict(ordered[1::2])), Counter(dict(ordered[::2]))
    one, other = ([_neighbour(holdings, t, n, lang, links) for t, n in side.most_common(_FAN)] for side in (left, right))
    return drawing.neighbourhood(thing.name, thing.kind, one, other, word("neighbourhood", lang))


def _drawn(other: str, s: Statement) -> str:
    """A task is drawn as the document it stands in: a thing has too many of them."""
    return f"document/{s.document_id}" if kind_of(other) == "task" else other


def _neighbour(holdings: Holdings, thing: str, weight: int, lang: Lang, links: Addresses) -> Neighbour:
    found = holdings.things.get(thing)
    name, kind = (found.name, found.kind) if found else (thing.rpartition("/")[2], kind_of(thing))
    return Neighbour(name, kind, links.thing(thing), weight, f"{kind_word(kind, lang)} {weight}")
