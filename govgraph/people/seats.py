"""Reads who fills a role: persons with their posts, posts or offices without a name, one or many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from govgraph.lexicon import load
from govgraph.people.persons import ends_post, is_name, is_surname, may_be_name
from govgraph.text import without_space

_TOKEN = re.compile(r"[^\s]+")
_NOTE = re.compile(r"[男女]|.{1,6}族|汉|中共党员|无党派(?:人士)?|民[革盟建进]|致公党|九三学社|农工党|台盟|女性")
_PHONE = re.compile(r"[\d\-－—+()（）]{5,}")
_ETC = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?[多余]?[个家]?(?:[\u4e00-\u9fff]{0,4}(?:部门|单位|机构))?的?((?:主要|分管|有关|相关)?(?:负责人|负责同志|领导))$")
_EXPERTS = re.compile("等?((?:方面|领域|专业|行业|学科)的?(?:有关|相关)?(?:专家学者|专家|学者|技术人员|人员))$")
_JOINT = re.compile(r"(?:副书记|常委|党组成员|党组书记|党委书记|党委委员|党委副书记)$")
_RULER = re.compile(r"^(?:.{0,10}(?:政府|行署))?(?:常务)?副?[市县区州省旗盟局主专厅][长任员]$|^[\u4e00-\u9fff]{2,4}部部?长$|^(?:政法委|纪委|工委)书记$|^秘书长$")
#: what shows that letters after a post are words and no name
_WORDS = re.compile("[的等和由为在及与或并按其各第两三]|日常|工作|参加|牵头|主持|分管|分工|组成|有关|相关|全面|具体|共同|担任|出席|人员")
_ADDS = re.compile("增补|增加|补充|新增|聘请|聘任|明确|确定|任命")
_NOTED = re.compile("(?P<name>[^（）()]+)[（(](?P<note>[^（）()]*)[）)]")
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
    if found := _noted(text, start, end) or _bracketed(text, start, end, roster):
        return found
    if spaced := _spaced(text, start, end, roster):
        return spaced
    if comma := _comma(text, start, end, roster):
        return comma
    return _enumerated(text, start, end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "，、；。,;：:-•"):
        start += 1
    if adds := _ADDS.match(text, start, end):
        start = adds.end()
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


def _noted(text: str, start: int, end: int) -> list[Seat]:
    """丁某某（女）市工业和信息化局局长: the post right after a bracket on the person."""
    match = re.compile("(?P<name>[^（）()、，；]{2,12})[（(](?P<note>[^（）()]*)[）)](?P<post>[^，；（）()]{3,40})").fullmatch(text, start, end)
    if not match or _without_notes(match["note"]) or not ends_post(match["post"]):
        return []
    name = person(match["name"], loose=True)
    return [Seat(name, without_space(match["post"]), start, end)] if name else []


def _bracketed(text: str, start: int, end: int, roster: bool) -> list[Seat]:
    """张三（市财政局局长）、李 四（兼）, and several names before one bracket."""
    result: list[Seat] = []
    at = start
    while match := _PAREN.match(text, at, end):
        name = person(match["name"], loose=roster or match["note"].startswith("兼"))
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
    parts = re.split("[，、,；;]", without_space(note))
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
    if len(tokens) > 3 and not len(tokens) % 2 and all(len(t.text) == 1 for t in tokens):
        pairs = list(zip(tokens[::2], tokens[1::2], strict=True))
        return [Seat(a.text + b.text, "", a.start, b.end) for a, b in pairs if is_name(a.text + b.text)]
    result: list[Seat] = []
    at = 0
    while at < len(tokens):
        names, used = _names_at(tokens, at, roster)
        if not names:
            return _reversed(tokens) if not result else []
        post, stop = _post_at(tokens, at + used, roster)
        close = tokens[max(at + used, stop) - 1].end
        result += [Seat(name, post or own, tokens[at].start, close) for name, own in names]
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
    if name := _letters(tokens, at, roster):
        return [(name, "")], 2
    head, note = _head(first)
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    loose = roster and bool(note or (following and (ends_post(tokens[-1].text) or not may_be_name(following))))
    name = person(head, loose=loose) or (head if roster and _misread(head, following) else "")
    if not name:
        return [], 0
    if following and following[0] in "（(" and not note and not _without_notes(following.strip("（）()")):
        return [(name, "")], 2
    return [(name, note)], 1


def _misread(head: str, following: str) -> bool:
    """Whether a word before a post can only be a name, though the scanner spoilt it: 市玉斌 市发改委副主任."""
    if not re.fullmatch("[\u4e00-\u9fff]{2,3}", head) or _OFFICE.search(head) or ends_post(head):
        return False
    return following[:1] in tuple("市县区省州旗盟镇乡") and ends_post(following)


def _letters(tokens: list[_Token], at: int, roster: bool) -> str:
    """河 清 before a post: two letters set apart are a name in a roster, whatever the surname."""
    pair = tokens[at : at + 2]
    if not roster or at + 2 >= len(tokens) or any(len(t.text) != 1 for t in pair) or len(tokens[at + 2].text) < 2:
        return ""
    joined = pair[0].text + pair[1].text
    return joined if may_be_name(joined) and ends_post(tokens[-1].text) else ""


def _head(token: str) -> tuple[str, str]:
    """A token's text before its bracket, and what the bracket says of the post."""
    match = re.fullmatch(r"([^（(]+)[（(](.*)[）)]", token)
    return (match[1], _without_notes(match[2])) if match else (token, "")


