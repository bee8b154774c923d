"""What the graph says of a document itself, kept beside its statements so that neither text nor reader is needed again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from govgraph.model import DOUBTFUL, Document, Issue, Source
from govgraph.resolve import context

_DAMAGE = re.compile("[\ufffd\ue000-\uf8ff□■▢]")


@dataclass(frozen=True, slots=True)
class Record:
    """A document without its text."""

    id: str
    number: str
    title: str
    issuers: tuple[str, ...]
    date: str
    addressees: tuple[str, ...]
    annexes: tuple[tuple[str, str], ...]  #: number and title
    publication: str
    issue: Issue | None
    place: tuple[str, str, str]  #: key, name and level of the jurisdiction it speaks from
    source: str  #: digest
    start: int  #: in the source
    end: int
    damage: int  #: characters that a reader or recogniser could not make out, or is not sure of

    @property
    def key(self) -> str:
        """What the statements table calls it."""
        return self.number or self.id


def of(document: Document) -> Record:
    """The record of a document."""
    place = context.of(document, ()).place
    return Record(
        document.id, document.number, document.title, document.issuers, document.date, document.addressees,
        tuple((a.number, a.title) for a in document.annexes), document.publication, document.issue,
        (place.key, place.name, place.level), document.source.digest, document.start, document.end,
        _damage(document.source, document.start, document.end),
    )  # fmt: skip


def _damage(source: Source, start: int, end: int) -> int:
    doubtful = (x for x in source.recognised if x.confidence < DOUBTFUL and x.end > start and x.start < end)
    return len(_DAMAGE.findall(source.text, start, end)) + sum(min(x.end, end) - max(x.start, start) for x in doubtful)


def dumps(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Records as values for JSON."""
    return [asdict(r) for r in records]


def loads(values: Iterable[dict[str, Any]]) -> list[Record]:
    """Records from the values of JSON."""
    return [_loaded(dict(v)) for v in values]


def _loaded(value: dict[str, Any]) -> Record:
    issue = value["issue"]
    value["issue"] = Issue(**{**issue, "contents": tuple(issue["contents"])}) if issue else None
    for name in ("issuers", "addressees", "place"):
        value[name] = tuple(value[name])
    value["annexes"] = tuple(tuple(a) for a in value["annexes"])
    return Record(**value)
