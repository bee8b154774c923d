"""What is installed here, and whether a graph directory is whole: for reports of faults."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from govgraph import __version__, store
from govgraph import directory as directories
from govgraph.build import fingerprint, journal
from govgraph.checks import integrity
from govgraph.directory import GraphDirectory, files
from govgraph.errors import GovgraphError

State = Literal["ok", "missing", "fault"]
_PACKAGES = ("spacy", "rdflib", "pyoxigraph", "oxrdflib", "pyshacl", "networkx", "typer")
_EXTRAS = {
    "formats": ("pypdfium2", "python-docx", "ofdkit", "selectolax", "opencc"), "ocr": ("rapidocr", "onnxruntime"), "web": ("starlette", "uvicorn"),
    "dask": ("distributed",), "xlsx": ("openpyxl",), "parquet": ("pyarrow",), "pandas": ("pandas",),
}  # fmt: skip
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PARTLY = 3  #: problems that are told one by one


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the diagnosis."""

    about: str
    state: State
    says: str


def machine() -> Iterator[Finding]:
    """Versions, extras, fonts."""
    yield Finding("govgraph", "ok", f"{__version__}, rules {fingerprint.rules()}")
    cores = len(os.sched_getaffinity(0))
    yield Finding("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}, {cores} processors")
    for name in _PACKAGES:
        version = _version(name)
        yield Finding(name, "ok" if version else "fault", version or "not installed, though govgraph needs it; install govgraph again")
    for extra, names in _EXTRAS.items():
        missing = [name for name in names if not _version(name)]
        says = f"pip install 'govgraph[{extra}]' adds {', '.join(missing)}" if missing else ", ".join(f"{n} {_version(n)}" for n in names)
        yield Finding(f"extra {extra}", "missing" if missing else "ok", says)
    yield _fonts()
    browser = next(filter(None, map(shutil.which, _BROWSERS)), "")
    yield Finding("browser", "ok" if browser else "missing", browser or "none found; pages open in any, elsewhere")


def graph(folder: Path) -> Iterator[Finding]:
    """Whether a graph directory is whole: its manifest, its texts, its store, its statements, and what else lies in it."""
    try:
        opened = directories.open(folder)
    except GovgraphError as error:
        yield Finding("manifest", "fault", str(error))
        return
    manifest = opened.manifest
    same = (manifest.govgraph, manifest.rules) == (__version__, fingerprint.rules())
    yield Finding("manifest", "ok", f"built by {manifest.govgraph}" + ("" if same else "; other rules are installed now, the next build reads all anew"))
    yield from (_texts(opened), _store(opened), _statements(opened), _strays(opened))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _fonts() -> Finding:
    tool = shutil.which("fc-list")
    if tool is None:
        return Finding("fonts", "missing", "fc-list is not installed; whether there is a Chinese font is unknown")
    found = subprocess.run([tool, ":lang=zh", "family"], capture_output=True, text=True, check=False).stdout.split("\n")
    families = sorted({line.split(",")[0].strip() for line in found if line.strip()})
    return Finding("fonts", "ok" if families else "missing", ", ".join(families[:4]) or "no Chinese font; install one, such as fonts-noto-cjk")


def _texts(opened: GraphDirectory) -> Finding:
    bad = []
    for given in opened.manifest.inputs:
        try:
            text = opened.source(given.digest).text
            whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == given.digest
        except GovgraphError:
            whole = False
        if not whole:
            bad.append(given.name)
    says = f"{len(bad)} of {len(opened.manifest.inputs)} damaged: {', '.join(bad[:_PARTLY])}; build the graph anew" if bad else f"{len(opened.manifest.inputs)}"
    return Finding("texts", "fault" if bad else "ok", says)


def _store(opened: GraphDirectory) -> Finding:
    place = files.generation(opened.path, opened.manifest.generation)
    try:
        store.verify(place)
    except GovgraphError as error:
        return Finding("store", "fault", str(error))
    size = sum(p.stat().st_size for p in place.rglob("*") if p.is_file())
    return Finding("store", "ok", f"generation {opened.manifest.generation}, {opened.manifest.counts.get('quads', 0):,} quads, {size / 2**20:.1f} MiB")


def _statements(opened: GraphDirectory) -> Finding:
    try:
        report = integrity.check(opened)
    except (GovgraphError, RuntimeError) as error:  # the engine's own, where it meets what is damaged
        return Finding("statements", "fault", str(error))
    problems = [p for p in report.problems if p.kind != "words"]
    says = f"{report.statements:,} in {report.documents:,} documents"
    return Finding("statements", "fault" if problems else "ok", says + (f"; {len(problems)} problems, see govgraph check {opened.path}" if problems else ""))


def _strays(opened: GraphDirectory) -> Finding:
    found = [p.name for p in (opened.path / "generations").iterdir() if p.name != opened.manifest.generation]
    found += [p.name for p in opened.path.iterdir() if p.name == journal.NAME or p.suffix == ".partial"]
    says = f"a build was cut off ({', '.join(found[:_PARTLY])}); the next one goes on with it or clears it" if found else "none"
    return Finding("left over", "ok", says)


def healthy(found: list[Finding]) -> bool:
    """Whether nothing is at fault; an extra that is missing is no fault."""
    return sys.version_info >= (3, 11) and not any(f.state == "fault" for f in found)
