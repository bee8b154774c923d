"""How sure the recogniser was of each line: kept with the text, told in the graph, the same when a table is built again."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import numpy
import openpyxl
import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from govgraph import build as building
from govgraph import directory, documents, graph, query, readers, report, store
from govgraph.build import Options
from govgraph.build.reading import Job, masked, read
from govgraph.cli.app import app
from govgraph.exports import rdf, tables
from govgraph.graph import records
from govgraph.model import DOUBTFUL, Recognised, confidence
from govgraph.readers import txt
from govgraph.web import site
from tests.readers.handmade_pdf import Text, pdf

LINES = (
    "澜江市人民政府办公室", "关于推进养老服务的通知", "澜政办发〔2021〕3号", "各县（市、区）人民政府：", "一、主要任务",
    "（一）改造敬老院。（市民政局牵头，市财政局配合）", "澜江市人民政府办公室", "2021年3月5日",
)  # fmt: skip
DOTS = 200 / 72
NOTICE = "\n\n".join(LINES) + "\n"


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notice as a picture of its page, on which the line with the duties is coarse and speckled."""
    folder = tmp_path_factory.mktemp("picture")
    printed = pypdfium2.PdfDocument(pdf(folder / "a.pdf", [[Text(80, 100 + 40 * i, line, 14) for i, line in enumerate(LINES)]]))
    page = printed[0].render(scale=DOTS).to_pil().convert("RGB")
    place = tuple(round(x * DOTS) for x in (60, 282, 590, 308))
    line = page.crop(place)
    coarse = line.resize((line.width // 4, line.height // 4)).resize(line.size)
    speckles = numpy.random.default_rng(1).normal(0, 90, (line.height, line.width, 1))
    page.paste(Image.fromarray((numpy.asarray(coarse) + speckles).clip(0, 255).astype("uint8")), place)
    page.save(folder / "scan.png")
    return folder / "scan.png"


@pytest.fixture(scope="module")
def folder(picture: Path) -> Path:
    """The graph of the picture."""
    building.build([picture], picture.parent / "g", Options())
    return picture.parent / "g"


def test_the_least_of_the_lines_that_a_span_touches_counts() -> None:
    lines = (Recognised(0, 5, 0.95), Recognised(6, 9, 0.7), Recognised(10, 12, 0.8))
    assert [confidence(lines, *span) for span in ((0, 5), (4, 8), (9, 11), (5, 6), (12, 20), (0, 30))] == [0.95, 0.7, 0.8, None, None, 0.7]


def test_every_line_of_a_picture_has_its_confidence(picture: Path) -> None:
    source = readers.read(picture)
    assert "市民政局牵头" in source.text
    said = [source.text[r.start : r.end] for r in source.recognised]
    assert "".join(said).split() == source.text.replace("\n", "").split()
    assert all(0 < r.confidence < 1 for r in source.recognised)


def test_the_graph_says_how_sure_it_is_and_a_table_built_again_says_the_same(folder: Path, tmp_path: Path) -> None:
    opened = directory.open(shutil.copytree(folder, tmp_path / "g"))
    quads = rdf.lines(opened)
    sure = [line for line in quads if "#confidence>" in line]
    assert len(sure) == len({(s.start, s.end) for s in opened.statements()})
    assert all("XMLSchema#decimal" in line for line in sure)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "table.csv").write_bytes(tables.csv(opened))
    building.build([tmp_path / "out" / "table.csv"], tmp_path / "g", Options())
    assert rdf.lines(directory.open(tmp_path / "g")) == quads
    (tmp_path / "b.txt").write_text(NOTICE.replace("3号", "4号"), encoding="utf-8")
    building.add(tmp_path / "g", [tmp_path / "b.txt"], Options())
    assert {line for line in quads if "/derived>" not in line} <= set(rdf.lines(directory.open(tmp_path / "g")))


def test_what_is_doubtful_is_seen_wherever_it_is_shown(folder: Path) -> None:
    opened = directory.open(folder)
    doubted = query.doubts(opened.dataset())
    duties = {s.id for s in opened.statements() if s.relation == "assigns"}
    assert len(duties) == 2
    assert duties <= set(doubted)
    asked = query.run(opened.dataset(), "low-confidence").dicts()
    assert {row["relation"] for row in asked} >= {"assigns"}
    shown = CliRunner().invoke(app, ["show", str(folder), "澜江市民政局"]).stdout
    assert f"explicit; recognised with confidence {doubted[min(duties)]:.2f})" in shown
    header, *rows = openpyxl.load_workbook(io.BytesIO(tables.xlsx(opened)))["statements"].iter_rows(values_only=True)
    at = header.index("confidence")
    assert {row[0]: row[at] for row in rows if row[at]} == doubted
    report.write(made := report.of(folder), folder.parent / "report.md")
    assert f"- 扫描件识别存疑的陈述: {len(doubted)}\n" in (folder.parent / "report.md").read_text(encoding="utf-8")
    assert dict(made.doubts) == doubted
    site.write(folder, folder.parent / "site")
    pages = [path.read_text(encoding="utf-8") for path in (folder.parent / "site" / "en" / "thing").glob("*.html")]
    assert max(page.count('class="doubt"') for page in pages) == len(doubted)


def test_a_statement_from_a_doubtful_line_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NOTICE, encoding="utf-8")
    at = NOTICE.index("（一）")
    found = read(Job(path, "a.txt", (Recognised(at, at + 24, 0.6),)))
    assert found.recognised[0].confidence < DOUBTFUL
    dataset = store.memory(graph.document_quads(found.records[0], found.statements, found.text, graph.Run("1", "r"), recognised=found.recognised))
    doubted = query.doubts(dataset)
    assert {s.relation for s in found.statements if s.id in doubted} >= {"assigns"}
    assert all(s.start < at + 24 and s.end > at for s in found.statements if s.id in doubted)
    assert set(doubted.values()) == {0.6}


