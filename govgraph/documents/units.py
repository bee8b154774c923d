"""Joins the lines of a document to units: headings, paragraphs, table rows, roster lines, annex heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from govgraph.documents.contents import lines_of
from govgraph.documents.head import Head
from govgraph.documents.lines import Line, date_of
from govgraph.documents.numbering import Marker, marker
from govgraph.documents.rosters import roster_lines

UnitKind = Literal["heading", "paragraph", "row", "roster", "title", "annex", "annexes"]

_TERMINAL = "。！？；：:;!?…"
_CONTINUES = "，、,（(《“"
_ANNEX = re.compile(r"附\s*[件表录]\s*(?P<n>[\d０-９一二三四五六七八九十]{0,3})(?:\s*[-—]\s*\d+)?\s*[:：.．、]?(?P<rest>.*)$")
_STOP = re.compile(r"(?:抄\s*送|主\s*送|印\s*发\s*单\s*位|发\s*[:：]|主题词)")
_OPEN, _CLOSE = re.compile("[（(《]"), re.compile("[）)》]")
_TABLE_LINE = re.compile(r"\|.*\|$")
_RULE_LINE = re.compile(r"[|｜│┃]?[\s:|｜│┃\-—─━┼├┤]+[|｜│┃]?$")
_BAR = re.compile("[|｜│]")
_BARS = re.compile(r"[^|｜│]+(?:\s*[|｜│]\s*[^|｜│]*){2,}$")  #: a row whose cells stand between bars, none at its ends
_LABELLED = re.compile("[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff]){1,9}[：:]")  #: 责任单位： begins a line of its own
_PAGE = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*$|第\s*\d+\s*页.*$")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}(?:单位|部门|领导|时限|时间|期限)\s*[:：]")  #: and ends with its line
_CELL_BEGINS = re.compile(r"[（(]?(?:\d|[一二三四五六七八九十]{1,3}[、）)])")
_ROLE = re.compile("牵头|配合|主办|协办|责任|参与|承办")
_SHORT = 30
_FRAGMENT = 6
_WRAPS = 6  #: lines that end at the width of the page, before a text counts as wrapped
_NARROW, _WIDE = 40, 120  #: widths of a page, in columns; a Chinese character takes two
_RAGGED = 4  #: by how many columns a full line may fall short


@dataclass(slots=True)
class Unit:
    """Lines that belong together, before cleaning."""

    kind: UnitKind
    lines: list[Line]
    marker: Marker | None = None
    number: str = ""  #: of an annex head: 附件1
    columns: int = 0  #: tabs in the first row of the table that a row is of
    length: int = field(default=0)

    @property
    def tail(self) -> str:
        """Its last line."""
        return self.lines[-1].text


def units(entries: list[Line], head: Head, last: int, titles: frozenset[str]) -> Iterator[Unit]:
    """The units of the text between the head and the document's last line.

    `titles`: names (without spaces) of what the document issues and annexes, which stand as titles over their text.
    """
    rosters = {head.body + i for run in roster_lines([e.text for e in entries[head.body : last]]) for i in run}
    width = _page_width(entries[head.body : last])
    contents = lines_of(entries, head.body, last)
    open_unit: Unit | None = None
    gap = False
    for k in range(head.body, last):
        entry = entries[k]
        if k in contents:
            continue
        if not entry.text or k in head.taken or (gap and _PAGE.match(entry.text)):
            gap = True
            if k in head.taken and open_unit is not None:
                yield open_unit
                open_unit = None
            continue
        in_table = open_unit is not None and open_unit.kind == "row"
        unit = _unit(entry, k in rosters, entries, k, last, titles, in_table)
        if unit is None:
            continue
        if in_table and not gap and _spans_table(entry, unit, entries, k, last):
            unit = Unit("row", [entry])
        if open_unit is not None and (_joins(open_unit, unit, entry, gap or (unit.kind != "row" and _is_last_row(open_unit, entries, k, last))) or _wraps(open_unit, unit, width, gap)):
            open_unit.lines.append(entry)
            open_unit.length += len(entry.text)
        else:
            if unit.kind == "row" and open_unit is not None and _begins_row(open_unit, gap):
                unit.lines[:0], open_unit = open_unit.lines, None
            if unit.kind == "row":
                unit.columns = open_unit.columns if open_unit is not None and open_unit.kind == "row" else entry.text.count("\t") + entry.behind
            if open_unit is not None:
                yield open_unit
            open_unit = unit
        gap = False
    if open_unit is not None:
        yield open_unit


def _unit(
    entry: Line, roster: bool, entries: list[Line], at: int, last: int, titles: frozenset[str], in_table: bool
) -> Unit | None:
    """What a line would begin, were it not to go on with the unit before it."""
    text = entry.text
    if roster:
        return Unit("roster", [entry])
    if is_row(text):
        return None if _RULE_LINE.match(text) else _row_or_text(entry, in_table)
    if (annex := _ANNEX.match(text)) is not None:
        found = _annex(entry, annex, entries, at, last, titles)
        if found is not None:
            return found
    if entry.bare in titles:
        return Unit("title", [entry], length=len(text))
    if _STOP.match(text) and len(text) < 80:
        return Unit("heading", [entry], length=len(text))
    found_marker = marker(text)
    return Unit("paragraph", [entry], found_marker, length=len(text))


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells between tabs or bars."""
    return "\t" in text or bool(_BAR.search(text) and (_TABLE_LINE.match(text) or _BARS.match(text)))


