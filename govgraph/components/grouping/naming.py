"""How coordination bodies are named: the kinds they end in, and whether two names are one body's."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from govgraph.lexicon import load
from govgraph.model import Document

_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』 ")
_BRACKETED = "（[^（）]{1,12}）|\\([^()]{1,12}\\)"
_PLACE = re.compile("^(?:[\u4e00-\u9fff]{0,9}?(?:自治州|自治县|自治区|[省市县旗州盟]|(?<![片小社园发])区)|国务院|国家|全国|全[省市县区旗州盟]|我[省市县区旗州盟])")
#: 组 begins 组织, 组成 …; it ends 小组, 综合协调组
_NOT_GROUP = "(?![织成建合长员装团别件内阁数])"


@cache
def data() -> dict[str, Any]:
    """The vocabulary of bodies."""
    found: dict[str, Any] = load("bodies")
    return found


@cache
def endings() -> dict[str, str]:
    """Each ending of a body's name → its kind."""
    return {ending: kind for kind, words in data()["kinds"].items() for ending in words}


_VAGUE = re.compile("^(?:部门|多部门|跨部门|部门间|定期|工作|专项|市级|县级|区级|省级)(?=.)")
_PRIVATE = re.compile("协会|学会|商会|公司|业主|集团")
_SELF_GOVERNED = re.compile("(?:村民|居民|业主|管理工作|常务|民族|职工|家长)委员会$|^(?:中共|中国|各)")
_COUNTED = re.compile("[一二三四五六七八九十两\\d]个?(?:专项|工作)?小?组$")


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def ending() -> str:
    """A pattern for the ending of a body's name."""
    words = [word for word in endings() if word != "组"]
    return f"(?:(?:{_alternatives(words)})(?!长)|(?<=[\u4e00-\u9fff”])组{_NOT_GROUP})"


@cache
def name() -> str:
    """A pattern for a body's name: its words, quoted or not, up to the first ending."""
    return f"(?:“[^”\n]{{1,40}}”|\"[^\"\n]{{1,40}}\"|{_BRACKETED}|[^，。；：（）()的“”\"、,;:\\s《》]){{0,45}}?{ending()}"


def kind(text: str) -> str:
    """The kind of body that a name is of; empty where it is none."""
    return endings().get(ending_of(text), "") or ("委员会" if text.endswith("委员会") else "")


def ending_of(text: str) -> str:
    """The ending of a body's name: 工作专班 of 澜江市项目建设工作专班."""
    return next((text[-size:] for size in range(min(len(text), 12), 0, -1) if text[-size:] in endings()), "")


@cache
def generic() -> frozenset[str]:
    """Words that only point back: 领导小组, 指挥部, 部际联席会议."""
    endings_alone = {word for word, kind in endings().items() if kind not in ("工作组", "委员会")}
    return frozenset(data()["generic"]) | endings_alone


def is_generic(text: str) -> bool:
    """Whether a name only points back: 领导小组, “指挥部”, 市领导小组."""
    bare = text.translate(_QUOTES)
    if bare in generic():
        return True
    bare = _VAGUE.sub("", bare)
    return bare in generic() or (len(bare) > 2 and bare[0] in "省市县区州盟旗镇乡" and bare[1:] in generic())


def is_body(text: str) -> bool:
    """Whether a name that has a body's ending is a body's, and not a party group or a villagers' committee."""
    bare = text.translate(_QUOTES)
    return (
        bool(ending_of(bare))
        and len(bare) > 2
        and not bare.endswith(tuple(data()["counterexamples"]))
        and not bare.startswith(tuple(data()["unnamed"]))
        and not _COUNTED.search(bare)
        and not _PRIVATE.search(bare)
    )


def is_committee(text: str) -> bool:
    """Whether a name could be a committee's, where a roster or a composition says that it is one: X管理委员会, X监督委员会."""
    return text.endswith("委员会") and 6 <= len(text) <= 40 and not is_generic(text) and not _SELF_GOVERNED.search(text)


def core(text: str) -> str:
    """A name without quotes and the place it begins with: 澜江市“十四五”规划领导小组 → 十四五规划领导小组."""
    bare = text.translate(_QUOTES)
    match = _PLACE.match(bare)
    rest = bare[match.end() :] if match else bare
    return rest if len(rest) > 2 else bare


def same(one: str, other: str) -> bool:
    """Whether two names of one document are one body's: with and without place, shortened at the front or within."""
    a, b = sorted((core(one), core(other)), key=len)
    if a == b or b.endswith(a):
        return True
    if kind(a) != kind(b) or kind(a) == "工作组" or len(b) - len(a) > 4 or len(a) < 8:
        return False
    letters = iter(b)
    return all(char in letters for char in a)


def levels(document: Document) -> str:
    """The words for the issuers' own level: 县 for 云岭县人民政府办公室."""
    found = re.findall("([省市县区旗州盟镇乡])(?:人民政府|政府|委员会|委|行政公署)", "".join(document.issuers))
    return "".join(sorted(set(found)))
