"""What the clause of a duty says: which roles, and whether it only pays, reports, convenes or exhorts."""

from __future__ import annotations

import re

from govgraph.components.assigning import words
from govgraph.components.assigning.runs import Run

_LEAD = re.compile("(?:[^，。；]{0,6}?)(?:负责牵头|牵头(?!单位|部门|人|的部门|的单位)|发挥(?:好)?牵头|履行牵头)")
_LEADING = re.compile("(?:[^，。；]{0,8}(?:是|为|作为))[^，。；]{0,44}牵头(?:部门|单位)")  #: 是…的牵头部门
_SUPPORT = re.compile(
    "[^，。；]{0,6}?(?:配合|协助|协同)(?!单位|部门)|(?:要|应|应当|须|积极|共同|密切|主动|全面|全程|也|都|均)*(?:参与|参加|协办)(?=[，。；])"
)
_LEADS_ANYWHERE = re.compile("(?:履行(?:好)?牵头(?:部门|单位)?职责|发挥(?:好)?牵头(?:抓总|协调)?作用|牵头抓总)")
_THEN_SUPPORT = re.compile("(?:^|[，,；;、])(?:并|积极|主动|同时|负责)?(?:配合|协助)(?!单位|部门)")
_FIRST_OWN = re.compile("负责|承担|是|为|要|应|须|必须")
_THEN_LEAD = re.compile("[，；](?:并|负责)?牵头(?!单位|部门|人|负责$)(?=[^，。；]{3})")
_AND_SUPPORT = re.compile("[，,]并(?:积极|主动)?(?:配合|协助)(?!单位|部门)")
_COORDINATES = re.compile("(?:负责|承担)综合协调(?:工作)?(?:$|[，。；])")
_OWN = re.compile("负责|牵头|承担")
_RULES = re.compile("(?:统一|自主|结合实际)*(?:制定|提出|核定|确定|研究|授权|组织)")
_PAYING = re.compile(
    "(?:负责|要|应|应当|须|必须|统筹|优先|切实|积极|足额|共同|一次性|直接|按[^，。；]{1,16}?)*(?:保障|安排|落实|承担|给予|予以|补助|补贴|核拨|拨付|解决|负担|分担|列支|列入|纳入|筹集|筹措|出资|自筹|配套|加大|增加|设立|支付|缴纳|[将把][^，。；]{1,24}(?:[纳列]入|支付|拨付))"
    "[^，。；]{0,30}?(?:经费|资金|支出|费用|补助|补贴|奖补|预算|投入|负担|分担|列支|承担|解决|保障|补助费|补偿费|基金|支付给|拨付到|拨付至)"
    "|(?:负责|应|应当|要|须)?(?:共同|足额)?(?:各?按[^，。；]{1,24}?|各)?(?:(?:负担|分担|筹集|出资|自筹|补助|补贴|支付)(?:$|[^责任])|承担(?:$|[其全剩余一二三四五六七八九十半\\d]))|投资(?:建设)?$|(?:给予|予以)[^，。；]{0,10}(?:补助|补贴|奖励|保障|支持)"
    "|负责[^，。；]{0,16}(?:经费|资金)的?(?:统筹)?(?:安排|保障|落实)(?:[、和及](?:安排|保障|拨付|落实|筹措|筹集|拨款))*$"
    "|(?:要|应|应当|负责)?统筹[^，。；]{2,20}(?:资金|经费)(?:不少于|不低于|\\d)"
    "|(?:据实|定额|全额|各?按[^，。；]{1,16}?)(?:补助|结算|报销|支付|补贴|回购|配套|拨付)(?:$|[，。；])"
    "|各?安排(?:一半|[\\d.]+)|按照?[^，。；]{2,24}标准(?:购买|给予|发放|补助|补贴|奖励)|分别(?:给予|奖励|补助|补贴|承担|负担|安排)[^，。；]{0,6}[\\d.]|(?:负责)?(?:自理|筹资)$|承担[^，。；\\d]{0,6}[\\d.]+[%％]"
    "|[^，。；]{0,6}投资[^，。；]{0,6}(?:安排|补助)[^，。；]{0,10}(?:资金|补助)"
    "|[将把][^，。；]{1,16}(?:款|资金|经费|补贴|补助)[^，。；]{0,6}(?:支付|拨付)|通过[^，。；]{0,20}(?:补助|投入|筹资|出资|资金)[^，。；]{0,12}(?:解决|保障|筹集|承担)|(?:负责)?[^，。；]{0,16}(?:经费|资金)保障$"
)
#: a clause of anybody who pays out of a budget: 要将民生实事所需资金纳入本级预算
_BUDGETS = re.compile("(?:要|应|应当|须|必须)?[将把][^，。；]{1,30}(?:资金|经费|费用)[^，。；]{0,8}[纳列]入[^，。；]{0,12}预算|(?:要|应|应当)?统筹(?:安排)?资金$")
_FROM = re.compile("(?:从|在|通过)[^，。；]{2,24}(?:资金|经费|预算|基金|费|专项|投资|收入|公益金|账户|专户)中?(?:各|分别|每[^，。；\\d]{1,4})?(?:予以|加补|给予|安排|列支|支付|支出|统筹|解决"
    "|补助)")  #: names the money itself: 从就业补助资金中列支
