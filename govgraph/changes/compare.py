"""Compares two states: one function a kind of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from govgraph.changes.model import KINDS, Change, Proof, Side
from govgraph.changes.state import Body, Key, State, label, seat_key
from govgraph.graph import people
from govgraph.model import Statement

_REMOVED = ("免", "不再", "辞")


def compare(before: State, after: State) -> list[Change]:
    """All that changed, by kind, then by name."""
    found = [*_bodies(before, after), *_moves(before, after), *_leads(before, after), *_funds(before, after), *_documents(before, after)]
    order = list(KINDS)
    return sorted(found, key=lambda c: (order.index(c.kind), c.name, c.id, c.how))


def _bodies(before: State, after: State) -> Iterator[Change]:
    for body in after.bodies.values():
        earlier = before.bodies.get(body.id)
        if earlier is None:
            how = body.told.role if body.told.relation == "group" and body.told.role else "named"
            told = _proof(after, "after", body.told, how)
            yield Change("set-up", body.name, body.id, how, (told, *(_proof(after, "after", s, seat(s)) for s in body.seats)))
        else:
            yield from _staff(before, after, earlier, body)
    for body in before.bodies.values():
        if body.id not in after.bodies and (ended := _end(before, after, body)):
            yield Change("wound-up", body.name, body.id, ended[-1].says, ended)


def _staff(before: State, after: State, earlier: Body, later: Body) -> Iterator[Change]:
    old, new = ({seat_key(s): s for s in body.seats} for body in (earlier, later))
    left = [_proof(before, "before", s, seat(s)) for key, s in old.items() if key not in new]
    came = [_proof(after, "after", s, seat(s)) for key, s in new.items() if key not in old]
    if left or came:
        yield Change("re-staffed", later.name, later.id, came[0].statement.document if came else "", (*left, *came))


def _end(before: State, after: State, body: Body) -> tuple[Proof, ...]:
    """Why a body is no more; nothing where no document on the later side says so."""
    told = _proof(before, "before", body.told, body.told.role if body.told.relation == "group" else "named")
    if said := after.abolished.get(body.id):
        return told, _proof(after, "after", said, said.role)
    ending = after.ended.get(body.told.document_id)
    return (told, *_ending(before, after, body.told.document_id)) if ending else ()


def _ending(before: State, after: State, document: str) -> tuple[Proof, ...]:
    """The statement that ends a document, or the document's own, with the reason."""
    ending, own = after.ended[document], _described(before, document)
    for s in reversed(after.statements):
        if ending.by and s.relation == "amends" and s.role == ending.why and s.document == ending.by and _means(s, own):
            return (_proof(after, "after", s, f"{ending.why}: {ending.by}"),)
    for s in after.statements:
        if s.document_id == document and s.relation == "valid" and s.role == "until":
            return (_proof(after, "after", s, f"{ending.why}: {ending.date}"),)
    return ()


def _described(state: State, document: str) -> Statement | None:
    return next((s for s in state.statements if s.document_id == document and s.relation == "document"), None)


def _means(s: Statement, own: Statement | None) -> bool:
    """Whether a statement changes this document: by its number, else by its title."""
    if own is None:
        return False
    return s.detail == own.document or (bool(s.object) and (s.object in own.object or own.object in s.object))


def _leads(before: State, after: State) -> Iterator[Change]:
    for key, earlier, later in _both(before.leads, after.leads):
        if {s.subject_id for s in earlier} != {s.subject_id for s in later} and earlier and later:
            yield _change("lead", "changed", key, before, after, earlier, later)


def _funds(before: State, after: State) -> Iterator[Change]:
    for key, earlier, later in _both(before.funds, after.funds):
        if {(s.subject_id, s.detail) for s in earlier} != {(s.subject_id, s.detail) for s in later}:
            how = "changed" if earlier and later else "new" if later else "ended"
            yield _change("funds", how, key, before, after, earlier, later)


def _both(
    before: Mapping[Key, tuple[Statement, ...]], after: Mapping[Key, tuple[Statement, ...]]
) -> Iterator[tuple[Key, tuple[Statement, ...], tuple[Statement, ...]]]:
    for key in sorted(before.keys() | after.keys()):
        yield key, before.get(key, ()), after.get(key, ())


def _change(
    kind: str, how: str, key: Key, before: State, after: State, earlier: Iterable[Statement], later: Iterable[Statement]
) -> Change:
    say = _lead if kind == "lead" else _payment
    proofs = [_proof(before, "before", s, say(s)) for s in earlier] + [_proof(after, "after", s, say(s)) for s in later]
    shown = proofs[-1].statement
    return Change("lead" if kind == "lead" else "funds", shown.object_text, shown.object_id or label(shown.object_text), how, tuple(proofs))


def _moves(before: State, after: State) -> Iterator[Change]:
    """People who are first met in another post after the earlier day, and those whom one document takes from a post to another."""
    known = {s.object_id for s in before.statements}
    seen: dict[str, list[Statement]] = defaultdict(list)
    for s in after.statements:
        if s.object_id.startswith("person/") and s.relation in ("member", "appoints"):
            seen[s.object_id].append(s)
    pairs = {(a, b) for verdict, a, b in people.verdicts(after.statements, after.dated) if verdict == "moved"} | _transferred(after)
    for a, b in sorted(pairs):
        if b not in known and b in seen and a in seen:
            proofs = (_proof(after, "before", seen[a][-1], _post(seen[a][-1])), _proof(after, "after", seen[b][0], _post(seen[b][0])))
            yield Change("moved", seen[b][0].object, b, "moved", proofs)


def _transferred(state: State) -> set[tuple[str, str]]:
    """任命张三为市商务局局长 and 免去张三的市审计局局长职务 in one document."""
    named: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for s in state.statements:
        if s.relation == "appoints" and s.object_id.startswith("person/"):
            named[s.document_id, s.object][0 if s.role.startswith(_REMOVED) else 1].add(s.object_id)
    return {(a, b) for old, new in named.values() if len(old) == len(new) == 1 for a in old for b in new if a != b}


def _documents(before: State, after: State) -> Iterator[Change]:
    for document, ending in after.ended.items():
        if document in before.dated and document not in before.ended and (proofs := _ending(before, after, document)):
            own = _described(before, document)
            yield Change("document", (own and own.object) or document, f"document/{document}", ending.why, proofs)


def _proof(state: State, side: Side, s: Statement, says: str) -> Proof:
    return Proof(side, says, state.dated[s.document_id], s, state.quote(s))


def seat(s: Statement) -> str:
    """A seat for people: 组长 江望舒（市长）."""
    if s.relation == "office_at":
        return f"办公室 {s.object}"
    holder = s.object or "（空缺）"
    return " ".join(filter(None, (s.role, holder + (f"（{s.detail}）" if s.detail else ""))))


def _post(s: Statement) -> str:
    return s.detail.partition("｜")[0] or s.role


def _lead(s: Statement) -> str:
    return s.subject if s.role == "lead" else f"{s.subject}（{s.role}）"


def _payment(s: Statement) -> str:
    return " ".join(filter(None, (s.subject, s.detail)))
