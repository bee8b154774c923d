"""The report in every form: what it says, that it needs nothing else, and that it is the same each time."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from govgraph import resources
from govgraph.errors import UsageError
from govgraph.gaps import LANGS, Corpus, Lang, Quotes, judge
from govgraph.graph.force import Ending
from govgraph.report import ENDINGS, Origin, Report, figures, to_csv, to_html, to_json, to_markdown, words, write
from govgraph.report.networks import missing_ties
from govgraph.report.scope import LeftOut
from govgraph.report.tables import safe
from tests.gaps.planted import corpus
from tests.tables import Table


@cache
def report(lang: Lang = "zh") -> Report:
    return made(corpus(), lang)


def made(table: Table, lang: Lang = "zh") -> Report:
    held = Corpus(table.statements, Quotes({table.source: table.text}))
    origin = Origin("0.1.0", "abc", (("gazette.txt", "0" * 64),), "govgraph gaps g")
    return Report(held, tuple(judge(held)), lang, origin)


def test_html_names_every_finding_with_its_passage() -> None:
    text = to_html(report())
    for gap in report().gaps:
        assert f'id="{gap.id}"' in text
    assert "未见" in text
    assert "甲一局lead双头任务" in text
    assert "甲一局" in text


@pytest.mark.parametrize("lang", LANGS)
def test_html_needs_nothing_else(lang: Lang) -> None:
    text = to_html(report(lang))
    assert not re.search(r"<(?:script|link|img|iframe)\b", text)
    assert not re.search(r"url\(|@import|https?:", text)
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids


def test_html_escapes_names() -> None:
    nasty = "<script>alert(1)</script>🌊"
    table = Table().document("甲1号", nasty).task("甲1号", "一", nasty, f"lead:agency/{nasty}", "lead:agency/乙局", quote=nasty)
    text = to_html(made(table))
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;🌊" in text


def test_what_could_not_be_judged_is_said() -> None:
    table = Table().document("甲1号").task("甲1号", "一", "事", "lead:甲局")
    text = to_markdown(made(table))
    assert "未能判断" in text
    assert "member|member_body" not in text


def test_an_empty_graph_gives_a_report() -> None:
    empty = made(Table())
    assert "没有任何陈述" in to_html(empty)
    for render in (to_csv, to_json, to_markdown):
        assert render(empty)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("市财政局", "市财政局"), (-1, -1)],
)
def test_formulas_are_text(cell: Any, expected: Any) -> None:
    assert safe(cell) == expected


def test_csv_and_workbook_hold_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (pip install govgraph[xlsx])")
    table = Table().document("甲1号").task("甲1号", "一", "=cmd|' /C calc'!A0", "lead:甲局", "lead:乙局", quote="=HYPERLINK(1)")
    given = made(table)
    rows = list(csv.reader(io.StringIO(to_csv(given).removeprefix("\ufeff"))))
    assert "'=HYPERLINK(1)" in rows[1]
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "@"))]
    write(given, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames[:2] == ["概览", "多头牵头"]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.value for c in cells if c.data_type == "f"]
    assert all(sheet.auto_filter.ref for sheet in book)


def test_word_document_says_the_same(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed (pip install govgraph[formats])")
    write(report(), tmp_path / "r.docx")
    document = docx.Document(str(tmp_path / "r.docx"))
    text = "\n".join(p.text for p in document.paragraphs)
    for gap in report().gaps:
        assert gap.id in text
        assert words.sentence(gap, "zh") in text
    assert document.sections[0].page_height > document.sections[0].page_width
    assert "PAGE" in document.sections[0].footer._element.xml
    nasty = Table().document("甲1号").task("甲1号", "一", "a\x00b\x0b<w:t>&", "lead:甲局", "lead:乙局")
    write(made(nasty), tmp_path / "n.docx")
    assert "ab<w:t>&" in "\n".join(p.text for p in docx.Document(str(tmp_path / "n.docx")).paragraphs)


def test_the_closing_block_says_how_to_make_it_again() -> None:
    text = to_markdown(replace(report(), origin=replace(report().origin, failures=("a.pdf: no text",), residue=(("money", 7),), rejected=3)))
    closing = text[text.index("如何复核") :]
    for wanted in ("0.1.0", "abc", "gazette.txt", "0" * 64, "govgraph gaps g", "a.pdf: no text", "金额 7", "陈述: 3"):
        assert wanted in closing


def test_documents_left_out_are_listed() -> None:
    left = (LeftOut("旧1号", "旧办法", Ending("repeals", "新2号", "2020-01-01")),)
    given = replace(report(), as_of="2020-05-01", left_out=left)
    for text in (to_html(given), to_markdown(given)):
        assert "2020-01-01被新2号废止" in text
    assert json.loads(to_json(given))["left_out"][0]["why"] == "repeals"


def test_funding_by_level() -> None:
    paid = Table().document("甲1号").add("甲1号", "funds", "tier/省级财政", "", "task/路", detail="60%").add("甲1号", "funds", "tier/县级财政", "", "task/路")
    assert figures.by_level(made(paid).corpus) == {"province": (1, 0), "county": (0, 1)}
    assert figures.funding(Corpus([]), "zh") == ""


def test_missing_ties_are_drawn_apart() -> None:
    svg = missing_ties(report().corpus, "zh")
    assert "孤东局" in svg
    assert 'class="missing"' in svg
    assert missing_ties(Corpus([]), "zh") == ""
    nobody_sits = Table().document("甲1号")
    for i in range(3):
        nobody_sits.task("甲1号", f"{i}", f"事{i}", "lead:甲局", "lead:乙局")
    assert missing_ties(made(nobody_sits).corpus, "zh") == ""  # where no roster was read, nothing can be said


def test_csv_has_a_row_for_each_passage() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(report()).removeprefix("\ufeff"))))
    assert rows[0][0] == "编号"
    assert len(rows) - 1 == sum(len(report().passages(g)) for g in report().gaps)


def test_json_is_what_its_schema_says() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed (it comes with nbclient)")
    schema = json.loads((resources.data() / "gaps.schema.json").read_text(encoding="utf-8"))
    for given in (report("zh"), report("en"), made(Table())):
        jsonschema.validate(json.loads(to_json(given)), schema)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_each_time(ending: str, tmp_path: Path) -> None:
    write(report(), tmp_path / f"a{ending}")
    write(made(corpus()), tmp_path / f"b{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_unknown_endings_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="html"):
        write(report(), tmp_path / "r.pdf")
    with pytest.raises(UsageError, match="no folder"):
        write(report(), tmp_path / "nowhere" / "r.html")


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_is_filled(lang: Lang) -> None:
    for gap in report(lang).gaps:
        text = words.sentence(gap, lang)
        assert "{" not in text
        assert "None" not in text
    for judgement in report(lang).judgements:
        assert "{" not in words.denominator(judgement, lang) + words.summary(judgement, lang)


def test_the_matrix_counts_leads_and_others() -> None:
    table = Table().document("甲1号", "关于水的通知")
    table.task("甲1号", "一", "治水", "lead:甲局", "support:乙局").task("甲1号", "二", "修渠", "lead:甲局", "support:乙局")
    svg = figures.matrix(made(table).corpus, "zh")
    assert re.findall(r'class="lead-n"[^>]*>(\d+)<', svg) == ["2"]
    assert re.findall(r'class="other-n"[^>]*>(\d+)<', svg) == ["2"]
    assert figures.matrix(Corpus([]), "zh") == ""


def test_markdown_leaves_marks_alone() -> None:
    table = Table().document("甲1号").task("甲1号", "一", "*粗*|[链](x)", "lead:甲局", "lead:乙局")
    assert r"\*粗\*\|\[链\](x)" in to_markdown(made(table))


def test_a_browser_shows_it(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    write(report(), path)
    complaints: list[str] = []
    requests: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()
    assert complaints == []
    assert requests == [path.as_uri()] * 2
    assert pdf.startswith(b"%PDF")
