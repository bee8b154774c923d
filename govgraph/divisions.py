"""The administrative divisions of GB/T 2260: what a place is called, what it belongs to, what belongs to it, by year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from govgraph import lexicon

Level = Literal["province", "prefecture", "county"]
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族"
    "|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克|怒族|鄂温克族|裕固族|保安族"
    "|独龙族|蒙古|朝鲜|回|各族|塔塔尔|鄂伦春|达斡尔"
)
#: years of the lists that the table is compiled from
_LISTS = (*range(2002, 2018), 2019, 2020, 2021, 2023)
_TYPE = re.compile(rf"(?:(?:{_PEOPLES})*自治[区州县旗]|特别行政区|新区|林区|特区|地区|[省市县区旗州盟])$")
_PLAIN_TYPE = re.compile("自治[区州县旗]$")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county under one of its names."""

    code: str
    name: str
    level: Level
    parent: str  #: code; empty for provinces
    since: int  #: first year of the lists that has the name; 0 where the oldest already has it
    until: int  #: last year that has it; 9999 where it is in force

    def held(self, year: int) -> bool:
        """Whether the division bore its name in a year; a year of grace either side, for lists appear late."""
        return not year or self.since - 1 <= year <= self.until + 1


def every() -> tuple[Division, ...]:
    """All divisions, by code."""
    return tuple(d for group in _by_code().values() for d in group)


def get(code: str, year: int = 0) -> Division | None:
    """The division of a code under the name it bore in a year, else under its latest."""
    found = _by_code().get(code, ())
    return next((d for d in reversed(found) if d.held(year)), found[-1] if found else None)


def named(name: str, year: int = 0) -> tuple[Division, ...]:
    """The divisions of a full name (吕梁市) or a short one (吕梁), those that bore it in the year first."""
    found = _by_name().get(name, ())
    return tuple(sorted(found, key=lambda d: (not d.held(year), d.code)))


def members(code: str, year: int = 0) -> tuple[Division, ...]:
    """The divisions right below one, as of a year: the counties of a city, the prefectures and counties of a province."""
    listed = max((y for y in _LISTS if y <= year), default=_LISTS[0]) if year else _LISTS[-1]
    return tuple(d for d in _by_parent().get(code, ()) if d.since <= listed <= d.until)


def within(code: str, ancestor: str) -> bool:
    """Whether a division is another or lies in it."""
    return code == ancestor or code.startswith(ancestor[: len(ancestor.rstrip("0")) + len(ancestor.rstrip("0")) % 2])


def level(code: str) -> Level:
    """The level that a code tells: 140000 province, 141100 prefecture, 141102 county."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


@cache
def short(name: str) -> str:
    """A place without what kind of place it is: 吕梁市 → 吕梁, 恩施土家族苗族自治州 → 恩施; but 沙县."""
    for kind in (_TYPE, _PLAIN_TYPE):
        stem = kind.sub("", name)
        if len(stem) >= 2:
            return stem
    return name


@cache
def _rows() -> tuple[Division, ...]:
    return tuple(
        Division(r["code"], r["name"], r["level"], r["parent"], int(r["since"] or 0), int(r["until"] or 9999))  # type: ignore[arg-type]
        for r in lexicon.table("divisions")
    )


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in sorted(_rows(), key=lambda d: (d.code, d.until)):
        found.setdefault(d.code, []).append(d)
    return {code: tuple(group) for code, group in found.items()}


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in _rows():
        for name in {d.name, short(d.name)}:
            found.setdefault(name, []).append(d)
    return {name: tuple(group) for name, group in found.items()}


@cache
def _by_parent() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in _rows():
        if d.parent:
            found.setdefault(d.parent, []).append(d)
    return {code: tuple(sorted(group, key=lambda d: d.code)) for code, group in found.items()}
