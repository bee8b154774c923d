"""What a graph directory says of itself: `manifest.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from govgraph.errors import GraphError
from govgraph.vocabulary import BASE

FORMAT = 2
NAME = "manifest.json"
DERIVED = "derived"  #: what `graphs` calls the derived graph


class AnotherVersionError(GraphError):
    """A graph that a build can only make anew."""


@dataclass(frozen=True, slots=True)
class Input:
    """A text that the graph was made from."""

    name: str  #: as the column `source` has it
    file: str  #: SHA-256 of the file's bytes; of the rows, where a statements table was given
    digest: str  #: SHA-256 of the masked text
    extraction: str  #: key of what was read out of it
    by_hand: bool = False  #: whether a statements table says what it states


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the graph."""

    id: str
    number: str
    title: str
    date: str
    source: str  #: digest of the source its graph was made from
    content: str  #: hash of its rows
    also: tuple[str, ...] = ()  #: digests of further sources that hold it
    issuers: tuple[str, ...] = ()
    extraction: str = ""  #: key of what was read out of its source


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of it."""

    govgraph: str  #: version that built it
    rules: str  #: fingerprint of its rules
    generation: str = ""  #: folder of the store in force
    base: str = BASE
    keep_personal: bool = False
    inputs: tuple[Input, ...] = ()
    documents: tuple[Entry, ...] = ()
    removed: tuple[str, ...] = ()  #: ids of documents taken out of texts that stay
    decisions: str = ""  #: hash of the decisions file; empty where there is none
    failures: tuple[str, ...] = ()  #: a sentence for each input that could not be read
    counts: Mapping[str, int] = field(default_factory=dict)  #: documents, statements, quads, rejected, and each relation
    dropped: int = 0  #: quads that left the store since it was written as a whole
    graphs: Mapping[str, str] = field(default_factory=dict)  #: hash of the quads of each document's graph by its id, and of the derived one

    @property
    def content(self) -> str:
        """The version of the content: a hash of all quads, the same wherever, whenever and in whatever steps they were built."""
        whole = "".join(f"{name} {digest}\n" for name, digest in sorted(self.graphs.items()))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    def dumps(self) -> str:
        """As JSON."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def graph_hash(lines: Iterable[str]) -> str:
    """SHA-256 of a named graph: its quads as lines of N-Quads, sorted, each ended by a newline."""
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(set(lines))).encode()).hexdigest()


def read(folder: Path) -> Manifest:
    """The manifest of a graph directory; GraphError where it is none, or of another version."""
    path = folder / NAME
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        what = "is no graph (it has no manifest.json)" if folder.is_dir() else "does not exist"
        raise GraphError(f"{folder} {what}; make one with: govgraph build INPUT --out {folder}") from None
    except (OSError, ValueError) as error:
        raise GraphError(f"{path} cannot be read ({error}); build the graph anew") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise AnotherVersionError(f"{folder} was built by another version of govgraph; build it anew with this one")
    try:
        return _loaded(value)
    except (KeyError, TypeError) as error:
        raise GraphError(f"{path} is damaged ({error}); build the graph anew") from error


def before(folder: Path) -> Manifest | None:
    """The manifest that a build goes on from: none where there is no graph yet, or one that it can only make anew."""
    try:
        return read(folder) if (folder / NAME).exists() else None
    except AnotherVersionError:
        return None


def _loaded(value: dict[str, Any]) -> Manifest:
    del value["format"]
    value["inputs"] = tuple(Input(**i) for i in value["inputs"])
    value["documents"] = tuple(Entry(**{**d, "also": tuple(d["also"]), "issuers": tuple(d.get("issuers", ()))}) for d in value["documents"])
    value["removed"] = tuple(value["removed"])
    value["failures"] = tuple(value.get("failures", ()))
    return Manifest(**value)
