"""Finds the coordination bodies that a document sets up or describes, with the words it uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components import body_introductions, body_names
from govgraph.components.passages import place_at, sentence
from govgraph.model import Block, Body, Document
from govgraph.people import persons
from govgraph.text import without_space

_TRIGGER = re.compile("成立|设立|(?<![导小])组建|建立健全|建立|调整充实|调整|充实|撤销|撤消|不再保留|下设|内设|组成人员进行|成员进行|组成人员作|成员作")
_SETS_UP = re.compile("成立|设立|(?<![导小])组建|建立")
_SHORT = re.compile("[（(](?:见附件\\d*[，,；;])?(?:以下|下)?(?:统一)?简称[：:]?[“\"]?([^”\"（）()]{2,20})[”\"]?[）)]")
_HELD_BACK = re.compile("(?:可|可以|可视情|可根据需要|视情|必要时|需要时|鼓励|支持|引导|推动|督促|指导|未|自|曾|拟|如|若|协助|尚未|经批准|未经)(?:及时|尽快|分别)?$")
_WHOLE = ("领导小组", "联席会议", "工作专班", "指挥部", "理事会", "委员会")
_REST = (
    "(?:的?(?:(?:及|和)?(?:其|主要)?(?:组成|组成人员|成员|成员单位|人员|人员组成|名单|职责|构成|设置|制度|工作职责|职能|办公室|领导|下设机构|分工|任务|机构"
    "|工作规则|议事规则|调整))*)(?:[（(][^（）()]{0,20}[）)])?[。：:]?"
)
_EVIDENCE = re.compile("[。：:，]?(?:由|以)[^。]{2,}?(?:牵头|组成|任|担任|参加|负责|为主)|[。：:，]?(?:牵头|组长|成员|责任|主要成员|参加|指挥长|总指挥)(?:单位|部门)?[：:由]")
_HINT = re.compile("组|指挥|联席|专班|理事会|委员会")
_COMPOSED = re.compile("(?:小组|指挥部|联席会议|专班|理事会|委员会)(?:总指挥|组长|召集人|理事长)?由")
_COMPOSITION = re.compile(
    "(?:组长|总指挥|指挥长|主任|召集人|理事长|会长)由[^。；]{2,40}担任|由[^。；]{2,40}(?:任|担任)(?:组长|总指挥|指挥长|主任|召集人|理事长)"
    "|由[^。；]{4,}组成|(?:协调|指挥|领导|议事)机构"
)
_UNITS = re.compile("(?:牵头|组长|成员|责任|参加|配合|参与)(?:单位|部门)[：:]|由.{2,40}(?:牵头|组成|任组长)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A naming of a body: how it was found ranks it, what it was called besides."""

    name: str
    start: int
    end: int
    place: str
    rank: int  #: 3 a heading with its roster, 2 a sentence that sets it up, 1 a list of what a body has below it
    change: str = ""
    aliases: tuple[str, ...] = ()
    under: bool = False  #: whether it stands below another


def find(document: Document) -> tuple[Body, ...]:
    """The bodies of a document in text order.

    成立澜江市防汛工作领导小组（以下简称“领导小组”）; 建立…联席会议制度; 领导小组下设办公室、宣传组; …指挥部组成人员; 专家组。由…组成.
    """
    introduced = (_Found(name, start, end, place, 2, change) for name, start, end, place, change in body_introductions.find(document))
    namings = (*_sentences(document), *_headings(document), *_described(document), *_tabled(document), *introduced)
    found = [f for f in namings if _is_own(document, f.name)]
    bodies = _merged(sorted(found, key=lambda f: (f.start, -f.rank)))
    bodies = _named_by_title(document, bodies)
    return tuple(_body(document, group, bodies) for group in bodies)


# --- sentences that set a body up -------------------------------------------------------------------------------------------


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(f"了?(?:一个|以下|新的)?(?P<name>{body_names.name()})")


@cache
def _relative() -> re.Pattern[str]:
    """由副市长任组长、各部门负责人为成员的防汛工作领导小组."""
    inner = f"(?:“[^”\n]{{1,40}}”|[^，。；：、的\\s“”（）()]){{0,40}}?{body_names.ending()}"
    return re.compile(f"(?:由|以)[^。；\n]{{2,150}}?的(?P<name>{inner})")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(f"(?:、|以及|和|及)(?P<name>{body_names.name()})")


