"""Subjects of duties beyond plain names: whole noun phrases (市场监管领域各部门), levels (由市、县两级), unlisted organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from govgraph.components.assigning import words
from govgraph.model import Mention
from govgraph.names import vocabulary

_DUTY_SIGNS = "要应须必务负承牵按会协配每"
_DUTY_WORD = re.compile(
    "(?:(?<![必重主首需])要(?!求|素|点)|应当|应(?!急|用|对)|须|必须|务必|负责(?!人|同志)|承担|牵头(?!单位)|会同|协助|配合(?!单位|部门)|每(?:年|季度|半年|月|周)|按照?(?:各自)?(?:职责|职能))"
)
_PHRASE = re.compile(r"(?:其中|同时|此外|并由|由)?(?P<np>[\u4e00-\u9fff（）()“”A-Za-z\d]{3,26})$")
_CHIEFS = re.compile("(?:各级|[省市县区州旗乡镇村]级|[省市县区州旗乡镇村]、[省市县区州旗乡镇村]|总|各)(?:总)?[河林湖田路湾]长(?:、[河林湖田路湾]长)*(?![制江春沙])")
_TOWNS = re.compile(
    "(?:^|(?<=[，,；;。：:\n由]))(?P<names>(?:(?!各|有关|相关|项目|乡镇|城镇|集镇|建制镇|街)[\u4e00-\u9fff]{1,4}(?<!乡)(?<!城)(?<!集)(?:镇|乡|街道)"
    "|(?:[\u4e00-\u9fff]{2,4}(?:镇|乡|街道)[、和])(?:[\u4e00-\u9fff]{3,14}[、和])*[\u4e00-\u9fff]{3,14}|(?:乡镇|街道|社区|村|乡)(?:[、和](?:乡镇|街道|社区|村|乡))*))$"
)
_TOWN_WORD = re.compile("[镇乡村]|街道|社区")
_PRIVATE = re.compile("的.*(?:企业|机构|学校|幼儿园|公司|银行|医院|组织)$")  #: 享受补贴的养老机构: anybody who
_AS = re.compile("作为[^，。；]{2,24}$")
_NO_SUBJECT = re.compile("^(?:(?:代发|经办|承办|合作|开户|代理)银行|单个|有条件|符合条件|具备条件|任何|下列|以下|违规|违法)")
_LEVEL_WORD = re.compile("中央|国家|省|自治区|市|州|县|区|旗|镇|乡")
_WIDER = re.compile(r"[^，,；;。：:、\s和与及或由要应须对将向把在被使]{1,18}$")
_COUNTED = re.compile(r"(?:(?:(?!的)[\u4e00-\u9fff]){1,3}、)+[\u4e00-\u9fff]{1,3}等?[\d一二三四五六七八九十]+个[\u4e00-\u9fff]{0,4}$")  #: 甲、乙、丙3个试点 + 县人民政府
_PART = re.compile("(?:下设|下属|所属|直属)$")
_OWN = re.compile("(?P<own>[省市州县区]本级)[及和与、]$")
_MODIFIERS = ("领域", "行业", "系统", "范围", "条件", "辖区", "区域", "所在地", "所在", "的", "各")
_UNIT = re.compile(
    "(?:(?:的)?(?!委托|指定|授权|督促)[^，。；：、的要应须负承按由将对]{0,6}(?:机构|科室|处室|股室)"
    "|(?![^，。]{0,4}(?:会同|指导|组织|开展|成立|建设|设立|支持|依托|建立|通过))[\u4e00-\u9fff]{2,6}(?<!各)(?:中心|营业部|分部))(?=[在负要应须开对按承])"
    "|(?<=联)组织(?=[要应须负])"  # 妇联 · 组织
)
_FUNCTION = re.compile("[是要应须对将向把在被使由为了按]|根据|通过|加强|推进|落实|负责|配合|协助|会同|督促|指导|支持|鼓励|允许|引导")
_PIECE = re.compile(r"[\u4e00-\u9fff（）()“”]{2,12}")
_VERBAL = re.compile("成立|分别|设立|编制|提供|给予|完成|[要应由对将向在为把按使被]|负责|加强|推进|落实|建立|做好|开展|实施|制定|委托的|组织的")
_STATIONS = ("所", "站", "队", "中心", "卫生院")
_STATION_OF = re.compile("(?:(?<=[，。；：、由\n])|(?<=^))(?![经报请由据])(?:(?![和及与])[\u4e00-\u9fff]){2,6}$")  #: 体育中心 · 市场监管所
_GAP = re.compile(
    r"(?:等(?:[\u4e00-\u9fff]{0,4}(?:团体|部门|单位|组织))?)?(?P<list>[、和与及以]+.{2,40}?)(?:等(?:[\u4e00-\u9fff]{0,4}(?:团体|部门|单位|组织))?)?(?:[、和与及]|以及)?$"
)
_TAIL = re.compile(
    r"(?P<list>(?:[、和与及]|以及)[\u4e00-\u9fff、（）()]{1,30}?)(?:等[\u4e00-\u9fff]{0,6})?"
    r"(?=[，,]?(?:(?<![必重主首])要(?!求|素|点)|应当|应(?!急|用|对|有)|必须|须|负责|分别|共同|自行|自主|组织实施|配合|参与|参加|协助|筹集|承担|负担|按照?))"
)
_AHEAD = re.compile(r"(?:^|(?<=[，。；：\n]))(?P<np>[\u4e00-\u9fff（）]{3,16})$")
_FIELD_AHEAD = re.compile("(?:(?<=[，。；：\n])|(?<=^))[\u4e00-\u9fff]{2,5}$")  #: 民政、残联负责
_SPLIT = re.compile("[、和与及]|以及")


def more(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions of a sentence with noun phrases whole, and with what the lexicon does not list."""
    known = list(_whole([_widened(text, start, end, m) for m in mentions]))
    unlisted = [*_levels(text, start, end), *_chiefs(text, start, end), *_phrases(text, start, end)]
    further = [m for m in unlisted if not any(k.start < m.end and m.start < k.end for k in known)]
    found = [*known, *further, *_own(text, start, (*known, *further))]
    return sorted(found, key=lambda m: (m.start, m.end))


