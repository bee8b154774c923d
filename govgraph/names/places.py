"""Reads the level or place that stands before the ending of a name: 市, 省、市、县（市、区）, 县级以上地方, 离石区."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from govgraph import divisions
from govgraph.names import bounds, trie, vocabulary

_ONE = f"(?:{trie.pattern(vocabulary.words('levels'))})"
UNIT = rf"{_ONE}(?:（(?:{_ONE}|地)(?:[、，/]?(?:{_ONE}|地))*）|（(?:含|不含|包括)[^（）]{{1,20}}）)?"
#: several levels at once, each maybe with the others of its rank in brackets: 省、市、县（市、区）, 县市区, 区（市）县
LEVELS = rf"{UNIT}(?:(?!(?<=市)市|(?<=县)县|(?<=区)区|(?<=省)省|(?<=[镇乡街])[、，/](?:省|市|县|区))[、，和及与/]?{UNIT})*"
_RANK = f"(?:{trie.pattern(vocabulary.words('ranks'))})?"
_QUANTITY = f"(?:{trie.pattern(vocabulary.words('quantities'))})"


def _true_level() -> str:
    """A look at the first level of a prefix: 市 of 城市, 区 of 社区, 盟 of 联盟 are none."""
    wrong = vocabulary.characters("no_level")
    checks = "|".join(f"(?<![{before}])(?={level})" for level, before in wrong.items())
    return f"(?:{checks}|(?![{''.join(wrong)}]))"


_PREFIX = re.compile(
    rf"(?:{_QUANTITY}+(?:{LEVELS}{_RANK})?{_QUANTITY}*|{_true_level()}{LEVELS}{_RANK}{_QUANTITY}*)$"
)
_TYPED = re.compile("(?:自治[区州县旗]|街道|[省市县区州盟旗镇乡])$")
_SIMPLE = re.compile("(师市|兵团|省|市|县|区|州|盟|旗|镇|乡|街道|自治区|自治州|地区)(?:本?级|直|属)?")
_TIME = re.compile("[年月日时期间后前上下中内外]")
_ZONES = ("开发", "高新", "示范", "试验", "保税", "度假", "经开")  #: 即墨经济开发 + 区 is no place of its own
_LIST_STARTS = frozenset("、（\n\t：“由经报向请与和及对”；")
_NOT_IN_PLACE = bounds.BOUNDARY | frozenset("该本我全有其一二三四五六七八九十至到市县区省需")
_NO_STEM = _NOT_IN_PLACE - frozenset("”由")  #: right before 市 it leaves no name; “龙城”市, 自由市 may go on
#: what a level, a rank or a quantity can end with
LAST = frozenset(word[-1] for key in ("levels", "ranks", "quantities") for word in vocabulary.words(key)) | {"）"}
#: what one can consist of
_WITHIN = frozenset("（）、，/和及与地").union(*(word for key in ("levels", "ranks", "quantities") for word in vocabulary.words(key)))


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before a name's ending."""

    start: int
    kind: str  #: place, level (市, 省级), several (各县区, 市县, 县级以上)


@cache
def _full_names() -> frozenset[str]:
    return frozenset(d.name for d in divisions.every())


@lru_cache(maxsize=256)
def _last_two(known: frozenset[str]) -> frozenset[str]:
    return frozenset(name[-2:] for name in (*_full_names(), *known))


@cache
def short_names() -> frozenset[str]:
    """Provinces and prefectures without what kind of place they are: 山西, 吕梁, 恩施."""
    return frozenset(divisions.short(d.name) for d in divisions.every() if d.level != "county")


def before(text: str, at: int, known: frozenset[str]) -> Prefix | None:
    """The level or place that ends at an offset; None where there is none."""
    if at and text[at - 1] in "省市县区州盟旗" and (start := _place(text, at, known)) < at:
        return Prefix(start, "place")
    if at and text[at - 1] == "州" and (start := _bare_place(text, at, known)) < at:  # 沧州, not 州
        return Prefix(start, "place")
    match = _PREFIX.search(text, _reach(text, at), at) if at and text[at - 1] in LAST else None
    if not match:
        start = _bare_place(text, at, known)
        return Prefix(start, "place") if start < at else None
    start = at - len(match[0])
    rank = _SIMPLE.fullmatch(match[0])
    for end in (start + len(rank[1]),) if rank else (start + 1, start + 2):
        place = _place(text, end, known) if text[end - 1] in "省市县区州盟旗镇乡道" else start
        if place < start:
            return Prefix(place, "place" if rank else "several")
    return Prefix(start, "level" if rank else "several")


