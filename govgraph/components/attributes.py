"""What the components hand on: the extension attributes of `doc._`, declared in one place."""

from __future__ import annotations

from spacy.tokens import Doc

#: attribute → what it holds
MENTIONS = {
    "dates": "tuple[Mention, ...]: dates, periods and stages, value in ISO",
    "money": "tuple[Mention, ...]: amounts, standards and shares",
    "titles": "tuple[Mention, ...]: 《titles》 and document numbers",
    "names": "tuple[Mention, ...]: agencies, governments, collectives, bodies, companies, institutions, tiers",
    "bodies": "tuple[Body, ...]: coordination bodies that the document sets up or describes",
}
FINDINGS = {
    "head": "document",
    "tasks": "task",
    "citations": "cites",
    "amendments": "amends",
    "groups": "group",
    "memberships": "member, member_body, office_at",
    "assignments": "assigns",
    "funding": "funds",
    "authority": "authority",
    "deadlines": "deadline",
    "reporting": "reports_to",
    "validity": "valid",
    "appointments": "appoints",
}

for _name in (*MENTIONS, *FINDINGS):
    Doc.set_extension(_name, default=(), force=True)
Doc.set_extension("document", default=None, force=True)
