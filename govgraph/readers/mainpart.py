"""Where on a page of a site the document stands, and which lines in it are of the site."""

from __future__ import annotations

import re
from typing import Any

from govgraph.readers.metadata import LABELS

#: where the common systems of government sites put the text of a document
_KNOWN = (
    "#UCAP-CONTENT", ".TRS_UEDITOR", ".TRS_Editor", ".TRS_PreAppend", ".trs_editor_view", "#zoom", "#Zoom", ".pages_content", ".article-content",
    ".article_content", ".article-con", ".zwnr", ".view.TRS_UEDITOR", ".xxgk_content", "#article", "article", "main",
)  # fmt: skip
_ENOUGH = 80  #: characters, below which a known place does not hold the text
_RUNNING = re.compile("[。，；、]")  #: signs of sentences; what stands round the text has next to none
_CELLS = 8  #: characters in cells that weigh as much as one sign
_MOST = 0.85  #: share of a page's weight that the text has
_STEPS = 100  #: down to the text
_OUTER = ("div", "section", "article", "td", "table", "tbody", "tr", "center", "form", "font", "span")
_SITE = re.compile(
    r"[【\[（(\s]*(?:(?:您|你)?(?:现在|当前|所在)?(?:的)?位置\s*[:：]|分享(?:到|至)|字(?:体|号)\s*[:：【\[]|打\s*印|关\s*闭|责任编辑|(?:信息|文章|稿件)?来源\s*[:：]|"
    r"(?:发布|发表|更新)(?:日期|时间)\s*[:：]|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]|[上下]一[篇页条]|扫一扫|相关(?:链接|文件|政策|解读|稿件|新闻|附件|信息|阅读|文章)|"
    r"附件下载|版权所有|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|网站标识码|收藏本页|返回顶部)"
)
_SITE_LONGEST = 80


def main_part(tree: Any) -> Any:
    """The node that holds the document: a known place, else the deepest one that holds nearly all of the page's sentences and cells."""
    for selector in _KNOWN:
        found = max(tree.css(selector), key=lambda n: len(n.text(strip=True)), default=None)
        if found is not None and len(found.text(strip=True)) >= _ENOUGH:
            return found
    node, total = tree.body, _weight(tree.body)
    for _ in range(_STEPS):
        inner = [c for c in node.iter() if c.tag in _OUTER]
        best = max(inner, key=_weight, default=None)
        if best is None or _weight(best) < _MOST * total or (best.tag == "table" and not is_frame(best)):
            break
        node = best
    return node


def _weight(node: Any) -> float:
    """How much text a node holds: signs of sentences outside links, and what stands in cells of tables."""
    signs = len(_RUNNING.findall(node.text())) - sum(len(_RUNNING.findall(a.text())) for a in node.css("a"))
    tables = {t.mem_id: t for t in (*node.css("table"), *([node] if node.tag == "table" else ()))}
    return signs + sum(len(t.text(strip=True)) for t in tables.values() if _holds_data(t)) / _CELLS


def _holds_data(table: Any) -> bool:
    text = "".join(table.text().split())
    return not is_frame(table) and links(table) < 0.3 and not any(label in text for label in LABELS)


def links(node: Any) -> float:
    """The share of a node's text that is links."""
    return sum(len(a.text(strip=True)) for a in node.css("a")) / max(len(node.text(strip=True)), 1)


def is_frame(table: Any) -> bool:
    """Whether a table only lays out the page: it holds a table, or one column."""
    if len(table.css("table")) > 1:
        return True
    return all(sum(c.tag in ("td", "th") for c in row.iter()) <= 1 for row in table.css("tr"))


def of_site(line: str) -> bool:
    """Whether a line is of the site: 【打印】【关闭】, 上一篇：…, 来源：…　浏览次数：…"""
    return len(line) <= _SITE_LONGEST and bool(_SITE.match(line))
