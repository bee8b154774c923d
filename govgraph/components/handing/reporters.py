"""Who reports: whom the sentence names, else the sentences before it, else the heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from govgraph.components.handing.clauses import Report
from govgraph.components.handing.parties import last_of_list
from govgraph.model import Basis, Block, Document, Mention

_ACTS = re.compile(
    r"(?:[（][^（）]{0,30}[）])?(?:等(?:部门|单位)?)?(?:分别|共同|按[^，。；]{0,8})?(?:要|应|须|必须|需|负责|将)"
)
#: what stands before a name that is no subject: 向市政府, 经市委同意, 报省厅
_NOT_SUBJECT = re.compile(
    r"(?:向|对|把|经|报|送|提交|报请|提请|报经|同|商|征求|听取|接受|按照|根据|按|在|从|给|为|以|于|被|受|让|与|和|及|到|至|通知|督促|指导|协助|配合|组织|要求|依据)$"
)
#: 市财政局配合，评价报告报市政府
_HELPS = re.compile("等?(?:部门|单位)?(?:积极|密切)?(?:配合|参与|协助|参加|协同)[^，。；要应须]{0,6}(?=[，。；])")
_BEGINS = re.compile(r"(?:^|[，。；：\t\n）)]|由|应由|且|凡|请|或|是|责成|授权)$")
_SET_UP = re.compile(r"(?:成立|设立|组建)(?:了)?$")
_THEN_ACTS = re.compile(r"(?:（[^（）]{0,40}）)?，?(?:负责|承担|统筹|统一|具体)")
#: a name that only tells what another thing is: 省政府划定的…, 由市生态环境局和市气象局人员组成
_MODIFIER = re.compile(
    r"(?!承担|负责|开展|做好|完成|制定|起草)[^，。；在收接应要须需根按将于就依向]{0,12}?(?:的(?!同时)|组成|担任|兼任)|成员|(?:规划|工作|方案|会议|文件|决定|要求)(?!要|应)"
)
_TOPIC = re.compile(r"(?:将|把)[^。；]*$|(?:并|，|向|每[日月周季年]|及时|定期|。|^)[^，。；的]{0,8}$")
_NUMBERING = re.compile(r"\s*(?:第[一二三四五六七八九十百\d]+条|\d+(?:\.\d+)+|[（]?[一二三四五六七八九十\d]+[）、.．])?\s*请?")
_ORGAN = (
    "政府|局|委|办|部门|单位|机构|指挥部|领导小组|办公室|专班|组|中心|站|所|院|校|公司|街道|乡镇|室|[河湖林路]长"
    "|处|队|协会|银行|分行|联社|居委会|村委会|管委会|(?<!城)镇|法人|企业|监测点|观测点|联系点"
)
_HEAD_END = re.compile(f"(?:{_ORGAN})$")
_ORGAN_NAME = (
    rf"(?P<who>(?![经向由对按如因为将凡当若需要应并及未不其该此第本自从至到在于请]|成立|设立|组建|调整)(?:(?![向将把由]|报(?![社业纸]))[\u4e00-\u9fff（）、]){{1,30}}?(?:{_ORGAN}))"
)
_HEAD = re.compile(
    _ORGAN_NAME + "(?=要|应|须|必须|每|于|在|将|把|向|按|负责|及时|发现|根据|对|列|定期|具体|会同|收到|接到|形成|是|需|作为|：(?=负责|承担|组织|牵头|要|应))"
)
_LATER_HEAD = re.compile(f"(?<=，){_ORGAN_NAME}(?=要|应|须|必须|负责|需|每[日月周季半年]|定期)")
_BY_HEAD = re.compile(f"(?<=由){_ORGAN_NAME}(?=提出|申请|汇总|审核|审查|初审|编制|牵头|负责|组织|向|报)")
#: 省级汇总后报卫生部: by whom of that level is not said
_SOME_LEVEL = re.compile("[，。；](?:[省市县]级|逐级)[^，。；]{0,6}(?:汇总|审核|初审|审查)后?[^，。；]{0,20}$|由其所在(?:单位|部门)[^。；]{0,40}$")
_BY = re.compile("由[^，。；由]{2,30}$")
_OUTCOME = re.compile("[，,][^，,。；联合共同将把]{0,6}(?:结果|报告|情况|意见)(?:及时|定期|按时|一并|[于在][^，。；]{1,14}[前内底])?$")
_MADE_BY = re.compile("(?:提出|确定|拟定|拟订|制定|编制|形成|推荐)的[^，。；]{2,24}(?:[，,][^。；]{0,30})?$")
_DUTIES = re.compile("的?(?:主要|工作|具体)?(?:职责|职能|任务)(?:为|是|如下|包括)?(?:：|$|\n)")


def subjects(
    document: Document, text: str, block: Block, report: Report, names: list[Mention], starts: list[int]
) -> tuple[tuple[Mention, ...], Basis]:
    """Who reports: named in the sentence, else carried from the sentences before it in its block, else from the heading."""
    if lead := _of_duties(text, block.start, report.start, names, starts):
        return lead, "prose"
    right, basis = report.start, "prose"
    if _SOME_LEVEL.search(text, block.start, report.start):
        return (), "prose"
    begin = block.start + len(block.marker)
    while right >= begin:
        left = max(begin, text.rfind("。", begin, right) + 1)
        if basis == "prose" and _by_unknown(text, left, right, names, starts):
            return (), "prose"
        if found := _acting(text, left, right, names, starts) or _maker(text, left, right, names, starts) or _head(text, left, right):
            return _alone(text, _extended(text, found, left, right), report.start), cast(Basis, basis)
        if basis == "prose" and not _TOPIC.search(text, left, right):
            return (), "prose"
        right, basis = left - 1, "inferred"
    return _named_above(document, text, block, names, starts), "inferred"


def _by_unknown(text: str, left: int, right: int, names: list[Mention], starts: list[int]) -> bool:
    """Whether the clause says by whom, and that is no organ: 申报材料由申请人提交区政务服务中心."""
    match = _BY.search(text, left, right)
    if not match or _BY_HEAD.search(text, match.start(), right + 2):
        return False
    i = bisect_left(starts, match.start() + 1)
    return i == len(starts) or starts[i] > match.start() + 1


def _maker(text: str, left: int, right: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """Whose thing it is that is to be handed in: 各成员单位提出的议题，须提前报联席会议办公室."""
    inside = names[bisect_left(starts, left) : bisect_left(starts, right)]
    found = next((n for n in reversed(inside) if _MADE_BY.match(text, n.end, right)), None)
    return (found,) if found else ()


def _alone(text: str, found: tuple[Mention, ...], at: int) -> tuple[Mention, ...]:
    """Who hands in the outcome of what was done together: of 市民政局会同市财政局开展评估，评估结果报市政府 the first."""
    if not _OUTCOME.search(text, found[0].end, at):
        return found
    if text.startswith("督促", found[-1].end):  # whoever was urged hands it in
        return ()
    partner = next((i for i, n in enumerate(found) if i and text.endswith("会同", 0, n.start)), len(found))
    return found[:partner]


def _of_duties(text: str, start: int, end: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """Whose duties a lead-in says that a list holds: 领导小组办公室的主要职责：一是…"""
    lead = _DUTIES.search(text, start, min(end, start + 60))
    inside = names[bisect_left(starts, start) : bisect_left(starts, lead.start() + 1)] if lead else []
    return tuple(n for n in inside[-1:] if lead and n.end == lead.start())


def _head(text: str, left: int, right: int) -> tuple[Mention, ...]:
    """Words that begin a sentence, or act in a later clause, and are an organ's in form though no known name: 各主责单位."""
    number = _NUMBERING.match(text, left, right)
    match = _HEAD.match(text, number.end() if number else left, right)
    later = list(_LATER_HEAD.finditer(text, left, right)) or list(_BY_HEAD.finditer(text, left, right + 2))
    if later:
        match = later[-1]
    if not match:
        return ()
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^、]+", match["who"])]
    if not all(_HEAD_END.search(match["who"][s:e]) for s, e in parts):
        parts = [(0, len(match["who"]))]  # one name that is distributed: 各县（市）、区人民政府
    at = match.start("who")
    return tuple(Mention(at + s, at + e, "unknown", match["who"][s:e]) for s, e in parts)


