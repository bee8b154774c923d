"""The words of assignment, as patterns: roles of labels and verbs, duty words, phrases of manner."""

from __future__ import annotations

import re
from functools import cache

from govgraph.lexicon import load


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """牵头单位： 责任部门： as a pattern, and the role of each label; empty for those of persons and dates (责任人：)."""
    roles = {word: role for role, words in load("assignments")["labels"].items() for word in words}
    roles |= dict.fromkeys(load("assignments")["other_labels"], "")
    short = load("assignments")["short_labels"]
    roles |= {word: role for role, words in short.items() for word in words}
    bare = _any([word for words in short.values() for word in words])
    full = _any([word for word in roles if word not in bare.split("|")])
    return re.compile(rf"(?P<label>{full}|(?:{bare})(?<![\u4e00-\u9fff]..))(?:及(?:其)?(?:责任人|负责人|联系人))?(?:为|是)?\s*[:：]\s*"), roles


@cache
def verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """牵头 配合 按职责分工负责 as a pattern, and the role of each."""
    roles = {word: role for role, words in load("assignments")["verbs"].items() for word in words}
    return re.compile(_any(list(roles))), roles


@cache
def duty() -> re.Pattern[str]:
    """What follows a subject that has a duty: a phrase of manner or none, then the duty word (group `word`)."""
    data = load("assignments")
    manner = (
        rf"(?:{_any(data['manner'])}"
        r"|(?:按照?|根据|依据|依照|依托|围绕|针对|结合|本着|坚持|通过|采取|立足|鉴于)[^。；：]{1,45}?[，,]|(?:按照?|依据|根据|结合|依照)[^，。；：]{1,24}?(?:职责|分工|要求|规定|职能|原则|实际|办法|情况|需要|标准)(?:分工|和要求|规定)?"
        r"|(?:在|于|从|自)[^，。；：]{1,30}?[，,]|[^，。；：]{2,50}?(?:时|后|前|过程中|的同时)[，,]|(?:在|于)[^，。；：]{1,24}?(?:下|中|内|时|后|前|日|月|年|基础上|期间|过程中)"
        r"|对[^，。；：]{2,40}的[，,]|受[^，。；：]{2,16}委托[，,]?|对[^，。；：]{2,40}实行[^，。；：]{2,12}[，,]|(?:是[^，。；：]{2,30}(?:成员单位|试点|主体|单位)|作为(?![^，。；：]*牵头)[^，。；：]{2,30})[，,]|(?:对|就|向|为)[^，。；：]{1,24}?(?=负责|要|应|须|承担|实行|进行)|[，,])*?"
    )
    word = rf"(?P<word>应(?=对[^，。；]{{2,30}}(?:给予|予以|进行|追责|问责|作出|开展|实行|发出|提出|约谈|通报))|(?!{_any(data['false_starts'])}|负责制(?![定订作造]))(?:{_any(data['duty'])}))"
    return re.compile(rf"{data['rest']}[”》\"]?(?:[（(][^（）()]{{0,40}}[）)])?{manner}{word}")


@cache
def _listed(section: str) -> str:
    return _any(load("assignments")[section])


@cache
def persons() -> re.Pattern[str]:
    """Somebody of an agency, named right behind it: 分管领导, 主要负责人."""
    return re.compile(_listed("persons"))


@cache
def described() -> re.Pattern[str]:
    """Behind a name, what only describes a noun: 选定的 机构, 负责组织的 活动."""
    return re.compile(f"(?:共同|联合|统一|依法|重点|负责|分别|牵头|主)?(?:{_listed('described')})的(?=[\u4e00-\u9fff])")


@cache
def governing() -> re.Pattern[str]:
    """At the head of a clause, what governs the names behind it: 支持…、…企业, 对…部门."""
    return re.compile(f"(?:并|也|要|应|应当|同时|继续|积极|大力|坚决|切实|进一步)*(?:{_listed('governing')})")


@cache
def phrase_ends() -> tuple[str, ...]:
    """What unlisted subjects end with."""
    return tuple(load("assignments")["phrase_ends"])


@cache
def levels() -> re.Pattern[str]:
    """Bare levels that do something: 由市、县两级自主安排; at the head of a clause 市级负责…, 市县两级要…."""
    level = "中央|国家|省|自治区|市|州|县|区|旗|镇|乡"
    rank = "级|两级|三级"
    return re.compile(
        f"由(?P<by>(?:{level}|、|和|与|级|本级){{1,10}}?(?:{rank}|市县|县区))(?={_listed('level_verbs')})(?![^，。；]{{0,14}}(?:资金|财政|经费))"
        f"|(?P<head>(?:{level})(?:[、和与]?(?:{level}))*(?:{rank}))(?=负责(?!人)|要(?![求素点])|应(?![急用对]))"
    )


@cache
def plain() -> re.Pattern[str]:
    """The plain verb of a duty right after its subject, perhaps after a phrase of manner: 领导小组定期跟踪, 各县区研究提出."""
    data = load("assignments")
    manner = rf"(?:{_any(data['manner'])}|(?:结合|根据|按照?|从|围绕)[^。；：]{{1,40}}?[，,]|对[^，。；：]{{2,20}}?(?=开展|进行))*"
    return re.compile(rf"{data['rest']}[”》\"]?{manner}(?P<word>{_any(data['plain'])})(?!工作的|的)")


@cache
def then_duty() -> re.Pattern[str]:
    """Plain work and, in the next clause, a duty word: 统筹需求，牵头做好…; 参与政策制定，负责…."""
    data = load("assignments")
    begins = f"(?:{_any(data['manner'])})*(?:{_any(data['plain'])}|参与|制订|综合)"
    return re.compile(f"{begins}[^，。；：]{{2,40}}[，,](?:并)?(?P<word>负责(?!人|同志)|牵头(?!单位|部门)|承担)")


@cache
def exhortation() -> re.Pattern[str]:
    """What everybody is told: 高度重视 提高认识 切实履行职责."""
    return re.compile(_any(load("assignments")["exhortation"]))


@cache
def not_by() -> re.Pattern[str]:
    """组成 担任 兼任: 由 … that states who sits, not who does."""
    moved = "|".join(load("assignments")["moved"])
    return re.compile(f"{_listed('not_by')}|^(?:全部|部分|直接)?(?:{moved})")


@cache
def pays() -> re.Pattern[str]:
    """Words of a clause that pays."""
    return re.compile(_any(load("assignments")["pays"]))


@cache
def duties() -> re.Pattern[str]:
    """A heading or lead-in of a list of duties: …职责： 主要职责如下："""
    return re.compile(rf"(?:{_any(load('assignments')['duties'])})(?:分工|是|为|如下|包括|及分工)*\s*[:：。]?$")


@cache
def list_verbs() -> re.Pattern[str]:
    """What the items of a list of duties say."""
    return re.compile(_listed("list_verbs"))


@cache
def bodies() -> tuple[str, ...]:
    """What coordination bodies are called for short."""
    return tuple(load("assignments")["bodies"])
