"""What stands before the ending of a name and says whose it is: a level, a place, a government, a committee."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.model import Mention
from govgraph.names import bounds, endings, places


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of folded width in which names are read, and the places known beside those of GB/T 2260."""

    text: str
    known: frozenset[str]

    def mention(self, start: int, stop: int, kind: str) -> list[Mention]:
        """One mention of the words as they stand."""
        wording = self.text[start:stop]
        return [Mention(start, stop, kind, wording, wording)]


def prefix(piece: Piece, at: int) -> places.Prefix | None:
    """The level or place before an offset; a bare 区 within a longer word (试验区) is none."""
    found = places.before(piece.text, at, piece.known)
    bare = found and found.kind == "level" and piece.text[found.start] in "区州盟旗镇乡街"
    return None if found and bare and not bounds.led_in(piece.text, found.start) else found


def owner(piece: Piece, at: int) -> tuple[int, str]:
    """Start and kind (place, level, several) of what owns the office that begins at an offset; the offset itself if nothing."""
    if piece.text.endswith("公安机关", 0, at):  # 公安机关 · 交通管理部门
        start, kind = owner(piece, at - 4)
        return start, kind or "several"
    ending = endings.ending_at(piece.text, at)
    if ending and ending[1] in ("government", "committee"):
        start = at - len(ending[0]) + (1 if ending[1] == "committee" and ending[0][0] != "党" else 0)
        before = prefix(piece, start)
        if before:
            return before.start, before.kind
        return (start, "several") if ending[0] in ("人民政府", "政府", "党委") else (at, "")
    if ending and ending[0] in ("国务院", "中共中央", "党中央"):
        return at - len(ending[0]), "place"
    before = prefix(piece, at)
    if not before:
        return at, ""
    above = endings.ending_at(piece.text, before.start)
    if above and above[1] == "national" and before.kind == "place":
        return before.start - len(above[0]), "place"
    return before.start, before.kind
