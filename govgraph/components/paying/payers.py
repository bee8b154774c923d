"""Who can pay: tiers and levels of government, agencies, places, funds, and private parties that are said to bear a cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govgraph import lexicon
from govgraph.model import Mention

Kind = Literal["tier", "level", "organ", "place", "fund", "private"]
Role = Literal["by", "subject", "object", "excepted"]

WORDS = lexicon.load("funding")


def either(words: Sequence[str]) -> str:
    """A pattern for one of several words or patterns, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Payers:
    """An enumeration of payers that one predicate holds for."""

    start: int
    end: int
    kind: Kind
    names: tuple[str, ...]  #: of bare levels (市、县两级) the words alone: 市, 县
    role: Role = "subject"

    def wordings(self, *, fiscal: bool) -> tuple[str, ...]:
        """The names in full: 市级, 县级; 市级财政, 县级财政 where the clause speaks of budgets."""
        if self.kind != "level":
            return self.names
        full = (n if (len(n) > 1 and n != "自治区") or n in _AS_IT_IS else f"{n}级" for n in self.names)
        return tuple(f"{n}财政" if fiscal and not n.endswith("政府") else n for n in full)


#: places of one rank in several words: 县（市、区）, 县市区
_RANK = "[市县区旗州乡镇]（[市县区旗州盟地乡镇街道、]{1,7}）|乡镇（街道）|县市区|市县区|区县市|旗县区|县区|区县|旗县|县市|市州|州市|乡镇"
_LEVEL = f"{_RANK}|中央|地方|国家|自治区|兵团|省|州|盟|地区|市|区|县|旗|镇|乡|街道|村"
_ITEM = rf"(?:{_LEVEL})(?:本级|级)?"
_ENUM = re.compile(
    rf"(?P<items>{_ITEM}(?:(?:、|和|与|及|以及|或)?{_ITEM}){{0,5}})(?P<count>[两二三四五]级)?"
    r"(?P<tail>财政(?![局厅部所性资收支预体政监委供贡存拨奖补专]|事权|管理|困难|投资|金融|扶贫|项目|部门))?"
)
_LEVEL_HINT = re.compile(
    "[财级]|(?:[由除、和与按照”“]|(?<![\u4e00-\u9fff]))(?:[省市州盟县旗区镇乡村]|中央|自治区)|[省市县区旗州盟][按各、和与再给补奖配]|兵团"
)
_ONE = re.compile(rf"(?P<word>{_LEVEL})(?P<level>本级|级)?")
_AS_IT_IS = frozenset({"村", "镇", "乡"})
_NO_ALONE = frozenset({"国家", "村", "区", "镇", "乡", "街道", "地区", "乡镇", "乡村", "村镇", "城区"})
#: what a clause with a payer that is no known name has one of
_CUE = re.compile("[财级由从除金费]|[省市县区旗州盟][按各、和与]|预算|转移支付|本级|支出项目|收益")
_ACTS_NEXT = re.compile("承担|负担|分担|按|补助|补贴|奖补|奖励|配套|再|给予|筹|自筹|各|每")
_BOTH = re.compile("上、下级(?P<tail>财政)?")
_VAGUE = re.compile(
    "(?:各级|当地|地方|同级|本级)?(?:人民)?政府(?!部门|性|和|与|及|、|办|采|购|投|债|引|主)|各级|同级|本级|上级|下级|当地|属地|所在地"
)
_LED = re.compile(f"(?:{either(WORDS['before_level'])})$")
_NO_LEVEL = re.compile(either(WORDS["no_level"]))
_ORGANS = frozenset({"agency", "government", "collective", "party", "office", "organization", "body"})
_NO_PAYER = re.compile(f"(?:{either(WORDS['no_payers'])})$")
_GOVERNMENT = re.compile("(?:（[市县区旗、州]{1,5}）)?(?:人民)?政府(?=出资|财政)|（[市县区旗、州]{1,5}）")
_OBJECT = re.compile(f"(?:{either(WORDS['before_object'])})$")
_BY = re.compile("由(?:各|所在|当地|其|项目|相应的?|原|承办|[^，。；由]{1,10}的)?$")
_RATIO = re.compile(r"[\d.]+∶")
_NEAR = ("所在地", "同级", "本级", "当地")
_AND = re.compile("(?:、|和|与|及|以及|同|，)?(?:各|其他|其它)?")
_EXCEPT = re.compile("除(?P<in>[^，。；]{1,60}?)(?:以)?外(?=[，、市省县由]|$)")
_HEDGE = re.compile("鼓励|引导|吸引|动员|倡导|支持(?=[^，。；]{0,12}(?:参与|出资|设立))|通过$|指由|是指")
_NO_PLACE = "由对按和与为金费部分需各其除据参"
_ZONE = re.compile("[社地园辖小校库灾景林矿牧城市]区(?:、|$)")
_PLACE = rf"(?:(?![{_NO_PLACE}])[\u4e00-\u9fff]){{1,8}}?[市县区旗州盟]"
_PLACES = re.compile(
    rf"(?:其中[：，]?)?(?P<names>(?:{_PLACE}、)*{_PLACE})"
    r"(?:等?\d*个?[县市区（）、]*)?(?=按|各自?(?:承担|负担)|承担|负担|分担|（)"
)
_PLACE_PAYS = re.compile("[市县区旗州盟](?:[按各（等]|承担|负担|分担)")
_FUND_HINT = re.compile("金|经费|预算|转移支付|收益|项目|附加")
_FUND_END = re.compile(f"(?:{either(WORDS['funds'])})(?!{either(WORDS['no_payer_fund'])})")
_FUND_START = re.compile("[，。；：“”（）《》由从在用除以与于向至、\t\n]|其中|通过|然后|首先|[一二三四五]是|先")
_LISTED = re.compile("、(?!资金|基金|经费)")
_NO_FUND = re.compile(f"(?:{either(WORDS['no_fund'])})")
_LEVELS_ONLY = re.compile("(?:中央|自治区|[省市县区州盟旗、和与及级]|上级|本级|各级)+(?:资金|经费|预算)")
_FUND_ACTS = re.compile(either(WORDS["fund_acts"]))
_HEADS_CLAUSE = re.compile(
    rf"(?:\s|其中|同时|此外|另外|并|原则上|每年|20\d\d(?:[—–-]20\d\d)?年[^，。；]{{0,6}}?|具体|（[^（）]*）|[“”\d.])*+"
    rf"(?:[^，。；由对]{{0,40}}?(?:{either(WORDS['money'])}|部分|以|需|应|项目|地区|[费金款户者外]|人员|机构|在))?"
)
_PRIVATE = re.compile(
    rf"(?P<by>由)?(?P<who>(?:{either(WORDS['private'])}))(?P<verb>(?:自行|全额|据实|按比例|按规定|按\d+%?|共同|依法|另行)*"
    "(?:承担|负担|支付|出资|解决|自筹|自付|自理|自担|补足|续交|缴纳))"
)


