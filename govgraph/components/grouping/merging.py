"""Puts the namings of one body together: its full name, what else the document calls it, the body it stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.components.grouping import naming
from govgraph.components.grouping.found import Found
from govgraph.components.grouping.headings import is_part
from govgraph.components.grouping.sentences import SHORT, change_of
from govgraph.model import Body, Document

_SHORTENED = re.compile("(?<![\u4e00-\u9fff])[省市县区]?[\u4e00-\u9fff](?<![管居村常党组业])[\u4e00-\u9fff]?委会|(?<=[向由])[安食减消环规应防]委会")
_WHOLE = ("领导小组", "联席会议", "工作专班", "指挥部", "理事会", "委员会")


def merged(found: Sequence[Found]) -> list[list[Found]]:
    """Namings of one body together; a word that only points back goes with the last body of its kind."""
    groups: list[list[Found]] = []
    for item in found:
        group = None
        if item.change != "撤销":
            group = next((g for g in groups if g[0].change != "撤销" and any(_one(item, other) for other in g)), None)
        if group is None and naming.is_generic(item.name) and item.name != "专家组":
            group = next((g for g in reversed(groups) if naming.kind(g[0].name) == naming.kind(item.name)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    return groups


def _one(item: Found, other: Found) -> bool:
    if item.rank == other.rank == 3 and item.name != other.name and is_part(item.name) and is_part(other.name):
        return False
    return naming.same(item.name, other.name)


def body(document: Document, group: Sequence[Found], groups: Sequence[Sequence[Found]]) -> Body:
    """One body of its namings: the longest name, evidence where it is named so, every other wording an alias."""
    best = max(group, key=lambda f: (naming.kind(f.name) == "工作组" and f.rank == 3, len(naming.core(f.name)), len(f.name), f.rank))
    kind = naming.kind(best.name)
    aliases = {f.name for f in group} | {a for f in group for a in f.aliases} | {naming.core(best.name)}
    aliases |= _committee_shorts(document.text, best.name) if kind == "委员会" else set()
    aliases |= {short for f in group if (short := _short(document.text, f.name))}
    peers = [g for g in groups if naming.kind(g[0].name) == kind]
    if kind in _WHOLE and peers[0] is group and (len(peers) == 1 or not any(f.under for f in group)):
        aliases |= {kind, naming.ending_of(best.name), *naming.data()["shorter"].get(kind, ())}
    change = next((f.change for f in group if f.change in ("调整", "撤销")), next((f.change for f in group if f.change), ""))
    parent = ""
    if any(f.under for f in group) and groups[0] is not group:
        parent = max(groups[0], key=lambda f: len(f.name)).name
    aliases -= {best.name, ""}
    return Body(best.name, tuple(sorted(aliases, key=lambda a: (-len(a), a))), best.start, best.end, best.place, parent, change)


def _committee_shorts(text: str, name: str) -> set[str]:
    """The short forms of a committee that a text uses without saying so: 安委会 for 市安全生产委员会."""
    found = set(_SHORTENED.findall(text))
    return {word for word in found if _is_shortened(word, name)}


def _is_shortened(word: str, name: str) -> bool:
    letters = iter(name)
    return all(char in letters for char in word)


def _short(text: str, name: str) -> str:
    """The short form that a text gives a name anywhere: 县减灾委员会（以下简称县减灾委）为…."""
    at = max(text.find(f"{name}（以下简称"), text.find(f"{name}(以下简称"))
    match = SHORT.match(text, at + len(name)) if at >= 0 else None
    return match[1].strip("“”\"") if match else ""


def named_by_title(document: Document, groups: list[list[Found]]) -> list[list[Found]]:
    """The title's body where the text itself names none: 关于成立X领导小组的通知 with a roster."""
    match = re.search(f"(?:{'|'.join(v for vs in naming.data()['changes'].values() for v in vs)}|印发|公布)(?P<name>{naming.name()})", document.title)
    roster = next((b for b in document.blocks if b.kind == "roster"), None)
    if not match or roster is None or not naming.is_body(match["name"]) or any(
        naming.same(match["name"], f.name) for g in groups for f in g
    ):
        return groups
    verb = match[0][: match.start("name") - match.start()]
    return [[Found(match["name"], roster.start, roster.end, roster.place, 3, change_of(verb))], *groups]


def is_own(document: Document, name: str) -> bool:
    """Whether a body is of the issuer's own level: none of the province's in a city's document."""
    issuers = "".join(document.issuers)
    if name.startswith(("国务院", "国家", "全国", "中央")):
        return not issuers or bool(re.search("国务院|国家|中共中央|中央|^[\u4e00-\u9fff]{2,12}部(?:办公厅)?$", issuers))
    if name.startswith("省"):
        return not issuers or (bool(re.search("省|自治区", issuers)) and not re.search("[市县州盟旗]人民政府", issuers))
    return True
