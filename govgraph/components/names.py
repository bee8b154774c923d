"""Marks the names of agencies, collectives, bodies, organisations and tiers in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import divisions, names
from govgraph.model import Document, Mention
from govgraph.names import bounds, vocabulary

_GOVERNMENT = re.compile("(?:^|[、：，（“\n\t])([\u4e00-\u9fff]{2,8}?[省市县区旗州盟])(?:人民政府|政府)(?=[办、：，）”\n\t]|$)")

_LEVEL = re.compile("[各全本该、]|[省市县区州盟旗].*[省市县区州盟旗]")


@Language.factory("names", assigns=["doc._.names"])
def make_names(nlp: Language, name: str) -> Names:
    """The component that fills `doc._.names`."""
    return Names()


class Names:
    """Find names over the whole document: 市发展改革委, 各县（市、区）人民政府, 国网澜江供电公司."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.names`."""
        document: Document | None = doc._.document
        text = document.text if document else doc.text
        found = names.find(text, known=places(doc._.document, text))
        doc._.names = tuple(_without_markers(found, doc._.document) if doc._.document else found)
        return doc


def _without_markers(found: list[Mention], document: Document) -> Iterator[Mention]:
    """Names without the numbering of their block: 第二条市民政局 → 市民政局."""
    ends = {b.start: b.start + len(b.marker) for b in document.blocks if b.marker}
    for m in found:
        end = ends.get(m.start, m.start)
        if end == m.start:
            yield m
        elif end < m.end:
            cut = end - m.start
            yield Mention(end, m.end, m.kind, m.text[cut:], m.value[cut:] if m.value.startswith(m.text[:cut]) else m.value)


def _governments(text: str) -> Iterator[re.Match[str]]:
    """Where a government stands by itself in an enumeration or line; only round 政府, which is quicker than to look everywhere."""
    done, at = 0, text.find("政府")
    while at >= 0:
        if match := _GOVERNMENT.search(text, max(done, at - 12), at + 3):
            done = match.end()
            yield match
        at = text.find("政府", at + 2)


def places(document: Document | None, text: str) -> frozenset[str]:
    """Places that the document itself shows to be such: its issuers' and those whose government it names."""
    stated = "\n".join((*document.issuers, *document.addressees)) if document else ""
    found = set()
    for match in _governments(f"{stated}\n{text}"):
        name = match[1][bounds.without_leads(match[1], 0, len(match[1])) :]
        fits = 3 <= len(name) <= 6 and name[:-1] not in vocabulary.words("no_place")
        if fits and not divisions.named(name) and not _LEVEL.search(name) and not set(name) & bounds.FUNCTION:
            found |= {name, divisions.short(name)}
    return frozenset(found)
