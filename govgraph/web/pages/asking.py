"""The page for SPARQL: an editor with the bundled queries at hand and our terms for completion."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from govgraph import vocabulary
from govgraph.gaps import Lang
from govgraph.query import library
from govgraph.query.library import Query
from govgraph.vocabulary import PREFIXES
from govgraph.web.live import Snapshot

_FIRST = """SELECT ?agency ?task ?document ?quote WHERE {
  GRAPH ?graph {
    ?statement a gov:Responsibility ; cv:role role:lead ; cv:hasParticipant/skos:prefLabel ?agency ;
      gov:task/skos:prefLabel ?task ; gov:statedIn/skos:prefLabel ?document ;
      prov:wasQuotedFrom/oa:hasSelector/oa:exact ?quote .
  }
} LIMIT 50
"""


def view(snapshot: Snapshot, query: str, lang: Lang) -> dict[str, Any]:
    """What the page shows; `query` is what its editor opens with."""
    found = sorted(library.bundled().values(), key=lambda q: (q.topic, q.name))
    return {
        "topics": [(topic, list(members)) for topic, members in groupby(found, key=lambda q: q.topic)],
        "asked": query,
        "first": query or _FIRST,
        "bundled": {q.name: _described(q, lang) for q in found},
        "settings": {"base": snapshot.holdings.base, "prefixes": {k: str(v) for k, v in PREFIXES.items()}, "terms": terms()},
        "title_of": lambda q: q.title_zh if lang == "zh" else q.title_en,
    }


def _described(query: Query, lang: Lang) -> dict[str, Any]:
    """A query without its header, with what its parameters mean."""
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("# ")).strip() + "\n"
    return {
        "text": body,
        "question": query.question_zh if lang == "zh" else query.question_en,
        "parameters": [{"name": p.name, "kind": p.kind, "meaning": _half(p.meaning, lang)} for p in query.parameters],
    }


def _half(text: str, lang: Lang) -> str:
    """The half of `中文 / English` in a language."""
    zh, slash, en = text.partition(" / ")
    return en if slash and lang == "en" else zh


@cache
def terms() -> tuple[str, ...]:
    """Every term that the graph uses, with its prefix."""
    spaces = {prefix: getattr(vocabulary, prefix.upper().replace("-", "")) for prefix in PREFIXES}
    return tuple(sorted(f"{p}:{name}" for p, space in spaces.items() for name in space.__annotations__ if not name.startswith("_")))
