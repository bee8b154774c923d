"""Statements tables put together line by line, with a text that their offsets count in."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.model import Statement
from govgraph.statements import in_order, with_ids

PLACE = "云江市"


@dataclass
class Table:
    """Rows of documents in one text; each row's passage is put at the end of the text."""

    text: str = ""
    rows: list[Statement] = field(default_factory=list)
    source: str = "gazette.txt"

    def add(self, document: str, relation: str, subject: str = "", role: str = "", object_: str = "", **more: str) -> Table:
        """A row; ids are given as `kind/name`, and names are what stands behind the slash."""
        quote = more.get("quote") or f"{_name(subject)}{role}{_name(object_)}"
        start, line = len(self.text), self.text.count("\n") + 1
        self.text += quote + "\n"
        self.rows.append(
            Statement(
                "", document, relation, _name(subject), more.get("wording") or _name(subject), role, _name(object_), _name(object_),
                more.get("detail", ""), start, start + len(quote), more.get("basis", "explicit"), more.get("rule", "bracket-lead"),
                self.source, more.get("place", ""), f"id-{document}", _id(subject), _id(object_), line, 0,
            )
        )  # fmt: skip
        return self

    def document(self, document: str, title: str = "关于印发方案的通知", date: str = "2022-03-01") -> Table:
        """The row that describes a document."""
        return self.add(document, "document", f"document/{document}", "", title, detail=f"{PLACE}人民政府｜{date}")

    def task(self, document: str, place: str, label: str, *parties: str, **more: str) -> Table:
        """Assignments of one task; a party is `role:kind/name` or `role:name` for an agency."""
        for party in parties:
            role, _, who = party.partition(":")
            self.add(document, "assigns", who if "/" in who else f"agency/{who}", role, f"task/{label}", place=place, **more)
        return self

    def measure(self, document: str, place: str, label: str, quote: str = "") -> Table:
        """A numbered measure."""
        return self.add(document, "task", f"document/{document}", "", f"task/{label}", place=place, quote=quote or label)

    def seat(self, body: str, role: str, person: str, agency: str = "", document: str = "甲1号") -> Table:
        """A person on a body; a blank name is a vacancy."""
        self.add(document, "member", f"body/{body}", role, person and f"person/{agency or '-'}/{person}", detail=f"{agency}局长")
        return self

    @property
    def statements(self) -> list[Statement]:
        """The table in its order, with ids."""
        return in_order(with_ids(in_order(self.rows)))


def _name(thing: str) -> str:
    kind, _, rest = thing.partition("/")
    return rest.partition("/")[2] if kind == "person" else rest or kind


def _id(thing: str) -> str:
    kind, slash, rest = thing.partition("/")
    return f"{kind}/{PLACE}/{rest}" if slash else ""
