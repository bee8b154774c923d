"""Numbers of documents, orders, announcements and standards in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.text import NUMERAL, document_number, numeral, without_space

_YEARED = re.compile(r"[〔［\[（(【﹝〖] ?(?:(?:19|20)\d\d|9\d) ?[〕］\]）)】﹞〗] ?第? ?\d{1,5} ?号")
_HALF_BRACKET = re.compile(r"[〔［\[【2](?<=[发函字规].)(?:(?<!2) ?20\d\d|(?<=2)0\d\d ?[〕］\]】]) ?第? ?\d{1,5} ?号")
_CODE = re.compile(r"[\u4e00-\u9fff]{2,14} ?$")
#: words of the sentence that run into a number
_LEADS = re.compile(
    "按照|根据|依据|依照|执行|参照|遵照|结合|转发|印发|落实|贯彻|文件|精神|以及|关于|废止|修改|[即见按据对由以在将原和与及或的]"
)
#: no code begins so: what is before it belongs to it, 和政发 is of a place 和
_HEADLESS = re.compile("[政府委办]|发(?!改)")

_FORWARD = re.compile(rf" ?(?:[〔（(\[]?(?P<year>(?:19|20)\d\d)[〕）)\]]?年?)? ?第? ?(?P<serial>[{NUMERAL}]{{1,5}}) ?号")
_BACKWARD = re.compile(rf"第? ?(?P<serial>[{NUMERAL}]{{1,5}}) ?号$")
_ORDER = re.compile("令|公告")
_ANNOUNCED = re.compile(r" ?(?:19|20)\d\d ?年 ?第 ?\d{1,4} ?号")
_ISSUER = re.compile(r"(?:国家)?主席|国务院|中央军委|[\u4e00-\u9fff]{1,20}(?:政府|部|委员会|委|局|署|行|院|会|办公厅|办公室)")
_ISSUER_LEADS = re.compile("按照|根据|依据|依照|执行|参照|遵照|结合|落实|贯彻|以及|修订|公布|发布|通过|[年日]")
_CODES = ("GB", r"DB\d*", "JGJ", "CJJ", "HJ", "AQ", "GA", "JT", "WS", "YY", "MZ", "NY", "LY", "SL", "TD", "CJ", "JG")
_CODE_BEGINS = "|".join(f"{code[0]}(?<![A-Za-z].){code[1:]}" for code in _CODES)
_STANDARD = re.compile(rf"(?:{_CODE_BEGINS})(?:/[TZJ]|[TZJ])? ?\d+(?:[-—.]\d+)*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text."""

    start: int
    end: int
    text: str  #: as written, without spaces: 公安部124号令
    value: str  #: in one spelling: 国发〔2019〕5号, 公安部令第124号


def find(text: str) -> list[Number]:
    """Every number, in text order.

    国发〔2019〕5号, 国发（2013）25号, 国务院令第583号, 公安部124号令, 主席令第二十九号, 财政部公告2019年第39号, GB50180.
    """
    return sorted([*_of_documents(text), *_of_orders(text), *_of_standards(text)], key=lambda n: n.start)


def _of_documents(text: str) -> Iterator[Number]:
    for pattern in (_YEARED, _HALF_BRACKET):
        for match in pattern.finditer(text):
            code = _CODE.search(text, max(0, match.start() - 15), match.start())
            if code:
                start = _without_lead(code)
                written = without_space(text[start : match.end()])
                yield Number(start, match.end(), written, document_number(written) or written)


def _without_lead(code: re.Match[str]) -> int:
    """Where a code starts in the run of characters before a year: 按照吕政办发 → 吕政办发."""
    for lead in reversed(list(_LEADS.finditer(code[0]))):
        rest = code[0][lead.end() :].strip()
        if len(rest) >= 2 and not _HEADLESS.match(rest):
            return code.start() + lead.end()
    return code.start()


def _of_orders(text: str) -> Iterator[Number]:
    for at in _ORDER.finditer(text):
        if at[0] == "公告":
            match = _ANNOUNCED.match(text, at.end())
            issuer = _issuer(text, at.start()) if match else ""
            if match and issuer:
                written = without_space(text[at.start() - len(issuer) : match.end()])
                yield Number(at.start() - len(issuer), match.end(), written, written)
        elif match := _FORWARD.match(text, at.end()):
            issuer = _issuer(text, at.start())
            if issuer:
                yield _order(text, at.start() - len(issuer), match.end(), issuer, match["serial"], match["year"])
        elif match := _BACKWARD.search(text, max(0, at.start() - 10), at.start()):
            issuer = _issuer(text, match.start())
            yield _order(text, match.start() - len(issuer), at.end(), issuer, match["serial"])


def _order(text: str, start: int, end: int, issuer: str, serial: str, year: str | None = None) -> Number:
    when = f"{year}年" if year else ""
    return Number(start, end, without_space(text[start:end]), f"{without_space(issuer)}令{when}第{numeral(serial)}号")


def _issuer(text: str, end: int) -> str:
    """Who gave an order, from the words that end where 令 or its number begins: 住房和城乡建设部, 省人民政府, 主席."""
    run = re.search(r"[\u4e00-\u9fff]{1,22} ?$", text[max(0, end - 23) : end])
    if not run:
        return ""
    words = run[0]
    for lead in _ISSUER_LEADS.finditer(words):
        words = run[0][lead.end() :]
    return words if _ISSUER.fullmatch(words.strip()) else ""


def _of_standards(text: str) -> Iterator[Number]:
    for match in _STANDARD.finditer(text):
        written = without_space(match[0])
        yield Number(match.start(), match.end(), written, written)
