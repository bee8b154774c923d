"""Who pays what: tiers of government, agencies, places and funds, with amount, standard or share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from govgraph import names
from govgraph.components import columns
from govgraph.components.paying import labels, payers, predicates
from govgraph.components.paying.payers import WORDS, Payers
from govgraph.components.paying.predicates import Payment
from govgraph.model import Basis, Block, Document, Finding, Mention

_HINT = re.compile(
    "财政|资金|经费|负担|分担|承担|补助|奖补|补贴|奖励|费用|基金|公益金|自筹|出资|列支|预算|兜底|筹集|筹措|资助|贴息|万元"
)
_SENTENCE = re.compile("[^。！？\n]+")
_CLAUSE_END = re.compile("[，；：,;:]")
_FISCAL = re.compile("负担|分担|承担|分摊|支出责任")
_FISCAL_TITLE = re.compile("财政事权|支出责任")
_TITLE = re.compile(
    "^关于(?:印发|公布|下达|转发|进一步|做好|加强|开展|实施|推进)*|(?:（[^（）]*）|的?(?:通知|意见|决定|办法|方案|实施方案|工作方案|实施意见|管理办法|实施细则|若干措施))+$"
)
_KNOWN = columns.kinds(WORDS["columns"])
_PAYS = re.compile("财政|承担|负担|分担|补助|奖补|资金|经费|自筹|[省市县]级")
_ACTS = re.compile("统筹|根据|按|依据|提出|制定|[要应须将可]|负责|对|结合|统一|每年|通过|$")
_GIVEN = re.compile("补助|补贴|奖补|奖励|给予|资助|标准|津贴|每[人户亩]")
_RATIO = re.compile(r"(?<=\d)：(?=\d)")
_ONWARD = re.compile(
    r"(?:并|且|再|同时|还|要|应当?|须|也|积极|合理|切实|及时|足额|优先|统筹|逐步|进一步|适当|全额|分别|共同|每年|20\d\d年|将|负责"
    "|(?:按照?|根据|依据|对|为|以|通过|结合|在|将|把|因|用于|综合考虑|每)[^，。；：]*)*"
)
_PROVIDES = re.compile("(?:并|从而)?为[^。；]*?(?:提供|给予)[^，。；]*(?:资金|经费|财力)(?:保障|支持)")


@dataclass(slots=True)
class Passage:
    """What is known while the sentences of one block or cell are read."""

    written: str
    text: str  #: the same with punctuation of one width
    mentions: Sequence[Mention]
    money: Sequence[Mention]
    basis: Basis
    place: str
    fallback: str  #: what is paid for where no sentence says so: the row's item, the heading
    fiscal: bool
    start: int = 0
    end: int = 0
    topic: str = ""
    found: list[Finding] = field(default_factory=list)


def find(document: Document, mentions: Sequence[Mention], money: Sequence[Mention]) -> tuple[Finding, ...]:
    """Every payer of every payment, in paragraphs and in tables of expenditure responsibilities."""
    fiscal = bool(_FISCAL_TITLE.search(document.title))
    text = _RATIO.sub("∶", names.fold(document.text))
    found: list[Finding] = []
    for block in document.blocks:
        if block.kind in ("paragraph", "heading") and _HINT.search(text, block.start, block.end):
            inside = (_within(mentions, block.start, block.end), _within(money, block.start, block.end))
            passage = Passage(document.text, text, *inside, "prose", block.place, _heading(document, block), fiscal)
            found += _read(passage, block.start + len(block.marker), block.end)
    found += _tables(document, text, mentions, money)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.start, f.end)))


def _within(marks: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_left(marks, start, key=lambda m: m.start)
    return marks[first : bisect_left(marks, end, first, key=lambda m: m.start)]


def _heading(document: Document, block: Block) -> str:
    """The heading of a block, else of the nearest unit above it that names something."""
    while True:
        words = labels.tidy(document.text[slice(*block.label)])
        whole = block.label[1] >= block.end - 1 and block.kind == "paragraph"
        if block.marker and 2 <= len(words) <= 30 and not whole and not payers_in_heading(words):
            return words
        if block.parent < 0:
            return labels.tidy(_TITLE.sub("", document.title))
        block = document.blocks[block.parent]


def payers_in_heading(words: str) -> bool:
    """Whether a heading only speaks of money: 资金来源, 经费保障, 资金筹措."""
    return bool(
        re.fullmatch(
            "(?:加大|强化|加强|落实|多渠道|拓宽|做好|完善|明确|财政|项目)*(?:资金|经费|投入|财政|保障|补贴|奖补|补助|支持|力度|来源|筹措|筹集|标准|政策|机制|投入力度)*",
            words,
        )
    )


def _tables(document: Document, text: str, mentions: Sequence[Mention], money: Sequence[Mention]) -> Iterator[Finding]:
    """Rows of 财政事权事项 · 主要内容 · 支出责任及分担方式."""
    for row in columns.rows(document, _KNOWN):
        if "duty" not in row.kinds or "item" not in row.kinds:
            continue
        spans = row.block.cells
        shift = _shift(row)
        duties = [
            i for i in range(len(spans)) if row.kinds[i + shift : i + shift + 1] == ("duty",) and _PAYS.search(row.cells[i])
        ]
        for i in duties:
            start, end = spans[i]
            inside = (_within(mentions, start, end), _within(money, start, end))
            passage = Passage(document.text, text, *inside, "explicit", row.block.place, _item(row, shift), fiscal=True)
            yield from _read(passage, start, end)


def _shift(row: columns.Row) -> int:
    """How many of the first cells of a row are missing, merged with those above."""
    missing = len(row.kinds) - len(row.cells)
    for shift in (missing, *range(missing)) if missing > 0 else (0,):
        at = [i - shift for i, kind in enumerate(row.kinds) if kind == "duty"]
        if all(0 <= i < len(row.cells) and _PAYS.search(row.cells[i]) for i in at):
            return shift
    return 0


def _item(row: columns.Row, shift: int) -> str:
    """What a row is about: its content where that is short, else its item."""
    item = content = ""
    for i, cell in enumerate(row.cells):
        kind = row.kinds[i + shift] if i + shift < len(row.kinds) else ""
        if kind == "item" and cell and not columns.is_number(cell):
            item = cell
        elif kind == "content":
            content = cell.rstrip("。").removesuffix("等")
    return content if content and len(content) <= 30 and not content.startswith(("包括", "主要", "落实")) else item or content


def _read(passage: Passage, start: int, end: int) -> list[Finding]:
    passage.start, passage.end = start, end
    for sentence in _SENTENCE.finditer(passage.text, start, end):
        if _HINT.search(sentence[0]):
            _sentence(passage, *sentence.span())
        if named := labels.first_topic(passage.text, *sentence.span()):
            passage.topic = named
    return _distinct(passage.found)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence; what stands in brackets and the colon of a ratio end none."""
    spans, at, depth = [], start, 0
    for i in range(start, end):
        char = text[i]
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "，；：,;:" and not (text[i - 1].isdecimal() and text[i + 1 : i + 2].isdecimal()):
            spans.append((at, i))
            at = i + 1
    return [(a, b) for a, b in (*spans, (at, end)) if a < b]


