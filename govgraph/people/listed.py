"""Enumerations of persons, posts and offices: 市财政局局长张三、市能源局白某同志, 市财政局、市民政局分管领导."""

from __future__ import annotations

import re

from govgraph.people.distributed import distributed
from govgraph.people.persons import ends_post
from govgraph.people.seat import Seat, bare, person, split, without_notes
from govgraph.people.wording import OFFICE, post_then_name
from govgraph.text import without_space

_AND = re.compile("以及|及|和|与")
_JOINT = re.compile(r"(?:副书记|常委|党组成员|党组书记|党委书记|党委委员|党委副书记)$")
_RULER = re.compile(r"^(?:.{0,10}(?:政府|行署))?(?:常务)?副?[市县区州省旗盟局主专厅镇乡][长任员]$|^[\u4e00-\u9fff]{2,4}部部?长$|^(?:政法委|纪委|工委)书记$|^秘书长$")
_NOTED = re.compile("(?P<name>[^（）()]+)[（(](?P<note>[^（）()]*)[）)]")


def enumerated(text: str, start: int, end: int) -> list[Seat]:
    """市财政局局长张三、市能源局白某同志; 市长、分管副市长; 公安部、财政部有关负责人; 副县长张三、李四."""
    found: list[Seat] = []
    for first, last in split(text, start, end, "，,"):
        items: list[Seat] = []
        for begin, stop in split(text, first, last, "、"):
            items += _item(text, begin, stop, items[-1] if items else None)
        found += distributed(_one_ruler(items))
    return found


def _item(text: str, start: int, end: int, before: Seat | None) -> list[Seat]:
    wording = bare(without_space(text[start:end]))
    if (noted := _NOTED.fullmatch(wording)) and (name := person(noted["name"])):
        return [Seat(name, without_notes(noted["note"]), start, end)]
    if _AND.search(wording) and len(two := _conjoined(text, start, end, wording)) == 2 and two[0].name:
        return two
    if parted := post_then_name(wording):
        return [Seat(parted[1], parted[0], start, end)]
    if name := person(wording, loose=wording.endswith("同志")):
        shared = before.post if before and before.name and ends_post(before.post) else ""
        return [Seat(name, shared, start, end)]
    return _conjoined(text, start, end, wording)


def _conjoined(text: str, start: int, end: int, wording: str) -> list[Seat]:
    """A和B at the end of an enumeration, where each is a post or an office of its own: 财政局局长和民政局局长."""
    for match in _AND.finditer(text, start + 2, end - 2):
        left, right = without_space(text[start : match.start()]), without_space(text[match.end() : end])
        if _stands_alone(left) and (_stands_alone(right) or post_then_name(right)):
            a, b = post_then_name(left), post_then_name(right)
            return [
                Seat(a[1] if a else "", a[0] if a else left, start, match.start()),
                Seat(b[1] if b else "", b[0] if b else right, match.end(), end),
            ]
    return [Seat("", wording, start, end)]


def _stands_alone(text: str) -> bool:
    return len(text) >= 2 and bool(OFFICE.search(text) or ends_post(text) or person(text) or post_then_name(text))


def _one_ruler(items: list[Seat]) -> list[Seat]:
    """市委常委、副市长 without a name is one vacancy, not two; 市委常委、副市长张三 is one person."""
    result: list[Seat] = []
    for item in items:
        last = result[-1] if result else None
        if last and not last.name and _JOINT.search(last.post) and _RULER.match(item.post):
            result[-1] = Seat(item.name, f"{last.post}、{item.post}", last.start, item.end)
        else:
            result.append(item)
    return result
