"""Whether a subject has a duty, and where the words of it begin: 市公安局负责…, 由市财政局…, 教育部门要…."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.components.assigning import words
from govgraph.components.assigning.runs import Run

_FAR = 140  #: how far behind its subject a duty word may stand
_START = re.compile(
    r"(?:^|[，,；;：:、。！？”》）)〕】\n\s]|由|经|(?<![报申提邀])请|并|其中|同时|此外|因此|以及|使|确保|明确|[当是]|是由|均由|统一由|分别由|牵头由|责成|归口|(?:到期|届满|期满|年底|[日月年]|结束|完成|发生)(?:前|后|时))$"
)
_BEFORE = frozenset("，,；;：:、。！？”》）)〕】\n “\"由经请并中时外此及使保确当是的成口前后时")  #: what such a beginning ends with
_BY = re.compile("(?:责成|归口|由)(?:(?:作出|做出|受理|发现|接收|承担|提出)[^，。；由]{0,12}的)?$")  #: 由, 由作出决定的 (区人民政府)
_CLAUSE = re.compile("[，,。；;：:！？]")
_SUBORDINATE = re.compile("(?:需要|需|如|若|可|可以|只能|不得|未|已|曾)由$")
_NEGATED = re.compile("不(?!断|仅|定期|低于|少于|高于|超过|折不扣)|禁止|严禁|予以禁止")
_LABELS = ("成员单位", "组长单位")  #: labels without a colon: 成员单位市水利局、市气象局
_HAS_DONE = re.compile("[\u4e00-\u9fff]{2,6}(?<![为除])了(?!解)")  #: A会同B编制了台账
_COUNTED = re.compile("[^，。；]{0,3}\\d")  #: 推动31家企业…: what was done
_LISTS = re.compile("(?:成员|成员单位|参加单位)(?:为|有|包括|是)|(?:组长|成员|牵头|责任)单位：?(?:$|[^，。；]*、$)")  #: 成员单位为市水利局、市气象局，负责…: the group does it
_RATE = re.compile(r"不(?!断|仅|定期|折不扣)|禁止|补助|补贴|奖励|最高|收入|产值|增长|[\d一二三四五六七八九十]+(?:万|亿)?元")  #: 每年补助不超过3万元: an amount, no duty
_DONE = re.compile("(?:组织|会同|牵头|配合|协助|承担|负责|开展|制定|研究|推动|推进|编制|起草|完成|出台|召开|发布)[^，。；]{0,24}(?<![为除])了(?!解)")  #: 组织开展了清理
_OFTEN = frozenset(("每年", "每月", "每季度", "每半年", "定期"))
#: …承担任务的，: no duty but a case
_CONDITION = re.compile("(?:应当|应|要|须|必须)?+(?![就对将把以按])[^，。；：]{2,60}?的(?:事项|项目|内容|任务|部分|问题|费用|资金|情况|标准|工作)?[，,。；]")
_SELF = re.compile("^(?:本|该|其(?![他它余])|我|你|所在(?![地乡镇县市区街村])|原(?!.{0,6}(?:部门|单位)$)|上级|同级主管|对方)")
_GENERAL = frozenset(
    ("各级各部门", "各级", "全市上下", "各级党委", "社会各界", "本单位", "本部门", "该部门", "该单位", "本级")
)
_OFFICIAL = frozenset(("agency", "party", "court", "government", "collective", "body", "group", "office"))
_OTHER_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("可[^。；]{0,70}?[，,](?P<word>但?[要应](?!急|用|求|对))"), "duty-sentence"),
    (re.compile(r"(?:等[^，。；]{0,8})?(?P<word>(?:予以|积极|共同|密切)?(?:配合|参与|参加(?=，(?!负责|主要|职责|具体|承担))|协助|协办)|(?:具体|分别|共同|负责)(?:落实|实施|承办|组织实施))(?=[，。；])"), "duty-beside"),
    (re.compile("设在[^，。；]{2,24}[，,](?P<word>(?:具体|主要)?(?:负责|承担))"), "duty-seated"),
    (re.compile("(?:（[^（）]{0,20}）)?(?:的)?(?:主要|工作)?职责(?:任务)?(?:是|为|包括)?+[：:]?+(?P<word>(?![分清不等和])[一-鿿]|(?<=[：:])(?:[（(]?[1一]|①))"), "duties-are"),
    (re.compile(r"(?P<word>共同(?:做好|推进|推动|组织|开展|完成|落实))"), "duty-shared"),
    (
        re.compile(
            r"(?:等)?(?:有关|相关|职能)?(?:部门|单位|团体)?(?:和单位)?(?:要|应)?"
            r"(?P<word>(?:按照?|根据|依据)(?:各自)?(?:的)?(?:职责|职能|任务|工作)(?:职能|职责)?(?:分工|任务|范围)?[，,]?)(?=[\u4e00-\u9fff]{2})"
        ),
        "duty-by-division",
    ),
    (re.compile(r"(?P<word>对[^，。；]{1,40}?负(?:总责|主体责任|首要责任|监管责任|直接责任|[^，。；]{0,4}责任|责)(?!的)|负(?:总责|主体责任))"), "duty-accountable"),
    (
        re.compile(
            r"(?P<word>(?:是|为|作为)(?:[^，。；]{0,40}?(?:责任主体|实施主体|第一责任人)|[^，。；]{2,40}?的?(?:责任单位|主管部门|牵头部门|牵头单位))|(?:是|为|作为)牵头(?:单位|部门))"
        ),
        "duty-body-of",
    ),
)


@dataclass(frozen=True, slots=True)
class Duty:
    """Where the words of a duty begin, whether 由 stands before its bearer, and the rule that read it."""

    at: int
    by: bool
    rule: str


def of(text: str, sentence: int, run: Run, end: int) -> Duty | None:
    """The duty of a subject; None where it has none."""
    if run.start > sentence and text[run.start - 1] not in _BEFORE:
        return None
    before = _clause_before(text, sentence, run.start)
    by = bool(_BY.search(before))
    if not (by or _begins(before, run)) or _SUBORDINATE.search(before):
        return None
    if any(_SELF.match(m.text) for m in run.lead) or all(m.text in _GENERAL for m in run.lead):
        return None
    tail = text[run.end : min(end, run.end + _FAR)]
    if run.lead[0].text in _LABELS and len(run.lead) > 1 and run.lead[1].start == run.lead[0].end:
        return None
    if words.persons().match(tail) or words.described().match(tail):
        return None
    return _by(run, tail) if by else _worded(run, tail) or _other(run, tail) or _plain(text, sentence, run, tail)


def _clause_before(text: str, sentence: int, at: int) -> str:
    """The clause up to a name, without a quotation mark that opens the name."""
    start = max(sentence, at - 60)
    before = text[start:at].rstrip("“\"")
    last = 0
    for match in _CLAUSE.finditer(before):
        last = match.end()
    return before[last:] or before[-1:]


def _begins(before: str, run: Run) -> bool:
    """Whether a subject begins its clause, or ends a list of subjects that begins it."""
    if ("单位" in before and _LISTS.search(before)) or (before.endswith("是") and run.lead[0].text.endswith("成员单位")):
        return False
    if before.endswith("的"):
        if "、" not in run.lead[0].text:
            return False
    elif before and not _START.search(before):
        return False
    return len(before) < 2 or not words.governing().match(before)


def _by(run: Run, tail: str) -> Duty | None:
    """由A…: its duty is what follows, unless that says who sits where, or describes something."""
    clause = re.split("[，。；]", tail, maxsplit=1)[0]
    if words.not_by().search(clause) or not re.search("[\u4e00-\u9fff]{2}", tail) or _CONDITION.match(tail):
        return None
    return Duty(run.end, True, "duty-by")


def _worded(run: Run, tail: str) -> Duty | None:
    """A duty word, perhaps behind a phrase of manner: 应当, 结合实际…，要."""
    match = words.duty().match(tail)
    if not match:
        return None
    after = tail[match.end() :]
    if _DONE.match(tail, match.start("word")):
        return None
    often = match["word"] in _OFTEN and _RATE.search(re.split("[，。；]", after, maxsplit=1)[0])
    if _NEGATED.match(after) or often or _CONDITION.match(tail[match.start("word") :]):
        return None
    return Duty(run.end + match.start("word"), False, "duty-sentence")


def _other(run: Run, tail: str) -> Duty | None:
    """Forms without a duty word at their head: 是责任主体, 按职责分工…, 予以配合."""
    for pattern, rule in _OTHER_FORMS:
        if (match := pattern.match(tail)) and (rule != "duty-shared" or len(run.lead) > 1):
            return Duty(run.end + match.start("word"), False, rule)
    return None


def _plain(text: str, sentence: int, run: Run, tail: str) -> Duty | None:
    """A会同B…, and the plain verb of an office that begins its sentence: 领导小组定期跟踪, 铁塔公司统筹…，牵头…."""
    if run.others and not _HAS_DONE.match(tail) and re.match("[^，。；]{0,4}[\u4e00-\u9fff]", tail):
        return Duty(run.end, False, "duty-together")
    if run.lead[0].kind not in _OFFICIAL or (run.start != sentence and text[run.start - 1] not in "。；\n"):
        return None
    if (match := words.plain().match(tail)) and not _DONE.match(tail, match.start("word")) and not _COUNTED.match(tail, match.end()):
        return Duty(run.end + match.start("word"), False, "plain-verb")
    if match := words.then_duty().match(tail):
        return Duty(run.end + match.start("word"), False, "plain-then-duty")
    return None
