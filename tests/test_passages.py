"""Extraction on documents in the styles of other places and years, scored like gold, with floors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from govgraph.model import RELATIONS, ROLES

PASSAGES = Path(__file__).parent / "passages"
TEXTS = sorted(PASSAGES.glob("*.txt"))
COLUMNS = ["line", "relation", "subject", "role", "object", "detail", "optional", "form"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS, path.name
        return list(reader)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_coding_is_well_formed(text: Path) -> None:
    """Lines exist, relations and roles are known, each passage codes its own head."""
    lines = len(text.read_text(encoding="utf-8").splitlines())
    gold = rows(text.with_suffix(".csv"))
    assert [r["relation"] for r in gold].count("document") == 1
    for row in gold:
        assert 1 <= int(row["line"]) <= lines
        assert row["relation"] in RELATIONS
        assert row["optional"] in {"", "1"}
        if row["relation"] == "assigns":
            assert row["role"] in ROLES
            assert row["form"] in {"bracket", "list", "table", "prose"}
