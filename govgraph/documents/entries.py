"""Parses the lines of a roster into its entries: roles, names and posts, in one column or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govgraph.people import persons, seats
from govgraph.people.seat import Seat, from_list
from govgraph.people.wording import OFFICE
from govgraph.text import without_space

_STRAY = re.compile(r"\s*[-•●·*]?\s*(?:[组长成员副][ \t\u3000]+)(?=[^\s]{1,4}[ \t\u3000])")
_DASH = re.compile(r"[ \t\u3000]*[-•●·*－—]+[ \t\u3000]*")
_ORDINAL = re.compile(r"[ \t\u3000]*(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)[ \t\u3000]*")
_HAN = re.compile("[\u4e00-\u9fff]")  #: a line without any is a page number
_CELL = re.compile(r"(?:(?!\t|   |\u3000\u3000).)+")
_UNKNOWN = re.compile("(?:(?<=\t)|(?<![^ \u3000]))((?:[\u4e00-\u9fff][ \t\u3000]*){2,6})[：:](?=.)")
_VACANT = re.compile(r"\s*([（(]?(?:暂\s*缺|空\s*缺|待\s*定)[）)]?)\s*")  #: in the place of a name
UNREAD = "?"  #: the role of entries under a label that is no role, or a damaged one
_PROSE = re.compile(r"下设|设在|兼任|担任|负责日常|承担")
_BELOW = ("副组长", "组员", "联络员", "副班长")  #: roles that stay with the group named before: 征迁组组长：, 副组长：
_SHORT = 4  #: a bare post of this length (副主任) is no entry of its own
_DEEP = 14  #: white space as wide as a label and a name leaves room for a name
_FAR = 80  #: lines further apart than this are not one enumeration
_BREAK = 3  #: a lone cell after this many tabs stands in the right column


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a roster with the offset at which its text stands."""

    text: str
    start: int
    gap: bool = False  #: whether blank lines stand before it
    indent: str = ""  #: white space before it that the text leaves out


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One seat: the role with the body before it (办公室|主任), the name, the post; spans of the name's line and of what follows."""

    role: str
    body: str  #: what the label names before the role: 办公室, 领导小组
    name: str  #: empty for a vacancy, an office, or a post without name
    post: str
    spans: tuple[tuple[int, int], ...]
    blank: bool = False  #: whether the text leaves room for a name


@dataclass(frozen=True, slots=True)
class Roster:
    """What a roster holds: its entries in reading order, and sentences that stand in its columns, as spans of their pieces."""

    entries: tuple[RosterEntry, ...]
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Segment:
    """What one column has on one line: a label, or none, and the text after it."""

    role: str
    body: str
    text: str
    start: int
    right: bool  #: whether it stands in the right column
    indent: int = 0  #: white space before a line without label, in characters
    beside: bool = False  #: whether another segment stands left of it


@dataclass(frozen=True, slots=True)
class _Label:
    """A role with its colon: 组　长：, 办公室主任：."""

    start: int
    end: int
    role: str
    body: str


def parse(lines: Sequence[Line]) -> Roster:
    """Read a roster: 组　长：张三  市长; interleaved columns; posts that go on; roles that hold for the lines below."""
    segments, sentences = [], []
    bare = not any(persons.label_pattern().search(line.text) for line in lines)
    for chunk in _chunks([line for line in lines if _HAN.search(line.text)]):
        rows = [list(_segments(line, bare=bare)) for line in chunk]
        for row in rows:
            sentences += [(s.start, s.start + len(s.text)) for s in row if _is_sentence(s)]
        rows = [[s for s in row if not _is_sentence(s)] for row in rows]
        segments += _in_order(rows)
    return Roster(tuple(_entries(segments)), tuple(sentences))


