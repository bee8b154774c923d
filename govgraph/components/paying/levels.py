"""Levels of government as payers: 中央、省、市、县四级财政, 市、县两级, 由各级, 上、下级财政."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph.components.paying.payer import AS_IT_IS, WORDS, Payers, apart_names, either
from govgraph.model import Mention

#: kinds of names that are no level
ORGANS = frozenset({"agency", "government", "collective", "party", "office", "organization", "body"})
BY = re.compile("(?<!不)由(?:各|所在|当地|其|项目|相应的?|原|承办|[^，。；由]{1,10}的)?$")
#: places of one rank in several words: 县（市、区）, 县市区
_RANK = (
    "[市县区旗州乡镇]（[市县区旗州盟地乡镇街道、]{1,7}）|村（[居社区委会、]{1,5}）|乡镇（街道）|县市区|市县区|区县市|旗县区|县区|区县|旗县|县市|(?<!省)市县|市州|州市|地县|地市"
    "|乡镇|街镇|镇街|设区的?市|地级(?:以上)?市|市辖区"
)
_LEVEL = f"{_RANK}|中央|地方|国家|自治区|兵团|省|州|盟|地区|市|区|县|旗|镇|乡|街道|村"
_ITEM = rf"(?:{_LEVEL})(?:本级|级)?"
_ENUM = re.compile(
    rf"(?=[中地国自兵省州盟市县区旗乡镇村街设])(?P<items>{_ITEM}(?:(?:、|和|与|及|以及|或)?{_ITEM}){{0,5}})(?P<count>[两二三四五]级)?"
    r"(?P<tail>财政(?![局厅部所性资收支预体政监委供贡存拨奖补]|专[户员管]|专项资金|事权|管理|困难|投资|金融|扶贫|项目|部门))?"
)
_LEVEL_HINT = re.compile(
    "[财级]|(?:[由除、和与按照”“]|(?<![\u4e00-\u9fff]))(?:[省市州盟县旗区镇乡村]|中央|自治区)|[省市县区旗州盟镇乡村][按各、和与再给补奖配自]|兵团|村（"
)
_ONE = re.compile(rf"(?P<word>{_LEVEL})(?P<level>本级|级)?")
_NO_ALONE = frozenset({"国家", "村", "区", "镇", "乡", "街道", "地区", "乡镇", "乡村", "村镇", "城区"})
_ACTS_NEXT = re.compile("承担|负担|分担|按|补助|补贴|奖补|奖励|配套|再|给予|筹|自筹|各|每")
_BOTH = re.compile("上、下级(?P<tail>财政)?")
_BARE_FISC = re.compile("财政(?=按|给予|予以|全额|适当|补[助贴]|奖补|承担|负担|兜底|每|出资|贴息|投入|安排[^，。；]{0,8}\\d)")
#: 开发区财政, of a place that is no known name
_FISC = re.compile("财政(?![局厅部所性资收支预体政监委供贡存拨奖管专困投事])")
_OF_PLACE = re.compile(
    r"(?:^|[由、和与及，；：（])(?P<name>(?:所在地)?(?:(?![由和与及从在])[\u4e00-\u9fff]){1,8}?(?:[区县市镇乡州盟旗]|街道)(?:本级)?)$"
)
_LED = re.compile(f"(?:{either(WORDS['before_level'])})$")
_NO_LEVEL = re.compile(either(WORDS["no_level"]))
_VAGUE = re.compile(
    "(?:各级|当地|地方|同级|本级)?(?:人民)?政府(?!部门|性|和|与|及|、|办|采|购|投|债|引|主)|各级|同级|本级|上级|下级|当地|属地|所在地"
)


def find(text: str, left: int, right: int, mentions: Sequence[Mention]) -> Iterator[Payers]:
    """中央、省、市、县四级财政, 市财政, 市、县两级, 省和县, 市级."""
    if not _LEVEL_HINT.search(text, left, right):
        return
    tiers = [m for m in mentions if m.kind == "tier" and left <= m.start and m.end <= right] if mentions else []
    organs = {m.start: m.end for m in mentions if m.kind in ORGANS} if mentions else {}
    read: list[Payers] = []
    for match in _ENUM.finditer(text, left, right):
        start, end = match.span()
        named = any(m.start == start for m in tiers)
        bounded = start == left or not "\u4e00" <= text[start - 1] <= "\u9fff" or _LED.search(text, max(left, start - 6), start)
        if match["tail"] and (bounded or named):
            every = "各" if text[start - 1 : start] == "各" else ""
            read.append(Payers(start - len(every), end, "tier", tuple(every + name for name in _tier_names(match))))
        elif not match["tail"] and not named and bounded and organs.get(start, 0) <= end and _is_level(text, match):
            read.append(Payers(start, end, "level", _level_names(match)))
    read += [
        Payers(tier.start, tier.end, "tier", (tier.text,))
        for tier in tiers
        if not any(_meets(p, tier.start, tier.end) for p in read)
    ]
    yield from read
    for fisc in _FISC.finditer(text, left, right) if text.find("财政", left, right) >= 0 else ():
        if any(_meets(p, *fisc.span()) for p in read):
            continue
        if place := _OF_PLACE.search(text[max(left, fisc.start() - 14) : fisc.start()]):
            start = fisc.start() - len(place["name"])
            yield Payers(start, fisc.end(), "tier", (text[start : fisc.end()],))
    yield from _relative(text, left, right)


def _meets(payers: Payers, start: int, end: int) -> bool:
    return payers.start < end and start < payers.end


def _level_names(match: re.Match[str]) -> tuple[str, ...]:
    """Bare levels as written, with the 级 that all share: 市、县两级."""
    shared = "级" if match["count"] else ""
    return tuple(word + (level or (shared if word not in AS_IT_IS else "")) for word, level in _items(match))


def _items(match: re.Match[str]) -> list[tuple[str, str]]:
    """The levels of an enumeration, each with its 级 or 本级; 市县 is two where it says so: 市县两级."""
    found = [(m["word"], m["level"] or "") for m in _ONE.finditer(match["items"])]
    if match["count"]:
        return [(part, level) for word, level in found for part in apart_names(word)]
    return found


def _is_level(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["items"] in _NO_ALONE and text[start - 1 : start] != "、":
        return False
    if (
        match["items"] in ("市", "县", "省", "州", "盟", "旗")
        and text[start - 1 : start] not in ("由", "除", "、")
        and not _ACTS_NEXT.match(text, end)
    ):
        return False
    return text[start - 1 : start] == "除" or not _NO_LEVEL.match(text, end)


def _relative(text: str, left: int, right: int) -> Iterator[Payers]:
    """上、下级财政; after 由 also 各级, 同级, 当地政府, and 财政 alone."""
    for match in _BARE_FISC.finditer(text, left, right) if text.find("财政", left, right) >= 0 else ():
        if match.start() == left or text[match.start() - 1] in "由，；":
            yield Payers(match.start(), match.end(), "tier", (match[0],))
    if text.find("由", left, right) < 0 and text.find("上、下级", left, right) < 0:
        return
    for match in _BOTH.finditer(text, left, right):
        tail = match["tail"] or ""
        yield Payers(match.start(), match.end(), "tier", (f"上级{tail}", f"下级{tail}"))
    for match in _VAGUE.finditer(text, left, right):
        by = BY.search(text, max(left, match.start() - 4), match.start())
        if by and not text.startswith(("财政", "政府", "人民"), match.end()):
            yield Payers(match.start(), match.end(), "level", (match[0],))


def _tier_names(match: re.Match[str]) -> tuple[str, ...]:
    items = _items(match)
    apart = re.search("[、和与及或]", match["items"])
    levelled = match["count"] or any(level == "级" for _, level in items) or (len(items) > 1 and not apart)
    return tuple(
        word + level + "财政"
        if level == "本级"
        else word + ("级财政" if levelled and word not in ("中央", "兵团", "地方") else "财政")
        for word, level in items
    )


def is_enumeration(words: str) -> bool:
    """Whether words are nothing but levels: 市、县."""
    return bool(_ENUM.fullmatch(words))


def of_budget(text: str, left: int, right: int) -> Iterator[Payers]:
    """Whose budget: 同级, 市、县, 各级 before 财政预算."""
    words = text[left:right]
    if match := _ENUM.fullmatch(text, left, right):
        yield Payers(left, right, "level", _level_names(match))
    elif _VAGUE.fullmatch(words) or words in ("各级政府", "地方", "县级以上"):
        yield Payers(left, right, "level", (words.removesuffix("政府"),))
