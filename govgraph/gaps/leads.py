"""Leads that the words of a document name and no row does: of the whole document, or in the passage itself."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise

from govgraph.gaps.corpus import Corpus
from govgraph.gaps.model import Indicator
from govgraph.network import Task

_LONGEST = 1200  #: characters of a passage that are looked through
_BREAK = re.compile(r"\s+")


class Leads:
    """The words about leading in the documents of a corpus."""

    def __init__(self, corpus: Corpus, indicator: Indicator) -> None:
        self._corpus = corpus
        self._whole = _pattern(tuple(indicator.settings["general"]), tuple(indicator.settings["nobody"]))
        self._spans: dict[tuple[str, str], list[int]] = defaultdict(lambda: [1 << 60, 0])
        for s in corpus.statements:
            if s.start >= 0 and s.relation != "document":
                span = self._spans[s.document_id, s.source]
                span[0], span[1] = min(span[0], s.start), max(span[1], s.end)
        self._befores = _befores(corpus)
        self._known: dict[str, str] = {}

    def general(self, document: str) -> str:
        """The words that name a lead for the document as a whole: 民政部门要发挥好牵头作用; empty where there are none."""
        if document not in self._known:
            texts = (
                _BREAK.sub("", self._corpus.quote.text(src)[a:b]) for (d, src), (a, b) in self._spans.items() if d == document
            )
            found = next((m for text in texts for m in self._whole.finditer(text)), None)
            self._known[document] = found[0] if found else ""
        return self._known[document]

    def within(self, task: Task) -> bool:
        """Whether the passage that a task stands in, from its heading on, speaks of a lead: 由市政府领导牵头."""
        first, end = min(task.assigns, key=lambda s: s.start), max(s.end for s in task.assigns)
        start = max(self._befores.get((first.source, first.start), 0), first.start - _LONGEST, 0)
        return "牵头" in self._corpus.quote.text(first.source)[start:end]


def _befores(corpus: Corpus) -> dict[tuple[str, int], int]:
    """Where the passage of a bracket begins: at its measure, or after the bracket before it."""
    marks: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for s in corpus.of("assigns", "task"):
        if s.start >= 0 and (s.relation == "task" or s.basis == "explicit"):
            marks[s.source].add((s.start, s.start if s.relation == "task" else s.end))
    return {(source, b[0]): a[1] for source, found in marks.items() for a, b in pairwise(sorted(found))}


@cache
def _pattern(general: tuple[str, ...], nobody: tuple[str, ...]) -> re.Pattern[str]:
    """An office, then few words, then one that says that it leads as a whole."""
    offices = "部门|局|委员会|委|厅|办公室|办|中心"
    unnamed = "|".join(map(re.escape, nobody))
    words = "|".join(map(re.escape, general))
    return re.compile(f"(?:(?!{unnamed})[\u4e00-\u9fff]){{2,12}}(?:{offices})[^，。；：（）()、]{{0,10}}?(?:{words})")
