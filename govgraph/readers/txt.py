"""Plain text in UTF-8 (with or without byte order mark), GB18030 or UTF-16 with its mark."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from pathlib import Path

from govgraph.errors import ReadError
from govgraph.model import Recognised, Source

_LIMIT = 400 * 2**20
_NUL = re.compile(r"[\x00-\x08\x0e-\x1f]")
#: the commonest characters of running Chinese; a text decoded with the wrong table has next to none of them
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经")


def read(path: Path, name: str) -> Source:
    """Read a text file.

    Raises ReadError for a file that is missing, empty, binary, or in an encoding that is neither UTF-8 nor GB18030.
    """
    return source(decode(raw(path), str(path)), name)


def raw(path: Path) -> bytes:
    """The bytes of a file; ReadError where it is missing, may not be read, or is too large."""
    check(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unread(path, error) from error


def check(path: Path) -> None:
    """ReadError for a file that is missing, empty, may not be read, or is too large."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            first = file.read(1)
    except OSError as error:
        raise _unread(path, error) from error
    if size > _LIMIT:
        raise ReadError(f"{path}: larger than {_LIMIT >> 20} MiB; split it into its issues")
    if not first:
        raise ReadError(f"{path}: the file is empty; give a file with the text of a document")


def _unread(path: Path, error: OSError) -> ReadError:
    return ReadError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions")


def source(text: str, name: str, recognised: tuple[Recognised, ...] = ()) -> Source:
    """A source of decoded text, with the offsets of its lines and of its form feeds' pages."""
    lines = (0, *(m.end() for m in re.finditer("\n", text)))
    feeds = tuple(m.end() for m in re.finditer("\f", text))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, text, digest, (0, *feeds) if feeds else (), lines, recognised)


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes; the byte order mark is no part of it, line ends stay as they are."""
    if not data.strip():
        raise ReadError(f"{name}: the file is empty; give a file with the text of a document")
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _checked(_decode(data, "utf-16", name), name)
    if b"\0" in data[:4096] and (wide := _unmarked(data)):
        return wide
    try:
        return _checked(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":  # cut off within its last character
            return _checked(data[: error.start].decode("utf-8-sig"), name)
        text = _checked(_decode(data, "gb18030", name).removeprefix("\ufeff"), name)
    if not _is_running(text):
        raise ReadError(f"{name}: unknown encoding, neither UTF-8 nor GB18030; save it as UTF-8")
    return text


def _is_running(text: str) -> bool:
    """Whether the Chinese in a text has the characters that any running text has; so has one without Chinese."""
    sample = [c for c in text[:20000] if c > "\u2e80"]
    return not sample or sum(c in _COMMON for c in sample) >= 0.03 * len(sample)


def _unmarked(data: bytes) -> str:
    """The text of UTF-16 without its mark; empty where it is something else."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("\u4e00" <= c < "\u9fff" for c in text[:2000]) and _is_running(text) and not _NUL.search(text[:100000]):
            return text
    return ""


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not text in UTF-8 or GB18030; save it as plain text in UTF-8") from error


def _checked(text: str, name: str) -> str:
    if _NUL.search(text[:100000]):
        raise ReadError(f"{name}: a binary file, not text; save the document as plain text in UTF-8")
    return text
