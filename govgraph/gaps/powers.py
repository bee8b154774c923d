"""Gaps in powers: delegated to nobody who is named, cancelled and yet assigned; and in who pays what share."""

from __future__ import annotations

import re
from collections import defaultdict

from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement

_RECEIVED = re.compile("下放(?:到|至|给|由|于)?[^，。；\n]{0,12}[县区乡镇州旗]")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+")


def orphan_power(corpus: Corpus, indicator: Indicator) -> Looked:
    """Powers delegated to nobody named, or cancelled and assigned by a later document."""
    rows = [s for s in corpus.of("authority") if "下放" in s.role or "取消" in s.role]
    words = tuple(indicator.settings["receivers"])
    signs = []
    for s in rows:
        if "下放" in s.role and not any(w in s.detail + s.object_text for w in words):
            signs.append(_orphan(s, "receiver", (s,), int(_received(corpus, s))))
        elif "取消" in s.role and (later := _assigned_later(corpus, s)):
            signs.append(_orphan(s, "assigned", (s, later), 0))
    return Looked(len(rows), tuple(signs))


def _orphan(s: Statement, what: str, evidence: tuple[Statement, ...], general: int) -> Sign:
    facts: Facts = {"item": s.object_text, "agency": s.subject_text, "role": s.role, "what": what, "general": general}
    return Sign((s.document_id, s.object_id, s.role, s.subject_id), facts, evidence)


def _received(corpus: Corpus, s: Statement) -> bool:
    """Whether the document says for all who receives what it delegates."""
    text = corpus.quote.text(s.source)
    own = [r for r in corpus.statements if r.document_id == s.document_id and r.source == s.source and r.start >= 0]
    return bool(own) and bool(_RECEIVED.search(text, min(r.start for r in own), max(r.end for r in own)))


def _assigned_later(corpus: Corpus, s: Statement) -> Statement | None:
    if len(s.object_text) < 6:
        return None
    date = corpus.date(s.document_id)
    later = (a for a in corpus.of("assigns") if s.object_text in a.object_text and a.document_id != s.document_id)
    return next((a for a in later if corpus.date(a.document_id) > date), None)


def shares(corpus: Corpus, indicator: Indicator) -> Looked:
    """Things whose payers' shares don't add up, or whose ratios differ."""
    paid: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in corpus.of("funds"):
        if _PERCENT.search(s.detail) or _RATIO.search(s.detail):
            paid[s.document_id, s.place, s.object_text].append(s)
    signs = []
    for (document, place, task), rows in paid.items():
        names = tuple(f"{s.subject_text}{s.detail}" for s in rows)
        percents = {s.subject_text: [float(p) for p in _PERCENT.findall(s.detail)] for s in rows}
        total = sum(p[0] for p in percents.values() if len(p) == 1)
        facts: Facts = {"task": task, "names": names, "sum": f"{total:g}"}
        if _differ(rows):
            signs.append(Sign((document, place, task), {**facts, "what": "ratios"}, tuple(rows)))
        elif len(percents) > 1 and all(len(p) == 1 for p in percents.values()) and abs(total - 100) > 0.5:
            signs.append(Sign((document, place, task), {**facts, "what": "sum"}, tuple(rows)))
    return Looked(len(paid), tuple(signs))


def _differ(rows: list[Statement]) -> bool:
    """Whether one payer has two ratios for one thing: 市县2:8 and 市县3:7; those of different counties may differ."""
    ratios: dict[str, set[str]] = defaultdict(set)
    for s in rows:
        ratios[s.subject_id].update(m[0].replace("：", ":").replace("∶", ":") for m in _RATIO.finditer(s.detail))
    return any(len(found) > 1 for found in ratios.values())
