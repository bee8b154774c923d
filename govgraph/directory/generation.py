"""A new generation: the store beside the old one, then the manifest that puts it in force, then what is no longer needed."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from govgraph import store
from govgraph.directory import files, lock, manifest
from govgraph.directory.manifest import Entry, Manifest
from govgraph.errors import GraphError
from govgraph.vocabulary import derived_graph, document_graph

_PARTIAL = ".partial"
_WORTH = 0.75  #: the share of documents that must stay for a store to be changed rather than written anew
_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Manifest | None]:
    """Hold a directory for writing; gives its manifest, None where there is no graph yet.

    A folder that held nothing before is removed again when nothing came of it. GraphError where the folder holds something
    else, where another build is at it, or where the disk is full.
    """
    made = _prepare(folder)
    with _disk(folder), lock.held(folder):
        try:
            yield manifest.read(folder) if (folder / manifest.NAME).exists() else None
        except KeyboardInterrupt:
            made = False  # what was read so far is kept for the next build
            raise
        finally:
            if made and not (folder / manifest.NAME).exists():
                shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> bool:
    """Make the folder, where it is not there; gives whether it was made or empty."""
    if folder.exists() and not folder.is_dir():
        raise GraphError(f"{folder} is a file; give a folder that is new or holds a graph")
    if folder.is_dir():
        found = {p.name for p in folder.iterdir()}
        if found and not found & {manifest.NAME, lock.NAME}:
            raise GraphError(f"{folder} holds files but no graph; give a folder that is new or holds a graph")
        return not found
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise GraphError(f"{folder} cannot be made ({error.strerror})") from error
    return True


@contextlib.contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Say in one sentence that a disk is full or can't be written."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL or "no space" in str(error).lower()
        what = "there is no space left on its disk" if full else str(error)
        raise GraphError(f"{folder} cannot be written: {what}; what was stored before is untouched") from error


def swap(
    folder: Path, old: Manifest | None, new: Manifest, quads: Callable[[Entry], list[str]], derived: list[str]
) -> Manifest:
    """Write the store of a new manifest beside the old one, put it in force, and tidy up; gives the manifest in force.

    `quads` gives the graph of a document; graphs that the old store already has are taken over from it.
    """
    kept = _kept(old, new)
    if old and len(kept) == len(old.documents) and _same(old, new):
        done = replace(new, generation=old.generation, counts={**new.counts, "quads": old.counts["quads"]}, graphs=old.graphs)
        files.write(folder / manifest.NAME, done.dumps().encode())
        _tidy(folder, done)
        return done
    done = _write(folder, old, new, kept, quads, derived)
    files.write(folder / manifest.NAME, done.dumps().encode())
    _tidy(folder, done)
    return done


def _kept(old: Manifest | None, new: Manifest) -> set[tuple[str, str, str]]:
    """The documents whose graphs are the same in both."""
    if old is None or (old.govgraph, old.rules, old.base) != (new.govgraph, new.rules, new.base):
        return set()
    kept = {_key(e) for e in old.documents if e.id in old.graphs} & {_key(e) for e in new.documents}
    return kept if len(kept) > _WORTH * len(old.documents) else set()


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.id, entry.source, entry.content


def _same(old: Manifest, new: Manifest) -> bool:
    return {(e.id, e.also) for e in old.documents} == {(e.id, e.also) for e in new.documents}


def _write(
    folder: Path, old: Manifest | None, new: Manifest, kept: set[tuple[str, str, str]],
    quads: Callable[[Entry], list[str]], derived: list[str],
) -> Manifest:  # fmt: skip
    name = _next(folder)
    target, partial = files.generation(folder, name), files.generation(folder, name + _PARTIAL)
    _clear(folder)
    partial.parent.mkdir(exist_ok=True)
    dropped = []
    try:
        if old and kept:
            store.copy(files.generation(folder, old.generation), partial)
            dropped = [document_graph(e.id, old.base) for e in old.documents if _key(e) not in kept] + [derived_graph(old.base)]
        hashes = {e.id: old.graphs[e.id] for e in new.documents if _key(e) in kept} if old else {}
        added = ((e.id, quads(e)) for e in new.documents if _key(e) not in kept)
        compact = not kept or len(dropped) > 1
        size = store.write(partial, dropped, _hashed(hashes, chain(added, [(manifest.DERIVED, derived)])), compact=compact)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return replace(new, generation=name, counts={**new.counts, "quads": size}, graphs=hashes)


def _hashed(hashes: dict[str, str], graphs: Iterable[tuple[str, list[str]]]) -> Iterator[list[str]]:
    """Graphs as they are written, the hash of each noted under its name."""
    for name, lines in graphs:
        hashes[name] = manifest.graph_hash(lines)
        yield lines


def _next(folder: Path) -> str:
    taken = [int(p.name.removesuffix(_PARTIAL)) for p in (folder / "generations").glob("[0-9]*")]
    return f"{max(taken, default=0) + 1:06}"


def _clear(folder: Path) -> None:
    """Remove what a build that was cut off has left."""
    for path in (folder / "generations").glob(f"*{_PARTIAL}"):
        shutil.rmtree(path, ignore_errors=True)


def _tidy(folder: Path, done: Manifest) -> None:
    kept = [files.source(folder, i.digest) for i in done.inputs]
    kept += [files.extraction(folder, i.extraction) for i in done.inputs]
    kept += [files.decisions(folder, done.decisions)] if done.decisions else []
    files.tidy(folder, [*kept, files.generation(folder, done.generation)])
