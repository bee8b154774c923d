"""What a build has read so far, so that one that was stopped goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from govgraph.directory import Input

NAME = ".journal"


@dataclass(frozen=True, slots=True)
class Journal:
    """The record of a build under way; `made_by` names the rules and options that what was read depends on."""

    path: Path
    made_by: str

    def inputs(self) -> list[Input]:
        """What was read by the same rules; a line cut off by a crash is left out."""
        found = []
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        for line in lines:
            try:
                made_by, value = json.loads(line)
                if made_by == self.made_by:
                    found.append(Input(**value))
            except (ValueError, TypeError):
                continue
        return found

    @contextmanager
    def writing(self) -> Iterator[Note]:
        """Note inputs as they are read."""
        with self.path.open("a", encoding="utf-8") as file:
            yield Note(file, self.made_by)


@dataclass(frozen=True, slots=True)
class Note:
    """Where inputs are noted."""

    file: TextIO
    made_by: str

    def __call__(self, read: Input) -> None:
        """Note one; whole lines only, each at once on its way to the disk."""
        self.file.write(json.dumps((self.made_by, asdict(read)), ensure_ascii=False) + "\n")
        self.file.flush()
