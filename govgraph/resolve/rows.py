"""Turns the findings of one document into rows of the statements table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govgraph import names
from govgraph.model import Extraction, Finding, Statement
from govgraph.resolve import canonical
from govgraph.resolve.canonical import Thing
from govgraph.resolve.context import Context

_NOTHING = Thing("", "")
_SHARING = ("部门", "机关", "联", "会")  # what may take its level from the first of an enumeration
#: 常务副市长, 运河区副区长; not 财政局局长
_HEAD = re.compile(
    "(?:(?:^|[、，])([\u4e00-\u9fff]{1,8}?[省市县区州盟旗])(?:人民政府|政府)?(?:常务)?副?)?([省市县区州盟旗])长"
)
_BODY_TAIL = ("组", "指挥部", "联席会议", "专班", "会", "办公室", "机制", "中心", "成员单位", "部")


class Rows:
    """Resolves the findings of one document; every wording once."""

    def __init__(self, extraction: Extraction, context: Context) -> None:
        self._document = extraction.document
        self._findings = extraction.findings
        self._context = context
        self._things: dict[tuple[str, str], Thing] = {}
        self._shared: dict[tuple[int, int], dict[str, str]] = {}
        self._agencies: dict[str, Thing | None] = {}
        self._posts: dict[str, dict[str, Thing]] = {}
        for f in self._findings:
            if f.relation == "member" and f.object and (agency := self._agency_of(f.detail)):
                self._posts.setdefault(f.object, {})[agency.id] = agency

    def __iter__(self) -> Iterator[Statement]:
        for finding in self._findings:
            yield self._row(finding)

    def _row(self, f: Finding) -> Statement:
        subject, object_ = _PARTIES[f.relation](self, f)
        document = self._document
        start, end = document.mapped.span(f.start, f.end)
        if f.relation == "document":
            start, end = document.number_span
        return Statement(
            "", document.key, f.relation, subject.name, f.subject, f.role, object_.name, f.object, f.detail, start, end,
            f.basis, f.rule, document.source.name, f.place, document.id, subject.id, object_.id, document.source.line(start),
            document.source.page(start),
        )  # fmt: skip

    # --- who and what a relation joins -------------------------------------------------------------------------------

    def _named(self, f: Finding, name: str) -> Thing:
        """A party of a finding: a body where it points back to one, otherwise by its own name."""
        if not name:
            return _NOTHING
        if f.body and names.fold(name).endswith(_BODY_TAIL):
            key = (name, f.body)
            if key not in self._things:
                self._things[key] = self._pointed(name, f.body)
            return self._things[key]
        found = self._thing(name)
        shares = found.id.startswith("collective/") and name.endswith(_SHARING)
        return self._thing(self._completed(f).get(name, name)) if shares else found

    def _thing(self, name: str) -> Thing:
        key = (name, "")
        if key not in self._things:
            self._things[key] = canonical.thing(name, self._context)
        return self._things[key]

    def _pointed(self, name: str, body: str) -> Thing:
        if name.endswith("办公室") and not body.endswith("办公室"):
            return canonical.body(f"{body}办公室", self._context)
        whole = canonical.body(body, self._context)
        if name.endswith("成员单位"):
            return Thing(f"{whole.name}成员单位", f"collective/{self._context.place.key}/{whole.name}成员单位")
        return whole

    def _completed(self, f: Finding) -> dict[str, str]:
        """Wordings of an enumeration in the evidence → wording with the level they share: 财政部门 → 市财政部门."""
        span = (f.start, f.end)
        if span not in self._shared:
            found = names.find(self._document.text, f.start, f.end, self._context.known) if f.end - f.start <= 2000 else []
            self._shared[span] = {m.text: m.value for m in found if m.value != m.text}
        return self._shared[span]

    def _self(self) -> Thing:
        return Thing(self._document.key, f"document/{self._document.id}")

    def _task(self, f: Finding) -> Thing:
        return Thing(f.object, f"task/{self._document.id}/{f.place or '-'}") if f.object else _NOTHING

    def _body(self, f: Finding, name: str) -> Thing:
        return self._pointed("", f.body or name) if name else _NOTHING

    def _person(self, name: str, post: str) -> Thing:
        """A person by the agency of the post; of a post that names none (兼), by that of the name's only other post here."""
        key = self._context.place.key
        if not name:
            return Thing("", f"post/{key}/{post}") if post else _NOTHING
        agency = self._agency_of(post)
        if agency is None:
            others = self._posts.get(name, {})
            agency = next(iter(others.values())) if len(others) == 1 else Thing("-", f"-/{key}")
        return Thing(name, f"person/{agency.id.split('/')[1]}/{agency.name}/{name}")

    def _agency_of(self, post: str) -> Thing | None:
        if post not in self._agencies:
            self._agencies[post] = self._employer(post)
        return self._agencies[post]

    def _employer(self, post: str) -> Thing | None:
        """The agency of a post: 市财政局局长 → the 财政局; 常务副市长 → the government."""
        if match := _HEAD.search(post):
            named = match[1] and len(match[1]) > 1
            place = self._context.find(match[1]) if named else self._context.above(match[2])
            if place.name:
                return Thing(f"{place.name}人民政府", f"agency/{place.key}/人民政府")
        return next((self._thing(m.value) for m in names.find(post, known=self._context.known)), None)

    def _cited(self, f: Finding) -> Thing:
        return Thing(f.object, f"cited/{f.detail or f.object}")


_Parties = Callable[[Rows, Finding], tuple[Thing, Thing]]
_PARTIES: dict[str, _Parties] = {
    "document": lambda r, f: (r._self(), Thing(f.object, "")),
    "cites": lambda r, f: (r._self(), r._cited(f)),
    "amends": lambda r, f: (r._self(), r._cited(f)),
    "group": lambda r, f: (r._self(), r._body(f, f.object)),
    "member": lambda r, f: (r._body(f, f.subject), r._person(f.object, f.detail)),
    "member_body": lambda r, f: (r._body(f, f.subject), r._thing(f.object)),
    "office_at": lambda r, f: (r._body(f, f.subject), r._thing(f.object)),
    "assigns": lambda r, f: (r._named(f, f.subject), r._task(f)),
    "funds": lambda r, f: (r._named(f, f.subject), r._task(f)),
    "authority": lambda r, f: (r._named(f, f.subject), Thing(f.object, f"item/{r._context.place.key}/{f.object}")),
    "deadline": lambda r, f: (_NOTHING, r._task(f)),
    "reports_to": lambda r, f: (r._named(f, f.subject), r._named(f, f.object)),
    "task": lambda r, f: (r._self(), r._task(f)),
    "valid": lambda r, f: (r._self(), Thing(f.object, "")),
    "appoints": lambda r, f: (r._named(f, f.subject), r._person(f.object, f.detail.partition("｜")[0])),
}
