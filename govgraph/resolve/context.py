"""Where a document speaks from: the place of its issuer, its year, the places and bodies it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph import divisions
from govgraph.divisions import Division
from govgraph.model import Document, Finding

CENTRAL = "000000"
_LEVELS = {
    "省": "province", "自治区": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "地区": "prefecture",
    "自治州": "prefecture", "县": "county", "区": "county", "旗": "county",
}  # fmt: skip
_PLACE = re.compile("[\u4e00-\u9fff]{2,}?(?:自治[区州县旗]|[省市县区旗州盟])(?![\u4e00-\u9fff]*?级)")


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction: its key in ids (code, or name where it has none), its name and level."""

    key: str
    name: str
    level: str  #: central, province, prefecture, county, town; empty where unknown


NOWHERE = Place("-", "", "")
CHINA = Place(CENTRAL, "", "central")


@dataclass(frozen=True, slots=True)
class Context:
    """What names of a document are read against."""

    place: Place
    year: int
    known: frozenset[str]  #: places that GB/T 2260 does not list
    bodies: tuple[str, ...]  #: full names of coordination bodies, as written
    document: str = ""  #: what the table calls the document

    def above(self, level: str) -> Place:
        """The place that a level means here: 省 in a city's document is its province; NOWHERE where it means several."""
        if level == "师市":
            return self.place
        if level in ("国家", "中国", "全国", "中央", "国务院"):
            return CHINA
        wanted = _LEVELS.get(level, "town" if level in ("镇", "乡", "街道") else "")
        own = self.place.name.endswith(level)
        if wanted == self.place.level or (own and wanted == "prefecture" and self.place.level in ("province", "county")):
            return self.place  # 市 is also a municipality below the centre, and a city of county rank
        return self._ancestor(wanted, level)

    def _ancestor(self, wanted: str, word: str = "") -> Place:
        code = self.place.key
        if not code.isdigit():
            ranks = ("province", "prefecture", "county", "town")
            if wanted in ranks and self.place.level in ranks and ranks.index(wanted) < ranks.index(self.place.level):
                return Place(f"{code}之上", word, wanted)
            return NOWHERE
        while found := divisions.get(code, self.year):
            if not found.parent:
                break
            code = found.parent
            above = divisions.get(code, self.year)
            if above and (above.level == wanted or (word == "市" and above.level == "province" and above.name.endswith("市"))):
                return _of(above)
        return NOWHERE

    def find(self, name: str) -> Place:
        """The place of a name as written: 离石区, 吕梁, 山西省吕梁市离石区; by its own name where no list has it."""
        chain = _PLACE.findall(name)
        last = chain[-1] if chain and "".join(chain) == name else name
        if last == self.place.name or divisions.short(self.place.name) == last:
            return self.place
        candidates = divisions.named(last, self.year)
        if not candidates:
            return Place(last, last, _level_of(last))
        above = [d.code for n in chain[:-1] for d in divisions.named(n, self.year)]
        return _of(min(candidates, key=lambda d: self._distance(d, above)))

    def _distance(self, division: Division, above: list[str]) -> tuple[bool, bool, int, str]:
        here = self.place.key if self.place.key.isdigit() else ""
        shared = next((n for n in (6, 4, 2) if here[:n] and here[:n] == division.code[:n]), 0)
        return (
            not any(divisions.within(division.code, code) for code in above) if above else False,
            not division.held(self.year),
            -shared,
            division.code,
        )


def _of(division: Division) -> Place:
    return Place(division.code, division.name, division.level)


def _level_of(name: str) -> str:
    return next((level for word, level in sorted(_LEVELS.items(), key=lambda i: -len(i[0])) if name.endswith(word)), "town")


def of(document: Document, findings: Iterable[Finding]) -> Context:
    """The context of a document."""
    year = int(document.date[:4]) if document.date[:4].isdigit() else 0
    bodies = {f.body for f in findings if f.body} | {f.object for f in findings if f.relation == "group"}
    bodies |= {f.subject for f in findings if f.relation in ("member", "member_body", "office_at")}
    place = _issuing(document, year)
    known = {place.name, divisions.short(place.name)} if place.key == place.name else set()
    return Context(place, year, frozenset(known), tuple(sorted(b for b in bodies if b)), document.key)


_OFFICE = re.compile(
    "(?:中共|中国共产党)?(?P<place>[\u4e00-\u9fff]+?(?:自治[区州县旗]|[省市县区旗州盟]))(?:人民政府|政府|委员会|委|人大|政协|[\u4e00-\u9fff]{2,}(?:局|厅|委员会|办公室))"
)


def _issuing(document: Document, year: int) -> Place:
    """The place of the first issuer whose name tells one; of the gazette, or the title, where no issuer does."""
    issue = document.issue.title if document.issue else ""
    for issuer in (*document.issuers, issue):
        if issuer.startswith(("国务院", "中共中央", "中央", "国家")) or re.match("[\u4e00-\u9fff]{2,12}部(?:$|办公厅)", issuer):
            return CHINA
        if place := _longest(issuer, year):
            return place
    return NOWHERE


def _longest(issuer: str, year: int) -> Place | None:
    bare = Context(NOWHERE, year, frozenset(), ())
    names = [issuer[:size] for size in range(min(len(issuer), 24), 1, -1)]
    for name in names:
        chain = _PLACE.findall(name)
        if chain and "".join(chain) == name and divisions.named(chain[-1], year):
            return bare.find(name)
    match = _OFFICE.match(issuer)
    if not match:
        return None
    return bare.find(match["place"]) if match["place"] not in ("国家", "中国") else CHINA
