"""The words of the report in Chinese and English, and the sentences of findings."""

from __future__ import annotations

from govgraph import lexicon
from govgraph.gaps import Gap, Judgement, Lang


def word(key: str, lang: Lang, **facts: object) -> str:
    """A word or sentence of `data/report.yml`."""
    text: str = lexicon.load("report")[key][lang]
    return text.format_map({k: str(v) for k, v in facts.items()}) if facts else text


def sentence(gap: Gap, lang: Lang) -> str:
    """What a finding says."""
    facts = _plain(gap.facts, lang)
    if "what" in facts:  # a wording of the catalogue
        facts["what"] = gap.indicator.settings["what"][facts["what"]][lang].format_map(facts)
    return gap.indicator.finding[lang].format_map(facts)


def summary(judgement: Judgement, lang: Lang) -> str:
    """What an indicator says of all it looked at; empty where it says nothing."""
    template = judgement.indicator.summary.get(lang, "")
    return template.format_map(_plain(judgement.facts, lang)) if template and judgement.facts else ""


def denominator(judgement: Judgement, lang: Lang) -> str:
    """How much was looked at, or why nothing could be."""
    if not judgement.judged:
        wanting = [word("or", lang).join(word(f"relation_{r}", lang) for r in need.split("|")) for need in judgement.missing]
        return word("not_judged", lang, relations=word("comma", lang).join(wanting))
    unit = judgement.indicator.looked_at[lang]
    return word("denominator", lang, n=judgement.looked_at, unit=unit, found=len(judgement.gaps))


def trust(gap: Gap, lang: Lang) -> str:
    """How far the rules behind a finding can be trusted, as far as it is known."""
    known = word("precision", lang, value=f"{gap.precision:.2f}") if gap.precision is not None else word("not_measured", lang)
    return f"{known}{word('comma', lang)}{word('prose_only', lang)}" if gap.prose_only else known


def _plain(facts: object, lang: Lang) -> dict[str, str]:
    assert isinstance(facts, dict)
    comma = word("comma", lang)
    return {k: comma.join(v) if isinstance(v, tuple) else str(v) for k, v in facts.items()}
