"""Statements by hand for the tests of what lies right of the statements table: one small document, every relation."""

from __future__ import annotations

from dataclasses import replace

from govgraph.graph import Record
from govgraph.model import Issue, Statement
from govgraph.statements import in_order, with_ids

TEXT = (
    "澜江市人民政府办公室关于印发澜江市冷链提升方案的通知\n澜政办发〔2023〕35号\n"
    "（市商务局牵头，市财政局配合；2023年12月底前完成）\n组长：邱岚 市人民政府副市长\n"
    "所需资金由市、县两级按3:7比例分担，每户补助5000元\n联系电话：13900000000\n"
)
DIGEST = "d" * 64
RECORD = Record(
    "doc1", "澜政办发〔2023〕35号", "关于印发澜江市冷链提升方案的通知", ("澜江市人民政府办公室",), "2023-09-01",
    ("各县（市、区）人民政府",), (("附件1", "任务表"),), "此件公开发布", Issue("澜江市人民政府公报", "2023", "第4期", "2023-12-29"),
    ("澜江市", "澜江市", "prefecture"), DIGEST, 0, len(TEXT), 0,
)  # fmt: skip


def row(relation: str, subject: str = "", object_: str = "", role: str = "", detail: str = "", words: str = "", **more: str) -> Statement:
    """A row; `subject` and `object_` are ids, whose last segment is their name; `words` is its evidence."""
    start = TEXT.index(words) if words else 0
    names = [more.pop(key, tail.rsplit("/", 1)[-1]) for key, tail in (("subject_name", subject), ("object_name", object_))]
    place = more.pop("place", "")
    base = Statement(
        "", RECORD.number, relation, names[0], names[0], role, names[1], names[1], detail, start, start + len(words or TEXT[:5]),
        "explicit", "test", "a.txt", place, RECORD.id, subject, object_, TEXT.count("\n", 0, start) + 1, 0,
    )  # fmt: skip
    return replace(base, **more)


def rows(*given: Statement) -> list[Statement]:
    """Rows with their ids, in order."""
    return in_order(with_ids(in_order(given)))


BODY = "body/澜江市/澜江市冷链工作领导小组"
EVERY = rows(
    row("document", "document/doc1", "", detail="澜江市人民政府办公室｜2023-09-01", words="澜政办发〔2023〕35号"),
    row("cites", "document/doc1", "cited/岭政办发〔2022〕9号", detail="岭政办发〔2022〕9号", object_name="岭西省冷链规划"),
    row("amends", "document/doc1", "cited/澜政办发〔2015〕40号", "repeals", "澜政办发〔2015〕40号", object_name="澜江市冷链办法"),
    row("group", "document/doc1", BODY, "设立"),
    row("member", BODY, "person/澜江市/澜江市人民政府/邱岚", "组长", "市人民政府副市长", "邱岚 市人民政府副市长"),
    row("member", BODY, "post/澜江市/市民政局局长", "成员", "市民政局局长", object_name=""),
    row("member_body", BODY, "agency/澜江市/财政局", "成员单位"),
    row("office_at", BODY, "agency/澜江市/商务局"),
    row("assigns", "agency/澜江市/商务局", "task/doc1/一/1", "lead", words="市商务局牵头", place="一/1", object_name="建冷库"),
    row("assigns", "agency/澜江市/财政局", "task/doc1/一/1", "support", words="市财政局配合", place="一/1", object_name="建冷库"),
    row("funds", "tier/澜江市/市级财政", "task/doc1/三", "", "市、县两级按3:7比例分担", "市、县两级按3:7比例分担", place="三", object_name="补助"),
    row("funds", "tier/澜江市/县级财政", "task/doc1/三", "", "每户补助5000元", "每户补助5000元", place="三", object_name="补助"),
    row("authority", "agency/澜江市/商务局", "item/澜江市/冷库备案", "取消"),
    row("deadline", "", "task/doc1/一/1", "", "2023-12-31", "2023年12月底前", place="一/1", object_name="建冷库"),
    row("reports_to", "agency/澜江市/商务局", "agency/澜江市/人民政府", "", "报送"),
    row("task", "document/doc1", "task/doc1/一", place="一", object_name="补短板"),
    row("task", "document/doc1", "task/doc1/一/2", place="一/2", object_name="育主体"),
    row("valid", "document/doc1", "", "until", object_name="2028-08-31"),
    row("appoints", "agency/澜江市/人民政府", "person/澜江市/澜江市商务局/陆景行", "任命", "市商务局局长｜2023-09-01"),
)
