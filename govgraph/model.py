"""The values that pass between the stages, and the closed sets of relations, roles and bases.

Offsets named `start`, `end` are 0-based, end exclusive, in Unicode code points. Those of a `Document`'s blocks and of
mentions and findings count in the document's clean text; those of a `Statement` count in the decoded source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Literal

Relation = Literal[
    "document", "cites", "amends", "group", "member", "member_body", "office_at", "assigns", "funds",
    "authority", "deadline", "reports_to", "task", "valid", "appoints",
]
RELATIONS: tuple[Relation, ...] = (
    "document", "cites", "amends", "group", "member", "member_body", "office_at", "assigns", "funds",
    "authority", "deadline", "reports_to", "task", "valid", "appoints",
)  # fmt: skip
Role = Literal["lead", "responsible", "support", "guide", "coordinate"]
ROLES: tuple[Role, ...] = ("lead", "responsible", "support", "guide", "coordinate")
Basis = Literal["explicit", "prose", "inferred", "human"]
BASES: tuple[Basis, ...] = ("explicit", "prose", "inferred", "human")
BlockKind = Literal["heading", "paragraph", "row", "roster"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A line of a picture, as a recogniser read it."""

    start: int  #: in the source
    end: int
    confidence: float  #: 0 to 1, of its characters on average; in hundredths


#: confidence of a line, below which what it states is to be looked at
DOUBTFUL = 0.9


def confidence(lines: Sequence[Recognised], start: int, end: int) -> float | None:
    """The least confidence of the recognised lines that a span touches; None where none was recognised."""
    first = bisect_right(lines, start, key=lambda x: x.end)
    touched = takewhile(lambda x: x.start < end, islice(lines, first, None))
    return min((x.confidence for x in touched), default=None)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: `text` is the decoded text that all offsets of statements count in."""

    name: str  #: path relative to the input, with forward slashes
    text: str
    digest: str  #: SHA-256 of the text in UTF-8, hexadecimal
    pages: tuple[int, ...] = ()  #: offsets at which pages start, ascending; empty where there are none
    lines: tuple[int, ...] = field(default=(0,), repr=False)  #: offsets at which lines start
    recognised: tuple[Recognised, ...] = field(default=(), repr=False)  #: lines read from pictures, in order

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return bisect_right(self.lines, offset)

    def page(self, offset: int) -> int:
        """The 1-based page of an offset; 0 where the source has no pages."""
        return bisect_right(self.pages, offset) if self.pages else 0


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text that was cleaned, with the source offset of each of its characters."""

    text: str
    origin: tuple[int, ...] = field(repr=False)  #: strictly ascending; one entry a character

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a clean span; an empty span maps to an empty span."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Issue:
    """The gazette that documents stand in."""

    title: str = ""  #: 吕梁市人民政府公报
    year: str = ""
    number: str = ""  #: issue number, 第3号
    date: str = ""  #: ISO
    contents: tuple[str, ...] = ()  #: titles of its table of contents


@dataclass(frozen=True, slots=True)
class Block:
    """A node of a document's section tree, in text order: a heading, a paragraph, a table row or a roster line.

    A numbered unit (`marker` set) whose heading and text share a paragraph is one block: its heading is `label`.
    """

    kind: BlockKind
    start: int
    end: int
    place: str  #: numbered path, 附件1/三/（二）/3; unnumbered blocks carry that of the unit they stand in
    marker: str = ""  #: the numbering as written: 三、 （二） 3. 第五条 ①; empty on unnumbered blocks
    depth: int = 0  #: depth of the numbered unit; 0 above all numbering
    parent: int = -1  #: index of the block of the numbered unit (or annex title) it stands in; -1 at the top
    label: tuple[int, int] = (0, 0)  #: span of the heading, or of the first clause, without marker
    cells: tuple[tuple[int, int], ...] = ()  #: spans of a row's cells, empty cells included
    table: int = -1  #: number of the table a row belongs to; its first row is the header


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that the document issues: 附件1 … 领导小组名单."""

    number: str  #: as in its place: 附件1; 附件 where there is one only
    title: str
    start: int  #: in the clean text; -1 where only the list names it
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One government document: what its head says, its clean text, and its section tree.

    `text` joins lines broken by the page; each block is one line of it. White space within Chinese is gone, except in rows and
    rosters, whose cells are kept apart by tabs.
    """

    source: Source
    start: int  #: in the source
    end: int
    number: str  #: normalised: 吕政办发〔2019〕52号; empty where there is none
    number_span: tuple[int, int]  #: in the source; the title's where there is no number
    title: str  #: without issuer and spaces
    title_span: tuple[int, int]  #: in the source
    issuers: tuple[str, ...]
    date: str  #: ISO; empty where there is none
    addressees: tuple[str, ...]
    annexes: tuple[Annex, ...]
    publication: str  #: 此件公开发布; empty where there is none
    issue: Issue | None
    mapped: MappedText
    blocks: tuple[Block, ...]
    id: str  #: hash of issuer, number and title (without number: issuer, title, date)

    @property
    def text(self) -> str:
        """The clean text."""
        return self.mapped.text

    @property
    def key(self) -> str:
        """What the statements table calls the document: its number, else its id."""
        return self.number or self.id


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the clean text, found by a component: an agency, a body, a person, a cited title, money, a date."""

    start: int
    end: int
    kind: str
    text: str  #: the wording as GUIDE codes it: completed where the text distributes it
    value: str = ""  #: normalised: ISO date, amount in CNY, share


@dataclass(frozen=True, slots=True)
class Body:
    """A coordination body that a document sets up or describes, so that 领导小组, 办公室 and 指挥部 can point back to it."""

    name: str  #: full name as written, with its place: 吕梁市“十四五”规划编制领导小组
    aliases: tuple[str, ...]  #: other wordings of the document for it: 领导小组, 市领导小组
    start: int  #: its full name, where it is set up or its roster stands
    end: int
    place: str
    parent: str = ""  #: full name of the body that a working group stands below
    change: str = ""  #: 设立, 调整 or 撤销, where the text says so


@dataclass(frozen=True, slots=True)
class Finding:
    """What a component read: a statement before resolution, its evidence in the clean text of its document."""

    relation: Relation
    subject: str  #: wording, as GUIDE codes it
    role: str
    object: str
    detail: str
    start: int
    end: int
    basis: Basis
    rule: str
    place: str = ""
    body: str = ""  #: for back references: full name of the body that subject or object points to


@dataclass(frozen=True, slots=True)
class Residue:
    """Something that looks like a fact and that no component claimed."""

    document: str
    kind: str  #: bracket, title, number, date, money
    text: str
    start: int  #: in the source
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of the statements table; columns and their meaning are those of the public contract."""

    id: str
    document: str
    relation: str
    subject: str
    subject_text: str
    role: str
    object: str
    object_text: str
    detail: str
    start: int  #: in the source; -1 on rows by hand that have none
    end: int
    basis: str
    rule: str
    source: str
    place: str
    document_id: str
    subject_id: str  #: kind/jurisdiction/name, the tail of its IRI; empty where there is no subject
    object_id: str
    line: int  #: 1-based; 0 where there are no offsets
    page: int  #: 1-based; 0 where the source has no pages


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    document: Document
    findings: tuple[Finding, ...]
    residue: tuple[Residue, ...] = ()