def _sentence(passage: Passage, start: int, end: int) -> None:
    """Read the clauses of a sentence in turn; a clause without a payer goes on with the one before."""
    text = passage.text
    clauses = _clauses(text, start, end)
    acting: Payers | None = None
    first = 0
    for i, clause in enumerate(clauses):
        if text[clause[0] - 1 : clause[0]] == "；":
            first = i
            acting = acting if acting and acting.kind == "organ" and acting.role == "subject" else None
        groups = payers.find(text, *clause, _within(passage.mentions, *clause))
        own = [g for g in groups if g.role in ("by", "subject")]
        stops = [clause[1] if g.kind == "fund" else g.start for g in own[1:]] + [clause[1]]
        paid = [_pays(passage, clauses[first : i + 1], g, stop, clauses[i + 1 :]) for g, stop in zip(own, stops, strict=False)]
        acts = [g for g, pays in zip(own, paid, strict=True) if pays or g.kind == "organ" or _ACTS.match(text, g.end)]
        for group in (g for g in groups if g.role == "excepted"):
            _excepted(passage, clauses[first : i + 1], group)
        for group, verb_end in payers.private(text, *clause):
            _private(passage, clauses[first : i + 1], group, verb_end)
        if acts:
            acting = acts[-1]
        elif acting:
            _goes_on(passage, clauses[first : i + 1], acting)


def _pays(passage: Passage, clauses: list[tuple[int, int]], group: Payers, stop: int, later: list[tuple[int, int]]) -> bool:
    """Read what a payer in a clause pays; False where it pays nothing there."""
    text, clause = passage.text, clauses[-1]
    before = text[clauses[-2][0] if len(clauses) > 1 else clause[0] : group.start]
    money = labels.speaks_of_money(before) or bool(_within(passage.money, group.end, stop))
    payment = predicates.payment(text, group.end, stop, group, money=money)
    if payment and not (
        payment.rule in ("allocates", "increases") and later and _PROVIDES.match(text, later[0][0], later[-1][1])
    ):
        detail = _detail(passage, clauses, group, payment, stop, later)
        _add(passage, clauses, group, payment, detail)
    return payment is not None


def _goes_on(passage: Passage, clauses: list[tuple[int, int]], acting: Payers) -> None:
    """A clause that leaves its payer out: …，对不足部分给予补助."""
    text, (start, end) = passage.text, clauses[-1]
    payment = predicates.payment(text, start, end, replace(acting, role="subject"), money=False)
    if not payment or payment.rule == "supports" or not _ONWARD.fullmatch(text, start, payment.start):
        return
    group = replace(acting, start=start, end=start)
    if acting.kind == "fund" and payment.rule not in ("gives", "figure", "amount"):
        return
    detail = _detail(passage, clauses, group, payment, end, [])
    if detail and passage.found and passage.found[-1].detail == detail:
        return  # the figure of the clause before
    _add(passage, clauses, group, payment, detail)


