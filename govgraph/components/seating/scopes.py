"""Tells whose role is meant: which body, or the office of which body, a passage speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.components.grouping import naming
from govgraph.model import Body

_FOREIGN = re.compile("各|县级|[县市区]（|[县市区]\\(|乡镇|街道|省级|国家|上级|村级|企业|其他|对口")
_SETS = re.compile("组成|成立|设立|作为")
_BEFORE = re.compile("(?:（[^（）\n]*）|\\([^()\n]*\\)|[^，。；：为任由、的“,;:\n（(])*+$")


@dataclass(frozen=True, slots=True)
class Scope:
    """A body, or its office."""

    body: Body
    office: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names a body or its office; `foreign`: somebody else's of that name (各县（市、区）领导小组)."""

    start: int
    end: int
    scope: Scope
    foreign: bool


class Namings:
    """Finds the bodies of one document by any of their wordings."""

    def __init__(self, bodies: Sequence[Body], levels: str = "") -> None:
        self.bodies = bodies
        self.levels = levels  #: of the issuers, as names begin: 市
        self._by_word: dict[str, Body] = {}
        for body in bodies:
            for word in (body.name, *body.aliases):
                self._by_word.setdefault(word, body)
        words = sorted(self._by_word, key=len, reverse=True)
        names = "|".join(map(re.escape, words))
        self._any = re.compile(f"{names}|办公室")
        self._pattern = re.compile(f"[“\"]?(?P<name>{names})[”\"]?(?P<office>办公室|办(?![公理法事学好成案])|(?:工作)?秘书处)?|(?P<own>办公室)(?!主任会议)") if names else None

    def of(self, word: str) -> Body | None:
        """The body that a wording names."""
        return self._by_word.get(word.strip("“”\""))

    def find(self, text: str, start: int, end: int, scope: Scope | None) -> list[Naming]:
        """Every naming in a stretch of text; a bare 办公室 is that of the body named before it."""
        found: list[Naming] = []
        if not self._any.search(text, start, end):
            return found
        for match in self._pattern.finditer(text, start, end) if self._pattern else ():
            current = found[-1].scope if found and not found[-1].foreign else scope
            if match["own"]:
                if current and _is_bare_office(text, match.start(), start):
                    found.append(Naming(match.start(), match.end(), Scope(current.body, True), False))
                continue
            body = self._by_word[match["name"]]
            if current and body is not current.body and match["name"] in (naming.kind(current.body.name), *naming.generic()):
                body = current.body if naming.kind(body.name) == naming.kind(current.body.name) else body
            before = _BEFORE.search(text, start, match.start())
            foreign = bool(before and self._is_foreign(_SETS.split(before[0])[-1]))
            at = match.start() - (match.start() > start and text[match.start() - 1] in self.levels)  # 市 · 安全生产委员会
            found.append(Naming(at, match.end(), Scope(body, bool(match["office"])), foreign))
        return found


    def _is_foreign(self, before: str) -> bool:
        """Whether what stands before a name makes it another level's: 各县（市、区）, 省, in a county's document 市."""
        other = before[-1:] in tuple("省市县区旗州盟") and bool(self.levels) and before[-1] not in self.levels
        return other or bool(_FOREIGN.search(before))


def _is_bare_office(text: str, at: int, first: int) -> bool:
    """Whether 办公室 is a body's own and not that of a government: 下设办公室, ，办公室设在; not 市政府办公室."""
    return at == first or text[at - 1] in "设，、。；：,;:的（(其任“由\n\t 成及和" or text[max(first, at - 2) : at] in ("下设", "设立", "兼任", "担任")


def is_office_role(role: str, body: Body) -> bool:
    """Whether a role can only be one of a body's office: 主任 of a 领导小组."""
    return role.endswith("主任") and naming.kind(body.name) not in ("委员会", "理事会", "")
