"""What is looked for, what was found, and how much was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from govgraph.model import Statement

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")
Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
Text = Mapping[str, str]  #: a text by language
Facts = Mapping[str, "str | int | float | tuple[str, ...]"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the catalogue: what counts as a gap, why it matters, who says so, and what it can't show."""

    id: str
    order: int
    family: str  #: tasks, bodies, agencies, powers, money, documents
    title: Text
    definition: Text
    why: Text
    source: str
    limits: Text
    looked_at: Text  #: what its denominator counts
    finding: Text  #: a sentence with places for facts
    summary: Text  #: the same for facts about all; empty where there is none
    needs: tuple[str, ...]  #: relations that must be there for it to be judged; member|member_body: either
    severity: tuple[Mapping[str, Any], ...]  #: levels, the first whose condition holds
    settings: Mapping[str, Any] = field(repr=False)  #: all other keys: thresholds and words


@dataclass(frozen=True, slots=True)
class Sign:
    """What a detector hands over: the ids that make a gap this one, the facts for its sentence, the rows it rests on."""

    key: tuple[str, ...]
    facts: Facts
    evidence: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a detector looked at and found there."""

    at: int
    signs: tuple[Sign, ...]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding: something that was not found in these documents, or found more than once."""

    id: str  #: stable: a hash of the indicator and of the things it is about
    indicator: Indicator
    severity: Severity
    facts: Facts
    evidence: tuple[Statement, ...]
    precision: float | None  #: of the weakest rule behind it, where it was measured

    @property
    def prose_only(self) -> bool:
        """Whether it rests only on sentences of prose and what was carried over."""
        return all(s.basis in ("prose", "inferred") for s in self.evidence)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents it rests on, in order."""
        return tuple(dict.fromkeys(s.document for s in self.evidence))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One indicator on one corpus."""

    indicator: Indicator
    gaps: tuple[Gap, ...]
    looked_at: int
    facts: Facts
    missing: tuple[str, ...] = ()  #: the relations for want of which it could not be judged

    @property
    def judged(self) -> bool:
        """Whether there was anything to look at."""
        return not self.missing
