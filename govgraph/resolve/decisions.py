"""A researcher's decisions, kept in a CSV file of their own and laid over what the rules resolved, so that they can be undone.

`same` and `different` join and part things by id, `rename` gives a thing another name; `add`, `reject` and `change`
concern single statements. A statement is found by its id, or, where a new version reads it otherwise, by document,
relation, subject, role and quote.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from govgraph.errors import DataError
from govgraph.model import RELATIONS, Statement
from govgraph.statements import in_order, with_ids
from govgraph.text import without_space

KINDS = ("same", "different", "rename", "add", "reject", "change")
_CHANGEABLE = ("subject", "role", "object", "detail", "relation")
_NEEDED = {
    "same": ("id", "to"), "different": ("id", "to"), "rename": ("id", "value"), "add": ("document", "relation"), "reject": (),
    "change": ("field",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the decisions file."""

    kind: str
    id: str = ""  #: of a thing (agency/130900/财政局) or of a statement
    to: str = ""  #: the id that it becomes: same, different
    document: str = ""
    relation: str = ""
    subject: str = ""  #: as written
    role: str = ""
    object: str = ""
    detail: str = ""
    quote: str = ""  #: words of the evidence
    field: str = ""  #: what a change changes
    value: str = ""  #: what it becomes; a thing's new name
    who: str = ""
    why: str = ""
    row: int = 0  #: in the file


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision did: on how many statements, and how they were found."""

    decision: Decision
    rows: int
    found: str  #: by id, re-attached, or unresolved


@dataclass(frozen=True, slots=True)
class Outcome:
    """The statements as decided, and what each decision did."""

    statements: list[Statement]
    effects: list[Effect]

    @property
    def unresolved(self) -> list[Decision]:
        """Decisions that fit nothing any more."""
        return [e.decision for e in self.effects if not e.rows]


Quotes = Callable[[Statement], str]


def read(path: Path) -> list[Decision]:
    """Read a decisions file in UTF-8; DataError names the row that can't be followed."""
    try:
        return loads(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8; save the file as “CSV UTF-8”") from error


def loads(text: str, name: str = "decisions.csv") -> list[Decision]:
    """The decisions of a CSV text; columns in any order, those left out are empty."""
    known = {f.name for f in fields(Decision)} - {"row"}
    found = []
    for i, row in enumerate(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")), start=2):
        values = {key: (value or "").strip() for key, value in row.items() if key in known}
        if any(values.values()):
            found.append(_checked(Decision(**{"kind": "", **values}, row=i), name))
    return found


def _checked(decision: Decision, name: str) -> Decision:
    where = f"{name}, row {decision.row}"
    if decision.kind not in KINDS:
        raise DataError(f"{where}: unknown kind {decision.kind!r}; known are {', '.join(KINDS)}")
    missing = [key for key in (*_NEEDED[decision.kind], "who", "why") if not getattr(decision, key)]
    if missing:
        raise DataError(f"{where}: {decision.kind} needs {', '.join(missing)}")
    if decision.kind in ("reject", "change") and not (decision.id or (decision.document and decision.relation)):
        raise DataError(f"{where}: {decision.kind} needs the id of a statement, or its document and relation")
    if decision.kind == "change" and decision.field not in _CHANGEABLE:
        raise DataError(f"{where}: field is {decision.field!r}; {', '.join(_CHANGEABLE)} can be changed")
    if decision.relation and decision.relation not in RELATIONS:
        raise DataError(f"{where}: unknown relation {decision.relation!r}")
    return decision


def apply(statements: Iterable[Statement], decisions: Sequence[Decision], quotes: Quotes = lambda s: "") -> Outcome:
    """Lay decisions over resolved statements, in the order of the file; `quotes` gives a statement's words in its source."""
    rows = list(statements)
    effects = []
    for decision in decisions:
        rows, effect = _STEPS[decision.kind](rows, decision, quotes)
        effects.append(effect)
    return Outcome(in_order(with_ids(in_order(rows))) if decisions else rows, effects)


_Step = Callable[[list[Statement], Decision, Quotes], tuple[list[Statement], Effect]]

# --- things ---------------------------------------------------------------------------------------------------------------


def _same(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    name = next((n for s in rows for i, n in ((s.subject_id, s.subject), (s.object_id, s.object)) if i == d.to), "")
    return _moved(rows, d, d.value or name)


def _different(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    return _moved(rows, d, d.value)


def _moved(rows: list[Statement], d: Decision, name: str) -> tuple[list[Statement], Effect]:
    """Let rows that name one thing name another, within the document and of the wording that the decision states."""
    result, count = [], 0
    for s in rows:
        new = s
        if s.subject_id == d.id and _stated(d, s, s.subject_text):
            new = replace(new, subject_id=d.to, subject=name or s.subject_text)
        if s.object_id == d.id and _stated(d, s, s.object_text):
            new = replace(new, object_id=d.to, object=name or s.object_text)
        count += new is not s
        result.append(new)
    return result, _effect(d, count)


def _stated(d: Decision, s: Statement, wording: str) -> bool:
    return d.document in ("", s.document) and d.relation in ("", s.relation) and d.subject in ("", wording)


def _rename(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    result = [
        replace(
            s,
            subject=d.value if s.subject_id == d.id else s.subject,
            object=d.value if s.object_id == d.id else s.object,
        )
        for s in rows
    ]
    return result, _effect(d, sum(d.id in (s.subject_id, s.object_id) for s in rows))


# --- statements -----------------------------------------------------------------------------------------------------------


def _reject(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    fits, found = _fitting(rows, d, quotes)
    return [s for i, s in enumerate(rows) if i not in fits], Effect(d, len(fits), found)


def _change(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    fits, found = _fitting(rows, d, quotes)
    return [_changed(rows, s, d) if i in fits else s for i, s in enumerate(rows)], Effect(d, len(fits), found)


def _changed(rows: list[Statement], s: Statement, d: Decision) -> Statement:
    human = {"basis": "human", "rule": "decision"}
    if d.field not in ("subject", "object"):
        return replace(s, **human, **{d.field: d.value})  # type: ignore[arg-type]
    name, id_ = _thing(rows, s.document, d.value)
    if d.field == "object" and s.object_id.startswith("task/"):
        name, id_ = d.value, s.object_id
    return replace(s, **human, **{d.field: name, f"{d.field}_text": d.value, f"{d.field}_id": id_})  # type: ignore[arg-type]


def _add(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[list[Statement], Effect]:
    sibling = next((s for s in rows if d.document in (s.document, s.document_id)), None)
    if sibling is None:
        return rows, _effect(d, 0)
    subject, subject_id = _thing(rows, sibling.document, d.subject)
    object_, object_id = _thing(rows, sibling.document, d.object)
    added = Statement(
        "", sibling.document, d.relation, subject, d.subject, d.role, object_, d.object, d.detail, -1, -1, "human", "decision",
        sibling.source, "", sibling.document_id, subject_id, object_id, 0, 0,
    )  # fmt: skip
    return [*rows, added], _effect(d, 1)


def _thing(rows: list[Statement], document: str, wording: str) -> tuple[str, str]:
    """Name and id of a wording as rows of the document have it, else as any row does, else an organisation of that name."""
    if not wording:
        return "", ""
    for same_document in (True, False):
        for s in rows:
            if same_document and s.document != document:
                continue
            if wording in (s.subject_text, s.subject):
                return s.subject, s.subject_id
            if wording in (s.object_text, s.object):
                return s.object, s.object_id
    return wording, f"organization/-/{wording}"


def _fitting(rows: list[Statement], d: Decision, quotes: Quotes) -> tuple[set[int], str]:
    """The rows that a decision on a statement is about, and how they were found."""
    by_id = {i for i, s in enumerate(rows) if d.id and s.id == d.id}
    if by_id:
        return by_id, "by id"
    if not (d.document and d.relation):
        return set(), "unresolved"
    fits = {i for i, s in enumerate(rows) if _alike(d, s, quotes)}
    if d.id and len(fits) > 1:  # the one that was meant can't be told
        return set(), "unresolved"
    return fits, "re-attached" if fits else "unresolved"


def _alike(d: Decision, s: Statement, quotes: Quotes) -> bool:
    return (
        d.document in (s.document, s.document_id)
        and d.relation == s.relation
        and d.subject in ("", s.subject_text)
        and d.role in ("", s.role)
        and d.object in ("", s.object_text)
        and _quoted(d, quotes(s))
    )


def _quoted(d: Decision, evidence: str) -> bool:
    wanted, given = without_space(d.quote), without_space(evidence)
    return not wanted or not given or wanted in given or given in wanted


def _effect(d: Decision, count: int) -> Effect:
    return Effect(d, count, "by id" if count else "unresolved")


_STEPS: dict[str, _Step] = {
    "same": _same, "different": _different, "rename": _rename, "add": _add, "reject": _reject, "change": _change,
}  # fmt: skip
