"""Who can pay: tiers and levels of government, agencies, places, funds, and private parties that are said to bear a cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.components.paying import levels
from govgraph.components.paying.levels import BY, ORGANS, is_enumeration
from govgraph.components.paying.payer import WORDS, Payers, Role, either
from govgraph.model import Mention

#: what a clause with a payer that is no known name has one of
_CUE = re.compile(
    "财|级|由|从|除|金|费|中央|预算|转移支付|本级|支出项目|收益|村（|"
    + "|".join(a + b for a in "省市县区旗州盟镇乡村" for b in "按各、和与补给配承负再奖自")
)
_NO_PAYER = re.compile(f"(?:{either(WORDS['no_payers'])})$")
_GOVERNMENT = re.compile("(?:（[市县区旗、州]{1,5}）)?(?:人民)?政府(?=出资|财政)|（[市县区旗、州]{1,5}）")
_OBJECT = re.compile(f"(?:{either(WORDS['before_object'])})$")
_OPENS = re.compile("(?:(?:其中|同时|此外|另外)[：:，]?)?")
_RATIO = re.compile(r"[\d.]+∶")
_NEAR = ("所在地", "同级", "本级", "当地")
_AND = re.compile("(?:、|和|与|及|以及|同|，)?(?:各|其他|其它)?")
_EXCEPT = re.compile("除(?P<in>[^，。；]{1,60}?)(?:以)?外(?=[，、市省县由的]|$)")
_HEDGE = re.compile("鼓励|引导|吸引|动员|倡导|支持(?=[^，。；]{0,12}(?:参与|出资|设立))|通过$|指由|是指")
_NO_PLACE = "由对按和与为金费部分需各其除据参"
_ZONE = re.compile("[社地园辖小校库灾景林矿牧城市]区(?:、|$)")
_PLACE = rf"(?:(?![{_NO_PLACE}])[\u4e00-\u9fff]){{1,8}}?[市县区旗州盟]"
_PLACES = re.compile(
    rf"(?:其中[：，]?)?(?P<names>(?:{_PLACE}、)*{_PLACE})"
    r"(?:等?\d*个?[县市区（）、]*)?(?=按|各自?(?:承担|负担)|承担|负担|分担|（)"
)
_PLACE_PAYS = re.compile("[市县区旗州盟](?:[按各（等]|承担|负担|分担)")
_FUND_HINT = re.compile("金|经费|项费用|预算|转移支付|收益|项目|附加")
_FUND_END = re.compile(f"(?:{either(WORDS['funds'])})(?!{either(WORDS['no_payer_fund'])})")
_FUND_START = re.compile(
    "[，。；：“”（）《》由从在用除以与于向至、\t\n]|(?<=财政|政府)[和与及]|其中|通过|然后|首先|[一二三四五]是|先"
)
_LISTED = re.compile("、(?!资金|基金|经费)")
_NO_FUND = re.compile(f"(?:{either(WORDS['no_fund'])})")
_LEVELS_ONLY = re.compile("(?:中央|自治区|[省市县区州盟旗、和与及级]|上级|本级|各级)+(?:资金|经费|预算)")
_FUND_ACTS = re.compile(either(WORDS["fund_acts"]))
_HEADS_CLAUSE = re.compile(
    rf"(?:\s|[一二三四五六七八九十]是|其中|同时|此外|另外|并|原则上|每年|20\d\d(?:[—–-]20\d\d)?年[^，。；]{{0,6}}?|具体|（[^（）]*）|[“”\d.])*+"
    rf"(?:[^，。；由对]{{0,40}}?(?:{either(WORDS['money'])}|部分|以|需|应|项目|地区|[费金款户者外]|人员|机构|在))?"
)


def find(text: str, left: int, right: int, mentions: Sequence[Mention]) -> list[Payers]:
    """The payers of a clause, enumerations as one, with the role in which each stands."""
    if not mentions and not _CUE.search(text, left, right):
        return []
    found = [*_places(text, left, right)] if _PLACE_PAYS.search(text, left, right) else []
    found += levels.find(text, left, right, mentions)
    if mentions:
        found += _organs(text, left, right, mentions)
    if _FUND_HINT.search(text, left, right):
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
        result.append(payers if payers.role == role else replace(payers, role=role))
    if not any(p.role in ("by", "subject") and p.kind != "fund" for p in result):
        shared = (p for p in result if p.kind == "level" and _RATIO.match(text, p.end))
        return [replace(p, role="subject") for p in shared] or result
    return result


def _places(text: str, left: int, right: int) -> Iterator[Payers]:
    """Places listed by name before 按 and a ratio: 甲市、乙县按市县3:7."""
    match = _PLACES.match(text, left, right)
    if match and not is_enumeration(match["names"]) and not _ZONE.search(match["names"]):
        yield Payers(match.start("names"), match.end("names"), "place", tuple(match["names"].split("、")))


def _organs(text: str, left: int, right: int, mentions: Sequence[Mention]) -> Iterator[Payers]:
    for mention in mentions:
        if mention.kind in ORGANS and left <= mention.start and mention.end <= right and not _NO_PAYER.search(mention.text):
            more = _GOVERNMENT.match(text, mention.end, right)
            name = mention.text + (more[0] if more else "")
            yield Payers(mention.start, more.end() if more else mention.end, "organ", (name,))


def _funds(text: str, left: int, right: int) -> Iterator[Payers]:
    """市中小企业发展专项资金, 失业保险基金, 福利彩票公益金."""
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
    if BY.search(before) or (near and "由" in before[-9:]):
        return "by"
    if payers.kind == "fund":
        return (
            "by"
            if before.endswith(("从", "在", "用"))
            else "subject"
            if _OPENS.fullmatch(text, left, payers.start)
            else "object"
        )
    if before.endswith("“"):
        return "subject" if payers.kind == "level" else "object"
    if text.startswith("的", payers.end) or _OBJECT.search(before) or _HEDGE.search(text[left : payers.start]):
        return "object"
    return "subject" if payers.kind == "place" or _HEADS_CLAUSE.fullmatch(text, left, payers.start) else "object"
