"""ZIP archives of documents: unpacked into a scratch folder that goes with the process, within limits that a bomb exceeds."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from govgraph.errors import ReadError

_TOTAL = 4 * 2**30  #: bytes of all that is in an archive
_RATIO, _FROM = 200, 64 * 2**20  #: how far a file may be packed, once it is as large as this
_COUNT = 200_000  #: files
_DEEPEST = 3  #: archives within archives
_CHUNK = 2**20
_HAN = re.compile("[\u4e00-\u9fff]")
#: what damage to an archive raises
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@cache
def scratch() -> Path:
    """A folder for what is unpacked, removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="govgraph-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def check(path: Path) -> None:
    """ReadError for an archive that says itself that it is a bomb."""
    with zipfile.ZipFile(path) as packed:
        _judge(path, packed.infolist())


def _judge(path: Path, members: list[zipfile.ZipInfo]) -> None:
    total = sum(m.file_size for m in members)
    if len(members) > _COUNT:
        raise ReadError(f"{path}: {len(members):,} files in one archive; give archives of at most {_COUNT:,}")
    packed = any(m.file_size > _FROM and m.file_size > _RATIO * max(m.compress_size, 1) for m in members)
    if total > _TOTAL or packed:
        raise ReadError(f"{path}: unpacks to {total >> 20:,} MiB, too much for what it is (a ZIP bomb?); unpack it yourself and give the folder")


def unpack(path: Path, suffixes: frozenset[str], depth: int = 1) -> Iterator[tuple[Path, str]]:
    """The files of an archive with one of these endings, unpacked, each with its name inside; ReadError where it is damaged."""
    folder = scratch() / str(path.resolve()).lstrip("/")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
            _judge(path, members)
            wanted = sorted((name, m) for m in members if not m.is_dir() and (name := _name(m)) and _ending(name) in suffixes)
            left = _TOTAL
            for name, member in wanted:
                left -= _extract(packed, member, folder / name, path, left)
    except BROKEN as error:
        raise ReadError(f"{path}: a damaged ZIP archive, or one with a password ({error}); unpack it yourself and give the folder") from error
    for name, _ in wanted:
        if _ending(name) != ".zip":
            yield folder / name, name
        elif depth >= _DEEPEST:
            raise ReadError(f"{path}: archives within archives within archives; unpack it yourself and give the folder")
        else:
            yield from ((inner, f"{name}/{below}") for inner, below in unpack(folder / name, suffixes, depth + 1))


def _extract(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, path: Path, left: int) -> int:
    """Unpack a file, up to what is left of the limit, whatever the archive says of its size; gives its bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with packed.open(member) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > min(left, member.file_size):
                raise ReadError(f"{path}: unpacks to more than it says (a ZIP bomb?); unpack it yourself and give the folder")
            out.write(chunk)
    return size


def _name(member: zipfile.ZipInfo) -> str:
    """A file's name inside its archive, as it was meant; empty for one that points out of the archive, or is no document."""
    name = member.filename
    if not member.flag_bits & 0x800:
        name = _decoded(name)
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or ".." in parts or parts[0] == "/" or ":" in parts[0] or parts[0] == "__MACOSX" or "\0" in name:
        return ""
    return "" if parts[-1].startswith((".", "~$")) or any(len(p.encode("utf-8", "replace")) > 240 for p in parts) else "/".join(parts)


def _decoded(name: str) -> str:
    """A name that an old archiver wrote in GBK, or in UTF-8 without saying so."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    found = [text for encoding in ("utf-8", "gb18030") if (text := _in(raw, encoding))]
    return next((text for text in found if text.isascii() or _HAN.search(text)), name)  # 通知 in GBK is UTF-8 as well


def _in(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
