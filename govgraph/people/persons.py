"""Tells role words, names of persons and posts apart, as they stand side by side in rosters and sentences."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from govgraph.lexicon import load
from govgraph.text import without_space

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_LONG_NAME = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•・‧．][{_HAN}]{{1,10}}){{1,3}}")
_WORD = re.compile(rf"[{_HAN}]{{2,6}}")
_CLOSING = re.compile(r"[（(][^（）()]*[）)]$")
_SPACE = "[ \t\u3000]*"
#: what an office or a post has and a person's name has not
_NO_NAME = re.compile(
    "部$|[董理监]事长|局|委|厅|政府|办公|负责|主任|书记|中心|公司|部门|单位|银行|领导|小组|办$|[市县区省州]|[局处科院校站队组行厅盟旗镇乡社司署所部会]长$|[总副]经理|人员|成员|^副|^各|^原.*[长任记员席]$"
    "|学院|支队|大队|政协|人大|联络|电话|职责|兼任|同志$|干事|工会|妇联|协会|[团党]委|调研|巡视|督学|专员|工程师|教授|组长|指挥|召集|公安|检察|法院|镇$|乡$|村$|等$|分管|有关|代表|代理|[院站所队厂员]$|暂缺|空缺|待定"
)


@cache
def _roles() -> dict[str, Any]:
    data: dict[str, Any] = load("roles")
    return data


@cache
def roles() -> frozenset[str]:
    """Every role word with its prefixes: 组长, 常务副总指挥, 成员, 联络员; not what a unit is (成员单位)."""
    data = _roles()
    heads = {prefix + head for head in data["heads"] for prefix in ("", *data["prefixes"])}
    return frozenset(heads | set(data["members"]) | set(data["others"]))


def nearest_role(text: str) -> str:
    """The usual role that a label damaged by the scanner is one letter off: 成贝 → 成员; empty where none or several are."""
    usual = ("组长", "副组长", "成员", "总指挥", "副总指挥", "指挥长", "副指挥长", "召集人", "副召集人", "主任", "副主任", "常务副组长")
    near = [word for word in usual if len(word) == len(text) and sum(a != b for a, b in zip(word, text, strict=True)) == 1]
    return near[0] if len(near) == 1 else ""


@cache
def units() -> frozenset[str]:
    """The roles that units hold as such: 成员单位, 牵头单位."""
    return frozenset(_roles()["units"])


@cache
def label_pattern() -> re.Pattern[str]:
    """A role label with its colon, letters set apart or not: 组　长：, 副 组 长:, 领导小组组长：, 成员单位：."""
    bodies = "|".join(sorted(_roles()["bodies"], key=len, reverse=True))
    labels = sorted(roles() | units(), key=lambda word: (-len(word), word))
    by_first: dict[str, list[str]] = {}
    for label in labels:
        by_first.setdefault(label[0], []).append(_SPACE.join(label[1:]))
    spelled = "|".join(f"{first}{_SPACE}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(rf"(?P<body>(?:{bodies}|[{_HAN}]{{2,12}}?[组班](?=副?[组班]长|召集))?)(?P<role>{spelled}){_SPACE}(?:[（(][^（）()]{{1,6}}[）)])?{_SPACE}[：:]")


_NUMBER = re.compile("^(?:[（(][一二三四五六七八九十\\d]+[）)]|[一二三四五六七八九十]+、|\\d+[.．、])")
_LIST = re.compile("(?:名单)?(?:（[^（）]*）)?[：:]?$")


def listed_role(title: str) -> str:
    """The role of all whom a list has by its title: 联席会议联络员名单 → 联络员; empty for 组成人员名单."""
    bare = without_space(title[-40:])
    match = _LIST.search(bare)
    end = match.start() if match else 0
    if "名单" not in bare:
        bare, end = _NUMBER.sub("", bare[:end]), len(_NUMBER.sub("", bare[:end]))
        return bare if bare in roles() else ""
    return next((bare[end - size : end] for size in range(min(end, 8), 1, -1) if bare[end - size : end] in roles()), "")


@cache
def _post_endings() -> tuple[str, ...]:
    return tuple(sorted(_roles()["posts"], key=len, reverse=True))


def ends_post(text: str) -> bool:
    """Whether a text closes as a post does: 市能源局局长, 市委宣传部副部长（正处级）, 各成员单位分管领导."""
    bare = text.rstrip(" \t\u3000。；;，,")
    if bare.endswith(("）", ")")):
        bare = _CLOSING.sub("", bare)
    return bare.endswith(_post_endings())


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single-character and compound surnames."""
    data = load("surnames")
    return frozenset(without_space(data["single"])), frozenset(data["compound"])


def is_surname(text: str) -> bool:
    """Whether a text is a surname: 张, 欧阳."""
    single, compound = surnames()
    return text in single or text in compound


def is_name(text: str) -> bool:
    """Whether a text reads as a Han Chinese name, or one with · in it: 张三, 欧阳文清, 艾尼瓦尔·吐尔逊."""
    if _LONG_NAME.fullmatch(text):
        return True
    single, compound = surnames()
    if not _WORD.fullmatch(text) or _NO_NAME.search(text):
        return False
    if text[:2] in compound:
        return len(text) in (3, 4)
    return text[0] in single and len(text) in (2, 3)


def may_be_name(text: str) -> bool:
    """Whether a text could be a name where its place says so, without a known surname: 那木吉力, 泽仁卓玛, 敖特根."""
    return bool(_LONG_NAME.fullmatch(text) or (_WORD.fullmatch(text) and not _NO_NAME.search(text)))


_GAP = re.compile(r"[ \t\u3000]+")


def bare_label(line: str) -> tuple[str, int] | None:
    """A role at the start of a line without colon, with the offset after it: 组长<tab>张三<tab>市长, 总指挥　张三（市长）."""
    text = line.lstrip()
    parts = _GAP.split(text.rstrip())
    for size in range(1, min(4, len(parts))):
        rest = parts[size:]
        if "".join(parts[:size]) in roles() and starts_with_name(" ".join(rest)) and _has_post(rest):
            match = re.match(r"[ \t\u3000]+".join(map(re.escape, parts[:size])), text)
            return "".join(parts[:size]), len(line) - len(text) + (match.end() if match else 0)
    return None


def loose_label(line: str) -> tuple[str, int] | None:
    """A role at the start of a line, set apart from whatever follows, with the offset after it: 组　长　县委副书记、县长　张三."""
    text = line.lstrip()
    gaps = list(_GAP.finditer(text.rstrip()))[:3]
    for gap in gaps:
        role = without_space(text[: gap.start()])
        if role in roles():
            return role, len(line) - len(text) + gap.end()
    return None


def _has_post(parts: list[str]) -> bool:
    """Whether a post follows a name, in a bracket or after a gap."""
    bracket = re.search("[（(]([^（）()]*)[）)]$", parts[-1])
    return (len(parts) > 1 and ends_post(parts[-1])) or bool(bracket and ends_post(bracket[1]))


def starts_with_name(text: str) -> bool:
    """Whether a cell begins with a name, its letters set apart or not: 王 吉, 王吉 市长, 马秀英（女）."""
    parts = _GAP.split(text.strip())
    heads = {re.split("[（(]", "".join(parts[:size]))[0] for size in (1, 2, 3) if size == 1 or len(parts[0]) == 1}
    return any(map(is_name, heads))
