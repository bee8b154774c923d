"""How much a payer pays: figures, ratios, and words that say how a cost is divided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govgraph.components.paying.payer import Payers
from govgraph.model import Mention
from govgraph.text import without_space

_BOUND = "(?:最高)?不(?:得)?(?:低于|高于|超过|少于)"
_SEVERAL = re.compile("[、和与及]|省市|市县|县乡|区街|县镇")
_ASIDE = re.compile("（[^（）]*）")
_FAR = 6  #: how far from its payers a ratio may stand to be told with them
_BY_RATIO = re.compile(f"按照?(?:{_BOUND}|[^，。；]{{1,14}}的)?$")
_SHARE_TAIL = re.compile(" ?(?:的)?(?:比例)?(?:共同)?(?:分担|负担|承担|分摊|筹集|配套|出资|安排)?")
_BEFORE_MONEY = re.compile(
    rf"(?:(?:按照?|占|{_BOUND})[^，。；]{{1,18}}?的?|各?(?:补贴|补助|奖励|资助|承担|负担)[^，。；\d每]{{1,12}}的)?(?:(?:每[年人户亩吨位名个家只套平方米]{{1,4}}|一次性|再|按照?|各|先行|不低于|不超过|给予|安排|补助|补贴|奖励|奖补|配套|投入|垫付|最高|分别|承担|负担|标准|定额|约|不少于|预算))*(?:[\d.]+[万亿]?[、和])*$"
)
_APART = 14  #: how far from each other the figures of one wording stand
_GIFT_NOUN = re.compile("补助|补贴|奖励|奖补|标准")
_AFTER_MONEY = re.compile("的?比例(?:负担|分担|承担|分摊)?|的?标准(?=由|，|。|$)")
_LEADS = re.compile(
    r"(?:承担|负担|分担)(?=\d)|(?:按照?|各?(?:补助|补贴|奖励|资助|承担|负担))(?=[^，。；\d]{1,14}的\d[\d.]*[%％])"
    r"|按照?(?=(?:最高)?不(?:低于|高于|少于|超过)[\d.]+∶)"
)
_NEXT_ITEM = re.compile(
    r"(?:的?(?:补助|补贴|奖励|奖补|奖金|标准))?[、，](?:对)?(?P<what>[^、，。；\d（）每]{3,24}?)(?=每|补助|补贴|奖励|奖补|给予)"
)
_MANNER = re.compile(
    r"(?:按照?|根据|依据|视)(?P<how>[^，。；]{2,60}?)(?:分担|分配[^，。；]{0,14}|执行|负担|承担|安排预算|给予[^，。；]{0,8}补助|给予补助|原则|落实|因素(?:分配)?)"
    r"|(?:适当|合理|综合|定额|全额|相应|等额|差额)(?:给予)?(?:补助|奖补|补贴|奖励|承担|保障|负担|补偿)|主要部分|大部分|(?<=财政)转移支付|全额|为主|兜底|自筹"
    "|(?:分级|自行|分别|各自|据实|按实)(?:负担|承担|保障|解决|筹措|分担|补助|补贴|结算|支付|列支|核算)|各补?一?半(?:负担|承担|分担)?|对半(?:负担|承担|分担)?"
)
_WEAK_MANNER = re.compile("一般性转移支付|(?:给予|予以)[^，。；]{0,6}(?:补助|补贴|奖补|奖励|资助|支持)")
_REST = "(?:剩余|不足|其余|余下|超出)(?:的|部分|资金|经费|费用|投入|投资|支出|\\d[\\d.]*(?:[万亿]?元|[%％]))*"
_INSUFFICIENT = re.compile(
    "对[^，。；]{2,30}不足部分给予(?:适当)?补助"
    "|(?:剩余|不足|其余|余下|超出)[^，。；]{0,4}部分(?:全部)?由[^，。；]{1,14}?(?:自行|负责)?(?:负担|承担|解决|补足|补助|自筹|筹措|筹集|兜底|配套)"
)
_REST_BY = re.compile(f"(?P<rest>{_REST}|全部|差额部分)(?:全部)?[由从在]?$")
_REST_OF_LEVELS = re.compile("其余由[^，。；]{1,14}?(?:负担|承担|解决|分担|补足|筹措|配套)")


def amount(text: str, left: int, right: int, money: Sequence[Mention]) -> str:
    """The amounts, standards and shares between two offsets as one wording: 每人每年1200元、1800元和2400元."""
    inside = [m for m in money if left <= m.start and m.end <= right]
    return _wording(text, left, right, inside) if inside else ""


def respective(text: str, payers: Payers, right: int, money: Sequence[Mention]) -> tuple[str, ...]:
    """A figure for each of several payers in their order: 由省、市、县财政分别承担40%、30%、30%."""
    if len(payers.names) < 2 or text.find("分别", payers.end, right) < 0:
        return ()
    figures = [m for m in money if payers.end <= m.start and m.end <= right and ":" not in m.value]
    listed = all(re.fullmatch("[、和与]", text[a.end : b.start]) for a, b in pairwise(figures))
    return tuple(m.text for m in figures) if listed and len(figures) == len(payers.names) else ()


def items(text: str, left: int, right: int, money: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """What further things get how much, after the first figure: 对新建站点每个补助8万元、改建站点每个补助3万元."""
    inside = [m for m in money if left <= m.start and m.end <= right]
    for one, other in pairwise(inside):
        if _is_next(text, one.end, other.start) and (following := _NEXT_ITEM.match(text, one.end)):
            yield following["what"], _wording(text, following.end(), right, [m for m in inside if m.start >= other.start])


def _is_next(text: str, end: int, start: int) -> bool:
    """Whether the figure from `start` on is another thing's than the one that ends at `end`."""
    following = _NEXT_ITEM.match(text, end)
    return following is not None and following.end() <= start


