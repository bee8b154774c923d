"""Tables of administrative powers: which item, whose, and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govgraph import lexicon, names
from govgraph.components import columns
from govgraph.components.columns import Row
from govgraph.model import Document, Finding

_WORDS = lexicon.load("authority")
_KNOWN = columns.kinds(_WORDS["columns"])


def either(words: Sequence[str]) -> str:
    """A pattern for one of several words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


#: 取消, 下放, 合并 …
CHANGES = either(_WORDS["changes"]["words"])
_ONE = (
    rf"(?:{either(_WORDS['changes']['before'])})*(?:{CHANGES}|(?:调整?|[改转])为[^，,、；;]{{1,10}})"
    rf"(?:{either(_WORDS['changes']['after'])})*"
)
_CHANGE = re.compile(rf"{_ONE}(?:[,，、；;和并及/]{{1,2}}{_ONE}){{0,2}}")
_ONWARD = re.compile(rf"(?P<change>{_ONE})[至到给由，,（(].*", re.DOTALL)
#: 取消，改为章程自治: what comes in its place is a note, where it is no change of its own
_INSTEAD = re.compile(
    rf"(?P<change>(?:{CHANGES}))[,，、；;](?P<note>(?:[改转]为|移交|并入|不再)(?!备案|告知承诺|审批|许可|实行).+)", re.DOTALL
)
_NAMED = re.compile(rf"(?:部分|完全|直接|委托)?(?:{CHANGES})")
_CAPTION = re.compile(
    rf"(?:{CHANGES})(?:[^，。；]{{0,24}}(?:{either(_WORDS['subjects'])})|制?[）]?$|(?:实施|办理)?的?（共?\d+[项个条]）$)"
    rf"|[（](?:{CHANGES})[）]|实行告知承诺"
)
#: what else a column of changes holds: 服务窗口前移
_MANNER = re.compile("(?!无|同意|有效|长期|正在|加强|是$|否$)[\u4e00-\u9fff]{2,8}(?<![局委办厅部署院所站处队会])")
_TOTAL = re.compile(rf"(?:实行|以上)?(?:{CHANGES})?(?:制|事项|项目|审批)*(?:合计|共计|小计|总计)\d+[项个条]$")
_ORGAN = re.compile(f"(?:{either(_WORDS['organs'])})(?:（[^（）]*）|\\([^()]*\\))?等?$")
_COUNT = re.compile(r"^[一二三四五六七八九十]+、|[（(]共?\d+[项个条][）)]$")
_NO_ITEM = re.compile(f"(?:{either(_WORDS['no_items'])})(?:事项)?|[^，。]{{1,24}}阶段(?:（.*|\\(.*)?|《.*")


def find(document: Document) -> Iterator[Finding]:
    """Rows with an item, and what is done with it in a cell (市政府决定, 处理方式) or in the caption (取消事项)."""
    before: dict[str, str] = {}
    table = -1
    for row in columns.rows(document, _KNOWN):
        if "item" not in row.kinds or not {"holder", "change", "to"} & set(row.kinds):
            continue
        if row.table != table:
            before, table = {}, row.table
        read = _read(row, before)
        if read and read["change"]:
            before = read
            yield Finding(
                "authority", read["holder"], read["change"], read["item"], noted(read["note"], read["to"]), row.block.start, row.block.end,
                "explicit", "item-row", row.block.place,
            )  # fmt: skip


def noted(note: str, to: str) -> str:
    """The note on a change with who gets the power: 跨县项目除外；承接：县级林业部门."""
    return "；".join(part for part in (note, f"承接：{to}" if to and to not in note else "") if part)


@lru_cache(maxsize=64)  # the rows of a table have their captions in common
def change_of(captions: tuple[str, ...]) -> str:
    """What the nearest caption that says so says is done: （取消事项）, 决定取消的行政审批项目目录; none where it names two."""
    for caption in captions:
        words = names.fold(caption)
        if _CAPTION.search(words):
            named = dict.fromkeys(_NAMED.findall(words))
            return next(iter(named)) if len(named) == 1 else ""
    return ""


