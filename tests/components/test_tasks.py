"""What is a measure of a document: numbered units that say what is to be done, not aims, definitions, cases or headings of others."""

from __future__ import annotations

import pytest

from govgraph import documents
from govgraph.components import tasks
from govgraph.lexicon import load
from govgraph.readers.txt import source

HEAD = "澜江市人民政府办公室关于印发澜江市工作方案的通知\n澜政办发〔2021〕8号\n各县（市、区）人民政府：\n"


def measures(text: str) -> list[tuple[str, str]]:
    """Places and labels of the measures in the text of a notice."""
    document = documents.split(source(HEAD + text, "notice.txt"))[0]
    return [(f.place, f.object) for f in tasks.find(document)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一、重点任务\n（一）加强队伍建设。招录教师百名。", [("一/（一）", "加强队伍建设")]),
        ("一、重点任务\n1.新建学校8所，完善配套设施。\n2.推进资源共享。", [("一/1", "新建学校8所，完善配套设施"), ("一/2", "推进资源共享")]),
        ("第一条 市教育局应当建立信息平台。", [("第一条", "市教育局应当建立信息平台")]),
        ("二、保障措施\n（一）加强领导。压实责任。\n（二）强化督导。定期通报。", [("二/（一）", "加强领导"), ("二/（二）", "强化督导")]),
    ],
)
def test_reads_measures(text: str, told: list[tuple[str, str]]) -> None:
    assert measures(text) == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("一、指导思想\n坚持以人民为中心，加快建设教育强市。", "an aim"),
        ("一、总体要求\n（一）基本原则。坚持统筹推进，完善机制。", "a principle, below a heading of such"),
        ("第一条 本办法所称机构，是指依法设立、组织开展服务的单位。", "a definition"),
        ("第二条 本办法自发布之日起施行，由市教育局负责解释。", "when it is in force"),
        ("六、奖励和处罚\n（1）出色完成任务、组织得力的；\n（2）不落实责任的。", "cases, not measures"),
        ("一、背景\n近年来，全市加快推进学校建设。", "background"),
        ("七、附则\n（一）各县可制定细则。", "a last chapter"),
        ("三、管理\n1.租赁合同终止时，应当自终止之日起三十日内拆除全部设备并恢复原状，不得影响其他用户正常使用，所需费用由产权人自行承担。", "a case"),
        ("附件\n前期拟研究重大课题\n1.加快发展现代农业研究\n2.推进城乡融合发展研究", "topics of studies"),
    ],
)
def test_leaves_alone_what_is_no_measure(text: str, why: str) -> None:
    assert measures(text) == [], why


def test_a_unit_with_units_below_is_their_heading() -> None:
    assert [place for place, _ in measures("一、加强师资建设\n（一）招录教师。组织考试。\n（二）开展培训。分批实施。")] == ["一/（一）", "一/（二）"]


def test_words_of_frames_are_no_actions() -> None:
    """A heading can't be both a frame, under which nothing is a measure, and what makes one."""
    words = load("tasks")
    assert not set(words["frames"]) & set(words["actions"])
