"""Names and posts that white space sets apart: 张三 市长, 马  文  军  秘书长  刘 毅 局长."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.people.persons import ends_post, is_name, is_surname, may_be_name
from govgraph.people.seat import Seat, person, without_notes
from govgraph.people.wording import OFFICE

_TOKEN = re.compile(r"[^\s]+")
_BRACKETED = re.compile(r"([^（(]+)[（(](.*)[）)]")
_PHONE = re.compile(r"[\d\-－—+()（）]{5,}")


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


def spaced(text: str, start: int, end: int, roster: bool) -> list[Seat]:
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
            return _reversed(tokens, roster) if not result else []
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
    for size in (4, 3, 2):  # letters set apart
        piece = tokens[at : at + size]
        if len(piece) == size and len(piece[0].text) <= 2 and (is_surname(piece[0].text) or size > 2):
            joined = "".join(t.text for t in piece)
            head, note = _head(joined)
            short = all(len(_head(t.text)[0]) <= (2 if size == 2 else 1) for t in piece[1:])
            if short and is_name(head) and not is_name(piece[0].text):
                return [(head, note)], size
    if roster and (letters := _letters(tokens, at)):
        return [("".join(t.text for t in letters), "")], len(letters)
    head, note = _head(first)
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    loose = roster and bool(note or (following and (ends_post(tokens[-1].text) or not may_be_name(following))))
    name = person(head, loose=loose) or (head if roster and _misread(head, following) else "")
    if not name:
        return [], 0
    if following and following[0] in "（(" and not note and not without_notes(following.strip("（）()")):
        return [(name, "")], 2
    return [(name, note)], 1


def _misread(head: str, following: str) -> bool:
    """Whether a word before a post can only be a name, though the scanner spoilt it: 市玉斌 市发改委副主任."""
    if not re.fullmatch("[\u4e00-\u9fff]{2,3}", head) or OFFICE.search(head) or ends_post(head):
        return False
    return following[:1] in tuple("市县区省州旗盟镇乡") and ends_post(following)


def _letters(tokens: list[_Token], at: int) -> list[_Token]:
    """河 清 before a post: letters set apart are a name in a roster, whatever the surname."""
    end = next((i for i in range(at, len(tokens)) if len(tokens[i].text) != 1), len(tokens))
    letters = tokens[at:end]
    if not 2 <= len(letters) <= 4 or end == len(tokens) or not ends_post(tokens[-1].text):
        return []
    return letters if may_be_name("".join(t.text for t in letters)) else []


def _head(token: str) -> tuple[str, str]:
    """A token's text before its bracket, and what the bracket says of the post."""
    match = _BRACKETED.fullmatch(token) if token.endswith(("）", ")")) else None
    return (match[1], without_notes(match[2])) if match else (token, "")


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


def _reversed(tokens: list[_Token], roster: bool) -> list[Seat]:
    """市能源局局长 白某某: the post first."""
    for size in (1, 2):
        if len(tokens) <= size:
            continue
        name = person("".join(t.text for t in tokens[-size:]), loose=roster and size == 2 and len(tokens[-1].text) == 1)
        post = "".join(t.text for t in tokens[:-size])
        if name and ends_post(post):
            return [Seat(name, post, tokens[0].start, tokens[-1].end)]
    return []
