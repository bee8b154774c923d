"""The page of misses: every one in its context, nothing unescaped, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph import evaluation
from govgraph.evaluation import context, page, rules, runs
from govgraph.model import Source
from govgraph.readers import txt
from tests.evaluation.coded import FOUND, GOLD, SOURCE, SOURCES, gold


def made(gold_rows: list[evaluation.Gold] = GOLD, **more: object) -> str:
    scores = evaluation.score(gold_rows, FOUND, SOURCES)
    return page.page(scores, SOURCES, rules.measured(scores), **more)  # type: ignore[arg-type]


def test_each_miss_stands_in_its_context() -> None:
    html = made()
    scores = evaluation.score(GOLD, FOUND, SOURCES)
    missed = sum(len(r.missed) for r in scores.results)
    assert html.count("<article") == len(list(page.cases(scores, SOURCES))) == missed + 2  # and two that explain no miss
    assert "（市商务局牵头，<mark>市财政局</mark>、市供销社配合）" in html
    assert "五、没有人负责" in html  # two lines below
    assert all(kind in html for kind in ("wrong role", "never found", "wrong detail", "other relation", "spurious"))


def test_a_miss_that_a_wrong_row_explains_is_shown_once() -> None:
    cases = list(page.cases(evaluation.score(GOLD, FOUND, SOURCES), SOURCES))
    role = next(c for c in cases if c.kind == "wrong role")
    assert "support" in role.wanted
    assert "responsible" in role.found
    assert [c.found for c in cases if c.kind == "spurious"].count(role.found) == 0


def test_nothing_is_unescaped_and_nothing_comes_from_elsewhere() -> None:
    text = "澜政办发〔2023〕35号\n<script>alert(1)</script>由市<b>局负责\n"
    source = {"x.txt": txt.source(text, "x.txt")}
    wanted = [gold(2, "assigns", '市<b>局"', "lead", "<img src=x onerror=alert(1)>")]
    scores = evaluation.score(wanted, [replace(FOUND[0], source="x.txt", start=20, end=30, subject_text="<i>", rule="</style>")], source)
    html = page.page(scores, source, rules.measured(scores))
    assert "<script" not in html
    assert "<img" not in html
    assert "<i>" not in html
    assert html.count("</style>") == 1
    assert not re.search(r"<[^>]*(?:src|href)=(?!\"#)|url\(|@import", html)


def test_a_change_is_listed() -> None:
    later = runs.rows(evaluation.score(GOLD, FOUND, SOURCES))
    change = runs.compare([replace(r, kind="missed") for r in later if r.kind == "hit"], later)
    html = made(change=change)
    assert "gained: 3" in html
    assert "lost: none" in html


def test_the_text_may_be_missing() -> None:
    scores = evaluation.score(GOLD, FOUND, {})
    assert "The text is not in the graph" in page.page(scores, {})


def test_long_lines_are_cut_round_what_matters() -> None:
    source = txt.source("甲" * 500 + "市财政局" + "乙" * 500 + "\n", "long.txt")
    shown = context.by_names(source, 1, ["市财政局", "", "not there"])
    assert [p.text for p in shown[0].pieces if p.marked] == ["市财政局"]
    assert len("".join(p.text for p in shown[0].pieces)) == 2 * context.LONGEST + 4 + 2


def test_lines_outside_the_text_show_nothing_of_it() -> None:
    empty = Source("e.txt", "", "")
    assert context.by_names(empty, 7, ["x"]) == []
    assert context.by_names(SOURCE, 99, ["市财政局"]) == []
    assert [s.number for s in context.by_span(SOURCE, 0, 5)] == [1, 2, 3]
