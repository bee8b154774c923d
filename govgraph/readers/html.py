"""Web pages of governments: the main text without what stands round it, tables as rows, and what the metadata block says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import txt
from govgraph.readers.extras import need
from govgraph.readers.flow import Cell, Flow, one_line
from govgraph.readers.mainpart import is_frame, links, main_part, of_site
from govgraph.readers.metadata import Metadata, complete, metadata

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NOISE = "script, style, noscript, iframe, nav, header, footer, aside, form, button, select, input, template, object, svg, head"
_ROUND = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|breadcrumbs?|location|position|share\w*|footer|foot|header|sidebar|side|related|copyright|pager?|"
    r"print|tools?|toolbar|qrcode|ewm|banner|search\w*|login|friendlink\w*|links?|xgwj|dqwz|wzdh)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
_DEEPEST = 400  #: elements within elements


def read(path: Path, name: str) -> Source:
    """Read a web page; ReadError where it cannot be decoded or holds no text."""
    parser = need("selectolax.lexbor", path)
    raw = txt.raw(path)
    tree = parser.LexborHTMLParser(_decoded(raw, str(path)))
    if tree.body is None:
        raise ReadError(f"{path}: no text in this page; save the page of the document itself")
    about = metadata(tree)
    _strip(tree)
    flow = Flow()
    _Walk(flow).children(main_part(tree), 0)
    text = complete(flow.text(), about if about.number or about.title else Metadata())
    if not text.strip():
        raise ReadError(f"{path}: no text in this page; save the page of the document itself, with its text")
    return txt.source(text, name)


def _decoded(raw: bytes, name: str) -> str:
    """A page's text: by its mark, by what it says itself, or as plain text is."""
    declared = _CHARSET.search(raw[:4096])
    if declared and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        return raw.decode("gb18030", "replace")
    if declared and declared[1].lower() == b"big5":
        return raw.decode("big5", "replace")
    return txt.decode(raw, name)


def _strip(tree: Any) -> None:
    """Take out what is never text, what is hidden, and what is named as standing round it."""
    for node in tree.css(_NOISE):
        if node.tag != "head" and node.parent is not None:
            node.decompose()
    for node in tree.css("[style], [class], [id]"):
        attributes = node.attributes
        if node.tag in ("body", "html") or node.parent is None:
            continue
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if _HIDDEN.search(attributes.get("style") or "") or (_ROUND.search(names) and not _long(node)):
            node.decompose()


def _long(node: Any) -> bool:
    """Whether so much running text is in it that it is no frame, whatever it is called."""
    return len(node.text(strip=True)) > 2000 and links(node) < 0.3


class _Walk:
    """Goes through the elements of the text in order."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._line: list[str] = []

    def children(self, node: Any, depth: int) -> None:
        """Take all that stands in an element, and end its last line."""
        self._inside(node, depth)
        self._end()

    def _inside(self, node: Any, depth: int) -> None:
        if depth > _DEEPEST:
            self._line.append(node.text())
            return
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._line.append(re.sub(r"[ \t\r\n]+", " ", child.text(deep=False)))
            elif child.tag == "br":
                self._line.append("\n")
            elif child.tag == "table" and not is_frame(child):
                self._end()
                self._flow.table(_rows(child))
            elif child.tag in _BLOCKS:
                self._end()
                self.children(child, depth + 1)
            else:
                self._inside(child, depth + 1)

    def _end(self) -> None:
        text = re.sub(r" *\n *", "\n", "".join(self._line).strip(" "))
        self._flow.paragraph("\n".join(line for line in text.split("\n") if not of_site(line.strip())))
        self._line.clear()


def _rows(table: Any) -> list[list[Cell]]:
    return [
        [Cell(_cell(c), _number(c, "rowspan"), _number(c, "colspan")) for c in row.iter() if c.tag in ("td", "th")]
        for row in table.css("tr")
    ]  # fmt: skip


def _cell(node: Any) -> str:
    """The text of a cell; the line breaks and paragraphs in it become spaces."""
    flow = Flow()
    _Walk(flow).children(node, 0)
    return one_line(flow.text())


def _number(node: Any, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), 500) if value.isdecimal() else 1
