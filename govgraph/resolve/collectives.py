"""Who belongs to a collective, where that can be told: 各县（市、区）人民政府 of a city are those of its counties."""

from __future__ import annotations

import re

from govgraph import divisions
from govgraph.divisions import Division
from govgraph.names import parse as parsing
from govgraph.names import vocabulary
from govgraph.resolve.canonical import Thing

_COUNTIES = re.compile("各(?:县（市、区）|县市区|县区|县（区）|区县|旗县区?|县（市）区|县（市）|县|区|旗|市)")
_PROVINCES = re.compile("各省(?:、自治区、直辖市|（自治区、直辖市）|（区、市）|级|市区)")
_KINDS = {"县": ("县", "旗"), "区": ("区",), "旗": ("旗",), "市": ("市",)}
_NOT_MAINLAND = ("710000", "810000", "820000")


def members(collective: str, year: int = 0) -> tuple[Thing, ...]:
    """The members of a collective by its id; none where they cannot be enumerated (有关部门, 各级政府).

    >>> [m.name for m in members("collective/460200/各区人民政府", 2020)]
    ['海棠区人民政府', '吉阳区人民政府', '天涯区人民政府', '崖州区人民政府']
    """
    _, key, name = collective.split("/", 2)
    if found := _PROVINCES.match(name):
        places = [d for d in divisions.every() if d.level == "province" and d.code not in _NOT_MAINLAND]
    elif (found := _COUNTIES.match(name)) and key.isdigit() and key != "000000":
        places = [d for d in divisions.members(key, year) if _meant(found[0], d, key)]
    else:
        return ()
    rest = name[found.end() :]
    return tuple(thing for place in places if (thing := _office(rest, place)))


def _meant(words: str, place: Division, key: str) -> bool:
    """Whether a place is of the kinds that the words name; in a province 各市 are its prefectures."""
    if divisions.level(key) == "province" and not key.startswith(("11", "12", "31", "50")):
        return words == "各市" and place.level == "prefecture"
    return any(place.name.endswith(_KINDS[char]) for char in words if char in _KINDS)


def _office(rest: str, place: Division) -> Thing | None:
    if rest in ("", "人民政府", "政府"):
        return Thing(f"{place.name}人民政府", f"agency/{place.code}/人民政府")
    form = parsing.core_form(rest)
    if form and form.kind == "agency":
        return Thing(place.name + form.full, f"agency/{place.code}/{form.full}")
    field = parsing.FIELD.fullmatch(rest)
    stems = (rest[: -len(field[2])], field[1]) if field else ()
    departments = vocabulary.departments()
    department = next((departments[d] for stem in stems if (d := vocabulary.fields().get(stem))), None)
    if department is None:
        return None
    office = department.office(place.level)
    return Thing(place.name + office, f"agency/{place.code}/{office}")