_LENDS = re.compile("贷款$|信贷")  #: 安排流动资金贷款 is work
_BARE = re.compile("(?:[在从][^，。；]{2,20})?(?:分年度|分批|统一|统筹)?(?:承担|安排|筹措|筹集|统筹|支付)$")  #: of money only where that is named before: 建站费用由…承担
_WAY = re.compile("(?:应当|应|要|须|必须)?(?:按照?|根据|依据)[^，。；]{1,30}(?<!回购)(?<!结算)(?<!支付)(?<!补助)(?<!承担)(?<!补贴)(?<!奖励)(?<!贴息)(?<!分担)(?<!负担)(?<!配套)[，,](?:每[年月季]度?)?")
_WATCHES = re.compile("核算|监管|监督|审核|审计|检查|核查|绩效|考核|清算|评审")
_ALSO_WATCHES = re.compile("[，,]并[^，。；]{0,24}(?:监督|监管|审核|检查|考核)")
_BEARS = re.compile("[^，。；]{0,24}?(?:承担|解决|保障|负担|分担|落实|统筹|支付|垫付|自筹)$")
_BEARS_IT = re.compile("(?:全额|自行|共同|统一|负责|协调|统筹)*(?:承担|负担|解决)$")  #: after a case of the sentence before: 人为引发的，由责任单位承担
#: a later clause of the same subject that does more than pay: 负责资金的下达和拨付，组织开展绩效管理
_WORKS = re.compile("(?:并|同时)?(?:负责)?(?:组织|开展|指导|监督|督促|会同|协调|做好|建立|牵头|参与|制定|编制|审核|加强)(?![^，。；]*(?:经费|资金保障|投入|预算))")
_MONEY = re.compile("经费|资金|费用|支出|补助|补贴|奖补|预算|投入|工资|津贴|款|承担部分|缺口|不足部分|投资|其余|剩余|差额|[租押定薪奖]金|费由|补助\\d")
_BEARS_COST = re.compile("(?:负责|要|应|应当)?承担[^，。；\\d]{0,6}[\\d.]+[%％]|(?:负责|要|应|应当)?承担[^，。；]{0,40}(?:费用|经费|资金|支出|成本|支出责任)$")
_REPORTS = re.compile(
    "(?:要|应|应当|须|必须|负责|定期|及时|每[年月季周日]度?)*(?:[将把就](?![^，。；]{0,40}(?:纳入|列入|作为|转化))[^。]{0,120}?|[于在每][^，。；]{0,24}(?:[前内时后日底月]，)?[^，。；]{0,30}?|[^，。；]{0,12}?)"
    "(?:上报|报送|报请|(?<![申分评调总研监检]..)(?<![申分评调总研监检].)报告(?![，。；]|$)|备案|提交|报(?=(?!告)[一-鿿]))[^，；]{0,40}(?:[，；][^，；]{0,60}(?:报|备案|批准|汇总|抄送|附)[^，；]{0,40})*。?$"
)
_REPORTING = re.compile("报|提交|备案|反馈|提出申请")  #: without any of these nothing is reported
#: nothing but a report, in one clause
_JUST_REPORTS = re.compile(
    "(?:要|应当|应|须|必须|及时|立即|直接|联合|定期|按时|[在于每][^，。；]{0,20}[前内日]|每[年月周旬季](?:度)?)*(?:将[^，。；]{1,30}?)?"
    "(?:向[^，。；的]{2,24}(?:报告|报送|汇报|反馈|提交|提出申请)|(?:提出[^，。；]{2,24})?(?:上报|报送|报请|抄报|报)(?=[\u4e00-\u9fff])[^，。；]{2,30})[^，。；]{0,8}$"
)
_AFTER_REPORT = re.compile("；|[，,](?:\\d|并?抄[送报]|并提交下列|不得|严禁)")  #: …报区民政局，2016年度的应于…; 向县防办报告，不得迟报
_LEADS_IN = re.compile("(?:应当?|须|必须|需要?)?(?:主要|同时)?(?:承担|履行|负责|具备|符合|满足)(?:以下|下列|如下)[^，。；]{0,8}[：:。]?$")
_FROM_ABOVE = re.compile("^(?:要|应|应当)?从[^，。；]{2,30}(?:高度|角度|大局|全局)(?:出发)?，")
_MEETS = re.compile("每[^，。；]{1,6}(?:至少)?召开[^，。；]{0,8}会")  #: 各小组每月至少召开一次例会
_BREAK = re.compile("[，,；;。]")


