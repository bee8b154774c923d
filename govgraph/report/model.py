"""A report as a value, ready to be rendered in any form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govgraph.gaps import Corpus, Gap, Judgement, Lang
from govgraph.model import Statement
from govgraph.report.comparing import Comparison, Difference
from govgraph.report.scope import LeftOut, Scope


@dataclass(frozen=True, slots=True)
class Origin:
    """How the report came about: nothing that differs between two runs on the same inputs."""

    version: str = ""
    rules: str = ""  #: fingerprint
    inputs: tuple[tuple[str, str], ...] = ()  #: name, SHA-256
    command: str = ""
    content: str = ""  #: version of the content of the graph
    failures: tuple[str, ...] = ()  #: a sentence for each input that could not be read
    rejected: int = 0  #: rows that could not be part of the graph
    citations: tuple[str, str] = ("", "")  #: of the graph, in Chinese and in English
    residue: tuple[tuple[str, int], ...] = ()  #: kind, how often: what looks like a fact and was read by no rule


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that statements rest on."""

    document: str
    title: str
    source: str
    place: str
    line: int
    page: int
    quote: str
    basis: str
    rules: tuple[str, ...]
    statements: tuple[str, ...]  #: ids


@dataclass(frozen=True, slots=True)
class Report:
    """What was judged, of which corpus, in which language."""

    corpus: Corpus
    judgements: tuple[Judgement, ...]
    lang: Lang = "zh"
    origin: Origin = field(default_factory=Origin)
    set_aside: tuple[tuple[Gap, str], ...] = ()  #: findings that somebody looked into, and why they were set aside
    as_of: str = ""  #: the day on which documents had to be in force
    scope: Scope = field(default_factory=Scope)
    indicators: tuple[str, ...] = ()  #: those asked for; all where none is named
    left_out: tuple[LeftOut, ...] = ()
    hidden: int = 0  #: findings that the scope leaves out
    comparisons: tuple[Comparison, ...] = ()
    other: str = ""  #: the graph that this one is compared with
    differences: tuple[Difference, ...] = ()
    doubts: Mapping[str, float] = field(default_factory=dict)  #: confidence of doubtful statements, by id

    @property
    def gaps(self) -> list[Gap]:
        """All findings in the order of the report."""
        return [gap for judgement in self.judgements for gap in judgement.gaps]

    def confidence(self, passage: Passage) -> float | None:
        """How sure the recogniser was of a passage, where that is doubtful."""
        return next((self.doubts[s] for s in passage.statements if s in self.doubts), None)

    def passages(self, gap: Gap) -> list[Passage]:
        """The passages a finding rests on, each once."""
        return [self._passage(rows) for rows in _by_span(gap.evidence)]

    def _passage(self, rows: list[Statement]) -> Passage:
        s = rows[0]
        return Passage(
            s.document, self.corpus.title(s.document_id), s.source, s.place, s.line, s.page, self.corpus.quote(s), s.basis,
            tuple(sorted({r.rule for r in rows})), tuple(r.id for r in rows),
        )  # fmt: skip


def _by_span(rows: Iterable[Statement]) -> Iterator[list[Statement]]:
    spans: dict[tuple[str, str, int, int, int], list[Statement]] = {}
    for s in rows:
        spans.setdefault((s.document_id, s.source, s.start, s.end, s.line), []).append(s)
    yield from spans.values()
