"""A gazette typeset as PDF, Word file and web page states what its text states."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from govgraph.build import reading
from govgraph.build.reading import Job, Read
from govgraph.model import Statement
from tests.readers import typesetting

Key = tuple[str, ...]
_SIGNS = re.compile(r"[\W_]+")


def _key(s: Statement) -> Key:
    return s.document, s.relation, s.subject, s.subject_text, s.role, s.object_text, s.detail


def folded(key: Key) -> Key:
    """A statement as one looks at it: without width, spaces and punctuation."""
    return tuple(_SIGNS.sub("", unicodedata.normalize("NFKC", part)).lower() for part in key)


def read(path: Path) -> Read:
    found = reading.read(Job(path, path.name))
    assert not found.error
    return found


def f1(found: Read, wanted: Read, exact: bool = True) -> float:
    """Statements found against those wanted, to the character or as one looks at them."""
    a, b = (Counter(_key(s) if exact else folded(_key(s)) for s in read.statements) for read in (found, wanted))
    return 2 * (a & b).total() / (a.total() + b.total())


def typeset(kind: str, source: Path, folder: Path, request: pytest.FixtureRequest) -> Path:
    path = folder / f"a.{kind}"
    text = source.read_text(encoding="utf-8-sig")
    if kind == "docx":
        typesetting.docx(text, path)
    elif kind == "html":
        path.write_text(typesetting.page(text), encoding="utf-8")
    else:
        typesetting.pdf(text, path, request.getfixturevalue("chromium"))
    return path


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_the_sample_says_the_same_in_every_format(kind: str, sample_path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = typeset(kind, sample_path, tmp_path, request)
    assert f1(read(path), read(sample_path)) >= 0.99


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_the_real_gazette_says_the_same_in_every_format(kind: str, gazette_path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = typeset(kind, gazette_path, tmp_path, request)
    found = read(path)
    assert f1(found, read(gazette_path)) >= 0.99
    if kind == "pdf":
        assert "政府公报　文件选登" not in found.text, "running heads are left out"
        assert found.text.count("\f") > 50
        pages = {s.page for s in found.statements}
        assert 0 not in pages
        assert len(pages) > 40
