"""The endings that names are recognised by, and the backward scan for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph.names import vocabulary
from govgraph.names.trie import pattern

_ENDINGS: dict[str, tuple[str, ...]] = {
    "unit": ("部门", "单位", "机构", "机关"),
    "body": (
        "领导小组", "领导组", "协调小组", "工作小组", "指挥部", "联席会议", "工作专班", "专班", "理事会", "工作组", "专家组", "应急指挥中心",
        "专家咨询委员会", "专家委员会", "协调组", "督导组", "指导组", "督查组", "检查组", "协调机制", "工作机制", "攻坚组", "推进组", "保障组", "宣传组",
    ),
    "government": (
        "人民政府", "政府", "人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办", "政府常务会议", "政府研究室", "政府督查室",
        "人民政府研究室", "人民政府督查室",
    ),
    "committee": (
        "党委", "省委", "市委", "县委", "区委", "州委", "盟委", "旗委", "镇委", "地委", "自治区党委", "党组", "党工委", "中央", "党中央", "省委办公厅",
        "市委办公室", "市委办公厅", "县委办公室", "区委办公室", "市委办", "县委办", "区委办",
    ),
    "local": (
        "街道办事处", "街道办", "管委会", "管理委员会", "村民委员会", "居民委员会", "村委会", "居委会", "村（居）民委员会", "村（居）委会", "行政公署",
        "行署", "办事处",
    ),
    "court": (
        "人民法院", "中级人民法院", "高级人民法院", "人民检察院", "法院", "检察院", "中级法院", "高级法院", "中院",
    ),
    "company": ("公司", "集团", "分行", "支行", "中心支行", "银行", "农商行", "信用社", "联社", "营业管理部", "供电公司", "供电局", "电业局", "日报社", "报社", "广播电视台",
                "电视台", "广播电台", "融媒体中心", "电力公司"),
    "institution": (
        "中心", "支队", "大队", "总队", "学院", "大学", "医院", "学校", "局", "委员会", "厅", "办公室", "办", "委", "站", "馆", "所", "院", "台", "分局",
        "协会", "调查队", "联合会", "总站",
    ),
    "tier": ("财政",),
}  # fmt: skip


@cache
def kinds() -> dict[str, str]:
    """Every ending → the kind of name that it closes; the more particular kind keeps an ending that two could have."""
    found = {text: "national" for text in vocabulary.national()}
    found |= {text: "department" for text in vocabulary.forms()}
    for kind, texts in _ENDINGS.items():
        for text in texts:
            found.setdefault(text, kind)
    return found


@cache
def _backwards() -> re.Pattern[str]:
    return re.compile(pattern(text[::-1] for text in kinds()))


def scan(text: str) -> Iterator[tuple[int, str, str]]:
    """Endings from the last to the first: the offset where each ends, its wording, its kind."""
    by_text, size = kinds(), len(text)
    for match in _backwards().finditer(text[::-1]):
        tail = match[0][::-1]
        yield size - match.start(), tail, by_text[tail]


def ending_at(text: str, stop: int) -> tuple[str, str] | None:
    """The ending that closes right at an offset, with its kind."""
    start = max(0, stop - 24)
    match = _backwards().match(text[start:stop][::-1])
    return (match[0][::-1], kinds()[match[0][::-1]]) if match else None
