"""One file in, all that is kept of it out: masked text, records, statements. Runs in the process of a worker as well."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph import documents, privacy, readers, resolve
from govgraph.errors import ReadError
from govgraph.graph import Record, records
from govgraph.model import Document, Extraction, Recognised, Residue, Source, Statement

_LONGEST_LINE = 1_000_000  #: characters; no document has a longer one


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read."""

    path: Path
    name: str  #: as the column `source` has it
    recognised: tuple[Recognised, ...] = ()  #: lines read from pictures, where the file is the text of these

    @property
    def size(self) -> int:
        """Bytes of the file; none where it is not there any more."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Read:
    """What was read out of a file, or why it could not be."""

    name: str
    file: str  #: SHA-256 of its bytes
    digest: str = ""  #: SHA-256 of the masked text
    text: str = ""  #: as it is kept
    records: tuple[Record, ...] = ()
    statements: tuple[Statement, ...] = ()
    residue: tuple[Residue, ...] = ()
    recognised: tuple[Recognised, ...] = ()  #: lines read from pictures
    error: str = ""


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes; empty where it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def read(job: Job, keep_personal: bool = False) -> Read:
    """Read a file of documents: its text, what each document is, and what it states."""
    try:
        raw, source = masked(job)
        found = documents.split(source)
    except ReadError as error:
        return Read(job.name, file_hash(job.path), error=str(error))
    statements, residue = extract(found)
    text = raw if keep_personal else source.text
    ours = tuple(records.of(d) for d in found)
    return Read(job.name, file_hash(job.path), source.digest, text, ours, tuple(statements), tuple(residue), source.recognised)


def masked(job: Job) -> tuple[str, Source]:
    """The text of a file as it is, and the source that all else is made from, with personal numbers masked."""
    source = readers.read(job.path, job.name)
    longest = max((b - a for a, b in zip(source.lines, (*source.lines[1:], len(source.text)), strict=True)), default=0)
    if longest > _LONGEST_LINE:
        raise ReadError(f"{job.path}: a line of {longest:,} characters is no text of a document; give the document with its line breaks")
    text = privacy.mask(source.text)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return source.text, replace(source, text=text, digest=digest, recognised=source.recognised or job.recognised)


def extract(found: Iterable[Document]) -> tuple[list[Statement], list[Residue]]:
    """The statements of the documents of one source, and what looks like one and is none."""
    from govgraph import pipeline

    residue: list[Residue] = []

    def extractions() -> Iterator[Extraction]:
        for document in found:
            extraction = pipeline.extract(document)
            residue.extend(extraction.residue)
            yield extraction

    return resolve.resolve(extractions()), residue
