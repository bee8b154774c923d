"""Reads governments, Party committees, courts, finance tiers and the authorities of towns, zones and villages."""

from __future__ import annotations

import re

from govgraph.model import Mention
from govgraph.names import bounds, organisations, places
from govgraph.names.owners import Piece, owner, prefix

_PARTY_AND = re.compile("党委[、和]?$")
_NO_GOVERNMENT = re.compile("(?:项目|其他|其它|有关|相关|涉及|以上|全部|全|的)$")
_ALIKE = re.compile("（(?:街道办事处|街道办|街道|乡镇|镇|开发区管委会|管委会)）")  #: 乡镇人民政府（街道办事处）
_ALIKE_TOWN = re.compile("（(?:乡镇|镇|乡|镇乡)(?:人民)?政府）")  #: 街道办事处（乡镇人民政府）
_ZONE = re.compile("(?:^|(?<=[，、；：。（\n由]))(?P<zone>[\u4e00-\u9fff]{1,10}(?:新区|开发区|高新区|园区|示范区|保税区|经开区|试验区|度假区|产业园))、$")
_WHERE = re.compile("(?:沿[湖江河海线]|所辖)$")
_AREAS = re.compile("各地区?$")
_OTHERS = re.compile("政府|办事处|管委会")
_PARTY = re.compile("[省市县区州旗]委、?$")
_RANKS = frozenset("省市县区旗州盟镇乡")
_LEAGUE = re.compile("(?:共青团[\u4e00-\u9fff]{0,6}|团)$")
_LEVEL = re.compile(rf"(?:中央|国家|省|自治区|{places.UNIT})")
_CENTRAL = ("中央", "国家", "地方", "上级", "下级", "同级", "本级")


def government(piece: Piece, start: int, stop: int) -> list[Mention]:
    """市政府, 离石区人民政府, 各县（市、区）党委、政府, 市政府办公室."""
    text = piece.text
    if alike := _ALIKE.match(text, stop):
        stop = alike.end()
    both = _PARTY_AND.search(text, max(0, start - 3), start)
    at = both.start() if both else start
    before = prefix(piece, at)
    if not before and (areas := _AREAS.search(text, max(0, at - 3), at)):
        return piece.mention(areas.start(), stop, "collective")
    if not before:
        return piece.mention(at, stop, "collective") if both else []
    level = text[before.start : at]
    if stop - start > 2 and not both and (party := _PARTY.search(text, max(0, before.start - 3), before.start)):
        return piece.mention(party.start(), stop, "agency")  # 市委市政府督查室
    if (listed := places.enumerated(text, before.start)) is not None:
        return piece.mention(listed, stop, "collective") if before.kind == "several" else _each_of(piece, listed, at, stop)
    if before.kind == "several" and _NO_GOVERNMENT.search(level) and not _LEVEL.search(level):
        return []
    if both or before.kind == "several" or (before.kind == "level" and (level[0] in "乡镇街" or level.endswith("级"))):
        return piece.mention(before.start, stop, "collective")
    return piece.mention(before.start, stop, "government" if alike or text.endswith("政府", start, stop) else "agency")


def _each_of(piece: Piece, start: int, at: int, stop: int) -> list[Mention]:
    """韶关、清远、佛山市人民政府: one government each, their shared words completed."""
    places_listed, tail = piece.text[start:at].split("、"), piece.text[at:stop]
    modified = _WHERE.search(piece.text, max(0, start - 3), start)
    found, begin = [], start
    for place in places_listed:
        short = place[-1:] not in _RANKS or place in places.short_names()
        name = (place + places_listed[-1][-1:] if short else place) + tail
        end = stop if place is places_listed[-1] else begin + len(place)
        found.append(Mention(modified.start() if modified and begin == start else begin, end, "government", name, name))
        begin += len(place) + 1
    return found


