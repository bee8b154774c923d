"""The three things that change a graph directory: build it from inputs, add inputs, remove documents."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph import __version__, description
from govgraph.build import fingerprint, inputs, journal
from govgraph.build.composing import finish
from govgraph.build.options import Options
from govgraph.build.progress import Progress, silent
from govgraph.build.taking import Taken, renewed, take
from govgraph.checks import integrity
from govgraph.directory import GraphDirectory, Manifest, files, generation, manifest
from govgraph.errors import GraphError, ReadError, UsageError
from govgraph.exports import tables
from govgraph.resolve import decisions

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a build."""

    path: Path
    content: str  #: version of the content
    citation: str  #: how to cite it
    counts: Mapping[str, int]  #: documents, statements, quads, rejected, and of each relation
    texts: int
    read: int  #: texts that were read anew; the others were as before
    failures: tuple[str, ...]  #: a sentence for each input that could not be read
    unresolved: tuple[str, ...]  #: decisions that fit nothing
    problems: int  #: what the check of new and changed documents found; `check` lists them
    seconds: float


def build(given: Sequence[str | Path], out: Path, options: Options, progress: Progress = silent) -> Summary:
    """Make the graph in a directory hold exactly the inputs; only what changed since the last build is read.

    An input that can't be read does not keep the others out; ReadError where none can, and the graph stays as it was.
    """
    began = time.monotonic()
    wanted = inputs.expand(given)
    if not wanted.jobs and not wanted.tables:
        raise ReadError("; ".join(wanted.errors) or "no input is given")
    with generation.writing(out) as old:
        taken = take(out, old, wanted, options, progress)
        if not taken.inputs:
            raise ReadError("\n".join(taken.errors))
        new = _manifest(out, options, taken)
        return _done(out, old, new, taken, began, progress)


def add(folder: Path, given: Sequence[str | Path], options: Options, progress: Progress = silent) -> Summary:
    """Put inputs into a graph; a text of a name that is there replaces it, a document that was taken out comes back."""
    began = time.monotonic()
    manifest.read(folder)
    wanted = inputs.expand(given)
    with generation.writing(folder) as old:
        assert old is not None
        options = replace(options, base=old.base, keep_personal=old.keep_personal)
        taken = take(folder, old, wanted, options, progress)
        if not taken.inputs:
            raise ReadError("\n".join(taken.errors))
        names = {i.name for i in taken.inputs}
        current = renewed(folder, old, options, progress)
        merged = (*(i for i in current.inputs if i.name not in names), *taken.inputs)
        new = _manifest(folder, options, replace(taken, inputs=merged))
        removed = tuple(d for d in old.removed if d not in taken.documents)
        failures = tuple(dict.fromkeys((*old.failures, *taken.errors)))
        new = replace(new, removed=removed, decisions=new.decisions or old.decisions, failures=failures)
        return _done(folder, old, new, taken, began, progress)


def remove(folder: Path, wanted: Sequence[str]) -> Summary:
    """Take documents out of a graph, by id, number or source file."""
    began = time.monotonic()
    manifest.read(folder)
    with generation.writing(folder) as old:
        assert old is not None
        texts = {i.name for i in old.inputs} & set(wanted)
        gone = {e.id for e in old.documents if e.id in wanted or e.number in wanted}
        known = texts | {n for e in old.documents if e.id in gone for n in (e.id, e.number)}
        unknown = tuple(f"{folder} has no document and no source {name}" for name in wanted if name not in known)
        if len(unknown) == len(wanted):
            raise GraphError("; ".join(unknown) + f"; govgraph export {folder} --format statements lists what it has")
        new = replace(old, inputs=tuple(i for i in old.inputs if i.name not in texts), removed=tuple(sorted(gone | set(old.removed))))
        return _done(folder, old, new, Taken((), frozenset(), 0, unknown), began)


def _manifest(folder: Path, options: Options, taken: Taken) -> Manifest:
    digest = ""
    if options.decisions:
        digest = files.keep_decisions(folder, _decided(options.decisions))
    given = tuple(sorted(taken.inputs, key=lambda i: (i.name, i.digest, i.extraction)))
    return Manifest(
        __version__, fingerprint.rules(), base=options.base, keep_personal=options.keep_personal, inputs=given, decisions=digest,
        failures=taken.errors,
    )  # fmt: skip


def _decided(path: Path) -> bytes:
    """A decisions file, or those of a coding sheet, as CSV; a mistake in it is told before anything is written."""
    if path.suffix.lower() == ".xlsx":
        data = tables.decisions(path)
        decisions.loads(data.decode(), path.name)
        return data
    try:
        decisions.read(path)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"--decisions {path}: cannot be read ({error.strerror})") from error


def _done(folder: Path, old: Manifest | None, new: Manifest, taken: Taken, began: float, progress: Progress = silent) -> Summary:
    _log.info("%d texts read after %.1f s; the graph is made", taken.read, time.monotonic() - began)
    done, unresolved = finish(folder, old, new, taken.failed, progress)
    (folder / journal.NAME).unlink(missing_ok=True)
    before = {(e.id, e.content) for e in old.documents} if old else set()
    changed = {e.id for e in done.documents if (e.id, e.content) not in before}
    _log.info("generation %s in force after %.1f s; %d documents are checked", done.generation, time.monotonic() - began, len(changed))
    report = integrity.check(GraphDirectory(folder, done), changed)
    return Summary(
        folder, done.content, description.citation(done), done.counts, len(done.inputs), taken.read, taken.errors, unresolved,
        sum(p.kind != "words" for p in report.problems), round(time.monotonic() - began, 2),
    )  # fmt: skip
