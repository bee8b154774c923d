"""Who is appointed to a post and who leaves one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.passages import place_at
from govgraph.model import Block, Document, Finding, Mention
from govgraph.text import without_space

#: documents that are about it say so in their title; elsewhere 任命 tells what somebody may do
_TITLE = re.compile("任免|任命|任职|免职|免去|聘任|解聘|职务|挂职")
_PERSON = r"[\u4e00-\u9fff]{1,2}[ \u3000\t]{0,3}[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{2,8}[·•．][\u4e00-\u9fff]{1,8}"
_ASIDE = r"(?:[（(][^（）()\n]{1,14}[）)])?"
_PEOPLE = rf"(?P<people>(?:{_PERSON}?){_ASIDE}(?:[、，和](?:{_PERSON}?){_ASIDE})*?)(?:等?(?:\d+名?)?同志)?"
_CLAUSE = re.compile(r"[^；;。\n]+")
_NUMBERING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])?\s*")
_VERB = re.compile("任命|聘任|聘请|免去|免除|解聘")
_IN = re.compile(rf"[:：]?\s*{_PEOPLE}\s*(?:为|任|担任|兼任|挂任|挂职任)\s*(?P<post>.{{3,80}})")
_OUT = re.compile(rf"[:：]?\s*(?:决定)?(?:接受|同意|批准)?\s*{_PEOPLE}\s*(?:同志)?(?:不再担任|不再兼任|辞去)\s*(?P<post>.{{3,80}})")
_OF = re.compile(rf"[:：]?\s*{_PEOPLE}\s*(?:所?担?兼?任?的)\s*(?P<post>.{{3,80}})")
_AND_OUT = re.compile(r"[，,](?:同时)?(?:免去|不再担任)(?:其|他|她)?(?:原任|担任|兼任)?的?(?P<post>[^，,]{3,60})")
_POST_END = re.compile(r"(?:等)?(?:的)?(?:职务|职)?(?:的请求|的申请)?(?:[（(].*)?$")
_LEAVES = {"免去": "免去", "免除": "免去", "解聘": "解聘"}


@dataclass(frozen=True, slots=True)
class Move:
    """One person's coming into or leaving a post."""

    role: str
    person: str
    post: str
    start: int
    end: int


def find(document: Document, agencies: Sequence[Mention]) -> tuple[Finding, ...]:
    """The appointments of a notice of appointments.

    任命张三为市财政局局长（试用期一年）；免去李四的市审计局局长职务；王五同志任…，免去其…职务；赵六同志不再担任…;
    lists under 任命：.
    """
    if not _TITLE.search(document.title):
        return ()
    moves: list[Move] = []
    role = ""
    for block in document.blocks:
        words = document.text[block.start : block.end]
        verb = _VERB.search(words)
        if verb and words.rstrip().endswith(("：", ":", verb[0])):
            role = verb[0]
            continue
        moves += _in_row(document, block, role) if block.kind == "row" else _in_block(document, block, role, agencies)
    return tuple(_finding(document, move) for move in dict.fromkeys(moves))


def _in_block(document: Document, block: Block, role: str, agencies: Sequence[Mention]) -> Iterator[Move]:
    text = document.text
    for clause in _CLAUSE.finditer(text, block.start, block.end):
        start = _NUMBERING.match(text, clause.start(), clause.end())
        begin = start.end() if start else clause.start()
        verb = _VERB.search(text, begin, clause.end())
        if verb:
            yield from _of_verb(text, verb, begin, clause.end(), agencies)
        elif match := _OUT.fullmatch(text, begin, clause.end()):
            yield from _moves("不再担任", match["people"], match["post"], begin, clause.end())
        elif match := _IN.fullmatch(text, begin, clause.end()):
            yield from _came(match, role if role not in _LEAVES else "任命", begin, clause.end())
        elif role in _LEAVES:
            yield from _left(text, _LEAVES[role], begin, clause.end(), agencies)


def _of_verb(text: str, verb: re.Match[str], begin: int, end: int, agencies: Sequence[Mention]) -> Iterator[Move]:
    """Moves of a clause with 任命 or 免去 in it: 市政府决定任命…, 王五同志任…，免去其…."""
    if verb[0] not in _LEAVES:
        if match := _IN.fullmatch(text, verb.end(), end):
            yield from _came(match, verb[0], verb.end(), end)
    elif match := _IN.fullmatch(text, begin, end):
        yield from _came(match, "任命", begin, end)
    else:
        yield from _left(text, _LEAVES[verb[0]], verb.end(), end, agencies)


def _came(match: re.Match[str], role: str, start: int, end: int) -> Iterator[Move]:
    """An appointment, and the posts that it takes away: 任…，免去其…职务."""
    post = match["post"]
    yield from _moves(role or "任命", match["people"], re.split("[，,]", post)[0], start, end)
    for out in _AND_OUT.finditer(post):
        yield from _moves("免去", match["people"], out["post"], start, end)


def _left(text: str, role: str, start: int, end: int, agencies: Sequence[Mention]) -> Iterator[Move]:
    """Who leaves which post, with 的 between them or the agency's name as the border: 李四市审计局局长职务."""
    if match := _OF.fullmatch(text, start, end):
        yield from _moves(role, match["people"], match["post"], start, end)
        return
    first = next((a for a in agencies if start <= a.start < end), None)
    if first and re.fullmatch(_PEOPLE, text[start : first.start].strip("：: ")):
        yield from _moves(role, text[start : first.start].strip("：: "), text[first.start : end], start, end)


def _in_row(document: Document, block: Block, role: str) -> Iterator[Move]:
    """A row of a list: a person's name, then the post."""
    cells = [(document.text[s:e].strip(), s, e) for s, e in block.cells if e > s and not document.text[s:e].strip().isdigit()]
    if role and len(cells) >= 2 and re.fullmatch(_PERSON, cells[0][0]) and len(cells[1][0]) >= 4:
        yield from _moves(_LEAVES.get(role, role), cells[0][0], cells[1][0].removeprefix("为"), cells[0][1], cells[1][2])


def _moves(role: str, people: str, post: str, start: int, end: int) -> Iterator[Move]:
    post = without_space(_POST_END.sub("", post.strip()))
    for person in re.split("[、，和]", re.sub(r"[（(][^（）()]*[）)]", "", people)):
        name = without_space(person).removesuffix("同志")
        if 2 <= len(name) <= 20 and post:
            yield Move(role, name, post, start, end)


def _finding(document: Document, move: Move) -> Finding:
    return Finding(
        relation="appoints",
        subject=document.issuers[0] if document.issuers else document.key,
        role=move.role,
        object=move.person,
        detail=f"{move.post}｜{document.date}",
        start=move.start,
        end=move.end,
        basis="explicit",
        rule="appointment",
        place=place_at(document, move.start),
    )


@Language.factory("appointments", requires=["doc._.names"], assigns=["doc._.appointments"])
def make_appointments(nlp: Language, name: str) -> Appointments:
    """The component that finds appointments."""
    return Appointments()


class Appointments:
    """Find who is appointed to a post and who leaves one."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.appointments`."""
        if doc._.document is not None:
            doc._.appointments = find(doc._.document, doc._.names)
        return doc
