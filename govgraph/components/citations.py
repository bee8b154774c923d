"""Which other documents, laws and plans a document names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import lexicon
from govgraph.components import numbers
from govgraph.components.passages import block_at
from govgraph.model import Document, Finding, Mention
from govgraph.text import narrow, without_space

_WORDS = lexicon.load("citations")
_GENERIC = re.compile(f"(?:{'|'.join(sorted(_WORDS['generic']['words'], key=len, reverse=True))})+")
_PAPER = tuple(_WORDS["papers"]["endings"])
_WORK = tuple(_WORDS["works"]["endings"])
_AFTER_WORK = tuple(_WORDS["works"]["followed_by"])
_MADE = re.compile(f'(?:{"|".join(_WORDS["made_by"])})(?:了|好|并)?[“"]?$')
_SHORT_NAME = re.compile(r"(?:简称|统称)为?[：:“\"]*$")
_HANDED_IN = re.compile(r"[^，。；]{0,6}(?:报送?|提交|上报|报备)")
_ANNEX = re.compile(r" ?[（(](?:详?见)?附[件表录]")
#: the note below a regulation's title: （2019年4月2日市人民政府令第41号公布 自2019年6月1日起施行）
_PROMULGATED = re.compile(r"\s*[（(][^（）()]*(?:公布|发布|通过|施行|修[正订])[^（）()]*[）)]\s*")
_FORMER = re.compile(r"(?:原|旧版?|原有的?)[^，。；《]{0,12}$")

_ISSUED = re.compile(
    r"(?:^|关于|人民政府|办公厅|办公室|委员会|[部厅局委])(?:印发|批转|转发|公布|发布|颁布|下发)"
    r"[《〈]?(?P<plan>.+?)[》〉]?(?:的?(?:通知|通告|公告|函|决定))?$"
)
_ABOUT = re.compile(r"(?P<issuer>[^关]{2,40}?)(?=关于|印发)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_MARKS = re.compile(r"[\s《》〈〉«»“”\"'‘’、，,。·•—–\-_/:：;；\[\]〔〕【】]+")
_PLACE_END = tuple("省市县区州旗国盟")


@dataclass(frozen=True, slots=True)
class Named:
    """What tells one document from another: its number, the words that its full and its short title share, its issuer."""

    number: str
    core: str
    issuer: str

    @classmethod
    def of(cls, title: str, number: str = "") -> Named:
        """Read a title and a number as written."""
        found = numbers.find(number)
        title = narrow(without_space(title))
        issued = _ISSUED.search(title)
        issuer = _ABOUT.match(title)
        core = issued["plan"] if issued else title[issuer.end() :] if issuer else title
        core = _MARKS.sub("", _ASIDE.sub("", core)).removeprefix("中华人民共和国")
        return cls(found[0].value if found else number, core, issuer["issuer"] if issuer and not issued else "")

    def same(self, other: Named) -> bool:
        """Whether both name one document: by number, else by what their titles share where no number or issuer differs."""
        if self.number and other.number:
            return self.number == other.number
        if not self.core or self.core != other.core:
            return False
        return not self.issuer or not other.issuer or self.issuer == other.issuer


def find(document: Document, titles: Iterable[Mention]) -> tuple[Finding, ...]:
    """Each other document that is named in 《》 or by number, once: at its first mention, with its number wherever given."""
    found: list[tuple[Named, Mention]] = []
    own = list(_own(document))
    for mention in titles:
        named = name_of(mention)
        if not is_document(document.text, mention) or _is_own(document, mention, named, own):
            continue
        known = next((i for i, (other, _) in enumerate(found) if other.same(named)), -1)
        if known < 0:
            found.append((named, mention))
        elif named.number and not found[known][0].number:
            earlier, first = found[known]
            found[known] = replace(earlier, number=named.number), replace(first, value=mention.value)
    return tuple(_finding(document, mention) for _, mention in found)


def name_of(mention: Mention) -> Named:
    """What a mention of a title or number tells of its document."""
    return Named.of(mention.text, mention.value) if mention.kind == "title" else Named.of("", mention.text)


def is_document(text: str, mention: Mention) -> bool:
    """Whether a mention names a document of its own: no certificate, form, newspaper, short name or paper just made."""
    if mention.kind == "number":
        return True
    bare = _ASIDE.sub("", narrow(mention.text))
    before = text[max(0, mention.start - 12) : mention.start]
    if not mention.value and (_GENERIC.fullmatch(bare) or len(bare) < 2):
        return False
    if bare.endswith(_PAPER) or bare.endswith(_WORK) or text.startswith(_AFTER_WORK, mention.end):
        return False
    if _MADE.search(before) or _SHORT_NAME.search(before):
        return False
    return not (before.endswith("将") and _HANDED_IN.match(text, mention.end))


def _own(document: Document) -> Iterator[Named]:
    """The document itself, what it issues, its annexes, by its head and by the headings that no number stands before."""
    yield Named.of(document.title, document.number)
    yield Named.of(document.title)
    for annex in document.annexes:
        yield Named.of(annex.title)
    for block in document.blocks:
        if block.kind == "heading" and not block.marker:
            yield Named.of(document.text[block.start : block.end])


def _is_own(document: Document, mention: Mention, named: Named, own: list[Named]) -> bool:
    text = document.text
    if _ANNEX.match(text, mention.end):
        return True
    if mention.kind == "number" and (block := block_at(document, mention.start)):
        note = _PROMULGATED.fullmatch(text, block.start, block.end)
        return bool(note) or named.number == own[0].number
    if named.number:
        return named.number == own[0].number
    if _FORMER.search(text, max(0, mention.start - 16), mention.start):
        return False
    return any(_shorter(mine.core, named.core) for mine in own if mine.core and named.core)


def _shorter(full: str, short: str) -> bool:
    """Whether a title is another, or that without its place: 澜江市防汛应急预案, 防汛应急预案."""
    if full == short:
        return True
    return len(short) >= 6 and full.endswith(short) and full[: -len(short)].endswith(_PLACE_END)


def _finding(document: Document, mention: Mention) -> Finding:
    block = block_at(document, mention.start)
    is_title = mention.kind == "title"
    bracketed = is_title and document.text[mention.start : mention.end].find("》") >= 0
    return Finding(
        relation="cites",
        subject=document.key,
        role="",
        object=mention.text if is_title else "",
        detail=mention.value if is_title else mention.text,
        start=mention.start,
        end=mention.end,
        basis="explicit" if block and block.kind == "row" else "prose",
        rule="cited-title" if bracketed else "cited-law" if is_title else "cited-number",
        place=block.place if block else "",
    )


@Language.factory("citations", requires=["doc._.titles"], assigns=["doc._.citations"])
def make_citations(nlp: Language, name: str) -> Citations:
    """The component that finds citations."""
    return Citations()


class Citations:
    """Find the other documents, laws and plans that a document names."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.citations`."""
        if doc._.document is not None:
            doc._.citations = find(doc._.document, doc._.titles)
        return doc
