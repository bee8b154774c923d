"""What a file is by how it begins, whatever its name ends in."""

from __future__ import annotations

import zipfile
from pathlib import Path

_SIGNS = (
    (b"%PDF-", ".pdf"), (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"II*\0", ".tif"), (b"MM\0*", ".tif"), (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"), (b"Rar!\x1a\x07", ".rar"), (b"7z\xbc\xaf\x27\x1c", ".7z"),
)  # fmt: skip
_PAGES = (b"<!doctype html", b"<html")
_PARTS = (("word/document.xml", ".docx"), ("OFD.xml", ".ofd"))
_ENOUGH = 512  #: bytes that tell


def of(path: Path) -> str:
    """The ending that fits what is in a file; empty where that tells nothing: text, an archive of files, damage."""
    try:
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        return ""
    return _packed(path) if start.startswith(b"PK\x03\x04") else begins(start)


def begins(start: bytes) -> str:
    """The ending that fits how a file begins."""
    words = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if words[:20].lower().startswith(_PAGES):
        return ".html"
    return next((ending for sign, ending in _SIGNS if start.startswith(sign)), "")


def _packed(path: Path) -> str:
    """The kind of a document that is an archive of its parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    return next((ending for part, ending in _PARTS if part in names), "")
