"""Powers of the administration that are cancelled, delegated, merged or kept, and whose they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import lexicon, names
from govgraph.components import itemtables, quoteditems
from govgraph.components.itemtables import either
from govgraph.components.passages import block_at
from govgraph.model import Block, Document, Finding, Mention
from govgraph.text import without_space

_WORDS = lexicon.load("authority")
_ITEM = either(_WORDS["items"])
_ENDS = re.compile(rf"(?:{_ITEM})权?(?:[（(][^（）()]*[）)])?(?:等.{{0,8}})?$")
_BARE = re.compile(
    rf"(?:{either(_WORDS['vague'])}).*|(?:{either(_WORDS['no_names'])}|的)*(?:{_ITEM}|事项|项目|资格|制度|环节|[、和及])*"
)
_TRIGGER = re.compile("取消|下放|委托|授权|移交|告知承诺|改为备案|予以保留|不再实施|不再受理")
_FAR = 120  #: how far from its trigger a statement may begin or end
_TO = "(?:[至到给予]|由)"
_INTO = "(?:改为|调整为|转为|变为)(?:实行|实施)?"
_GIVES = ("下放", "委托", "授权", "移交")
#: what is done, the words that a sentence of it is found by, what stands before these, the sentence
_SAID = (
    # 内资项目核准权，由市发展和改革委员会下放给高新区管委会
    ("", _GIVES, "由", re.compile(
        rf"(?P<item>[^，。；：由]{{3,60}}?(?:{_ITEM})权?)，?(?P<from>由)(?P<by>[^，。；：由]{{2,20}}?)"
        r"(?P<change>部分下放|委托下放|下放|委托|授权|移交|划转)(?:[至到给予由]|(?=[^，。；、的]{2,14}(?:行使|实施|办理|[，。；]|$)))"
    )),
    # 控制性详细规划的审批权予以保留
    ("保留", ("予以保留",), "", re.compile(rf"(?P<item>[^，。；：]{{3,60}}?(?:{_ITEM})权?)(?P<from>予以保留)")),
    # 取消养老机构设立许可, 取消市外经贸局对外资企业设立的初审
    ("取消", ("不再实施", "不再受理"), "", re.compile(
        rf"(?P<from>不再(?:实施|受理|办理))(?P<item>[^，。；：“]{{3,40}}?(?:{_ITEM}))(?=[，。；、（]|$)"
    )),
    ("取消", ("取消",), "", re.compile(
        r"(?:(?<![\u4e00-\u9fff“])|决定|予以|一律|将|落实[^，。；]{0,12})(?P<from>取消)[“《]?"
        rf"(?P<item>[^，。；：“”《》取]{{2,40}}?(?:{_ITEM}))[”》]?(?=[，。；、等（(”]|工作|$)"
    )),
    # 市规划局将建设工程规划许可证核发下放至开发区管委会
    ("", _GIVES, "将把", re.compile(
        r"(?P<from>[将把])(?P<item>[^，。；：]{3,80}?)(?:全部|整体|依法|一并|统一|逐步|分批|由[^，。；]{2,16})?"
        rf"(?P<change>部分下放|委托下放|下放|委托|授权|移交|划转)(?:{_TO}|(?=[^，。；、的]{{2,14}}(?:管委会|政府|部门|机构|[市县区局委])))"
    )),
    # 下放排污许可证核发权限至县级生态环境部门
    ("下放", ("下放",), "", re.compile(rf"(?:(?<![\u4e00-\u9fff“])|决定)(?P<from>下放)“?(?P<item>[^，。；：“”的]{{3,40}}?(?:{_ITEM}))”?{_TO}")),
    # 市环保局委托开发区管委会实施建设项目环境影响登记表审批
    ("委托", ("委托",), "", re.compile(
        rf"(?P<from>委托)[^，。；：]{{2,30}}?(?:实施|办理|行使|承担|负责)(?P<item>[^，。；：的]{{3,40}}?(?:{_ITEM}))(?=[，。；、（]|工作|$)"
    )),
    # 将省级机关实施的资质升级许可改为实行告知承诺制, 将开户核准改为备案
    ("告知承诺", ("告知承诺",), "", re.compile(rf"(?P<from>[将把])(?P<item>[^，。；：]{{3,60}}?)(?:由[^，。；]{{1,10}})?{_INTO}告知承诺")),
    ("改为备案", ("改为备案",), "", re.compile(rf"(?P<from>[将把])(?P<item>[^，。；：]{{3,60}}?)(?:由[^，。；]{{1,10}})?{_INTO}备案")),
    # 卫生健康部门对医疗机构配置乙类大型医用设备实行告知承诺制
    ("告知承诺", ("告知承诺",), "", re.compile(r"(?P<from>对)(?P<item>[^，。；：]{4,50}?)(?:推行|实行|实施|试行)告知承诺")),
)  # fmt: skip
#: 市教育局下放民办教育机构设立审批权, 市人力社保局取消企业用工备案审核
_OWN = tuple(
    (change, (change,), "", re.compile(rf"(?P<from>{change})(?P<item>[^，。；：的“]{{3,40}}?(?:{_ITEM})权?)(?=[，。；、（]|$)"))
    for change in ("下放", "取消")
)
_TAKES_OVER = re.compile(
    r"(?P<to>[^，。；：（）、的]{2,24}?(?:、[^，。；：（）、的]{2,14}?)?)(?=行使|实施|办理|管理(?!委员会|委|局|部门|处|站|所|机构|办)|承担|负责|审批|（|[，。；：]|$)"
)
_EXCEPTION = re.compile(r"[^，。；]{0,24}，(?P<note>[^，。；]{2,40}除外)")
_POWER = re.compile("(?<=[批准发审可证记案定])权$")
_OF = re.compile("(?:[（(][^（）()]{0,20}[）)])?(?:负责|承担|现有|原有|所属|实施|行使|审批)*的?")
_ACTS = re.compile("(?:[（(][^（）()]{0,20}[）)])?(?:应当?|要|须|负责|可以?|依法|已|现|正式|原则上|具体|，)*$")
_BRACKET = re.compile(r"[。；]?[（(](?:负责|责任|牵头|实施|主管)?(?:部门|单位|机关)?[:：]?")
_LISTED = re.compile(
    r"(?P<item>[^。；]{4,80}?)(?:[（(](?P<holder>[^（）()]{3,40})[）)]|[，,：:](?:原?实施(?:机关|主体|部门|单位)|审批部门)[:：为]?(?P<named>[^。；]{3,30}))[。；;]?"
)
_GIVEN_DOWN = re.compile("(?:下放|委托|移交|授权)[至到给]?(?P<to>.{2,24}?)(?:实施|管理|办理|行使)?$")
_ORGANS = frozenset({"agency", "government", "party", "organization", "collective", "office", "court"})


def find(document: Document, mentions: Sequence[Mention] = ()) -> tuple[Finding, ...]:
    """Every change of a power: rows of tables, items of lists, sentences."""
    found: dict[tuple[int | str, str], Finding] = {}
    read = (*itemtables.find(document), *_lists(document), *_by_holder(document, mentions))
    read = (*read, *quoteditems.find(document, mentions), *_prose(document, mentions))
    for finding in read:
        place = finding.place if finding.rule == "item-sentence" or finding.rule == "item-quoted" else finding.start
        found.setdefault((place, finding.object), finding)
    return tuple(sorted(found.values(), key=lambda f: (f.start, f.end)))


def _lists(document: Document) -> Iterator[Finding]:
    """Items below a heading that says what is done: 取消的行政审批事项（3项） / 1．户外临时演出场地审核（县文广新局）."""
    text = document.text
    said: dict[int, str] = {}
    for block in document.blocks:
        if block.kind == "row" or not block.marker or block.parent < 0:
            continue
        if block.parent not in said:
            said[block.parent] = _heads_list(text, document.blocks[block.parent])
        if not said[block.parent]:
            continue
        item = _LISTED.fullmatch(text[block.start + len(block.marker) : block.end].strip())
        holders = names.split(item["holder"] or item["named"]) if item else []
        if item and holders and holders[0].kind in _ORGANS:
            given = _GIVEN_DOWN.search(item["holder"] or "")
            note = itemtables.noted("", given["to"] if given else "")
            yield Finding(
                "authority", holders[0].text, said[block.parent], without_space(item["item"]), note, block.start, block.end,
                "explicit", "item-list", block.place,
            )  # fmt: skip


def _by_holder(document: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Items below their agency: 清理规范的中介服务事项目录 / 一、省林业厅 / 1．采伐作业设计编制。改由林业站开展。"""
    organs = {(m.start, m.end): m.text for m in mentions if m.kind in _ORGANS}
    change, holders = "", dict[int, str]()
    for i, block in enumerate(document.blocks):
        if block.kind == "heading" and block.label in organs:
            holders[i] = organs[block.label]
        elif block.kind == "heading" and not block.marker:
            change, holders = _heads_list(document.text, block), {}
        elif change and block.marker and block.parent in holders and (item := _item(document.text, block)):
            yield Finding(
                "authority", holders[block.parent], change, item[0], item[1], block.start, block.end, "explicit", "item-list",
                block.place,
            )  # fmt: skip


