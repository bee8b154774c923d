"""A graph as it is served: a snapshot in memory, taken anew when a build has swapped another in."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from govgraph import description, directory
from govgraph.directory import manifest
from govgraph.errors import GraphError
from govgraph.web.engine import TIMEOUT, Engine
from govgraph.web.facts import Facts
from govgraph.web.fulltext import FullText
from govgraph.web.holdings import Holdings
from govgraph.web.names import Names

T = TypeVar("T")
_KEPT = 64_000_000  #: bytes of pages that are kept
_PAUSE = 0.5  #: seconds between two looks at the directory


class Pages:
    """Pages that were made before, the newest of them, up to a size."""

    def __init__(self, size: int = _KEPT) -> None:
        self._size, self._used = size, 0
        self._pages: OrderedDict[object, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> bytes | None:
        """The page of a key, where it is kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: object, page: bytes) -> None:
        """Keep a page, unless it is very large; the oldest make room for it."""
        with self._lock:
            if len(page) < self._size // 8 and key not in self._pages:
                self._pages[key] = page
                self._used += len(page)
                while self._used > self._size:
                    self._used -= len(self._pages.popitem(last=False)[1])


class _Worked:
    """A value, or that it is being worked out."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value: list[object] = []  #: one, when it is there


class Memory:
    """What was worked out, each once however many ask at the same time; the newest of it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[object, _Worked] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, work: Callable[[], T]) -> T:
        """What belongs to a key, worked out where it is not there."""
        with self._lock:
            entry = self._found.setdefault(key, _Worked())
            self._found.move_to_end(key)
            if len(self._found) > self._most:
                self._found.popitem(last=False)
        with entry.lock:
            if not entry.value:
                entry.value.append(work())
        return entry.value[0]  # type: ignore[return-value]

    def has(self, key: object) -> bool:
        """Whether it is there at once."""
        found = self._found.get(key)
        return found is not None and bool(found.value)


class Snapshot:
    """A graph as it was when it was loaded."""

    def __init__(self, folder: Path) -> None:
        self.graph = directory.open(folder)
        self.holdings = Holdings(self.graph)
        self.texts = FullText(self.holdings)
        self.pages = Pages()
        self.memory = Memory(32)  #: what concerns the whole graph
        self.parts = Memory(200)  #: parts of it that readers asked for

    @property
    def names(self) -> Names:
        """All names; the first to ask waits for them."""
        return self.memory.get("names", lambda: Names(self.holdings.things.values()))

    @property
    def facts(self) -> Facts:
        """What only several documents together tell."""
        return self.memory.get("facts", lambda: Facts(self.holdings))

    @cached_property
    def title(self) -> str:
        """What it is called: the gazette where it is one, else the folder."""
        issues = {r.issue.title for r in self.holdings.records.values() if r.issue and r.issue.title}
        return issues.pop() if len(issues) == 1 else self.graph.path.resolve().name

    def cited(self, lang: str) -> str:
        """How the graph that the site shows is cited, with the version of its content."""
        made = description.citation if lang == "zh" else description.citation_en
        return self.memory.get(("cited", lang), lambda: made(self.graph.manifest))


class Live:
    """The newest snapshot of a directory, and the engine over it; what was taken before stays whole until it is done with."""

    def __init__(self, folder: Path, *, timeout: int = TIMEOUT, prepare: Callable[[Snapshot], None] = lambda snapshot: None) -> None:
        self.folder, self._timeout, self._prepare = folder, timeout, prepare
        self._lock = threading.Lock()
        self._stamp, self._looked = self._changed(), time.monotonic()
        self._snapshot = Snapshot(folder)
        self._engine = self._started(self._snapshot)
        self._old: list[Engine] = []
        self._warm()

    def current(self) -> Snapshot:
        """The snapshot to answer from; looks whether there is a newer one."""
        if time.monotonic() - self._looked > _PAUSE and self._lock.acquire(blocking=False):
            try:
                self._looked = time.monotonic()
                if (stamp := self._changed()) not in (self._stamp, 0):
                    with contextlib.suppress(GraphError):  # what is served stays until there is something sound to replace it
                        self._renew(stamp)
            finally:
                self._lock.release()
        return self._snapshot

    @property
    def engine(self) -> Engine:
        """The engine over the snapshot."""
        return self._engine

    def stop(self, engine: Engine) -> None:
        """Replace an engine that is at a query which it can't be told to stop."""
        with self._lock:
            if self._engine is engine:
                self._engine = Engine(engine.snapshot, self._timeout)
                engine.close()

    def close(self) -> None:
        """End all engines."""
        for engine in (*self._old, self._engine):
            engine.close()

    def _renew(self, stamp: int) -> None:
        fresh = Snapshot(self.folder)
        engine = self._started(fresh)
        for old in self._old:  # no request waits for one that is two builds old
            old.close()
        self._old = [self._engine]
        self._snapshot, self._engine, self._stamp = fresh, engine, stamp
        self._warm()

    def _warm(self) -> None:
        """Work out beforehand what takes long."""
        threading.Thread(target=self._prepare, args=(self._snapshot,), daemon=True).start()

    def _started(self, snapshot: Snapshot) -> Engine:
        return Engine(snapshot.graph.path / "generations" / snapshot.graph.manifest.generation, self._timeout)

    def _changed(self) -> int:
        try:
            return (self.folder / manifest.NAME).stat().st_mtime_ns
        except OSError:
            return 0
