"""Reads names of free wording: coordination bodies and their offices, companies, institutions."""

from __future__ import annotations

import re
from functools import cache

from govgraph.model import Mention
from govgraph.names import bounds, endings, places, trie, vocabulary
from govgraph.names.owners import Piece, prefix

_BODY_STOPS = bounds.DELIMITERS | frozenset("的了由向把从让须是各在")
_INNER_END = re.compile("领导小组|指挥部|联席会议|办公室|（以下简称|(?:部门|单位|政府|[局委厅院])(?=[为是对应要须])")
_GROUP_AFTER = re.compile("[，。、；：（）\n\t“” ]|负责|牵头|要|应|由|设|承担|会同|根据|按照|组织|定期|及时|制定|提出|开展|$")
_NO_GROUP = re.compile("(?:党|小|班|分|各|本|该|每|重|编|改|[一二三四五六七八九十]|居民|村民|生产|互助|对照)$")
_LEVEL_CHAR = re.compile("[省市县区州旗盟镇乡]|街道|兵团|自治区|中国|国家|中央|全国|驻[\u4e00-\u9fff]")
_AGENCY_ENDS = ("局", "委员会", "厅", "办", "委", "办公室")
_LEVELS = frozenset("省市县区州盟旗")
_NAMED_COMPANY = ("有限公司", "有限责任公司", "分公司", "股份公司", "集团公司", "供电公司")


def body(piece: Piece, start: int, stop: int) -> list[Mention]:
    """澜江市“十四五”规划编制领导小组, 指挥部, 联席会议."""
    return piece.mention(body_start(piece.text, start), stop, "body")


def body_start(text: str, start: int) -> int:
    """Where the name of a body begins whose ending starts at an offset."""
    begin = bounds.run_start(text, start, 45, _BODY_STOPS)
    begin = min(bounds.after_last(bounds.breaks(), text, begin, start + 1), start)
    for inner in _INNER_END.finditer(text, begin, start):
        begin = inner.end()
    return bounds.without_leads(text, begin, start)


def group(piece: Piece, start: int, stop: int) -> list[Mention]:
    """监测预报组, 综合协调组, 专家组."""
    text = piece.text
    if not _GROUP_AFTER.match(text, stop):
        return []
    begin = bounds.after_last(bounds.breaks(), text, bounds.run_start(text, start, 10, bounds.STOPS), start)
    begin = min(bounds.without_leads(text, begin, stop), start)
    if text.endswith("各", 0, begin) and 1 <= start - begin <= 8:
        return piece.mention(begin - 1, stop, "collective")  # 各专项工作组
    if not 2 <= start - begin <= 8 or _NO_GROUP.search(text, begin, start) or not bounds.led_in(text, begin):
        return []
    return piece.mention(begin, stop, "body")


def company(piece: Piece, start: int, stop: int) -> list[Mention]:
    """山西澜江煤层气有限公司, 国网澜江供电公司, 人民银行澜江市中心支行; 物业公司 is a collective of private parties."""
    text = piece.text
    begin = bounds.run_start(text, start, 30, bounds.DELIMITERS, quotes=False)
    if inner := _INNER.search(text, max(0, begin - 6), begin):  # 有线电视网络（集团）股份有限公司
        begin = bounds.run_start(text, inner.start(), 30, bounds.DELIMITERS, quotes=False)
    begin = bounds.after_last_lead(text, begin, start)
    name = text[begin:stop]
    if name.startswith(("人民银行", "中国人民银行", "人行")):
        return piece.mention(begin, stop, "agency")
    if text.endswith("各", 0, begin):
        return piece.mention(begin - 1, stop, "collective")
    if name.startswith(("有限", "股份", "（")) or start == begin or (start - begin < 2 and name[0] not in _LEVELS):
        return []
    if text.startswith("银行", start) and not _BANK.search(name):
        return []
    if found := sisters(piece, begin, stop):
        return found
    placed = name[0] in _LEVELS or name[:2] in places.short_names() or name[0] == "国"
    named = name.endswith(_NAMED_COMPANY) or len(name) > 6 or placed
    return piece.mention(begin, stop, "organization" if named else "collective")