def _row_or_text(entry: Line, in_table: bool) -> Unit:
    """A line with tabs is a row, unless it stands in no table and all it has is a tab after its numbering: 一、<tab>总体要求."""
    found = None if in_table or entry.text.count("\t") != 1 else marker(entry.text)
    if found and "\t" not in entry.text[found.end :] and entry.text[found.end :].strip():
        return Unit("paragraph", [entry], found, length=len(entry.text))
    return Unit("row", [entry])


def _annex(entry: Line, match: re.Match[str], entries: list[Line], at: int, last: int, titles: frozenset[str]) -> Unit | None:
    """附件：1.… lists the annexes; 附件1, alone or with a title, begins one; anything else (附件1所列…) is text."""
    rest = match["rest"].strip()
    listed = re.match(r"附\s*[件表录]\s*[:：]", entry.text)
    if listed and rest:
        return Unit("annexes", [entry], length=len(entry.text))
    if rest and (len(rest) > 60 or rest[-1] in _TERMINAL + "）)" or re.search("[，。；]", rest)):
        return None
    if rest and not re.match(r"附\s*[件表录]\s*[\d０-９一二三四五六七八九十]{1,3}\s*[:：.．、\s\u3000]", entry.text):
        return None
    if listed and not _is_title(entries, at + 1, last, titles):
        return None
    number = "".join(match["n"].split())
    return Unit("annex", [entry], number=f"附件{number}")


def _is_title(entries: list[Line], at: int, last: int, titles: frozenset[str]) -> bool:
    text = next((e.bare for e in entries[at:last] if e.text), "")
    return text in titles or (0 < len(text) <= 40 and not re.search("[，。；：,;]", text))


def _joins(unit: Unit, new: Unit, entry: Line, gap: bool) -> bool:
    """Whether a line goes on with the unit before it, rather than beginning one of its own."""
    if unit.kind == "row" == new.kind:
        return not gap and _broken_row(unit, entry)
    if unit.kind == "row":
        goes_on = not gap or unit.tail[-1:] in "、，"
        return new.kind == "paragraph" and goes_on and new.marker is None and _unfinished_row(unit, entry)
    if unit.kind == "annexes":
        return new.kind == "paragraph" and (not gap or (new.marker is not None and len(entry.text) <= 60)) and not date_of(entry)
    if unit.kind == "title":
        return False
    if unit.kind not in ("paragraph", "heading") or new.kind != "paragraph":
        return False
    if new.marker is not None or entry.indent >= 2:
        return _broken(unit) and new.marker is None
    return _goes_on(unit, entry, gap)


def _columns(entry: Line) -> int:
    return entry.indent + len(entry.text) + sum(c > "\u2e7f" for c in entry.text)


