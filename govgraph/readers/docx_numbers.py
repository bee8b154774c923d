"""The numbers that Word sets before the paragraphs of its lists and does not keep in their text: 一、 （二） 3. 第四条."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "零一二三四五六七八九"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "ideographTraditional",
})  # fmt: skip
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str


class Numbers:
    """Counts the lists of a document as its paragraphs come by."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restart: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {s.get(f"{_W}styleId"): s for s in document.styles.element.iter(f"{_W}style")}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        self._load(numbering)

    def _load(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{_W}abstractNum"):
            levels = {int(v.get(f"{_W}ilvl", "0")): _level(v) for v in abstract.iter(f"{_W}lvl")}
            self._levels[abstract.get(f"{_W}abstractNumId")] = levels
        for num in numbering.iter(f"{_W}num"):
            key = num.get(f"{_W}numId")
            self._abstract[key] = _value(num, "abstractNumId")
            for override in num.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start.isdecimal():
                    self._restart[key][int(override.get(f"{_W}ilvl", "0"))] = int(start)

    def of(self, paragraph: Any) -> str:
        """The number before a paragraph; empty where it is in no list, or in one of bullets."""
        key, depth = self._list(paragraph)
        abstract = self._abstract.get(key, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None or level.style in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        if depth in self._restart[key]:
            counts[depth] = self._restart[key].pop(depth)
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda m: self._at(abstract, int(m[1]) - 1), level.text)

    def _at(self, abstract: str, depth: int) -> str:
        level = self._levels[abstract].get(depth)
        return number(self._counts[abstract].get(depth, level.start), level.style) if level else ""

    def _list(self, paragraph: Any) -> tuple[str, int]:
        """The list and depth of a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        for _ in range(12):  # styles are based on styles
            if properties is None:
                return "", 0
            listed = properties.find(f"{_W}numPr")
            if listed is not None:
                depth = _value(listed, "ilvl")
                return _value(listed, "numId"), int(depth) if depth.isdecimal() else 0
            style = self._styles.get(_value(properties, "pStyle") or _value(properties, "basedOn"))
            if style is None:
                return "", 0
            properties = _inherited(style)
        return "", 0


def _inherited(style: Any) -> Any:
    """The paragraph properties of a style with a list, else the style itself, which names the one it is based on."""
    properties = style.find(f"{_W}pPr")
    return properties if properties is not None and properties.find(f"{_W}numPr") is not None else style


def _level(level: Any) -> _Level:
    start = _value(level, "start")
    return _Level(int(start) if start.isdecimal() else 1, _value(level, "numFmt") or "decimal", _value(level, "lvlText"))


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return (found.get(f"{_W}val") or "") if found is not None else ""


def number(value: int, style: str) -> str:
    """A number in one of Word's styles: 12 → 十二, ⑫, xii, L."""
    if style in _CHINESE or style == "chineseLegalSimplified":
        return _chinese(value, _FORMAL if style == "chineseLegalSimplified" else _HAN)
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if style in ("lowerLetter", "upperLetter") and value >= 1:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.lower() if style == "lowerRoman" else roman
    if style == "decimalFullWidth":
        return "".join(chr(ord(c) + 0xFEE0) for c in str(value))
    return f"{value:02}" if style == "decimalZero" else str(value)


def _chinese(value: int, digits: str) -> str:
    if value < 0 or value > 999:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += digits[0]
    return text + (digits[ones] if ones else "") or digits[0]


def _roman(value: int) -> str:
    text = ""
    for size, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                       (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        count, value = divmod(max(value, 0), size)
        text += sign * min(count, 20)
    return text
