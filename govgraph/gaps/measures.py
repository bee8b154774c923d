"""Numbered measures and who is named for them: what nobody owns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from govgraph import names
from govgraph.gaps.corpus import Corpus, Places
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import place_of

_HOLDING = ("assigns", "funds", "reports_to")
_ELSE = ("amends", "authority", "appoints", "group", "member", "member_body", "office_at")  # a unit that says these is no measure
_LONGEST = 800  #: characters of a measure's text that are looked through
_NOT_A_WORD = re.compile(r"[\W_]+")
_OWN_SUBJECT = re.compile("[^，。；：]{2,20}?(?:应当|必须|负责|承担|应|要|须)")  # 专业经营单位承担改造费用
_BRACKET = re.compile(r"[（(][^（()）]*[）)]$")


def nobody(corpus: Corpus, indicator: Indicator) -> Looked:
    """Measures with nobody on them, above them, below them, in a table of tasks, or in their words."""
    headings = tuple(indicator.settings["headings"])
    other = Places(corpus.of(*_ELSE))
    measures = [
        s
        for s in corpus.of("task")
        if not _BRACKET.sub("", s.object_text).endswith(headings) and not other.on_or_below(s.document_id, s.place)
    ]
    states = dict(zip(map(id, measures), _states(corpus, measures), strict=True))
    shares = _shares(measures, states)
    dates = Places(corpus.of("deadline"))
    signs = [
        _nobodys(s, shares[s.document_id], dates.on_or_below(s.document_id, s.place)) for s in measures if states[id(s)] == "nobody"
    ]
    counts = Counter(states.values())
    facts: Facts = {name: counts[name] for name in ("assigned", "above", "table", "unread")}
    return Looked(len(measures), tuple(signs), facts)


def _nobodys(s: Statement, share: int, dated: bool) -> Sign:
    facts: Facts = {"task": s.object_text, "place": s.place, "share": share, "urgent": int(dated and share >= 50)}
    return Sign((s.document_id, s.place, s.object_text), facts, (s,))


def _shares(measures: Iterable[Statement], states: dict[int, str]) -> dict[str, int]:
    """Document → percentage of its measures for which somebody is named."""
    total, held = Counter[str](), Counter[str]()
    for s in measures:
        total[s.document_id] += 1
        held[s.document_id] += states[id(s)] in ("assigned", "above", "table")
    return {d: 100 * held[d] // n for d, n in total.items()}


def _states(corpus: Corpus, measures: list[Statement]) -> Iterator[str]:
    """For each measure: assigned, above, table, unread (its words name somebody), or nobody."""
    holding = corpus.of(*_HOLDING)
    held = Places(holding)
    labels: dict[str, list[str]] = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for s in holding:
        labels[s.document_id].append(_key(s.object_text))
        known[s.document_id].update(place for place in (place_of(s.subject_id),) if not place.isdigit())
    for s, following in zip(measures, [*measures[1:], None], strict=True):
        if held.on_or_below(s.document_id, s.place):
            yield "assigned"
        elif held.above(s.document_id, s.place):
            yield "above"
        elif _listed(_key(s.object_text), labels[s.document_id]):
            yield "table"
        else:
            yield "unread" if _names_somebody(corpus, s, following, known[s.document_id]) else "nobody"


def _names_somebody(corpus: Corpus, s: Statement, following: Statement | None, known: set[str]) -> bool:
    """Whether the words of a measure, up to the next, hold the name of anybody."""
    text = corpus.quote.text(s.source)
    end = s.start + _LONGEST
    if following and following.source == s.source and following.document_id == s.document_id:
        end = min(end, max(following.start, s.end))
    if _OWN_SUBJECT.match(s.object_text):
        return True
    return 0 <= s.start < len(text) and bool(names.find(text, s.start, min(end, len(text)), known))


def _listed(key: str, labels: list[str]) -> bool:
    return len(key) >= 4 and any(key in label or (len(label) >= 4 and label in key) for label in labels)


def _key(label: str) -> str:
    return _NOT_A_WORD.sub("", label)
