"""Titles of documents, in 《》 or beside their number, and numbers that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components import numbers
from govgraph.components.numbers import Number
from govgraph.model import Document, Mention
from govgraph.text import without_space

_BRACKET = re.compile("[《》〈〉«»]")
_OPEN = "《〈«"
_LONGEST = 160

#: the kinds of documents that titles end in
KINDS = (
    *("通知", "意见", "方案", "办法", "规定", "决定", "批复", "规划", "计划", "纲要", "条例", "细则", "措施", "公告", "通告"),
    *("预案", "要点", "决议", "规则", "标准", "制度", "规程", "复函", "函", "法"),
)
_UNCLOSED = re.compile(
    rf"[^。；\n《》〈〉]{{4,100}}?(?:{'|'.join(KINDS)})(?=[（(] ?[\u4e00-\u9fff]{{2,12}} ?[〔［\[（(]|[，。；、])"
)
_TO_NUMBER = re.compile(
    r" ?(?:[（(](?:试行|暂行|[^（）()《》]{0,8}修[订正改])[）)])? ?"
    r"(?:[（(] ?(?:[^（）()《》。；]{0,24}[，, ]|(?:19|20)\d\d年(?:\d+月\d+日)?(?:修[订正])?)?)?"
)
_FROM_NUMBER = re.compile(r" ?(?:号?文件?)? ?[）)]? ?")
_LAW = re.compile(r"中华人民共和国[\u4e00-\u9fff]{2,22}?(?:法(?![律规制治院人定学官法])(?:实施(?:条例|细则|办法))?|条例)")
_CITING = re.compile("根据|按照|依据|依照|贯彻|落实|执行|遵照|参照|结合|转发|[，、]|^[和与及]|以及")


def find(document: Document) -> tuple[Mention, ...]:
    """Every title and number of a document, in text order."""
    return read(document.text)


def read(text: str) -> tuple[Mention, ...]:
    """Titles (kind `title`, its value the number beside it) and numbers without a title (kind `number`).

    《国务院关于…的意见》（国发〔2019〕5号）, 《机动车登记规定》公安部124号令, 按晋财建一〔2018〕91号文件,
    根据国务院关于…的意见（国发〔2013〕25号）, 中华人民共和国消防法.
    """
    free = numbers.find(text)
    found = [_titled(text, span, free) for span in spans(text)]
    found += [_standing(text, number) for number in free if not number.text[0].isascii()]
    found += [Mention(m.start(), m.end(), "title", m[0]) for m in _LAW.finditer(text) if not _covered(m.start(), found)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end of the words, and end of each outermost title: 《…》, 《…〈…〉…》, 〈…〉 alone, «…», 《… that lost its end."""
    marks = [(m.start(), m[0]) for m in _BRACKET.finditer(text)]
    i = 0
    while i < len(marks):
        start, mark = marks[i]
        i += 1
        if mark not in _OPEN:
            continue
        if j := _closing(text, marks, i - 1):
            yield start, marks[j][0], marks[j][0] + 1
            i = j + 1
        elif match := _UNCLOSED.match(text, start + 1):
            yield start, match.end(), match.end()


def _closing(text: str, marks: list[tuple[int, str]], i: int) -> int:
    """Index of the mark that closes mark `i`: by depth, else the next closing mark before another title begins; 0 if none."""
    start = marks[i][0]
    line = text.find("\n", start)
    limit = min(start + _LONGEST, len(text) if line < 0 else line)
    depth = 0
    for j in range(i, len(marks)):
        if marks[j][0] > limit:
            break
        depth += 1 if marks[j][1] in _OPEN else -1
        if not depth:
            return j
    following = marks[i + 1] if i + 1 < len(marks) else (limit + 1, "")
    return i + 1 if following[0] <= limit and following[1] not in _OPEN else 0


def _titled(text: str, span: tuple[int, int, int], free: list[Number]) -> Mention:
    """The mention of a title, with the number beside it, which is free no longer."""
    start, close, end = span
    title = without_space(text[start + 1 : close])
    free[:] = [n for n in free if not start <= n.start < close]
    for number in free:
        if number.start >= end and _TO_NUMBER.fullmatch(text, end, number.start):
            end = number.end + (text[number.end : number.end + 1] in tuple("）)"))
        elif number.end <= start and _FROM_NUMBER.fullmatch(text, number.end, start):
            start = number.start
        else:
            continue
        free.remove(number)
        return Mention(start, end, "title", title, number.text)
    return Mention(start, end, "title", title)


def _standing(text: str, number: Number) -> Mention:
    """A number without 《》 beside it: with the title before it, where that is written without them."""
    line = max(text.rfind(mark, 0, number.start) for mark in "\n。；：》")
    before = text[max(line + 1, number.start - 130) : number.start].rstrip()
    if before.endswith(("（", "(")) and (about := before.rfind("关于")) >= 0:
        lead = list(_CITING.finditer(before, 0, about))
        start = lead[-1].end() if lead else 0
        title = before[start:-1]
        if title.endswith(KINDS) and "、" not in title[: title.find("关于")]:
            begin = number.start - len(before) + start
            return Mention(begin, number.end + 1, "title", without_space(title), number.text)
    return Mention(number.start, number.end, "number", number.text, number.value)


def _covered(at: int, found: list[Mention]) -> bool:
    return any(m.start <= at < m.end for m in found)


@Language.factory("titles", assigns=["doc._.titles"])
def make_titles(nlp: Language, name: str) -> Titles:
    """The component that marks titles and numbers."""
    return Titles()


class Titles:
    """Mark 《titles》 with the numbers beside them, and numbers that stand alone."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.titles`."""
        if doc._.document is not None:
            doc._.titles = find(doc._.document)
        return doc
