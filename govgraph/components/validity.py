"""From when and until when a document holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.passages import place_at, sentence
from govgraph.model import Document, Finding, Mention
from govgraph.text import NUMERAL, last_day, numeral

_SELF = (
    r"本(?:办法|规定|通知|意见|方案|预案|细则|条例|规则|决定|制度|通告|公告|规范|标准|措施|政策|文件"
    r"|实施[^，。；]{0,6}|暂行[^，。；]{0,4}|[^，。；本]{2,8})"
)
_LATER = rf"(?P<later>满?[{NUMERAL}]{{1,3}}(?:个工作)?[日天]后)?(?:正式|开始|试)?(?:施行|实行|实施|执行|生效|试行)(?!的|后|前)"
_HINT = re.compile(f"起{_LATER}")
_START = re.compile(rf"(?P<who>{_SELF}|)，?(?:自|从)(?P<when>[^。；，]{{2,24}}?)(?:之日)?起{_LATER}")
_ISSUE = re.compile("印发|发布|公布|发文|下发|颁布|签发|发文")
_TERM = re.compile(
    rf"(?P<who>{_SELF})?(?:的)?(?:有效期限?|施行期限?|执行期限?|实施期限?|试行期限?|暂定|有效期暂定)(?:为|暂定|暂定为|是|：)?"
    rf"(?P<count>[{NUMERAL}]{{1,3}})(?P<unit>个?月|年)|(?P<who2>{_SELF})?[^。；]{{0,30}}试行(?P<count2>[{NUMERAL}]{{1,2}})(?P<unit2>个?月|年)"
)
_UNTIL = re.compile(
    r"(?:有效期|执行期|施行期|试行期|执行|有效|实施)(?:限)?(?:为)?(?:自[^。；，]{2,20}?)?(?:至|到|截至|截止到?)$"
)
_ALONE = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+条|[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*(?:此件|以上[^，]{0,6})?[，\s]*"
)
_SELF_BEFORE = re.compile(rf"{_SELF}[^。；]{{0,30}}，$")
_OF_ITSELF = re.compile(rf"{_SELF}|施行|实施|执行|印发|^有效期")
_OF_OTHERS = re.compile("证|结果|合同|协议|资格|待遇|补贴|认定|评定|许可|名单|处罚|公示|目录有效|称号")


def find(document: Document, dates: Sequence[Mention]) -> tuple[Finding, ...]:
    """`from` and `until` of the document: 自印发之日起施行, 自2020年1月1日起执行, 有效期5年, 有效期至2025年12月31日."""
    found: dict[str, Finding] = {}
    for finding in (*_starts(document, dates), *_ends(document, dates)):
        found.setdefault(finding.role, finding)
    if "until" not in found and (end := _term(document, found.get("from"))):
        found["until"] = end
    return tuple(sorted(found.values(), key=lambda f: (f.start, f.role)))


def _starts(document: Document, dates: Sequence[Mention]) -> Iterator[Finding]:
    text = document.text
    for at in _HINT.finditer(text):
        left, right = sentence(text, at.start(), at.end())
        match = _START.search(text, left, min(right, at.end() + 20))
        if not match or match.start("when") > at.start() or not _speaks_of_itself(document, match, left):
            continue
        inside = [d for d in dates if match.start("when") <= d.start < match.end("when") and d.kind == "date"]
        day = inside[0].value if inside else document.date if _ISSUE.search(match["when"]) else ""
        if day and match["later"]:
            day = _plus_days(day, numeral(re.sub(r"[^\d一-十百]", "", match["later"]).strip("满日天后个工作")) or 0)
        if len(day) == 10 or (inside and day):
            yield _finding(document, "from", day, match.start(), match.end(), "takes-effect")


def _speaks_of_itself(document: Document, match: re.Match[str], left: int) -> bool:
    """Whether what takes effect is the document: 本办法自…, or 自… at the beginning of a sentence or article."""
    before = document.text[left : match.start()]
    return bool(match["who"] or _ALONE.fullmatch(before) or _SELF_BEFORE.search(before))


def _ends(document: Document, dates: Sequence[Mention]) -> Iterator[Finding]:
    for mention in dates:
        left, _ = sentence(document.text, mention.start, mention.end)
        before = document.text[left : mention.start]
        match = _UNTIL.search(before)
        if mention.kind == "span" and re.search("有效期(?:限)?(?:为|：)?(?:自|从)?$", before):
            first, _, last = mention.value.partition("/")
            if not _OF_OTHERS.search(before):
                yield _finding(document, "from", first, mention.start, mention.end, "valid-span")
                yield _finding(document, "until", last, mention.start, mention.end, "valid-span")
        elif match and mention.kind == "date" and not _OF_OTHERS.search(before) and _OF_ITSELF.search(before):
            yield _finding(document, "until", mention.value, left + match.start(), mention.end, "valid-until")


def _term(document: Document, start: Finding | None) -> Finding | None:
    """The end that a term gives, counted from the day the document takes effect: 有效期5年."""
    for at in re.finditer("有效期|试行|期限|暂定", document.text):
        left, right = sentence(document.text, at.start(), at.end())
        match = _TERM.search(document.text, max(left, at.start() - 40), right)
        words = document.text[left:right]
        if not match or _OF_OTHERS.search(words[: max(0, match.end() - left)]):
            continue
        itself = match["who"] or match["who2"] or re.search(_SELF, words) or (start and left <= start.start < right)
        begins = start.detail if start else document.date
        if itself and len(begins) == 10:
            count = numeral(match["count"] or match["count2"]) or 0
            months = count * (12 if "年" in (match["unit"] or match["unit2"]) else 1)
            if 0 < months <= 600:
                return _finding(document, "until", _plus_months(begins, months), match.start(), match.end(), "valid-term")
    return None


def _plus_days(day: str, count: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat() if len(day) == 10 else ""


def _plus_months(day: str, months: int) -> str:
    """The last day of a term that begins on a day: five years from 2022-09-06 end on 2027-09-05."""
    begin = date.fromisoformat(day)
    years, month = divmod(begin.month - 1 + months, 12)
    year, month = begin.year + years, month + 1
    after = date(year, month, min(begin.day, last_day(year, month)))
    return (after - timedelta(days=1)).isoformat()


def _finding(document: Document, role: str, day: str, start: int, end: int, rule: str) -> Finding:
    return Finding(
        relation="valid",
        subject=document.key,
        role=role,
        object="",
        detail=day,
        start=start,
        end=end,
        basis="prose",
        rule=rule,
        place=place_at(document, start),
    )


@Language.factory("validity", requires=["doc._.dates"], assigns=["doc._.validity"])
def make_validity(nlp: Language, name: str) -> Validity:
    """The component that finds from when and until when a document holds."""
    return Validity()


class Validity:
    """Find from when and until when a document holds."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.validity`."""
        if doc._.document is not None:
            doc._.validity = find(doc._.document, doc._.dates)
        return doc
