"""Duties under the name of their bearer: 市公安局：负责…；配合…. One row a name, sentence and role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph import names
from govgraph.components.assigning import words
from govgraph.components.assigning.tasks import Assignment, Task, label
from govgraph.model import Document

_HEAD = re.compile(r"(?P<who>[^：:。；，]{2,60}(?:[（(][^）)]*[）)])?)[：:]")
_FAR = 90  #: how far into its block a head may reach
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动)?(?:配合|协助)(?!单位|部门)")
_LEAD = re.compile("(?:^|[，,；;、])(?:并|负责)?牵头(?!单位|部门|人)")
_COORDINATE = re.compile("综合协调")
_OTHERS = re.compile("(?:并|积极|主动|负责)?(?:牵头|配合|协助|综合协调|参与)")
_CLAUSES = re.compile("[，,；;。]")
_PHONE = re.compile(r"[\d\s\-—－（）()、，]+$")
_FUNDS = re.compile("(?:负责)?(?:统筹|及时|足额)*(?:落实|安排|保障|筹措|拨付)[^，；。]{0,30}(?:资金|经费)[。；]?")  #: pays, and does nothing else
_UNLISTED = re.compile("(?:企业|单位|机构|公司|部门|组织|学校|社区|集团)")


def find(document: Document) -> Iterator[Assignment]:
    """The assignments of items that begin with the name of their bearer."""
    text = document.text
    for at, block in enumerate(document.blocks):
        if block.kind not in ("roster", "row") and _colon(text, block.start, min(block.end, block.start + _FAR)):
            yield from _item(document, at)


def head(document: Document, at: int) -> re.Match[str] | None:
    """What stands before the colon of a block, behind its number."""
    block = document.blocks[at]
    return _HEAD.match(document.text, block.start + len(block.marker), block.end)


def _colon(text: str, start: int, end: int) -> bool:
    return text.find("：", start, end) >= 0 or text.find(":", start, end) >= 0


def _item(document: Document, at: int) -> Iterator[Assignment]:
    block = document.blocks[at]
    match = head(document, at)
    if not match or not (names.is_agency_list(match["who"]) or _beside_agencies(document, at, match["who"])):
        return
    rest = document.text[match.end() : block.end]
    if len(rest) < 5 or rest.startswith("由") or words.labels()[0].match(match[0]) or _PHONE.match(rest):
        return
    if not words.list_verbs().search(rest):
        return
    who = names.split(match["who"])
    if all("财政" in m.text for m in who) and _FUNDS.fullmatch(rest):
        return
    for sentence in _SENTENCE.finditer(rest):
        start, end = match.end() + sentence.start(), match.end() + sentence.end()
        task = Task(at, start, label(sentence[0].removeprefix("负责")))
        first = start if sentence.start() else block.start
        for m in who:
            for role in roles(sentence[0]):
                yield Assignment(m.text, role, task, first, end, "explicit", "duty-list")


def _beside_agencies(document: Document, at: int, who: str) -> bool:
    """Whether an item that names nobody known stands in a list of agencies: 各电信运营企业：, after 市交通运输局：."""
    if len(who) > 20 or not _UNLISTED.search(who[-3:]):
        return False
    beside = (head(document, k) for k in (at - 1, at + 1) if 0 <= k < len(document.blocks))
    return any(match and names.is_agency_list(match["who"]) for match in beside)


def roles(sentence: str) -> list[str]:
    """The roles that the clauses of a duty list's sentence give: 负责…；牵头…；配合…."""
    clauses = [c for c in _CLAUSES.split(sentence) if c]
    coordinate = bool(_COORDINATE.match(sentence))
    own = [c for c in (*clauses[:1], *(c for c in clauses if c.startswith("负责"))) if not _OTHERS.match(c)]
    told = {
        "coordinate": coordinate,
        "responsible": bool(own) or (coordinate and len(clauses) > 1),
        "lead": bool(_LEAD.search(sentence)),
        "support": bool(_SUPPORT.search(sentence)),
    }
    return [role for role, said in told.items() if said] or ["responsible"]
