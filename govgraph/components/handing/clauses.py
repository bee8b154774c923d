"""Clauses that say that something goes to a receiver: 报市政府审定, 向市政府报告, 将…报…备案."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgraph import lexicon
from govgraph.components.handing.parties import last_of_list
from govgraph.components.passages import sentence
from govgraph.model import Mention
from govgraph.text import without_space

_WORDS = lexicon.load("reporting")
_DIRECT: list[str] = _WORDS["directly"]["verbs"]


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIRECTLY = re.compile(
    rf"(?P<verb>(?<![{''.join(_WORDS['other_words'])}])(?:{_any([v for v in _DIRECT if v[0] == '报'])})"
    rf"|(?:{_any([v for v in _DIRECT if v[0] != '报'])}))(?:给|至|到|予|经|由|原|所在地|属地)?$"
)
#: what stands right before a receiver: the last letter of a verb or of 给, 所在地, 向
_LAST = frozenset(verb[-1] for verb in _DIRECT) | frozenset("给至到予经由原地向\n")
_TOWARDS = re.compile("向(?:原|所在地|属地)?$")
_AFTER = re.compile(
    rf"(?:（[^（）]{{0,40}}）)?(?P<lead>[^，。；供提征下申]{{0,12}}?)(?P<verb>{_any(_WORDS['after_towards']['verbs'])}|提供(?=[^，。；的]{{0,12}}(?:{_any(_WORDS['news'])})))(?!书|材料|表|制度|人)(?P<what>[^，。；]{{0,30}})"
)
_PURPOSE = re.compile(rf"(?:（[^（）]{{0,40}}）)?[^，。；、（）]{{0,4}}?(?:{_any(_WORDS['purposes'])})")
_HANDED = re.compile(
    r".*(?:将|把)(?P<what>(?:(?!报)[^，。；]){2,40}?)(?:，[^，。；]{0,20})?(?:统一|一并|分别|逐级|及时|按程序|书面|汇总|以书面形式|经[^，。；]{2,20}?)*$"
)
_MADE = re.compile(
    r".*(?:提出|制定|编制|形成|拟定|拟订|起草|修订|出台|确定|划定|做出|作出|填写|汇总)(?P<what>[^，。；]{2,24}?)"
    r"(?:，(?:经[^，。；]{2,16}?后)?|后|并|，并)(?:统一|一并|分别|逐级|及时|按程序|书面)*$"
)
_OFFICER = re.compile(
    "办公[室厅](?:主任)?|主任(?!会议)|(?:常务)?副?组长|(?:副)?总指挥|召集人|主要(?:负责同志|负责人|领导)|分管(?:领导|负责同志|负责人)"
)
#: 国务院 · 教育督导委员会办公室, 市政府 · 常务会议, 县政府 · 法制办公室
_FURTHER = re.compile("[\u4e00-\u9fff]{0,14}?(?:委员会办公室|委员会|领导小组办公室|领导小组|值班室|督查室|研究室|办公室|常务会议?|办公会议?)(?=审|备|核|汇|批|研|同意|，|。|；|$|\n|并)")
#: what makes the handing in a time or a mark of something else: 在提交…审议通过前, 需提交…议定的事项
_ASIDE = re.compile("(?:通过|同意|批准)?之?前|[^，。；]{0,4}的(?:事项|议题|材料|文件|项目|规划|方案)")
_WHEN = re.compile(r"[^，。；]*(?:时|前)$")
_MAY = re.compile("可以?(?:由|向)?$")


@dataclass(frozen=True, slots=True)
class Report:
    """One clause that says that something goes to a receiver."""

    start: int  #: where the verb, or 向, stands
    end: int
    receivers: tuple[Mention, ...]
    what: str
    rule: str


def reports(text: str, names: list[Mention]) -> Iterator[Report]:
    """Every clause with a receiver, found from the names that a verb or 向 stands before."""
    i = 0
    while i < len(names):
        first = names[i]
        if text[first.start - 1] not in _LAST:
            i += 1
            continue
        before = text[max(0, first.start - 12) : first.start]
        last = last_of_list(text, names, i)
        receivers, i = _with_offices(text, names[i : last + 1]), i + 1
        end = receivers[-1].end
        if verb := _DIRECTLY.search(before):
            purpose = _PURPOSE.match(text, end, end + 56)
            stop = purpose.end() if purpose else end
            if (verb["verb"] == "送" and not purpose) or _ASIDE.match(text, stop) or _MAY.search(before[: verb.start()]):
                continue
            start = first.start - len(before) + verb.start("verb")
            yield Report(start, stop, receivers, _what(text, start, verb["verb"], purpose), "to-receiver")
        elif _TOWARDS.search(before) and (match := _AFTER.match(text, end)):
            if match["verb"] in ("通报", "提供"):  # to all and sundry it is no report
                receivers = tuple(r for r in receivers if r.kind != "collective")
            if not receivers or _WHEN.match(match["what"]) or _MAY.search(before[:-1]):
                continue
            start = before.rindex("向") + first.start - len(before)
            what = without_space(match["verb"] + match["what"])
            yield Report(start, match.end("verb"), receivers, what[:30], "towards-receiver")
        else:
            continue
        i = last + 1


def _with_offices(text: str, names: list[Mention]) -> tuple[Mention, ...]:
    """Receivers with the office or head that follows a name: 行署 · 办公室, 领导小组 · 组长."""
    last = names[-1]
    if tail := _OFFICER.match(text, last.end) or _FURTHER.match(text, last.end):
        names = [*names[:-1], replace(last, end=tail.end(), text=last.text + tail[0])]
    return tuple(names)


def _what(text: str, start: int, verb: str, purpose: re.Match[str] | None) -> str:
    """What is handed in, and what for: 将规划文本报…备案 → 规划文本备案; 提出目录清单，报…审定 → 目录清单审定."""
    left, _ = sentence(text, start, start, "。；")
    handed = _HANDED.match(text, max(left, start - 64), start) or _MADE.match(text, max(left, start - 48), start)
    aim = re.sub("（.*）", "", purpose[0]) if purpose else ""
    return without_space(handed["what"])[-26:] + aim if handed else verb + aim