def _reach(text: str, at: int) -> int:
    """How far back the words before an offset can belong to a prefix."""
    floor = max(0, at - 30)
    start = at - 1
    while start > floor and text[start - 1] in _WITHIN:
        start -= 1
    return start if text.find("）", start, at) < 0 else floor  # a bracket may hold other words: 县（不含澜江）


_LIKE_PLACE = re.compile("(?![各全本该有相省市县区])[\u4e00-\u9fff]{2,3}(?<![市县区])[市县区旗]")  #: a place that no list has, in a list of places
_LISTED = re.compile(
    "((?:[\u4e00-\u9fff]{1,7}、)+)([\u4e00-\u9fff]{0,3}?)(?:等)?[\\d一二三四五六七八九十两]*个?[\u4e00-\u9fff]{0,4}$"
)


def enumerated(text: str, at: int) -> int | None:
    """Where an enumeration of places by name starts that the one at an offset closes; None where there is none.

    广州、深圳、佛山市 (政府); 离石、孝义、汾阳3个试点县（市、区） (政府).
    """
    match = _LISTED.search(text, max(0, at - 60), at)
    if not match:
        return None
    start = match.end(1)
    for name in reversed(match[1].split("、")[:-1]):
        if "的" in name:  # 省政府划定的离石、孝义: more than a list of places
            return None
        bare = _place_ending(name)
        start -= len(bare) + 1 if bare else 0
        if bare != name:
            break
    return start if start < match.end(1) else None


def _place_ending(name: str) -> str:
    """The listed place that a part of an enumeration is, or ends with: 沿湖呈贡县; empty where it is another thing."""
    bare = without_lead(name)
    if bare in _county_names() or bare in _full_names():
        return bare
    found = next((name[at:] for at in range(1, len(name) - 2) if name[at:] in _full_names()), "")
    return found or (bare if _LIKE_PLACE.fullmatch(bare) and not _not_a_place(bare[:-1]) else "")


def without_lead(name: str) -> str:
    """A name without the words that lead in to it."""
    return name[bounds.without_leads(name, 0, len(name)) :]


@cache
def _county_names() -> frozenset[str]:
    return frozenset(divisions.short(d.name) for d in divisions.every())


def _place(text: str, end: int, known: frozenset[str]) -> int:
    """The start of the places that end at an offset, outermost first (山西省吕梁市离石区); the offset where there is none."""
    start, names, last = end, _full_names(), _last_two(known)
    while start > 1 and text[start - 2 : start] in last:
        for size in range(min(12, start), 1, -1):
            name = text[start - size : start]
            if name in known or (name in names and _fits(text, start - size, name)):
                start -= size
                break
        else:
            break
    return start if start < end else _unknown_place(text, end)


def _fits(text: str, at: int, name: str) -> bool:
    """Whether a place can stand where it is found: 和县, 会同县 only where nothing before them makes 和, 会同 a joint."""
    joint = name[:2] in vocabulary.words("leads_in")  # 会同县 is one only below its city
    if name[0] not in bounds.FUNCTION and not joint:
        return True
    return (not joint and bounds.led_in(text, at)) or any(text[max(0, at - size) : at] in _full_names() for size in (3, 4, 5, 7))


def _unknown_place(text: str, end: int) -> int:
    """The start of a place that no list has, where its beginning is plain: 、云岭县人民政府, 配合澜江市财政局."""
    level = None if text[end - 2 : end - 1] in _NO_STEM else _TYPED.search(text[max(0, end - 3) : end])
    if not level:
        return end
    stem = end - len(level[0])
    if stem and text[stem - 1] in vocabulary.characters("no_level").get(level[0], ""):
        return end
    begin = bounds.run_start(text, stem, 8, _NOT_IN_PLACE)
    plain = begin == 0 or text[begin - 1] in _LIST_STARTS
    start = bounds.without_leads(text, begin, stem)
    return start if (plain or start > begin) and 2 <= stem - start <= 3 and not _not_a_place(text[start:stem]) else end


def _not_a_place(stem: str) -> bool:
    return bool(_TIME.search(stem)) or stem[-2:] in vocabulary.words("leads_in") or stem.endswith(_ZONES) or stem in vocabulary.words("no_place")


def _bare_place(text: str, at: int, known: frozenset[str]) -> int:
    """The start of a place named without its kind: 吕梁 in 吕梁银保监局."""
    names = short_names()
    for size in (5, 4, 3, 2):
        name = text[max(0, at - size) : at]
        if len(name) == size and (name in names or name in known) and bounds.led_in(text, at - size):
            return at - size
    return at