def _extended(text: str, found: tuple[Mention, ...], left: int, right: int) -> tuple[Mention, ...]:
    """The whole words of a subject of which a known name is only the beginning: 区政府 · 教育督导室."""
    head = _head(text, left, right)
    covers = head and head[0].start <= found[0].start and head[-1].end >= found[-1].end
    covers = covers and (head[-1].end > found[-1].end or "、" in text[head[0].start : found[0].start])
    return head if covers and len(head) >= len(found) else found


def _acting(text: str, start: int, end: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """The last enumeration of names between two offsets that begins a clause, or is said to act: 要, 应, 负责."""
    i, last = bisect_left(starts, start), bisect_left(starts, end)
    result: tuple[Mention, ...] = ()
    while i < last:
        stop = min(last_of_list(text, names, i), last - 1)
        before = text[max(start, names[i].start - 6) : names[i].start]
        if _acts(text, before, names[stop].end):
            result = tuple(n for n in names[i : stop + 1] if n is names[i] or not _vague_partner(text, n))
        i = stop + 1
    return result


def _vague_partner(text: str, name: Mention) -> bool:
    """Whether a name only stands for whoever else takes part: 会同有关部门."""
    return name.text.startswith(("有关", "相关", "各")) and text.endswith("会同", 0, name.start)


def _acts(text: str, before: str, end: int) -> bool:
    if before.endswith(("可由", "可以由", "鼓励", "支持")):
        return False
    if _SET_UP.search(before):
        return bool(_THEN_ACTS.match(text, end))
    if _NOT_SUBJECT.search(before):
        return False
    if _HELPS.match(text, end):
        return False
    if _ACTS.match(text, end):
        return True
    return bool(_BEGINS.search(before)) and not _MODIFIER.match(text, end)


def _named_above(document: Document, text: str, block: Block, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """Whom the heading or lead-in of a duty list names: 市应急局职责, 办公室承担以下职责：."""
    while block.parent >= 0:
        block = document.blocks[block.parent]
        if found := _of_duties(text, block.start, block.end + 1, names, starts):
            return found
        if re.search("职责|任务|负责", text[max(block.start, block.end - 30) : block.end]):
            return _acting(text, max(block.start, text.rfind("。", block.start, block.end - 1) + 1), block.end, names, starts)
    return ()
