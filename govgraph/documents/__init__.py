"""Documents: an issue split into its documents, each with its head, its clean text and its section tree."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from govgraph.documents import apart, furniture, head, issue, sections, spaced, units
from govgraph.documents.issue import Part
from govgraph.documents.lines import Line, lines
from govgraph.errors import ReadError
from govgraph.model import Annex, Document, Issue, Source
from govgraph.traditional import simplified

__all__ = ["document_id", "split"]

_HAN = re.compile("[\u4e00-\u9fff]")
_ANNEXES = re.compile(r"附\s*[件表录]\s*[:：]\s*\S")
_NUMBERED = re.compile(r"[\d０-９]{1,2}\s*[.．、]")
_NO_TITLE = re.compile("^附|[。；]|年.*月.*日$")
_ENOUGH = 20  #: Chinese characters, below which a text is no document


def split(source: Source) -> list[Document]:
    """The documents of a source, in text order; a file with one document and no gazette round it gives that one.

    Raises ReadError for a text that is no government document.
    """
    text = spaced.tabbed(simplified(source.text, source.name))
    entries = furniture.removed(apart.apart(text, list(lines(text))))
    found, about = issue.parts(entries)
    documents = [d for part in found if (d := _document(source, text, entries, part, about))]
    if not documents:
        raise ReadError(f"{source.name}: no government document in this text (no number, no title with its kind, no numbered text)")
    return _distinct(documents)


def document_id(issuers: tuple[str, ...], number: str, title: str, date: str) -> str:
    """Hash of issuer, number and title; without number, of issuer, title and date."""
    parts = ("、".join(issuers), number or date, title)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _document(source: Source, text: str, entries: list[Line], part: Part, about: Issue | None) -> Document | None:
    about_head = head.read(entries, part)
    listed = _listed(entries, about_head.body, part.last)
    issued = head.quoted_title(about_head.title)
    titles = frozenset(t for t in (issued, about_head.title, *listed) if len(t) > 3)
    tree = sections.Tree(text)
    tree.grow(units.units(entries, about_head, part.last, titles))
    mapped = tree.done()
    if part.number < 0 and not _is_document(about_head, tree, mapped.text):
        return None
    title = (entries[part.title[0]].start, entries[max(part.title[1] - 1, part.title[0])].end) if entries else (0, 0)
    number = (entries[part.number].start, entries[part.number].end) if part.number >= 0 else title
    return Document(
        source, entries[part.first].start, entries[part.last - 1].end, about_head.number, number, about_head.title, title,
        about_head.issuers, about_head.date, about_head.addressees, _annexes(listed, tree.annexes, mapped.text), about_head.publication, about,
        mapped, tuple(tree.blocks), document_id(about_head.issuers, about_head.number, about_head.title, about_head.date),
    )  # fmt: skip


def _is_document(found: head.Head, tree: sections.Tree, text: str) -> bool:
    """Whether a text without a document number is one all the same: signed, titled with its kind, or numbered."""
    if len(_HAN.findall(text)) < _ENOUGH:
        return False
    return bool(found.issuers or issue.names_kind(found.title) or sum(bool(b.marker) for b in tree.blocks) >= 2)


def _listed(entries: list[Line], first: int, last: int) -> list[str]:
    """The annexes that 附件：… lists."""
    for k in range(first, last):
        if entries[k].text.startswith("附") and _ANNEXES.match(entries[k].text):
            return sections.annexes([entries[k], *_listed_on(entries, k + 1, last)])
    return []


def _listed_on(entries: list[Line], first: int, last: int) -> Iterator[Line]:
    """The further lines of a list of annexes: numbered ones, and what goes on with the line before."""
    gap = False
    for entry in entries[first : min(first + 30, last)]:
        if not entry.text:
            gap = True
            continue
        numbered = _NUMBERED.match(entry.text)
        if not numbered and (gap or len(entry.text) > 40 or _NO_TITLE.search(entry.text) or issue.opens_title(entry.bare)):
            return
        yield entry
        gap = False


def _annexes(listed: list[str], found: list[Annex], text: str) -> tuple[Annex, ...]:
    """The annexes, those that the list names with their titles; those that stand in the text with their spans."""
    if not listed:
        return tuple(replace(a, title=_title_after(text, a.end)) for a in found)
    result = []
    for i, title in enumerate(listed):
        number = f"附件{i + 1}" if len(listed) > 1 else "附件"
        here = next((a for a in found if a.number == number or len(listed) == 1), None)
        result.append(Annex(number, title, here.start if here else -1, here.end if here else -1))
    return tuple(result)


def _title_after(text: str, at: int) -> str:
    line = text[at + 1 :].split("\n", 1)[0]
    return line if len(line) <= 60 and "。" not in line else ""


def _distinct(documents: list[Document]) -> list[Document]:
    """Documents that share number, issuer and title in one source (a page doubled by the scanner) are one: the longer."""
    best: dict[str, Document] = {}
    for document in documents:
        known = best.get(document.id)
        if known is None or len(document.text) > len(known.text):
            best[document.id] = document
    return sorted(best.values(), key=lambda d: d.start)
