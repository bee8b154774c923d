"""Tables whose columns only white space parts, as a web page gives them: 测评内容　主责单位　协办单位."""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?:单位|部门)(?=\u3000|  |[ \u3000]*\n)")
_ROLES = ("牵头", "责任", "主责", "主办", "配合", "协办", "参与", "参加", "承办", "实施", "落实")
_GAP = re.compile(r"[ \u3000]*\u3000[ \u3000]*| {2,}")
_HEADER = re.compile(r"[\u4e00-\u9fff（）()、/]{2,12}")
_COLUMNS = 3  #: at least


def tabbed(text: str) -> str:
    """A text, length unchanged, with a tab between the cells of such tables."""
    pieces: list[str] = []
    done = 0
    for label in _LABEL.finditer(text):
        if not text.endswith(_ROLES, 0, label.start()):
            continue
        start = text.rfind("\n", 0, label.start()) + 1
        if start < done:
            continue
        end = _end(text, start)
        columns = _cells(text[start:end])
        if len(columns) < _COLUMNS or not all(_HEADER.fullmatch(cell) for cell in columns):
            continue
        stop = _last(text, end, len(columns))
        if stop > end:
            pieces += (text[done:start], _GAP.sub(_tab, text[start:stop]))
            done = stop
    return "".join((*pieces, text[done:])) if pieces else text


def _end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _cells(line: str) -> list[str]:
    return _GAP.split(line.strip())


def _last(text: str, end: int, columns: int) -> int:
    """Where the rows below a header end: each has as many cells."""
    while end < len(text) and len(_cells(text[end + 1 : (following := _end(text, end + 1))])) == columns:
        end = following
    return end


def _tab(gap: re.Match[str]) -> str:
    """A tab, with the rest of the gap behind it; white space at the edges of a line stays."""
    edge = gap.start() == 0 or gap.string[gap.start() - 1] == "\n" or gap.end() == len(gap.string) or gap.string[gap.end()] == "\n"
    return gap[0] if edge else "\t" + gap[0][1:]