def _page_width(entries: list[Line]) -> int:
    """The width at which a text's lines were broken, where most that end without punctuation end there; else 0."""
    widths = [_columns(e) for e in entries if e.text and e.text[-1] not in _TERMINAL and "\t" not in e.text]
    wide = max((w for w in widths if w <= _WIDE), default=0)
    full = sum(wide - _RAGGED <= w <= wide for w in widths)
    return wide if wide >= _NARROW and full >= _WRAPS and full * 2 > len(widths) else 0


def _wraps(unit: Unit, new: Unit, width: int, gap: bool) -> bool:
    """Whether the unit's last line is as wide as the page, so that the next goes on with it."""
    last = unit.lines[-1]
    least = width * 4 // 5 if _LABEL.match(last.text) else width - _RAGGED  # 责任单位：A、B breaks between its names
    full = width > 0 and _columns(last) >= least and last.text[-1] not in _TERMINAL
    plain = unit.kind == "paragraph" == new.kind and new.marker is None
    return full and plain and not gap and new.lines[0].indent == 0


def _is_last_row(unit: Unit, entries: list[Line], at: int, last: int) -> bool:
    """Whether no row follows the line after a row: then that line is text, not the rest of a cell."""
    return unit.kind == "row" and not any(is_row(e.text) for e in entries[at + 1 : min(at + 4, last)])


def _spans_table(entry: Line, unit: Unit, entries: list[Line], at: int, last: int) -> bool:
    """Whether a line right between two rows is a row over all columns: 一、完善基础设施, or any line with empty cells behind it."""
    between = unit.kind == "paragraph" and ((unit.marker is not None and len(entry.text) <= 40) or entry.behind > 0)
    if not between or at + 1 >= last:
        return False
    begins = at + 2 < last and entries[at + 1].text.endswith("、") and is_row(entries[at + 2].text)  # 市供销社牵头，市商务局、
    return begins or is_row(entries[at + 1].text)


def _unfinished_row(unit: Unit, entry: Line) -> bool:
    labelled = bool(_LABELLED.match(entry.text)) and bool(_ROLE.match(entry.text))  # 牵头：…； above 配合：…
    whole = unit.tail[-1:] in "。；" or unit.lines[-1].behind
    return len(entry.text) <= 60 and (not whole or labelled) and "\t" in unit.lines[0].text


def _begins_row(unit: Unit, gap: bool) -> bool:
    """Whether a line without tabs is the beginning of the first cell of the row below: 市供销社牵头，市商务局、."""
    return unit.kind == "paragraph" and not gap and unit.marker is None and len(unit.lines) == 1 and unit.tail[-1] in "、" and len(unit.tail) < 40


def _broken_row(unit: Unit, entry: Line) -> bool:
    """Whether a row breaks off within a cell and the next line has the rest of it and the other cells."""
    ahead = min(unit.lines[0].indent, 1)  # an empty first cell
    cells, more = unit.tail.count("\t") + unit.lines[-1].behind + ahead, entry.text.count("\t") + entry.behind
    whole = unit.columns and cells < unit.columns and cells + more == unit.columns and len(unit.lines) == 1
    return bool(whole and cells and more) and not entry.indent and not _CELL_BEGINS.match(entry.text) and unit.tail[-1] not in "。；"


def _broken(unit: Unit) -> bool:
    """Whether the unit ends in the middle of a clause or of a bracket."""
    text = unit.tail
    return text[-1] in _CONTINUES or (len(_OPEN.findall(text)) > len(_CLOSE.findall(text)) and unit.length > _SHORT)


def _goes_on(unit: Unit, entry: Line, gap: bool) -> bool:
    text, new = unit.tail, entry.text
    if _broken(unit) and not date_of(entry):
        return True
    if _LABELLED.match(new) or (_LABELLED.match(text) and (gap or _LABEL.match(text))):
        return False
    if text[-1] in _TERMINAL or date_of(entry):
        return False
    if text[-1] in "）)":
        return not gap and unit.length > _SHORT and len(unit.lines) == 1 and new[0] in "，、。；"
    if (unit.length <= _SHORT and not re.search("[，。；：]", text)) or (unit.marker and unit.length <= _SHORT and "。" not in text):
        short = (len(new) <= _FRAGMENT and not gap) or len(new) <= 3
        return (short and new[-1] not in _TERMINAL and unit.length > 12) or (new[-1] == "。" and len(new) <= 12 and unit.length > 15)
    return True
