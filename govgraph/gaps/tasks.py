"""Gaps in who holds a task: several leads, none, nobody by name, nobody at all, no date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from govgraph.gaps.corpus import Corpus, Places
from govgraph.gaps.leads import Leads
from govgraph.gaps.model import Facts, Indicator, Looked, Sign
from govgraph.model import Statement
from govgraph.network import ACTORS, Task, kind_of
from govgraph.text import without_space


def several_leads(corpus: Corpus, indicator: Indicator) -> Looked:
    """Tasks with two and more leads."""
    led = [(task, task.parties("lead")) for task in corpus.tasks if any(s.role == "lead" for s in task.assigns)]
    signs = (_held(corpus, task, leads, indicator) for task, leads in led if len(leads) > 1)
    return Looked(len(led), tuple(signs))


def no_lead(corpus: Corpus, indicator: Indicator) -> Looked:
    """Tasks of two and more named agencies, none of which leads, and with no lead above them."""
    leads = Places(s for s in corpus.of("assigns") if s.role == "lead")
    shared = [(task, task.parties(kinds=ACTORS)) for task in corpus.tasks]
    shared = [(task, parties) for task, parties in shared if len(parties) > 1]
    words = Leads(corpus, indicator)
    signs = (
        _unled(_held(corpus, task, parties, indicator), task, words)
        for task, parties in shared
        if {s.role for s in task.assigns} & {"responsible"}
        and not any(s.role == "lead" for s in task.assigns)
        and not leads.above(task.document_id, task.place)
    )
    return Looked(len(shared), tuple(signs))


def _unled(sign: Sign, task: Task, words: Leads) -> Sign:
    """A finding with what the document says of a lead elsewhere."""
    whole = words.general(task.document_id)
    what = "word" if words.within(task) else "general" if whole else "alone"
    return replace(sign, facts={**sign.facts, "what": what, "whole": whole, "led": int(what != "alone")})


def _held(corpus: Corpus, task: Task, parties: dict[str, Statement], indicator: Indicator) -> Sign:
    passage = "".join({corpus.quote(s): None for s in task.assigns})
    rows = sorted(parties.values(), key=lambda s: passage.find(s.subject_text))
    facts: Facts = {
        "task": task.label, "names": tuple(s.subject_text for s in rows), "count": len(parties),
        "prose": int(all(s.basis == "prose" for s in rows)),
        "split": int(any(word in passage for word in indicator.settings["split"])),
    }  # fmt: skip
    return Sign((task.id,), facts, tuple(rows))


def vague_addressee(corpus: Corpus, indicator: Indicator) -> Looked:
    """Tasks given to collectives only, all of them vague."""
    signs = []
    for task in corpus.tasks:
        names = dict.fromkeys(s.subject_text for s in task.assigns)
        together = all(kind_of(s.subject_id) == "collective" for s in task.assigns)
        if together and all(is_vague(n, indicator) for n in names):
            prose = int(all(s.basis == "prose" for s in task.assigns))
            facts: Facts = {"task": task.label, "names": tuple(names), "prose": prose}
            signs.append(Sign((task.id,), facts, task.assigns))
    return Looked(len(corpus.tasks), tuple(signs))


@cache
def _vague(before: tuple[str, ...], heads: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, before), key=len, reverse=True))
    head = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    return re.compile(f"(?:{either})*(?:{head})(?:(?:{either})*(?:{head}))*")


def is_vague(name: str, indicator: Indicator) -> bool:
    """Whether a wording names nobody: 有关部门, 各成员单位."""
    return bool(_vague(tuple(indicator.settings["before"]), tuple(indicator.settings["heads"])).fullmatch(without_space(name)))


def no_deadline(corpus: Corpus, indicator: Indicator) -> Looked:
    """Documents most of whose tasks have no date on, above or below them."""
    deadlines = corpus.of("deadline")
    dates, per_document = Places(deadlines), Counter(s.document_id for s in deadlines)
    tasks: dict[str, list[Task]] = defaultdict(list)
    for task in corpus.tasks:
        tasks[task.document_id].append(task)
    enough = {d: t for d, t in tasks.items() if len(t) >= indicator.settings["min_tasks"]}
    signs = []
    for document, held in enough.items():
        undated = [t for t in held if not dates.on_or_below(document, t.place) and not dates.above(document, t.place)]
        if len(undated) > indicator.settings["share"] * len(held):
            signs.append(_undated(corpus, held, undated, per_document[document]))
    return Looked(len(enough), tuple(signs))


def _undated(corpus: Corpus, held: list[Task], undated: list[Task], dates: int) -> Sign:
    first = held[0]
    facts: Facts = {
        "title": corpus.title(first.document_id, first.document), "tasks": len(held), "count": len(undated),
        "share": f"{len(undated) / len(held):.0%}", "dates": dates,
    }  # fmt: skip
    return Sign((first.document_id,), facts, _first_rows(undated))


def _first_rows(tasks: Iterable[Task]) -> tuple[Statement, ...]:
    return tuple(t.assigns[0] for t in tasks)