def find(text: str, left: int, right: int, mentions: Sequence[Mention]) -> list[Payers]:
    """The payers of a clause, enumerations as one, with the role in which each stands."""
    if not mentions and not _CUE.search(text, left, right):
        return []
    found = [*_places(text, left, right), *_levels(text, left, right, mentions), *_organs(text, left, right, mentions)]
    found += _funds(text, left, right)
    kept: list[Payers] = []
    for payers in sorted(found, key=lambda p: (p.start, -p.end)):
        if not kept or payers.start >= kept[-1].end:
            kept.append(payers)
    return _merged(text, _with_roles(text, left, right, kept)) if kept else []


def _with_roles(text: str, left: int, right: int, found: list[Payers]) -> list[Payers]:
    """The role of each; after 、 that of the payer before, whose share ends there: 省财政补贴40%、市财政补贴25%."""
    result: list[Payers] = []
    for payers in found:
        role = _role(text, left, right, payers)
        if (
            role == "object"
            and payers.kind != "fund"
            and result
            and result[-1].role in ("by", "subject")
            and text[payers.start - 1] == "、"
        ):
            role = "subject"
        result.append(replace(payers, role=role))
    if not any(p.role in ("by", "subject") and p.kind != "fund" for p in result):
        shared = (p for p in result if p.kind == "level" and _RATIO.match(text, p.end))
        return [replace(p, role="subject") for p in shared] or result
    return result


def of_budget(text: str, left: int, right: int) -> Iterator[Payers]:
    """Whose budget: 同级, 市、县, 各级 before 财政预算."""
    words = text[left:right]
    if match := _ENUM.fullmatch(text, left, right):
        yield Payers(left, right, "level", tuple(m["word"] for m in _ONE.finditer(match["items"])))
    elif _VAGUE.fullmatch(words) or words in ("各级政府", "地方", "县级以上"):
        yield Payers(left, right, "level", (words.removesuffix("政府"),))


def private(text: str, left: int, right: int) -> Iterator[tuple[Payers, int]]:
    """Private parties that a clause says bear a cost, with where the verb ends: 由业主承担, 项目单位自筹."""
    if text.find("由", left, right) < 0 and text.find("自", left, right) < 0:
        return
    for match in _PRIVATE.finditer(text, left, right):
        if match["by"] or "自" in match["verb"]:
            yield Payers(match.start("who"), match.end("who"), "private", (match["who"],), role="by"), match.end()


def _places(text: str, left: int, right: int) -> Iterator[Payers]:
    """Places listed by name before 按 and a ratio: 甲市、乙县按市县3:7."""
    if not _PLACE_PAYS.search(text, left, right):
        return
    match = _PLACES.match(text, left, right)
    if match and not _ENUM.fullmatch(match["names"]) and not _ZONE.search(match["names"]):
        yield Payers(match.start("names"), match.end("names"), "place", tuple(match["names"].split("、")))


