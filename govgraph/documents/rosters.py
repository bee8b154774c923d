"""Recognises which lines of a document are a roster: who sits on a body, one person a line, in one column or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.people import persons
from govgraph.text import without_space

_CN = "一二三四五六七八九十"
_SPACE = "[ \\t\u3000]*"
_DASH = rf"{_SPACE}(?:[-•●·*－—]+{_SPACE})?"
_LEAD = re.compile(rf"{_DASH}(?:[（(][{_CN}\d]{{1,2}}[）)]|\d{{1,2}}[.．、]|[{_CN}]{{1,2}}、)?{_SPACE}")
_MARKER = re.compile(rf"\s*(?:-\s*)?(?:[（(][{_CN}\d]+[）)]|\d+\s*[.．、]|[{_CN}]+、|第[{_CN}百]+[条章节])")
_OTHER = re.compile(
    r"\s*(?:-\s*)?(?:附\s*[件表：:]|(?:主要|工作)?职\s*责|(?:主要)?任务|(?:此件|抄送|主送|注[：:]))|.{0,12}联\s*系\s*(?:人|电\s*话|方\s*式)"
)
_DATE = re.compile(r"\s*(?:19|20|二[〇○零O])[\d〇○零O一二三四五六七八九]{2}\s*年.{0,8}[月日]\s*$")
_SENTENCE = re.compile(r"[。；;]|[：:]\s*$|负责(?!人|同志)|下设|设在|》")
_DUTY = re.compile(r"\s*(?:主要)?(?:负责(?!人|同志)|职责|承担|协助|主持|统筹|领导|组织|由|按|根据|在|对)")
_HEADER = re.compile(r"\t姓\s*名[^\t]*\t|^\s*姓\s*名\t")
_GAP = re.compile(r"[ \t\u3000]+")
_SIGNED = re.compile(r"(?:人民政府|办公[室厅]|委员会|政府办|局|厅|部)\s*$")
_SET_APART = re.compile(r"[ \t\u3000]*[\u4e00-\u9fff]{1,6}[ \t\u3000]")
_HEADS = ("组长", "主任", "主任委员", "总指挥", "指挥长", "召集人", "总召集人", "政委", "顾问", "理事长", "会长", "第一组长")
_INITIALS = tuple({head[0] for head in _HEADS})
_STRAY = frozenset("组长成员副")  #: what is left of a label whose letters were set apart and fell on another line
_PAGE = re.compile(r"\s*[-－—–·•]*\s*\d{1,3}\s*[-－—–·•]*\s*")
_FULL = 24  #: a line at least this long may have been broken by the margin


def roster_lines(lines: Sequence[str]) -> list[range]:
    """The runs of lines that are rosters, by index, blank lines between their entries included.

    组　长：张三  市政府副市长 begins one; names with posts, posts that go on (副局长), and further roles continue it.
    """
    found: list[range] = []
    titled = {below for i, line in enumerate(lines) if "名单" in line or _is_role(line) for below in range(i + 1, i + 4)}
    at = 0
    while at < len(lines):
        if _HEADER.search(lines[at]):  # a table with its own header is read as one
            while at + 1 < len(lines) and "\t" in lines[at + 1]:
                at += 1
        elif _begins(lines[at]) or (at in titled and _is_listed(lines, at)) or _opens_bare(lines, at):
            last = _last(lines, at)
            found.append(range(at, last + 1))
            at = last
        at += 1
    return found


def _begins(line: str) -> bool:
    """Whether a line opens a roster: it has a role of persons with a colon, or 组长, a gap, a name and a post."""
    label = _label(line)
    if label:
        return not _is_units(label) and not _DUTY.match(line[label.end() :]) and not _is_prose(line[label.end() :])
    if "\t" in line or "  " in line or "\u3000" in line:
        return persons.bare_label(line) is not None
    return False


def _is_listed(lines: Sequence[str], at: int) -> bool:
    """Whether a list of persons of one role begins right below its title: 联席会议联络员名单 or （一）组长, then 张三  市财政局科长."""
    above = next((lines[i] for i in range(at - 1, max(at - 4, -1), -1) if lines[i].strip()), "")
    if not _names_post(lines[at]):
        return False
    below = next((lines[i] for i in range(at + 1, min(at + 4, len(lines))) if lines[i].strip()), "")
    return bool(persons.listed_role(above)) and (_is_role(above) or _names_post(below))


def _opens_bare(lines: Sequence[str], at: int) -> bool:
    """Whether a roster without colons begins: 组　长　县长　张三, and 副组长 or 成　员 so set apart on one of the lines below."""
    label = _bare(lines[at]) if lines[at].lstrip()[:1] in _INITIALS else ""
    if label not in _HEADS:
        return False
    below = [line for line in lines[at + 1 : at + 9] if line.strip()][:4]
    return any(other != label for line in below if (other := _bare(line)))


def _bare(line: str) -> str:
    """The role that a line without colon begins with and that white space sets apart; empty where none does."""
    if not _SET_APART.match(line) or "：" in line or ":" in line or line.rstrip().endswith("。"):
        return ""
    label = persons.loose_label(line)
    return label[0] if label else ""


def _is_role(line: str) -> bool:
    """Whether a line is a numbered heading that is a role and no more: （一）组长."""
    marker = _MARKER.match(line) if len(line) <= 14 else None
    return marker is not None and without_space(line[marker.end() :]) in persons.roles()


def _names_post(line: str) -> bool:
    """Whether a line is a person's name with a post set apart."""
    parts = _GAP.split(line.strip())
    return 1 < len(parts) <= 6 and persons.ends_post(parts[-1]) and _is_entry(line)


