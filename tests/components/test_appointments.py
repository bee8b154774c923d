"""Notices of appointments in their several layouts; all people and places are invented."""

from __future__ import annotations

import pytest
from handmade import document

from govgraph import names
from govgraph.components import appointments

CASES = [
    (
        "经研究，决定：\n任命陈思远为市财政局局长（试用期一年）；\n免去何立群的市审计局局长职务。",
        [("任命", "陈思远", "市财政局局长"), ("免去", "何立群", "市审计局局长")],
    ),
    (
        "市人民政府决定任命赵明、古丽娜·买买提为市教育局副局长。",
        [("任命", "赵明", "市教育局副局长"), ("任命", "古丽娜·买买提", "市教育局副局长")],
    ),
    (
        "任命：\n欧阳若兰（女）为澜江市水利局局长；\n任大海为澜江市信访局局长。\n免去：\n孙一鸣澜江市水利局局长职务。",
        [
            ("任命", "欧阳若兰", "澜江市水利局局长"),
            ("任命", "任大海", "澜江市信访局局长"),
            ("免去", "孙一鸣", "澜江市水利局局长"),
        ],
    ),
    (
        "钱　进同志任云岭县民政局局长，免去其云岭县司法局副局长职务；\n周晓峰同志不再担任云岭县民政局局长职务。",
        [
            ("任命", "钱进", "云岭县民政局局长"),
            ("免去", "钱进", "云岭县司法局副局长"),
            ("不再担任", "周晓峰", "云岭县民政局局长"),
        ],
    ),
    (
        "一、聘任李春生同志为市政府参事（聘期三年）；\n二、免去吴桐、郑可心同志的市政府参事职务。",
        [("聘任", "李春生", "市政府参事"), ("免去", "吴桐", "市政府参事"), ("免去", "郑可心", "市政府参事")],
    ),
    (
        "任命下列同志：\n1\t马超\t市公安局副局长\n2\t冯 雪\t市交通运输局总工程师",
        [("任命", "马超", "市公安局副局长"), ("任命", "冯雪", "市交通运输局总工程师")],
    ),
    ("各县（市、区）人民政府，市直各部门：\n现将有关事项通知如下。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_appointments(text: str, expected: list[tuple[str, str, str]]) -> None:
    notice = document(text, title="关于陈思远等同志职务任免的通知")
    found = appointments.find(notice, names.find(text, known=("澜江市", "云岭县")))
    assert [(f.role, f.object, f.detail.partition("｜")[0]) for f in found] == expected
    assert all(f.detail.endswith("｜2021-03-05") and f.subject == "澜江市人民政府办公室" for f in found)


def test_other_documents_appoint_nobody() -> None:
    assert appointments.find(document("各单位要任命一名专职人员为信息联络员。"), ()) == ()
