"""Finds who sits on the bodies of a document, in which role, and which agency hosts a body's office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.components.grouping import headings, naming, tables
from govgraph.components.seating.passage import Fact, lead_role, plausible, repeated
from govgraph.components.seating.reader import Reader
from govgraph.components.seating.scopes import Namings, Scope, is_office_role
from govgraph.documents import entries
from govgraph.model import Basis, Block, Body, Document, Finding
from govgraph.people import persons, seats
from govgraph.people.seat import Seat, from_list, person
from govgraph.text import without_space

_WORTH = re.compile("|".join(f"{of}长" for of in "组挥事会团队班河湖林链") + "|主任|指挥|召集|成员|组员|委员|队员|理事|秘书|牵头|组成|办公室|设在|设于|挂靠|联络|政委|顾问|主席|单位|专家|总监|督")
_SENTENCE = re.compile("(?:[^。；;\n（(]+|[（(][^（）()\n]*[）)]|[（(])+[。；;]?")
_STATES = re.compile("由|设在|担任|任|牵头")  #: what a heading that is read as a sentence has
_LEAD_UNIT = re.compile("(?:牵头|召集)(?:单位|部门)[：:]")
_SHORT = 8  #: what a heading may say after the name of its body
_UNITS_ABOVE = re.compile("(?:成员|组成)单位(?:及(?:其|主要|工作)?职责)?$")
_MEMBER_UNITS = re.compile("\\s*(?:成员|组成)单位[：:]")
_NAME, _POST, _ROLE = re.compile("姓名"), re.compile("单位|职务|职称|工作"), re.compile("组内|小组|职务|分工|组成|指挥部|角色|会议|专班")


def find(document: Document, found: Sequence[Body]) -> tuple[Finding, ...]:
    """Members, bodies as members, and hosts of offices: rosters, tables of members, sentences on the composition."""
    if not found:
        return ()
    return tuple(_Walk(document, found).findings())


@dataclass(slots=True)
class _Walk:
    """One pass over the blocks of a document; what the last heading or sentence spoke of is the scope of the next."""

    document: Document
    bodies: Sequence[Body]
    scope: Scope | None = None
    depth: int = 0  #: of the unit whose heading set the scope
    headed: bool = False  #: whether the unit's heading or the lead of the passage names the body
    led: bool = False  #: whether that heading stands right before
    namings: Namings = field(init=False)
    reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.namings = Namings(self.bodies, naming.levels(self.document))
        self.reader = Reader(self.namings)

    def findings(self) -> Iterator[Finding]:
        for run in _runs(self.document.blocks):
            kind = run[0].kind
            if kind in ("roster", "row"):
                self.led = False
            if kind == "roster":
                yield from self._roster(run)
            elif kind == "row":
                yield from self._table(run)
            else:
                yield from self._passage(run[0])

    # --- headings and sentences

    def _passage(self, block: Block) -> Iterator[Finding]:
        text = self.document.text
        start, end = headings.label(text, block)
        self._enter(block, start, end)
        if block.kind == "heading" and not _STATES.search(text, block.start, block.end):
            return
        yield from self._listed_units(block)
        if not _WORTH.search(text, block.start, block.end):
            named = [n.scope for n in self.namings.find(text, start, block.end, self.scope) if not n.foreign]
            self.scope = named[-1] if named else self.scope
            return
        for match in _SENTENCE.finditer(text, start, block.end):
            group = self.headed or self._lists_units(block)
            facts, self.scope = self.reader.read(text, match.start(), match.end(), self.scope, group=group, led=self.led)
            yield from self._stated(facts, block)

    def _lists_units(self, block: Block) -> bool:
        """Whether 牵头单位：A stands right before 成员单位：B、C, which makes it a body's and not a task's."""
        return bool(_LEAD_UNIT.match(self.document.text, block.start) and _MEMBER_UNITS.match(self.document.text, block.end))

    def _enter(self, block: Block, start: int, end: int) -> None:
        """Take the scope that a heading sets; a heading of another matter ends that of a part."""
        text = self.document.text
        named = [n for n in self.namings.find(text, start, end, self._whole(block.end)) if n.start <= start + 4]
        if named and not named[0].foreign and end - start <= 60:
            self.scope, self.headed, self.led = named[-1].scope, True, end - named[-1].end <= _SHORT
            self.depth = block.depth
            return
        bare = text[block.start : block.end]
        self.led = self.led and block.kind == "paragraph" and not block.marker and bare.startswith("由")
        self.headed = self.headed and not block.marker
        if block.marker and block.depth <= self.depth:
            self.scope, self.depth = self._whole(block.end), 0
        elif block.marker and self.scope is None:
            self.scope = self._whole(block.end)

    def _whole(self, end: int) -> Scope | None:
        """The body that a part belongs to, or the only one if it is named before an offset."""
        if self.scope:
            parent = next((b for b in self.bodies if b.name == self.scope.body.parent), None)
            return Scope(parent or self.scope.body)
        only = len({b.parent or b.name for b in self.bodies}) == 1 and self.bodies[0].start < end
        return Scope(self.bodies[0]) if only else None

    def _stated(self, facts: Sequence[Fact], block: Block) -> Iterator[Finding]:
        for fact in facts:
            units = fact.role == "成员" and fact.rule == "composed-of" and self._of_units(block)
            yield self._finding(fact.scope.body, "成员单位" if units else fact.role, fact.seat, block, "prose", fact.rule)

    def _of_units(self, block: Block) -> bool:
        """Whether the heading above says that what follows are 成员单位."""
        above = self.document.blocks[block.parent] if block.parent >= 0 else None
        if above is None or self.document.text.find("单位", *above.label) < 0:
            return False
        return bool(_UNITS_ABOVE.search(self.document.text, *above.label))

    def _listed_units(self, block: Block) -> Iterator[Finding]:
        """The agencies of a paragraph that is no more than their list, under a heading 联席会议成员单位."""
        if not self.scope or not self._of_units(block):
            return
        sentence = _SENTENCE.match(self.document.text, block.start + len(block.marker), block.end)
        if not sentence or "、" not in sentence[0] or re.search("[，,：:]", sentence[0]):
            return
        found = list(from_list(seats.read(self.document.text, *sentence.span())))
        if len(found) > 2 and all(not seat.name and plausible(seat) for seat in found):
            for seat in found:
                yield self._finding(self.scope.body, "成员单位", seat, block, "explicit", "listed-units")

    # --- rosters and tables

    def _roster(self, run: Sequence[Block]) -> Iterator[Finding]:
        text, source = self.document.text, self.document.source.text
        lines, last = [], -1
        for block in run:
            at = self.document.mapped.span(block.start, block.end)
            line_start = source.rfind("\n", 0, at[0]) + 1
            gap = last >= 0 and source.count("\n", last, at[0]) > 1
            lines.append(entries.Line(text[block.start : block.end], block.start, gap, source[line_start : at[0]]))
            last = at[1]
        roster = entries.parse(lines)
        self.reader.people |= {entry.name for entry in roster.entries if entry.name}
        above = self.document.text[: run[0].start].rstrip()
        listed = persons.listed_role(above[above.rfind("\n") + 1 :])
        yield from self._seated([replace(e, role=e.role or listed) for e in roster.entries] if listed else roster.entries, run)
        for start, end in roster.sentences:
            yield from self._column(start, end, run)

    def _seated(self, found: Sequence[entries.RosterEntry], run: Sequence[Block]) -> Iterator[Finding]:
        scope = self.scope or Scope(self.bodies[0])
        named = any(entry.name for entry in found)
        office, seen = scope.office, set[tuple[str, bool]]()
        for entry in found:
            body, office = self._holder(entry, scope, office, seen)
            seen.add((entry.role, office))
            seat = repeated(Seat(entry.name, entry.post, *entry.spans[0]), self.reader.people)
            if entry.role in ("", entries.UNREAD) or not plausible(seat):
                continue
            role = f"办公室{entry.role}" if office else lead_role(entry.role, Scope(body))
            block = next((b for b in reversed(run) if b.start <= seat.start), run[0])
            yield self._finding(body, role, seat, block, "explicit", "roster-line", vacant=entry.blank and named)

    def _holder(self, entry: entries.RosterEntry, scope: Scope, office: bool, seen: set[tuple[str, bool]]) -> tuple[Body, bool]:
        """Whose role a roster line gives: the body's, or from 办公室主任 on its office's."""
        body = scope.body
        if entry.body:
            owner = self.namings.of(entry.body.removesuffix("办公室")) or body
            return owner, entry.body.endswith("办公室")
        if is_office_role(entry.role, body):
            return body, True
        if entry.role in ("成员", "工作人员"):
            return body, office and ((entry.role, False) in seen or scope.office or not seen or all(o for _, o in seen))
        return body, False

    def _column(self, start: int, end: int, run: Sequence[Block]) -> Iterator[Finding]:
        """A sentence that stands in a column of a roster, broken by blanks."""
        text = self.document.text
        kept = [i for i in range(start, end) if not text[i].isspace()]
        whole = "".join(text[i] for i in kept)
        block = next((b for b in reversed(run) if b.start <= start), run[0])
        for match in _SENTENCE.finditer(whole):
            facts, self.scope = self.reader.read(whole, match.start(), match.end(), self.scope or Scope(self.bodies[0]))
            for fact in facts:
                seat = Seat(fact.seat.name, fact.seat.post, kept[fact.seat.start], kept[fact.seat.end - 1] + 1)
                yield self._finding(fact.scope.body, fact.role, seat, block, "prose", fact.rule)

    def _table(self, run: Sequence[Block]) -> Iterator[Finding]:
        """A table of members: 序号 姓名 单位及职务 组内职务."""
        text = self.document.text
        if units := tables.group_columns(self.document, run[0]):
            yield from self._groups(run, units)
            return
        header = [without_space(text[a:b]) for a, b in run[0].cells]
        column = _columns(header)
        if column is None or self.scope is None:
            return
        role = "成员" if column[0] < 0 else ""
        for block in run[1:]:
            cells = [text[a:b].strip() for a, b in block.cells]
            cells = [""] * (len(header) - len(cells)) + cells if len(cells) < len(header) and cells[0].removeprefix("办公室") not in persons.roles() else cells
            cells += [""] * (len(header) - len(cells))
            written = without_space(cells[column[0]]) if column[0] >= 0 else ""
            role = written or role
            name = person(re.sub("[（(].*", "", cells[column[1]]), loose=True)
            post = "".join(without_space(cells[i]) for i in column[2])
            if role.removeprefix("办公室") in persons.roles() and (name or post):
                self.reader.people.add(name)
                seat = Seat(name, post, block.start, block.end)
                yield self._finding(self.scope.body, role, seat, block, "explicit", "roster-table", vacant=not name)

    def _groups(self, run: Sequence[Block], units: dict[int, str]) -> Iterator[Finding]:
        """A table of groups with the units of each."""
        for block in run[1:]:
            body = self.namings.of(self.document.text[slice(*tables.group_cell(self.document, run[0], block))])
            for i, role in units.items() if body else ():
                for seat in seats.read(self.document.text, *block.cells[i], roster=True) if i < len(block.cells) else ():
                    if body and plausible(seat):
                        yield self._finding(body, lead_role(role, Scope(body)), seat, block, "explicit", "group-table")

    def _finding(
        self, body: Body, role: str, seat: Seat, block: Block, basis: Basis, rule: str, *, vacant: bool = False
    ) -> Finding:
        member = bool(seat.name) or vacant
        return Finding(
            relation="office_at" if not role else "member" if member else "member_body",
            subject=body.name,
            role=role,
            object=seat.name if member else seat.post,
            detail=seat.post if member else "",
            start=seat.start,
            end=seat.end,
            basis=basis,
            rule=rule,
            place=block.place,
            body=body.name,
        )


def _columns(header: Sequence[str]) -> tuple[int, int, tuple[int, ...]] | None:
    """The columns of role (-1 where there is none), name and post; None where a table is none of members."""
    name = next((i for i, cell in enumerate(header) if _NAME.search(cell)), -1)
    if name < 0:
        return None
    others = [i for i, cell in enumerate(header) if i != name and cell not in ("序号", "性别", "民族", "备注", "电话", "联系电话", "联系方式")]
    roles = [i for i in others if _ROLE.search(header[i]) and not re.search("单位|职称|行政", header[i])]
    role = roles[0] if roles and len(others) > 1 else -1
    posts = tuple(i for i in others if i != role and _POST.search(header[i]))
    return (role, name, posts) if posts else None


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Roster lines that follow each other, the rows of one table, and every other block by itself."""
    run: list[Block] = []
    for block in blocks:
        joins = bool(run) and block.kind == run[-1].kind and block.kind in ("roster", "row") and block.table == run[-1].table
        if run and not joins:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


@Language.factory("memberships", requires=["doc._.bodies"], assigns=["doc._.memberships"])
def make_memberships(nlp: Language, name: str) -> Memberships:
    """The component that finds members."""
    return Memberships()


class Memberships:
    """Find who sits on the bodies of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.memberships`."""
        if doc._.document is not None:
            doc._.memberships = find(doc._.document, doc._.bodies)
        return doc
