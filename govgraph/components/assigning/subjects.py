"""Subjects of duties beyond plain names: whole noun phrases (市场监管领域各部门), levels (由市、县两级), unlisted organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph import names
from govgraph.components.assigning import words
from govgraph.model import Mention

_CLAUSE = re.compile(r"(?:^|[，,；;。：:])(?P<lead>其中|同时|此外|由|经|并由)?")
_PHRASE = re.compile(
    r"(?P<np>[\u4e00-\u9fff（）()、“”A-Za-z\d]{1,26}?(?:部门|单位|机构|公司|协会|商会|组织|团体|集团|银行|医院|学校|院校|企业|支队|大队|工作组|专班|专家组|[\u4e00-\u9fff]{2}组|委员会|法院|检察院|党委|党组织|社区|街道|乡镇))"
    r"(?=[，,]?(?:要(?!求|素|点)|应当|应(?!急|用|对)|须|必须|负责(?!人|同志)|承担|牵头(?!单位)|按照?(?:各自)?(?:职责|职能)))"
)
_LEVEL = re.compile(r"由(?P<levels>(?:中央|国家|省|自治区|市|州|县|区|旗|镇|乡|、|和|与|级|本级){1,10}?(?:级|两级|三级|市县|县区))(?=[\u4e00-\u9fff])(?!政府|人民政府|统筹区|[^，。；]{0,14}(?:资金|财政|经费))")
_LEVEL_WORD = re.compile("中央|国家|省|自治区|市|州|县|区|旗|镇|乡")
_WIDER = re.compile(r"[^，,；;。：:、\s和与及或由要应须对将向把在被使]{1,18}$")
_COUNTED = re.compile(r"(?:(?:(?!的)[\u4e00-\u9fff]){1,3}、)+[\u4e00-\u9fff]{1,3}等?[\d一二三四五六七八九十]+个[\u4e00-\u9fff]{0,4}$")  #: 甲、乙、丙3个试点 + 县人民政府
_PART = re.compile("(?:下设|下属|所属|直属)$")
_OWN = re.compile("(?P<own>[省市州县区]本级)[及和与、]$")
_FUNCTION = re.compile("[是要应须对将向把在被使由为了按]|根据|通过|加强|推进|落实|负责")
_PIECE = re.compile(r"[\u4e00-\u9fff（）()“”]{2,12}")
_VERBAL = re.compile("成立|分别|设立|编制|提供|给予|完成|[要应由对将向在为把按使被]|负责|加强|推进|落实|建立|做好|开展|实施|制定")
_GAP = re.compile(r"(?:等(?:[\u4e00-\u9fff]{0,4}(?:团体|部门|单位|组织))?)?(?P<list>[、和与及以]+.{2,40}?)(?:等(?:[\u4e00-\u9fff]{0,4}(?:团体|部门|单位|组织))?)?(?:[、和与及]|以及)?$")


def more(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions of a sentence with noun phrases whole, and with what the lexicon does not list."""
    found = [_widened(text, start, m) for m in mentions]
    found += _levels(text, start, end)
    found += _own(text, start, found)
    taken = [(m.start, m.end) for m in found]
    found += (m for m in _phrases(text, start, end) if not any(a < m.end and m.start < b for a, b in taken))
    return sorted(found, key=lambda m: (m.start, m.end))


def _widened(text: str, start: int, m: Mention) -> Mention:
    """市场监管领域 + 各部门, 涉及多项业务的 + 部门: a collective with the modifier that begins its clause."""
    if m.text != text[m.start : m.end]:
        return m
    if m.kind in ("collective", "government") and (listed := _COUNTED.search(text[max(start, m.start - 60) : m.start])):
        whole = listed[0] + m.text
        return Mention(m.start - len(listed[0]), m.end, m.kind, whole, whole)
    if m.kind != "collective":
        return m
    if part := _PART.search(text[max(start, m.start - 4) : m.start]):
        return Mention(m.start - len(part[0]), m.end, m.kind, part[0] + m.text, part[0] + m.text)
    match = _WIDER.search(text[start : m.start])
    if not match or _FUNCTION.search(match[0]):
        return m
    before = text[start : m.start - len(match[0])]
    if before and before[-1] not in "，,；;。：:由":
        return m
    if not re.search("(?:领域|行业|系统|范围|条件|辖区|区域|所在地?|涉及.*|[的各])$", match[0]):
        return m
    whole = match[0] + m.text
    return Mention(m.start - len(match[0]), m.end, m.kind, whole, whole)