def _item(text: str, block: Block) -> tuple[str, str] | None:
    """The name of an item and what is said of it."""
    words = text[block.start + len(block.marker) : block.end].strip()
    name, _, note = words.partition("。")
    if not 4 <= len(name) <= 50 or re.search("[，；：]", name):
        return None
    return without_space(name), without_space(note.partition("。")[0])


def _heads_list(text: str, block: Block) -> str:
    words = text[block.start : block.end]
    return itemtables.change_of((words,)) if block.kind != "row" and len(words) < 60 and "。" not in words[:-1] else ""


def _prose(document: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Sentences: 取消X许可, A将X下放至B, A委托B实施X, 将X改为告知承诺, A对X实行告知承诺制."""
    text = document.text
    ends = {m.end for m in mentions if m.kind in _ORGANS}
    for trigger in _TRIGGER.finditer(text):
        block = block_at(document, trigger.start())
        if block is None or block.kind == "row":
            continue
        left, right = _reach(text, trigger, block)
        for change, words, opener, pattern in (*_OWN, *_SAID) if trigger.start() in ends else _SAID:
            if trigger[0] not in words or (opener and not any(text.find(c, left, right) >= 0 for c in opener)):
                continue
            match = _around(pattern, text, left, right, trigger)
            if match and (finding := _said(text, block, match, change, mentions)):
                yield finding
                break


def _reach(text: str, trigger: re.Match[str], block: Block) -> tuple[int, int]:
    """The part of a sentence, up to 。 or ；, that a statement round a trigger can reach."""
    left, right = max(block.start, trigger.start() - _FAR), min(block.end, trigger.end() + _FAR)
    left = max(left, *(text.rfind(mark, left, trigger.start()) + 1 for mark in "。；"))
    return left, min([right, *(at for mark in "。；" if (at := text.find(mark, trigger.end(), right)) >= 0)])


def _around(pattern: re.Pattern[str], text: str, left: int, right: int, trigger: re.Match[str]) -> re.Match[str] | None:
    """The match of a pattern that the trigger stands in."""
    return next((m for m in pattern.finditer(text, left, right) if m.start() <= trigger.start() < m.end()), None)


def _said(text: str, block: Block, match: re.Match[str], change: str, mentions: Sequence[Mention]) -> Finding | None:
    start, end = match.span("item")
    holder, start = _holder(text, match, start, end, mentions)
    item = without_space(text[start:end]).strip("“”")
    item = _POWER.sub("", item)
    named = change == "告知承诺" and match["from"] == "对" and holder
    if _BARE.fullmatch(item) or not (named or _ENDS.search(item)):
        return None
    change = change or match["change"]
    detail = itemtables.noted(_exception(text, match.end()), _receiver(text, match, change))
    return Finding(
        "authority", holder, change, item, detail, match.start("from"), match.end(), "prose", "item-sentence", block.place
    )


def _receiver(text: str, match: re.Match[str], change: str) -> str:
    """Who gets the power: 下放给县级林业部门, 委托高新区管委会行使."""
    if not re.search("下放|委托|授权|移交|划转", change):
        return ""
    begins = match.start("from") + 2 if match["from"] == "委托" else match.end()
    found = _TAKES_OVER.match(text, begins)
    return without_space(found["to"]) if found else ""


def _exception(text: str, end: int) -> str:
    """What is left out: …，跨市项目除外."""
    found = _EXCEPTION.match(text, end)
    return found["note"] if found else ""


def _holder(text: str, match: re.Match[str], start: int, end: int, mentions: Sequence[Mention]) -> tuple[str, int]:
    """Whose the power is, and where the item begins: named in front of the item, as the sentence's subject, or in brackets."""
    organs = [m for m in mentions if m.kind in _ORGANS]
    if "by" in match.re.groupindex:
        return match["by"], start
    if match["from"] == "予以保留":
        left = text.rfind("。", 0, start) + 1
        return next((m.text for m in organs if left <= m.start < start), ""), start
    inside = next((m for m in organs if m.start == start and m.end < end and m.kind in ("agency", "government", "party")), None)
    if inside and (of := _OF.match(text, inside.end)):
        return inside.text, of.end()
    right = match.start("from")
    left = max(text.rfind(mark, max(0, right - _FAR), right) + 1 for mark in "。；，\n")
    left = max(left, right - _FAR, 0)
    acts = [m for m in names.find(text, left, right) if m.kind in _ORGANS and _ACTS.fullmatch(text, m.end, right)]
    if acts:
        return acts[-1].text, start
    stop = text.find("。", match.end(), match.end() + _FAR)
    if stop >= 0 and (bracket := _BRACKET.match(text, stop)):
        return next((m.text for m in organs if m.start == bracket.end()), ""), start
    return "", start


@Language.factory("authority", requires=["doc._.names"], assigns=["doc._.authority"])
def make_authority(nlp: Language, name: str) -> Authority:
    """The component that finds changes of administrative powers."""
    return Authority()


class Authority:
    """Find powers that are cancelled, delegated, merged, kept or put under another regime."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.authority`."""
        if doc._.document is not None:
            doc._.authority = find(doc._.document, doc._.names)
        return doc
