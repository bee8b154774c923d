"""Duties of a body that its own introduction states: 成立…领导小组，负责…; 领导小组下设办公室，…，具体承担…; 专家组。由…组成，参与…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph import names
from govgraph.components.assigning import duty_lists, words
from govgraph.components.assigning.pointing import office_of, short
from govgraph.components.assigning.tasks import Assignment, Task, label
from govgraph.model import Block, Body, Document

#: the first letter of what it reads stands in front, so that most places fail at once
_DUTY = re.compile(
    r"(?=[其主职工具全统专负承参组])(?:(?<=[，,。；;：:\n])|(?<=办公室))(?:其)?(?P<word>(?:(?:主要)?职责(?:任务)?(?:是|为)?[：:]?|(?:主要|工作)任务[：:])(?=[^。；：，]{4})(?!分工|如下)"
    r"|(?:主要|具体|全面|统一|专门)*(?:负责(?!人|同志)|承担|参与(?=[^，。]{4})|组织开展|统一领导|统一指挥|统筹协调))"
)
_OFFICE = re.compile("(?P<name>[^，。；：:（\\s]{3,30}办公室)(?:（以下简称[“\"]?(?P<short>[^“”\"（）]{2,16})[”\"]?）)?设在|下设(?:领导小组|领导组)?办公室|办公室设在|(?:下设|(?<!建)设立?)[^，。；]{0,16}办公室")
_SET_UP = re.compile("(?:成立|设立|组建|建立)[^，。；]{0,6}$")
_SETTING = re.compile("组成|担任|兼任|任.{0,4}(?:主任|组长)|设在|参加|牵头")  #: who sits where, before the duty: 由市统计局牵头，负责…
_ITEMS = re.compile(r"(?:[（(]\d{1,2}[）)]|[①-⑳]|(?<!\d)\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,2}是)")  #: 主要职责：（1）…；（2）…
_GROUP = re.compile("(?P<name>[\u4e00-\u9fff]{2,10}(?<!小)组)(?:（[^（）]*）)?[，：:。]")  #: 政策法规组（组长：…），负责…
_LED_GROUP = re.compile("(?<=[。；])(?P<name>[\u4e00-\u9fff]{2,10}(?<!小)组)(?=由[^，。；]{2,60}(?:牵头|组成))")
_ASIDE = re.compile("（[^（）]*）")
_SHORT = re.compile("（(?:以下)?(?:简称|统称)[：:]?[“\"]?([^”\"（）]{2,20})[”\"]?）")
_FAR = 260
_OTHERS = re.compile("要(?!素|求)|应(?!急|用|对|收)|由|[\u4e00-\u9fff](?:局|委|部门|政府|单位|公司)(?:负责|承担)")


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A body or its office, introduced in a block: the wording of its duties' subject and where it ends."""

    at: int
    subject: str
    body: str


def find(document: Document, bodies: Sequence[Body], skip: set[int]) -> Iterator[Assignment]:
    """The duties without a subject of their own that follow the introduction of a body, one a sentence."""
    for at, block in enumerate(document.blocks):
        if block.kind in ("row", "roster") or at in skip:
            continue
        text = document.text
        if not _DUTY.search(text, block.start, block.end):
            continue
        introduced = sorted(_introduced(document, at, block, bodies), key=lambda i: (i.at, len(i.subject)))
        taken: set[int] = set()
        for match in _DUTY.finditer(text, block.start, block.end):
            who = next((i for i in reversed(introduced) if i.at <= match.start("word")), None)
            beside = document.text[match.start("word") - 1] == "室"  #: 下设办公室负责日常工作
            if who is None or (beside and who.at != match.start("word")) or not _continues(text, who.at, match.start("word"), taken):
                continue
            stop = _stop(text, match.start("word"), block.end)
            taken.add(stop)
            begin = min(match.start("word"), who.at) if match.start("word") - who.at < 4 else match.start("word")
            if items := _listed(text, match, block.end):
                taken.add(block.end)
                yield from _each(document, at, who, items, block.end)
                continue
            task = Task(at, match.start("word"), label(re.sub("^(?:主要|工作)?(?:职责(?:任务)?(?:是|为)?[：:]?|任务[：:]|负责|承担)", "", text[match.start("word") : stop])))
            for role in duty_lists.roles(text[match.start("word") : stop]):
                yield Assignment(who.subject, role, task, begin, stop, "prose", "duty-implied", who.body)


def _listed(text: str, match: re.Match[str], end: int) -> list[re.Match[str]]:
    """The numbers of a list that begins right behind 职责：."""
    if not ("职责" in match["word"] or "任务" in match["word"]):
        return []
    items = list(_ITEMS.finditer(text, match.start("word"), end))
    return items if items and not re.search("[^：:是为]", text[match.end("word") : items[0].start()]) else []


def _each(document: Document, at: int, who: _Introduced, items: list[re.Match[str]], end: int) -> Iterator[Assignment]:
    """One row an item of a list within the paragraph: 主要职责：（1）…；（2）…."""
    for k, item in enumerate(items):
        stop = items[k + 1].start() if k + 1 < len(items) else end
        said = document.text[item.end() : stop]
        role = "lead" if said.startswith("牵头") else "responsible"
        yield Assignment(who.subject, role, Task(at, item.start(), label(said)), item.start(), stop, "prose", "duty-implied", who.body)