def _levels(text: str, left: int, right: int, mentions: Sequence[Mention]) -> Iterator[Payers]:
    """中央、省、市、县四级财政, 市财政, 市、县两级, 省和县, 市级."""
    if not _LEVEL_HINT.search(text, left, right):
        return
    tiers = [m for m in mentions if m.kind == "tier" and left <= m.start and m.end <= right]
    taken = left
    for match in _ENUM.finditer(text, left, right):
        start, end = match.span()
        named = any(m.start == start for m in tiers)
        bounded = start == left or not "\u4e00" <= text[start - 1] <= "\u9fff" or _LED.search(text, max(left, start - 6), start)
        if match["tail"] and (bounded or named):
            every = "各" if text[start - 1 : start] == "各" else ""
            yield Payers(start - len(every), end, "tier", tuple(every + name for name in _tier_names(match)))
            taken = end
        elif not match["tail"] and bounded and _is_level(text, match):
            words = tuple(m["word"] + (m["level"] or "").removeprefix("级") for m in _ONE.finditer(match["items"]))
            yield Payers(start, end, "level", words)
            taken = end
    for tier in tiers:
        if tier.start >= taken or not _ENUM.search(text, tier.start, tier.end):
            yield Payers(tier.start, tier.end, "tier", (tier.text,))
    yield from _relative(text, left, right)


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
    """上、下级财政; after 由 also 各级, 同级, 当地政府."""
    if text.find("由", left, right) < 0 and text.find("上、下级", left, right) < 0:
        return
    for match in _BOTH.finditer(text, left, right):
        tail = match["tail"] or ""
        yield Payers(match.start(), match.end(), "tier", (f"上级{tail}", f"下级{tail}"))
    for match in _VAGUE.finditer(text, left, right):
        by = _BY.search(text, max(left, match.start() - 4), match.start())
        if by and not text.startswith(("财政", "政府", "人民"), match.end()):
            yield Payers(match.start(), match.end(), "level", (match[0],))


def _tier_names(match: re.Match[str]) -> tuple[str, ...]:
    items = [(m["word"], m["level"] or "") for m in _ONE.finditer(match["items"])]
    apart = re.search("[、和与及或]", match["items"])
    levelled = match["count"] or any(level == "级" for _, level in items) or (len(items) > 1 and not apart)
    return tuple(
        word + level + "财政"
        if level == "本级"
        else word + ("级财政" if levelled and word not in ("中央", "兵团", "地方") else "财政")
        for word, level in items
    )


def _organs(text: str, left: int, right: int, mentions: Sequence[Mention]) -> Iterator[Payers]:
    for mention in mentions:
        if mention.kind in _ORGANS and left <= mention.start and mention.end <= right and not _NO_PAYER.search(mention.text):
            more = _GOVERNMENT.match(text, mention.end, right)
            name = mention.text + (more[0] if more else "")
            yield Payers(mention.start, more.end() if more else mention.end, "organ", (name,))


def _funds(text: str, left: int, right: int) -> Iterator[Payers]:
    """市中小企业发展专项资金, 失业保险基金, 福利彩票公益金."""
    if not _FUND_HINT.search(text, left, right):
        return
    last = left
    for match in _FUND_END.finditer(text, left, right):
        start = last + 1 if last > left and text[last] in "和与及" else left
        for bound in _FUND_START.finditer(text, start, match.start()):
            start = bound.end()
        last = match.end()
        name = text[start : match.end()]
        if (
            4 <= len(name) <= 34
            and not _LEVELS_ONLY.fullmatch(name)
            and not _NO_FUND.match(name)
            and not _FUND_ACTS.search(name)
        ):
            yield Payers(start, match.end(), "fund", (name,))


def _merged(text: str, found: list[Payers]) -> list[Payers]:
    """Neighbours that 、 or 和 joins as one: 省级财政和市县财政, 县（市、区）政府、乡镇（街道）; a fund only after 由."""
    result: list[Payers] = []
    for payers in found:
        last = result[-1] if result else None
        funds = last is not None and last.kind != payers.kind and "fund" in (last.kind, payers.kind) and last.role != "by"
        if last and not funds and last.end < payers.start and _AND.fullmatch(text, last.end, payers.start):
            names = last.names + payers.names
            if last.kind != payers.kind:
                names = last.wordings(fiscal=False) + payers.wordings(fiscal=False)
            kind = last.kind if last.kind == payers.kind else "organ"
            result[-1] = Payers(last.start, payers.end, kind, names, last.role)
        else:
            result.append(payers)
    return result


def _role(text: str, left: int, right: int, payers: Payers) -> Role:
    before = text[max(left, payers.start - 14) : payers.start]
    if "除" in text[left : payers.start] and any(
        match.start() < payers.start < match.end() for match in _EXCEPT.finditer(text, left, right)
    ):
        return "excepted"
    near = text.startswith(_NEAR, payers.start)
    if _BY.search(before) or (near and "由" in before[-9:]):
        return "by"
    if payers.kind == "fund":
        return "by" if before.endswith(("从", "在", "用")) else "subject" if payers.start == left else "object"
    if before.endswith("“"):
        return "subject" if payers.kind == "level" else "object"
    if text.startswith("的", payers.end) or _OBJECT.search(before) or _HEDGE.search(text[left : payers.start]):
        return "object"
    return "subject" if payers.kind == "place" or _HEADS_CLAUSE.fullmatch(text, left, payers.start) else "object"
