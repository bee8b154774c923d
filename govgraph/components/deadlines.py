"""The dates by which somebody must have done something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import lexicon
from govgraph.components import duecells
from govgraph.components.duelabels import BY, CLAUSE_MARKS, NUMBERING, SINCE, heading, label, short
from govgraph.components.passages import block_at, sentence
from govgraph.model import Block, Document, Finding, Mention
from govgraph.text import last_day

_WORDS = lexicon.load("deadlines")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GOAL = _any(_WORDS["goals"]["words"])
_DOING = re.compile(_GOAL)
_POLICY = re.compile(_any(_WORDS["policies"]["words"]) + r"|可(?!再生|持续|视|靠|及|吸入)|已(?!有)")
_STEP = re.compile(_any(_WORDS["steps"]["words"]))
_NOT_FIELD = re.compile(_any(_WORDS["fields"]["others"]))

#: 前 that tells which cases are meant: 2019年底前已建成的, 2015年前办理的房产证
_CONDITION = re.compile(
    r" ?(?:以前|之前|前)(?:[^。；，;,]{0,12}已|[^。；，;,]{0,40}的(?:[，,。；;）)]|$)|的"
    r"|(?:注册|出生|参加工作|建成|取得|购买|办理|登记)[^。；，;,]{0,12}的)"
)
_NOT_TOWARDS = re.compile(
    r"(?:截至|截止到?|(?:延长|执行|保留|顺延|推迟|实施|有效期[^，。；]{0,4})[到至]|自|从|由|比|较|与|据|经|对|以|按|依照|根据)"
    r"(?:20\d\d年[^，。；]{0,8})?$"
)
#: what is measured by a date, whatever is to be done: 到2023年底，开行线路300条以上
_MEASURED = re.compile(r"\d[^，。；]{0,8}(?:以上|以内|以下)|(?:达|至|到|为)\d|\d[\d.]*[%％]|全部|均|所有|每个")
#: 2021年衬砌渠道320公里；2022年衬砌渠道430公里
_QUANTITY = re.compile(
    r"[\u4e00-\u9fff]{2,8}\d[\d.]*[万亿]?(?:公里|千米|米|亩|公顷|平方|个|座|条|处|所|户|套|台|家|项|人|吨|间|栋|眼|口)"
)
_YEARS = re.compile(r"20\d\d年")
#: what a sentence is about, no task: 2019年工作的总体要求是
_SAYS = re.compile("[^，。；]{0,40}(?:要求|思路|目标|任务|重点|主题)(?:是|为)[：:]")
_PART = re.compile("半年|季度")
_ITEM = re.compile(r"[一二三四五六七八九十]是|\d[.．、]")
_HEADLINE = re.compile(
    "[^，。；：]{6,60}(?:方案|规划|计划|办法|意见|通知|要点|预案|细则|措施|纲要|清单|分工|目标|任务|重点|台账)"
)
_AT_ONCE = re.compile(
    rf"[，,]|全部|全面|基本|在|把|将|要|使|全[市省县区国州旗镇]|各|所有|我[市省县区]|累计|继续|分别|年均|重点|{_GOAL}"
)
_AT_WORK = re.compile(f"(?:全部|全面|基本)?(?:{_GOAL})")
_WORKING = re.compile(r"[，,为是]?(?:集中|组织|开展|进行|实施|推进|" + _GOAL + ")")
#: what is still to be done by a date of the same year that has gone by when the document comes out
_DUE = re.compile(rf" ?(?:前|之前|以前)?(?:全部|要|须|应)*(?:{_GOAL})(?!了)")
_OPENED = re.compile(r"[（(](?:完成|实施|工作)?(?:时间|时限)?[：:为]?$")
_CLOSED = re.compile(r"(?:以前|之前|前)?(?:完成)?[）)]")
_FIELD = re.compile(
    r"(?P<what>[^。；，、：:（(\n]{0,24}?)的?(?:完成|办结|工作|实施)?(?:时间|时限|期限|日期)(?:节点|安排|要求)?[：:为]$"
)
_ORGAN = re.compile("(?:[）)]|政府|部门|单位|局|委|办)$")


def find(document: Document, dates: Iterable[Mention], titles: Iterable[Mention] = ()) -> tuple[Finding, ...]:
    """Each deadline of a task: 2019年底前完成…, 到2020年…达到…, 第一阶段（2019年6月—10月）, 完成时限：2020年6月底."""
    inside = [(t.start, t.end) for t in titles]
    found: list[Finding] = []
    heads = duecells.heads(document)
    for mention in dates:
        block = block_at(document, mention.start)
        if not mention.value or not block or any(start <= mention.start < end for start, end in inside):
            continue
        finding = (
            _in_row(document, block, mention, heads.get(block.table))
            if block.kind == "row"
            else _in_text(document, block, mention)
        )
        if finding and not any(_repeats(finding, earlier) for earlier in found):
            found.append(finding)
    found += (f for f in duecells.find(document) if not any(_repeats(f, earlier) for earlier in found))
    return tuple(sorted(found, key=lambda f: f.start))


def _repeats(one: Finding, other: Finding) -> bool:
    return one.detail == other.detail and one.object == other.object and one.place == other.place


def _in_text(document: Document, block: Block, date: Mention) -> Finding | None:
    """A deadline in a heading or sentence, by the first rule that reads the words round its date."""
    text = document.text
    before = text[max(block.start, date.start - 40) : date.start]
    after = text[date.end : min(block.end, date.end + 60)]
    if stage := _stage(document, block, date):
        return _finding(document, block, date, stage, "stage-heading", as_end=False)
    if _past(document, date, after):
        return None
    if field := _FIELD.search(before):
        what = NUMBERING.sub("", field["what"])
        what = heading(document, block) if not what or _ORGAN.search(what) else what
        return _finding(document, block, date, what, "time-field", as_end=False)
    if _NOT_TOWARDS.search(before) and date.kind != "span":
        return None
    if rule := _rule(document, block, date, before, after):
        as_end = rule != "work-period"
        return _finding(document, block, date, label(document, block, date), rule, as_end=as_end)
    return None


def _past(document: Document, date: Mention, after: str) -> bool:
    """Whether a date lies before the document: then it tells what happened, unless something still had to be done by it."""
    end = date.value.rpartition("/")[2]
    if not document.date or end >= document.date[: len(end)]:
        return False
    return end[:4] < document.date[:4] or not (BY.match(after) or _DUE.match(after))


def _rule(document: Document, block: Block, date: Mention, before: str, after: str) -> str:
    """The name of the rule by which the words round a date make it a deadline; empty where none does."""
    if BY.match(after):
        return "" if _CONDITION.match(after) else "by-date"
    clause = _clause(document, block, date)
    towards = before.endswith(("到", "至")) and date.kind != "span"
    parts = re.split("[，,]", clause)
    own = "，".join(parts[:2]) if towards else parts[0] if _AT_WORK.match(after) else clause
    if _POLICY.search(own) or _HEADLINE.fullmatch(document.text, block.start, block.end):
        return ""
    if _SAYS.match(after):
        return ""
    starts = (
        not before or before.endswith("其中") or before[-1] in "。；，：、！？“\t,;: （(" or bool(NUMBERING.fullmatch(before))
    )
    in_part = bool(_PART.search(date.text))
    if date.kind == "span" and not in_part and (starts or SINCE.search(before)) and _WORKING.match(after):
        return "work-period"
    measured = bool(towards and (date.text.endswith(("底", "末")) or _MEASURED.search(clause)))
    measured = measured or (
        starts
        and (
            date.text.endswith("内")
            or bool(_QUANTITY.match(after) and len(_YEARS.findall(_sentence_of(document, block, date))) > 1)
        )
    )
    if not measured and not _DOING.search(clause):
        return ""
    if before.endswith(("（", "(")) and after.startswith(("）", ")")):
        return "bracketed-date" if len(date.value) > 4 and _ITEM.search(clause) else ""
    if date.kind == "plan":
        return "plan-end" if "末" in date.text else ""
    if date.text.endswith(("底", "末", "内")):
        return "year-end"
    if before.endswith(("到", "至", "力争", "确保", "争取")) and date.kind != "span":
        return "towards-year" if measured or _DOING.search(after) else ""
    starts = starts or before.endswith(("于", "在", "计划", "预计"))
    current = not document.date or document.date[:4] <= date.value[:4]
    if not (starts and current and (measured or _AT_ONCE.match(after))):
        return ""
    return "part-of-year" if in_part else "in-year" if len(date.value) <= 7 else ""


def _clause(document: Document, block: Block, date: Mention) -> str:
    """What the sentence says from the clause of a date on, as far as the next semicolon or date."""
    start, _ = sentence(document.text, date.start, date.end, CLAUSE_MARKS)
    _, end = sentence(document.text, date.start, date.end, "。；;")
    return document.text[max(start, block.start) : min(end, block.end)]


def _sentence_of(document: Document, block: Block, date: Mention) -> str:
    start, end = sentence(document.text, date.start, date.end, "。")
    return document.text[max(start, block.start) : min(end, block.end)]


def _stage(document: Document, block: Block, date: Mention) -> str:
    """The name of the stage whose heading holds a date: 动员部署阶段（2019年6月—10月）, 第一阶段：2020年3月底前."""
    text = document.text
    lead = NUMBERING.sub("", text[block.start : date.start]).strip()
    bracketed = _OPENED.search(lead)
    if len(lead) > 45 or "。" in lead or not (bracketed or lead.endswith(("：", ":"))):
        return ""
    if bracketed and not _CLOSED.match(text, date.end):
        return ""
    name = _OPENED.sub("", lead).rstrip("：:")
    short = block.marker and bracketed and len(name) <= 16 and not re.search("[，,、：:]", name)
    plain = short and (_STEP.search(name) or (date.kind == "span" and len(date.value) > 9 and not _PART.search(date.text)))
    if not plain and not re.search("(?:阶段|步骤|环节|步)$", name) and not re.match("第.{1,2}(?:阶段|步)", name):
        return ""
    return re.sub(r"^第[一二三四五六七八九十\d]+(?:阶段|步)[，,：:、 ]*(?=.)", "", name)


def _in_row(document: Document, block: Block, date: Mention, head: Block | None) -> Finding | None:
    """A deadline in a table: in a column 完成时限, or with 前 in any other."""
    cells = [(i, cell) for i, cell in enumerate(block.cells) if cell[0] <= date.start < cell[1]]
    header = [document.text[s:e] for s, e in head.cells] if head and head is not block else []
    if not cells:
        return None
    column, (_, end) = cells[0]
    names = header[column] if column < len(header) else ""
    if duecells.FIELD_WORD.search(names) and not _NOT_FIELD.search(names):
        task = short(duecells.row_label(document, block, header, column))
        return _finding(document, block, date, task, "time-column", as_end=True) if task else None
    text = document.text[date.end : end]
    if BY.match(text) and not _CONDITION.match(text) and not _past(document, date, text):
        return _finding(document, block, date, label(document, block, date), "by-date", as_end=True)
    return None


def _as_end(date: Mention) -> str:
    """The last day of a half year or quarter by whose end something is due."""
    first, _, last = date.value.partition("/")
    if not last or not _PART.search(date.text):
        return date.value
    year, month = int(last[:4]), int(last[5:7])
    return f"{last}-{last_day(year, month):02}" if first[:4] == last[:4] else date.value


def _finding(document: Document, block: Block, date: Mention, task: str, rule: str, *, as_end: bool) -> Finding:
    end = date.end
    if match := BY.match(document.text, end):
        end = match.end()
    return Finding(
        relation="deadline",
        subject="",
        role="",
        object=short(task),
        detail=_as_end(date) if as_end else date.value,
        start=date.start,
        end=end,
        basis="explicit" if rule in ("time-column", "time-field", "stage-heading") else "prose",
        rule=rule,
        place=block.place,
    )


@Language.factory("deadlines", requires=["doc._.dates", "doc._.titles"], assigns=["doc._.deadlines"])
def make_deadlines(nlp: Language, name: str) -> Deadlines:
    """The component that finds deadlines."""
    return Deadlines()


class Deadlines:
    """Find the dates by which a task must be done."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.deadlines`."""
        if doc._.document is not None:
            doc._.deadlines = find(doc._.document, doc._.dates, doc._.titles)
        return doc