def roles(clause: str) -> list[str]:
    """The roles of a subject by the words of its clause, the first its own: 负责…，牵头…，配合… gives all three."""
    if coordinates := _COORDINATES.match(clause):
        return ["coordinate"] if coordinates.end() >= len(clause.rstrip("，；。")) else ["coordinate", "responsible"]
    led = "牵头" in clause
    if led and (_LEAD.match(clause) or _LEADING.match(clause) or _LEADS_ANYWHERE.search(clause)):
        found = ["lead"]
    elif _SUPPORT.match(clause):
        found = ["support"]
    else:
        found = ["responsible"]
    if led and "lead" not in found and _FIRST_OWN.match(clause) and _THEN_LEAD.search(clause, 1):
        found.append("lead")
    if "support" not in found and ((_OWN.match(clause) and _THEN_SUPPORT.search(clause, 1)) or _AND_SUPPORT.search(clause, 1)):
        found.append("support")
    return found


def only_pays(run: Run, clause: str, by: bool, before: str) -> bool:
    """Whether a clause states who pays and nothing else (a funding statement, no assignment); `before`: its sentence up to the subject."""
    if way := _WAY.match(clause):
        clause = clause[way.end() :]
    first, *later = _BREAK.split(clause)
    *_, further, ahead = ("", *_BREAK.split(before))
    ahead = ahead if len(ahead) > 2 else further + ahead  # …每亩100元，由市丝绸公司垫付
    if any(_WORKS.match(part) for part in later) and not by:
        return False
    if _LENDS.search(first):
        return False
    if _RULES.match(first) or _WATCHES.search(first) or _ALSO_WATCHES.search(clause):
        return False
    if all(m.kind == "tier" for m in run.lead) or _BEARS_COST.match(first) or _BUDGETS.match(first):
        return True
    if run.lead[0].kind == "level":
        return bool(_PAYING.match(first))
    if by and _BEARS.match(first) and _MONEY.search(ahead + first):
        return True
    if by and _BEARS_IT.match(first) and re.search("的，?(?:由)?$", before):
        return bool(_MONEY.search(before))
    if _FROM.match(first):
        return by or "财政" in run.lead[0].text
    if by and _BARE.match(first):
        return bool(_MONEY.search(ahead))
    return (by or "财政" in run.lead[0].text) and bool(_PAYING.match(first))


def only_reports(run: Run, clause: str, said: set[tuple[str, str]]) -> bool:
    """Whether a clause states a report and nothing else: 要将规划文本报市发展改革委备案."""
    if not _REPORTING.search(clause):
        return False
    name = run.lead[0].text
    first = _BREAK.split(clause, maxsplit=1)[0]
    if _JUST_REPORTS.match(clause.rstrip("，；。由")) or (_JUST_REPORTS.match(first) and _AFTER_REPORT.match(clause, len(first))):
        return True
    return bool(_REPORTS.match(clause)) and any(r == "reports_to" and s and (s in name or name in s) for r, s in said)


def leads_in(clause: str) -> bool:
    """Whether a clause only announces a list of duties: 办公室承担以下职责：."""
    return bool(_LEADS_IN.match(clause))


def convenes(run: Run, clause: str) -> bool:
    """Whether a meeting is said to be held: 联席会议每年召开一次例会."""
    if "召开" not in clause:
        return False
    first = re.split("[，；。]", clause, maxsplit=1)[0]
    return (run.lead[0].text.endswith("会议") and "召开" in first) or (not run.lead[0].text.endswith("办公室") and bool(_MEETS.match(first)))


def exhorts(run: Run, clause: str) -> bool:
    """Whether everybody is told to take the matter seriously: 各级各部门要高度重视."""
    everybody = all(m.kind == "collective" or m.text.startswith(("各", "广大", "全")) for m in run.lead)
    return everybody and bool(words.exhortation().search(_BREAK.split(_FROM_ABOVE.sub("", clause), maxsplit=1)[0]))
