"""Numbering schemes read their examples, and nothing of their counterexamples."""

from __future__ import annotations

import pytest

from govgraph.documents.numbering import marker
from govgraph.lexicon import load

SCHEMES = load("numbering")["schemes"]


@pytest.mark.parametrize(("scheme", "example"), [(s, e) for s in SCHEMES for e in s["examples"]], ids=lambda v: str(v)[:20])
def test_examples(scheme: dict[str, object], example: str) -> None:
    found = marker(example)
    assert found is not None
    assert int(found.rank) == int(float(str(scheme["rank"])))


@pytest.mark.parametrize(("scheme", "text"), [(s, e) for s in SCHEMES for e in s["counterexamples"]], ids=lambda v: str(v)[:20])
def test_counterexamples(scheme: dict[str, object], text: str) -> None:
    found = marker(text)
    assert found is None or int(found.rank) != int(float(str(scheme["rank"])))


@pytest.mark.parametrize(
    ("text", "key", "rank"),
    [
        ("三、保障措施", "三", 4),
        ("（十二）督查", "（十二）", 5),
        ("(２)落实", "（2）", 7),
        ("２.１ 组织机构", "2.1", 4.3),
        ("4.2.1　出现险情", "4.2.1", 4.4),
        ("第 三 章　附则", "第三章", 1),
        ("1．取消", "1", 6),
        ("①制定", "①", 9),
    ],
)
def test_keys_and_ranks(text: str, key: str, rank: float) -> None:
    found = marker(text)
    assert found is not None
    assert (found.key, round(found.rank, 2)) == (key, rank)