def _label(line: str) -> re.Match[str] | None:
    lead = _LEAD.match(line)
    return persons.label_pattern().match(line, lead.end() if lead else 0)


def _is_units(label: re.Match[str]) -> bool:
    return without_space(label["role"]) in persons.units()


def _is_prose(text: str) -> bool:
    """Whether what follows a label is running text rather than persons, posts or offices."""
    stops = text.count("。")
    return stops > 1 or (stops == 1 and not text.rstrip().endswith("。"))


def _last(lines: Sequence[str], first: int) -> int:
    """The last line of the roster that begins at `first`."""
    last = first
    bare = bool(_bare(lines[first]))
    open_post = _is_open(lines[first])
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if not line.strip() or _PAGE.fullmatch(line):
            if at - last > 5:
                break
            continue
        if not (bare and _bare(line)) and (not _continues(line, lines[last], open_post, at - last == 1) or _is_signature(lines, at)):
            break
        last, open_post = at, _is_open(line)
    return last


def _is_open(line: str) -> bool:
    """Whether the post of a line is unfinished, so that a bare line after it belongs to it."""
    text = line.rstrip()
    return (not text.endswith(("。", "；", ")", "）")) and not persons.ends_post(text)) or text.endswith(("、", "，", ","))


def _continues(line: str, previous: str, open_post: bool, adjacent: bool) -> bool:
    if _in_bracket(previous, line):
        return True
    if label := _label(line):
        return _is_units(label) or _begins(line)
    if _MARKER.match(line) and not _numbered_entry(line):
        return False
    if _OTHER.match(line) or _DATE.match(line):
        return False
    if "\t" in line and not _SENTENCE.search(line.split("\t")[0]):
        return True
    if _SENTENCE.search(line.rstrip("。；; ")):
        return False
    if _is_entry(line):
        return True
    bare = line.strip()
    if adjacent and open_post and (len(previous.rstrip()) >= _FULL or len(bare) <= _FULL):
        return True
    if bare.startswith(("各", "有关", "相关")) and line[:1].isspace() and len(bare) <= _FULL and "，" not in bare:
        return True
    closes = persons.ends_post(bare) or (open_post and bare.endswith(("、", "，")))
    return len(bare) <= 2 * _FULL and closes and (open_post or line[:1].isspace() or "、" in bare or adjacent)


def _in_bracket(previous: str, line: str) -> bool:
    """Whether a bracket that the line before leaves open is closed in a line: （女，县⏎审计局副局长）."""
    opened, closed = previous.rfind("（"), line.find("）")
    return opened > previous.rfind("）") and 0 <= closed < (line.find("（") % (len(line) + 1))


def _numbered_entry(line: str) -> bool:
    match = _MARKER.match(line)
    return bool(match and _is_entry(line[match.end() :]))


def _is_entry(line: str) -> bool:
    """Whether a line holds a person: 张三 市财政局局长, 李 军（兼）, 罗正才（县委常委）, a name alone."""
    parts = _GAP.split(line.strip().lstrip("-•●·* "))
    if len(parts) > 2 and parts[0] in _STRAY:
        parts = parts[1:]
    head = re.split("[（(，,：:]", parts[0], maxsplit=1)
    if len(head) > 1:
        return persons.is_name(head[0]) or (persons.may_be_name(head[0]) and persons.ends_post(line.rstrip("）) ；;。")))
    if len(parts) == 1:
        return persons.is_name(parts[0])
    if persons.is_name(parts[0]):
        return True
    if len(parts[0]) == 1 and len(re.split("[（(]", parts[1])[0]) <= 12:  # 刘 毅, 刘 毅（兼）, 马  文  军
        joined = "".join(parts[:3] if len(parts) > 2 and len(parts[1]) == len(parts[2]) == 1 else parts[:2])
        name = re.split("[（(]", joined)[0]
        return persons.is_name(name) or (len(parts) > 2 and persons.may_be_name(name) and persons.ends_post(parts[-1]))
    return persons.may_be_name(parts[0]) and persons.ends_post(parts[-1])


def _is_signature(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the issuer that signs, with the date after it."""
    if not _SIGNED.search(lines[at]) or _is_entry(lines[at]):
        return False
    return any(_DATE.match(line) for line in lines[at + 1 : at + 5])
