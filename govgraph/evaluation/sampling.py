"""Draws passages of the texts for a person to check, also such as no statement was read out of."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govgraph import documents
from govgraph.directory import GraphDirectory
from govgraph.model import Document, Source, Statement

By = Literal["relation", "rule", "document"]
BYS: tuple[By, ...] = ("relation", "rule", "document")
NOTHING = "(none)"  #: the stratum of passages without statements

_LONG = 240  #: characters of a block, from which it is cut into its sentences
_SENTENCE = re.compile("。(?![（(”」])")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENOUGH = 8  #: Chinese characters, below which a passage without statements is not worth a look


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a sentence of a long one, a row of a table, a line of a roster, or a head, with what was read out of it."""

    source: str
    document: str
    start: int  #: in the source
    end: int
    line: int
    text: str  #: without line breaks
    statements: tuple[Statement, ...] = ()
    stratum: str = ""
    weight: float = 1.0  #: passages of the stratum that it stands for


def draw(graph: GraphDirectory, n: int, by: By = "relation", seed: int = 1) -> list[Passage]:
    """Some n passages of a graph, in text order: a quarter without statements, of each other stratum as many as there are or its equal part.

    A passage with statements of several relations (or rules) belongs to the rarest of them. The same seed draws the same.
    """
    return choose(passages(graph), n, by, seed)


def choose(found: Sequence[Passage], n: int, by: By = "relation", seed: int = 1) -> list[Passage]:
    """Some n of the passages, each with its stratum and weight."""
    strata: dict[str, list[Passage]] = defaultdict(list)
    for passage, name in zip(found, _strata(found, by), strict=True):
        if passage.statements or len(_HAN.findall(passage.text)) >= _ENOUGH:
            strata[name].append(passage)
    counts = {name: len(members) for name, members in strata.items()}
    quiet = min(counts.pop(NOTHING, 0), -(-n // 4))
    sizes = {NOTHING: quiet, **_share(counts, n - quiet)}
    dice = random.Random(seed)
    drawn = []
    for name in sorted(name for name, size in sizes.items() if size):
        for passage in dice.sample(strata[name], sizes[name]):
            drawn.append(replace(passage, stratum=name, weight=len(strata[name]) / sizes[name]))
    return sorted(drawn, key=lambda p: (p.source, p.start, p.end))


def _strata(found: Iterable[Passage], by: By) -> Iterator[str]:
    """The stratum of each passage."""
    found = list(found)
    names = [_names(p, by) for p in found]
    counts = Counter(name for own in names for name in own)
    for own in names:
        yield min(own, key=lambda name: (counts[name], name))


def _names(p: Passage, by: By) -> set[str]:
    if by == "document":
        return {p.document}
    return {s.relation if by == "relation" else s.rule for s in p.statements} or {NOTHING}


def _share(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """Equal parts of n, none larger than its stratum; what small strata leave over goes to the others."""
    parts = dict.fromkeys(sizes, 0)
    left = min(n, sum(sizes.values()))
    while left:
        for name in sorted(sizes, key=lambda s: (parts[s], s)):
            if left and parts[name] < sizes[name]:
                parts[name] += 1
                left -= 1
    return parts


def passages(graph: GraphDirectory) -> list[Passage]:
    """All passages of the documents of a graph, from the text that speaks for each document."""
    chosen = {(e.source, e.id) for e in graph.manifest.documents}
    names = {i.digest: i.name for i in reversed(graph.manifest.inputs)}
    rows: dict[str, list[Statement]] = defaultdict(list)
    for s in (s for own in graph.table().rows.values() for s in own):
        rows[s.source].append(s)
    found: list[Passage] = []
    for digest, name in sorted(names.items(), key=lambda item: item[1]):
        source = graph.source(digest)
        own = [d for d in documents.split(source) if (digest, d.id) in chosen]
        found += _with_statements([p for d in own for p in cut(d, name)], rows[name], source)
    return found


def cut(document: Document, name: str) -> Iterator[Passage]:
    """A document as passages: its head, then its blocks, long ones by sentence."""
    spans = [document.mapped.span(a, b) for block in document.blocks for a, b in _sentences(document.text, block.start, block.end)]
    head = (document.start, spans[0][0] if spans else document.end)
    for start, end in (head, *spans):
        if start < end:
            yield _passage(document.source, name, document.key, start, end)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONG:
        yield start, end
        return
    at = start
    for stop in _SENTENCE.finditer(text, start, end):
        yield at, stop.end()
        at = stop.end()
    if at < end:
        yield at, end


def _passage(source: Source, name: str, document: str, start: int, end: int) -> Passage:
    return Passage(name, document, start, end, source.line(start), shown(source.text[start:end]))


def shown(text: str) -> str:
    """Text on one line: breaks within Chinese gone, other white space one blank."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n\f]+\s*(?=[\u3000-\u9fff\uff00-\uffef])", "", text)).strip()


def _with_statements(cuts: list[Passage], rows: Iterable[Statement], source: Source) -> list[Passage]:
    """Passages with the statements whose evidence begins in them; what begins in none is a passage of its own."""
    order = sorted(cuts, key=lambda p: (p.start, p.end))
    held: dict[int, list[Statement]] = defaultdict(list)
    own: list[Passage] = []
    at = 0
    for s in sorted((r for r in rows if r.start >= 0), key=lambda r: r.start):
        while at < len(order) and order[at].end <= s.start:
            at += 1
        if at < len(order) and order[at].start <= s.start:
            held[at].append(s)
        else:
            own.append(replace(_passage(source, s.source, s.document, s.start, s.end), statements=(s,)))
    return [*(replace(p, statements=tuple(held[i])) for i, p in enumerate(order)), *own]
