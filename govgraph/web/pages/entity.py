"""The page of a thing: what it does and what is done to it, each row with its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.gaps import Lang
from govgraph.model import RELATIONS, ROLES, Statement
from govgraph.web.addresses import Addresses
from govgraph.web.holdings import Holdings, Thing
from govgraph.web.live import Snapshot
from govgraph.web.pages import neighbours, timeline
from govgraph.web.pages.document import decision
from govgraph.web.pages.telling import Row, row, side_of, told
from govgraph.web.rendering import word

OPEN = 40  #: rows of a section that stand open
MOST = 400  #: rows of a section that are shown at all; the table has the rest
_DOCUMENTS = ("document", "cites", "amends", "group", "task", "valid", "appoints")


@dataclass(frozen=True, slots=True)
class Section:
    """Statements that say the same of the thing."""

    heading: str
    relation: str
    rows: tuple[Row, ...]
    more: int  #: rows that are not shown


def view(snapshot: Snapshot, thing: Thing, lang: Lang, links: Addresses) -> dict[str, Any]:
    """What the page shows."""
    holdings = snapshot.holdings
    rows = holdings.rows(thing.id)
    return {
        "thing": thing,
        "sections": sections(holdings, thing, rows, lang),
        "traits": list(_traits(holdings, thing, rows, lang)),
        "moments": timeline.of_thing(holdings, thing, rows, lang),
        "facts": told(snapshot, thing.id),
        "figure": neighbours.of_thing(holdings, thing, rows, lang, links),
        "open": OPEN,
        "total": len(rows),
        "decision": decision,
        "near": [t for t in snapshot.names.near(thing.name, [thing.kind], 7) if t.id != thing.id] if thing.kind != "task" else [],
    }


def sections(holdings: Holdings, thing: Thing, rows: Iterable[Statement], lang: Lang) -> list[Section]:
    """The rows under headings: what it leads, supports, pays, reports; who sits on it."""
    groups: dict[tuple[int, str, int, str], list[Statement]] = defaultdict(list)
    for s in rows:
        side = side_of(s, thing.id)
        role = s.role if s.relation == "assigns" and side == "subject" else ""
        groups[RELATIONS.index(s.relation), side, ROLES.index(role) if role in ROLES else 9, role].append(s)
    made = []
    for (rank, side, _, role), found in sorted(groups.items(), key=lambda item: (item[0][0] != 7, item[0])):
        relation = RELATIONS[rank]
        heading = word(f"{relation}_{role or side}", lang)
        shown = sorted(found, key=lambda s: (_seat_order(s), holdings.date(s.document_id), s.document_id, s.start))[:MOST]
        made.append(Section(heading, relation, tuple(row(holdings, thing, s) for s in shown), len(found) - len(shown)))
    return made


def _seat_order(s: Statement) -> int:
    if s.relation != "member":
        return 0
    return 1 if s.role.startswith("副") else 0 if "长" in s.role or "召集" in s.role or "总" in s.role else 2


def _traits(holdings: Holdings, thing: Thing, rows: Sequence[Statement], lang: Lang) -> Iterator[tuple[str, str, str]]:
    """What is said of the thing beside its statements: word, value, id that the value links to."""
    if thing.place:
        yield word("place", lang), thing.place, ""
    if thing.also:
        yield word("also", lang), "、".join(thing.also), ""
    if thing.kind == "task":
        document_id, place = thing.id.split("/", 2)[1:] if thing.id.count("/") >= 2 else ("", "")
        if document_id in holdings.records:
            yield word("document", lang), holdings.title(document_id), f"document/{document_id}"
            yield word("where", lang), place, ""
    if thing.kind in ("person", "post"):
        for post, _ in Counter(s.detail for s in rows if s.relation == "member" and s.detail).most_common(4):
            yield word("post", lang), post, ""
        agency = "/".join(("agency", *thing.id.split("/")[1:3]))
        if thing.kind == "person" and (found := holdings.named.get(agency.rpartition("/")[2])):
            yield word("agency", lang), found.name, found.id
    if thing.kind == "office" and (body := f"body/{thing.id.partition('/')[2].removesuffix('办公室')}") in holdings.things:
        yield word("office_of", lang), holdings.things[body].name, body
    if thing.kind == "body" and (office := f"office/{thing.id.partition('/')[2]}办公室") in holdings.things:
        yield word("its_office", lang), holdings.things[office].name, office
