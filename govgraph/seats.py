"""Reads who fills a role: persons with their posts, posts or offices without a name, one or many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govgraph.persons import ends_post, is_name, is_surname, may_be_name
from govgraph.text import without_space

_TOKEN = re.compile(r"[^\s]+")
_NOTE = re.compile(r"[男女]|.{1,6}族|汉|中共党员|无党派(?:人士)?|民[革盟建进]|致公党|九三学社|农工党|台盟|女性")
_PHONE = re.compile(r"[\d\-－—+()（）]{5,}")
_GENERIC = re.compile(
    r"(?:的?(?:主要|分管|有关|相关|具体|一名|1名|各1名|各一名|一位|单位|部门|业务|党政|行政)+(?:的)?)(?:负责人|负责同志|领导|领导同志|同志|人员|负责人员|代表|科室负责人)$|负责人$|负责同志$|主要领导$"
)
_ETC = re.compile(r"等(?:[\u4e00-\u9fff]{0,4}(?:部门|单位|机构))?的?((?:主要|分管|有关|相关)?(?:负责人|负责同志|领导))$")
_JOINT = re.compile(r"(?:副书记|常委|党组成员|党组书记|党委书记|党委委员|党委副书记)$")
_RULER = re.compile(r"^(?:.{0,10}(?:政府|行署))?(?:常务)?副?[市县区州省旗盟局主专厅][长任员]$")
_LIST = re.compile(r"[、，,；;。]")


@dataclass(frozen=True, slots=True)
class Seat:
    """Who fills a role; the span is that of the name with the post beside it."""

    name: str  #: empty where only a post or an office is named
    post: str
    start: int
    end: int


def read(text: str, start: int = 0, end: int | None = None, *, roster: bool = False) -> list[Seat]:
    """The seats in a stretch of text.

    张三  市财政局局长; 张 三（女，回族，县长）; 张三，市长；李四，副市长; 市财政局局长张三、市能源局白某同志; 张三、李四 市政府副秘书长;
    市长; 市财政局、市民政局分管领导. In a `roster` names without a known surname count where a post follows.
    """
    end = len(text) if end is None else end
    result: list[Seat] = []
    for begin, stop in _split(text, start, end, "；;。"):
        result += _chunk(text, begin, stop, roster)
    return result


def _chunk(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """One person with post, several in brackets or in columns, or an enumeration."""
    if bracketed := _bracketed(text, start, end, roster):
        return bracketed
    if spaced := _spaced(text, start, end, roster):
        return spaced
    if comma := _comma(text, start, end, roster):
        return comma
    return _enumerated(text, start, end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "，、；。,;：:-•"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，、；。,;"):
        end -= 1
    return start, end


def _split(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """Stripped parts between marks that stand outside brackets."""
    depth, begin = 0, start
    for match in re.compile(f"[（(）){re.escape(marks)}]").finditer(text, start, end):
        char = match[0]
        if char in "（(":
            depth += 1
        elif char in "）)":
            depth = max(0, depth - 1)
        elif not depth:
            yield from _part(text, begin, match.start())
            begin = match.end()
    yield from _part(text, begin, end)


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _strip(text, start, end)
    if start < end:
        yield start, end


def person(text: str, loose: bool = False) -> str:
    """The name that a text is, without 同志 and inner white space; empty where it is none."""
    bare = without_space(text)
    if bare.endswith("同志") and len(bare) > 3:
        bare = bare[:-2]
    return bare if is_name(bare) or (loose and may_be_name(bare)) else ""


_PAREN = re.compile(r"(?P<name>[^（）()、，；。,;]{2,20})[（(](?P<note>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)](?:[（(]兼[任）)]*)?")


def _bracketed(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """张三（市财政局局长）、李 四（兼）, and several names before one bracket."""
    result: list[Seat] = []
    at = start
    while match := _PAREN.match(text, at, end):
        name = person(match["name"], loose=roster)
        post, bare = _without_notes(match["note"]), not _LIST.sub("", text[match.end() : end]).strip()
        if not name or (not post and not bare):
            return []
        result.append(Seat(name, post, match.start(), match.end()))
        at, stop = _strip(text, match.end(), end)
        if at >= stop:
            return result
        if not _LIST.search(text, match.end(), at):
            return []
    return result if result and at >= end else []


def _without_notes(note: str) -> str:
    """What a bracket says besides sex, people and party: 女，藏族，县人民政府副县长 → 县人民政府副县长."""
    parts = re.split("[，、,]", without_space(note))
    kept = [p for p in parts if not _NOTE.fullmatch(p)]
    return "、".join(kept) if len(kept) < len(parts) else without_space(note)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    wide: bool  #: whether more than one blank, or a tab, stands before it


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    found, last = [], start
    for match in _TOKEN.finditer(text, start, end):
        gap = text[last : match.start()]
        if not _PHONE.fullmatch(match[0]):
            found.append(_Token(match[0], match.start(), match.end(), len(gap) > 1 or gap in ("\t", "\u3000")))
        last = match.end()
    return found


def _spaced(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """Names and posts set apart by white space, one person after the other: 张三 市长, 马  文  军  秘书长  刘 毅 局长."""
    tokens = _tokens(text, start, end)
    if len(tokens) < 2:
        return []
    result: list[Seat] = []
    at = 0
    while at < len(tokens):
        names, used = _names_at(tokens, at, roster)
        if not names:
            return _reversed(tokens) if not result else []
        post, stop = _post_at(tokens, at + used, roster)
        close = tokens[max(at + used, stop) - 1].end
        result += [Seat(name, own or post, tokens[at].start, close) for name, own in names]
        at = max(stop, at + used)
    return result


def _names_at(tokens: list[_Token], at: int, roster: bool) -> tuple[list[tuple[str, str]], int]:
    """The names that begin at a token, each with the post in its bracket, and how many tokens they take."""
    first = tokens[at].text
    if "、" in first:
        names = [person(part, loose=False) for part in first.split("、")]
        return ([(n, "") for n in names], 1) if all(names) else ([], 0)
    for size in (3, 2):  # letters set apart
        piece = tokens[at : at + size]
        if len(piece) == size and len(piece[0].text) <= 2 and (is_surname(piece[0].text) or size == 3):
            joined = "".join(t.text for t in piece)
            head, note = _head(joined)
            short = all(len(_head(t.text)[0]) <= (1 if size == 3 else 2) for t in piece[1:])
            if short and is_name(head) and not is_name(piece[0].text):
                return [(head, note)], size
    head, note = _head(first)
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    loose = roster and bool(note or (following and (ends_post(tokens[-1].text) or not may_be_name(following))))
    name = person(head, loose=loose)
    if not name:
        return [], 0
    if following and following[0] in "（(" and not note and not _without_notes(following.strip("（）()")):
        return [(name, "")], 2
    return [(name, note)], 1


def _head(token: str) -> tuple[str, str]:
    """A token's text before its bracket, and what the bracket says of the post."""
    match = re.fullmatch(r"([^（(]+)[（(](.*)[）)]", token)
    return (match[1], _without_notes(match[2])) if match else (token, "")