def test_of_two_texts_the_one_with_fewer_doubtful_characters_speaks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NOTICE, encoding="utf-8")
    _, source = masked(Job(path, "a.txt"))
    whole = replace(source, recognised=(Recognised(0, 12, 0.5), Recognised(12, 40, 0.95), Recognised(40, 52, 0.89)))
    (document,) = documents.split(source)
    (doubted,) = documents.split(whole)
    assert records.of(document).damage == 0
    assert records.of(doubted).damage == min(12, document.end) - document.start + 12


def test_nothing_is_recognised_in_a_text() -> None:
    assert txt.source(NOTICE, "a.txt").recognised == ()


def test_numbers_of_people_in_a_scan_are_masked(tmp_path: Path) -> None:
    lines = [*LINES, "联系电话：0358-8222222　手机13803581234", "身份证号：142301197001010017"]
    printed = pypdfium2.PdfDocument(pdf(tmp_path / "a.pdf", [[Text(80, 100 + 40 * i, line, 14) for i, line in enumerate(lines)]]))
    printed[0].render(scale=DOTS).to_pil().convert("RGB").save(tmp_path / "scan.png")
    raw = readers.read(tmp_path / "scan.png").text
    assert "8222222" in raw
    building.build([tmp_path / "scan.png"], tmp_path / "g", Options())
    opened = directory.open(tmp_path / "g")
    kept = [p.read_bytes().decode("utf-8", "ignore") for p in (tmp_path / "g").rglob("*") if p.is_file()]
    for text in (*kept, *rdf.lines(opened), tables.csv(opened).decode()):
        assert not [number for number in ("8222222", "13803581234", "142301197001010017") if number in text]
    (given,) = opened.manifest.inputs
    assert "0358-8222222".translate(str.maketrans("0123456789", "*" * 10)) in opened.source(given.digest).text
