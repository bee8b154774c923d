"""Which earlier documents a document amends, supplements, supersedes or repeals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.citations import Named, is_document, name_of
from govgraph.components.passages import place_at, sentence
from govgraph.components.titles import read
from govgraph.model import Block, Document, Finding, Mention

_ORDER = (
    ("title-ended", "end-title", "in-place-of-title"),
    ("title-supplemented",),
    ("title-changed", "clause-changed"),
    ("gives-way",),
)
_ENDED = "废止|失效|停止执行|停止使用|不再执行|终止执行|停止施行|作废|不再有效"
#: words of which a sentence that changes a document has one
_CHANGES = re.compile(
    f"{_ENDED}|废止|替代|取代|代替|为准|修改|修订|修正|补充|增补|调整|变更|改为|更改|删去|删除|增加|增设|替换"
)
_ADVERBS = "同时|一并|即行|立即|即|相应|随之|均|也|现|予以|宣布|自行|自动|全部|正式|依法|决定|将|应|应当|即日起"
_LINKS = (
    r"(?:[、，,和与及；;]|以及|等?(?:文件|规定|规章|规范性文件|政策)?|[\d一二三四五六七八九十]+[件个项部]"
    r"|[（(][^（）()]{0,30}[）)]|\s)*"
)
#: 《X》（号）自2020年1月1日起同时废止
_THEN_ENDED = re.compile(
    rf"{_LINKS}(?:[，,]?(?:自|从|于)[^。；，,]{{2,24}}(?:起|后|时)?[，,]?)?(?:{_ADVERBS})*(?:{_ENDED})(?!的|前|后)"
)
#: 决定废止《X》
_END_OF = re.compile(
    r"(?:^|[，。；：、\s]|决定|现|予以|同意|关于|[）)])(?:同时|一并|宣布)?(?:废止|停止执行)(?:了)?(?:原)?(?:(?:19|20)\d\d年[^《。，；]{0,16})?$"
)
_IN_PLACE_OF = re.compile(r"(?:替代|取代|代替)(?:了)?(?:原(?:来)?(?:的)?)?(?:(?:19|20)\d\d年[^《。，；]{0,16})?$")
_BY_THIS = re.compile(rf"{_LINKS}由本[^，。；]{{1,10}}(?:代替|替代|取代)")
_GIVES_WAY = re.compile(rf"{_LINKS}[^。；《]{{0,30}}(?:不一致|不相符|有抵触|相抵触)[^。；《]{{0,20}}以本[^。；]{{1,10}}为准")
_ALREADY = re.compile("已(?:经|于)?[^，。；]{0,12}$|业经$")

_CHANGED = re.compile(
    r"[^。；《]{0,40}?(?:作|做|进行|作出|做出)了?(?:以下|如下|下列|部分|相应|适当|个别)*(?:修改|修订|修正|调整|变更)"
)
_CHANGE_OF = re.compile(r"(?:^|关于|决定|[，。；：]|[）)])(?:修改|修订|修正)(?:了)?(?:原)?$")
_CLAUSE = (
    r"(?:第[一二三四五六七八九十百\d]+[条章节款项部点]|第?[（(][一二三四五六七八九十\d]+[）)][项款点]?|附件\d*|附表\d*|中)"
)
_CLAUSE_CHANGED = re.compile(
    rf"(?:中|的)?{_CLAUSE}[^。《]{{0,80}}?(?:修改为|修订为|修正为|改为|调整为|变更为|更改为|删去|删除|增加|增设|替换为)"
)
_DELETES = re.compile("(?:删去|删除|废止)$")
_CLAUSE_OF = re.compile(rf"(?:中|的)?{_CLAUSE}")
_TO_CLAUSE = re.compile("(?:对|将|现对|现将|把|就|现就|决定对|决定将)[^《。；，]{0,16}$")
_ADDED = re.compile(r"[^。；《]{0,24}?(?:补充(?!保险)|增补)[^。；《，]{0,10}(?:如下|[：:])|(?:作|做|进行)[^。；《，]{0,8}补充")

_REMARK = 24  #: how long what follows a title in a list may be
_LIST = re.compile(
    rf"(?:(?:{_ENDED})[^。；]{{0,16}}(?:以下|下列|如下|目录|清单|[：:]$)|(?:以下|下列|如下)[^。；]{{0,30}}(?:{_ENDED})"
    rf"|(?:{_ENDED})[^。；]{{0,14}}(?:规范性文件|行政规章|政府规章|文件|规章)[^。；]{{0,6}}$)"
)
#: a line that is nothing but a title and its number: 澜江市供热管理办法（澜政发〔2010〕6号）
_TITLE_LINE = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]?\s*)?(?P<title>[^，。；：\t]{6,80}?)[（(](?P<number>[^（()）]{6,30}号)[）)][。；;]?\s*"
)
_CHANGES_BELOW = re.compile(
    rf"(?:将|对|把|在|删[去除]|增加)[^。]{{0,80}}(?:修改|改|调整|修订|替换|变更)为|删[去除]{_CLAUSE}|增加一[条项款]|{_CLAUSE}[^。]{{0,40}}修改为"
)
_OF_THIS = re.compile(r"(?:[（(][^（）()]{0,40}[）)])?的(?P<kind>修改|修订|修正|补充|增补)(?:意见|决定|内容)?[：:。]?$")
_CLAUSE_ADDED = re.compile(rf"(?:[（(][^（）()]{{0,40}}[）)])?(?:中|的)?{_CLAUSE}[^。《]{{0,20}}?补充(?:规定)?(?:如下)?[：:]")
_ALIAS = re.compile(r"[（(](?:以下|下)[简统]?称为?[：:]?[“\"《]*(?P<name>[^”\"》（）()]{2,20})[”\"》]*[）)]")


def find(document: Document, titles: Iterable[Mention]) -> tuple[Finding, ...]:
    """Each change to an earlier document, once.

    `repeals`: 《X》（号）同时废止, 原《X》停止执行, 决定废止《X》, a list or table of 废止 documents. `supersedes`: 替代《X》,
    《X》与本办法不一致的，以本办法为准. `supplements`: 对《X》补充如下. `amends`: 对《X》作如下修改, 《X》第三条修改为.
    """
    mentions = list(titles)
    found: list[tuple[Named, Finding]] = []
    for mention, role, rule in (*_listed(document, mentions), *_changed_below(document, mentions), *_said(document, mentions)):
        named = name_of(mention)
        if named.number and named.number == document.number:
            continue
        if not any(named.same(other) for other, _ in found):
            found.append((named, _finding(document, mention, role, rule)))
    return tuple(sorted((finding for _, finding in found), key=lambda f: f.start))


def _said(document: Document, mentions: list[Mention]) -> Iterator[tuple[Mention, str, str]]:
    """Changes said in a sentence, those that end a document first, a mere precedence last."""
    text = document.text
    full = _full_titles(text, mentions)
    subject = list(_of_title(document.title))
    said: list[tuple[Mention, str, str]] = []
    for i, mention in enumerate(mentions):
        meant = full.get(mention.text, mention)
        named = name_of(meant) if subject else None
        role, rule = next((r for other, *r in subject if named and other.same(named)), None) or _role(document, mentions, i)
        if rule and "\t" not in _line(text, mention) and (meant is not mention or is_document(text, mention)):
            said.append((replace(meant, start=mention.start, end=mention.end), role, rule))
    for rules in _ORDER:
        yield from (one for one in said if one[2] in rules)


def _line(text: str, mention: Mention) -> str:
    end = text.find("\n", mention.end)
    return text[text.rfind("\n", 0, mention.start) + 1 : end if end >= 0 else len(text)]


def _of_title(title: str) -> Iterator[tuple[Named, str, str]]:
    """What a document's title says that it does: 关于修改《X》的决定, 关于废止《X》的通知."""
    for mention in read(title):
        before = title[: mention.start]
        if _CHANGE_OF.search(before):
            yield name_of(mention), "amends", "title-changed"
        elif _END_OF.search(before):
            yield name_of(mention), "repeals", "end-title"


