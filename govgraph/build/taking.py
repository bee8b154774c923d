"""Takes inputs in: what is as it was before is not read again; what is read is put into the directory."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph import __version__
from govgraph.build import fingerprint, tables
from govgraph.build.engines import engine
from govgraph.build.inputs import Inputs
from govgraph.build.journal import NAME, Journal
from govgraph.build.options import Options
from govgraph.build.progress import Progress
from govgraph.build.reading import Job, Read, file_hash
from govgraph.directory import Input, Manifest, extractions, files
from govgraph.directory.extractions import Kept
from govgraph.errors import DataError, GraphError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """The texts that a graph is to be made of."""

    inputs: tuple[Input, ...]
    documents: frozenset[str]  #: ids of the documents that were read anew
    read: int  #: texts that were read anew
    errors: tuple[str, ...]  #: a sentence for each input that could not be read
    failed: tuple[tuple[str, str], ...] = ()  #: the files among them, by name


def take(folder: Path, old: Manifest | None, wanted: Inputs, options: Options, progress: Progress) -> Taken:
    """Read the inputs into a directory. A table speaks for its texts, even where they are named as inputs as well."""
    known = {i.file: i for i in _reusable(folder, old, options) if not i.by_hand}
    hashes = {job: file_hash(job.path) for job in wanted.jobs}
    same = {job: known[hashes[job]] for job in wanted.jobs if hashes[job] in known}
    todo = [job for job in wanted.jobs if job not in same]
    inputs = [replace(i, name=job.name) for job, i in same.items()]
    errors, documents, tabled, count = list(wanted.errors), set[str](), set[str](), 0
    _log.info("%d files, %d as they were, %d to read", len(wanted.jobs), len(same), len(todo))
    progress(0, len(todo), "reading")
    failed = []
    with _journal(folder, options).writing() as note:
        for found, by_hand in _reads(folder, old, wanted, todo, options, progress):
            if found.error:
                errors.append(found.error)
                failed.append((found.name, found.error))
                _log.warning("not read: %s", found.error)
                continue
            count += 1
            _log.debug("read %s: %d documents, %d statements", found.name, len(found.records), len(found.statements))
            documents |= {r.id for r in found.records}
            inputs.append(_keep(folder, found, by_hand))
            note(inputs[-1])
            if by_hand:
                tabled.add(found.digest)
    if not count:
        _empty(folder / NAME)
    inputs = [i for i in inputs if i.by_hand or i.digest not in tabled]
    return Taken(tuple(sorted(inputs, key=_order)), frozenset(documents), count, tuple(errors), tuple(sorted(failed)))


def renewed(folder: Path, old: Manifest, options: Options, progress: Progress) -> Manifest:
    """The manifest of a graph whose texts other rules read, after these have read them again; nothing where they are the same."""
    if (old.govgraph, old.rules) == (__version__, fingerprint.rules()):
        return old
    by_name = {i.name: i for i in old.inputs if not i.by_hand}
    jobs = [_again(folder, name, i) for name, i in by_name.items()]
    inputs = [i for i in old.inputs if i.by_hand]
    for count, (_, found) in enumerate(engine(options, jobs).read(jobs, options.keep_personal), start=1):
        progress(count, len(jobs), found.name)
        if found.error:
            raise GraphError(f"{folder}: its own text cannot be read again: {found.error}; build the graph anew")
        inputs.append(replace(_keep(folder, found, by_hand=False), file=by_name[found.name].file))
    return replace(old, govgraph=__version__, rules=fingerprint.rules(), inputs=tuple(sorted(inputs, key=_order)))


def _again(folder: Path, name: str, kept: Input) -> Job:
    """A text that the directory has kept, to be read again."""
    return Job(files.source(folder, kept.digest), name, extractions.load(folder, kept.extraction).recognised)


def _order(given: Input) -> tuple[str, str, str]:
    return given.name, given.digest, given.extraction


def _empty(path: Path) -> None:
    """Remove a journal with nothing in it."""
    if path.exists() and not path.stat().st_size:
        path.unlink()


def _journal(folder: Path, options: Options) -> Journal:
    return Journal(folder / NAME, f"{__version__} {fingerprint.rules()} {options.keep_personal}")


def _reusable(folder: Path, old: Manifest | None, options: Options) -> list[Input]:
    """What was read before by these very rules, for the graph that is there or by a build that was stopped."""
    found = _journal(folder, options).inputs()
    if old is not None and (old.govgraph, old.rules, old.keep_personal) == (__version__, fingerprint.rules(), options.keep_personal):
        found += old.inputs
    return [i for i in found if all(map(_whole, (files.extraction(folder, i.extraction), files.source(folder, i.digest))))]


def _whole(path: Path) -> bool:
    """Whether a file is there with something in it; a power cut may have taken what was in it."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _reads(
    folder: Path, old: Manifest | None, wanted: Inputs, todo: list[Job], options: Options, progress: Progress
) -> Iterator[tuple[Read, bool]]:
    """What each file and each table gives, and whether it comes from a table."""
    for count, (job, found) in enumerate(engine(options, todo).read(todo, options.keep_personal), start=1):
        yield found, False
        progress(count, len(todo), job.name)
    inputs = {i.name: i for i in old.inputs} if old else {}

    def kept(name: str) -> Job | None:
        return _again(folder, name, inputs[name]) if name in inputs else None

    for table in wanted.tables:
        try:
            for found in tables.read(table, (table.parent, *options.sources), kept, options.keep_personal):
                yield found, True
        except DataError as error:
            yield Read(table.name, "", error=str(error)), True


def _keep(folder: Path, found: Read, by_hand: bool) -> Input:
    """Put what was read into the directory, under names that tell its content."""
    made_by = found.file if by_hand else f"{__version__} {fingerprint.rules()}"
    key = _key(found.digest, f"{made_by} {found.recognised}" if found.recognised else made_by)
    kept = Kept(len(found.text), found.records, found.statements, found.recognised)
    files.write(files.source(folder, found.digest), found.text.encode("utf-8", "surrogatepass"), settled=False)
    files.write(files.extraction(folder, key), extractions.dump(kept, found.residue), settled=False)
    return Input(found.name, found.file, found.digest, key, by_hand)


def _key(digest: str, made_by: str) -> str:
    return hashlib.sha256(f"{digest} {made_by}".encode()).hexdigest()[:24]
