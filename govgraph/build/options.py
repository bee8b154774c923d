"""How a graph is built, checked before anything is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from govgraph.errors import UsageError
from govgraph.vocabulary import BASE

Engine = Literal["local", "dask"]
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#:]")


@dataclass(frozen=True, slots=True)
class Options:
    """What `build` can be told; `add` takes base and masking from the graph that is there."""

    base: str = BASE  #: where the IRIs of things begin
    sources: tuple[Path, ...] = ()  #: folders in which the texts of a table may be
    keep_personal: bool = False  #: whether telephone, identity and account numbers stay in the kept texts
    decisions: Path | None = None  #: a researcher's decisions; without them those of the graph that is there hold for `add`
    workers: int = 0  #: processes; 0: as many as there are processors
    engine: Engine = "local"  #: who reads the files
    scheduler: str = ""  #: address of a Dask scheduler; without it, `dask` is a cluster on this machine

    def __post_init__(self) -> None:
        if not _IRI.fullmatch(self.base):
            raise UsageError(f"--base-iri {self.base}: give an absolute IRI that ends in / or #, such as {BASE}")
        if self.engine not in get_args(Engine):
            raise UsageError(f"--engine {self.engine}: known are {', '.join(get_args(Engine))}")
        if self.scheduler and self.engine != "dask":
            raise UsageError("--scheduler is for --engine dask")
