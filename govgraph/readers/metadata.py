"""The block of 索引号, 发文字号, 成文日期 over a document on a government site, put to use where the text lacks what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from govgraph.text import document_number, narrow, parse_date

_LABELS = {
    "index": ("索引号", "索引码", "信息索引号"),
    "number": ("发文字号", "文号", "文件编号", "发文文号", "文件字号"),
    "issuer": ("发文机关", "发布机构", "制发机关", "发文单位", "发布机关", "制定机关"),
    "date": ("成文日期", "成文时间", "发文日期", "发文时间", "生成日期"),
    "title": ("标题", "名称", "信息名称", "文件名称"),
}
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels}
LABELS = ("索引号", "发文字号", "成文日期", "主题分类")  #: that only a block of metadata has
_PAIR = re.compile(rf"^\W*({'|'.join(sorted(_KIND, key=len, reverse=True))})\s*[:：】\]]?\s*(.*)$", re.DOTALL)
_DOCUMENT = re.compile(r"[^。：:]{0,60}关于[^。]{2,150}的(?:通知|意见|决定|公告|通告|通报|批复|函|报告|请示|命令|议案|纪要)(?:[（(][^（）()]{1,30}[）)])?")
_SMALL = "td, th, li, dt, dd, span, p, b, strong, div:not(:has(div))"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a site says of a document beside its text; empty where it says nothing."""

    index: str = ""
    number: str = ""
    issuer: str = ""
    date: str = ""  #: ISO
    title: str = ""


def metadata(tree: Any) -> Metadata:
    """The metadata of a page: of a block with 索引号 or 发文字号 in it, and of the page's own description."""
    found: dict[str, str] = {}
    for node in tree.css("meta[name][content]"):
        if (node.attributes.get("name") or "").lower() in ("articletitle", "article-title"):
            found.setdefault("title", _squeezed(node.attributes.get("content") or ""))
    nodes = [n for n in tree.css(_SMALL) if len(n.text(strip=True)) <= _LONGEST]
    cells = [_text(n) for n in nodes]
    for i, cell in enumerate(cells):
        pair = _PAIR.match(cell)
        if pair is None:
            continue
        kind = _KIND[pair[1]]
        value = pair[2].strip() or next((c for c in cells[i + 1 : i + 4] if c and c.strip("：:") != pair[1] and not _PAIR.match(c)), "")
        if value and not _PAIR.match(value):
            found.setdefault(kind, _squeezed(value))
    if title := _title(tree, nodes):
        found.setdefault("title", title)
    number = document_number(found.get("number", "")) or next((n for c in cells if 8 <= len(c) < 30 and c[-1] == "号" and (n := document_number(c))), "")
    return Metadata(found.get("index", ""), number, found.get("issuer", ""), parse_date(found.get("date", "")), found.get("title", ""))


def _title(tree: Any, nodes: Iterable[Any]) -> str:
    """The heading of the page: one that reads as a document's title, else the only one of the first rank, else a line that reads as one."""
    heads = [_squeezed(n.text()) for n in tree.css("h1, h2, h3, [class*=title], [class*=Title]")]
    firsts = tree.css("h1")
    only = _squeezed(firsts[0].text()) if len(firsts) == 1 else ""
    found = next((h for h in heads if _DOCUMENT.fullmatch(h)), only)
    return found or next((t for n in nodes if _DOCUMENT.fullmatch(t := _squeezed(n.text())) and n.css_first("a") is None), "")


def complete(text: str, about: Metadata) -> str:
    """The text with title and number before it and issuer and date after it, where the page says them only beside it."""
    plain = "".join(narrow(text).split())
    head = []
    if about.title and "".join(narrow(about.title).split()) not in plain:
        head.append(about.title)
    if about.number and not _has_number(text, about.number):
        title = about.title if about.title and not head else ""
        if title and (at := _line_of(text, title)) >= 0:
            text = f"{text[:at]}\n{about.number}\n\n{text[at:].lstrip(chr(10))}"
        else:
            head.append(about.number)
    tail = []
    if about.date and "年" in (day := _chinese(about.date)) and day not in plain and about.issuer:
        tail = [about.issuer, day]
    return "".join(f"{line}\n\n" for line in head) + text + "".join(f"\n{line}\n" for line in tail)


def _has_number(text: str, number: str) -> bool:
    return any(document_number(line.strip()) == number for line in text.split("\n") if "号" in line and len(line) < 60)


def _line_of(text: str, title: str) -> int:
    """Where the line that is the title ends; -1 where there is none."""
    at, wanted = 0, "".join(title.split())
    for line in text[:2000].splitlines(keepends=True):
        at += len(line)
        if "".join(line.split()) == wanted:
            return at
    return -1


def _chinese(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else ""


def _text(node: Any) -> str:
    """A node's text without the spaces that align its label: 索 引 号：."""
    text = node.text(strip=False).strip()
    label, sign, value = text.partition("：")
    return "".join(label.split()) + sign + value if sign and len(label) < 20 else ("".join(text.split()) if len(text) < 20 else text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
