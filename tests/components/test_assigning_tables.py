"""Tables of tasks that go on: below the heading of a part, over a page, with their header said again."""

from __future__ import annotations

import pytest

from govgraph import documents, pipeline
from govgraph.readers.txt import source

HEAD = "澜江市人民政府办公室关于印发2020年重点任务分工的通知\n澜政办发〔2020〕8号\n各县（市、区）人民政府，市直各单位：\n现将任务分工印发给你们。\n"
HEADER = "序号\t工作任务\t牵头单位\t配合单位\t完成时限\n"
FIRST = "1\t新建公厕二十座\t市城管局\t市财政局\t2020年9月底\n"
SECOND = "2\t改造农贸市场五处\t市商务局\t市住建局\t2020年10月底\n"
BOTH = [("市商务局", "lead"), ("市住建局", "support"), ("市城管局", "lead"), ("市财政局", "support")]


def assigned(text: str) -> list[tuple[str, str]]:
    document = documents.split(source(HEAD + text, "notice.txt"))[0]
    return sorted((f.subject, f.role) for f in pipeline.extract(document).findings if f.rule.startswith("table"))


@pytest.mark.parametrize("text", [
    HEADER + FIRST + SECOND,
    HEADER + "\n一、便民设施\n" + FIRST + "\n二、市场建设\n" + SECOND,
    "一、便民设施\n" + HEADER + FIRST + "\n- 12 -\n\n" + SECOND,
    HEADER + FIRST + "\n- 12 -\n\n" + HEADER + SECOND,
    HEADER + "\n（一）便民设施\n" + FIRST + "\n（二）市场建设\n" + HEADER + SECOND,
])  # fmt: skip
def test_the_columns_count_below_parts_and_over_pages(text: str) -> None:
    assert assigned(text) == sorted(BOTH)


@pytest.mark.parametrize("between", [
    "\n以上任务由各单位按时完成，并于每月底报送进展情况。\n\n",  # a sentence ends the table
    "\n附件2\n\n各县资金分配情况说明，按照上一年度绩效评价结果，由市财政局核定后下达到各县，专款专用。\n",
])  # fmt: skip
def test_another_table_is_not_read_by_the_header_above_it(between: str) -> None:
    other = "云岭县\t二十万元\t市城管局\t市财政局\t三十万元\n"
    assert assigned(HEADER + FIRST + between + other) == [("市城管局", "lead"), ("市财政局", "support")]
