"""Builds the spaCy pipeline and runs it on documents; the last stage that knows spaCy."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config

from govgraph import resources
from govgraph.components import places, residue
from govgraph.components.attributes import FINDINGS
from govgraph.model import Document, Extraction, Finding


@cache
def load() -> Language:
    """The pipeline of `data/pipeline.cfg`: blank Chinese, a token a character, our components in the order given there."""
    from govgraph.components import register

    register()
    return spacy.util.load_model_from_config(load_config(resources.data() / "pipeline.cfg"), auto_fill=True)


def extract(document: Document, nlp: Language | None = None) -> Extraction:
    """Read one document: every finding of every component, in text order, and what none of them claimed."""
    nlp = nlp or load()
    # What the tokenizer's "char" mode does, a token a character, in half the time.
    doc = Doc(nlp.vocab, words=list(document.text), spaces=[False] * len(document.text))
    doc._.document = document
    for _, component in nlp.pipeline:
        doc = component(doc)
    findings = _findings(doc)
    unclaimed = residue.find(document, doc._.titles, doc._.dates, doc._.money, doc._.names, findings)
    return Extraction(document, tuple(findings), unclaimed)


def _findings(doc: Doc) -> list[Finding]:
    found: list[Finding] = [f for name in FINDINGS for f in getattr(doc._, name)]
    return places.told_apart(sorted(found, key=lambda f: (f.start, f.end, f.relation, f.role, f.subject, f.object)))