def committee(piece: Piece, start: int, stop: int) -> list[Mention]:
    """市委, 离石区委, 各级党委, 团市委, 共青团澜江市委."""
    text = piece.text
    tail = text[start:stop]
    if tail in ("党中央", "中共中央", "自治区党委"):
        return piece.mention(start, stop, "party")
    if tail[0] == "党":
        before = prefix(piece, start)
        if not before or not _LEVEL.search(text[before.start : start] + "县" * text.startswith("各级", before.start)):
            return []
        return piece.mention(before.start, stop, "collective" if before.kind == "several" else "party")
    before = prefix(piece, start + 1)
    if not before:
        return []
    if before.kind == "several":
        return piece.mention(before.start, stop, "collective") if text[before.start] == "各" else []
    if league := _LEAGUE.search(text, max(0, before.start - 9), before.start):
        return piece.mention(league.start(), stop, "organization")
    return piece.mention(before.start, stop, "party")


def court(piece: Piece, start: int, stop: int) -> list[Mention]:
    """市中级人民法院, 人民检察院."""
    head, kind = owner(piece, start)
    if head == start and stop - start < 4 and not bounds.led_in(piece.text, start):
        return []
    return piece.mention(head, stop, "collective" if kind == "several" else "court")


def local(piece: Piece, start: int, stop: int) -> list[Mention]:
    """街道办事处, 莲花街道办, 经济技术开发区管委会, 各村（居）民委员会."""
    text = piece.text
    head, kind = owner(piece, start)
    if kind == "several":
        return piece.mention(head, stop, "collective")
    if text.endswith(("行署", "公署", "行署办公室", "行署办", "公署办公室"), start, stop):
        return piece.mention(head, stop, "government" if text.endswith("署", start, stop) else "agency")
    if everyone := organisations.each(piece, start, stop):
        return everyone
    if kind != "place":
        at = max(text.rfind("（", start - 8, start), 0) if text.endswith("）", 0, start) else start  # 开发区（园区）管委会
        head = bounds.after_last_lead(text, bounds.run_start(text, at, 16, bounds.STOPS), at)
        head = bounds.without_leads(text, head, start)
    if alike := _ALIKE_TOWN.match(text, stop):
        stop = alike.end()
    if listed := _zones(piece, head, start, stop):
        return listed
    inner = bounds.after_last(_OTHERS, text, head, start)
    head = inner if inner < start else head  # 白石区政府 + 云岭高新区管委会
    named = head < start and text[head:start] not in ("社区", "村", "居民", "村民", "乡镇", "镇", "街道", "城市")
    return piece.mention(head, stop, "government" if named else "collective")


def _zones(piece: Piece, head: int, start: int, stop: int) -> list[Mention]:
    """高新区、经开区管委会: one authority each, their shared word completed."""
    text, tail = piece.text, piece.text[start:stop]
    found: list[Mention] = []
    while tail.startswith("管") and (ahead := _ZONE.search(text, max(0, head - 16), head)):
        begin = bounds.without_leads(text, ahead.start("zone"), ahead.end("zone"))
        name = text[begin : ahead.end("zone")]
        found.insert(0, Mention(begin, ahead.end("zone"), "government", name + tail, name + tail))
        head = begin
    return [*found, *piece.mention(found[-1].end + 1, stop, "government")] if found else []


def tier(piece: Piece, start: int, stop: int) -> list[Mention]:
    """市级财政, 中央财政; 省、市、县三级财政 as 省级财政, 市级财政, 县级财政."""
    text = piece.text
    before = prefix(piece, start)
    central = next((word for word in _CENTRAL if text.endswith(word, 0, start)), "")
    if central and (not before or before.start >= start - len(central)):
        return piece.mention(start - len(central), stop, "tier")
    if not before:
        return []
    head = before.start
    level = text[head:start]
    if before.kind != "several" or not (units := _units(level)):
        return piece.mention(head, stop, "tier")
    rank = "级" if "级" in level else ""
    found = []
    for i, unit in enumerate(units):
        name = unit[0] + ("" if unit[0] in ("中央", "国家") else rank) + "财政"
        end = stop if i == len(units) - 1 else head + unit.end()
        found.append(Mention(head + unit.start(), end, "tier", name, name))
    return found


def _units(level: str) -> list[re.Match[str]]:
    """The levels of an enumeration of tiers; none where it is one rank of places in several words: 县市区, 各县（市、区）."""
    units = list(_LEVEL.finditer(level))
    if len(units) < 2 or level.startswith(("各", "项目", "有关", "县级以上")):
        return []
    one_rank = not re.search("[、，和及与]", re.sub("（.*?）", "", level)) and any(c in level for c in "区旗")
    return [] if one_rank else units
