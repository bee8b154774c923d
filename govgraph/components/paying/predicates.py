"""What a payer does with money: bears, raises, gives, sets aside, puts into a budget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.components.paying.payer import WORDS, Payers, either

MONEY = re.compile(f"{either(WORDS['money'])}|[^消浪免花自]费(?=由|，|$|等|的|和|、)|[^资现]金(?=由|从)|筹资|资本金")
_STOPS = re.compile(either(WORDS["stops"]))
_FIGURE = r"[\d０-９一二三四五六七八九十百千几]"
_COST = (
    "资金(?:投入|支持|保障)?|经费(?:投入|支持|保障)?|费用|支出|津贴|贴息|预算|[万亿]元|保费|所需|奖金|开支|"
    "(?:补助|补贴|奖励|奖补|补偿)(?:资金|经费|费用|费|金|款)?"
)
_NO_COST = (
    "管理|监督|监管|使用|拨付|审核|检查|绩效|安全|规范|责任|机制|制度|政策|体系|办法|标准|计划|申请|的(?!投入|补助)|情况|财政拨款|拨款|额"
    "|[、和](?:管理|监督|使用|拨付)"
)
_GIFT = (
    "(?:一次性|定额|综合|适当|合理|相应|专项|缴费|建设|运营|岗位|购房|配套|部分|生活)*"
    "(?:补助|补贴|奖励|奖补|资助|补偿|津贴|贴息|救助金|抚慰金|奖金|配套(?!政策|服务|措施|设施|制度|工程|建设|项目|改革))(?:资金|金|费|经费)?"
)
_NO_GIFT = (
    "(?!标准|政策|办法|对象|条件|范围|项目|力度和|制度|机制|申请|资格|方案|工作|目录|清单|程序|情况|比例|方式|期限|额度|依据|效果|使用|基金"
    "|[^，。；]{0,12}(?:信息|数据|名单|材料))"
)
_DUTIES = either(WORDS["duties"])


@dataclass(frozen=True, slots=True)
class Payment:
    """A predicate of paying in a clause."""

    start: int
    end: int
    what: tuple[int, int]  #: span of what the predicate itself says is paid for; empty where it says nothing
    rule: str


#: how each kind of predicate reads from its verb on
_PATTERNS = {
    # 承担支出责任, 负担, 按比例分担
    "bears": re.compile(
        rf"(?:承担|负担|分担|分摊|兜底|共担|(?<=财政|.级)为主)(?!的|部分(?!支出|经费|资金|费用)|办法|方式|机制|情况|原则|政策|(?:起|着)?(?:{_DUTIES})(?!支出)|[^，。；]{{0,8}}风险)"
        "(?:相应的?|主要|全部|部分|共同)?(?:支出责任|经费|资金|费用)?(?:的?比例不?[低高少]?于?(?=\\d))?"
    ),
    # 管道公司负责管输费用
    "costs": re.compile("负责(?P<what>[^，。；]{2,50}?费用)(?=[，。；]|$)"),
    # 筹集, 自筹, 配套, 将缺口补足
    "raises": re.compile(
        "(?:筹集|筹措|筹资|融资(?=\\d|解决)|自筹|配套(?![^，。；]{0,6}到位|资金(?:足额|及时|全部|划|到|拨|纳|列))|补足|补齐|补充到位|垫付|出资|自付|自担)"
        "(?!基金管理|机制|渠道|方式|政策|改革|服务|措施|设施|制度|人|额|比例(?!为)|方|的|主体|纳入|列入)(?:资金|经费|[\\d.]+[万亿]?元)?"
    ),
    # 由市财政解决, 从专项资金列支
    "settles": re.compile(
        f"(?:解决|保障|支付|列支|安排|支出|开支|落实|发放(?!到|至|给)|代偿|代缴|代付|结算|补助|补贴|奖补|拨付|报销|核拨|支持|提供|缴纳){_NO_GIFT}"
        "|(?:统筹|投入)(?:解决|安排|保障)?(?=[，。；]|$)|投资(?:建设)?(?=[，。；]|$)"
    ),
    # 将所需经费列入年度预算
    # 负责补贴资金的预算安排
    "keeps": re.compile(
        "负责(?P<what>[^，。；、]{2,30}(?:资金|经费|费用|补助|补贴))的?(?:预算|统筹)?(?:安排|筹措|保障|落实)(?!情况|工作|[和与、](?:监督|管理|使用))"
    ),
    "budget": re.compile("(?:列入|纳入|编入)[^，。；]{0,14}?预算(?!管理|绩效|单位|体系)"),
    # 给予一次性补助, 提供资金保障
    "gives": re.compile(
        "(?:给予|予以|进行|实行|实施|提供|发放|兑现|投入|拿出|支付|增发|追加)(?!的)(?P<what>[^，。；]{0,50}?)"
        f"(?:{_GIFT}|(?:必要的)?(?:资金|经费|财政|财力)(?:支持|保障|扶持|投入|补助)|扶持资金){_NO_GIFT}"
    ),
    # 中央财政负责提供免费教科书
    "provides": re.compile(
        "提供(?P<what>[^，。；]{0,24}(?:教科书|营养餐|补助|药品|疫苗|用品|经费|资金|装备|设备|服装))(?=[，。；]|$)"
    ),
    # 将土地出让金的50%用于园区建设
    "devotes": re.compile("用于(?P<what>[^，。；]{2,40})"),
    # 据实结算
    "repays": re.compile("(?:据实|按实)(?:结算|拨付|支付|报销|补助|补贴|列支)"),
    "backs": re.compile(
        "(?:给予|予以|进行)(?:适当|重点|大力|必要的?|一定|相应的?|倾斜|优先)*(?:支持|扶持|保障|倾斜|奖励)(?=[，。；、”]|$)"
    ),
    # 每户奖补1400元, 奖补每户4000元, 补贴某公司
    "figure": re.compile(
        f"(?:补助|补贴|奖补|奖励|资助|配套|贴息|补)(?:(?:比例|标准)为?(?=每|{_FIGURE}|最高|不))?(?=每|{_FIGURE}(?![年月次周个])|最高|不[超低少高]|保费|给|[，。；”]|$|[^，。；\\d]{{1,12}}的\\d[\\d.]*[%％]"
        "|[\u4e00-\u9fff]{2,14}(?:公司|企业|部门|单位|农户|牧户|居民|学校))"
    ),
    # 每年安排专项资金, 核拨经费, 保障所需资金
    "allocates": re.compile(
        "(?:安排|核拨|核拔|落实|保障|增加|分配|统筹安排|筹集|筹措|划拨|投入|下拨|拿出|预留|预算(?=[^，。；]{2,20}经费)|(?<=标准)拨付|确保(?=[^，。；]{2,24}到位)|统筹(?=[^，。；]{2,20}资金(?:不少于|不低于|约)?\\d))"
        f"(?!的)(?:、[\u4e00-\u9fff]{{2}}){{0,2}}(?P<what>[^，。；]{{0,70}}?)(?:{_COST}|投入)(?!{_NO_COST})"
    ),
    # 加大投入, 做好经费保障
    "increases": re.compile(
        "(?:加大|加强|做好|强化|增加)(?P<what>[^，。；]{0,50}?(?:资金|经费)?)(?:财政|财力)?(?:投入|保障|补助|支持|扶持)"
        f"(?:和[\u4e00-\u9fff]{{2}})?(?:力度)?(?!{_NO_COST})"
    ),
    # 设立专项资金
    "founds": re.compile(
        "(?:设立|建立|出资设立)(?P<what>[^，。；]{1,40}?(?:资金|基金))(?!管理|使用|的|理事会|公司|[账专]户|公示|监管|监督|台账|制度|拨付|支付|信息|绩效|项目|保障)"
    ),
    # 按照现行政策规定执行
    "runs": re.compile("按照?[^，。；]{2,24}(?:执行|安排预算|保障|予以安排)"),
    "supports": re.compile(
        "(?:优先|重点|继续)*(?:支持|扶持)(?!对象|项目|范围|力度|政策|条件|方式|额度|标准|比例)(?P<what>[\u4e00-\u9fff“”、（）]{3,50})"
    ),
    # 每年安排不低于55%用于养老服务
    "earmarks": re.compile("(?:安排|拿出|提取|划出)[^，。；]{0,16}?(?:用于|支持)(?P<what>[^，。；]{2,40})"),
    # 中央预算内投资安排2亿元
    "puts": re.compile(rf"(?:安排|投入|下达)(?:约|不少于|不低于)?{_FIGURE}[\d.]*[万亿]?元"),
    "policy": re.compile("(?:保障)?落实(?P<what>[^，。；]{2,40}?)(?:补助|补贴|奖补|奖励|资助)(?:等)?政策(?=[，。；]|$)"),
}
_HEAD = re.compile(
    "用于|据实|按实(?!际)|承担|负担|分担|分摊|兜底|共担|负责|筹集|筹措|筹资|自筹|配套|补足|补齐|补充到位|垫付|出资|自付|自担|解决|保障|支付|列支|安排|支出|开支|落实|发放|代偿"
    r"|补助|补贴|奖补|拨付|报销|核拨|核拔|支持|提供|缴纳|列入|纳入|编入|给予|予以|进行|实行|实施|兑现|投入|拿出|增发|追加|奖励|资助|贴息|补(?=[每\d])|增加|分配|统筹安排|划拨|下拨"
    "|预留|统筹|投资|融资|代缴|代付|结算|补一半|预算|确保|加大|加强|做好|强化|设立|建立|按照?|优先|重点|继续|扶持"
)
_AMOUNT = re.compile(
    rf"(?:20\d\d年)?(?:原则上)?(?:(?:补助|奖补|补贴|奖励)(?:标准|资金)为?|按照?)?(?:每[^，。；\d]{{1,8}}?)?"
    rf"(?P<verb>(?:各|约|预算)?{_FIGURE}[\d０-９,.．]*[万亿]?元|各?{_FIGURE}[\d.]*[%％])"
    "(?:/[\u4e00-\u9fff]{1,4})?(?:的标准)?(?:给予)?(?:一次性)?(?:发放|补助|补贴|奖补|奖励|执行|安排)?(?=[，。；、）]|$)"
)
_PLAIN_SUM = re.compile(r"(?:约|共计|总额|合计)?[\d０-９,.．]+[万亿]元")
_SUM = re.compile(r"(?:约|不少于|不低于)?[\d０-９,.．]+[万亿]?元(?:的)?")
_TAKES = re.compile("[将把](?P<what>[^，。；]{2,50}?)(?:分别|足额|统一|一并|全部|及时)*$")
_MONITORS = re.compile("(?:监督|监管|使用|审核|拨付|检查|绩效|管理|筹集)(?=[和与、及工的])")
_LAST_OF_SEVERAL = re.compile("、(?:资金|经费)?$|、[^，。；]*[和及与]$")
_CONCERNS_MONEY = re.compile("资金|经费|财政|财力|费用")
_HONOURS = re.compile("表彰|表扬|通报|荣誉")
_ONWARD = re.compile(f"(?:{either(WORDS['adverbs'])}|\\s)*+(?:(?:{either(WORDS['prepositions'])})[^。；：]*+)?")
_ORDERS = re.compile("作为|列为|终止|停止|暂停|通知|督促|要求(?!安排)|指导|报送|提出|提交|监督|责成")
_NEAR = 8  #: how far from its payer a bare 奖补 at the end of a clause may stand
_OUT_OF = re.compile("从[^，。；]{2,24}(?:资金|经费|预算|基金|收入|收益|[费金])")
_SHARE = re.compile(r"\d[%％]|\d[万亿]?元|\d∶\d|一半|分之|[一二三四五六七八九]成")
_LOANS = re.compile("贷款|信贷|流动资金|授信")
_IS_GRANTED = re.compile("落实[^，。；]*(?:补助|补贴|奖补|奖励)")
_FISCAL = re.compile("财政|政府|管委会")
_SHARE_OF = re.compile("(?:[%％半成]|分之[一二三四五六七八九])由$")
_PUBLIC = re.compile("财政|政府|级$|^[省市州县区旗]$")
_AT_RATE = re.compile(
    r"(?:统一|分别)?按照?(?P<rate>每[^，。；\d]{1,10}\d[\d.]*[万亿]?元)的?(?:标准)?(?![^，。；]*(?:收取|征收|缴纳|扣|罚))"
)
#: a fund that gives, not the money that is given: 财政奖补资金, 市级专项资金
_OWN_FUND = re.compile("财政|专项|基金|公益金|(?:中央|省|市|县|区|州)级|收益|收入")
_PERMITS = re.compile("可(?!持续|再生|行)")


def payment(text: str, start: int, end: int, payers: Payers, *, money: bool) -> Payment | None:
    """The first predicate of paying after a payer; `money` says whether the words before it speak of money."""
    rules = _rules(payers, money)
    named = payers.kind != "fund" or payers.role == "by" or _OWN_FUND.search(payers.names[0])
    if "figure" in rules and payers.kind != "organ" and named and (found := _AMOUNT.match(text, start, end)):
        return Payment(found.start("verb"), found.end(), (0, 0), "amount")
    known = _known(text, start, end, payers, rules, money)
    if known or payers.role != "by" or not _PUBLIC.search("".join(payers.names)):
        return known
    beside = _AT_RATE.match(text, start, end)  # 由区政府按照每人每月600元的标准购买服务
    return Payment(beside.start("rate"), beside.end(), (0, 0), "at-rate") if beside else None


def _known(text: str, start: int, end: int, payers: Payers, rules: Sequence[str], money: bool) -> Payment | None:
    for head in _HEAD.finditer(text, start, end):
        for rule in rules:
            match = _PATTERNS[rule].match(text, head.start(), end)
            if match and _is_paying(rule, match, start, payers, money):
                return Payment(match.start(), match.end(), _what(match, start), rule)
    return None


def is_plain_sum(text: str, start: int, end: int) -> bool:
    """Whether a sum follows without a word: 工程资金3亿元 is what it costs, unless it is a part of what went before."""
    return bool(_PLAIN_SUM.match(text, start, end))


def out_of(text: str, start: int, end: int) -> bool:
    """Whether words say out of which money something is settled: 从事业经费中解决."""
    return bool(_OUT_OF.search(text, start, end))


def _what(match: re.Match[str], start: int) -> tuple[int, int]:
    """What is paid for, where the predicate says so: 安排X资金, 将X列入预算."""
    if "what" in match.re.groupindex:
        begin, end = match.span("what")
        if figure := _SUM.match(match.string, begin, end):  # 安排30万元森林防火经费
            begin = figure.end()
        return (begin, end) if begin < end else (0, 0)
    taken = _TAKES.search(match.string, start, match.start())
    return taken.span("what") if taken else (0, 0)


def leads_on(text: str, start: int, end: int) -> bool:
    """Whether what stands between a payer and its predicate only says how: 要根据…合理."""
    return bool(_ONWARD.fullmatch(text, start, end)) and not _ORDERS.search(text, start, end)


_GIVES_ITS_MONEY = re.compile("(?:通过|从|用|利用|统筹)[^，。；]{2,24}(?:资金|经费|投资|专项|预算)")
_FUND_RULES = ("bears", "puts", "gives", "backs", "figure", "earmarks", "supports")
_ORGAN_RULES = ("bears", "costs", "keeps", "raises", "budget", "gives", "backs", "figure", "allocates", "increases", "founds")
_TIER_RULES = (
    "devotes",
    "provides",
    "bears",
    "repays",
    "raises",
    "budget",
    "gives",
    "backs",
    "figure",
    "allocates",
    "increases",
    "founds",
    "policy",
)


def _rules(payers: Payers, money: bool) -> tuple[str, ...]:
    """The predicates that a kind of payer in its role can have."""
    by = ("settles",) if payers.role == "by" else ()
    if payers.kind == "fund":
        return ("bears", "raises", *_FUND_RULES, *by) if by else _FUND_RULES
    if payers.kind == "organ":
        return (*_ORGAN_RULES, *by)
    return (*_TIER_RULES, *by, *(("runs",) if money else ()), *(("supports",) if payers.kind == "tier" else ()))


def _is_paying(rule: str, match: re.Match[str], start: int, payers: Payers, money: bool) -> bool:
    """Whether a predicate is about paying with this payer: an agency bears a cost only where money is spoken of."""
    text, verb = match.string, match[0]
    if not leads_on(text, start, match.start()) or not _fits(rule, match, start, payers):
        return False
    if payers.role == "subject" and payers.kind in ("organ", "level") and _PERMITS.match(text, start):
        return False
    if rule == "settles" and payers.kind == "level" and verb in ("统筹", "投入"):
        return False
    if rule == "bears" and payers.kind == "fund" and payers.role != "by":
        return bool(_SHARE.search(text, start, match.end() + 24))
    if rule in ("bears", "raises", "settles"):
        reach = match.end() + (20 if verb[0] in "负分" else 0)
        firm = (
            payers.kind == "tier"
            or "支出责任" in verb
            or verb.startswith(("投资", "筹资", "代缴", "出资"))
            or bool(MONEY.search(text, match.start(), reach))
        )
        firm = firm or out_of(text, start, match.start())
        return (
            firm
            or money
            or bool(
                _SHARE.search(text, start, match.end() + 6) or _SHARE_OF.search(text, max(0, payers.start - 6), payers.start)
            )
        )
    if rule == "budget" and payers.kind == "organ":
        taken = _TAKES.search(text, start, match.start())
        return money or bool(taken and MONEY.search(taken["what"]))
    return True


def _fits(rule: str, match: re.Match[str], start: int, payers: Payers) -> bool:
    """Whether the words of a predicate are about money that is given, not about honours or the keeping of accounts."""
    if rule == "backs" and payers.kind == "organ":
        return bool(_GIVES_ITS_MONEY.search(match.string, start, match.start()))
    if rule == "devotes":
        return bool(re.search(r"^[将把].*\d[%％]|全额", match.string[start : match.start()]))
    if rule == "gives":
        return not _STOPS.search(match["what"]) and not _HONOURS.search(match[0])
    ends = rule == "figure" and match.string[match.end() : match.end() + 1] in "，。；”"
    if ends and match.start() - start > _NEAR and not re.search(r"\d[万亿]?元|\d[%％]", match.string[start : match.start()]):
        return False
    if rule == "increases" and not _CONCERNS_MONEY.search(match[0]) and not (payers.kind == "tier" and "投入" in match[0]):
        return False
    if rule == "allocates" and (_LOANS.search(match[0]) or (payers.kind == "organ" and match[0].startswith("分配"))):
        return False
    if rule == "allocates" and payers.kind == "organ" and _IS_GRANTED.fullmatch(match[0]):
        return any(_FISCAL.search(name) for name in payers.names)  # others see to it that they get it
    if rule in ("allocates", "increases"):
        several = payers.kind == "organ" and bool(
            match["what"].endswith(("和", "及", "与"))
            or _LAST_OF_SEVERAL.search(match["what"])
            or match.string.startswith("、", match.end())
        )
        return not several and not _MONITORS.search(match["what"])
    return True
