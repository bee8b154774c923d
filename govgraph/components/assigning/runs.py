"""Names that do something together: A、B会同C."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.components.assigning import subjects
from govgraph.model import Mention

_JOIN = re.compile(
    r"(?:[、和及与或跟\s]|以及|及其|会同|联合|协同|商|等|，|的|(?:等|各|有关|相关|其他|所属)+(?:部门|单位|团体|组织|机构)|部门|单位|人民团体|群团组织)*"
)
_TOGETHER = re.compile("会同|协同|联合|商")
_WIDENS = ("各", "有关", "相关", "其他", "所属", "下属", "职能")  #: 县人民政府的有关部门, but not 市政府组织的专家组


@dataclass(frozen=True, slots=True)
class Run:
    """Names that do something together: A、B会同C."""

    lead: tuple[Mention, ...]
    others: tuple[Mention, ...]  #: those after 会同
    start: int
    end: int


def find(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> list[Run]:
    """Names joined by 、 和 会同 into one subject each, unlisted ones between and after them included."""
    groups: list[list[Mention]] = []
    for m in mentions:
        if not groups or m.start < groups[-1][-1].start:
            groups.append([m])
            continue
        last = groups[-1][-1]
        if _joined(text, start, last, m):
            groups[-1].append(m)
        elif (unlisted := subjects.between(text, last.end, m.start)) is not None:
            groups[-1] += [*unlisted, m]
        else:
            groups.append([m])
    for g in groups:
        g[:0] = subjects.ahead(text, g[0].start, start)
        g += subjects.tail(text, g[-1].end, min(end, g[-1].end + 60))
    return [_run(text, g) for g in groups]


def joined(gap: str) -> bool:
    """Whether what stands between two names joins them."""
    return len(gap) <= 14 and bool(_JOIN.fullmatch(gap))


def _joined(text: str, start: int, last: Mention, m: Mention) -> bool:
    gap = text[last.end : m.start]
    if gap.endswith("的") and not m.text.startswith(_WIDENS):
        return False
    if gap == "，" and last.kind in ("collective", "government") and m.kind in ("collective", "government"):
        return last.start == start or text[last.start - 1] in "。；\n"  # 各县（市、区）人民政府，云岭山管委会要…
    return m.start <= last.end or ("，" not in gap and joined(gap))


def _run(text: str, group: list[Mention]) -> Run:
    for k in range(1, len(group)):
        if _TOGETHER.search(text[group[k - 1].end : group[k].start]):
            return Run(tuple(group[:k]), tuple(group[k:]), group[0].start, group[-1].end)
    return Run(tuple(group), (), group[0].start, group[-1].end)
