"""Changes of powers as nodes: the item, what is done with it, whose it was and who gets it."""

from __future__ import annotations

import re
from functools import lru_cache

from rdflib import URIRef

from govgraph import lexicon, names
from govgraph.graph.things import Things
from govgraph.graph.writer import text
from govgraph.model import Statement
from govgraph.vocabulary import CHANGE, CPSV, CV, GOV, RDF

_GETS = re.compile("(?:^|；)承接：(?P<to>[^；]+)|(?:下放|委托|移交|划转|授权)[至到给](?P<level>[^，。；]{1,24}?)(?:实施|管理|办理|行使|$|(?=[，。；]))")


@lru_cache(maxsize=256)
def authority_change(role: str) -> URIRef:
    """The kind of change that the words of a list name: 取消，调整为告知承诺."""
    for row in lexicon.load("changes")["authority"]:
        if any(word in role for word in row["words"]):
            return CHANGE[row["change"]]
    return CHANGE.otherChange


def receivers(note: str) -> list[str]:
    """Who gets a power, by the note on its change: 承接：县级林业部门; 下放至县（市、区）."""
    found = _GETS.search(note)
    return [m.text for m in names.split(found["to"] or found["level"])] if found else []


def write(things: Things, s: Statement, node: str) -> None:
    """State which power changes how, whose it was and who gets it."""
    t, change = things.triples, authority_change(s.role)
    item = things.thing(s.object_id, s.object, s.object_text) if s.object_id else ""
    t.add(node, GOV.item, item)
    t.link(item, RDF.type, CPSV.PublicService)
    t.link(node, GOV.change, change)
    if s.role:
        t.add(node, GOV.roleAsWritten, text(s.role))
    takers = receivers(s.detail)
    for name in takers:
        t.add(node, GOV.transferredTo, things.called(name))
    if not s.subject_id:
        return
    holder = things.thing(s.subject_id, s.subject, s.subject_text)
    t.add(node, GOV.holder, holder)
    if change in (CHANGE.delegated, CHANGE.partlyDelegated) and s.subject_text not in takers:
        t.add(node, GOV.transferredFrom, holder)
    elif change == CHANGE.assumed:
        t.add(node, GOV.transferredTo, holder)
    if change in (CHANGE.kept, CHANGE.assumed):
        t.add(item, CV.hasCompetentAuthority, holder)