def _continues(text: str, since: int, until: int, taken: set[int]) -> bool:
    """Whether the duty follows the introduction in its sentence or begins the next, and nobody else comes between."""
    between = _ASIDE.sub("", text[since:until]).lstrip("。：:")
    if "；" in between:
        return False
    if len(between) > _FAR or any(since < t <= until and "。" in text[t - 1 : until] and t != until for t in taken):
        return False
    last = between.rsplit("。", 1)
    if len(last) > 1 and not re.fullmatch(r"\s*(?:其)?(?:主要|具体)*", last[1]):
        return False
    return between.count("。") <= 2 and not (_OTHERS.search(last[-1]) and not _SETTING.search(last[-1]))


def _stop(text: str, at: int, end: int) -> int:
    stop = text.find("。", at, end)
    return end if stop < 0 else stop + 1


def _introduced(document: Document, at: int, block: Block, bodies: Sequence[Body]) -> Iterator[_Introduced]:
    text = document.text[block.start : block.end]
    head = text[len(block.marker) :] if block.marker else text
    for body in bodies:
        for wording in (body.name, *body.aliases):
            where = text.find(wording)
            while where >= 0:
                if _SET_UP.search(text[max(0, where - 14) : where]):
                    brief = _SHORT.match(text, where + len(wording))
                    named = brief[1] if brief and brief[1] not in words.bodies() else wording
                    yield _Introduced(block.start + where + len(wording), named, body.name)
                where = text.find(wording, where + len(wording))
        for match in re.finditer(f"(?<=[。；]){re.escape(body.name)}(?=由[^，。；]{{2,60}}(?:牵头|组成))", text) if body.name in text else ():
            yield _Introduced(block.start + match.end(), body.name, body.name)
        if head.startswith(body.name) and head[len(body.name) :][:1] in "。：:，":
            yield _Introduced(block.start + text.find(body.name) + len(body.name), body.name, body.name)
    for group in _LED_GROUP.finditer(text) if "组由" in text else ():
        yield _Introduced(block.start + group.end("name"), group["name"], "")
    if named := _GROUP.match(head):
        yield _Introduced(block.start + len(block.marker) + named.end("name"), named["name"], "")
    parent = _parent(bodies, block)
    if (above := _above(document, block, bodies)) and not _own_subject(head):
        yield _Introduced(block.start, *above)
    offices = list(_OFFICE.finditer(text)) if "办公室" in text else []
    for match in offices:
        if match["name"] and not re.search("[设由在]", match["name"]) and not (parent and _office_name(match["name"], parent)):
            yield _Introduced(block.start + match.end() + 1, match["short"] or match["name"], "")
    if parent:
        for match in offices:
            named = match["short"] or _office_name(match["name"] or "", parent) or office_of(parent)
            yield _Introduced(block.start + match.end(), named, parent.name)
        if re.match(r"(?:负责|承担|主要负责|具体负责)", text) and (office := _after_roster(document, at)) is not None:
            yield _Introduced(block.start, office_of(parent) if office else short(parent), parent.name)


def _own_subject(head: str) -> bool:
    """Whether a block begins with an office or company, whose duties its sentences are."""
    found = names.find(head[:40])
    return bool(found) and found[0].start == 0 and found[0].kind in ("agency", "organization", "government", "party")


def _office_name(name: str, parent: Body) -> str:
    """The wording of an office, where it stands under the name of its body, in full or for short: 指挥部办公室."""
    whose = name.removesuffix("办公室")
    return name if name.startswith(parent.name) or whose in parent.aliases or whose in words.bodies() else ""


def _above(document: Document, block: Block, bodies: Sequence[Body]) -> tuple[str, str] | None:
    """The body or office that the heading above names: （二）拆除行动组, 2.2指挥部办公室."""
    if block.parent < 0:
        return None
    heading = document.blocks[block.parent]
    name = document.text[heading.label[0] : heading.label[1]].removesuffix("职责").removesuffix("组成人员及").removesuffix("及")
    body = next((b for b in bodies if name in (b.name, *b.aliases)), None)
    if body:
        return name, body.name
    parent = _parent(bodies, block)
    if parent and name.endswith("办公室") and len(name) <= 24:
        return (name if len(name) > 3 else office_of(parent)), parent.name
    return None


def _after_roster(document: Document, at: int) -> bool | None:
    """Whether the roster right above is that of an office; None where there is none above."""
    if at == 0 or document.blocks[at - 1].kind != "roster":
        return None
    for k in range(at - 1, max(at - 8, -1), -1):
        block = document.blocks[k]
        if "办公室" in document.text[block.start : block.end]:
            return True
        if block.kind != "roster":
            return False
    return False


def _parent(bodies: Sequence[Body], block: Block) -> Body | None:
    whole = [b for b in bodies if not b.parent and b.change != "撤销"]
    return next((b for b in reversed(whole) if b.start <= block.end), whole[0] if whole else None)
