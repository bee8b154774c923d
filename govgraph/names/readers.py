"""Reads the name that a known ending closes: what stands before it, and the parts of an enumeration that share it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from govgraph.model import Mention
from govgraph.names import endings, places, vocabulary
from govgraph.names.trie import pattern


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of folded width in which names are read, and the places known beside those of GB/T 2260."""

    text: str
    known: frozenset[str]


_DELIMITERS = frozenset("，。、；：（）《》〈〉“”‘’！？…—·\n\t 　|/【】〔〕[]0123456789％%")
_FUNCTION = frozenset("的了在由经报向请与和及对将把从为以并等应要须是或让给使被按因")
_BOUNDARY = _DELIMITERS | _FUNCTION
_STOPS = _BOUNDARY - frozenset("0123456789")

#: what may not follow an ending: 市委托, 办理, 政府采购, 银行卡
_CONTINUED = re.compile(
    "(?<=委)[托派任员培]|(?<=办)[理法事学好结件案证税成的案妥]|(?<=局)[部面限势]|(?<=[院所馆站台])[士校线落子内外有述谓属]|(?<=银行)[卡账间业贷存]"
    "|(?<=集团)化|(?<=中心)[城镇区村组任小校线点地大环思]|(?<=公司)[制法化]|(?<=厅)[级]|(?<=会)[议计]"
    "|(?<=政府)(?:采购|性|网|投资|信息|债|引导|购买|主导|职能|文件|工作报告|令|公报|规章|诚信|公信|失信|储备|定价|指导价|还贷|出资|付费|补贴|和社会)"
    "|(?<=部门)(?:规章|预算|间|之间|权责|决算|规范性|法人|联席)|(?<=单位)(?:和个人|[的GP产面时])|(?<=机关)(?:党|单位|事务|干部|工作|效能|作风)"
    "|(?<=财政)(?:[局厅部所性]|部门|资金|收入|支出|事权|预算|体制|政策|管理|监督|专项|专户|供养|困难|金融)"
)


def read(kind: str, piece: Piece, start: int, stop: int) -> list[Mention]:
    """The mentions that an ending at [start, stop) closes; none where it closes no name."""
    if _CONTINUED.match(piece.text, stop):
        return []
    return _READERS[kind](piece, start, stop)


def _mention(piece: Piece, start: int, stop: int, kind: str) -> list[Mention]:
    return [Mention(start, stop, kind, piece.text[start:stop])]


