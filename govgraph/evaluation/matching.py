"""When a statement says what a gold row says, and which statement is whose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from govgraph.evaluation.gold import Gold, number
from govgraph.model import Source, Statement

_PUNCTUATION = re.compile(r"[\s《》〈〉“”\"'‘’()（）\[\]〔〕【】,，、;；:：。.·•—–\-_/]+")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WIDEST = 40  #: lines that evidence may cover; more points at nothing


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement and the lines that its evidence covers."""

    statement: Statement
    first: int
    last: int


def fact(statement: Statement, sources: Mapping[str, Source]) -> Fact:
    """A statement with its lines, counted in the source where it is there."""
    source = sources.get(statement.source)
    if source is None or statement.start < 0:
        return Fact(statement, statement.line, statement.line)
    first = source.line(statement.start)
    last = source.line(max(statement.start, statement.end - 1))
    return Fact(statement, first, min(last, first + _WIDEST))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Text to compare by: half-width, lower case, without white space and punctuation."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=1 << 16)
def alike(a: str, b: str) -> float:
    """How alike two wordings are, from 0 to 1: folded the same 1; one inside the other 0.8 or more."""
    a, b = fold(a), fold(b)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 4 and shorter in longer:
        return 0.95 if len(shorter) / len(longer) >= 0.6 else 0.8
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def dates(text: str) -> set[str]:
    """The ISO dates, months and years in a text."""
    return set(_DATE.findall(text))


def near(gold: Gold, found: Fact) -> bool:
    """Whether the evidence covers the row's line, with one line of slack."""
    return found.first - 1 <= gold.line <= found.last + 1


def body(gold: Gold, found: Fact) -> float:
    """How alike the bodies are that a member sits on, by their full names or as written."""
    return max(alike(gold.subject, found.statement.subject), alike(gold.subject, found.statement.subject_text))


def same_role(gold: Gold, found: Fact) -> bool:
    """Whether the roles are the same after folding."""
    return fold(gold.role) == fold(found.statement.role)


def _who(g: Gold, f: Fact) -> float:
    return 1.0 if g.optional and not g.subject else alike(g.subject, f.statement.subject_text)


def _what(g: Gold, f: Fact) -> float:
    return 1.0 if g.optional and not g.object else alike(g.object, f.statement.object_text)


def _if(holds: bool, value: float = 1.0) -> float:
    return value if holds else 0.0


def _document(g: Gold, f: Fact) -> float:
    issuer, _, date = g.detail.partition("｜")
    stated = f.statement.detail
    right = date in stated and fold(issuer) in fold(stated)
    return _if(right and alike(g.object, f.statement.object_text) >= 0.9)


def _cites(g: Gold, f: Fact) -> float:
    if g.detail and f.statement.detail and number(g.detail) == number(f.statement.detail):
        return 1.0
    score = alike(g.object, f.statement.object_text)
    return _if(bool(g.object) and score >= 0.85, score)


def _group(g: Gold, f: Fact) -> float:
    score = max(alike(g.object, f.statement.object), alike(g.object, f.statement.object_text))
    return _if(score > 0.8, score)


def _amends(g: Gold, f: Fact) -> float:
    score = alike(g.object, f.statement.object_text)
    return _if(score >= 0.75 and same_role(g, f), score)


def _assigns(g: Gold, f: Fact) -> float:
    who = _who(g, f)
    return _if(who >= 0.9 and g.role == f.statement.role, who)


def _member(g: Gold, f: Fact) -> float:
    same = fold(g.object) == fold(f.statement.object_text) and same_role(g, f) and body(g, f) >= 0.75
    return _if(same and (bool(g.object) or alike(g.detail, f.statement.detail) >= 0.8))


def _member_body(g: Gold, f: Fact) -> float:
    what = _what(g, f)
    return _if(what >= 0.8 and same_role(g, f) and body(g, f) >= 0.75, what)


def _office_at(g: Gold, f: Fact) -> float:
    what = _what(g, f)
    return _if(what >= 0.85 and body(g, f) >= 0.75, what)


def _funds(g: Gold, f: Fact) -> float:
    who = _who(g, f)
    money = alike(g.detail, f.statement.detail) if g.detail else 1.0
    return _if(who >= 0.8 and money >= 0.5, who * (0.5 + 0.5 * money))


def _authority(g: Gold, f: Fact) -> float:
    what = _what(g, f)
    held = not g.subject or alike(g.subject, f.statement.subject_text) >= 0.8
    return _if(what >= 0.85 and same_role(g, f) and held, what)


def _deadline(g: Gold, f: Fact) -> float:
    wanted, given = dates(g.detail), dates(f.statement.detail)
    given |= {d[:n] for d in given for n in (7, 4)}
    return _if(wanted <= given if wanted else g.optional)


def _reports_to(g: Gold, f: Fact) -> float:
    who, what = _who(g, f), _what(g, f)
    return _if(who >= 0.8 and what >= 0.8, (who + what) / 2)


#: relations whose facts hold for the whole document, wherever it states them
_ANYWHERE: dict[str, Callable[[Gold, Fact], float]] = {
    "document": _document, "cites": _cites, "group": _group, "amends": _amends,
}  # fmt: skip
_ON_THE_LINE: dict[str, Callable[[Gold, Fact], float]] = {
    "assigns": _assigns, "member": _member, "member_body": _member_body, "office_at": _office_at, "funds": _funds,
    "authority": _authority, "deadline": _deadline, "reports_to": _reports_to,
}  # fmt: skip


def same(gold: Gold, found: Fact) -> float:
    """How far a fact says what a gold row of its document and relation says; 0 where it does not."""
    if rule := _ANYWHERE.get(gold.relation):
        return rule(gold, found)
    return _ON_THE_LINE[gold.relation](gold, found) if near(gold, found) else 0.0


def match(
    gold: Sequence[Gold], facts: Sequence[Fact], alikeness: Callable[[Gold, Fact], float] = same
) -> list[tuple[int, int]]:
    """Pairs of row and fact, by index: the most alike first, then the nearest, each row and each fact once."""
    scored = [(alikeness(g, f), -abs(g.line - f.first), i, j) for i, g in enumerate(gold) for j, f in enumerate(facts)]
    used_gold, used_facts, pairs = set[int](), set[int](), []
    for _, _, i, j in sorted((s for s in scored if s[0] > 0), reverse=True):
        if i not in used_gold and j not in used_facts:
            used_gold.add(i)
            used_facts.add(j)
            pairs.append((i, j))
    return pairs