def _post_at(tokens: list[_Token], at: int, roster: bool) -> tuple[str, int]:
    """The post that begins at a token and the token after it; it ends where the next person begins."""
    post, begin = "", at
    while at < len(tokens):
        closed = ends_post(post) if post else at > begin
        begins = (not post or closed or tokens[at].wide) and bool(_names_at(tokens, at, roster and closed)[0])
        if begins and (post or not ends_post(tokens[at].text)):  # 张三 李四 王五: a name right after another is a further person
            break
        post += tokens[at].text
        at += 1
    return post, at


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
    name, rest = person(_bare(without_space(text[start : match.start()])), loose=roster), without_space(text[match.end() : end])
    if not name or not ends_post(rest) or _post_then_name(rest):
        return []
    return [Seat(name, rest, start, end)]


def _enumerated(text: str, start: int, end: int) -> list[Seat]:
    """市财政局局长张三、市能源局白某同志; 市长、分管副市长; 公安部、财政部有关负责人; 副县长张三、李四."""
    found: list[Seat] = []
    for first, last in _split(text, start, end, "，,"):
        items: list[Seat] = []
        for begin, stop in _split(text, first, last, "、"):
            items += _item(text, begin, stop, items[-1] if items else None)
        found += _distributed(_one_ruler(items))
    return found


def _item(text: str, start: int, end: int, before: Seat | None) -> list[Seat]:
    wording = _bare(without_space(text[start:end]))
    if (noted := _NOTED.fullmatch(wording)) and (name := person(noted["name"])):
        return [Seat(name, _without_notes(noted["note"]), start, end)]
    if split := _post_then_name(wording):
        return [Seat(split[1], split[0], start, end)]
    if name := person(wording, loose=wording.endswith("同志")):
        shared = before.post if before and before.name and ends_post(before.post) else ""
        return [Seat(name, shared, start, end)]
    return _conjoined(text, start, end, wording)


def _bare(wording: str) -> str:
    """A wording without a bracket that tells of sex or people: 市财政局副局长关某（女，满族）."""
    match = re.search("[（(]([^（）()]*)[）)]$", wording)
    return wording[: match.start()] if match and not _without_notes(match[1]) else wording


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
    """A post or an office with the name right after it: 市财政局局长张三, 市能源局白某某同志, 州气象局局长古丽·阿不力孜."""
    bare = text[:-2] if text.endswith("同志") else text
    if _OFFICE.search(bare) or ends_post(bare):
        return None
    if (dot := re.search("[·•]", bare)) and (cut := _after_post(bare, dot.start())):
        return bare[:cut], bare[cut:]
    for closes in (ends_post, _OFFICE.search):
        for size in (4, 3, 2):
            post, name = bare[:-size], bare[-size:]
            if len(post) >= 2 and is_name(name) and closes(post):
                return post, name
    cut = _after_post(bare, len(bare) - 2)
    if cut and 3 <= len(bare) - cut <= 6 and may_be_name(bare[cut:]) and not _WORDS.search(bare[cut:]):
        return bare[:cut], bare[cut:]
    return None


def _after_post(text: str, limit: int) -> int:
    """The offset right after the last post that ends before a limit; 0 where there is none."""
    return next((cut for cut in range(limit, 1, -1) if ends_post(text[:cut])), 0)


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


@cache
def _anonymous() -> re.Pattern[str]:
    """What stands for somebody unnamed after an office: 分管领导, 主要负责人."""
    words = load("roles")["anonymous"]
    which, who, alone = ("|".join(words[key]) for key in ("which", "who", "alone"))
    return re.compile(f"(?:的?(?:{which})+的?)(?:{who})$|(?:{alone})$")


def _distributed(items: list[Seat]) -> list[Seat]:
    """市财政局、市民政局分管领导 → 市财政局分管领导, 市民政局分管领导."""
    if len(items) < 2 or items[-1].name:
        return items
    if experts := _EXPERTS.search(items[-1].post):
        fields = [item.name or item.post for item in items[:-1]] + [items[-1].post[: experts.start()]]
        return [replace(i, name="", post=f + experts[1]) for i, f in zip(items, fields, strict=True)]
    match = _anonymous().search(items[-1].post)
    if match and (etc := _ETC.search(items[-1].post)):
        items = [*items[:-1], replace(items[-1], post=items[-1].post[: etc.start()] + etc[1])]
        match = _anonymous().search(items[-1].post)
    if not match or not _OFFICE.search(items[-1].post[: match.start()]):
        return items
    return [
        replace(item, post=item.post + match[0]) if not item.name and _OFFICE.search(item.post) else item for item in items[:-1]
    ] + [items[-1]]
