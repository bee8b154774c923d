"""Where a name can begin: delimiters, function characters, and words that lead in to it (会同, 由, 成立)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph import divisions
from govgraph.names import trie, vocabulary

DELIMITERS = frozenset("×，。、；：（）《》〈〉“”‘’！？…—·\n\t 　|/【】〔〕[]％%")
FUNCTION = frozenset("的了在由经报向请与和及对将把从为以并等应要须是或让给使被按因各")
#: what stands in no name of an office, unlike 经 (经济), 报 (报道), 对 (对外)
STOPS = DELIMITERS | frozenset("的了由向与和及把让使须各或等")
BOUNDARY = DELIMITERS | FUNCTION | frozenset("0123456789")


#: numbering that stands right before a name: 第九条, 2.1, ①
_MARKER = r"(?:第[一二三四五六七八九十百零〇\d]+[条章节款项]|\d+(?:[.．]\d+)*[.．]?(?![年月日\d])|[①-⑳])"


def _places_like_leads() -> Iterator[str]:
    """Places that begin like a word that leads in: 商丘, 无锡, 将乐县."""
    leads = tuple(vocabulary.words("leads_in"))
    for division in divisions.every():
        if division.name.startswith(leads):
            yield division.name
            if division.level != "county":
                yield divisions.short(division.name)


@cache
def _leads() -> re.Pattern[str]:
    never = trie.pattern((*vocabulary.words("no_leads"), *_places_like_leads()))
    return re.compile(f"{_MARKER}?(?:(?!{never}){trie.pattern(vocabulary.words('leads_in'))})*")


@cache
def _leads_backwards() -> re.Pattern[str]:
    return trie.backwards(word for word in vocabulary.words("leads_in") if len(word) > 1)


@cache
def _long_leads() -> re.Pattern[str]:
    words = (word for word in vocabulary.words("leads_in") if len(word) > 1)
    return re.compile(trie.pattern(words) + "|[由向给与和及的对为将是在从按]")


_AFTER_MARKER = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,5}[条章节款项]$")


def led_in(text: str, at: int) -> bool:
    """Whether a name can begin at an offset: after a delimiter, a function character, a number or a word that leads in."""
    if at == 0 or text[at - 1] in BOUNDARY or (text[at - 1] == "商" and text[at - 2 : at - 1] in "局部委厅办院府") or _leads_backwards().match(text[max(0, at - 6) : at][::-1]):
        return True
    return text[at - 1] in "条章节款项" and bool(_AFTER_MARKER.search(text, max(0, at - 7), at))


def without_leads(text: str, start: int, end: int) -> int:
    """The start of what is left of a stretch without the words that lead in to it."""
    match = _leads().match(text, start, end)
    return match.end() if match else start


def after_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """The end of the last match in a stretch; its start where there is none."""
    at = start
    for match in pattern.finditer(text, start, end):
        at = match.end()
    return at


def after_last_lead(text: str, start: int, end: int) -> int:
    """The end of the last word in a stretch that leads in to what follows."""
    return after_last(_long_leads(), text, start, end)


@cache
def breaks() -> re.Pattern[str]:
    """Words that stand in no name of a body or institution."""
    return re.compile(trie.pattern(vocabulary.words("breaks")) + "|报告?(?=[市省县区州同上指领联])|对(?=[市省国])|依法对?|(?<=[局委办厅府部室])[将把]")


def run_start(text: str, at: int, most: int, stops: frozenset[str], quotes: bool = True) -> int:
    """The start of the run of characters before an offset that holds no stop; what stands in “ ” is passed over whole."""
    start = at
    while start > 0 and at - start < most:
        char = text[start - 1]
        if quotes and char == "”" and (opening := text.rfind("“", max(0, start - 30), start)) >= 0:
            start = opening
        elif char in stops and not (char == "由" and text[start - 2 : start] in ("自由", "理由")):
            break
        else:
            start -= 1
    return start