def _sentences(document: Document) -> Iterator[_Found]:
    text = document.text
    for trigger in _TRIGGER.finditer(text):
        first, stop = sentence(text, trigger.start(), trigger.end(), "。！？；;")
        if _by_others(text, first, trigger.start()):
            continue
        if trigger[0] in ("下设", "内设"):
            yield from _below(document, trigger.end(), stop)
        elif trigger[0].endswith(("进行", "作")):
            yield from _adjusted(document, first, trigger, stop)
        elif match := _match(text, trigger.end(), stop):
            yield from _set_up(document, trigger, match, stop)


def _adjusted(document: Document, first: int, trigger: re.Match[str], stop: int) -> Iterator[_Found]:
    """对市安全生产委员会（以下简称市安委会）组成人员进行调整."""
    text = document.text
    if "调整" not in text[trigger.end() : stop]:
        return
    at = text.rfind("对", first, trigger.start()) + 1
    match = _direct().match(text, at, trigger.start()) if at > first else None
    if match and body_names.is_body(match["name"]):
        short = _SHORT.match(text, match.end())
        place = place_at(document, at)
        yield _Found(match["name"], at, match.end(), place, 2, "调整", (short[1],) if short else ())


def of_others(text: str, start: int, end: int) -> bool:
    """Whether a sentence is about what others are to set up: 各县（市、区）要成立专班，由主要领导任组长."""
    return any(_by_others(text, start, trigger.start()) for trigger in _SETS_UP.finditer(text, start, end))


def _match(text: str, at: int, stop: int) -> re.Match[str] | None:
    pattern = _relative() if text.startswith(("由", "以"), at) else _direct()
    return pattern.match(text, at, stop)


def _set_up(document: Document, trigger: re.Match[str], match: re.Match[str], stop: int) -> Iterator[_Found]:
    """The body that a verb sets up, and others enumerated with it."""
    text, change = document.text, _change(trigger[0])
    while match:
        name, end = match["name"], match.end("name")
        named = _has_name(text, name, end, trigger[0])
        if named:
            short = _SHORT.match(text, end)
            place = place_at(document, match.start("name"))
            yield _Found(name, match.start("name"), end, place, 2, change, (short[1],) if short else ())
            end = short.end() if short else end
        following = _further().match(text, end, stop) if named and change != "调整" else None
        if not following:
            return
        match = following


def _has_name(text: str, name: str, end: int, verb: str) -> bool:
    """Whether what follows a verb is a body set up by it: not 成立领导小组办公室, 成立的领导小组, 建立小组学习制度."""
    if not body_names.is_body(name) or (body_names.is_generic(name) and body_names.kind(name) in ("联席会议", "委员会", "理事会")):
        return False
    if body_names.kind(name) == "工作组" and verb not in ("成立", "设立", "组建"):
        return False
    if verb in ("调整", "充实", "调整充实") and not re.match("(?:的)?(?:组成|成员|领导|部分|人员|及|，|。|；|（|\\()", text[end : end + 3]):
        return False
    return not text.startswith(("的", "办公室", "会商", "会议", "意见", "之间", "决定", "研究"), end)


def _below(document: Document, at: int, stop: int) -> Iterator[_Found]:
    """下设办公室、拆迁指挥部和建设指挥部: each that is a body of its own."""
    text = document.text
    end = re.compile("[，。；：（(\n,;:]|等").search(text, at, stop)
    for match in re.compile("(?:(?!和|及|以及)[^、])+").finditer(text, at, end.start() if end else stop):
        item = re.sub("^(?:以及|及|和|与)", "", match[0])
        start = match.end() - len(item)
        whole = re.fullmatch(body_names.name(), item)
        if whole and body_names.is_body(item) and not body_names.is_generic(item) and not re.search("个.{0,4}组$", item):
            yield _Found(item, start, match.end(), place_at(document, start), 1, "设立", (), True)


def _change(verb: str) -> str:
    return next((change for change, verbs in body_names.data()["changes"].items() if verb in verbs), "设立")


def _by_others(text: str, first: int, at: int) -> bool:
    """Whether somebody else's body is meant, or none yet: 各县（市、区）要成立…, 可成立…."""
    if _HELD_BACK.search(text, max(first, at - 8), at):
        return True
    grounds = tuple(body_names.data()["grounds"])
    clauses = [c for c in re.split("[，,]", text[first:at]) if not c.startswith(grounds)]
    return any(word in clause for clause in clauses for word in body_names.data()["others"])