def _wording(text: str, left: int, right: int, inside: Sequence[Mention]) -> str:
    """The first figure of several with what leads in to it and those that go on with it."""
    start, end = inside[0].start, inside[0].end
    for mention in inside[1:]:
        between = text[end : mention.start]
        if len(between) > _APART or "（" in between or _is_next(text, end, mention.start):
            break
        end = mention.end
    if before := _BEFORE_MONEY.search(text, max(left, start - 24), start):
        noun = _GIFT_NOUN.match(text, before.start()) if before.start() > left else None
        start = noun.end() if noun and noun.end() <= start else before.start()
    if lead := _LEADS.match(text, start, end):
        start = lead.end()
    if after := _AFTER_MONEY.match(text, end, right):
        end = after.end()
    return without_space(text[start:end])


def ratio(text: str, payers: Payers, right: int, money: Sequence[Mention]) -> str:
    """A ratio whole as written, with those whose shares it tells: 市、县两级按5:5比例分担, 市县2:8."""
    for mention in money:
        if mention.kind != "share" or ":" not in mention.value or not payers.start <= mention.end <= right:
            continue
        if payers.kind == "place" and not mention.text[0].isdecimal():
            return mention.text
        together = mention.start - payers.end <= _FAR + 6 and _SEVERAL.search(
            _ASIDE.sub("", text[payers.start : mention.start])
        )
        start = payers.start if together else _base(text, payers, mention)
        tail = _SHARE_TAIL.match(text, mention.end, right)
        return without_space(text[start : tail.end() if tail else mention.end])
    return ""


def _base(text: str, payers: Payers, mention: Mention) -> int:
    """Where a ratio of one payer's, or far from its payers, begins: 按上级拨付资金的1:0.5."""
    before = _BY_RATIO.search(text, max(payers.end, mention.start - 24), mention.start)
    return before.start() if before else mention.start


def manner(text: str, clause: tuple[int, int], payers: Payers) -> str:
    """How much, where no figure says it: 按照现行政策规定的比例分担, 适当补助, 剩余部分由市级负担, 其余."""
    if found := _INSUFFICIENT.search(text, *clause):
        return without_space(found[0])
    if payers.kind == "level" and (found := _REST_OF_LEVELS.search(text, *clause)):
        return without_space(found[0])
    rest = _REST_BY.search(text, clause[0], payers.start)
    found = _MANNER.search(text, payers.end, clause[1])
    if found:
        return without_space(found[0])
    if rest:
        return without_space(rest["rest"])
    found = _WEAK_MANNER.search(text, payers.end, clause[1])
    return without_space(found[0]) if found else ""
