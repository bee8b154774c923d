"""Sentences that set a body up, change it or end it, and those that tell of its composition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph.components.grouping import naming
from govgraph.components.grouping.found import Found
from govgraph.components.passages import place_at, sentence
from govgraph.model import Document

_OF_MEMBERS = "(?:名单)?(?:和[^，。；]{2,20}?)?(?:进行|予以|作|做)"
#: each alternative begins with a letter, which is what a search can skip to
_TRIGGER = re.compile(
    "成立|设立|组(?<![导小]组)建|建立健全|建立|调整充实|调整|充实|撤销|撤消|不再保留|下设|内设"
    f"|组成人员{_OF_MEMBERS}|成员{_OF_MEMBERS}"
)
_SETS_UP = re.compile("成立|设立|组(?<![导小]组)建|建立")
#: （以下简称“领导小组”）
SHORT = re.compile("[（(](?:见附件\\d*[，,；;])?(?:以下|下)?(?:统一)?简称[：:]?[“\"]?([^”\"（）()]{2,20})[”\"]?[）)]")
_HELD_BACK = re.compile("(?:可|可以|可视情|可根据需要|视情|必要时|需要时|鼓励|支持|引导|推动|督促|指导|未|自|曾|拟|如|若|协助|尚未|经批准|未经)(?:及时|尽快|分别)?$")
#: 各街镇要成立
_EACH = re.compile("(?:(?<![^，,。；：\n])|要求|督促)各[^，。；]{1,14}(?:要|应|须|均|都|分别)[^，。；]{0,6}$")
_NEW_COMMITTEE = re.compile("(?P<verb>成立|设立|组建|调整充实|调整|充实)(?P<name>[^，。；：、的（）()\\s]{4,36}?委员会)")
_CHAIRED = re.compile("主任(?:委员)?(?:由|：)|[任为](?:副)?主任")
_COMMITTEE_BY = re.compile("委(?:员?会)?由")
_SEATED = re.compile("由[^。；]{2,40}(?:任|担任)(?:主任|主席)(?:委员)?[，,][^。；]{2,200}(?:成员|委员|副主任)")
_TAIL = re.compile("[\u4e00-\u9fff]{4,}$")  #: the words right before an offset
_MECHANISM = re.compile("建立(?:健全)?(?P<name>[^，。；：、的（）()]{5,30}机制)(?=[，,（(][^。]{0,120}?(?:召集人|成员单位|机制办公室))")
_COMPOSED = re.compile("(?:小组|指挥部|联席会议|专班|理事会|委员会)(?:总指挥|组长|召集人|理事长)?由")


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(f"了?(?:一个|以下|新的)?(?P<name>{naming.name()})")


@cache
def _relative() -> re.Pattern[str]:
    """由副市长任组长、各部门负责人为成员的防汛工作领导小组."""
    inner = f"(?:“[^”\n]{{1,40}}”|[^，。；：、的\\s“”（）()]){{0,40}}?{naming.ending()}"
    return re.compile(f"(?:由|以)[^。；\n]{{2,150}}?的(?P<name>{inner})")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(f"(?:、|以及|和|及)(?P<name>{naming.name()})")


def find(document: Document) -> Iterator[Found]:
    """成立X（以下简称“领导小组”）; 建立X联席会议制度; 对X组成人员进行调整; 撤销X; 下设X、Y."""
    text = document.text
    for trigger in _TRIGGER.finditer(text):
        first, stop = sentence(text, trigger.start(), trigger.end(), "。！？；;")
        below, adjusted = trigger[0] in ("下设", "内设"), trigger[0].endswith(("进行", "予以", "作", "做"))
        match = None if below or adjusted else _match(text, trigger.end(), stop)
        if not (below or adjusted or match) or _by_others(text, first, trigger.start()):
            continue
        if below:
            yield from _below(document, trigger.end(), stop)
        elif match:
            yield from _set_up(document, trigger, match, stop)
        else:
            yield from _adjusted(document, first, trigger, stop)


def _adjusted(document: Document, first: int, trigger: re.Match[str], stop: int) -> Iterator[Found]:
    """对市安全生产委员会（以下简称市安委会）组成人员进行调整."""
    text = document.text
    if "调整" not in text[trigger.end() : stop]:
        return
    at = text.rfind("对", first, trigger.start()) + 1
    match = _direct().match(text, at, trigger.start()) if at > first else None
    if match and naming.is_body(match["name"]):
        short = SHORT.match(text, match.end())
        place = place_at(document, at)
        yield Found(match["name"], at, match.end(), place, 2, "调整", (short[1],) if short else ())


def committees(document: Document) -> Iterator[Found]:
    """市新型农村合作医疗管理委员会由副市长任主任，…为成员: a committee known by who sits on it."""
    text = document.text
    for match in _COMMITTEE_BY.finditer(text):
        end = match.end() - 1
        name = _TAIL.search(text, max(0, end - 40), end)
        if not name or not _SEATED.match(text, end) or _TRIGGER.search(name[0]):
            continue
        if naming.is_committee(name[0]):
            yield Found(name[0], name.start(), end, place_at(document, name.start()), 2)
        elif full := _spelled_out(text, name[0]):
            yield Found(full[0], full.start(), full.end(), place_at(document, full.start()), 2, aliases=(name[0],))


def new_committees(document: Document) -> Iterator[Found]:
    """成立市历史文化名城保护委员会 with its roster or its 主任 after it: a committee of whatever name."""
    text = document.text
    for match in _NEW_COMMITTEE.finditer(text) if "委员会" in text else ():
        first, _ = sentence(text, match.start(), match.end(), "。！？；;")
        if not naming.is_committee(match["name"]) or _by_others(text, first, match.start()):
            continue
        at = next((i for i, b in enumerate(document.blocks) if b.end >= match.end()), 0)
        if _CHAIRED.search(text, match.end(), match.end() + 200) or any(b.kind == "roster" for b in document.blocks[at : at + 5]):
            short = SHORT.match(text, match.end())
            place = place_at(document, match.start())
            yield Found(match["name"], match.start("name"), match.end("name"), place, 2, change_of(match["verb"]), (short[1],) if short else ())


def _spelled_out(text: str, short: str) -> re.Match[str] | None:
    """The full name of a committee that a short form stands for: 区食安委 → 区食品安全委员会."""
    letters = short.removesuffix("会").removesuffix("委")
    if not 3 <= len(letters) <= 8:
        return None
    between = "[\u4e00-\u9fff]{0,5}?"
    return re.search(f"{between.join(letters)}[\u4e00-\u9fff]{{0,8}}委员会", text)


def mechanisms(document: Document) -> Iterator[Found]:
    """建立X协调推进机制，由…担任召集人，…为成员单位: a mechanism with people or an office, which is a body in all but its name."""
    text = document.text
    for match in _MECHANISM.finditer(text):
        first, _ = sentence(text, match.start(), match.start(), "。！？；;")
        if not _by_others(text, first, match.start()):
            yield Found(match["name"], match.start("name"), match.end("name"), place_at(document, match.start()), 2, "设立", ("机制",))


def of_others(text: str, start: int, end: int) -> bool:
    """Whether a sentence is about what others are to set up: 各县（市、区）要成立专班，由主要领导任组长."""
    return any(_by_others(text, start, trigger.start()) for trigger in _SETS_UP.finditer(text, start, end))


def _match(text: str, at: int, stop: int) -> re.Match[str] | None:
    pattern = _relative() if text.startswith(("由", "以"), at) else _direct()
    return pattern.match(text, at, stop)


def _set_up(document: Document, trigger: re.Match[str], match: re.Match[str], stop: int) -> Iterator[Found]:
    """The body that a verb sets up, and others enumerated with it."""
    text, change = document.text, change_of(trigger[0])
    while match:
        name, end = match["name"], match.end("name")
        named = _has_name(text, name, end, trigger[0])
        if named:
            short = SHORT.match(text, end)
            place = place_at(document, match.start("name"))
            yield Found(name, match.start("name"), end, place, 2, change, (short[1],) if short else ())
            end = short.end() if short else end
        following = _further().match(text, end, stop) if named and change != "调整" else None
        if not following:
            return
        match = following


def _has_name(text: str, name: str, end: int, verb: str) -> bool:
    """Whether what follows a verb is a body set up by it: not 成立领导小组办公室, 成立的领导小组, 建立小组学习制度."""
    if not naming.is_body(name) or (naming.is_generic(name) and naming.kind(name) in ("联席会议", "委员会", "理事会")):
        return False
    if naming.kind(name) == "工作组" and verb not in ("成立", "设立", "组建"):
        return False
    if verb in ("调整", "充实", "调整充实") and not re.match("(?:的)?(?:组成|成员|领导|部分|人员|及|，|。|；|（|\\()", text[end : end + 3]):
        return False
    return not text.startswith(("的", "办公室", "会商", "会议", "意见", "之间", "决定", "研究"), end)


def _below(document: Document, at: int, stop: int) -> Iterator[Found]:
    """下设办公室、拆迁指挥部和建设指挥部: each that is a body of its own."""
    text = document.text
    end = re.compile("[，。；：（(\n,;:]|等").search(text, at, stop)
    for match in re.compile("(?:(?!和|及|以及)[^、])+").finditer(text, at, end.start() if end else stop):
        item = re.sub("^(?:以及|及|和|与)", "", match[0])
        start = match.end() - len(item)
        whole = re.fullmatch(naming.name(), item)
        if whole and naming.is_body(item) and not naming.is_generic(item) and not re.search("个.{0,4}组$", item):
            yield Found(item, start, match.end(), place_at(document, start), 1, "设立", (), True)


def change_of(verb: str) -> str:
    """What a verb does to a body: 组建 → 设立, 充实 → 调整."""
    return next((change for change, verbs in naming.data()["changes"].items() if verb in verbs), "设立")


def _by_others(text: str, first: int, at: int) -> bool:
    """Whether somebody else's body is meant, or none yet: 各县（市、区）要成立…, 可成立…."""
    if _HELD_BACK.search(text, max(first, at - 8), at):
        return True
    if _EACH.search(text, first, at):
        return True
    grounds = tuple(naming.data()["grounds"])
    clauses = [c for c in text[first:at].replace(",", "，").split("，") if not c.startswith(grounds)]
    return any(_others().search(clause) for clause in clauses)


@cache
def _others() -> re.Pattern[str]:
    """Who sets up a body of another place or level."""
    return re.compile("|".join(map(re.escape, naming.data()["others"])))


def described(document: Document) -> Iterator[Found]:
    """调整后的市公平竞争审查联席会议由市市场监管局、市发改委组成: a body told of without a verb that sets it up."""
    text = document.text
    for match in _COMPOSED.finditer(text):
        first, stop = sentence(text, match.start(), match.end(), "。！？；;")
        if not re.search("组成|担任", text[match.end() : stop]) or _by_others(text, first, match.end()):
            continue
        at = max(text.rfind(mark, first, match.start()) for mark in "，：,: 的") + 1 or first
        name = re.compile(naming.name()).match(text, max(at, first), match.end())
        if name and naming.is_body(name[0]) and not naming.is_generic(name[0]) and not _TRIGGER.search(name[0]):
            yield Found(name[0], name.start(), name.end(), place_at(document, name.start()), 2)