_INNER = re.compile("（(?:集团|控股|中国|[\u4e00-\u9fff]{2,3})）$")
#: 电信、移动、联通公司: one each, their shared word completed
_SISTERS = re.compile("(?:(?:电信|移动|联通|网通|铁塔|广电|供电|供水|燃气|热力|自来水)、)+$")
_BANK = re.compile("商业|村镇|农村|城市|合作|开发|发展")
def sisters(piece: Piece, begin: int, stop: int) -> list[Mention]:
    """电信、移动、联通公司: each by itself; nothing where a company stands alone."""
    match = _SISTERS.search(piece.text, max(0, begin - 20), begin)
    if not match:
        return []
    found, at = [], match.start()
    for word in piece.text[match.start() : begin].rstrip("、").split("、"):
        found.append(Mention(at, at + len(word), "organization", word + "公司", word + "公司"))
        at += len(word) + 1
    return [*found, *piece.mention(begin, stop, "organization")]


#: 举办, 布局: with these before it an ending is part of another word
_OTHER_WORD = {"办": "举主承协督交兴开创经代申补民公", "局": "布格结大当全开僵破", "站": "网", "科": "外内学文理工专百农林本教儿妇牙眼骨全分伤皮", "所": "场厕", "院": "法"}
_ARMED = re.compile("武警[\u4e00-\u9fff]{0,6}$")


#: 和 of 水利和湖泊局, where no office ends before it
_JOINT = re.compile("(?<=[\u4e00-\u9fff]{2})(?<![局委厅办会部])[和与](?=[\u4e00-\u9fff]{2,10}$)")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(trie.pattern(vocabulary.words("no_name")))


def institution(piece: Piece, start: int, stop: int) -> list[Mention]:
    """领导小组办公室; 市大数据应用局, 县人民医院, 市120急救中心: what a level or place makes a name."""
    text = piece.text
    tail = text[start:stop]
    ending = endings.ending_at(text, start)
    if ending and ending[1] in ("body", "group") and tail in ("办公室", "办", "秘书处"):
        return piece.mention(body(piece, start - len(ending[0]), start)[0].start, stop, "office")
    if tail == "办公室" and bounds.led_in(text, start):
        return piece.mention(start, stop, "office")
    if text.startswith(("长", "员"), stop) or (start and text[start - 1] in _OTHER_WORD.get(tail, "")):
        return []
    if tail in ("支队", "总队", "中队") and (armed := _ARMED.search(text, max(0, start - 8), start)):
        whose = prefix(piece, armed.start())
        return piece.mention(whose.start if whose else armed.start(), stop, "organization")
    if tail in ("司", "分署", "专员办", "特派办", "督察局"):
        return _ministry_department(piece, start, stop)
    return _below(piece, start, stop, ending) or of_place(piece, start, stop, tail) or each(piece, start, stop) or _university(piece, start, stop)


def _ministry_department(piece: Piece, start: int, stop: int) -> list[Mention]:
    """教育部 · 高校学生司: what a ministry has below it."""
    for at in range(start - 2, max(start - 10, 1), -1):
        ministry = endings.ending_at(piece.text, at)
        if ministry and ministry[1] == "national":
            return piece.mention(at - len(ministry[0]), stop, "agency")
    return []


def _university(piece: Piece, start: int, stop: int) -> list[Mention]:
    """石河子大学, 黄海水产研究所: a university, an institute is known by its own name."""
    if not piece.text.endswith(("大学", "学院", "研究院", "研究所"), 0, stop):
        return []
    start = stop - (2 if piece.text.endswith(("大学", "学院"), 0, stop) else 3)
    begin = bounds.run_start(piece.text, start, 10, bounds.STOPS)
    begin = bounds.without_leads(piece.text, bounds.after_last_lead(piece.text, begin, start), start)
    generic = piece.text[begin:start] in ("老年", "普通", "重点", "一流", "综合性", "科学", "高等", "科研", "专业")
    least = 4 if piece.text.endswith("学院", 0, stop) else 2  # 湖阳职业技术学院, but 书画学院 only with its place
    return piece.mention(begin, stop, "organization") if start - begin >= least and not generic else []