# --- headings -----------------------------------------------------------------------------------------------------------------


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(f"(?P<name>{body_names.name()})(?P<rest>{_REST})")


def _headings(document: Document) -> Iterator[_Found]:
    """Headings and the leads of paragraphs that name a body and have its roster or its composition after them."""
    text, blocks = document.text, document.blocks
    for i, block in enumerate(blocks):
        if block.kind not in ("heading", "paragraph"):
            continue
        start, end = label(text, block)
        if not 2 < end - start <= 60 or not _HINT.search(text, start, end):
            continue
        match = _heading().fullmatch(text, start, end)
        if match and not re.search("成立|设立|组建|建立|调整|撤销", match["name"]) and _describes(document, i, match, end):
            yield _Found(match["name"], match.start("name"), match.end("name"), block.place, 3, under=_is_part(match["name"]))


def label(text: str, block: Block) -> tuple[int, int]:
    """The span of what a block is headed by: its label, else its text up to a colon or full stop."""
    start, end = block.label
    if end <= start:
        start, end = block.start + len(block.marker), block.end
    stop = re.compile("[：:。]").search(text, start, end)
    return start, stop.start() if stop else end


def _is_part(name: str) -> bool:
    return body_names.kind(name) == "工作组" or len(name) <= 6


def _describes(document: Document, i: int, match: re.Match[str], end: int) -> bool:
    """Whether a roster, a table of members or a sentence on the composition stands at or after a heading."""
    name, text = match["name"], document.text
    if not body_names.is_body(name) or (body_names.is_generic(name) and name != "专家组") or "办公室" in match["rest"][:4]:
        return False
    block = document.blocks[i]
    if _EVIDENCE.match(text, end, block.end):
        return True
    following = document.blocks[i + 1 : i + 4]
    if text[end : block.end].strip("。：: "):
        return False
    return any(_opens_roster(text, b) for b in following[: 1 if _is_part(name) else 3])


def _opens_roster(text: str, block: Block) -> bool:
    """Whether a block says who sits on a body."""
    if block.kind == "roster":
        return True
    line = text[block.start : block.end]
    if block.kind == "row":
        return "姓名" in without_space(line) and "职务" in line
    head = line[len(block.marker) : len(block.marker) + 80]
    if not block.marker and _COMPOSITION.search(line):
        return True
    return bool(_UNITS.match(head) or persons.label_pattern().match(head))


def _described(document: Document) -> Iterator[_Found]:
    """调整后的市公平竞争审查联席会议由市市场监管局、市发改委组成: a body told of without a verb that sets it up."""
    text = document.text
    for match in _COMPOSED.finditer(text):
        first, stop = sentence(text, match.start(), match.end(), "。！？；;")
        if not re.search("组成|担任", text[match.end() : stop]) or _by_others(text, first, match.end()):
            continue
        at = max(text.rfind(mark, first, match.start()) for mark in "，：,: 的") + 1 or first
        name = re.compile(body_names.name()).match(text, max(at, first), match.end())
        if name and body_names.is_body(name[0]) and not body_names.is_generic(name[0]) and not _TRIGGER.search(name[0]):
            yield _Found(name[0], name.start(), name.end(), place_at(document, name.start()), 2)


def _tabled(document: Document) -> Iterator[_Found]:
    """Groups in the first column of a table of theirs: 工作组 | 牵头单位 | 成员单位 | 职责."""
    header: Block | None = None
    for block in document.blocks:
        if block.kind != "row":
            header = None
        elif header is None or header.table != block.table:
            header = block
        elif group_columns(document, header):
            start, end = group_cell(document, header, block)
            if start < end and body_names.is_body(document.text[start:end]):
                yield _Found(document.text[start:end], start, end, block.place, 3, "设立", (), True)


def group_columns(document: Document, header: Block) -> dict[int, str]:
    """The columns of a table of groups that name units, by their role: {1: 牵头单位, 2: 成员单位}; empty for another table."""
    cells = [without_space(document.text[a:b]) for a, b in header.cells]
    if not any(re.fullmatch("(?:专项|应急)?(?:工作)?(?:组|小组|专班)(?:别|名称)?|工作组设置|组名", cell) for cell in cells):
        return {}
    return {i: cell for i, cell in enumerate(cells) if cell in persons.units() and cell != "责任单位"}