def _chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank ones, which may be pages; where most lines are set apart by blank ones, all are one."""
    gaps = sum(line.gap for line in lines[1:])
    result: list[list[Line]] = []
    for line in lines:
        if not result or (line.gap and gaps * 2 < len(lines)):
            result.append([])
        result[-1].append(line)
    return result


def _is_sentence(segment: _Segment) -> bool:
    return not segment.role and bool(re.search("[。，,].*[^、]", segment.text) and _PROSE.search(segment.text))


def _in_order(rows: list[list[_Segment]]) -> list[_Segment]:
    """Left column before right where text flows down the columns; else line by line."""
    right = [s for row in rows for s in row if s.right]
    flows = any((s.role and s.beside) or not _has_person(s) for s in right)
    if not flows:
        return [s for row in rows for s in row]
    return [s for row in rows for s in row if not s.right] + right


def _has_person(segment: _Segment) -> bool:
    return any(seat.name for seat in seats.read(segment.text, roster=True))


def _segments(line: Line, *, bare: bool) -> Iterator[_Segment]:
    """The columns of a line: they part at labels, at empty cells, and where a name follows a finished entry."""
    text = line.text
    begin = max((m.end() for p in (_STRAY, _DASH) if (m := p.match(text))), default=0)
    if ordinal := _ORDINAL.match(text, begin):
        begin = ordinal.end()
    labels = _labels(text, begin)
    if not labels:
        role, at = persons.bare_label(text) or (persons.loose_label(text) if bare else None) or ("", begin)
        yield from _cells(line, at, len(text), role, "", beside=False)
        return
    if text[begin : labels[0].start].strip(" \t\u3000；;。，、"):
        yield from _cells(line, begin, labels[0].start, "", "", beside=False)
    for i, label in enumerate(labels):
        stop = labels[i + 1].start if i + 1 < len(labels) else len(text)
        before = text[begin : label.start].strip()
        ordinal = _ORDINAL.match(text, label.end)
        first = ordinal.end() if ordinal else label.end
        yield from _cells(line, first, stop, label.role, label.body, beside=bool(before) and before[-1] not in "；;。，,")


def _labels(text: str, begin: int) -> list[_Label]:
    """The labels of a line; one that is no role, or was spoilt by the scanner, ends the role before it all the same."""
    found = [
        _Label(m.start(), m.end(), without_space(m["role"]), m["body"])
        for m in persons.label_pattern().finditer(text)
        if _stands_free(text, m.start(), begin)
    ]
    for match in _UNKNOWN.finditer(text):
        if match.start() >= begin and not any(label.start < match.end() and match.start() < label.end for label in found):
            found.append(_Label(match.start(), match.end(), persons.nearest_role(without_space(match[1])) or UNREAD, ""))
    return sorted(found, key=lambda label: label.start)


def _stands_free(text: str, at: int, begin: int) -> bool:
    """Whether a label begins the line, a column, or a clause."""
    return not text[begin:at].strip() or text[at - 1] in " \t\u3000；;。，、"


def _cells(line: Line, start: int, end: int, role: str, body: str, *, beside: bool) -> Iterator[_Segment]:
    """A label's text in segments: a new one after an empty cell, and where a name or a sentence follows a person."""
    pieces = list(_CELL.finditer(line.text, start, end))
    pieces = [p for p in pieces if p[0].strip()]
    if not pieces:
        if role:
            yield _Segment(role, body, "", line.start + end, beside, 0, beside)
        return
    lead = not line.text[:start].strip() and (line.indent + line.text[: pieces[0].start()]).count("\t") >= _BREAK
    begin, right = start if role else pieces[0].start(), beside or lead
    indent = 0 if role or beside else len(line.indent.expandtabs(4).replace("\u3000", "  ")) + begin
    for previous, piece in pairwise(pieces):
        skipped = line.text.count("\t", previous.end(), piece.start()) > 1
        done = line.text[begin : previous.end()].strip()
        name = persons.starts_with_name(piece[0])
        if done and (_PROSE.search(piece[0]) or (skipped and (name or len(done) > 1)) or (name and _complete(done))):
            yield _Segment(role, body, line.text[begin : previous.end()], line.start + begin, right, indent, right and beside)
            begin, role, body, right, beside = piece.start(), "", "", True, True
    yield _Segment(role, body, line.text[begin : pieces[-1].end()], line.start + begin, right, indent, beside)


