"""Passages drawn from the sample gazette: every statement in one, a share without any, weights that add up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from govgraph import directory
from govgraph.evaluation import sampling
from govgraph.evaluation.sampling import NOTHING, Passage


@pytest.fixture(scope="module")
def found(sample_graph: Path) -> list[Passage]:
    return sampling.passages(directory.open(sample_graph))


def test_every_statement_is_in_one_passage(found: list[Passage], sample_graph: Path) -> None:
    held = Counter(s.id for p in found for s in p.statements)
    assert held == Counter(s.id for s in directory.open(sample_graph).statements() if s.start >= 0)


def test_a_passage_is_where_it_says(found: list[Passage], sample_graph: Path) -> None:
    graph = directory.open(sample_graph)
    text = graph.source(graph.manifest.inputs[0].digest).text
    assert len({(p.start, p.end) for p in found}) > 100
    for p in found:
        assert "".join(p.text.split()) == "".join(text[p.start : p.end].split())
        assert "\n" not in p.text
        assert all(p.start <= s.start < p.end for s in p.statements)


def test_long_paragraphs_are_cut_at_their_sentences(found: list[Passage]) -> None:
    assert max(len(p.text) for p in found) < 600
    assert not [p for p in found if p.text.startswith(("（市", "，", "。"))]


def test_a_sample_has_passages_without_statements_and_of_each_relation(found: list[Passage]) -> None:
    drawn = sampling.choose(found, 60)
    strata = Counter(p.stratum for p in drawn)
    assert len(drawn) == 60
    assert strata[NOTHING] == 15
    assert set(strata) == {p.stratum for p in sampling.choose(found, 10_000)}
    assert all((not p.statements) == (p.stratum == NOTHING) for p in drawn)


def test_weights_add_up_to_all_passages(found: list[Passage]) -> None:
    everything = sampling.choose(found, 10_000)
    assert {p.weight for p in everything} == {1.0}
    drawn = sampling.choose(found, 60)
    assert sum(p.weight for p in drawn) == pytest.approx(len(everything))


def test_the_seed_decides(found: list[Passage]) -> None:
    assert sampling.choose(found, 40, seed=7) == sampling.choose(found, 40, seed=7)
    assert sampling.choose(found, 40, seed=7) != sampling.choose(found, 40, seed=8)


def test_a_passage_belongs_to_its_rarest_relation(found: list[Passage]) -> None:
    drawn = sampling.choose(found, 10_000)
    counts = Counter(name for p in drawn for name in {s.relation for s in p.statements})
    for p in drawn:
        if p.statements:
            assert counts[p.stratum] == min(counts[s.relation] for s in p.statements)


def test_other_strata(found: list[Passage]) -> None:
    assert {p.stratum for p in sampling.choose(found, 10_000, "document")} == {p.document for p in found}
    strata = {p.stratum for p in sampling.choose(found, 10_000, "rule")}
    assert {"bracket-lead", "roster-line", NOTHING} <= strata <= {s.rule for p in found for s in p.statements} | {NOTHING}


def test_documents_of_one_text_that_another_speaks_for_are_not_drawn(sample_path: Path, tmp_path: Path) -> None:
    from govgraph import build

    twin = tmp_path / "twin.txt"
    twin.write_text(sample_path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    build.build([sample_path, twin], tmp_path / "g", build.Options())
    drawn = sampling.passages(directory.open(tmp_path / "g"))
    assert len({(p.document, p.source) for p in drawn}) == len({p.document for p in drawn})