def _whole(mentions: list[Mention]) -> Iterator[Mention]:
    """各县（市、区） + 治理工作领导小组: a body of theirs is one name."""
    last: Mention | None = None
    for m in mentions:
        if last and last.end == m.start and last.kind == "collective" and m.kind in ("body", "office"):
            m = Mention(last.start, m.end, m.kind, last.text + m.text, last.text + m.text)
        elif last:
            yield last
        last = m
    if last:
        yield last


def _widened(text: str, start: int, end: int, m: Mention) -> Mention:
    """市场监管领域 + 各部门, 涉及多项业务的 + 部门, 牵头部门 + 法制机构: a name with what makes it whole."""
    if m.text != text[m.start : m.end]:
        return m
    if m.end < end and text[m.end] not in "，。；：、负应要须会" and (unit := _UNIT.match(text, m.end, min(end, m.end + 14))):
        whole = m.text + unit[0]
        return Mention(m.start, unit.end(), "organization", whole, whole)
    if m.kind == "organization" and m.text.endswith(_STATIONS) and (ahead := _STATION_OF.search(text, max(start, m.start - 8), m.start)):
        return _longer(m, ahead[0]) if not _FUNCTION.search(ahead[0]) else m
    if m.kind not in ("collective", "government"):
        return m
    if "个" in text[m.start - 5 : m.start] and (listed := _COUNTED.search(text, max(start, m.start - 60), m.start)):
        return _longer(m, listed[0])
    if m.kind != "collective":
        return m
    if part := _PART.search(text, max(start, m.start - 2), m.start):
        return _longer(m, part[0])
    if not text.endswith(_MODIFIERS, start, m.start) and text.find("涉及", max(start, m.start - 18), m.start) < 0:
        return m
    match = _WIDER.search(text, max(start, m.start - 18), m.start)
    if not match or _FUNCTION.search(match[0]) or (match.start() > start and text[match.start() - 1] not in "，,；;。：:由"):
        return m
    return _longer(m, match[0]) if match[0].endswith(_MODIFIERS) or "涉及" in match[0] else m


