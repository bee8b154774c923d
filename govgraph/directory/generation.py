"""A new generation: the store beside the old one, then the manifest that puts it in force, then what is no longer needed."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from govgraph import store
from govgraph.directory import files, lock, manifest
from govgraph.directory.manifest import Entry, Manifest
from govgraph.errors import GraphError
from govgraph.vocabulary import derived_graph, document_graph

Graphs = Iterable[tuple[str, list[str]]]  #: lines of N-Quads by what the manifest calls their graph
_Key = tuple[str, str, str]
_PARTIAL = ".partial"
_WORTH = 0.75  #: the share of documents that must stay for a store to be changed rather than written anew
_WASTE = 0.25  #: the share of its quads that may have left a store before it is written anew
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
            yield manifest.before(folder)
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
    folder: Path, old: Manifest | None, new: Manifest, quads: Callable[[Collection[str]], Graphs], derived: list[str]
) -> Manifest:
    """Write the store of a new manifest beside the old one, put it in force, and tidy up; gives the manifest in force.

    `quads` gives the graphs of documents by their ids; what the old store already has is taken over from it.
    """
    kept = _kept(old, new)
    graphs = chain(quads({e.id for e in new.documents if _key(e) not in kept}), [(manifest.DERIVED, derived)])
    done = _changed(folder, old, new, kept, graphs) if old and kept else _made(folder, new, graphs)
    _settle(folder, old, done)
    files.write(folder / manifest.NAME, done.dumps().encode())
    _tidy(folder, done)
    return done


def _kept(old: Manifest | None, new: Manifest) -> set[_Key]:
    """The documents whose graphs are the same in both; none where a store written anew is the better one."""
    if old is None or (old.govgraph, old.rules, old.base) != (new.govgraph, new.rules, new.base):
        return set()
    if old.dropped > _WASTE * old.counts["quads"]:
        return set()
    kept = {_key(e) for e in old.documents if e.id in old.graphs} & {_key(e) for e in new.documents}
    return kept if len(kept) > _WORTH * len(old.documents) else set()


def _key(entry: Entry) -> _Key:
    return entry.id, entry.source, entry.content


def _made(folder: Path, new: Manifest, graphs: Graphs) -> Manifest:
    """A store written as a whole."""
    hashes: dict[str, str] = {}
    with _next(folder) as (name, place):
        size = store.write(place, (lines for _, lines in _hashed(hashes, graphs)))
    return replace(new, generation=name, counts={**new.counts, "quads": size}, graphs=hashes)


def _changed(folder: Path, old: Manifest, new: Manifest, kept: set[_Key], graphs: Graphs) -> Manifest:
    """A copy of the old store in which some graphs are made anew; the old store itself where none is."""
    hashes = {e.id: old.graphs[e.id] for e in new.documents if _key(e) in kept}
    stay = {e.id for e in new.documents}
    gone: Graphs = ((e.id, []) for e in old.documents if e.id not in stay)
    fresh = ((name, lines) for name, lines in _hashed(hashes, graphs) if hashes[name] != old.graphs.get(name))
    changes = ((_iri(graph, old.base), lines) for graph, lines in chain(gone, fresh))
    if (first := next(changes, None)) is None:
        return replace(new, generation=old.generation, counts={**new.counts, "quads": old.counts["quads"]}, graphs=hashes, dropped=old.dropped)
    with _next(folder) as (name, place):
        store.copy(files.generation(folder, old.generation), place)
        came, went = store.change(place, chain([first], changes))
    size = old.counts["quads"] + came - went
    return replace(new, generation=name, counts={**new.counts, "quads": size}, graphs=hashes, dropped=old.dropped + went)
def _hashed(hashes: dict[str, str], graphs: Graphs) -> Graphs:
    """Graphs as they pass, the hash of each noted under its name."""
    for name, lines in graphs:
        hashes[name] = manifest.graph_hash(lines)
        yield name, lines


def _iri(name: str, base: str) -> str:
    return derived_graph(base) if name == manifest.DERIVED else document_graph(name, base)


@contextlib.contextmanager
def _next(folder: Path) -> Iterator[tuple[str, Path]]:
    """The name of the next generation, and where to write it; it takes its place when all of it is written."""
    _clear(folder)
    taken = [int(p.name) for p in (folder / "generations").glob("[0-9]*")]
    name = f"{max(taken, default=0) + 1:06}"
    partial = files.generation(folder, name + _PARTIAL)
    partial.parent.mkdir(exist_ok=True)
    try:
        yield name, partial
        partial.rename(files.generation(folder, name))
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove what a build that was cut off has left."""
    for path in (folder / "generations").glob(f"*{_PARTIAL}"):
        shutil.rmtree(path, ignore_errors=True)


def _settle(folder: Path, old: Manifest | None, done: Manifest) -> None:
    """What the manifest is about to name is on the disk for good."""
    there = set(old.inputs) if old else set()
    fresh = [i for i in done.inputs if i not in there]
    files.settle(path for i in fresh for path in (files.source(folder, i.digest), files.extraction(folder, i.extraction)))


def _tidy(folder: Path, done: Manifest) -> None:
    kept = [files.source(folder, i.digest) for i in done.inputs]
    kept += [files.extraction(folder, i.extraction) for i in done.inputs]
    kept += [files.decisions(folder, done.decisions)] if done.decisions else []
    files.tidy(folder, [*kept, files.generation(folder, done.generation)])
