"""Reads what the sentences of a document say of its bodies."""

from __future__ import annotations

import re

from govgraph.components.grouping import sentences
from govgraph.components.seating import composed, held, hosts
from govgraph.components.seating.passage import Fact, Passage
from govgraph.components.seating.scopes import Namings, Scope

#: 各乡镇，由乡镇长任组长
_OTHERS = re.compile("各(?:县|市|区|旗|乡|镇|街道|村|社区|地|级|部门|单位)[^，。]{0,10}[，,](?:要|应|均|都)?由")


class Reader:
    """Reads the sentences of one document, whose bodies are known."""

    def __init__(self, namings: Namings) -> None:
        self.namings = namings
        self.people: set[str] = set()  #: names of the rosters before, which a sentence may repeat without a post

    def read(
        self, text: str, start: int, end: int, scope: Scope | None, *, group: bool = False, led: bool = False
    ) -> tuple[list[Fact], Scope | None]:
        """The facts of one sentence, and the body that the next may leave unnamed.

        `group`: a heading named the body; `led`: right before, so that 由A牵头 tells who leads the body.
        """
        named = self.namings.find(text, start, end, scope)
        if (named and named[0].foreign) or sentences.of_others(text, start, end) or (not named and _OTHERS.search(text, start, end)):
            return [], scope
        found = Passage(text, start, end, named, scope, group, led, self.people)
        facts = [*held.find(found), *composed.find(found), *hosts.find(found)]
        last = next((n.scope for n in reversed(named) if not n.foreign), scope)
        return facts, last
