"""Who reports, files or submits what to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import lexicon
from govgraph.components.passages import block_at, sentence
from govgraph.model import Basis, Block, Document, Finding, Mention
from govgraph.text import without_space

_WORDS = lexicon.load("reporting")


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIRECTLY = re.compile(
    rf"(?<![{''.join(_WORDS['other_words'])}])(?P<verb>{_any(_WORDS['directly']['verbs'])})(?:给|至|到|予|经|由|原|所在地|属地)?$"
)
_TOWARDS = re.compile("(?:向|对)(?:原|所在地|属地)?$")
_AFTER = re.compile(
    rf"(?P<lead>[^，。；]{{0,24}}?)(?P<verb>{_any(_WORDS['after_towards']['verbs'])})(?P<what>[^，。；]{{0,30}})"
)
_PURPOSE = re.compile(rf"[^，。；、]{{0,4}}?(?:{_any(_WORDS['purposes'])})")
_HANDED = re.compile(
    r"(?:将|把|对)(?P<what>[^，。；]{2,40}?)(?:，[^，。；]{0,20})?(?:统一|一并|分别|逐级|及时|按程序|书面|汇总|以书面形式)*$"
)
_JOINED = re.compile(r"(?:[、，和与及]|以及|会同|商|、?各)*|等(?:部门|单位)?[、和]?")
#: what stands before a name that is no subject: 向市政府, 经市委同意, 报省厅
_NOT_SUBJECT = re.compile(
    r"(?:向|对|将|把|经|报|送|报送|提交|报请|报经|会同|商|征求|听取|接受|按照|根据|按|在|从|给|为|以|于|被|受|让|请|与|和|及|的|到|至|抄送|通知|督促|指导|协助|配合)$"
)
_SUBJECT_START = re.compile(r"(?:^|[，。；：、\t\n）)]|由|应由|且|，并由|凡|请)$")
_KINDS = frozenset({"agency", "government", "party", "court", "collective", "body", "office", "organization", "unknown"})


@dataclass(frozen=True, slots=True)
class Report:
    """One clause that says that something goes to a receiver."""

    start: int  #: where the verb, or 向, stands
    end: int
    receivers: tuple[Mention, ...]
    what: str
    rule: str


def find(document: Document, names: Sequence[Mention]) -> tuple[Finding, ...]:
    """A row for each reporter and receiver: A将X报B备案, A向B报告X, X由A提交B, under a heading A职责: 向B报送X."""
    names = [n for n in sorted(names, key=lambda n: (n.start, n.end)) if n.kind in _KINDS]
    starts = [n.start for n in names]
    found: list[Finding] = []
    for report in _reports(document.text, names):
        block = block_at(document, report.start)
        if block is None or block.kind == "row":
            continue
        subjects, basis = _subjects(document, block, report, names, starts)
        receivers = [r.text for r in report.receivers]
        for subject in subjects:
            if subject.text not in receivers:
                found += [_finding(block, report, subject, receiver, basis) for receiver in report.receivers]
    return tuple(dict.fromkeys(found))


def _reports(text: str, names: list[Mention]) -> Iterator[Report]:
    """Every clause with a receiver, found from the names that a verb or 向 stands before."""
    i = 0
    while i < len(names):
        first = names[i]
        before = text[max(0, first.start - 12) : first.start]
        last = _last_of_list(text, names, i)
        receivers, i = tuple(names[i : last + 1]), i + 1
        end = receivers[-1].end
        if verb := _DIRECTLY.search(before):
            purpose = _PURPOSE.match(text, end, end + 14)
            if verb["verb"] == "送" and not purpose:
                continue
            start = first.start - len(before) + verb.start("verb")
            yield Report(
                start, purpose.end() if purpose else end, receivers, _what(text, start, verb["verb"], purpose), "to-receiver"
            )
        elif _TOWARDS.search(before) and (match := _AFTER.match(text, end)):
            start = first.start - 1
            what = without_space(match["verb"] + match["what"])
            yield Report(start, match.end("verb"), receivers, what[:30], "towards-receiver")
        else:
            continue
        i = last + 1


def _last_of_list(text: str, names: list[Mention], i: int) -> int:
    """Index of the last name of the enumeration that a name begins."""
    while i + 1 < len(names) and _JOINED.fullmatch(text, names[i].end, max(names[i].end, names[i + 1].start)):
        i += 1
    return i


def _what(text: str, start: int, verb: str, purpose: re.Match[str] | None) -> str:
    """What is handed in, and what for: 将规划文本报…备案 → 规划文本备案."""
    left, _ = sentence(text, start, start, "。；\n")
    handed = _HANDED.search(text, max(left, start - 64), start)
    what = without_space(handed["what"]) if handed else ""
    aim = purpose[0] if purpose else ""
    return (what[-26:] + aim if what else f"{verb}{aim}" if aim else verb)[:40]


def _subjects(
    document: Document, block: Block, report: Report, names: list[Mention], starts: list[int]
) -> tuple[tuple[Mention, ...], Basis]:
    """Who reports: named in the sentence, else carried from the sentences before it in its block, else from the heading."""
    text = document.text
    left, _ = sentence(text, report.start, report.start, "。\n")
    if own := _acting(text, max(left, block.start), report.start, names, starts):
        return own, "prose"
    while left > block.start:
        right = left
        left, _ = sentence(text, right - 1, right - 1, "。\n")
        if left >= right - 1:
            left = max(block.start, text.rfind("。", block.start, right - 1) + 1)
        if carried := _acting(text, max(left, block.start), right, names, starts):
            return carried, "inferred"
    return (), "prose"


def _acting(text: str, start: int, end: int, names: list[Mention], starts: list[int]) -> tuple[Mention, ...]:
    """The last enumeration of names between two offsets that begins a clause, and so acts in it."""
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    result: tuple[Mention, ...] = ()
    i = first
    while i < last:
        stop = min(_last_of_list(text, names, i), last - 1)
        before = text[max(start, names[i].start - 6) : names[i].start]
        if _SUBJECT_START.search(before) and not _NOT_SUBJECT.search(before):
            result = tuple(names[i : stop + 1])
        i = stop + 1
    return result


def _finding(block: Block, report: Report, subject: Mention, receiver: Mention, basis: Basis) -> Finding:
    return Finding(
        relation="reports_to",
        subject=subject.text,
        role="",
        object=receiver.text,
        detail=report.what,
        start=report.start,
        end=report.end,
        basis=basis,
        rule=report.rule,
        place=block.place,
    )


@Language.factory("reporting", requires=["doc._.names"], assigns=["doc._.reporting"])
def make_reporting(nlp: Language, name: str) -> Reporting:
    """The component that finds reporting duties."""
    return Reporting()


class Reporting:
    """Find who reports, files or submits what to whom."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.reporting`."""
        if doc._.document is not None:
            doc._.reporting = find(doc._.document, doc._.names)
        return doc
