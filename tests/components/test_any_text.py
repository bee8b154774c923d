"""Any text passes the components that read dates, titles and names, and what they find lies within it."""

from __future__ import annotations

from handmade import document
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph import names
from govgraph.components import amendments, appointments, citations, dates, deadlines, reporting, titles, validity
from govgraph.model import Finding

PIECES = [
    *(
        "2021年",
        "6月",
        "底前",
        "上半年",
        "—",
        "至",
        "每年",
        "第一阶段（",
        "）",
        "完成",
        "到",
        "“十四五”末",
        "时间：",
        "有效期5年",
        "自印发之日起施行",
    ),
    *(
        "《",
        "》",
        "〈",
        "〉",
        "关于印发",
        "办法",
        "的通知",
        "（国发〔2019〕5号）",
        "国务院令第5号",
        "同时废止",
        "对",
        "作如下修改",
        "第三条",
        "修改为",
    ),
    *(
        "市财政局",
        "各县（市、区）人民政府",
        "市政府",
        "报",
        "向",
        "报告",
        "备案",
        "将",
        "由",
        "会同",
        "任命",
        "免去",
        "张三",
        "为",
        "的",
        "职务",
    ),
    *("，", "。", "；", "：", "\n", "\t", "1.", "一、", "（一）", "、", " ", "(", ")", "a", "０"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def findings(text: str) -> list[Finding]:
    made = document(text, title="关于张三等同志任免的通知")
    when, named, who = dates.find(made), titles.find(made), names.find(text)
    return [
        *citations.find(made, named),
        *amendments.find(made, named),
        *deadlines.find(made, when, named),
        *reporting.find(made, who),
        *validity.find(made, when),
        *appointments.find(made, who),
    ]


@settings(max_examples=300)
@given(texts)
def test_any_text_passes(text: str) -> None:
    for finding in findings(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.object or finding.detail
