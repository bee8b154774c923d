"""Parties that a clause says bear a cost, by their own word for it: 由业主承担, 项目单位自筹, 由迁出地、迁入地按4∶6分摊."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.components.paying.payer import WORDS, Payers, either

_BEARS = (
    "承担|负担|分担|分摊|支付|出资|解决|自筹|自付|自理|自担|补足|续交|缴纳|筹措|筹集|垫付|兜底|列支|统筹(?=[，。；]|$)|投资(?:建设)?(?=[，。；]|$)"
    "|代缴|代付|融资解决|融资|(?:据实)?结算|据实补[助贴]|予以资助|给予(?:适当|一次性|定额|全额)*(?:补助|补贴|资助|奖励|奖补)"
)
_HOW = (
    "(?:自行|全额|据实|按比例|按规定|按现行[^，。；]{0,8}|共同|依法|另行|全部|统一|先行|负责|统筹|各自?|分别|适当|原则上|均|也|据实|对半|各半|从[^，。；]{2,16}中"
    r"|按照?(?:各?[\d.]+[%％]|[\d.]+(?:∶[\d.]+)+)(?:的?比例)?)*"
)
_KNOWN = re.compile(
    rf"(?P<who>(?:{either(WORDS['private'])}))(?P<verb>{_HOW}(?:自筹|自付|自理|自担|自行(?:承担|负担|支付|解决|筹措|出资)))"
)
_NOUN = "[^，。；：、由（）“”]{1,16}?(?:（[市县区旗州居社、]+）(?:财政|政府|人民政府)?)?"
_BY = re.compile(rf"(?<!不)由(?P<who>{_NOUN}(?:(?:、|和|与|及){_NOUN}){{0,3}})(?P<verb>{_HOW}(?:{_BEARS}))")
_PAYS_IN = re.compile(rf"(?P<who>(?:{either(WORDS['private'])}))(?P<verb>按照?[^，。；]{{2,24}}?缴纳)[^，。；]{{2,12}}费")
_PARTY = re.compile(rf"(?:{either(WORDS['parties'])})$")
_NO_PARTY = re.compile(either(WORDS["no_parties"]))
_AND = re.compile("(?:、|和|与|及)(?![^（）]*）)")


def find(text: str, left: int, right: int) -> Iterator[tuple[Payers, int]]:
    """Parties that bear something, with where the verb ends."""
    if text.find("自", left, right) >= 0:
        for match in _KNOWN.finditer(text, left, right):
            if text[match.start() - 1 : match.start()] != "由":
                yield Payers(*match.span("who"), "private", (match["who"],), role="by"), match.end()
    if paid := _PAYS_IN.match(text, left, right):
        yield Payers(*paid.span("who"), "private", (paid["who"],), role="by"), paid.end()
    if text.find("由", left, right) < 0:
        return
    for match in _BY.finditer(text, left, right):
        names = tuple(_AND.split(match["who"]))
        if all(_PARTY.search(name) and not _NO_PARTY.search(name) for name in names):
            yield Payers(*match.span("who"), "private", names, role="by"), match.end()
