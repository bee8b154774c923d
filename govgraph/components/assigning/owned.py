"""Numbered duties under a heading or lead-in that says whose they are: 指挥部职责：1.… 2.…; 办公室承担以下职责：（1）…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import names
from govgraph.components.assigning import duty_lists, words
from govgraph.components.assigning.pointing import office_of
from govgraph.components.assigning.tasks import Assignment, Task, label
from govgraph.model import Block, Body, Document

_OWNER = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d.．]+[）)、]?)?(?P<who>.{0,50}?)"
    r"(?:(?:承担|履行|行使|负有)(?:以下|下列|如下)|组成人员及|组成及|人员组成及|的|和|及其|主要|工作|及|机构|组织机构)*(?:职责|任务|职能)"
)
_OWNER_NAMED = re.compile("(?:小组|领导组|指挥部|会议|委员会|专班|办公室|理事会|中心|公司|局|厅)[^，。；]{0,14}(?:职责|任务|职能)")
_LAST_CLAUSE = re.compile("[。，,；;]")
_FIRST_CLAUSE = re.compile("[，,；;。]")
_LONGEST = 60  #: a lead-in is short
_POINTS = ("", "其", "该局", "该办公室")
_OWNERS = frozenset(("agency", "government", "party", "court", "organization", "company", "office", "body"))


_SHORT = re.compile("（以下简称[：:]?“?([^”（）]{2,20})”?）")


def find(document: Document, bodies: Sequence[Body], skip: set[int]) -> Iterator[tuple[int, Assignment]]:
    """The assignments of such lists, each with the block it is read from; blocks in `skip` are read by another rule."""
    used = set(skip)
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row") or at in used or not (owner := _owner(document, block, bodies)):
            continue
        items = _items(document, at)
        if not _OWNER_NAMED.search(document.text, block.start, block.end) and any(_own_subject(document, k) for k in items):
            continue  # 二、机构职责 above sentences that have subjects of their own
        for item in items:
            if item not in used:
                for assignment in _item(document, item, *owner):
                    used.add(item)
                    yield item, assignment


def _owner(document: Document, block: Block, bodies: Sequence[Body]) -> tuple[str, str] | None:
    """Whose duties a heading or lead-in announces: its wording and the full name of the body, if it is one."""
    text = document.text
    near = text[max(block.start, block.end - 16) : block.end]
    if not ("职" in near or "任务" in near):
        return None
    whole = text[block.start + len(block.marker) : block.end].rstrip("。：:")
    last = _LAST_CLAUSE.split(whole)[-1]
    if len(last) > _LONGEST or not words.duties().search(last):
        return None
    match = _OWNER.match(last)
    who = (match["who"] if match else "").strip("，。、：:的“”")
    if who in _POINTS and (begun := _begun(whole, last)) and (named := _named(begun, whole, block, bodies)):
        return named
    return _named(who, whole, block, bodies) if who else _unnamed(document, block, whole, bodies)


def _begun(whole: str, last: str) -> str:
    """Who the sentence of a lead-in begins with, or the one before: 市科技局是主管部门，主要职责是; 指挥部办公室设在市住建局。其职责为."""
    *before, sentence = whole.split("。")
    if sentence.strip() == last.strip():
        sentence = before[-1] if before else ""
    found = names.find(sentence.lstrip()[:40])
    return found[0].text if found and not found[0].start and found[0].kind in _OWNERS else ""


def _unnamed(document: Document, block: Block, whole: str, bodies: Sequence[Body]) -> tuple[str, str] | None:
    """Whose 主要职责 are that name nobody: of the subject of the sentence before, of the office or body of the heading above."""
    sentence = whole.rsplit("。", 2)[-2] if whole.count("。") else ""
    if sentence and (subject := _subject(sentence)):
        return subject, ""
    earlier = [b for b in bodies if b.start <= block.end] or [b for b in bodies if not b.parent][:1]
    if not earlier:
        return None
    above = document.blocks[block.parent] if block.parent >= 0 else None
    if above and document.text[above.start : above.end].endswith("办公室"):
        owner = next((b for b in reversed(earlier) if not b.parent), earlier[-1])
        return office_of(owner), owner.name
    if "职责" not in document.text[block.start : block.end]:
        return None
    return _short_form(document, earlier[-1]), earlier[-1].name


def _short_form(document: Document, body: Body) -> str:
    """What a document calls a body after it has named it in full: …部际联席会议（以下简称联席会议）; else its name."""
    at = document.text.find(f"{body.name}（以下简称")
    match = _SHORT.match(document.text, at + len(body.name)) if at >= 0 else None
    return match[1] if match else body.name


def _subject(sentence: str) -> str:
    """The company or institution that the last clauses of a sentence are about: …，市基金公司在…领导下开展工作，负责…."""
    begins = [0, *(m.end() for m in _FIRST_CLAUSE.finditer(sentence))]
    found = [m for m in names.find(sentence) if m.start in begins and m.kind == "organization"]
    return found[-1].text if found else ""


def _named(who: str, text: str, block: Block, bodies: Sequence[Body]) -> tuple[str, str] | None:
    earlier = [b for b in bodies if b.start <= block.end]
    if who.endswith("办公室"):
        whole = [b for b in earlier if not b.name.endswith("办公室") and not b.parent]
        owner = whole[-1] if whole else earlier[-1] if earlier else None
        kind = next((kind for kind in words.bodies() if kind in text), "领导小组")
        bare = office_of(owner) if owner else f"{kind}办公室"
        return who if len(who) > 3 else bare, owner.name if owner else ""
    for b in reversed(earlier):
        if who == b.name or who in b.aliases:
            return who, b.name
    known = names.is_agency_list(who) and names.kind(who) not in ("", "unknown")
    return (who, "") if known else None


def _items(document: Document, at: int) -> list[int]:
    """The numbered items under or after a heading or lead-in of duties."""
    block, blocks = document.blocks[at], document.blocks
    found: list[int] = []
    depth = 0
    for k in range(at + 1, len(blocks)):
        item = blocks[k]
        if item.kind == "row":
            break
        if item.kind == "roster" or not item.marker:
            if found or words.duties().search(document.text, item.start, item.end):
                break
            continue
        outside = item.depth < block.depth or (block.marker and item.depth == block.depth)
        if item.depth < depth or (not depth and outside):
            break
        depth = depth or item.depth
        if item.depth == depth:
            found.append(k)
    return found


def _item(document: Document, at: int, who: str, body: str) -> Iterator[Assignment]:
    block = document.blocks[at]
    text = document.text[block.start + len(block.marker) : block.end]
    head = duty_lists.head(document, at)
    name = document.text[block.label[0] : block.label[1]]
    if not text.strip() or name.endswith(("职责", "任务分工", "职责分工")) or (head and names.is_agency_list(head["who"])):
        return
    first = names.find(_FIRST_CLAUSE.split(text, maxsplit=1)[0][:20])
    if first and first[0].start == 0 and not body and first[0].kind != "collective":
        return
    if body and _own_subject(document, at):
        return
    task = Task(at, block.start, label(text.removeprefix("负责")))
    role = "lead" if text.startswith("牵头") else "responsible"
    yield Assignment(who, role, task, block.start, block.end, "prose", "duties-of", body)
    for company in duty_lists.company(text):
        yield Assignment(company, "support" if role == "lead" else "responsible", task, block.start, block.end, "prose", "duties-of-with")


def _own_subject(document: Document, at: int) -> bool:
    """Whether an item begins with a subject that has a duty: （二）县统计局要…, （三）领导小组下设办公室."""
    block = document.blocks[at]
    text = document.text[block.start + len(block.marker) : min(block.end, block.start + 80)]
    found = names.find(text[:40])
    if not found or found[0].start:
        return False
    rest = text[found[0].end :]
    return bool(words.duty().match(rest) or rest.startswith(("下设", "设", "由", "是", "会同", "、")))