def _role(document: Document, mentions: list[Mention], i: int) -> tuple[str, str]:
    """What the words round a mention do to the document it names."""
    text, mention = document.text, mentions[i]
    start, end = sentence(text, mention.start, mention.end)
    if not _CHANGES.search(text, start, end):
        return "", ""
    before = text[max(start, mention.start - 40) : mention.start]
    after_list = _end_of_list(text, mentions, i, end)
    ended = _THEN_ENDED.match(text, after_list, end)
    if ended and not _ALREADY.search(text, after_list, ended.end() - 2) and not before.endswith(("被", "未")):
        return "repeals", "title-ended"
    before_list = text[max(start, _start_of_list(text, mentions, i, start) - 40) : _start_of_list(text, mentions, i, start)]
    if _END_OF.search(before_list) and not _CLAUSE_OF.match(text, mention.end):
        return "repeals", "end-title"
    if _IN_PLACE_OF.search(before_list) or _BY_THIS.match(text, after_list, end):
        return "supersedes", "in-place-of-title"
    if (of_this := _OF_THIS.match(text, after_list, end)) and _TO_CLAUSE.search(before_list):
        return ("supplements", "title-supplemented") if of_this["kind"] in ("补充", "增补") else ("amends", "title-changed")
    if _CLAUSE_ADDED.match(text, mention.end, end):
        return "supplements", "title-supplemented"
    if _GIVES_WAY.match(text, after_list, end):
        return "supersedes", "gives-way"
    if _TO_CLAUSE.search(before_list) and _ADDED.match(text, after_list, end):
        return "supplements", "title-supplemented"
    if (_TO_CLAUSE.search(before_list) and _CHANGED.match(text, after_list, end)) or _CHANGE_OF.search(before_list):
        return "amends", "title-changed"
    if _CLAUSE_CHANGED.match(text, mention.end, end) or (_DELETES.search(before) and _CLAUSE_OF.match(text, mention.end)):
        return "amends", "clause-changed"
    return "", ""


