"""Lists of duties: 市公安局：负责…; a body's or office's 职责：1.… 2.…; 一是… 二是…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import names
from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import Assignment, Task, label
from govgraph.model import Block, Body, Document, Mention

_HEAD = re.compile(r"(?P<who>[^：:。；，]{2,60}(?:[（(][^）)]*[）)])?)[：:]")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_VERB = re.compile("负责|牵头|配合|协助|组织|指导|承担|做好|制定|加强|督促|监督|落实|建立|开展|协调|统筹|参与|完成|提供|保障|推进|查处|管理|研究|审|编制|实施|会同|联合|按照|根据|对|将|及时|依法|定期|综合")
_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动)?(?:配合|协助)(?!单位|部门)")
_LEAD = re.compile("(?:^|[，,；;、])(?:并|负责)?牵头(?!单位|部门|人)")
_COORDINATE = re.compile("^综合协调")
_PHONE = re.compile(r"^[\d\s\-—－（）()、，]+$")
_OWNER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d.．]+[）)、]?)?(?P<who>.{0,50}?)(?:组成人员及|组成及|人员组成及|的|和|主要|工作|及|机构|组织机构)*(?:职责|任务|职能)"
)


def find(document: Document, bodies: Sequence[Body]) -> tuple[list[Assignment], set[int]]:
    """The assignments of duty lists, and the blocks that they are read from."""
    found: list[Assignment] = []
    used: set[int] = set()
    for at, block in enumerate(document.blocks):
        if block.kind in ("roster", "row") or at in used:
            continue
        rows = list(_agency_item(document, at))
        if rows:
            found += rows
            used.add(at)
            continue
        owner = _owner(document, at, bodies)
        if owner:
            for item in (i for i in _items(document, at) if i not in used):
                rows = list(_item(document, item, *owner))
                found += rows
                used |= {item} if rows else set()
    return found, used


def _agency_item(document: Document, at: int) -> Iterator[Assignment]:
    """市公安局：负责…；配合…。 One row a name, sentence and role."""
    block = document.blocks[at]
    text = document.text[block.start : block.end]
    begin = len(block.marker) if block.marker and text.startswith(block.marker) else 0
    match = _HEAD.match(text, begin)
    if not match or not (names.is_agency_list(match["who"]) or _beside_agencies(document, at, match["who"])):
        return
    rest = text[match.end() :]
    if len(rest) < 5 or rest.startswith("由") or words.labels()[0].match(match[0]) or _PHONE.match(rest) or not _VERB.search(rest):
        return
    who = names.split(match["who"])
    for sentence in _SENTENCE.finditer(rest):
        start = block.start + match.end() + sentence.start()
        task = Task(at, start, label(re.sub("^负责", "", sentence[0])))
        for m in who:
            for role in roles(sentence[0]):
                first = block.start if sentence.start() == 0 else start
                yield Assignment(m.text, role, task, first, block.start + match.end() + sentence.end(), "explicit", "duty-list")


def _beside_agencies(document: Document, at: int, who: str) -> bool:
    """Whether an item that names nobody known stands in a list of agencies: 各电信运营企业：, after 市交通运输局：."""
    if len(who) > 20 or not re.search("企业|单位|机构|公司|部门|组织|学校|社区|集团", who[-3:]):
        return False
    for k in (at - 1, at + 1):
        if 0 <= k < len(document.blocks):
            block = document.blocks[k]
            match = _HEAD.match(document.text[block.start + len(block.marker) : block.end])
            if match and names.is_agency_list(match["who"]):
                return True
    return False


def roles(sentence: str) -> list[str]:
    """The roles that the clauses of a duty list's sentence give: 负责…；牵头…；配合…."""
    found = []
    clauses = [c for c in re.split("[，,；;。]", sentence) if c]
    lead, support = bool(_LEAD.search(sentence)), bool(_SUPPORT.search(sentence))
    if _COORDINATE.match(sentence):
        found.append("coordinate")
    if any(not re.match("(?:并|积极|主动|负责)?(?:牵头|配合|协助|综合协调|参与)", c) for c in clauses[:1] + [c for c in clauses if c.startswith("负责")]) or (len(clauses) > 1 and "coordinate" in found):
        found.append("responsible")
    if lead:
        found.append("lead")
    if support:
        found.append("support")
    return found or ["responsible"]