def _below(piece: Piece, start: int, stop: int, ending: tuple[str, str] | None) -> list[Mention]:
    """A unit right behind the name of its office: 市公安局 · 交通管理支队."""
    from govgraph.names.finder import read

    if not ending or ending[1] not in ("department", "institution", "government"):
        return []
    if piece.text[start:stop] in ("局", "委", "厅"):
        return []
    above = read(ending[1], piece, start - len(ending[0]), start)
    if above and above[-1].end == start and above[-1].kind != "collective":
        return piece.mention(above[-1].start, stop, above[-1].kind)
    return []


_MANY = ("中心", "站", "所", "企业", "校", "场", "社", "院", "协会", "馆", "大学", "管理委员会", "管委会", "联合会", "中学", "小学", "幼儿园")


def each(piece: Piece, start: int, stop: int) -> list[Mention]:
    """各电信运营企业, 各殡仪馆, 各寺院管理委员会."""
    begin = bounds.run_start(piece.text, start, 10, bounds.STOPS)
    plural = piece.text.endswith(_MANY, start, stop) and not bounds.breaks().search(piece.text, begin, start)
    if not plural or not piece.text.endswith("各", 0, begin) or piece.text[begin] in "级组部":
        return []
    return piece.mention(begin - 1, stop, "collective")


_VERB_IN = re.compile("书记|同志|主任|[局厅市县区]长任?|[局委厅部院府会](?:督促|委托|核定|组织|协调|会同|要求|通知)")
_OFFICE_IN = re.compile("[\u4e00-\u9fff]{2}[局委厅](?=[\u4e00-\u9fff])")  #: 县 · 建设局质监 · 站
_NO_INNER = re.compile("[对为将与的要应]|政府|部门")
_EACH_HAS = ("办公室", "中心", "站", "所", "服务中心", "服务站")
_NATIONAL = ("全国", "国家", "中国")


def of_place(piece: Piece, start: int, stop: int, tail: str) -> list[Mention]:
    """A name of free wording behind a level or place: 市 · 大数据应用 · 局, 市 · 水利和湖泊 · 局."""
    text = piece.text
    listed = tail in vocabulary.forms()
    for level in _LEVEL_CHAR.finditer(text, max(0, start - 18), start):
        ends = level.end() + text.startswith(("）", "级"), level.end())  # 乡（镇）, 县级
        inner = text[ends:start]
        if not 1 <= len(inner) <= 14 or set(_JOINT.sub("", inner)) & bounds.STOPS:
            continue
        if _VERB_IN.search(inner) or (_no_name().match(inner) and not listed and not _OFFICE_IN.search(inner)) or bounds.breaks().search(inner):
            continue
        if level[0] in _NATIONAL and len(inner) > 3 and tail in ("中心", "院", "学院", "研究院", "研究所", "协会", "联合会") and bounds.led_in(text, level.start()):
            return piece.mention(level.start(), stop, "organization")
        before = prefix(piece, ends)
        if before and before.kind == "several" and tail in _EACH_HAS and 2 <= len(inner) <= 12 and not _NO_INNER.search(inner) and bounds.led_in(text, before.start):
            return piece.mention(before.start, stop, "collective")  # 街镇社区事务受理服务中心
        if before and before.kind != "several" and (before.kind == "place" or bounds.led_in(text, before.start)):
            party = inner[0] == "委" or inner[-1] + tail == "工委"
            kind = "party" if party else "agency" if tail.endswith(_AGENCY_ENDS) else "organization"
            return piece.mention(before.start, stop, kind)
    return []
