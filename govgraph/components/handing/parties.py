"""The names that can report or be reported to, and which of them an enumeration holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.model import Body, Document, Mention

_JOINED = re.compile(r"(?:[、和与及]|以及|会同|、?各)*|等(?:部门|单位)?[、和]?")
_UNIT = re.compile(r"[\u4e00-\u9fff“”]{2,20}(?:组|办公室|中心|指挥部|领导小组|专班|委员会|局|联席会议)")
_LEAD = re.compile(r".*(?:[将把向由，]|报告?(?![道告社]))(?=..)|[告交送请至给](?=..)|[\d.．、]+|（[一二三四五六七八九十\d]+）")
_LEVELS = "省市县区州旗盟镇乡"
_AND = re.compile(f"([{_LEVELS}](?:人民)?政府|[{_LEVELS}]委|党委)[和及与](?=[{_LEVELS}])")
#: receivers that are no known names: 报管委会主任办公会审定, 报街道城市管理科, 报召集人审定
_UNNAMED = re.compile(
    "[报请向给至交送](?![送请给至交告到])(?P<name>[\u4e00-\u9fff]{2,12}?(?:办公会议?|党组会议?|专题会议?)(?=审|研究|批准|同意|决定|议|后|，|。|并)"
    "|(?:区|县|镇|乡|街道|市|州|局|厅|委)(?:(?![和与及])[\u4e00-\u9fff]){2,12}?(?:科|股|室|站|办|处|所|中心)(?=审|备|核|汇|报|上报|提交|，|。|；)"
    "|(?:总?召集人|组长|总指挥|指挥长)(?=审|批|同意|研究))"
)
_HANDED_IN = re.compile(".{2,}报(?![社业纸道告刊])(?=[\u4e00-\u9fff]{2})")  #: 评审意见报 · 管委会
_SEVERAL = re.compile("(各(?:乡镇|[乡镇县市区]))、(街道(?:办事处)?|镇|乡)")
_KINDS = frozenset({"agency", "government", "party", "court", "collective", "body", "office", "organization", "unknown"})


def known(document: Document, text: str, names: Sequence[Mention], bodies: Sequence[Body]) -> list[Mention]:
    """The names that can report, with the working groups that the document describes: 监测预报组."""
    found = {n.start: n for name in names if name.kind in _KINDS for n in _parted(_with_level(text, _trimmed(name)))}
    groups = {alias for body in bodies for alias in (body.name, *body.aliases)}
    groups |= _of_other_levels(groups, text)
    for match in _UNNAMED.finditer(text):
        start, end = match.span("name")
        if any(n.start <= start < n.end and n.end >= end for n in found.values()):
            continue
        found = {at: n for at, n in found.items() if not start <= at < end}
        found[start] = Mention(start, end, "unknown", match["name"])
    groups |= {
        text[slice(*block.label)]
        for block in document.blocks
        if text.endswith("组", *block.label) and _UNIT.fullmatch(text, *block.label)
    }
    for group in sorted(groups, key=len, reverse=True):
        for match in re.finditer(f"{re.escape(group)}(?:办公室)?", text):
            if match.start() not in found and not any(n.start <= match.start() < n.end for n in found.values()):
                found[match.start()] = Mention(match.start(), match.end(), "body", match[0])
    return _merged(sorted(found.values(), key=lambda n: (n.start, n.end)))


def _of_other_levels(words: set[str], text: str) -> set[str]:
    """The words for the document's bodies as other levels' of that name: 市森防指 beside 县森防指."""
    own = {word[1:] for word in words if 3 <= len(word) <= 6 and word[0] in _LEVELS}
    return {level + word for word in own for level in _LEVELS if level + word in text}


def _parted(name: Mention) -> Iterator[Mention]:
    """What is two in one name: 县政府和市防汛抗旱指挥部, 各乡镇、街道."""
    if several := _SEVERAL.fullmatch(name.text):
        yield replace(name, end=name.start + several.end(1), text=several[1])
        yield replace(name, start=name.start + several.start(2), text=several[2])
        return
    match = _AND.match(name.text) if name.kind in ("body", "office") else None
    if match:
        yield Mention(name.start, name.start + match.end(1), "government", match[1])
        yield replace(name, start=name.start + match.end(), text=name.text[match.end() :])
    else:
        yield name


def _trimmed(name: Mention) -> Mention:
    """A body's name without what of the sentence was taken for its beginning: 将工作总结报领导小组 → 领导小组."""
    pattern = _LEAD if name.kind in ("body", "office") else _HANDED_IN if "报" in name.text else None
    lead = pattern.match(name.text) if pattern else None
    return replace(name, start=name.start + lead.end(), text=name.text[lead.end() :]) if lead else name


def _with_level(text: str, name: Mention) -> Mention:
    """An agency's name with the word for its level that stands between a verb and it: 送区 · 安监局."""
    at = name.start - 1
    if at >= 0 and text.startswith("责成", at):  # 成县 is a county
        return replace(name, start=name.start + 1, text=name.text[1:])
    if name.kind == "agency" and at > 0 and text[at] in _LEVELS and text[at - 1] in "报送向给至交请":
        return replace(name, start=at, text=text[at] + name.text)
    return name


def _merged(names: list[Mention]) -> list[Mention]:
    """Names with a collective put before a body's or an office's as one: 各县（市、区） + 治理工作领导小组, 各地 + 中小企业主管部门."""
    result: list[Mention] = []
    for name in names:
        whose = result[-1] if result and result[-1].end == name.start and result[-1].kind == "collective" else None
        if whose and (name.kind in ("body", "office") or (whose.text == "各地" and name.kind in ("agency", "collective"))):
            first = result.pop()
            name = replace(name, start=first.start, text=first.text + name.text)
        result.append(name)
    return result


def last_of_list(text: str, names: list[Mention], i: int) -> int:
    """Index of the last name of the enumeration that a name begins."""
    while i + 1 < len(names) and _JOINED.fullmatch(text, names[i].end, max(names[i].end, names[i + 1].start)):
        i += 1
    return i


def full(text: str, names: list[Mention], name: Mention) -> Mention:
    """A bare 办公室 as the office that was named last before it: 领导小组办公室."""
    if name.text != "办公室":
        return name
    offices = [n for n in names if n.start < name.start and n.text.endswith("办公室") and len(n.text) > 3]
    return replace(name, text=offices[-1].text) if offices else name
