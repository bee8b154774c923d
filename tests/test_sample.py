"""The sample gazette shows what its README says: its documents, its damage, and the gaps put in on purpose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govgraph import directory, query, report
from govgraph.directory import GraphDirectory
from govgraph.gaps import Gap

NUMBER = re.compile(r"^\| (\S+〔2023〕\d+号) \|", re.M)


@pytest.fixture(scope="module")
def graph(sample_graph: Path) -> GraphDirectory:
    return directory.open(sample_graph)


@pytest.fixture(scope="module")
def gaps(sample_graph: Path) -> tuple[Gap, ...]:
    return tuple(report.of(sample_graph).gaps)


def test_readme_lists_its_documents(graph: GraphDirectory, sample_path: Path) -> None:
    listed = NUMBER.findall((sample_path.parent / "README.md").read_text(encoding="utf-8"))
    found = [s.document for s in graph.statements() if s.relation == "document"]
    assert len(listed) == 12
    assert sorted(listed) == sorted(found)


@pytest.mark.parametrize(
    ("indicator", "document", "words"),
    [
        ("several-leads", "澜政发〔2023〕18号", "改造电子政务外网"),
        ("nobody", "澜政发〔2023〕18号", "推进公共数据授权运营"),
        ("vague-addressee", "澜政发〔2023〕18号", "加强网络和数据安全防护"),
        ("vacant-head", "澜政办发〔2023〕33号", "澜江市现代种业发展领导小组"),
        ("no-office", "澜政办发〔2023〕33号", "澜江市现代种业发展领导小组"),
        ("many-bodies", "澜政办发〔2023〕32号", "邱岚"),
        ("many-bodies", "澜政办发〔2023〕32号", "潘启航"),
        ("many-bodies", "澜政办发〔2023〕33号", "丁文博"),
    ],
)
def test_planted_gap_is_found(gaps: tuple[Gap, ...], indicator: str, document: str, words: str) -> None:
    found = [g for g in gaps if g.indicator.id == indicator and document in g.documents]
    assert any(words in str(value) for g in found for value in g.facts.values()), [dict(g.facts) for g in found]


@pytest.mark.parametrize("indicator", ["several-leads", "nobody", "vacant-head", "no-office"])
def test_nothing_else_of_the_kind_is_found(gaps: tuple[Gap, ...], indicator: str) -> None:
    assert len([g for g in gaps if g.indicator.id == indicator]) == 1


def test_repealed_basis_is_found(graph: GraphDirectory) -> None:
    rows = query.run(graph.dataset(), "stale-citations").dicts()
    assert [(r["citing_name"], r["cited_name"], r["gone_by"]) for r in rows] == [
        ("澜政办发〔2023〕32号", "澜政办发〔2015〕40号", "澜政发〔2023〕20号")
    ]


def test_telephone_number_is_masked(graph: GraphDirectory, sample_graph: Path, sample_text: str) -> None:
    number = re.search(r"\d{4}-\d{7}", sample_text)
    assert number
    kept = [p for p in sample_graph.rglob("*") if p.is_file() and number[0].encode() in p.read_bytes()]
    assert kept == []
    texts = [graph.source(entry.digest).text for entry in graph.manifest.inputs]
    assert [len(t) for t in texts] == [len(sample_text)]


def test_damaged_names_lead_to_their_agency(graph: GraphDirectory) -> None:
    damaged = [s for s in graph.statements() if s.subject_text == "市住房城多建设局"]
    assert {s.subject for s in damaged} == {"澜江市住房和城乡建设局"}
