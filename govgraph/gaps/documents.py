"""Gaps that show in a document as a whole: nobody reports, nothing is paid, duties are spread, names differ, its basis is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import ACTORS, Task, fragmentation, kind_of, place_of


def _tasks(corpus: Corpus, at_least: int) -> dict[str, list[Task]]:
    """Documents with at least so many tasks."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in corpus.tasks:
        found[task.document_id].append(task)
    return {d: t for d, t in found.items() if len(t) >= at_least}


def _assignments(corpus: Corpus, at_least: int) -> dict[str, list[Statement]]:
    """Documents with at least so many assignments to agencies and collectives."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for s in corpus.of("assigns"):
        found[s.document_id].append(s)
    return {d: rows for d, rows in found.items() if len(rows) >= at_least}


def _lacks(corpus: Corpus, indicator: Indicator, relation: str) -> Looked:
    """Documents with tasks and without a statement of a relation."""
    enough = _tasks(corpus, indicator.settings["min_tasks"])
    having = {s.document_id for s in corpus.of(relation)}
    signs = (
        Sign((d,), {"title": corpus.title(d, t[0].document), "tasks": len(t)}, (t[0].assigns[0],))
        for d, t in enough.items()
        if d not in having
    )
    return Looked(len(enough), tuple(signs))


def no_report(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents that assign tasks and make nobody report."""
    return _lacks(corpus, indicator, "reports_to")


def unfunded(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents that assign many tasks and name no payer."""
    return _lacks(corpus, indicator, "funds")


def fragmented(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents whose assignments are spread over many agencies."""
    bodies = {s.document_id: b.name for b in corpus.bodies.values() if b.standing for s in b.rows}
    enough = {
        d: [s for s in rows if kind_of(s.subject_id) in ACTORS]
        for d, rows in _assignments(corpus, indicator.settings["min_assignments"]).items()
    }
    enough = {d: rows for d, rows in enough.items() if len(rows) >= indicator.settings["min_assignments"]}
    signs = []
    for document, rows in enough.items():
        counts: dict[str, int] = defaultdict(int)
        for s in rows:
            counts[s.subject_id] += 1
        index = fragmentation(counts.values())
        if index >= indicator.settings["at_least"]:
            facts: Facts = {
                "title": corpus.title(document, rows[0].document), "tasks": len(rows), "count": len(counts),
                "index": f"{index:.2f}", "bodies": int(document in bodies), "body": f"（{bodies.get(document, '')}）".replace("（）", ""),
            }  # fmt: skip
            signs.append(Sign((document,), facts, _firsts(rows)))
    return Looked(len(enough), tuple(signs))


def _firsts(rows: Iterable[Statement]) -> tuple[Statement, ...]:
    """The first row of each agency."""
    found: dict[str, Statement] = {}
    for s in rows:
        found.setdefault(s.subject_id, s)
    return tuple(found.values())


def no_lower_level(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents with many assignments, none of them to a lower level."""
    words = tuple(indicator.settings["lower"])
    enough = _assignments(corpus, indicator.settings["min_assignments"])
    signs = []
    for document, rows in enough.items():
        places = [place_of(s.subject_id) for s in rows]
        own = max(sorted(set(places)), key=places.count)
        if not any(_lower(place, own) or any(w in s.subject_text for w in words) for place, s in zip(places, rows, strict=True)):
            facts: Facts = {"title": corpus.title(document, rows[0].document), "count": len(rows)}
            signs.append(Sign((document,), facts, _firsts(rows)))
    return Looked(len(enough), tuple(signs))


def _lower(place: str, own: str) -> bool:
    """Whether a place lies within another: by its code, or, where it has a name, by being another than the issuer's."""
    if place.isdigit() and own.isdigit():
        return place != own and place.startswith(own.rstrip("0"))
    return place != own and not place.isdigit()


def names(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents that write one agency in several ways."""
    wordings: dict[str, dict[str, dict[str, Statement]]] = defaultdict(lambda: defaultdict(dict))
    for s in corpus.of("assigns"):
        if kind_of(s.subject_id) in ACTORS:
            wordings[s.document_id][s.subject_id].setdefault(s.subject_text, s)
    signs = []
    for document, agencies in wordings.items():
        several = {a: w for a, w in agencies.items() if len(w) > 1}
        if several:
            rows = [s for w in several.values() for s in w.values()]
            pairs = tuple("＝".join(w) for w in several.values())
            facts: Facts = {"title": corpus.title(document, rows[0].document), "count": len(several), "names": pairs}
            signs.append(Sign((document,), facts, tuple(rows)))
    return Looked(len(wordings), tuple(signs))


def stale_basis(corpus: Corpus, indicator: Indicator) -> Looked:
    """Citations of documents that were repealed or changed before."""
    changes: dict[str, list[Statement]] = defaultdict(list)
    for s in corpus.of("amends"):
        changes[s.detail or s.object_text].append(s)
    cites = corpus.of("cites")
    signs = []
    for s in cites:
        date = corpus.date(s.document_id)
        before = [c for c in changes[s.detail or s.object_text] if c.document_id != s.document_id and corpus.date(c.document_id) <= date]
        if before:
            signs.append(_stale(corpus, indicator, s, min(before, key=lambda c: (c.role == "amends", corpus.date(c.document_id)))))
    return Looked(len(cites), tuple(signs))


def _stale(corpus: Corpus, indicator: Indicator, s: Statement, change: Statement) -> Sign:
    facts: Facts = {
        "title": corpus.title(s.document_id, s.document), "cited": s.object_text or s.detail, "date": corpus.date(change.document_id),
        "by": change.document, "what": change.role, "changed": int(change.role in ("amends", "supplements")),
    }  # fmt: skip
    return Sign((s.document_id, s.detail or s.object_text, change.document_id), facts, (s, change))