def _longer(m: Mention, ahead: str) -> Mention:
    return replace(m, start=m.start - len(ahead), text=ahead + m.text, value=ahead + m.text)


def _own(text: str, start: int, found: Iterable[Mention]) -> Iterator[Mention]:
    """市本级及各县人民政府: the city's own government, completed by what follows."""
    for m in found:
        if not m.text.endswith("政府"):
            continue
        match = _OWN.search(text, max(start, m.start - 6), m.start)
        if match and (end := re.search("(?:人民)?政府$", m.text)):
            name = match["own"] + end[0]
            yield Mention(match.start(), match.start() + len(match["own"]), "government", name, name)


@cache
def _phrase_ends() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What unlisted subjects end with, and where a duty word may follow one."""
    ends = (*words.phrase_ends(), "镇", "乡")
    last = "".join(sorted({word[-1] for word in ends}))
    return ends, re.compile(f"[{_DUTY_SIGNS}](?<=[{last}，].)")


def _phrases(text: str, start: int, end: int) -> Iterator[Mention]:
    """Unlisted subjects right before a duty word, from the head of their clause: 反垄断执法机构要, 由物业服务企业负责."""
    ends, signs = _phrase_ends()
    for match in signs.finditer(text, start, end):
        stop = match.start()
        if not _DUTY_WORD.match(text, stop, end):
            continue
        comma = stop > start and text[stop - 1] == "，"
        stop -= comma
        if comma and (trial := _AS.search(text, max(start, stop - 40), stop)):
            stop = trial.start()  # 云岭镇作为试点镇，要…
        if not text.endswith(ends, start, stop):
            continue
        begin = max(start, *(text.rfind(c, start, stop) + 1 for c in "，；：、由"))
        if towns := _towns(text, start, stop):
            yield from towns
            continue
        phrase = _PHRASE.match(text, begin, stop)
        first = begin == start or text[begin - 1] != "、"
        if not first and (listed := _listed(text, start, stop)):
            yield from listed
            continue
        if phrase and first and not _PRIVATE.search(phrase["np"]) and text.endswith(words.phrase_ends(), start, stop) and not _FUNCTION.search(phrase["np"]) and not _NO_SUBJECT.match(phrase["np"]):
            yield Mention(phrase.start("np"), stop, "organization", phrase["np"], phrase["np"])


def _chiefs(text: str, start: int, end: int) -> Iterator[Mention]:
    """Who answers for a river, a wood, a field: 各级河长, 村级林长."""
    if text.find("长", start, end) < 0:
        return
    for match in _CHIEFS.finditer(text, start, end):
        if match.start() == start or text[match.start() - 1] in "，；：由":
            yield Mention(match.start(), match.end(), "organization", match[0], match[0])


def _towns(text: str, start: int, stop: int) -> list[Mention]:
    """Towns by name that begin their clause: 白石镇, 东关街道、西关街道 (负责, 要)."""
    begin = max(start, stop - 60)
    if not _TOWN_WORD.search(text, begin, stop):
        return []
    match = _TOWNS.search(text[begin:stop])
    names = re.split("[、和]", match["names"]) if match else []
    if len(names) > 1 and not all(name.endswith((*words.phrase_ends(), "镇", "乡", "村")) for name in names):
        return []
    return _placed(text, begin + match.start("names"), names) if match and not any(_FUNCTION.search(name) for name in names) else []


def _listed(text: str, start: int, stop: int) -> list[Mention]:
    """Unlisted subjects that begin their clause together: 中小学、幼儿园 (应当)."""
    begin = max(start, *(text.rfind(c, start, stop) + 1 for c in "，；：由"))
    names = text[begin:stop].split("、")
    fits = all(name.endswith(words.phrase_ends()) and 2 < len(name) < 15 and not _FUNCTION.search(name) and not _NO_SUBJECT.match(name) for name in names)
    return _placed(text, begin, names) if fits and len(names) > 1 else []


def _levels(text: str, start: int, end: int) -> Iterator[Mention]:
    """由市、县两级自主安排: 市级, 县级; 由市级制定, 市级负责…: 市级."""
    if text.find("级", start, end) < 0 and text.find("由市县", start, end) < 0:
        return
    for match in words.levels().finditer(text, start, end):
        group = "by" if match["by"] else "head"
        if group == "head" and match.start() > start and text[match.start() - 1] not in "，。；：":
            continue
        found = match[group]
        whole = re.fullmatch("市县|县区", found)
        parts = [found] if whole else [w if w in ("中央", "国家") else f"{w}级" for w in _LEVEL_WORD.findall(found)]
        for name in parts:
            yield Mention(match.start(group), match.end(group), "level", name, name)


def between(text: str, start: int, end: int) -> list[Mention] | None:
    """The unlisted names of a gap in an enumeration (等人民团体和基层党组织、); None where the gap is none."""
    gap = text[start:end]
    if not 3 <= len(gap) <= 60 or _VERBAL.search(gap) or not re.search("[、和与及]", gap) or re.search("[，。；：]", gap):
        return None
    match = _GAP.fullmatch(gap)
    if not match:
        return None
    pieces = [piece for piece in _SPLIT.split(match["list"]) if piece]
    if pieces and gap[-1] not in "、和与及" and not gap.endswith(pieces[-1] + "等"):
        pieces.pop()  # 和业务 + 监管部门: no name of its own
    if any(not _PIECE.fullmatch(piece) or _PART.search(piece) or piece.endswith("的") for piece in pieces):
        return None
    return _placed(text, start, pieces)


def tail(text: str, start: int, limit: int) -> list[Mention]:
    """The unlisted names that end an enumeration before its duty word: …、殡葬行业协会、老年人协会等基层组织要."""
    match = _TAIL.match(text, start, limit) if text[start : start + 1] in "、和与及以" else None
    if not match or _VERBAL.search(match["list"]):
        return []
    pieces = [piece for piece in _SPLIT.split(match["list"]) if piece]
    for piece in pieces:
        known = _PIECE.fullmatch(piece) or piece in ("村", "乡", "镇")
        if not known or piece.startswith(("所属", "下属", "下设", "其")) or "的" in piece:
            return []
    return _placed(text, start, pieces)


def ahead(text: str, start: int, limit: int) -> list[Mention]:
    """The unlisted name that begins an enumeration: 市公共信用信息工作机构、（有关部门应当）."""
    if start - limit > 2 and text[start - 1] in "、和" and (field := _FIELD_AHEAD.search(text, max(limit, start - 12), start - 1)) and field[0] in vocabulary.fields():
        return [Mention(field.start(), field.end(), "agency", field[0], field[0])]
    if start - limit < 4 or text[start - 1] not in "、和" or not text.endswith(words.phrase_ends(), 0, start - 1):
        return []
    match = _AHEAD.search(text, max(limit, start - 20), start - 1)
    if not match or _FUNCTION.search(match["np"]) or _NO_SUBJECT.match(match["np"]):
        return []
    return [Mention(match.start("np"), match.end("np"), "organization", match["np"], match["np"])]


def _placed(text: str, start: int, pieces: list[str]) -> list[Mention]:
    found = []
    for piece in pieces:
        at = text.index(piece, start)
        found.append(Mention(at, at + len(piece), "organization", piece, piece))
    return found
