"""Reads departments, Party organs and organisations known by name, and fields before 部门, alone or in an enumeration."""

from __future__ import annotations

import re
from functools import cache

from govgraph.model import Mention
from govgraph.names import bounds, endings, offices, organisations, places, trie, vocabulary
from govgraph.names.owners import Piece, owner, prefix

_SUBUNIT = ("队", "中心", "分局", "所", "站", "室", "处")
_BRANCH = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?:中心支行|分行|支行|营业管理部|监管分局|监管局|监管支局|调查总?队|专员办(?:事处)?|特派办|管理局)"
)
_AT_PLACE = re.compile("[\u4e00-\u9fff]{2,3}(?:管理局|分局)(?!长)")
#: its other name, in a bracket: 市文化和旅游局（市文物局）
_ALSO = re.compile("（(?!以下|简称|牵头|负责|配合|含|不含)[\u4e00-\u9fff]{2,14}?(?:[局委办厅台馆]|办公室)）")
_VERB = re.compile("(?:配合|协同|联合|参与|参加)+")
_STEM = re.compile("[\u4e00-\u9fff]{2,8}$")
_JOINED = re.compile("[、和及](?:各)?(?:有关|相关)?(?:单位|机构|企业单位|部门|组织)|（(?:单位|机构|部门)）")
_LABEL = re.compile("(?:责任|牵头|配合|主管|参与|协办|主办|承办|成员|实施|组织|监管)(?:部门|单位)")
_OWNER_ENDS = places.LAST | frozenset("府委院")
_CUT = re.compile("[为给在被将要须]|委托|督促|核定|下放|授权|应(?!急|用)|落实|对(?![外口])|告知")
_GAPS = ("以及", "、", "和", "及", "与")


def department(piece: Piece, start: int, stop: int) -> list[Mention]:
    """市发展改革委, 省人民政府国资委, 市公安局交警支队, 财政局."""
    text = piece.text
    form = vocabulary.forms()[text[start:stop]]
    if form.text.endswith(("局", "委")) and (below := _AT_PLACE.match(text, stop)) and bounds.without_leads(text, stop, below.end()) == stop:
        return _at_place(piece, start, below.end())
    if form.text in vocabulary.national() and (branch := _BRANCH.match(text, stop)):
        return piece.mention(start, branch.end(), "agency")
    head, kind = owner(piece, start)
    if head == start:
        above = endings.ending_at(text, start)
        if above and above[1] == "department" and form.text.endswith(_SUBUNIT):
            mention = department(piece, start - len(above[0]), start)
            return piece.mention(mention[0].start, stop, mention[0].kind) if mention else []
        if not bounds.led_in(text, start):
            whole = organisations.of_place(piece, start, stop, form.text) or _branch_of(piece, start, stop)
            if whole or len(form.text) <= 2:
                return whole
    if text[stop : stop + 1] == "（" and head < start and (also := _ALSO.match(text, stop)):
        stop = also.end()
    return piece.mention(head, stop, "collective" if kind == "several" else form.kind)


def _at_place(piece: Piece, start: int, stop: int) -> list[Mention]:
    """A branch named after where it is: 市公安局云岭分局, 市规划和自然资源局前岗管理局."""
    head, _ = owner(piece, start)
    return piece.mention(head, stop, "agency")


_BRANCHED = ("军分区", "警备区", "公安分局", "银保监分局", "海关", "监管分局")


def _branch_of(piece: Piece, start: int, stop: int) -> list[Mention]:
    """A branch named after a place that no list has: 泾河军分区, 永清公安分局."""
    if not piece.text.endswith(_BRANCHED, start, stop):
        return []
    begin = bounds.without_leads(piece.text, bounds.run_start(piece.text, start, 5, bounds.STOPS), start)
    return piece.mention(begin, stop, "agency") if 2 <= start - begin <= 4 else []


def national(piece: Piece, start: int, stop: int) -> list[Mention]:
    """财政部, 国家发展改革委, 银保监会; 人民银行澜江市中心支行; 市国资委, where a level makes it a department."""
    text = piece.text[start:stop]
    if branch := _BRANCH.match(piece.text, stop):
        return piece.mention(start, branch.end(), "agency")
    if text.endswith("公司") and (sisters := organisations.sisters(piece, start, stop)):
        return sisters
    if text in vocabulary.forms():
        return department(piece, start, stop)
    before = prefix(piece, start)
    head = before.start if before and before.kind != "several" else start
    return piece.mention(head, stop, "organization" if text in vocabulary.companies() else "agency")


# --- 部门, 单位, 机关, 机构 ---------------------------------------------------------------------------------------------


@cache
def _fields() -> re.Pattern[str]:
    return trie.backwards(vocabulary.fields())


@cache
def _modifier() -> re.Pattern[str]:
    return trie.backwards(vocabulary.words("modifiers"))


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(f"(?:{trie.backwards(vocabulary.words('all')).pattern})+")


@cache
def _etc() -> re.Pattern[str]:
    return re.compile(f"(?:{trie.backwards(vocabulary.words('all')).pattern})*等")


@cache
def _no_field() -> re.Pattern[str]:
    return re.compile(trie.pattern(vocabulary.words("no_field")))


def _field_before(text: str, at: int) -> int:
    """The start of the field word that ends at an offset; the offset where there is none."""
    match = _fields().match(text[max(0, at - 16) : at][::-1])
    return at - len(match[0]) if match else at


