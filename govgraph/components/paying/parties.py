"""Parties that a clause says bear a cost, by their own word for it: 由业主承担, 项目单位自筹, 由迁出地、迁入地按4∶6分摊."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.components.paying.payer import WORDS, Payers, either

_BEARS = (
    "承担|负担|分担|分摊|支付|出资|解决|自筹|自付|自理|自担|补足|续交|缴纳|筹措|筹集|垫付|兜底|列支|投资(?:建设)?(?=[，。；]|$)"
    "|代缴|代付|融资解决|融资|据实结算|据实补[助贴]|负责(?=[，。；]|$)|予以资助|给予(?:适当|一次性|定额|全额)*(?:补助|补贴|资助|奖励|奖补)"
)
_HOW = (
    "(?:自行|足额|继续|及时|优先|全额|据实|按比例|按规定|按现行[^，。；]{0,8}|共同|依法|另行|全部|统一|先行|负责|统筹|各自?|分别|适当|原则上|均|也|据实|按实(?!际)|按期|按进度|按约定|对半|各半|各自|全部由其|按月|按年|分年度|一次性"
    "|(?:从|在|通过|统筹|整合|利用|使用|安排)[^，。；]{2,20}?(?:资金|经费|收入|预算|基金|[费金]|渠道)(?:账户)?(?:中)?(?=[^的])"
    r"|按照?(?:各?[\d.]+[%％]|[\d.]+(?:∶[\d.]+)+)(?:的?比例)?)*"
)
_KNOWN = re.compile(
    rf"(?P<who>(?:{either(WORDS['private'])}))(?P<verb>{_HOW}(?:自筹|自付|自理|自担|自行(?:承担|负担|支付|解决|筹措|出资)))"
)
_NOUN = "[^，。；：、由（）“”]{1,16}?(?:（[市县区旗州居社、]+）(?:财政|政府|人民政府)?)?"
_BY = re.compile(rf"(?<!不)由(?P<who>{_NOUN}(?:(?:、|和|与|及){_NOUN}){{0,3}})(?P<verb>{_HOW}(?:{_BEARS}))")
_PAYS_IN = re.compile(rf"(?P<who>(?:{either(WORDS['private'])}))(?P<verb>按照?[^，。；]{{2,24}}?缴纳)[^，。；]{{2,12}}费")
_COST_OF = re.compile("(?:费用|经费|资金|工资|报酬|[费金款])由$")
#: …由甲方承担40%，乙方承担60%
_SHARES_ON = re.compile(
    r"(?:其中|另外)?(?P<who>[^，。；：、由（）“”\d]{1,12}?)(?:各自?|再|另)?(?:承担|负担|分担|出资|自筹|配套|解决|筹集)(?:资金|投资)?"
    r"(?=不?[低少超高]?[于过]?(?:\d|[一二三四五六七八九]成|[一二三四五六七八九十]+分之|一半|剩余|其余))"
)
#: 街道按照不低于1∶0.5的比例予以配套
_MATCHES = re.compile(
    r"(?P<who>[^，。；：、由（）“”\d按]{2,10}?)(?:应当?|要)?按照?(?:不低于)?[\d.]+∶[\d.]+的?(?:比例)?(?:予以|给予|落实|安排|筹集|相应)*(?:配套|负担|承担|分担)"
)
_OUT = re.compile(
    "列支|[中费金入益算贴助余项](?:列支|支出|支付|解决|安排|开支|支取|核销|予以|统一|按规定|分年度|一次性|统筹|调剂|据实|足额)"
)
_FROM = re.compile("[从在]")
_OUT_OF = re.compile(
    "(?:从|在)(?P<fund>(?!其|该|上述|现有|相关|有关|本级财政|部门预算|年度预算|本级预算)[^，。；从在由]{2,30}?(?:资金|基金|经费|[费金]|收入|收益|预算|补贴|补助|结余|专项))(?:账户|专户|科目)?(?:中|(?=列支))"
    "(?:予以|统一|按规定|分年度|一次性|统筹|调剂|据实|足额)*(?:列支|支出|支付|解决|安排|开支|支取|核销)(?!的)"
)
_NO_PARTY = re.compile(either(WORDS["no_parties"]))
_LEVELS = re.compile("[两二三四]级财政")  #: 县、乡两级财政 are tiers, whatever stands behind them
_AND = re.compile("(?:、|和|与|及)(?![^（）]*）)")


def out_of(text: str, left: int, right: int) -> Payers | None:
    """The money that something is settled out of: 从城市基础设施配套费中列支, 在专项资金账户中支付."""
    match = _OUT_OF.search(text, left, right) if _OUT.search(text, left, right) and _FROM.search(text, left, right) else None
    return Payers(*match.span("fund"), "fund", (match["fund"],), role="by") if match else None


def sharing(text: str, left: int, right: int, *, further: bool) -> tuple[Payers, int] | None:
    """A party that bears a `further` part of what others bear: …，乙方承担60%; or adds to it: 街道按1∶1的比例配套."""
    match = (_SHARES_ON.match(text, left, right) if further else None) or _MATCHES.match(text, left, right)
    if not match or _NO_PARTY.search(match["who"]):
        return None
    return Payers(*match.span("who"), "private", (match["who"],), role="subject"), match.end()


def find(text: str, left: int, right: int) -> Iterator[tuple[Payers, int]]:
    """Parties that bear something, with where the verb ends."""
    if text.find("自", left, right) >= 0:
        for match in _KNOWN.finditer(text, left, right):
            if text[match.start() - 1 : match.start()] != "由":
                yield Payers(*match.span("who"), "private", (match["who"],), role="by"), match.end()
    if text.find("缴纳", left, right) >= 0 and (paid := _PAYS_IN.match(text, left, right)):
        yield Payers(*paid.span("who"), "private", (paid["who"],), role="by"), paid.end()
    if text.find("由", left, right) < 0:
        return
    for match in _BY.finditer(text, left, right):
        names = tuple(_AND.split(match["who"]))
        if text.startswith("的", match.end()) or _LEVELS.search(match["who"]):
            continue
        if match["verb"].endswith("负责") and not _COST_OF.search(text, left, match.start("who")):
            continue
        if all(
            (len(name) > 1 or name in "省市县区旗州盟乡镇村") and len(name) < 17 and not _NO_PARTY.search(name)
            for name in names
        ):
            yield Payers(*match.span("who"), "private", names, role="by"), match.end()
