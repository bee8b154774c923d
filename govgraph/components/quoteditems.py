"""Administrative powers that a sentence names in quotation marks, and what it does with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph import lexicon
from govgraph.components import itemtables
from govgraph.components.itemtables import either
from govgraph.components.passages import block_at
from govgraph.model import Document, Finding, Mention
from govgraph.text import without_space

_WORDS = lexicon.load("authority")
_ITEM = re.compile(rf"(?:{either(_WORDS['items'])}|检查|奖励|处罚|确认|给付|认证|考核|鉴定|补办)(?:[（(].*[）)])?$")
_QUOTE = re.compile("[“《](?P<item>[^“”《》。；]{4,60})[”》]")
_CLAUSE = re.compile("[^。；\n]+")
_CHANGE = "部分下放|委托下放|下放|委托|授权|移交|取消|合并|保留|告知承诺|停止实施"
_CHANGES = re.compile(_CHANGE)
#: 取消区教育局“X”, 省林业厅下放的“X”
_BEFORE = re.compile(rf"(?P<change>{_CHANGE})(?:了|的)?(?P<whose>(?![为成])[^，“”《》]{{0,24}}?)(?:实施|负责|承担|管理|行使)?的?$")
#: 将“X”“Y”合并为, “X”继续保留, “X”委托街道办事处办理
_AFTER = re.compile(rf"[^，“”《》]{{0,12}}?(?P<change>{_CHANGE})[至到给为]?(?P<to>[^，“”《》]{{0,24}})")
_BY = re.compile("由(?P<to>[^，“”《》由]{2,20}?)(?:承接|实施|办理|行使)")
_GIVEN = re.compile("下放|委托|授权|移交")
_WORK = re.compile("(?:实施|办理|行使|承担|管理)$")
_INSTEAD = re.compile("，(?P<note>(?:[改转]为|不含|除)[^，。；]{2,24})")


def find(document: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """取消区教育局“学籍审批”，改为网上办理; 市城管局将“设摊审批”下放至街道; 市园林局的“A”“B”合并为“C”."""
    text = document.text
    if "”" not in text:
        return
    for clause in _CLAUSE.finditer(text):
        if "”" not in clause[0] or not _CHANGES.search(clause[0]):
            continue
        block = block_at(document, clause.start())
        if block is not None and block.kind != "row":
            yield from _clause(text, clause.span(), block.place, mentions)


def _clause(text: str, span: tuple[int, int], place: str, mentions: Sequence[Mention]) -> Iterator[Finding]:
    quotes = [q for q in _QUOTE.finditer(text, *span) if _ITEM.search(q["item"])]
    for run in _runs(text, quotes):
        first, last = run[0], run[-1]
        before = _BEFORE.search(text[max(span[0], first.start() - 40) : first.start()])
        after = None if before else _AFTER.match(text, last.end(), span[1])
        found = before or after
        organs = [m for m in mentions if span[0] <= m.start and m.end <= first.start()]
        if found is None or not organs:
            continue
        note = _INSTEAD.match(text, last.end() if before else found.end(), span[1])
        detail = itemtables.noted(note["note"] if note else "", _receiver(text, found, last.end(), span[1]))
        for quote in run:
            yield Finding(
                "authority", organs[-1].text, found["change"], without_space(quote["item"]), detail,
                organs[-1].start, (last.end() if before else found.end()), "prose", "item-quoted", place,
            )  # fmt: skip


def _runs(text: str, quotes: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Quotations that follow each other: “A”“B”, “A”、“B”和“C”."""
    runs: list[list[re.Match[str]]] = []
    for quote in quotes:
        if runs and re.fullmatch("[、和及与]?", text[runs[-1][-1].end() : quote.start()]):
            runs[-1].append(quote)
        else:
            runs.append([quote])
    return runs


def _receiver(text: str, found: re.Match[str], end: int, limit: int) -> str:
    """Who gets the power: 下放至街道办事处, “X”由市林业局承接."""
    if not _GIVEN.search(found["change"]):
        return ""
    taken = _BY.match(text, end, limit)
    named = taken["to"] if taken else found["to"] if "to" in found.re.groupindex else ""
    return without_space(_WORK.sub("", named))
