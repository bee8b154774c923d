"""The catalogue says all it must, in both languages, and there is a detector for each entry."""

from __future__ import annotations

import re

import pytest

from govgraph.errors import UsageError
from govgraph.gaps import LANGS, Indicator, catalogue, chosen
from govgraph.gaps.judge import DETECTORS
from govgraph.gaps.tasks import is_vague
from govgraph.model import RELATIONS

ACCUSING = re.compile("失职|推诿扯皮|不作为|违规|违法|fail(?:ed|s|ure) to|neglect|violat|guilt|fault of")


def test_detectors_and_catalogue_are_the_same() -> None:
    assert {i.id for i in catalogue()} == set(DETECTORS)


def test_families_stand_together() -> None:
    families = [i.family for i in catalogue()]
    assert [f for i, f in enumerate(families) if i == 0 or families[i - 1] != f] == list(dict.fromkeys(families))


@pytest.mark.parametrize("indicator", catalogue(), ids=lambda i: i.id)
def test_entries(indicator: Indicator) -> None:
    for lang in LANGS:
        for text in (indicator.title, indicator.definition, indicator.why, indicator.limits, indicator.looked_at, indicator.finding):
            assert text[lang].strip()
            assert not ACCUSING.search(text[lang]), text[lang]
    assert {part for need in indicator.needs for part in need.split("|")} <= set(RELATIONS)
    assert set(re.findall(r"{(\w+)", indicator.finding["zh"])) == set(re.findall(r"{(\w+)", indicator.finding["en"]))
    assert "{" not in indicator.definition["zh"] + indicator.definition["en"]


def test_vague_names() -> None:
    indicator = chosen(("vague-addressee",))[0]
    from govgraph import lexicon

    entry = lexicon.load("gaps/vague-addressee")
    assert [n for n in entry["examples"] if not is_vague(n, indicator)] == []
    assert [n for n in entry["counterexamples"] if is_vague(n, indicator)] == []


def test_unknown_indicators_are_named() -> None:
    with pytest.raises(UsageError, match="several-leads"):
        chosen(("several-heads",))
