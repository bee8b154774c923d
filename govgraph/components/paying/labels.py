"""What a payment is for, and how much of it: the words of a clause that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.components.paying.payer import WORDS, Payers, either
from govgraph.components.paying.predicates import MONEY, Payment
from govgraph.model import Block, Document
from govgraph.text import without_space

_LONGEST = 40
#: words that name nothing that is paid for: 所需资金, 费用, 其中
_BARE = re.compile(f"(?:{either(WORDS['bare'])})*+")
_REMAINDER = re.compile(
    "^(?:资金)?(?:[市县省区州旗、和两三级自治（）]{0,12})?(?:自行)?(?:提标|超支|增支|增加|不足|剩余|超出|其余|差额|缺口|配套|新增|承担)[^，。；]{0,6}(?:部分|资金|支出|经费)?$"
)
_ONLY_SHARE = re.compile(
    r"(?:[\d.]+[%％]|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|一半|半数|[一二三四五六七八九]成)"
)
_LEAD = re.compile(f"^(?:{either(WORDS['leads'])})+")
_TRAIL = re.compile(f"(?:{either(WORDS['trails'])})+$")
_FOR = re.compile(
    r"(?:(?:(?<![应针面反核相绝配校])对(?!象|口|接|策|应|标)于?|向(?!社会))(?P<to>[^，。；]{2,50}?)(?:按规定|按照?[^，。；]{1,20}的?标准|给予|予以|进行|适当|实行|再|提供|每|一次性|分别|的资金|的补助|的投入|的支持|的资助|的奖|补助|奖补|奖励|按|落实|的?，|的?$)"
    r"|为(?P<of>[^，。；]{2,60}?)(?:提供|发放|给予|安排|落实))"
)
_FIGURES = re.compile(
    r"[\d.]+∶[\d.∶]+的?|(?:每[人户年月亩吨床位名个只套]{1,3})*(?:不[低少高超][于过]|最高|约|各|至少|分别)*[\d０-９][\d０-９.,]*[十百千]?[万亿]?元?(?:/[\u4e00-\u9fff]+)*(?:以[上下])?[、和的至—-]*|一定数量的|一次性的?"
)
_ONLY_GIFT = re.compile(f"(?:{either(WORDS['gifts'])})*+")
_USED_FOR = re.compile("(?:用于|支持|扶持)(?P<what>[^，。；]{2,40})")
_COST_NAME = re.compile("[^资]金$|费$|费用$|[^需]经费$|补助$|补贴$|津贴$|待遇$")
_CLAUSE = re.compile("[^，。；：,;:]+")
_TOPIC_END = re.compile(
    "由|(?:[省市县]级?|中央)(?:根据|按|制定|执行|统一|给予|安排|财政|承担|负担|分担|补助|补贴|奖补|配套)|为(?:中央|省|市|县|自治|国家|共同)|(?:划分|明确|确认|确定)为|主要包括|每[户人亩平]|除|是指|属于|包括|所需|原则上|给予|予以|实行|坚持|遵循|（以下|按每"
)
_ENDS_IN_FIGURE = re.compile(r"\d[万亿]?元$")
_NO_TOPIC = re.compile(
    r"[\d—-]|补\d|每|(?:主要)?包括|是指|在(?!建|校|职|编)|到|自|从|由|按|根据|依据|结合|为(?!民)|以|通过|除|凡|经|其中|具体|各|要|应|加大|加强|加快|推进|建立|完善|落实|强化|严格|积极|支持|鼓励"
    "|[\u4e00-\u9fff、]{0,10}(?:部门|局|委|办|部|政府|单位|机构|指挥部)(?:根据|按|要|应|负责|会同|牵头|对|将)"
    "|(?:中央|省|自治区|市|州|盟|县|区|旗|兵团|各|同|本|上|下)(?:[级市县区旗、和与（）]|本级){0,8}(?:财政|政府|人民政府)"
    "|(?:中央|省|自治区|市|州|盟|县|区|旗|各|同|本|上|下)(?:级|本级)?(?:财政|政府|人民政府|部门)?(?:和|与|、|统筹|制定|执行|安排|承担|负担|要|应|将|按|根据(?![^，。；]*的))"
)
#: a heading that only speaks of money: 资金来源, 加大经费投入
_ONLY_MONEY = re.compile(f"(?:{either(WORDS['money_headings'])})*+")
_TITLE = re.compile(
    "^关于(?:印发|公布|下达|转发|进一步|做好|加强|开展|实施|推进)*"
    "|(?:（[^（）]*）|的?(?:通知|意见|决定|办法|方案|实施方案|工作方案|实施意见|管理办法|实施细则|若干措施))+$"
)

_TO = re.compile("(?:其中[：:，,]?)?对于?(?P<what>[^，。；]{2,60}?)(?:的)?$")


def topic(text: str, left: int, right: int) -> str:
    """What the words before a payer name as paid for; empty where they only say that money is needed."""
    words = text[left:right]
    if found := _TO.match(words):
        words = found["what"]
    words = tidy(words)
    return "" if _ONLY_SHARE.fullmatch(words) or (_BARE.fullmatch(words) and not is_remainder(words)) else words


def first_topic(text: str, left: int, right: int) -> str:
    """What the first clauses of a sentence are about: 驻村医生岗位津贴，由市级制定…."""
    for clause in _CLAUSE.finditer(text, left, right):
        words = clause[0][: 2 * _LONGEST]
        if _NO_TOPIC.match(words):
            return ""
        if found := _TOPIC_END.search(words, 2):
            words = words[: found.start()]
        named = topic(words, 0, len(words))
        return "" if len(named) < 2 or _ONLY_MONEY.fullmatch(named) or _ENDS_IN_FIGURE.search(named) else named
    return ""


def is_remainder(words: str) -> bool:
    """Whether words name only a part of what is paid for: 市、县两级自行提标部分, 剩余部分."""
    return bool(_REMAINDER.search(words))


def named(text: str, payment: Payment, clause: tuple[int, int], payers: Payers) -> str:
    """What the predicate itself says is paid for: 对X给予补助, 核拨X经费, 每月4000元的岗位津贴 → 岗位津贴."""
    said = text[payers.end : clause[1]]
    if found := _FOR.search(said.removeprefix("应") if said.startswith("应对") else said):
        words = tidy(found["to"] or found["of"])
        if not _BARE.fullmatch(words) and not _FIGURES.fullmatch(words):
            return words
    if payment.what == (0, 0):
        return ""
    if payment.rule in ("allocates", "founds") and (found := _USED_FOR.search(text, payment.start, clause[1])):
        return tidy(found["what"])
    whole = payment.rule in ("gives", "allocates", "founds")
    words = tidy(_FIGURES.sub("", text[payment.what[0] : payment.end if whole else payment.what[1]]))
    return "" if _BARE.fullmatch(words) or _ONLY_GIFT.fullmatch(words) else words


def just_before(text: str, span: tuple[int, int]) -> str:
    """The clause before 由, where it is nothing but the name of a cost: 其中增发的奖励扶助金，由省级财政承担."""
    words = tidy(text[slice(*span)])
    return words if _COST_NAME.search(words) and not _BARE.fullmatch(words) else ""


def beneficiary(text: str, clauses: Sequence[tuple[int, int]]) -> str:
    """Whom or what the clauses before a payer are about: 对首次上规入统的企业每户…再奖励20万元."""
    for start, end in reversed(clauses):
        if found := re.match("(?:其中)?对于?(?P<what>[^，。；]{2,50}?)(?:的?$|每|给予|按|在|，|分别|予以|再)", text[start:end]):
            words = tidy(found["what"])
            return "" if _BARE.fullmatch(words) else words
    return ""


def tidy(words: str) -> str:
    """A label of at most 40 characters, without what leads in to it or trails it."""
    words = without_space(words)
    words = _TRAIL.sub("", _LEAD.sub("", words))
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    return words[:_LONGEST]


def speaks_of_money(words: str) -> bool:
    """Whether words name money: 所需资金, 缺口, 补助."""
    return bool(MONEY.search(words))


def alike(one: str, other: str) -> bool:
    """Whether two labels share most of the pairs of characters of the shorter."""
    pairs, others = ({w[i : i + 2] for i in range(len(w) - 1)} for w in (one, other))
    return 2 * len(pairs & others) >= min(len(pairs), len(others))


def purpose(text: str, start: int, end: int) -> str:
    """What a fund is for: 主要用于X, 支持X, 对X给予补贴."""
    words = text[start:end]
    if found := _FOR.search(words):
        return tidy(found["to"] or found["of"])
    return tidy(re.sub("^(?:主要|重点|专项|专门)*(?:用于)?", "", words))


def heading(document: Document, block: Block) -> str:
    """The heading of a block, else of the nearest unit above it that names something, else the document's subject."""
    while True:
        words = tidy(document.text[slice(*block.label)])
        whole = block.label[1] >= block.end - 1 and block.kind == "paragraph"
        if block.marker and 2 <= len(words) <= 30 and not whole and not _ONLY_MONEY.fullmatch(words):
            return words
        if block.parent < 0:
            return tidy(_TITLE.sub("", document.title))
        block = document.blocks[block.parent]
