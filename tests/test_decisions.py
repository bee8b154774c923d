"""A decisions file overrides what was resolved, can be undone, survives new versions and is reported."""

import pytest

from govgraph.errors import DataError
from govgraph.model import Statement
from govgraph.resolve import decisions
from govgraph.statements import with_ids

A, B = "agency/130900/住房保障和房产管理局", "agency/130900/房产管理中心"


def statement(subject: str, subject_id: str, role: str = "lead", start: int = 0) -> Statement:
    label = "改造老旧小区"
    return Statement(
        "", "某政发〔2020〕1号", "assigns", subject, subject, role, label, label, "", start, start + 4, "explicit", "bracket",
        "a.txt", "一", "d0", subject_id, "task/d0/一", 1, 0,
    )  # fmt: skip


ROWS = with_ids(
    [
        statement("市房管局", A),
        statement("市房产中心", B, "support"),
        statement("市财政局", "agency/130900/财政局", "support", 9),
    ]
)


def decide(text: str, rows: list[Statement] = ROWS) -> decisions.Outcome:
    header = "kind,id,to,document,relation,subject,role,object,detail,quote,field,value,who,why\n"
    return decisions.apply(rows, decisions.loads(header + text), lambda s: f"由{s.subject_text}负责")


def test_same_joins_two_things() -> None:
    outcome = decide(f"same,{B},{A},,,,,,,,,,王,2019年合并")
    assert {s.subject_id for s in outcome.statements if "房" in s.subject_text} == {A}
    assert [s.subject for s in outcome.statements if s.subject_text == "市房产中心"] == ["市房管局"]
    assert outcome.effects[0].rows == 1


def test_different_parts_one_thing_by_wording_and_document() -> None:
    rows = with_ids([statement("市房管局", A), statement("市房产局", A, start=5)])
    outcome = decide(f"different,{A},{A}#2,,,市房产局,,,,,,沧州市房产局,王,两个单位", rows)
    assert {s.subject_text: (s.subject, s.subject_id) for s in outcome.statements} == {
        "市房管局": ("市房管局", A),
        "市房产局": ("沧州市房产局", f"{A}#2"),
    }


def test_rename_reject_change_add() -> None:
    outcome = decide(
        f"rename,{A},,,,,,,,,,沧州市住房保障局,王,挂牌名\n"
        f"reject,{ROWS[2].id},,,,,,,,,,,王,误读\n"
        f"change,{ROWS[1].id},,,,,,,,,role,lead,王,并列牵头\n"
        "add,,,某政发〔2020〕1号,assigns,市财政局,responsible,筹措资金,,,,,王,附件漏读\n"
    )
    rows = {(s.subject, s.role): s for s in outcome.statements}
    assert ("沧州市住房保障局", "lead") in rows
    assert rows["市房产中心", "lead"].basis == "human"
    added = rows["市财政局", "responsible"]
    assert (added.basis, added.start, added.object_text) == ("human", -1, "筹措资金")
    assert ("市财政局", "support") not in rows
    assert [e.rows for e in outcome.effects] == [1, 1, 1, 1]
    assert len({s.id for s in outcome.statements}) == len(outcome.statements)


def test_a_stale_id_is_attached_again_by_what_the_row_says() -> None:
    outcome = decide("reject,0123456789abcdef,,某政发〔2020〕1号,assigns,市财政局,support,,,由市财政局 负责,,,王,误读")
    assert outcome.effects[0].found == "re-attached"
    assert all(s.subject_text != "市财政局" for s in outcome.statements)


@pytest.mark.parametrize(
    "row",
    [
        "reject,0123456789abcdef,,某政发〔2020〕1号,assigns,市水利局,support,,,,,,王,误读",  # no such row
        "reject,0123456789abcdef,,某政发〔2020〕1号,assigns,,support,,,,,,王,误读",  # two fit
        "reject,0123456789abcdef,,某政发〔2020〕1号,assigns,市财政局,support,,,别的话,,,王,误读",  # other words
        "same,agency/1/甲,agency/1/乙,,,,,,,,,,王,同",
        "add,,,别的文件,assigns,市财政局,lead,甲,,,,,王,漏",
    ],
)
def test_what_fits_nothing_is_reported_and_changes_nothing(row: str) -> None:
    outcome = decide(row)
    assert len(outcome.unresolved) == 1
    assert {s.id for s in outcome.statements} == {s.id for s in ROWS}


def test_without_decisions_all_is_as_before() -> None:
    assert decisions.apply(ROWS, ()).statements == ROWS


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("merge,a,b,,,,,,,,,,王,因", "row 2: unknown kind 'merge'"),
        ("same,a,b,,,,,,,,,,,", "row 2: same needs who, why"),
        ("same,a,,,,,,,,,,,王,因", "row 2: same needs to"),
        ("reject,,,,,,,,,,,,王,因", "needs the id of a statement"),
        ("change,x,,,,,,,,,start,5,王,因", "field is 'start'"),
        ("reject,,,某号,leads,,,,,,,,王,因", "unknown relation 'leads'"),
    ],
)
def test_a_wrong_row_is_named(row: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        decide(row)