def _complete(text: str) -> bool:
    """Whether a segment holds a person with a post, so that the next name is another's."""
    return any(seat.name and seat.post for seat in seats.read(text, roster=True))


def _entries(segments: Sequence[_Segment]) -> list[RosterEntry]:
    """Seats under the role last named; text without a person goes on with the post before it."""
    result: list[RosterEntry] = []
    role = body = ""
    open_list = False  #: whether the text so far ends in 、
    for segment in _joined(segments):
        if segment.role:
            kept = segment.role.endswith(("主任", "成员")) or (body.endswith(("组", "班")) and segment.role in _BELOW)
            role, body = segment.role, segment.body or (body if kept else "")
        if vacant := _VACANT.match(segment.text):
            stop = len(segment.text.rstrip())
            post, span = without_space(segment.text[vacant.end() :]), (segment.start + vacant.start(1), segment.start + stop)
            result.append(RosterEntry(role, body, "", post, (span,), blank=True))
            continue
        found = seats.read(segment.text, roster=True)
        blank = segment.text[:1] in (" ", "\t", "\u3000") if segment.role else segment.indent >= _DEEP
        complete = bool(result) and persons.ends_post(result[-1].post) and not open_list
        apart = blank and complete and not segment.role and not any(seat.name for seat in found)
        if not segment.role and result and not apart and _goes_on(segment.text, found, result[-1], open_list):
            result[-1] = _extended(result[-1], segment, open_list)
        else:
            for seat in from_list(found):
                span = (segment.start + seat.start, segment.start + seat.end)
                result.append(RosterEntry(role, body, seat.name, seat.post, (span,), blank and not seat.name))
        if segment.text.strip():
            open_list = segment.text.rstrip().endswith(("、", "，", ","))
    return result


def _joined(segments: Sequence[_Segment]) -> Iterator[_Segment]:
    """Segments with an enumeration of offices and posts that goes on over several lines as one."""
    last: _Segment | None = None
    for segment in segments:
        if last and not segment.role and _goes_over(last, segment):
            gap = segment.start - last.start - len(last.text)
            if 0 <= gap <= _FAR:
                last = replace(last, text=f"{last.text}{' ' * gap}{segment.text}")
                continue
        if last:
            yield last
        last = segment
    if last:
        yield last


def _goes_over(last: _Segment, segment: _Segment) -> bool:
    """Whether a bracket, or an enumeration without persons, goes on from one segment to the next."""
    opened = last.text.rfind("（")
    if opened > last.text.rfind("）") and not last.text[opened:].startswith("（以"):
        return "）" in segment.text and not re.search("[（].*[）]", segment.text[: segment.text.index("）") + 1])
    return _unfinished(last.text) and not _has_person(segment) and not _has_person(last)


def _unfinished(text: str) -> bool:
    """Whether an enumeration breaks off: after 、, or in the midst of a name or post."""
    items = text.rstrip().split("、")
    return len(items) > 1 and not (items[-1] and (persons.ends_post(items[-1]) or OFFICE.search(items[-1])))


def _goes_on(text: str, found: Sequence[Seat], last: RosterEntry, open_list: bool) -> bool:
    """Whether a line without a person continues the entry before it."""
    if not found or any(seat.name for seat in found):
        return not found
    if last.post == "兼" or not (last.post or last.name):
        return False
    wording = without_space(text)
    short = bool(last.name) and len(wording) <= _SHORT and wording[0] not in "各市县区镇乡省州旗盟"
    return open_list or not persons.ends_post(last.post) or wording == last.post or short


def _extended(entry: RosterEntry, segment: _Segment, open_list: bool) -> RosterEntry:
    wording = without_space(segment.text).strip("、，；。,;")
    if not wording or wording == entry.post:
        return entry
    stripped = len(segment.text) - len(segment.text.lstrip())
    span = (segment.start + stripped, segment.start + len(segment.text.rstrip()))
    joint = "、" if open_list and entry.post else ""
    return replace(entry, post=entry.post + joint + wording, spans=(*entry.spans, span))
