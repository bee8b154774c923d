"""Reads what a payer pays out of the words of a funding statement: its own part of a ratio, and a sum in yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from govgraph import divisions
from govgraph.text import narrow, numeral, without_space

_LEVELS = {
    "中央": "central", "国家": "central", "国": "central", "省": "province", "自治区": "province", "市": "prefecture",
    "州": "prefecture", "盟": "prefecture", "地": "prefecture", "县": "county", "区": "county", "旗": "county", "乡": "town",
    "镇": "town", "街道": "town", "村": "village",
}  # fmt: skip
_PLURAL = re.compile(
    r"县\s*[(（][市、区旗]+[)）]|县市区|市县区|区县\s*[(（]市[)）]|县区市|县区|区县|乡镇|市[(（]县、区[)）]|旗县区?|各?县级"
)
_LEVEL = re.compile("中央|国家|自治区|街道|[省市州盟县区旗乡镇村]")
_RATIO = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?(?:[:∶比]\d+(?:\.\d+)?)+)(?![\d.])")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_EACH = re.compile("各(?:自)?(?:承担|负担|分担|安排|配套|出资|补助|占)?|均(?:承担|担|摊)")
_CEILING = re.compile("最高|不超过|不高于|不得超过|上限|以内|以下|至多")
_FRACTIONS = {
    "一半": Decimal("0.5"), "半数": Decimal("0.5"), "各半": Decimal("0.5"), "对半": Decimal("0.5"),
    "全额": Decimal(1), "全部承担": Decimal(1), "全部负担": Decimal(1),
}  # fmt: skip
_FRACTION = re.compile("(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])|(?P<tenths>[一二三四五六七八九])成")
_LISTED = re.compile(r"[、和与及]+(?![^（(]*[）)])")
_AFTER_NAMES = re.compile("(?:[两二三四五]级)?(?:财政|政府)?(?:共同|分别|各自)?(?:按照?|以)?$")
_SUM = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[十百千]?[万亿]?)(?P<unit>元)(?:/(?P<per>[\u4e00-\u9fff㎡]{1,5}))?")
_RANGE = re.compile(r"\d[万亿]?元?[-—–~～至到]\d")
_PER = re.compile(
    r"每(?P<per>[\u4e00-\u9fff]{1,6}?)"
    r"(?:一次性|最高|定额|补助|奖补|补贴|奖励|给予|不超过|不高于|按|缴费|发放|再|每年|标准|为|年)*$"
)
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in yuan; `per` is the unit it is paid for (户, 平方米, 户·年), empty where it is a whole."""

    value: Decimal
    per: str
    ceiling: bool


def share(detail: str, payer: str, payer_id: str) -> Decimal | None:
    """The payer's own part, from 0 to 1.

    市县2:8, 市、县两级按5:5比例分担, 区财政和用人单位按7:3分担, 省级承担60%、市县各承担20%, 50%, 三分之一. None where it can't be told.
    """
    text = _plain(detail)
    if fraction := next((f for word, f in _FRACTIONS.items() if word in text), None):
        return _rounded(fraction)
    if found := _FRACTION.search(text):
        part = (found["part"], found["whole"]) if found["part"] else (found["tenths"], "十")
        value = Decimal(numeral(part[0]) or 0) / Decimal(numeral(part[1]) or 1)
        return _rounded(value) if value <= 1 else None
    if match := _RATIO.search(text):
        return _of_ratio(text, match, payer, payer_id)
    return _of_percents(text, payer, payer_id)


def ceiling(detail: str) -> bool:
    """Whether the words name the most that is paid."""
    return bool(_CEILING.search(detail))


def amount(detail: str) -> Money | None:
    """The one sum that the words name: 每户5000元, 0.6元/立方米, 30万元, 1.2亿元; None where they name several or a range."""
    text = without_space(narrow(detail))
    found = list(_SUM.finditer(text))
    if len(found) != 1 or _RANGE.search(text):
        return None
    match = found[0]
    before = _PER.search(text[: match.start()])
    value = Decimal(match["number"].replace(",", "")) * _SCALES.get(match["scale"], 1)
    if match["scale"] not in _SCALES:
        return None
    per = "·".join(p for p in (before["per"] if before else "", match["per"]) if p)
    return Money(value, per, ceiling(text))


def _plain(detail: str) -> str:
    return _PLURAL.sub("县", without_space(narrow(detail)).replace("：", ":").replace("∶", ":"))


def level_of(payer: str, payer_id: str) -> str:
    """The level of government that a payer is: 市级财政, 孝义市, 县级政府; empty where it is none."""
    kind, _, rest = payer_id.partition("/")
    code, _, name = rest.partition("/")
    own = kind == "agency" or (kind == "tier" and name == "财政")  # 县级财政 stands under the code of the city that names it
    if own and code.isdigit() and len(code) == 6:
        return "central" if code == "000000" else divisions.level(code)
    first = _LEVEL.search(_PLURAL.sub("县", payer))
    return _LEVELS.get(first[0], "") if first else ""


def _levels_before(text: str, end: int) -> list[str]:
    """The levels named in the clause right before a ratio, in order, each once."""
    start = max(text.rfind(mark, 0, end) for mark in "，。；,;") + 1
    return list(dict.fromkeys(_LEVELS[m[0]] for m in _LEVEL.finditer(text, start, end)))


def _place_among(text: str, end: int, payer: str) -> tuple[int, int]:
    """Which of the names right before a ratio is the payer's, and how many they are; -1 where none is."""
    start = max(text.rfind(mark, 0, end) for mark in "由，。；,;") + 1
    listed = _LISTED.split(_AFTER_NAMES.sub("", text[start:end]))
    own = _plain(payer).removesuffix("财政")
    return next((i for i, name in enumerate(listed) if name and name.removesuffix("财政") == own), -1), len(listed)


def _of_ratio(text: str, match: re.Match[str], payer: str, payer_id: str) -> Decimal | None:
    parts = [Decimal(p) for p in re.split("[:比]", match[1])]
    total = sum(parts, Decimal(0))
    at, names = _place_among(text, match.start(), payer)
    if at < 0 or names != len(parts):
        levels, own = _levels_before(text, match.start()), level_of(payer, payer_id)
        at = levels.index(own) if own in levels and len(levels) == len(parts) else -1
    return _rounded(parts[at] / total) if at >= 0 and total else None


def _of_percents(text: str, payer: str, payer_id: str) -> Decimal | None:
    found = list(_PERCENT.finditer(text))
    own, start = level_of(payer, payer_id), 0
    for match in found:
        levels = list(dict.fromkeys(_LEVELS[m[0]] for m in _LEVEL.finditer(text, start, match.start())))
        start = match.end()
        if own and own in levels and (len(levels) == 1 or _EACH.search(text, 0, match.start())):
            return _percent(match)
    bare = len(found) == 1 and not _LEVEL.search(text)
    return _percent(found[0]) if bare else None


def _percent(match: re.Match[str]) -> Decimal | None:
    value = Decimal(match[1]) / 100
    return _rounded(value) if value <= 1 else None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