def _owner(document: Document, at: int, bodies: Sequence[Body]) -> tuple[str, str] | None:
    """Whose duties a heading or lead-in announces: its wording and the full name of the body, if it is one."""
    block = document.blocks[at]
    text = document.text[block.start : block.end]
    head = text[len(block.marker) :].rstrip("。：:")
    last = head[max(head.rfind("。"), head.rfind("，"), head.rfind(",")) + 1 :]
    if len(last) > 60 or not words.duties().search(last):
        return None
    match = _OWNER.match(last)
    who = (match["who"] if match else "").strip("，。、：:的“”")
    return _named(document, block, who, bodies)


def _named(document: Document, block: Block, who: str, bodies: Sequence[Body]) -> tuple[str, str] | None:
    earlier = [b for b in bodies if b.start <= block.end]
    body = earlier[-1] if earlier else None
    if not who and earlier and (block.parent >= 0 and document.text[document.blocks[block.parent].start : document.blocks[block.parent].end].endswith("办公室")):
        whole = next((b for b in reversed(earlier) if not b.parent), earlier[-1])
        return f"{_short(whole)}办公室", whole.name
    if not who:
        return (body.name, body.name) if body and "职责" in document.text[block.start : block.end] else None
    if re.search("办公室$", who):
        parent = next((b for b in reversed(earlier) if not b.name.endswith("办公室") and not b.parent), body)
        short = who if len(who) > 3 else f"{_short(parent) if parent else '领导小组'}办公室"
        return short, parent.name if parent else ""
    for b in reversed(earlier):
        if who == b.name or who in b.aliases:
            return who, b.name
    if names.is_agency_list(who) and names.kind(who) not in ("", "unknown"):
        return who, ""
    return None


def _short(body: Body) -> str:
    for word in ("领导小组", "领导组", "指挥部", "联席会议", "委员会", "专班", "理事会", "工作组"):
        if body.name.endswith(word):
            return word
    return body.name


def _items(document: Document, at: int) -> list[int]:
    """The numbered items under or after a heading or lead-in of duties."""
    block = document.blocks[at]
    found: list[int] = []
    depth = None
    for k in range(at + 1, len(document.blocks)):
        item = document.blocks[k]
        if item.kind == "row":
            break
        if item.kind == "roster" or not item.marker:
            if found or words.duties().search(document.text[item.start : item.end]):
                break
            continue
        if depth is None:
            if item.depth < block.depth or (block.marker and item.depth == block.depth):
                break
            depth = item.depth
        if item.depth < depth:
            break
        if item.depth == depth:
            found.append(k)
    return found


def _item(document: Document, at: int, who: str, body: str) -> Iterator[Assignment]:
    block = document.blocks[at]
    text = document.text[block.start + len(block.marker) : block.end]
    if not text.strip() or ((head := _HEAD.match(text)) and names.is_agency_list(head["who"])):
        return
    first = re.split("[，,；;。]", text, maxsplit=1)[0]
    if names.find(first[:20]) and names.find(first[:20])[0].start == 0 and not body:
        return
    task = Task(at, block.start, label(re.sub("^负责", "", text)))
    yield Assignment(who, "responsible", task, block.start, block.end, "prose", "duties-of", body)


def pointed(assignments: Sequence[Assignment], bodies: Sequence[Body], mentions: Sequence[Mention]) -> list[Assignment]:
    """Assignments whose subject points back to a body of the document, with that body's full name."""
    from dataclasses import replace

    result = []
    for a in assignments:
        if a.body:
            result.append(a)
            continue
        body = _body_of(a, bodies)
        subject = a.subject
        if body and subject == "办公室":
            subject = f"{_short(body)}办公室"
        result.append(replace(a, subject=subject, body=body.name) if body else a)
    return result


def _body_of(a: Assignment, bodies: Sequence[Body]) -> Body | None:
    plain = a.subject.replace("“", "").replace("”", "")
    core = plain.removesuffix("办公室").removesuffix("成员单位").removesuffix("各") or "办公室"
    best: Body | None = None
    for b in bodies:
        known = {n.replace("“", "").replace("”", "") for n in (b.name, *b.aliases)}
        if core in known or (plain in known) or (core == "办公室" and not b.parent):
            if best is None or b.start <= a.start:
                best = b
    return best