def _at_boundary(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _BOUNDARY


# --- what stands before an ending ---------------------------------------------------------------------------------------


def _owner(piece: Piece, at: int) -> tuple[int, str]:
    """Start and kind of the level, place or higher office right before an offset; the offset itself where there is none."""
    ending = endings.ending_at(piece.text, at)
    if ending and ending[1] in ("government", "committee", "national", "local"):
        found = read(ending[1], piece, at - len(ending[0]), at)
        if found and found[-1].end == at:
            return found[0].start, "several" if found[0].kind == "collective" else "place"
    prefix = places.before(piece.text, at, piece.known)
    if not prefix:
        return at, ""
    above = endings.ending_at(piece.text, prefix.start)
    if above and above[1] == "national" and prefix.kind == "place":
        return prefix.start - len(above[0]), "place"
    return prefix.start, prefix.kind


# --- departments, Party organs, organisations ----------------------------------------------------------------------------


def _department(piece: Piece, start: int, stop: int) -> list[Mention]:
    form = vocabulary.forms()[piece.text[start:stop]]
    head, kind = _owner(piece, start)
    if head == start:
        ending = endings.ending_at(piece.text, start)
        if ending and ending[1] == "department" and form.text.endswith(("队", "中心", "分局", "所", "站", "室", "处")):
            above = _department(piece, start - len(ending[0]), start)
            if above:
                return _mention(piece, above[0].start, stop, above[0].kind)
        if len(form.text) <= 2 and not _at_boundary(piece.text, start):
            return []
    return _mention(piece, head, stop, "collective" if kind == "several" else form.kind)


def _national(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text[start:stop]
    if text in vocabulary.forms():
        return _department(piece, start, stop)
    prefix = places.before(piece.text, start, piece.known)
    if text in ("人民银行", "中国人民银行") and (branch := _BRANCH.match(piece.text, stop)):
        return _mention(piece, start, branch.end(), "agency")
    return _mention(piece, prefix.start if prefix and prefix.kind != "several" else start, stop, "agency")


_BRANCH = re.compile("[\u4e00-\u9fff]{2,8}?(?:中心支行|分行|支行|营业管理部)")

# --- 部门, 单位, 机关 -------------------------------------------------------------------------------------------------------

_MODIFIER = re.compile("(?:行政主管|行政管理|行政执法|行政|业务主管|行业主管|主管|监督管理|管理|监管|执法|经办|监督|登记)$")
_ALL = "各|有关|相关|其他|其它|职能|主管|行业|业务|责任|成员|牵头|配合|参与|参加|组成|直属|涉及|对口|协同|联合|上述|具体|工作|组织|实施|监管|政府|多个|多|事业|企业|企事业"
_COLLECTIVE = re.compile(rf"(?:{_ALL}|中央和国家机关|国务院|国家|省直|市直|县直|区直|县区直|中央)+$")
_ETC = re.compile(rf"等(?:{_ALL})*$")
_STEM = re.compile("[\u4e00-\u9fff]{2,6}$")


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(pattern(text[::-1] for text in vocabulary.fields()))


def _field_before(text: str, at: int) -> int:
    """The start of the field word that ends at an offset; the offset where there is none."""
    match = _fields().match(text[max(0, at - 16) : at][::-1])
    return at - len(match[0]) if match else at


def _unit(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    if etc := _ETC.search(text, max(0, start - 20), start):
        return _enumerated(piece, etc.start(), stop, etc)
    field = _field_before(text, start)
    if field == start and (modifier := _MODIFIER.search(text, max(0, start - 6), start)):
        field = _field_before(text, modifier.start())
        if field == modifier.start():
            field = start
    if field < start and not (text[start:stop] == "单位"):
        at = start if _field_before(text, start) < start else modifier.start()  # type: ignore[union-attr]
        return _distributed(piece, at, text[at:stop], stop)
    return _whole(piece, start, stop)


def _enumerated(piece: Piece, at: int, stop: int, etc: re.Match[str]) -> list[Mention]:
    """A、B等部门, A、B等有关部门: A and B, completed where they are bare; and the rest where it is named (有关部门)."""
    found = _distributed(piece, at, "部门", at)
    bare = any(m.text.endswith("部门") for m in found)
    return found if bare or len(etc[0]) == 1 else [*found, *_mention(piece, etc.start() + 1, stop, "collective")]


def _element(text: str, at: int) -> tuple[int, bool]:
    """The start of the field or complete name that ends at an offset, and whether it is complete; the offset where there is none."""
    field = _field_before(text, at)
    ending = endings.ending_at(text, at)
    if ending and ending[1] in ("department", "national") and at - len(ending[0]) <= field:
        return at - len(ending[0]), True
    return field, False


def _distributed(piece: Piece, at: int, noun: str, stop: int) -> list[Mention]:
    """The fields before 部门, each completed with the noun, up to `stop`: 市自然资源、财政和人社部门."""
    text = piece.text
    parts: list[tuple[int, int, bool]] = []
    end = at
    while True:
        start, complete = _element(text, end)
        if start == end:
            break
        parts.append((start, end, complete))
        gap = next((s for s in ("以及", "、", "和", "及", "与") if text.endswith(s, 0, start)), "")
        end = start - len(gap)
        if not gap:
            break
    while parts and parts[-1][2]:  # complete names at the front stand for themselves
        parts.pop()
    if not parts:
        return []
    first = parts[-1][0]
    head, kind = _owner(piece, first)
    return [_part(piece, part, head if part[0] == first else part[0], text[head:first], kind, noun, at, stop) for part in parts]


def _part(
    piece: Piece, part: tuple[int, int, bool], head: int, level: str, kind: str, noun: str, last: int, stop: int
) -> Mention:
    start, end, complete = part
    name = piece.text[start:end] + ("" if complete else noun)
    mention_end = stop if end == last else end
    collective = kind in ("several", "")
    word = "collective" if collective else "agency"
    if complete:
        word = _form_kind(piece.text[start:end])
    return Mention(head, mention_end, word, piece.text[head:start] + name, level + name)


def _form_kind(name: str) -> str:
    form = vocabulary.forms().get(name)
    return form.kind if form else "agency"


def _whole(piece: Piece, start: int, stop: int) -> list[Mention]:
    """各有关部门, 市直有关部门, 指挥部成员单位; or a field that no list has, where its beginning is plain."""
    text = piece.text
    noun = text[start:stop]
    if match := _COLLECTIVE.search(text, max(0, start - 16), start):
        at = match.start()
        head, _ = _owner(piece, at)
        ending = endings.ending_at(text, head)
        if ending and ending[1] == "body":
            head = _body(piece, head - len(ending[0]), head)[0].start
        end = stop
        if joined := re.compile("[、和及](?:各)?(?:有关|相关)?(?:单位|机构|企业单位|部门)").match(text, stop):
            end = joined.end()
        return _mention(piece, head, end, "collective")
    if noun in ("单位", "机构"):
        return []
    if noun == "部门" and (stem := _STEM.search(text, max(0, start - 6), start)):
        for size in range(len(stem[0]), 1, -1):
            at = start - size
            owner, kind = _owner(piece, at)
            if owner < at or (at == 0 or text[at - 1] in _DELIMITERS):
                if not set(text[at:start]) & _FUNCTION:
                    return _mention(piece, owner, stop, "agency" if kind in ("place", "level") else "collective")
    head, kind = _owner(piece, start)
    return _mention(piece, head, stop, "collective") if kind == "several" or (head < start and noun == "部门") else []


# --- governments, committees, courts --------------------------------------------------------------------------------------

_PARTY_AND = re.compile("党委(?:[、和]|)$")


def _government(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    both = _PARTY_AND.search(text, max(0, start - 3), start)
    at = both.start() if both else start
    prefix = places.before(text, at, piece.known)
    if not prefix:
        return _mention(piece, at, stop, "collective") if both else []
    rural = prefix.kind == "level" and text[prefix.start] in "乡镇街"
    office = not text.endswith("政府", start, stop)
    kind = "collective" if both or rural or prefix.kind == "several" else "agency" if office else "government"
    return _mention(piece, prefix.start, stop, kind)


def _committee(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    tail = text[start:stop]
    if tail == "中央":
        return []
    if tail in ("党中央", "自治区党委"):
        return _mention(piece, start, stop, "party")
    if tail[0] in "党":
        head, kind = _owner(piece, start)
        return _mention(piece, head, stop, "collective" if kind == "several" else "party") if head < start else []
    if text.endswith("团", 0, start):
        return _mention(piece, start - 1, stop, "organization")
    prefix = places.before(text, start + 1, piece.known)
    return _mention(piece, prefix.start, stop, "party") if prefix else []


def _court(piece: Piece, start: int, stop: int) -> list[Mention]:
    head, kind = _owner(piece, start)
    if head == start and len(piece.text[start:stop]) < 4 and not _at_boundary(piece.text, start):
        return []
    return _mention(piece, head, stop, "collective" if kind == "several" else "court")


def _local(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    head, kind = _owner(piece, start)
    if kind in ("", "level") and head < start + 1 and not _at_boundary(text, head):
        head = _free(text, start, 14)
        kind = "place"
    several = kind == "several" or (head == start and text[start:stop] != "管委会")
    return _mention(piece, head, stop, "collective" if several else "government")


# --- bodies, companies, institutions ---------------------------------------------------------------------------------------

_LEADS_IN = re.compile(
    "成立|设立|组建|建立|调整|由|向|报|经|送|是|为|在|对|将|按照|根据|负责|要求|配合|会同|协助|充分发挥|发挥|印发|撤销|作为|交|请|至|依托|通过|市级|各|的|下设|及时|定期|并|商|同意|或|和|及|与"
)


def _free(text: str, at: int, most: int) -> int:
    """The start of a name of free wording that ends at an offset: after a delimiter or what leads in to it."""
    start = at
    quoted = False
    while start > 0 and at - start < most:
        char = text[start - 1]
        if char == "”":
            quoted = True
        elif char == "“" and quoted:
            quoted = False
        elif char in _DELIMITERS and not quoted:
            break
        start -= 1
    if quoted:
        start = text.index("”", start, at) + 1
    last = None
    for last in _LEADS_IN.finditer(text, start, at):
        pass
    return last.end() if last else start


def _body(piece: Piece, start: int, stop: int) -> list[Mention]:
    return _mention(piece, _free(piece.text, start, 40), stop, "body")


def _company(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    head = _free(text, start, 30)
    name = text[head:start]
    if name.startswith(("人民银行", "中国人民银行", "人行")):
        return _mention(piece, head, stop, "agency")
    if head < start and text[head - 1 : head] in ("各",):
        return _mention(piece, head - 1, stop, "collective")
    named = text.endswith(("有限公司", "有限责任公司", "分公司", "股份公司", "集团"), start, stop + 0) or text.startswith(
        ("有限", "有限责任", "股份", "分"), max(0, start - 4)
    )
    return _mention(piece, head, stop, "organization") if len(name) >= (2 if named else 3) else []


_NOT_FIRST = re.compile("建设|新建|设立|成立|组建|推进|加快|支持|鼓励|建立|打造|完善|启动|依托|申报|实施|级|直|内|域|本级|政府|委")
_LEVEL_CHAR = re.compile("[省市县区州旗盟]|自治区|中国|国家|中央|全国")
_AGENCY_ENDS = ("局", "委员会", "厅", "办", "委", "办公室")


def _institution(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    ending = endings.ending_at(text, start)
    if ending and ending[1] == "body":
        return _mention(piece, _body(piece, start - len(ending[0]), start)[0].start, stop, "office")
    tail = text[start:stop]
    if tail == "办公室" and _at_boundary(text, start):
        return _mention(piece, start, stop, "office")
    if ending and ending[1] in ("department", "institution", "government") and tail not in ("局", "委", "厅"):
        above = read(ending[1], piece, start - len(ending[0]), start)
        if above and above[-1].end == start and above[-1].kind != "collective":
            return _mention(piece, above[-1].start, stop, above[-1].kind)
    window = max(0, start - 14)
    for level in _LEVEL_CHAR.finditer(text, window, start):
        inner = text[level.end() : start]
        if not 1 <= len(inner) <= 12 or set(inner) & _STOPS or _NOT_FIRST.match(inner):
            continue
        prefix = places.before(text, level.end(), piece.known)
        if prefix and prefix.kind != "several" and (prefix.kind == "place" or _at_boundary(text, prefix.start)):
            kind = "agency" if tail in _AGENCY_ENDS else "organization"
            return _mention(piece, prefix.start, stop, kind)
    return []


def _tier(piece: Piece, start: int, stop: int) -> list[Mention]:
    text = piece.text
    prefix = places.before(text, start, piece.known)
    if prefix:
        return _mention(piece, prefix.start, stop, "tier")
    central = next((w for w in ("中央", "国家", "地方", "上级", "下级", "同级", "本级") if text.endswith(w, 0, start)), "")
    return _mention(piece, start - len(central), stop, "tier") if central else []


_READERS: dict[str, Callable[[Piece, int, int], list[Mention]]] = {
    "unit": _unit, "body": _body, "government": _government, "committee": _committee, "local": _local, "court": _court,
    "company": _company, "institution": _institution, "tier": _tier, "national": _national, "department": _department,
}  # fmt: skip

# --- collectives without an ending of their own -------------------------------------------------------------------------------

_PLACES = re.compile(rf"(?:项目|各有关|各项目|各|有条件的|有关|相关)+(?:{places.LEVELS})(?![级直以属])(?:各部门)?|各地区?(?![方级])|各级各部门")


def collectives(piece: Piece, found: list[Mention]) -> list[Mention]:
    """Places as a collective where no ending follows: 各县（市、区）, 项目县市区, 各地."""
    taken = sorted((m.start, m.end) for m in found)
    result = []
    for match in _PLACES.finditer(piece.text):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            result.append(Mention(match.start(), match.end(), "collective", match[0]))
    return result
