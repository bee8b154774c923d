"""Who holds a role: 组长由…担任, …任副组长, 成员由…组成, 副主任：…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from govgraph.components.seating.passage import Fact, Passage
from govgraph.components.seating.scopes import Scope, is_office_role
from govgraph.names import trie
from govgraph.people import persons, seats

_COUNT = "(?:若干|(?:各)?(?:\\d+|[一二三四五六两])(?:至\\d+)?)?(?:[人名位])?"
_HELD = re.compile(
    f"{_COUNT}[，,]?(?:分别|原则上|一般)?由(?P<who>[^。；;\n]{{2,300}}?)(?:共同|分别)*"
    "(?P<verb>兼任|担任|出任|兼(?!职)|(?<![主责委信])任(?![务何免期职组副主总成常执召指]))"
)
MADE = re.compile("[，,]?(?:主要)?由(?P<who>[^。；;\n]{2,600}?)(?:共同)?(?:组成|构成)")
_ARE = re.compile("(?:主要)?(?:为|包括|有)[：:]?(?P<who>(?:(?![，,](?:成员|组成|牵头|组长|副组长|配合|参加|参与)(?:单位)?(?:为|有|包括|由|：))[^。；;\n]){2,600})")
_COLON = re.compile("[ \t\u3000]*[：:]")
_CLAUSE = re.compile("(?:[^，,。；;：:\n（(]+|[（(][^（）()]*[）)]|[（(])+(?=[，,。；;\n]|$)")
_PREDICATE = re.compile("[的为是任由要须]|应[当在于]|于[\\d本每]")
_MATTER = re.compile("(?:主要|工作)?(?:职责|任务)(?:分工)?[：:]")
_TAKES = re.compile("(?P<verb>(?<!再)兼任|(?<!再)担任|出任|(?<![主责兼担委信再])任|(?<![作不])为|兼)(?:该)?$")
_AFTER = re.compile("[，,。；;、：:（(）)\\s的和及与]|以及|共|$")
_OTHER_GROUP = re.compile("[^，。；：、（(\n]{1,12}(?:组|专班|小队|工作队)[，,（(：:]$")
#: roles that one person holds
_SINGULAR = frozenset(("组长", "总指挥", "指挥长", "主任", "召集人", "总召集人", "理事长", "会长", "主席", "常务副组长", "常务副主任", "常务副总指挥", "第一副组长", "第一副总指挥"))
_BOUNDS = "，。；：,;:\n由以"


@dataclass(frozen=True, slots=True)
class _Role:
    """A role word in a sentence with what names its body: 领导小组 · 办公室 · 副主任."""

    word: str
    start: int  #: of the word with body and office before it
    end: int
    scope: Scope | None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"(?P<office>办公室|秘书处)?(?P<role>{trie.pattern(persons.roles() | persons.units())})")

def find(p: Passage) -> Iterator[Fact]:
    """All facts, each stretch of text read once."""
    roles = [r for m in _words().finditer(p.text, p.start, p.end) if (r := _role(p, m))]
    done = p.start
    for i, role in enumerate(roles):
        if role.end <= done:
            continue
        found, stop = _held(p, role, [r.start for r in roles[i + 1 :]]) or _taken(p, role, done) or ([], done)
        yield from found
        done = max(done, stop)


def _role(p: Passage, match: re.Match[str]) -> _Role | None:
    """A role word with its body: that named right before it, else the one the sentence spoke of last."""
    start = match.start()
    before_here = any(n.end <= start and n.scope.office for n in p.named) and bool(_COLON.match(p.text, match.end(), p.end))
    owner = next((n for n in p.named if n.end in (start, match.start("role")) or n.start == start), None)
    if owner and owner.end >= start:
        start = min(start, owner.start)
        scope: Scope | None = None if owner.foreign else owner.scope
    else:
        before = [n for n in p.named if n.end <= start]
        scope = before[-1].scope if before and not before[-1].foreign else None if before else p.scope
    if owner is None and _of_another(p, start):
        scope = None
    if scope and match["office"]:
        scope = Scope(scope.body, True)
    if scope and not match["office"] and (owner is None or not owner.scope.office):
        stays = scope.office and (match["role"].endswith("主任") or match["role"] in ("成员", "工作人员") or (before_here and match["role"] in ("联络员", "联络人"))) and owner is None
        scope = Scope(scope.body, stays or (owner is None and is_office_role(match["role"], scope.body)))
    return _Role(match["role"], start, match.end(), scope)


def _of_another(p: Passage, at: int) -> bool:
    """Whether a group that is none of the document's bodies stands right before a role: 综合组，组长：…."""
    match = _OTHER_GROUP.search(p.text, max(p.start, at - 16), at)
    return bool(match) and not any(n.end in (at, at - 1) for n in p.named)