def _own(text: str, start: int, found: list[Mention]) -> Iterator[Mention]:
    """市本级及各县人民政府: the city's own government, completed by what follows."""
    for m in found:
        match = _OWN.search(text[max(start, m.start - 6) : m.start])
        if match and (end := re.search("(?:人民)?政府$", m.text)):
            at = max(start, m.start - 6) + match.start()
            yield Mention(at, at + len(match["own"]), "government", match["own"] + end[0], match["own"] + end[0])


def _phrases(text: str, start: int, end: int) -> Iterator[Mention]:
    begins = [start, *(c.end() for c in _CLAUSE.finditer(text, start, end))]
    for begin in begins:
        match = _PHRASE.match(text, begin, end)
        if match and not _FUNCTION.search(match["np"]) and "、" not in match["np"]:
            at = match.start("np")
            yield Mention(at, match.end("np"), "organization", match["np"], match["np"])


def _levels(text: str, start: int, end: int) -> Iterator[Mention]:
    """由市、县两级自主安排: 市级, 县级; 由市级制定: 市级."""
    for match in _LEVEL.finditer(text, start, end):
        found = match["levels"]
        if re.fullmatch("市县|县区", found):
            yield Mention(match.start("levels"), match.end("levels"), "level", found, found)
            continue
        for word in _LEVEL_WORD.findall(found):
            name = word if word in ("中央", "国家") else f"{word}级"
            yield Mention(match.start("levels"), match.end("levels"), "level", name, name)


def between(text: str, start: int, end: int) -> list[Mention] | None:
    """The unlisted names of a gap in an enumeration (等人民团体和基层党组织、); None where the gap is none."""
    gap = text[start:end]
    if not 3 <= len(gap) <= 60 or _VERBAL.search(gap) or not re.search("[、和与及]", gap) or re.search("[，。；：]", gap):
        return None
    match = _GAP.fullmatch(gap)
    if not match:
        return None
    found = []
    for piece in re.split("[、和与及]|以及", match["list"]):
        if piece and (not _PIECE.fullmatch(piece) or _PART.search(piece)):
            return None
        if piece:
            at = text.index(piece, start)
            found.append(Mention(at, at + len(piece), "organization", piece, piece))
    return found


def tail(text: str, start: int, limit: int) -> list[Mention]:
    """The unlisted names that end an enumeration before its duty word: …、殡葬行业协会、老年人协会等基层组织要."""
    match = re.match(r"(?P<list>(?:[、和与及]|以及)[\u4e00-\u9fff、（）()]{1,30}?)(?:等[\u4e00-\u9fff]{0,6})?(?=[，,]?(?:(?<![必重主首])要(?!求|素|点)|应当|必须|须|负责|分别|共同|自行|自主|筹集|承担|负担|按照?))", text[start:limit])
    if not match or _VERBAL.search(match["list"]):
        return []
    found = []
    for piece in re.split("[、和与及]|以及", match["list"]):
        if not piece:
            continue
        if not (_PIECE.fullmatch(piece) or piece in ("村", "乡", "镇")) or piece.startswith(("所属", "下属", "下设")):
            return []
        at = text.index(piece, start)
        found.append(Mention(at, at + len(piece), "organization", piece, piece))
    return found


def is_known(text: str) -> bool:
    """Whether a wording is a name of the lexicon."""
    return bool(names.kind(text))


def duty_after(text: str) -> re.Match[str] | None:
    """The duty word after a subject."""
    return words.duty().match(text)
