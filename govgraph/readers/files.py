"""Finds the files of an input and reads each by the reader of its suffix."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import txt

READERS: dict[str, Callable[[Path, str], Source]] = {".txt": txt.read, ".text": txt.read}
#: suffixes of formats that hold documents but cannot be read, with what to do
_CONVERT = {
    ".doc": "save it as .docx or plain text (UTF-8) first, for instance with LibreOffice",
    ".wps": "save it as plain text (UTF-8) first",
    ".pdf": "extract its text (UTF-8) first, for instance with pdftotext -layout",
    ".docx": "save it as plain text (UTF-8) first",
    ".html": "save its text as plain text (UTF-8) first",
}


def expand(inputs: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    """Each file of the inputs with its name relative to its input; folders are walked, globs expanded, order is that of names.

    Raises ReadError for a path that does not exist, a glob that matches nothing, a folder without readable files.
    """
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield path, path.name
        else:
            matches = sorted(glob.glob(str(given), recursive=True))
            if not matches:
                raise ReadError(f"{given}: no such file or folder; check the path")
            for match in matches:
                if Path(match).is_file():
                    yield Path(match), Path(match).name


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in READERS and p.is_file())
    if not files:
        raise ReadError(f"{folder}: no documents in this folder; govgraph reads files that end in {', '.join(READERS)}")
    for path in files:
        yield path, path.relative_to(folder).as_posix()


def read(path: str | Path, name: str = "") -> Source:
    """Read one file.

    Raises ReadError, in one sentence: what is wrong with the file, and what to do.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        advice = _CONVERT.get(path.suffix.lower(), f"govgraph reads files that end in {', '.join(READERS)}")
        raise ReadError(f"{path}: cannot read {path.suffix or 'a file without ending'}; {advice}")
    return reader(path, name or path.name)