def group_cell(document: Document, header: Block, row: Block) -> tuple[int, int]:
    """The span of the cell that names a row's group."""
    at = next((i for i, (a, b) in enumerate(header.cells) if re.search("组|专班", document.text[a:b])), 0)
    return row.cells[at] if at < len(row.cells) else (0, 0)


# --- one body under several names -----------------------------------------------------------------------------------------------


def _merged(found: Sequence[_Found]) -> list[list[_Found]]:
    """Namings of one body together; a word that only points back goes with the last body of its kind."""
    groups: list[list[_Found]] = []
    for item in found:
        group = None
        if item.change != "撤销":
            group = next((g for g in groups if g[0].change != "撤销" and any(_one(item, other) for other in g)), None)
        if group is None and body_names.is_generic(item.name) and item.name != "专家组":
            group = next((g for g in reversed(groups) if body_names.kind(g[0].name) == body_names.kind(item.name)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    return groups


def _one(item: _Found, other: _Found) -> bool:
    if item.rank == other.rank == 3 and item.name != other.name and _is_part(item.name) and _is_part(other.name):
        return False
    return body_names.same(item.name, other.name)


def _body(document: Document, group: Sequence[_Found], groups: Sequence[Sequence[_Found]]) -> Body:
    """One body of its namings: the longest name, evidence where it is named so, every other wording an alias."""
    best = max(group, key=lambda f: (body_names.kind(f.name) == "工作组" and f.rank == 3, len(body_names.core(f.name)), len(f.name), f.rank))
    kind = body_names.kind(best.name)
    aliases = {f.name for f in group} | {a for f in group for a in f.aliases} | {body_names.core(best.name)}
    aliases |= {short for f in group if (short := _short(document.text, f.name))}
    peers = [g for g in groups if body_names.kind(g[0].name) == kind]
    if kind in _WHOLE and peers[0] is group and (len(peers) == 1 or not any(f.under for f in group)):
        aliases |= {kind, body_names.ending_of(best.name), *body_names.data()["shorter"].get(kind, ())}
    change = next((f.change for f in group if f.change in ("调整", "撤销")), next((f.change for f in group if f.change), ""))
    parent = ""
    if any(f.under for f in group) and groups[0] is not group:
        parent = max(groups[0], key=lambda f: len(f.name)).name
    aliases.discard(best.name)
    return Body(best.name, tuple(sorted(aliases, key=lambda a: (-len(a), a))), best.start, best.end, best.place, parent, change)


def _short(text: str, name: str) -> str:
    """The short form that a text gives a name anywhere: 县减灾委员会（以下简称县减灾委）为…."""
    at = max(text.find(f"{name}（以下简称"), text.find(f"{name}(以下简称"))
    match = _SHORT.match(text, at + len(name)) if at >= 0 else None
    return match[1].strip("“”\"") if match else ""


def _named_by_title(document: Document, groups: list[list[_Found]]) -> list[list[_Found]]:
    """The title's body where the text itself names none: 关于成立X领导小组的通知 with a roster."""
    match = re.search(f"(?:{'|'.join(v for vs in body_names.data()['changes'].values() for v in vs)}|印发|公布)(?P<name>{body_names.name()})", document.title)
    roster = next((b for b in document.blocks if b.kind == "roster"), None)
    if not match or roster is None or not body_names.is_body(match["name"]) or any(
        body_names.same(match["name"], f.name) for g in groups for f in g
    ):
        return groups
    verb = match[0][: match.start("name") - match.start()]
    return [[_Found(match["name"], roster.start, roster.end, roster.place, 3, _change(verb))], *groups]


def _is_own(document: Document, name: str) -> bool:
    """Whether a body is of the issuer's own level: none of the province's in a city's document."""
    issuers = "".join(document.issuers)
    if name.startswith(("国务院", "国家", "全国", "中央")):
        return not issuers or bool(re.search("国务院|国家|中共中央|中央|^[\u4e00-\u9fff]{2,12}部(?:办公厅)?$", issuers))
    if name.startswith("省"):
        return not issuers or (bool(re.search("省|自治区", issuers)) and not re.search("[市县州盟旗]人民政府", issuers))
    return True


@Language.factory("bodies", assigns=["doc._.bodies"])
def make_bodies(nlp: Language, name: str) -> Bodies:
    """The component that fills `doc._.bodies`."""
    return Bodies()


class Bodies:
    """Find the coordination bodies that a document sets up or describes."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.bodies`."""
        if doc._.document is not None:
            doc._.bodies = find(doc._.document)
        return doc
