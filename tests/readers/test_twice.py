"""A document in two files is one document; what the store keeps of a file gives its lines and pages again."""

from __future__ import annotations

from pathlib import Path

from govgraph import build as building
from govgraph import directory
from govgraph.build import Options
from govgraph.build.reading import Job, masked
from govgraph.exports import rdf
from tests.readers import typesetting
from tests.readers.handmade_pdf import pdf
from tests.readers.test_pdf_pages import column

NOTICE = """{issuer}办公室
关于推进养老服务的通知

澜政办发〔2021〕3号

各县（市、区）人民政府：

一、主要任务

（一）改造敬老院。（市民政局牵头，市财政局配合）

{issuer}办公室

2021年3月5日
"""


def test_a_word_file_and_a_text_of_one_document_are_one(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    text = NOTICE.format(issuer="澜江市人民政府")
    (inputs / "a.txt").write_text(text.replace("\n\n", "\n"), encoding="utf-8")
    typesetting.docx(text, inputs / "b.docx")
    (inputs / "c.html").write_text(typesetting.page(NOTICE.format(issuer="岭西省人民政府")), encoding="utf-8")
    building.build([inputs], tmp_path / "g", Options())
    graph = directory.open(tmp_path / "g")
    once, twice = sorted(graph.manifest.documents, key=lambda d: len(d.also))
    assert (len(once.also), len(twice.also)) == (0, 1), "the same number of another issuer is another document"
    also = [line for line in rdf.lines(graph) if "#alsoIn>" in line]
    assert len(also) == 1
    assert twice.id in also[0]
    assert twice.also[0] in also[0]
    leads = [s for s in graph.statements() if s.role == "lead" and s.document_id == twice.id]
    assert len(leads) == 1, "its statements stand once"
    held = {s.source for s in graph.statements() if s.relation == "document" and s.document_id == twice.id}
    assert held == {"a.txt", "b.docx"}


def test_lines_and_pages_are_the_same_from_the_store(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [column(60, 100, 6, i * 40) for i in range(4)])
    typesetting.docx(NOTICE.format(issuer="澜江市人民政府"), tmp_path / "b.docx")
    building.build([path, tmp_path / "b.docx"], tmp_path / "g", Options())
    graph = directory.open(tmp_path / "g")
    for given in graph.manifest.inputs:
        _, read = masked(Job(tmp_path / given.name, given.name))
        assert graph.source(given.digest) == read
        if given.name == "a.pdf":
            assert len(read.pages) == 4
