"""Bodies that a document brings in without setting them up: by a short form and a roster, by a bracket, by a new composition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph import names
from govgraph.components.grouping import naming
from govgraph.components.passages import place_at, sentence
from govgraph.model import Document

#: name, start, end, place, change
Introduction = tuple[str, int, int, str, str]

_OFFICE = re.compile("[省市县区州盟旗]?(?:人民)?政府|[省市县区州盟旗]委")
_LEAD = re.compile("发挥|依托|健全|完善|明确|报送|报请|报|向|研究|现将|同意|决定|根据|按照|由|(?<![应针])对(?!外|口|台|接)|将|把|成立|设立|建立|印发")
_CLAUSE = "，。；：:,;、\n（(“”"


#: 县人民政府森林防火指挥部（以下简称县森防指）负责…组织指挥
_SHORT_FORM = re.compile("[（(](?:以下|下)(?:统一)?简称[^（）()]{2,20}[）)](?=(?:是|为|负责|承担|统一|由)[^。]{0,40}(?:指挥|领导|协调))")
#: 市城市更新领导小组（组长由市长担任，成员由…组成）
_IN_BRACKET = re.compile("[（(](?:组长|总指挥|指挥长|主任|召集人)(?:由|：|:|为)")
#: 国家边海防委员会组成人员调整如下
_COMPOSITION = re.compile(
    "(?:组成人员|组成成员|成员单位|成员)(?:名单)?(?:作如下|作出如下|作了如下|进行如下|进行了如下|予以如下|作以下|进行|进行了|予以|作出|作了|作)?(?:调整|变更)(?:如下|为)?"
)
#: each with what it does, and words of which a text that has it has one
_FORMS = (
    (_SHORT_FORM, "", ("简称",)),
    (_IN_BRACKET, "", ("组长", "总指挥", "指挥长", "主任", "召集人")),
    (_COMPOSITION, "调整", ("调整", "变更")),
)
#: 区低空经济发展工作专班办公室（设在区工业和信息化局）; 发挥市双拥工作领导小组作用，领导小组办公室设在市退役军人局
_HOSTED = re.compile("办公室[，,]?[（(]?(?:设在|设于|挂靠)")
_PART = re.compile("(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff“”]{2,16}(?:组|专班))[（(](?:由?[^（）()；。]{2,30}牵头|(?:组长|牵头|召集)(?:单位|部门)?[：:])")
_CLAUSE_LIKE = re.compile("^[各该]|[要应须将]于|完成|本专业|进行")
_ARTICLE = re.compile("第[一二三四五六七八九十百零\\d]+条")
_LEVELS = "省市县区州盟旗镇乡"
_OWN = re.compile("[省市县区州盟旗镇乡]|[\u4e00-\u9fff]{2,8}?[省市县区州盟旗镇乡]|国家|全国|国务院")
_OF = re.compile("的?(?:部分|领导)?$")  #: between a body and its members
_LONGEST = 50


def find(document: Document) -> Iterator[Introduction]:
    """The bodies so introduced, in text order for each form."""
    text = document.text
    for pattern, change, words in _FORMS:
        for match in pattern.finditer(text) if any(word in text for word in words) else ():
            before = _OF.search(text, max(0, match.start() - 5), match.start())
            end = before.start() if before else match.start()
            start = _begin(text, max(0, end - _LONGEST), end)
            if _is_body(text[start:end]):
                yield text[start:end], start, end, place_at(document, start), change
    yield from _hosted(document)


def parts(document: Document) -> Iterator[Introduction]:
    """Groups within a sentence, each with its units in a bracket: ①城市建设组（组长单位：市住建局；成员单位：…）."""
    text = document.text
    if not any(mark in text for mark in ("组（", "组(", "专班（", "专班(")):
        return
    for match in _PART.finditer(text):
        name = match["name"]
        if naming.is_body(name) and not naming.is_generic(name):
            yield name, match.start("name"), match.end("name"), place_at(document, match.start()), "设立"


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(naming.ending())


def _hosted(document: Document) -> Iterator[Introduction]:
    """Bodies of the issuer's own place of which a sentence tells no more than where their office is."""
    text, own = document.text, naming.levels(document)
    for match in _HOSTED.finditer(text):
        first, _ = sentence(text, match.start(), match.start(), "。！？；;")
        for name in reversed(list(_ending().finditer(text[first : match.start()]))):
            end = first + name.end()
            start = max(_begin(text, max(first, end - _LONGEST), end), text.rfind("的", first, end) + 1)
            foreign = bool(own) and text[start] in _LEVELS and text[start] not in own
            if _OWN.match(text, start, end) and not foreign and _is_body(text[start:end]):
                yield text[start:end], start, end, place_at(document, start), ""
                break


def _begin(text: str, start: int, end: int) -> int:
    """Where the name begins: after its clause's lead-in (同意, 决定对, 根据)."""
    at = max(text.rfind(mark, start, end) for mark in _CLAUSE) + 1
    if article := _ARTICLE.match(text, max(at, start), end):
        at = article.end()
    leads = [m.end() for m in _LEAD.finditer(text, max(at, start), end - 4)]
    return leads[-1] if leads else max(at, start)


def _is_body(name: str) -> bool:
    if len(name) < 5 or _OFFICE.fullmatch(name) or _CLAUSE_LIKE.search(name):
        return False
    if not re.fullmatch("[^，。；：、（）()\\n\\s]+", name):
        return False
    if name.endswith("委员会"):
        return names.kind(name) not in ("agency", "party", "government") and not name.endswith(tuple(naming.data()["counterexamples"]))
    return naming.is_body(name) and not naming.is_generic(name)