def _detail(
    passage: Passage, clauses: list[tuple[int, int]], group: Payers, payment: Payment, stop: int, later: list[tuple[int, int]]
) -> str:
    """How much: a ratio, figures beside the payer, in the clause after or before, else the manner."""
    text, clause = passage.text, clauses[-1]
    if found := labels.ratio(text, group.start, clause[1], passage.money):
        return found
    if found := labels.amount(text, group.end, stop, passage.money):
        return found
    if (
        later
        and not payers.find(text, *later[0], _within(passage.mentions, *later[0]))
        and (found := labels.amount(text, *later[0], passage.money))
    ):
        return found
    if group.role == "by" and not labels.is_remainder(text[clause[0] : group.start - 1]):
        for earlier in reversed(clauses[:-1]):
            at = text.find("基础上", *earlier)
            figures = [m for m in passage.money if m.kind != "share"] if _GIVEN.search(text, *earlier) else []
            if found := labels.amount(text, at + 3 if at >= 0 else earlier[0], earlier[1], figures):
                return found
    return labels.manner(text, clause, group, payment)


def _object(passage: Passage, clauses: list[tuple[int, int]], group: Payers, payment: Payment) -> str:
    """What is paid for: what the predicate names, the words before the payer, the sentence's topic, the heading."""
    text, clause = passage.text, clauses[-1]
    about = labels.first_topic(text, clauses[0][0], clauses[-1][1]) if len(clauses) > 1 else ""
    about = about or labels.beneficiary(text, clauses[:-1])
    if said := labels.named(text, payment, clause, group):
        return said
    by = text.rfind("由", clause[0], group.start) if group.role == "by" else -1
    lead = by if by >= 0 else group.start
    words = labels.topic(text, clause[0], lead)
    if words and labels.is_remainder(words):
        return f"{about or passage.topic or passage.fallback}{words}"
    return words or about or passage.topic or passage.fallback


def _add(passage: Passage, clauses: list[tuple[int, int]], group: Payers, payment: Payment, detail: str) -> None:
    text, clause = passage.text, clauses[-1]
    fiscal = passage.fiscal or bool(_FISCAL.search(text, *clause))
    what = _object(passage, clauses, group, payment)
    rule = f"{group.kind}-{payment.rule}"
    for name in group.wordings(fiscal=fiscal):
        _put(passage, name, what, detail, (group.start, payment.end), rule)


def _put(passage: Passage, name: str, what: str, detail: str, span: tuple[int, int], rule: str) -> None:
    if what:
        written = (_as_written(passage, words) for words in (name, what, detail))
        subject, thing, how = written
        passage.found.append(Finding("funds", subject, "", thing, how, *span, passage.basis, rule, passage.place))


def _as_written(passage: Passage, words: str) -> str:
    """Words with the width of punctuation that the document has."""
    at = passage.text.find(words, passage.start, passage.end)
    return passage.written[at : at + len(words)] if at >= 0 else words


def _excepted(passage: Passage, clauses: list[tuple[int, int]], group: Payers) -> None:
    """除中央、省负担部分外: they pay too, unless it was said already for the same thing."""
    what = labels.first_topic(passage.text, clauses[0][0], clauses[-1][1]) or passage.topic or passage.fallback
    known = {f.subject.replace("级", "") for f in passage.found if f.object == passage.fallback or labels.alike(f.object, what)}
    for name in group.wordings(fiscal=True):
        if what and name.replace("级", "") not in known:
            detail = labels.amount(passage.text, group.end, clauses[-1][1], passage.money) if group.kind == "fund" else ""
            _put(passage, name, what, detail, (group.start, group.end), "excepted")


def _private(passage: Passage, clauses: list[tuple[int, int]], group: Payers, end: int) -> None:
    text, clause = passage.text, clauses[-1]
    if (
        not labels.speaks_of_money(text[clauses[-2][0] if len(clauses) > 1 else clause[0] : group.start])
        and "自" not in text[group.end : end]
    ):
        return
    payment = Payment(group.end, end, (0, 0), "bears")
    detail = labels.amount(text, group.end, clause[1], passage.money)
    what = _object(passage, clauses, group, payment)
    _put(passage, group.names[0], what, detail, (group.start, end), "private-bears")


def _distinct(found: list[Finding]) -> list[Finding]:
    """Each payer of a thing once; a row that tells how much replaces one that does not."""
    kept: list[Finding] = []
    for finding in found:
        same = [f for f in kept if (f.subject, f.object) == (finding.subject, finding.object)]
        if any(not finding.detail or f.detail == finding.detail for f in same):
            continue
        kept = [f for f in kept if f not in same or f.detail]
        kept.append(finding)
    return kept


@Language.factory("funding", requires=["doc._.names", "doc._.money"], assigns=["doc._.funding"])
def make_funding(nlp: Language, name: str) -> Funding:
    """The component that finds payers."""
    return Funding()


class Funding:
    """Find who pays what: 由市、县两级财政按5:5比例分担, 从失业保险基金列支, 市财政每年安排500万元."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.funding`."""
        if doc._.document is not None:
            doc._.funding = find(doc._.document, doc._.names, doc._.money)
        return doc