def _read(row: Row, before: dict[str, str]) -> dict[str, str] | None:
    """Item, holder, change and note of a row; None for a row that is no item's."""
    cells = [_TOTAL.sub("", cell) for cell in row.cells]
    at = _by_header(cells, row.kinds) or _by_content(cells, row.kinds)
    if at is None:
        return None
    read = {kind: cells[i] if i >= 0 else "" for kind, i in at.items()}
    if "holder" not in row.kinds:
        read["holder"] = _heads_section(row) or read["to"]
    grouped = "holder" in row.kinds and row.kinds.index("holder") < row.kinds.index("item")
    if not read["holder"] and grouped:
        read["holder"] = before.get("holder", "")
    if "change" not in row.kinds:
        read["change"] = change_of(row.captions)
    elif instead := _INSTEAD.fullmatch(read["change"]):
        read["change"], read["note"] = instead["change"], read["note"] or instead["note"]
    elif not read["change"]:
        read["change"] = before.get("change", "")
    elif not _CHANGE.fullmatch(read["change"]) and (onward := _ONWARD.fullmatch(read["change"])):
        read["change"], read["note"] = onward["change"], read["note"] or read["change"]
    return read


def _heads_section(row: Row) -> str:
    """The agency that a row above names for those below: 省林业厅（2项）."""
    words = _COUNT.sub("", row.captions[0]) if row.captions else ""
    return words if 2 < len(words) <= 24 and _is_holder(words) else ""


def _by_header(cells: list[str], kinds: tuple[str, ...]) -> dict[str, int] | None:
    """The cells that stand where the header says, the last of several names (子项); None where they can't be that."""
    at = dict.fromkeys(("item", "holder", "change", "note", "to"), -1)
    for i, kind in enumerate(kinds[: len(cells)]):
        if kind in at and cells[i].strip("—-/无") and (at[kind] < 0 or (kind == "item" and cells[i] not in "无/—-")):
            at[kind] = i
    item, holder, change = (cells[at[kind]] if at[kind] >= 0 else "" for kind in ("item", "holder", "change"))
    if (
        not item
        or not _is_item(item)
        or (holder and not _is_holder(holder))
        or (change and not is_change(change) and not _MANNER.fullmatch(change))
    ):
        return None
    return None if not holder and "holder" in kinds and _is_holder(item) else at


def _by_content(cells: list[str], kinds: tuple[str, ...]) -> dict[str, int] | None:
    """The cells of a row that slipped: the holder by its form, the item before it, change and note after it."""
    holders = [i for i, cell in enumerate(cells) if i and cell and _is_holder(cell)]
    if not holders or "holder" not in kinds:
        return None
    holder = min(holders, key=lambda i: abs(i - kinds.index("holder")))
    items = [i for i in range(holder) if cells[i] and _is_item(cells[i])]
    if not items:
        return None
    at = {"item": items[-1], "holder": holder, "change": -1, "note": -1, "to": -1}
    for i in range(holder + 1, len(cells)):
        kind = "change" if "change" in kinds and at["change"] < 0 and is_change(cells[i]) else "note"
        if cells[i] and kind in kinds and at[kind] < 0:
            at[kind] = i
    return at


def _is_item(cell: str) -> bool:
    return not columns.is_number(cell) and not _NO_ITEM.fullmatch(cell)


def is_change(cell: str) -> bool:
    """Whether a cell says what is done with a power: 取消, 部分下放, 下放至县级住建部门."""
    return bool(_CHANGE.fullmatch(cell) or _ONWARD.fullmatch(cell))


def _is_holder(cell: str) -> bool:
    return len(cell) <= 60 and (bool(_ORGAN.search(cell)) or names.is_agency_list(cell))
