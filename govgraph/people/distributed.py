"""Words that are said once after several offices and hold for each: 市财政局、市民政局分管领导, 县发改局、财政局局长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from govgraph.lexicon import load
from govgraph.people.persons import ends_post
from govgraph.people.seat import Seat

_ETC = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?[多余]?[个家]?(?:[\u4e00-\u9fff]{0,4}(?:部门|单位|机构|镇街|乡镇|街道|县区|区县|企业))?的?((?:主要|分管|有关|相关)?(?:负责人|负责同志|领导))$")
#: 市教育局、市民政局各1名分管负责同志
_EACH = re.compile("(?:各|分别)?(?:明确|确定|指定|安排|选派)?[1一][名位](?=[^、]*$)")
_EXPERTS = re.compile("等?((?:方面|领域|专业|行业|学科)的?(?:有关|相关)?(?:专家学者|专家|学者|技术人员|人员))$")
#: an office's own head, after a letter that the offices before end in as well: 局局长, 局副局长
_HEAD = re.compile("(?<=([局厅办委处站所院]))(?:党组书记、)?(?:常务)?副?(?:局长|厅长|主任|处长|站长|所长|院长)$")


def distributed(items: Sequence[Seat]) -> list[Seat]:
    """Seats with what a later one of the enumeration says for all since the last that has a post or a name of its own."""
    if len(items) < 2:
        return list(items)
    if not items[-1].name and (experts := _EXPERTS.search(items[-1].post)):
        fields = [item.name or item.post for item in items[:-1]] + [items[-1].post[: experts.start()]]
        return [replace(i, name="", post=f + experts[1]) for i, f in zip(items, fields, strict=True)]
    if items[-1].post.endswith(("部门", "单位")):  # 生态环境、水利等部门: fields, no persons
        items = [replace(item, name="", post=item.post or item.name) for item in items]
    result: list[Seat] = []
    bare = 0  #: how many at the end of the result are offices without a post
    for item in items:
        post, shared = _shared(item, result[len(result) - bare :])
        if shared:
            result[len(result) - bare :] = [replace(i, post=i.post + shared) for i in result[len(result) - bare :]]
        result.append(replace(item, post=post))
        bare = 0 if shared or item.name or ends_post(post) else bare + 1
    return result


def _shared(item: Seat, offices: Sequence[Seat]) -> tuple[str, str]:
    """The post of an item, and what of it holds for the offices before it too."""
    whole = item.post if item.name else _EACH.sub("", item.post)
    match = None if item.name else _anonymous().search(whole)
    if match:
        etc = _ETC.search(whole)
        post = whole[: etc.start()] + etc[1] if etc else whole
        match = _anonymous().search(post)
        return post, match[0] if match and match.start() >= 2 else ""
    head = None if item.name else _HEAD.search(item.post)
    fits = head and offices and all(office.post.endswith(head[1]) for office in offices)
    return item.post, head[0] if head and fits else ""


@cache
def _anonymous() -> re.Pattern[str]:
    """What stands for somebody unnamed after an office: 分管领导, 主要负责人."""
    words = load("roles")["anonymous"]
    which, who, alone = ("|".join(words[key]) for key in ("which", "who", "alone"))
    return re.compile(f"(?:的?(?:{which})+的?)(?:{who})$|(?:{alone})$")