def _held(p: Passage, role: _Role, following: list[int]) -> tuple[list[Fact], int] | None:
    """组长由…担任; 成员由…组成; 成员单位包括…; 副主任：…."""
    if not _stands_free(p, role):
        return None
    forms = ((_HELD, "held-by"), (MADE, "made-of"), (_ARE, "members-are"))
    verbs = any(p.text.find(verb, role.end, min(role.end + 14, p.end)) >= 0 for verb in "由为包有")
    matches = [(match, rule) for pattern, rule in forms if (match := pattern.match(p.text, role.end, p.end))] if verbs else []
    for match, rule in sorted(matches, key=lambda m: m[0].end()):  # 成员由…组成，…兼任主任: the verb that comes first closes
        found = p.seated(match.span("who"), role.scope, role.word, rule, match.groupdict().get("verb") or "")
        if found:
            return _as_one(role, found), match.end()
    colon = _COLON.match(p.text, role.end, p.end)
    if colon and (p.group or role.word not in persons.units() or role.word in ("成员单位", "组成单位")):
        labels = [at for i, at in enumerate(following) if at > colon.end() and _labels(p, at, certain=i > 0)]
        stop = min(labels[0] if labels else p.end, _other_label(p, colon.end()))
        return p.seated((colon.end(), stop), role.scope, role.word, "role-label"), stop
    return _named_after(p, role)


def _named_after(p: Passage, role: _Role) -> tuple[list[Fact], int] | None:
    """A unit or a person with a bracket that stands right after a role: 组长单位县公安局，; 办公室主任张三（兼），."""
    match = _CLAUSE.match(p.text, role.end, p.end)
    if not match or p.text[role.start - 1 : role.start] not in ("", *"，,；;：:。、\n"):
        return None
    found = p.seated(match.span(), role.scope, role.word, "role-label")
    if role.word in persons.units():
        fits = p.group and not _PREDICATE.search(match[0]) and bool(found) and all(not f.seat.name for f in found)
    else:
        fits = bool(found) and all(f.seat.name and f.seat.post for f in found) and match[0].rstrip().endswith(("）", ")"))
    return (found, match.end()) if fits else None


def _labels(p: Passage, at: int, *, certain: bool) -> bool:
    """Whether a role word opens a label of its own, or, unless that is to be certain, a clause."""
    match = _words().match(p.text, at, p.end)
    return (not certain and p.text[at - 1] in "，。；,;、 ") or bool(match and _COLON.match(p.text, match.end(), p.end))


def _other_label(p: Passage, at: int) -> int:
    """Where a label of another matter begins after an offset: 主要职责：."""
    match = _MATTER.search(p.text, at, p.end)
    return match.start() if match else p.end


def _stands_free(p: Passage, role: _Role) -> bool:
    """Whether nothing but a clause boundary stands before a role and its body."""
    before = p.text[role.start - 1] if role.start > p.start else "，"
    if role.word in persons.units() and _COLON.match(p.text, role.end, p.end):
        return True
    return before in "，。；：、,;:（( \t\u3000设置其该由的“）)" or any(n.start == role.start for n in p.named)


def _taken(p: Passage, role: _Role, done: int) -> tuple[list[Fact], int] | None:
    """由副市长孟某任组长，市建委主任佟某、市农委主任战某任副组长，各部门负责人为成员."""
    verb = _TAKES.search(p.text, max(done, role.start - 4), role.start)
    if not verb or not _AFTER.match(p.text, role.end, p.end):
        return None
    at = verb.start()
    left = max(done, p.start, _clause_start(p.text, p.start, at))
    left = _persons_before(p, max(done, p.start), left)
    found = p.seated((left, at), role.scope, role.word, "seat-verb", verb["verb"])
    return (_as_one(role, found), role.end) if found else None


def _persons_before(p: Passage, first: int, left: int) -> int:
    """Where the clause begins, or one before it that holds persons only: 县水利局局长张三，县财政局局长李四任副组长."""
    if left - 1 <= first or p.text[left - 1] not in "，,":
        return left
    begin = max(first, _clause_start(p.text, first, left - 1))
    found = seats.read(p.text, begin, left - 1)
    return begin if found and all(seat.name and seat.post for seat in found) else left


def _as_one(role: _Role, facts: list[Fact]) -> list[Fact]:
    """The posts and the name of a role that one person holds as that person's: 党工委副书记、管委会主任张三任主任."""
    alone = role.word in _SINGULAR and len(facts) > 1 and facts[-1].seat.name and not any(f.seat.name for f in facts[:-1])
    if not alone:
        return facts
    last = facts[-1]
    post = "、".join(f.seat.post for f in facts)
    return [replace(last, seat=replace(last.seat, post=post, start=facts[0].seat.start))]


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that ends at an offset begins; commas within brackets do not count."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        char = text[at]
        depth += (char in "）)") - (char in "（(")
        if depth <= 0 and char in _BOUNDS:
            return at + 1
    return start