def unit(piece: Piece, start: int, stop: int) -> list[Mention]:
    """民政主管部门, 市教育、民政和人社等部门, 各有关部门和单位, 指挥部成员单位, 公安机关."""
    text = piece.text
    before = text[max(0, start - 20) : start][::-1]
    if etc := _etc().match(before):
        at = start - len(etc[0])
        found = _enumerated(piece, at, "部门", at)
        bare = any(m.text.endswith("部门") for m in found)
        joined = _JOINED.match(text, stop)
        end = joined.end() if joined else stop
        return found if bare or len(etc[0]) == 1 else [*found, *piece.mention(at + 1, end, "collective")]
    noun = text[start:stop]
    if noun != "单位" and (first := _noun_start(text, start, noun)) is not None:
        return _enumerated(piece, first, text[first:stop], stop)
    if several := _collective().match(before):
        at = start - len(several[0])
        verb = _VERB.match(text, at, start)  # 配合 + 行业主管部门, but 配合部门
        return _several(piece, verb.end() if verb and verb.end() < start else at, stop)
    return _unknown_field(piece, start, stop) or _of_level(piece, start, stop)


def _noun_start(text: str, start: int, noun: str) -> int | None:
    """Where the noun starts that follows a field, with what widens it: 部门, 主管部门; None where no field is before it."""
    if _field_before(text, start) < start:
        return None if noun == "机构" else start  # 养老机构, 医疗机构 are no offices
    modifier = _modifier().match(text[max(0, start - 6) : start][::-1])
    at = start - len(modifier[0]) if modifier else start
    return at if modifier and _field_before(text, at) < at else None


def _element(text: str, at: int) -> tuple[int, bool]:
    """Where the field or complete name starts that ends at an offset, and whether it is complete; the offset if none does."""
    field = _field_before(text, at)
    ending = endings.ending_at(text, at)
    if ending and ending[1] in ("department", "national") and at - len(ending[0]) <= field:
        return at - len(ending[0]), True
    return field, False


def _enumerated(piece: Piece, at: int, noun: str, stop: int) -> list[Mention]:
    """The fields that end at an offset, each completed with the noun, the last up to `stop`: 市自然资源、财政和人社部门."""
    text, end = piece.text, at
    parts: list[tuple[int, int, bool]] = []
    while True:
        start, complete = _element(text, end)
        if start == end:
            break
        parts.append((start, end, complete))
        gap = next((s for s in _GAPS if text.endswith(s, 0, start)), "")
        end = start - len(gap)
        if not gap:
            break
    while parts and parts[-1][2]:  # complete names at the front stand for themselves
        parts.pop()
    if not parts:
        return []
    first = parts[-1][0]
    first -= text[first - 1 : first] == "原" and first > 1  # 市直原审批部门
    head, kind = owner(piece, first)
    level = text[head:first]
    found = []
    for start, end, complete in parts:
        name = text[start:end] + ("" if complete else noun)
        word = _kind(text[start:end]) if complete else "collective" if kind in ("several", "") else "agency"
        begin = head if start == parts[-1][0] else start
        found.append(Mention(begin, stop if end == at else end, word, text[begin:start] + name, level + name))
    return found


def _kind(name: str) -> str:
    form = vocabulary.forms().get(name)
    return form.kind if form else "agency"


def _several(piece: Piece, at: int, stop: int) -> list[Mention]:
    """各有关部门, 市直有关部门, 指挥部成员单位; not the label 责任单位：."""
    text = piece.text
    if text.startswith("：", stop) and _LABEL.match(text, at):
        return []
    head, _ = owner(piece, at)
    ending = endings.ending_at(text, head)
    if ending and ending[1] == "body":
        head = organisations.body_start(text, head - len(ending[0]))
    elif ending and ending[1] == "local" and text[head : head + 1] == "各" and (above := offices.local(piece, head - len(ending[0]), head)):
        head = above[0].start  # 管委会各部门
    joined = _JOINED.match(text, stop)
    return piece.mention(head, joined.end() if joined else stop, "collective")


def _unknown_field(piece: Piece, start: int, stop: int) -> list[Mention]:
    """A field that no list has, where its beginning is plain: 。电力部门, 市养老服务指导单位."""
    text = piece.text
    if not _STEM.search(text, max(0, start - 8), start):
        return []
    begin = bounds.run_start(text, start, 10, bounds.STOPS)
    begin = bounds.without_leads(text, bounds.after_last(_CUT, text, begin, start), start)
    plain = text[start:stop] != "单位"  # 市养老服务指导单位 is one, but 建设单位 is anybody
    for at in range(max(begin, start - 6), start - 1):
        if at != begin and text[at - 1] not in _OWNER_ENDS:
            continue
        head, kind = owner(piece, at)
        if (head < at or (plain and at == begin)) and not _no_field().search(text, at, start):
            return piece.mention(head, stop, "agency" if kind in ("place", "level") else "collective")
    return []


def _of_level(piece: Piece, start: int, stop: int) -> list[Mention]:
    head, kind = owner(piece, start)
    if piece.text[head:start] in ("全", "本", "我"):  # 安全部门, 本部门
        return []
    plain = kind == "several" or (head < start and piece.text[start:stop] == "部门")
    return piece.mention(head, stop, "collective") if plain else []