def _end_of_list(text: str, mentions: list[Mention], i: int, limit: int) -> int:
    """Where the list of titles that a mention stands in ends: 《A》（号）、《B》和《C》."""
    end = mentions[i].end
    for following in mentions[i + 1 :]:
        if following.start >= limit or not re.fullmatch(_LINKS, text[end : following.start]):
            break
        end = following.end
    return end


def _start_of_list(text: str, mentions: list[Mention], i: int, limit: int) -> int:
    start = mentions[i].start
    for earlier in reversed(mentions[:i]):
        if earlier.start < limit or not re.fullmatch(_LINKS, text[earlier.end : start]):
            break
        start = earlier.start
    return start


def _full_titles(text: str, mentions: list[Mention]) -> dict[str, Mention]:
    """Short name → the title it stands for: 《X实施方案》（以下简称《实施方案》）."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if alias := _ALIAS.match(text, mention.end):
            found.setdefault(alias["name"], mention)
    return found


def _listed(document: Document, mentions: list[Mention]) -> Iterator[tuple[Mention, str, str]]:
    """Titles in a list or table that its lead-in says are repealed."""
    ends = False
    blocks = document.blocks if re.search(_ENDED, document.text) else ()
    for block in blocks:
        words = document.text[block.start : block.end]
        inside = [m for m in mentions if block.start <= m.start < block.end]
        if block.kind != "row" and _LIST.search(words.rstrip()):
            ends = True
        elif ends and (
            block.kind == "row"
            or (inside and _is_entry(words, [m.start - block.start for m in inside], inside[-1].end - block.start))
        ):
            for mention in inside:
                if mention.kind == "title" or block.kind == "row" or len(inside) == 1:
                    yield _in_row(document, block, mention), "repeals", "repeal-list"
        elif ends and not re.fullmatch(r"\s*(?:附件|目录)?\d*\s*", words):
            ends = False


def _is_entry(words: str, starts: list[int], end: int) -> bool:
    """Whether a paragraph is a title of a list and no more than that."""
    return not re.search("[，。]", words[: starts[0]]) and len(words) - end <= _REMARK


def _changed_below(document: Document, mentions: list[Mention]) -> Iterator[tuple[Mention, str, str]]:
    """Titles on a line of their own above what is changed in them: 澜江市供热办法（…号） / 将第三条修改为…."""
    if not re.search("修改|修订|修正", document.title):
        return
    for block, following in pairwise(document.blocks):
        line = _TITLE_LINE.fullmatch(document.text, block.start, block.end) if block.kind != "row" else None
        if line and _CHANGES_BELOW.search(document.text, following.start, following.end):
            start, end = line.span("title")
            yield Mention(start, end, "title", line["title"].strip("《》"), line["number"]), "amends", "title-line"


def _in_row(document: Document, block: Block, mention: Mention) -> Mention:
    """The title that stands in another cell of a number's row."""
    if mention.kind == "title":
        return mention
    if block.kind != "row":
        line = _TITLE_LINE.fullmatch(document.text, block.start, block.end)
        return Mention(*line.span("title"), "title", line["title"].strip("《》"), mention.text) if line else mention
    cells = [(s, e) for s, e in block.cells if not s <= mention.start < e and e - s >= 6]
    if not cells:
        return mention
    start, end = max(cells, key=lambda cell: cell[1] - cell[0])
    return Mention(start, end, "title", document.text[start:end].strip("《》"), mention.text)


def _finding(document: Document, mention: Mention, role: str, rule: str) -> Finding:
    is_title = mention.kind == "title"
    return Finding(
        relation="amends",
        subject=document.key,
        role=role,
        object=mention.text if is_title else "",
        detail=mention.value if is_title else mention.text,
        start=mention.start,
        end=mention.end,
        basis="explicit" if rule == "repeal-list" else "prose",
        rule=rule,
        place=place_at(document, mention.start),
    )


@Language.factory("amendments", requires=["doc._.titles"], assigns=["doc._.amendments"])
def make_amendments(nlp: Language, name: str) -> Amendments:
    """The component that finds changes to earlier documents."""
    return Amendments()


class Amendments:
    """Find the documents that a document amends, supplements, supersedes or repeals."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.amendments`."""
        if doc._.document is not None:
            doc._.amendments = find(doc._.document, doc._.titles)
        return doc
