"""The commands on the graph of the sample gazette: what they print, what they write, and how they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govgraph.cli.app import app
from govgraph.errors import DataError, GovgraphError, GraphError, UsageError

#: what the README of the sample says was put in on purpose, and the words that the finding must hold
PLANTED = [
    ("several-leads", ["改造电子政务外网", "市大数据局", "市政府办公室"]),
    ("nobody", ["推进公共数据授权运营"]),
    ("vague-addressee", ["加强网络和数据安全防护", "有关部门"]),
    ("vacant-head", ["澜江市现代种业发展领导小组", "组长"]),
    ("no-office", ["澜江市现代种业发展领导小组"]),
    ("many-bodies", ["邱岚"]),
    ("many-bodies", ["潘启航"]),
    ("many-bodies", ["丁文博"]),
    ("stale-basis", ["澜江市城镇旧住宅区整治管理办法", "澜政发〔2023〕20号", "2023-10-27"]),
]
#: of these nothing else was put in
EXACT = {"several-leads": 1, "nobody": 1, "vacant-head": 1, "no-head": 0, "no-office": 1, "no-members": 0, "many-bodies": 3, "stale-basis": 1}


def run(*words: str) -> tuple[int, str, str]:
    from typer.testing import CliRunner

    result = CliRunner().invoke(app, list(words))
    if isinstance(result.exception, GovgraphError):
        return result.exception.exit_code, result.stdout, str(result.exception)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def report(graph: Path, *more: str) -> dict[str, list[dict[str, str]]]:
    status, out, _ = run("gaps", str(graph), "--json", *more)
    assert status == 0
    return {i["id"]: i["findings"] for i in json.loads(out)["indicators"]}


@pytest.mark.parametrize(("indicator", "said"), PLANTED)
def test_the_report_finds_what_was_put_in(sample_graph: Path, indicator: str, said: list[str]) -> None:
    found = [f["text"] for f in report(sample_graph)[indicator]]
    assert any(all(word in text for word in said) for text in found), found


def test_and_nothing_else_of_the_kind(sample_graph: Path) -> None:
    found = report(sample_graph)
    assert {name: len(found[name]) for name in EXACT} == EXACT


def test_every_finding_quotes_the_gazette(sample_graph: Path, sample_text: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.split())

    whole = bare(sample_text)
    for findings in report(sample_graph).values():
        for finding in findings:
            for evidence in finding["evidence"]:  # type: ignore[attr-defined]
                assert bare(evidence["quote"]).split("…")[0] in whole


@pytest.mark.parametrize("ending", [".html", ".md", ".csv", ".json", ".xlsx"])
def test_reports_are_written(sample_graph: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"报告{ending}"
    status, out, told = run("gaps", str(sample_graph), "--out", str(path))
    assert (status, out) == (0, "")
    assert "findings" in told
    assert path.stat().st_size > 1000


def test_summary_and_list(sample_graph: Path) -> None:
    assert "多头牵头" in run("gaps", str(sample_graph))[1]
    assert "Several leads" in run("gaps", str(sample_graph), "--lang", "en")[1]
    assert "several-leads" in run("gaps", "--list", "--lang", "en")[1]


def test_findings_set_aside(sample_graph: Path, tmp_path: Path) -> None:
    first = report(sample_graph)["several-leads"][0]
    aside = tmp_path / "aside.csv"
    aside.write_text(f"id,reason\n{first['id']},两家已书面分工\n", encoding="utf-8")
    assert report(sample_graph, "--set-aside", str(aside))["several-leads"] == []
    page = tmp_path / "r.html"
    run("gaps", str(sample_graph), "--set-aside", str(aside), "--out", str(page))
    assert "两家已书面分工" in page.read_text(encoding="utf-8")
    aside.write_text("finding\nx\n", encoding="utf-8")
    status, _, told = run("gaps", str(sample_graph), "--set-aside", str(aside))
    assert status == DataError.exit_code
    assert "id and reason" in told


def test_exit_status_for_continuous_checks(sample_graph: Path) -> None:
    assert run("gaps", str(sample_graph), "--fail-on", "high")[0] == 1
    assert run("gaps", str(sample_graph), "--fail-on", "high", "-i", "twin-bodies")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["gaps", "{}", "--lang", "fr"],
        ["gaps", "{}", "-i", "nothing"],
        ["gaps", "{}", "--out", "report.docx.gz"],
        ["gaps"],
        ["network", "{}", "--kind", "friends"],
        ["network", "{}", "--format", "xml"],
        ["view", "{}", "--kind", "tasks"],
        ["view", "{}", "--out", "nowhere/view.html"],
    ],
)
def test_wrong_usage_is_told(sample_graph: Path, words: list[str]) -> None:
    status, out, told = run(*(w.format(sample_graph) for w in words))
    assert status == UsageError.exit_code
    assert out == ""
    assert told


@pytest.mark.parametrize("command", ["gaps", "network", "view"])
def test_what_is_no_graph_is_told(tmp_path: Path, command: str) -> None:
    status, _, told = run(command, str(tmp_path))
    assert status == GraphError.exit_code
    assert "govgraph build" in told


def test_network_in_three_forms(sample_graph: Path) -> None:
    measured = json.loads(run("network", str(sample_graph), "--json")[1])
    assert measured["kind"] == "co-assignment"
    assert measured["nodes"][0]["degree"] >= measured["nodes"][-1]["degree"]
    rows = run("network", str(sample_graph), "--kind", "interlock", "--format", "csv")[1].splitlines()
    assert rows[0].startswith("id,name,kind,degree")
    assert any("澜江市安全生产委员会" in row for row in rows)
    assert "density" in run("network", str(sample_graph), "--kind", "body-person")[1]


def test_view_of_all_and_of_one(sample_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    status, _, told = run("view", str(sample_graph), "--out", str(path))
    assert (status, path.exists()) == (0, True)
    assert "things" in told
    assert run("view", str(sample_graph), "--focus", "邱岚", "--out", str(path))[0] == 0
    assert "邱岚" in path.read_text(encoding="utf-8")


def test_a_name_of_several_things_is_listed(sample_graph: Path, tmp_path: Path) -> None:
    status, _, told = run("view", str(sample_graph), "--focus", "人民政府", "--out", str(tmp_path / "v.html"))
    assert status == 1
    assert "agency/" in told
    assert "澜江市" in told
    assert not (tmp_path / "v.html").exists()
