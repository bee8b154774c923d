"""Takes one name apart: whose it is, at which level, and what office it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govgraph.names import endings, places, trie, vocabulary
from govgraph.names.finder import find, fold

#: national offices that stand before the place of a branch → what the branch's own name leaves out
_VERTICAL = {
    "国家税务总局": "", "国家统计局": "", "中国气象局": "", "国家邮政局": "", "国家金融监督管理总局": "金融监管",
    "中国银保监会": "银保监", "中国银行保险监督管理委员会": "银保监", "中国银监会": "银监", "中国银行业监督管理委员会": "银监",
    "中国保监会": "保监",
}  # fmt: skip
_BRANCH = re.compile("(?:监管)?(?:分局|支局|局)$")


#: a field before 部门 or 机关, with or without what widens it: 民政主管部门
FIELD = re.compile(f"(.+?)(?:{trie.pattern(vocabulary.words('modifiers'))})?(部门|机关)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts: 离石区 · 住建局; 市 · 委 · 宣传部; 各县（市、区） · 人民政府."""

    text: str
    kind: str  #: as of the mention
    prefix: str  #: 市, 山西省吕梁市, 各县（市、区）, 县级以上地方; empty where it has none
    scope: str  #: place, level, several; empty where there is no prefix
    core: str  #: 住建局, 人民政府, 宣传部


@lru_cache(maxsize=1 << 14)
def parse(text: str, known: frozenset[str] = frozenset()) -> Name | None:
    """The parts of a text that is one name; None where it is none, or more than one."""
    found = find(text, known=known)
    if len(found) != 1 or found[0].start != 0 or found[0].end != len(text):
        return None
    folded = fold(text)
    for vertical, field in _VERTICAL.items():
        if folded.startswith(vertical) and folded != vertical:
            branch = folded[len(vertical) :]
            return _parts(_BRANCH.sub(f"{field}分局", branch) if field else branch, found[0].kind, known, text)
    return _parts(folded, found[0].kind, known, text)


def _parts(folded: str, kind: str, known: frozenset[str], text: str) -> Name:
    if _whole(folded):
        return Name(text, kind, "", "", folded)
    fits: list[tuple[int, str]] = []
    for at in range(len(folded) - 1, 0, -1):
        prefix = places.before(folded, at, known)
        if prefix and prefix.start == 0:
            fits.append((at, prefix.kind))
    if not fits:
        return Name(text, kind, "", "", folded)
    at, scope = next((fit for fit in fits if _known(folded[fit[0] :])), fits[0])
    return Name(text, kind, folded[:at], scope, folded[at:])


def _whole(folded: str) -> bool:
    """Whether a name needs nothing before it: 财政部, 市场监督管理局, 市场监管部门, where 市 is no level."""
    if folded in vocabulary.national() or folded in vocabulary.forms():
        return True
    field = FIELD.fullmatch(folded)
    return bool(field and {field[1], folded[: -len(field[2])]} & vocabulary.fields().keys())


def _known(core: str) -> bool:
    found = endings.ending_at(core, len(core))
    return bool(core_form(core) or (found and found[0] == core))


def core_form(core: str) -> vocabulary.Form | None:
    """The known wording that an office's name is, below a committee or government or not: 委宣传部, 政府国资委, 发改委."""
    for owner in ("", "委", "人民政府", "政府"):
        if core.startswith(owner) and (form := vocabulary.forms().get(core[len(owner) :])):
            return form
    return None


def ending(core: str) -> str:
    """What kind of ending a core has: unit, government, body …; empty where none is known."""
    found = endings.ending_at(core, len(core))
    return found[1] if found else ""
