"""Headings that name a body with its roster or its composition after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph.components.grouping import naming
from govgraph.components.grouping.found import Found
from govgraph.model import Block, Document
from govgraph.people import persons
from govgraph.text import without_space

_REST = (
    "(?:的?(?:(?:及|和)?(?:其|主要)?(?:组成|组成人员|成员|成员单位|人员|人员组成|名单|职责|构成|设置|制度|工作职责|职能|办公室|领导|下设机构|分工|任务|机构"
    "|工作规则|议事规则|调整))*)(?:[（(][^（）()]{0,20}[）)])?[。：:]?"
)
_EVIDENCE = re.compile(
    "[。：:，（(]?(?:由|以)[^。]{2,}?(?:牵头|组成|任|担任|参加|负责|为主)"
    "|[。：:（(][^。；：:（(]{2,40}(?:牵头|[为是任](?:组长|牵头|召集)(?:单位)?[，。；])"
    "|[。：:，]?(?:牵头|组长|成员|责任|主要成员|参加|指挥长|总指挥)(?:单位|部门)?(?:[：:由]|为|是|有)|[，,](?:组长|牵头|召集)单位"
)
_LABEL_END = re.compile(
    "[：:。（(，,](?:(?<=[：:。])|(?<=[（(])(?=[^（）()]{2,}牵头)"
    "|(?<=[，,])(?=由[^。；]{2,60}(?:牵头|负责|组成|担任|任组长|任主任)|(?:组长|牵头|召集)单位))"
)
_VERB = re.compile("成立|设立|[分下内]设|组建|建立|调整|撤销|^(?:健全|完善|强化|加强|组织|明确|压实|发挥|落实|依托)")
_CHAIRED = re.compile("委员会[，,：:。]由[^，。；]{2,30}任主任")
_HINT = re.compile("组|指挥|联席|专班|理事会|委员会")
_COMPOSITION = re.compile(
    "(?:组长|总指挥|指挥长|主任|召集人|理事长|会长)由[^。；]{2,40}担任|由[^。；]{2,40}(?:任|担任)(?:组长|总指挥|指挥长|主任|召集人|理事长)"
    "|由[^。；]{4,}组成|(?:协调|指挥|领导|议事)机构"
)
_UNITS = re.compile("(?:牵头|组长|成员|责任|参加|配合|参与)(?:单位|部门)[：:]|由.{2,40}(?:牵头|组成|任组长)")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(f"(?P<name>{naming.name()})(?P<rest>{_REST})")


@cache
def _committee() -> re.Pattern[str]:
    return re.compile(f"(?P<name>[^，。；：、的（）()\\s]{{4,40}}委员会)(?P<rest>{_REST})")


def find(document: Document) -> Iterator[Found]:
    """Headings and the leads of paragraphs that name a body and have its roster or its composition after them."""
    text, blocks = document.text, document.blocks
    for i, block in enumerate(blocks):
        if block.kind not in ("heading", "paragraph"):
            continue
        start, end = label(text, block)
        if not 2 < end - start <= 60 or not _HINT.search(text, start, end):
            continue
        match = _heading().fullmatch(text, start, end) or _committee().fullmatch(text, start, end)
        if match and not _VERB.search(match["name"]) and _describes(document, i, match, end):
            yield Found(match["name"], match.start("name"), match.end("name"), block.place, 3, under=is_part(match["name"]))


def label(text: str, block: Block) -> tuple[int, int]:
    """The span of what a block is headed by: its label, else its text up to a colon or full stop."""
    start, end = block.label
    if end <= start:
        start, end = block.start + len(block.marker), block.end
    stop = _LABEL_END.search(text, start, end)
    return start, stop.start() if stop else end


def is_part(name: str) -> bool:
    """Whether a name is that of a part of another body: 宣传组, 专家组."""
    return naming.kind(name) == "工作组" or len(name) <= 6


def _describes(document: Document, i: int, match: re.Match[str], end: int) -> bool:
    """Whether a roster, a table of members or a sentence on the composition stands at or after a heading."""
    name, text = match["name"], document.text
    if not (naming.is_body(name) or _has_committee(document, i, name)) or (naming.is_generic(name) and name != "专家组") or "办公室" in match["rest"][:4]:
        return False
    block = document.blocks[i]
    if _EVIDENCE.match(text, end, block.end):
        return True
    following = document.blocks[i + 1 : i + 4]
    if text[end : block.end].strip("。：: "):
        return False
    return any(_opens_roster(text, b) for b in following[: 1 if is_part(name) else 3])


def _has_committee(document: Document, i: int, name: str) -> bool:
    """Whether a roster stands right below a heading that could name a committee, or its chair right behind it."""
    block, following = document.blocks[i], document.blocks[i + 1 : i + 2]
    chaired = _CHAIRED.search(document.text, block.start, block.end)
    return naming.is_committee(name) and (bool(chaired) or any(b.kind == "roster" for b in following))


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
