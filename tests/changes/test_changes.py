"""Two gazettes of an invented city: a person moved post, a body was re-staffed, one wound up, one set up, a plan replaced."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from govgraph import build as building
from govgraph import changes, directory, query
from govgraph.build import Options
from govgraph.changes import Change, Difference, state
from govgraph.changes.compare import compare
from govgraph.cli.app import app
from govgraph.directory import GraphDirectory
from govgraph.errors import GovgraphError, UsageError
from govgraph.model import Statement
from tests import graphs
from tests.graphs import row

OLD, NEW = (Path(__file__).with_name(f"yuanping-{year}.txt") for year in (2021, 2023))
PLAN, HEAD = "关于印发沅屏市河湖治理行动方案的通知", "沅屏市河湖治理领导小组"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> GraphDirectory:
    out = tmp_path_factory.mktemp("changes") / "both"
    building.build([OLD, NEW], out, Options())
    return directory.open(out)


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphDirectory, GraphDirectory]:
    made = []
    for path in (OLD, NEW):
        out = tmp_path_factory.mktemp("changes") / path.stem
        building.build([path], out, Options())
        made.append(directory.open(out))
    return made[0], made[1]


@pytest.fixture(scope="module")
def found(both: GraphDirectory) -> Difference:
    return changes.between(both, "2021-12-31", "2023-12-31")


def told(found: Difference, kind: str) -> dict[str, Change]:
    return {c.name: c for c in found.changes if c.kind == kind}


def test_a_body_was_set_up_and_one_wound_up(found: Difference) -> None:
    (new,), (gone,) = told(found, "set-up").values(), told(found, "wound-up").values()
    assert (new.name, new.how) == ("沅屏市水库安全工作专班", "设立")
    assert "组长 宋知秋（副市长）" in new.says("after")
    assert (gone.name, gone.how) == ("沅屏市抗旱应急指挥部", "撤销")
    assert [p.statement.document for p in gone.proofs] == ["沅政办发〔2021〕18号", "沅政办发〔2023〕27号"]


def test_a_body_was_restaffed(found: Difference) -> None:
    (change,) = told(found, "re-staffed").values()
    assert change.name == HEAD
    assert change.says("before") == ("组长 秦怀远（市委副书记、市长）", "成员 卢小满（市公安局副局长）", "办公室主任 贺清源（兼）")
    assert change.says("after") == ("组长 白景行（市委副书记、市长）", "成员 苏砚田（市水利局局长）", "办公室主任 苏砚田（兼）")


def test_people_moved_by_date_and_by_appointment(found: Difference) -> None:
    moved = {name: (c.says("before"), c.says("after")) for name, c in told(found, "moved").items()}
    assert moved == {
        "贺清源": (("市水利局局长",), ("市生态环境局局长",)),
        "卢小满": (("市公安局副局长",), ("市司法局局长",)),
    }


def test_a_lead_changed_where_a_plan_was_replaced(found: Difference) -> None:
    (change,) = told(found, "lead").values()
    assert change.name == "清理河道违章建筑"
    assert [p.statement.subject_text for p in change.proofs] == ["市水利局", "市综合行政执法局"]
    (ended,) = told(found, "document").values()
    assert (ended.name, ended.how) == (PLAN, "repeals")
    assert (found.before.documents, found.before.in_force, found.after.documents, found.after.in_force) == (3, 3, 8, 7)


def test_shares_changed(found: Difference) -> None:
    (change,) = told(found, "funds").values()
    assert change.how == "changed"
    assert all("6∶4" in says for says in change.says("before"))
    assert all("5∶5" in says for says in change.says("after"))


def test_every_proof_quotes_its_document(found: Difference, both: GraphDirectory) -> None:
    for change in found.changes:
        for proof in change.proofs:
            assert proof.quote == both.quote(proof.statement) != ""
            assert proof.date <= (found.before.as_of if proof.side == "before" and change.kind != "moved" else found.after.as_of)


def test_nothing_changes_within_a_day(both: GraphDirectory) -> None:
    assert changes.between(both, "2023-12-31", "2023-12-31").changes == ()
    assert changes.graphs(both, both).changes == ()


def test_two_graphs_are_compared_as_of_their_latest_documents(apart: tuple[GraphDirectory, GraphDirectory]) -> None:
    found = changes.graphs(*apart)
    assert (found.before.as_of, found.after.as_of) == ("2021-06-08", "2023-09-12")
    assert set(told(found, "re-staffed")) == {HEAD}
    assert set(told(found, "wound-up")) == {"沅屏市抗旱应急指挥部"}
    assert set(told(found, "lead")) == {"清理河道违章建筑"}
    assert set(told(found, "document")) == {PLAN}
    assert (found.after.documents, found.after.in_force) == (5, 5)
    assert all(p.quote for c in found.changes for p in c.proofs)


@pytest.mark.parametrize(
    ("name", "early", "late"),
    [
        ("members-as-of", "秦怀远", "白景行"),
        ("leads-as-of", "沅屏市水利局", "沅屏市城市管理局"),
        ("posts-as-of", "市水利局局长", "市生态环境局局长"),
        ("in-force", PLAN, "关于印发沅屏市河湖保护治理实施方案的通知"),
    ],
)
def test_questions_as_of_a_date(both: GraphDirectory, name: str, early: str, late: str) -> None:
    dataset = both.dataset()
    before, after = (query.to_csv(query.run(dataset, name, {"date": day})) for day in ("2021-12-31", "2023-12-31"))
    assert early in before
    assert late not in before
    assert late in after
    if name == "members-as-of":
        assert "抗旱" in before
        assert "抗旱" not in after


def as_of(rows: list[Statement], day: str) -> changes.State:
    return state(graphs.RECORDS, rows, day)


def test_one_who_is_added_does_not_replace_the_others() -> None:
    added = row("d2", "member", graphs._BODY, "成员", graphs.LI, "市公安局副局长", "江望舒　市长")
    later = as_of([*graphs.rows(), added], "2020-12-31").bodies[graphs._BODY[1]]
    assert {s.object for s in later.seats} >= {"江望舒", "林晓澜", "李明"}


def test_an_expired_document_ends_what_it_set_up() -> None:
    rows = [s for s in graphs.rows() if s.document_id in ("d1", "d2")]
    records = [r for r in graphs.RECORDS if r.id in ("d1", "d2")]
    before, after = (state(records, rows, day) for day in ("2020-12-31", "2021-12-31"))
    (gone,) = (c for c in compare(before, after) if c.kind == "wound-up")
    assert (gone.name, gone.how) == (graphs._BODY[0], "expired: 2021-06-30")


def test_a_task_named_twice_in_one_document_is_told_by_neither() -> None:
    twice = row("d1", "assigns", graphs.POLICE, "lead", graphs._task("d1", "五", "清理河道违章建筑"), quote="清理河道违章建筑")
    leads = as_of([*graphs.rows(), twice], "2020-12-31").leads
    assert "清理河道违章建筑" not in {named for _, named, _ in leads}
    assert "建设巡查道路" in {named for _, named, _ in leads}


def test_a_stock_phrase_of_two_plans_is_no_task_that_changed() -> None:
    stock = [
        row("d1", "assigns", graphs.WATER, "lead", graphs._task("d1", "五", "加强组织领导"), quote="澜政发〔2019〕3号"),
        row("d2", "assigns", graphs.WEATHER, "lead", graphs._task("d2", "五", "加强组织领导"), quote="澜政办发〔2020〕8号"),
    ]
    before, after = (as_of([*graphs.rows(), *stock], day) for day in ("2019-12-31", "2020-12-31"))
    assert [c for c in compare(before, after) if c.kind == "lead"] == []


def test_rows_without_offsets_or_dates_do_not_matter() -> None:
    undated = [replace(r, date="") for r in graphs.RECORDS]
    assert compare(state(undated, graphs.rows(), ""), state(undated, graphs.rows(), "2020")) == []


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None, result.exception
    return result.stdout


def test_the_command_prints_a_table_and_json(both: GraphDirectory, found: Difference) -> None:
    shown = run("diff", str(both.path), "--from", "2021", "--to", "2023-12")
    assert "− 组长 秦怀远（市委副书记、市长）　沅政办发〔2021〕15号 2021-05-20（line 39）" in shown
    assert "“（市综合行政执法局牵头，市水利局、市公安局配合）”" in shown
    value = json.loads(run("diff", str(both.path), "--from", "2021", "--to", "2023-12", "--json"))
    assert [c["name"] for c in value["changes"]] == [c.name for c in found.changes]
    assert value["from"]["as_of"] == "2021-12-31"
    rows = run("diff", str(both.path), "--from", "2021", "--format", "csv", "--kind", "lead").splitlines()
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name two graphs"),
        (["--from", "last year"], "is no date"),
        (["--from", "2023", "--to", "2021"], "not be later"),
        (["--from", "2021", "--kind", "bodies"], "known are set-up"),
        (["--from", "2021", "--format", "ttl"], "known are table"),
    ],
)
def test_bad_usage_is_said(both: GraphDirectory, words: list[str], said: str) -> None:
    error = CliRunner().invoke(app, ["diff", str(both.path), *words]).exception
    assert isinstance(error, GovgraphError)
    assert isinstance(error, UsageError)
    assert said in str(error)