def _post_at(tokens: list[_Token], at: int, roster: bool) -> tuple[str, int]:
    """The post that begins at a token and the token after it; it ends where the next person begins."""
    post, begin = "", at
    while at < len(tokens):
        closed = ends_post(post) if post else at > begin
        if (not post or closed or tokens[at].wide) and _names_at(tokens, at, roster and closed)[0] and (post or begin == at):
            if post or _alone(tokens, at):
                break
        post += tokens[at].text
        at += 1
    return post, at


def _alone(tokens: list[_Token], at: int) -> bool:
    """Whether a name right after another begins a further person rather than a post: 张三 李四 王五."""
    return not ends_post(tokens[at].text)


def _reversed(tokens: list[_Token]) -> list[Seat]:
    """市能源局局长 白某某: the post first."""
    for size in (1, 2):
        if len(tokens) <= size:
            continue
        name = person("".join(t.text for t in tokens[-size:]))
        post = "".join(t.text for t in tokens[:-size])
        if name and ends_post(post):
            return [Seat(name, post, tokens[0].start, tokens[-1].end)]
    return []


def _comma(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """张三，市委常委、副市长."""
    match = re.compile("[，,]").search(text, start, end)
    if not match:
        return []
    name, rest = person(text[start : match.start()], loose=roster), without_space(text[match.end() : end])
    if not name or not ends_post(rest) or _post_then_name(rest):
        return []
    return [Seat(name, rest, start, end)]


def _enumerated(text: str, start: int, end: int) -> list[Seat]:
    """市财政局局长张三、市能源局白某同志; 市长、分管副市长; 公安部、财政部有关负责人."""
    items: list[Seat] = []
    for begin, stop in _split(text, start, end, "、，,"):
        wording = without_space(text[begin:stop])
        split = _post_then_name(wording)
        if split:
            items.append(Seat(split[1], split[0], begin, stop))
        elif name := person(wording):
            items.append(Seat(name, "", begin, stop))
        else:
            items += _conjoined(text, begin, stop, wording)
    return _distributed(_one_ruler(items))


def _conjoined(text: str, start: int, end: int, wording: str) -> list[Seat]:
    """A和B at the end of an enumeration, where each is a post or an office of its own: 财政局局长和民政局局长."""
    for match in re.compile("以及|及|和|与").finditer(text, start + 2, end - 2):
        left, right = without_space(text[start : match.start()]), without_space(text[match.end() : end])
        if _stands_alone(left) and (_stands_alone(right) or _post_then_name(right)):
            a, b = _post_then_name(left), _post_then_name(right)
            return [
                Seat(a[1] if a else "", a[0] if a else left, start, match.start()),
                Seat(b[1] if b else "", b[0] if b else right, match.end(), end),
            ]
    return [Seat("", wording, start, end)]


_OFFICE = re.compile(r"(?:局|委|办|部|厅|院|中心|公司|支队|大队|人民政府|政府|办公室|委员会|单位|部门|银行|协会|联社|联合会|工会|妇联|团委|企业|总队|集团)$")


def _stands_alone(text: str) -> bool:
    return len(text) >= 2 and bool(_OFFICE.search(text) or ends_post(text) or person(text))


def _post_then_name(text: str) -> tuple[str, str] | None:
    """A post or an office with the name right after it: 市财政局局长张三, 市能源局白某某同志."""
    bare = text[:-2] if text.endswith("同志") else text
    long = re.search(r"[\u4e00-\u9fff]{2,8}[·•][\u4e00-\u9fff·•]{2,12}$", bare)
    if _OFFICE.search(bare) or ends_post(bare):
        return None
    if long:
        for cut in range(long.start(), bare.index("·" if "·" in bare else "•") - 1):
            if ends_post(bare[:cut]):
                return bare[:cut], bare[cut:]
    for size in (4, 3, 2):
        post, name = bare[:-size], bare[-size:]
        if len(post) >= 2 and is_name(name) and (size != 4 or not is_name(name[1:]) or is_surname(name[:2])):
            if ends_post(post) or _OFFICE.search(post):
                return post, name
    return None


def _one_ruler(items: list[Seat]) -> list[Seat]:
    """市委常委、副市长 without a name is one vacancy, not two."""
    result: list[Seat] = []
    for item in items:
        last = result[-1] if result else None
        if last and not last.name and not item.name and _JOINT.search(last.post) and _RULER.match(item.post):
            result[-1] = replace(last, post=f"{last.post}、{item.post}", end=item.end)
        else:
            result.append(item)
    return result


def _distributed(items: list[Seat]) -> list[Seat]:
    """市财政局、市民政局分管领导 → 市财政局分管领导, 市民政局分管领导."""
    if len(items) < 2 or items[-1].name:
        return items
    match = _GENERIC.search(items[-1].post)
    if match and (etc := _ETC.search(items[-1].post)):
        items = [*items[:-1], replace(items[-1], post=items[-1].post[: etc.start()] + etc[1])]
        match = _GENERIC.search(items[-1].post)
    if not match or not _OFFICE.search(items[-1].post[: match.start()]):
        return items
    return [
        replace(item, post=item.post + match[0]) if not item.name and _OFFICE.search(item.post) else item for item in items[:-1]
    ] + [items[-1]]
