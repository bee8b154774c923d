"""`evaluate` and `sample` on the graph of the sample gazette."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from govgraph import evaluation
from govgraph.cli.app import app
from govgraph.errors import DataError, GovgraphError, UsageError

GOLD = Path(__file__).parents[1] / "sample"


def run(*words: str) -> tuple[str, str]:
    from typer.testing import CliRunner

    result = CliRunner().invoke(app, list(words))
    if result.exception:
        raise result.exception
    return result.stdout, result.stderr


def refused(*words: str) -> GovgraphError:
    with pytest.raises(GovgraphError) as error:
        run(*words)
    return error.value


def test_figures_as_json(sample_graph: Path) -> None:
    out, _ = run("evaluate", str(sample_graph), "--gold", str(GOLD), "--json")
    value = json.loads(out)
    assert value["micro"]["gold"] == sum(r["gold"] for r in value["relations"].values())
    assert len(value["documents"]) == len(list(GOLD.glob("*.csv")))
    assert value["micro"]["relaxed"]["f1"] >= value["micro"]["f1"] > 0.9
    assert {r["rule"] for r in value["rules"]} >= {"bracket-lead", "roster-line"}


def test_tables_for_people(sample_graph: Path) -> None:
    out, _ = run("evaluate", str(sample_graph), "--gold", str(GOLD))
    for head in ("relaxed P", "document", "fields right", "rule", "assigns found by form", "micro"):
        assert head in out


def test_only_some_documents(sample_graph: Path) -> None:
    own = evaluation.read(GOLD)[0].document
    out, _ = run("evaluate", str(sample_graph), "--gold", str(GOLD), "--documents", own, "--json")
    assert list(json.loads(out)["documents"]) == [own]
    error = refused("evaluate", str(sample_graph), "--gold", str(GOLD), "--documents", "澜政发〔1999〕1号")
    assert isinstance(error, UsageError)
    assert "澜政发〔1999〕1号" in str(error)


def test_a_run_is_kept_and_compared(sample_graph: Path, tmp_path: Path) -> None:
    for name in ("run.json", "run.csv"):
        _, said = run("evaluate", str(sample_graph), "--gold", str(GOLD), "--save", str(tmp_path / name), "--html", str(tmp_path / "p.html"))
        assert name in said
        out, _ = run("evaluate", str(sample_graph), "--gold", str(GOLD), "--against", str(tmp_path / name))
        assert "gained: 0" in out
        assert "lost: 0" in out
    assert (tmp_path / "p.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_precision_is_written_for_the_gap_report(sample_graph: Path, tmp_path: Path) -> None:
    from govgraph import precision

    run("evaluate", str(sample_graph), "--gold", str(GOLD), "--precision", str(tmp_path / "p.csv"))
    assert "sample" in precision.load(tmp_path / "p.csv")["bracket-lead"].on


def test_a_sheet_comes_back(sample_graph: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    _, said = run("sample", str(sample_graph), "--n", "40", "--out", str(sheet))
    assert "40 passages, 10 of them without statements" in said
    assert "is there already" in str(refused("sample", str(sample_graph), "--out", str(sheet)))
    assert isinstance(refused("evaluate", str(sample_graph), "--sheet", str(sheet)), DataError)  # nobody has filled it in
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for i, cells in enumerate(rows):
        cells["verdict"] = "done" if not cells["relation"] else "wrong" if i % 10 == 0 else "right"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    value = json.loads(run("evaluate", str(sample_graph), "--sheet", str(sheet), "--json")[0])
    everything = value["relations"][-1]
    assert everything["name"] == "all"
    assert everything["precision"]["n"] == sum(bool(cells["relation"]) for cells in rows)
    assert everything["recall"]["value"] == 1
    assert 0 < everything["alpha"] < 1
    assert value["passages"] == 40
    assert value["gone"] == 0
    assert "40 passages judged to the end by sheet" in run("evaluate", str(sample_graph), "--sheet", str(sheet))[0]


@pytest.mark.parametrize(
    "words",
    [
        ["evaluate", "{graph}"],
        ["evaluate", "{graph}", "--gold", str(GOLD), "--sheet", "x.csv"],
        ["evaluate", "{graph}", "--sheet", "x.csv", "--html", "p.html"],
        ["sample", "{graph}", "--stratify", "colour"],
        ["sample", "{graph}", "--out", "no/such/folder/s.csv"],
    ],
)
def test_bad_usage_is_refused(sample_graph: Path, words: list[str]) -> None:
    assert isinstance(refused(*(w.format(graph=sample_graph) for w in words)), UsageError)


def test_gold_of_other_documents_is_refused(sample_graph: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("line,relation,subject,role,object,detail\n1,document,澜政发〔1999〕1号,,x,\n", encoding="utf-8")
    assert "none of the documents" in str(refused("evaluate", str(sample_graph), "--gold", str(tmp_path)))


def test_residue_is_listed_and_counted(sample_graph: Path) -> None:
    listed = json.loads(run("check", str(sample_graph), "--residue", "--json")[0])
    out, _ = run("check", str(sample_graph), "--residue")
    assert {r["kind"] for r in listed} <= {"bracket", "title", "number", "date", "money"}
    assert out.rstrip().splitlines()[-1].split()[0] == "all"
    assert sum(int(n) for n in out.rstrip().splitlines()[-1].split()[1:]) == len(listed)
