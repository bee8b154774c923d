"""Which offices an office was formed from, by the reforms in `data/departments.yml`; they are linked, never made one."""

from __future__ import annotations

from functools import cache

from govgraph import divisions
from govgraph.names import vocabulary
from govgraph.names.vocabulary import Department
from govgraph.resolve.canonical import Thing


def predecessors(agency: str) -> tuple[tuple[Thing, int], ...]:
    """The offices that an agency was formed from, by its id, each with the year of the reform; none where it is not known.

    >>> [(thing.name, year) for thing, year in predecessors("agency/130900/文化和旅游局")]
    [('沧州市文化局', 2018), ('沧州市旅游局', 2018)]
    """
    kind, _, rest = agency.partition("/")
    key, _, name = rest.partition("/")
    department = _by_office().get(name) if kind == "agency" and key != "000000" else None
    if department is None:
        return ()
    place = divisions.get(key)
    level = place.level if place else "prefecture"
    found = []
    for former in department.predecessors:
        office = vocabulary.departments()[former].office(level)
        found.append((Thing((place.name if place else key) + office, f"agency/{key}/{office}"), department.since))
    return tuple(found)


def concerned(agency: str) -> bool:
    """Whether an id is that of an office that a reform may have made, or unmade."""
    return agency.startswith("agency/") and agency.split("/", 2)[-1] in _reformed()


@cache
def _reformed() -> frozenset[str]:
    """The names of all offices that came of a reform or went into one, at any level."""
    departments = vocabulary.departments()
    made = [d for d in departments.values() if d.predecessors]
    former = [departments[name] for d in made for name in d.predecessors]
    levels = ("province", "prefecture", "county")
    return frozenset(name for d in (*made, *former) for name in (*map(d.full, d.suffixes), *map(d.office, levels)))


@cache
def _by_office() -> dict[str, Department]:
    return {d.full(suffix): d for d in vocabulary.departments().values() for suffix in d.suffixes}
