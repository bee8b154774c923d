"""Masks personal numbers and home addresses in a text, character for character, so that every offset stays what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.text import narrow

MASK = "*"
_AHEAD = 8  #: what follows a number is looked at as well

#: a stretch that can hold a number worth masking: seven digits or more, with what people put between groups of them
_STRETCH = re.compile(r"[+(]{0,2}\d(?:[-() ]{0,2}\d){6,}[Xx]?")
_DASHES = str.maketrans("—–‐−﹣―", "------")
_MOBILE = re.compile(r"(?<!\d)(?<!\d-)(?:\+?(?:00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?<!\d-)(?:\(0\d{2,3}\)[- ]?|0\d{2,3}[- ]{1,2})[2-8]\d{6,7}(?:-\d{1,5})?(?!\d)")
_SERVICE = re.compile(r"(?<!\d)(?<!\d-)[48]00-\d{3,4}-\d{3,4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-6]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])")
_OLD_IDENTITY = re.compile(r"(?<!\d)[1-6]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_CARD = re.compile(r"(?<!\d)[3-6]\d{3}(?: ?\d{4}){3}(?: ?\d{1,3})?(?!\d)")
# Numbers that only the word before them tells: 联系电话：8222222, 账号：04 7300 1040 0001
_LOCAL = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]?)?[2-8]\d{6,7}(?:-\d{1,5})?(?!\d|\s*(?:多?[元万萬亿億亩畝户戶人吨噸%]|平方|公里))")
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[- ]?\d){6,29}(?!\d)")
_ANY_IDENTITY = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15})(?![\dA-Za-z])")

_SAYS_PHONE = re.compile(r"(?:[电電]\s?[话話]|手[机機]|[传傳]\s?真|座[机機]|[热熱][线線]|[联聯][系繫]方式|[联聯][系繫]人|[联聯]\s?[络絡][员員]|Tel|TEL|Fax|FAX)[^。；\n]{0,30}$")
_SAYS_ACCOUNT = re.compile(r"(?:[账帐賬帳]\s?[号號]|卡\s?[号號]|[银銀]行[账帐賬帳][户戶]|[账帐賬帳][户戶])(?:[号號][码碼])?[^。；\n\d]{0,12}$")
_SAYS_IDENTITY = re.compile(r"(?:身份[证證]|身份[号號][码碼]|[证證]件[号號])[^。；\n]{0,20}$")
_SAYS_OTHER = re.compile(r"(?:信用代码|机构代码|登记证?号|许可证?号|编码|文号|注册号)[^。；\n\d]{0,10}$")
_ADDRESS = re.compile(
    r"(?:家庭(?:住|地)址|[户戶]籍(?:地|地址|所在地)|[现現]住址|住\s?址)\s?[:：]\s*(?P<address>[^\s，,。；;）)、]{4,40})"
)


def mask(text: str) -> str:
    """The text with each digit of a telephone, identity card or bank account number replaced, its length unchanged.

    18635800416, 0358-8222222, （0358）8222222, 身份证号 14230119700101001X, 账号：0473001040000001, 家庭住址：…
    """
    spans = list(_spans(text))
    if not spans:
        return text
    characters = list(text)
    for start, end, whole in spans:
        for at in range(start, end):
            if whole or characters[at].isdigit() or characters[at] in "xXｘＸ":
                characters[at] = MASK
    return "".join(characters)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """What to mask: start, end, and whether all of it rather than its digits."""
    plain = narrow(text).translate(_DASHES)
    for stretch in _STRETCH.finditer(plain):
        start, end = stretch.span()
        context = plain[max(0, start - 40) : start]
        for pattern in _patterns(context):
            for match in pattern.finditer(plain, start, end + _AHEAD):
                if pattern is not _CARD or _luhn(match[0]):
                    yield (*match.span(), False)
    if "址" in text or "户籍" in text or "戶籍" in text:
        for match in _ADDRESS.finditer(text):
            yield (*match.span("address"), True)


def _patterns(context: str) -> Iterator[re.Pattern[str]]:
    """The forms that a number after these words may have."""
    if _SAYS_ACCOUNT.search(context):
        yield _ACCOUNT
        return
    if _SAYS_IDENTITY.search(context):
        yield _ANY_IDENTITY
    yield from (_MOBILE, _LANDLINE, _SERVICE)
    if not _SAYS_OTHER.search(context):
        yield from (_IDENTITY, _OLD_IDENTITY, _CARD)
    if _SAYS_PHONE.search(context):
        yield _LOCAL


def _luhn(number: str) -> bool:
    """Whether a number has the check digit of bank cards."""
    digits = [int(c) for c in reversed(number) if c.isdigit()]
    return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10 == 0
