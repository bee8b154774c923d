"""The wordings of departments, Party organs and organisations, each with its full name, from `data/departments.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from govgraph import lexicon

#: short suffix → full suffix
FULL_SUFFIX = {"委": "委员会", "办": "办公室", "工委": "工作委员会"}


@dataclass(frozen=True, slots=True)
class Form:
    """A wording without its place: 发改委 is the 发展和改革委员会 of the department 发展和改革."""

    text: str
    kind: str  #: agency, party, organization, court, national
    full: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """A department with the suffixes of its offices by level."""

    name: str
    stems: tuple[str, ...]
    suffixes: tuple[str, ...]
    county: str
    since: int
    until: int
    predecessors: tuple[str, ...]
    unified: tuple[str, ...]
    then: str  #: department that the name is short for after `until`

    def full(self, suffix: str) -> str:
        """The full name of the office with a suffix."""
        suffix = self.suffixes[0] if suffix in self.unified else suffix
        return self.name + FULL_SUFFIX.get(suffix, suffix)

    def office(self, level: str) -> str:
        """What its office is called at a level: 财政厅 in a province, 财政局 below."""
        if not self.suffixes:
            return self.name
        if level == "county" and self.county:
            return self.full(self.county)
        first = self.suffixes[0]
        if first == "厅" and level != "province" and len(self.suffixes) > 1:
            first = self.suffixes[1]
        return self.full(first)


@cache
def departments() -> dict[str, Department]:
    """Every department by its name."""
    return {row["name"]: _department(row) for row in lexicon.load("departments")["departments"]}


def _department(row: dict[str, Any]) -> Department:
    return Department(
        row["name"], tuple(row.get("stems", ())), tuple(row.get("as", ())), row.get("county", ""),
        row.get("since", 0), row.get("until", 9999), tuple(row.get("from", ())), tuple(row.get("unify", ())),
        row.get("then", ""),
    )  # fmt: skip


@cache
def forms() -> dict[str, Form]:
    """Every known wording, without place; where two departments share one, the first listed keeps it."""
    data = lexicon.load("departments")
    found: dict[str, Form] = {}
    for row in data["departments"]:
        department = _department(row)
        for text, full in row.get("exact", {}).items():
            found.setdefault(text, Form(text, "agency", full, department.name))
        for suffix in department.suffixes:
            for stem in (department.name, *department.stems):
                text = stem + suffix
                found.setdefault(text, Form(text, "agency", department.full(suffix), department.name))
                if suffix == "委员会":
                    found.setdefault(stem + "委", Form(stem + "委", "agency", department.full(suffix), department.name))
    for kind, section in (("party", "party"), ("organization", "organisations")):
        for full, shorts in data[section].items():
            for text in (full, *shorts):
                found[text] = Form(text, kind, full)
    return found


@cache
def national() -> dict[str, str]:
    """Wordings of State Council bodies and national organisations → full name."""
    return {text: full for full, shorts in lexicon.load("departments")["national"].items() for text in (full, *shorts)}


@cache
def fields() -> dict[str, str]:
    """Words that name a field before 部门 → department; empty where the field has none of its own."""
    data = lexicon.load("departments")
    found: dict[str, str] = {}
    for row in data["departments"]:
        for stem in row.get("fields", [row["name"], *row.get("stems", ())]):
            found.setdefault(stem, row["name"])
        if row.get("as") and "fields" not in row:
            found.setdefault(row["name"], row["name"])
    for stem in data["fields"]:
        found.setdefault(stem, "")
    return found


@cache
def words(section: str) -> tuple[str, ...]:
    """A list of words of `data/names.yml`."""
    return tuple(lexicon.load("names")[section])


@cache
def characters(section: str) -> dict[str, str]:
    """A table of characters of `data/names.yml`."""
    return dict(lexicon.load("names")[section])


@cache
def companies() -> dict[str, str]:
    """Wordings of banks and enterprises of national standing → full name."""
    return {text: full for full, shorts in lexicon.load("names")["companies"].items() for text in (full, *shorts)}
