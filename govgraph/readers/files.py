"""Finds the files of an input and reads each by the reader of its suffix."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from govgraph.errors import ReadError
from govgraph.model import Source
from govgraph.readers import archive, docx, html, kinds, ocr, ofd, pdf, txt

Reader = Callable[[Path, str], Source]

_IMAGES: dict[str, Reader] = dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), ocr.read)
READERS: dict[str, Reader] = {
    ".txt": txt.read, ".text": txt.read, ".pdf": pdf.read, ".docx": docx.read, ".ofd": ofd.read,
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), html.read), **_IMAGES,
}  # fmt: skip
#: suffixes of formats that hold documents but cannot be read, with what to do
_CONVERT = {
    ".doc": "save it as .docx first, without a password, for instance with: soffice --headless --convert-to docx FILE",
    ".wps": "save it as .docx first, in WPS or with: soffice --headless --convert-to docx FILE",
    ".rtf": "save it as .docx first, for instance with: soffice --headless --convert-to docx FILE",
    ".rar": "unpack it and give the folder",
    ".7z": "unpack it and give the folder",
}
_TEXTS = frozenset(READERS) - frozenset(_IMAGES)
_FOUND = frozenset({*_TEXTS, *_CONVERT})  #: what is looked for in archives: what can't be read is told, not passed over
_ZIP = ".zip"
_KINDS = "txt, pdf, ofd, docx, html, images and zip"


def expand(inputs: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    """Each file of the inputs with its name relative to its input, in order of names.

    Folders are walked, globs expanded, archives unpacked, `-` is standard input. Images in a folder or an
    archive are read where it holds nothing else. Raises ReadError for a path that does not exist, a glob that matches nothing, a folder without readable files.
    """
    for given in inputs:
        path = Path(given)
        if str(given) == "-":
            yield _standard_input(), "standard-input"
        elif path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield from _opened(path, path.name)
        else:
            for match in _matches(path):
                yield from _opened(match, match.name)


def _matches(pattern: Path) -> list[Path]:
    """The files that a glob means; ** goes into no linked folder, which may lead round."""
    anchor = Path(pattern.anchor or ".")
    try:
        found = sorted(p for p in anchor.glob(str(pattern.relative_to(pattern.anchor))) if p.is_file())
    except (ValueError, NotImplementedError):
        found = []
    shown = [p for p in found if pattern.name.startswith(".") or not p.name.startswith(".")]
    if not shown:
        raise ReadError(f"{pattern}: no such file or folder; check the path")
    return shown


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in {*_FOUND, *_IMAGES, _ZIP} and p.is_file() and not p.name.startswith("~$"))
    files = [p for p in found if p.suffix.lower() not in _IMAGES] or found
    if not files:
        raise ReadError(f"{folder}: no documents in this folder; govgraph reads {_KINDS}")
    for path in files:
        yield from _opened(path, path.relative_to(folder).as_posix())


def _opened(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    """A file, or the files of an archive; an archive that can't be opened stands for itself, so that reading it says why."""
    if path.suffix.lower() != _ZIP:
        yield path, name
        return
    try:
        inside = _inside(path)
    except ReadError:
        inside = []
    if inside:
        yield from ((inner, f"{name}/{below}") for inner, below in inside)
    else:
        yield path, name


def _inside(path: Path) -> list[tuple[Path, str]]:
    """The documents of an archive; pictures where there is nothing else in it."""
    return list(archive.unpack(path, _FOUND | {_ZIP})) or list(archive.unpack(path, frozenset(_IMAGES) | {_ZIP}))


def _unreadable(path: Path) -> ReadError:
    """Why an archive was not opened."""
    try:
        _inside(path)
    except ReadError as error:
        return error
    return ReadError(f"{path}: no documents in this archive; govgraph reads {_KINDS}")


def _standard_input() -> Path:
    """What comes in on standard input, in a file that ends as what it looks like."""
    data = sys.stdin.buffer.read()
    suffix = kinds.begins(data) or (".docx" if data.startswith(b"PK") else ".txt")
    path = archive.scratch() / f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
    path.write_bytes(data)
    return path


def read(path: str | Path, name: str = "") -> Source:
    """Read one file, as what it is, whatever its name ends in.

    Raises ReadError, in one sentence: what is wrong with the file, and what to do.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == _ZIP:
        raise _unreadable(path)
    found = kinds.of(path) or suffix
    reader = READERS.get(found)
    if reader is None:
        raise _unknown(path, found)
    return reader(path, name or path.name)


def _unknown(path: Path, found: str) -> ReadError:
    """Why a file of this kind is not read, and what to do."""
    suffix = path.suffix.lower()
    what = f"cannot read {suffix or 'a file without ending'}" if found == suffix else f"a {found} in spite of its name, which cannot be read"
    return ReadError(f"{path}: {what}; {_CONVERT.get(found, f'govgraph reads files that end in {_ENDINGS}')}")


_ENDINGS = ", ".join((*READERS, _ZIP))
