"""Which rules read the texts: a hash over the code and data left of the statements table."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from govgraph import resources

#: what statements depend on; the right side of the table is told by the version alone
_PARTS = ("readers", "documents", "components", "names", "people", "resolve", "data")
_FILES = ("pipeline.py", "model.py", "text.py", "traditional.py", "lexicon.py", "statements.py", "divisions.py", "privacy.py")
#: data of what comes after the statements table, or is known of the rules: none of it changes a statement
_AFTER = frozenset(("queries", "gaps", "precision.csv", "report.yml", "view.yml", "web.yml", "changes.yml"))
_SUFFIXES = (".py", ".yml", ".csv", ".cfg")


@cache
def rules() -> str:
    """The fingerprint of the rules that are installed."""
    root = resources.data().parent
    digest = hashlib.sha256()
    for path in sorted(_rule_files(root), key=lambda p: p.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _rule_files(root: Path) -> list[Path]:
    found = [p for part in _PARTS for p in (root / part).rglob("*") if p.suffix in _SUFFIXES and not _AFTER & set(p.parts)]
    return [*found, *(root / name for name in _FILES if (root / name).exists())]
