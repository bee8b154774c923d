"""Where a body's office is: 领导小组办公室设在市财政局."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph import names
from govgraph.components.seating.passage import OFFICE_END, Fact, Passage
from govgraph.people.seat import Seat

_HOST = re.compile("(?:暂|分别|分|轮流)?(?:设立在|设置在|设在|设于|挂靠在|挂靠于|挂靠|挂在|附设在|设(?![立置在于定想])|(?<=办公室)[，,]?在|(?<=设办公室)[，,]?于|(?<=办公地[点址])[在于])")
_ASIDE = re.compile("[（(][^（）()]*[）)]")
_SUBUNIT = re.compile("[\u4e00-\u9fff]{2,}(?:司|处|室|科|办|局|中心|股|站)$")


def find(p: Passage) -> Iterator[Fact]:
    """领导小组办公室设在市财政局; 下设办公室，挂靠市建委; （办公室）设在市信访局."""
    if all(p.text.find(word, p.start, p.end) < 0 for word in ("设", "挂", "办公")):
        return
    for match in _HOST.finditer(p.text, p.start, p.end):
        offices = [n for n in p.named if n.end <= match.start() and not n.foreign]
        last = offices[-1].scope if offices else p.scope
        gap = _ASIDE.sub("", p.text[offices[-1].end if offices else p.start : match.start()]).strip("，,、（( ）)：:")
        if last is None or not last.office or gap not in ("", "日常工作", "均", "也", "具体", "办公地点", "办公地址", "地点"):
            continue
        for seat in _listed(p.text, match.end(), p.end):
            yield Fact(last, "", seat, "office-host")


def _listed(text: str, at: int, end: int) -> Iterator[Seat]:
    """The agencies that begin at an offset: 市农业农村局、市农经局和市中小企业局."""
    stop = re.compile("[，,。；;（(：:\n]|承担|负责").search(text, at, end)
    last = stop.start() if stop else end
    found = [m for m in names.find(text, at, last) if m.kind != "collective"]
    if found and found[0].start == at:
        if len(found) == 1 and found[0].end < last <= at + 30 and _SUBUNIT.search(text[at:last]):
            yield Seat("", text[at:last], at, last)
            return
        for i, mention in enumerate(found):
            if i and text[found[i - 1].end : mention.start] not in ("、", "和", "及", "与"):
                return
            yield Seat("", mention.text, mention.start, mention.end)
    elif OFFICE_END.search(text[at:last]) and last - at <= 24:
        yield Seat("", text[at:last], at, last)
