"""Who pays what, in the words of provinces, cities, counties, leagues and ministries of many years."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import lexicon, names
from govgraph.components import funding, money
from govgraph.components.paying import payers
from govgraph.documents import split
from govgraph.model import Finding, Source
from tests.components.handmade import document

DATA = lexicon.load("funding")


def findings(text: str, title: str = "关于印发澜江市残疾人救助办法的通知") -> tuple[Finding, ...]:
    return funding.find(document(text, title=title), names.find(text), money.find(text))


def read(text: str, title: str = "关于印发澜江市残疾人救助办法的通知") -> list[tuple[str, str, str]]:
    """Payer, what for, how much of each finding."""
    return [(f.subject, f.object, f.detail) for f in findings(text, title)]


TIERS = [
    (
        "乡村医生补助由省、市、县三级财政分担。",
        [("省级财政", "乡村医生补助", ""), ("市级财政", "乡村医生补助", ""), ("县级财政", "乡村医生补助", "")],
        "levels completed",
    ),
    (
        "校车运营补贴由中央、省级和市县财政共同承担。",
        [
            ("中央财政", "校车运营补贴", ""),
            ("省级财政", "校车运营补贴", ""),
            ("市级财政", "校车运营补贴", ""),
            ("县级财政", "校车运营补贴", ""),
        ],
        "all of one enumeration take 级 where one has it",
    ),
    ("堤防维修费用由县级财政解决。", [("县级财政", "堤防维修费用", "")], "解决"),
    ("图书馆运行经费由同级财政予以保障。", [("同级财政", "图书馆运行经费", "")], "同级财政"),
    ("管护经费由旗财政负担。", [("旗财政", "管护经费", "")], "banners"),
    ("粮仓改造费用由兵团财政补助40%。", [("兵团财政", "粮仓改造费用", "补助40%")], "the corps"),
    ("市财政每年安排500万元用于古树保护。", [("市财政", "古树保护", "每年安排500万元")], "安排 … 用于"),
    (
        "区财政对每个试点社区给予不超过50万元的建设补助。",
        [("区财政", "每个试点社区", "每个试点社区给予不超过50万元")],
        "对X给予",
    ),
    ("中央财政每亩补助1000元，分三年拨付。", [("中央财政", "澜江市残疾人救助", "每亩补助1000元")], "no object but the title's"),
    ("省级财政补助标准为每人每年60元。", [("省级财政", "澜江市残疾人救助", "每人每年60元")], "标准为"),
    ("省财政通过一般性转移支付对困难县给予适当补助。", [("省财政", "困难县", "适当补助")], "manner instead of figure"),
    ("各级财政要加大对农村环境整治的投入力度。", [("各级财政", "农村环境整治", "")], "加大投入"),
    (
        "县财政要将护林员补助纳入年度预算，标准不低于每人每月300元。",
        [("县财政", "护林员补助", "标准不低于每人每月300元")],
        "将X纳入预算, figure in the clause after",
    ),
    (
        "应由用人单位所在地财政给予每人10万元安家补助。",
        [("所在地财政", "安家补助", "给予每人10万元")],
        "a tier told by a place",
    ),
    ("不足部分由县财政兜底。", [("县财政", "澜江市残疾人救助不足部分", "不足部分由县财政兜底")], "a part of what the unit is about"),
]

RATIOS = [
    (
        "低保资金由市、县两级财政按6∶4比例分担。",
        [("市级财政", "低保资金", "市、县两级财政按6∶4比例分担"), ("县级财政", "低保资金", "市、县两级财政按6∶4比例分担")],
        "the ratio whole for both",
    ),
    (
        "免费教科书经费，市、县两级按5:5比例分担。",
        [("市级", "免费教科书经费", "市、县两级按5:5比例分担"), ("县级", "免费教科书经费", "市、县两级按5:5比例分担")],
        "bare levels as written",
    ),
    (
        "普查经费由市与县按照3:7比例承担支出责任。",
        [("市", "普查经费", "市与县按照3:7比例承担"), ("县", "普查经费", "市与县按照3:7比例承担")],
        "与",
    ),
    (
        "高龄津贴按照省、市、县4:3:3的比例分担。",
        [("省", "高龄津贴", "省、市、县4:3:3的比例分担"), ("市", "高龄津贴", "省、市、县4:3:3的比例分担"),
         ("县", "高龄津贴", "省、市、县4:3:3的比例分担")],
        "levels behind 按照",
    ),
    (
        "工程投资由市财政和县（区）财政各负担50%。",
        [("市财政", "工程投资", "各负担50%"), ("县（区）财政", "工程投资", "各负担50%")],
        "各",
    ),
    (
        "项目投资由省财政承担80%，县财政承担20%。",
        [("省财政", "项目投资", "80%"), ("县财政", "项目投资", "20%")],
        "a share each",
    ),
    (
        "保费由中央财政补贴40%、自治区财政补贴25%、旗县财政补贴15%。",
        [("中央财政", "保费", "补贴40%"), ("自治区财政", "保费", "补贴25%"), ("旗县财政", "保费", "补贴15%")],
        "shares joined by 、",
    ),
    (
        "供热改造政府奖补部分，云山市、河口县按照市县2:8比例筹集，临溪区按照市县3:7比例筹集。",
        [("云山市", "供热改造政府奖补部分", "市县2:8"), ("河口县", "供热改造政府奖补部分", "市县2:8"), ("临溪区", "供热改造政府奖补部分", "市县3:7")],
        "a row for each place",
    ),
    (
        "基础养老金所需经费除中央、省负担部分外，剩余部分由市级负担。",
        [("中央", "基础养老金", ""), ("省", "基础养老金", ""), ("市级", "基础养老金剩余部分", "剩余部分由市级负担")],
        "those excepted pay too",
    ),
    (
        "免疫经费由市、县财政负担。市、县自行提标部分由同级财政承担。",
        [("市财政", "免疫经费", ""), ("县财政", "免疫经费", ""), ("同级财政", "免疫经费市、县自行提标部分", "")],
        "what goes beyond the standard",
    ),
]  # fmt: skip

FUNDS = [
    ("参保企业培训所需资金由失业保险基金列支。", [("失业保险基金", "参保企业培训所需资金", "")], "由 … 列支"),
    ("护理补贴每人每月80元，所需资金从残疾人就业保障金中列支。", [("残疾人就业保障金", "护理补贴", "每人每月80元")], "从 … 中列支"),
    (
        "对首次上规入统的企业每户在省奖补30万元的基础上再奖励20万元，由市工业发展专项资金解决。",
        [("市工业发展专项资金", "首次上规入统的企业", "再奖励20万元")],
        "only what is added",
    ),
    (
        "除省级福利彩票公益金给予300万元的奖励外，市级福利彩票公益金再给予100万元的奖励。",
        [("省级福利彩票公益金", "澜江市残疾人救助", "给予300万元"), ("市级福利彩票公益金", "澜江市残疾人救助", "再给予100万元")],
        "two funds",
    ),
    ("财政奖补资金2019年按照每户5000元，2020年奖补每户4000元。",
     [("财政奖补资金", "澜江市残疾人救助", "按照每户5000元"), ("财政奖补资金", "澜江市残疾人救助", "每户4000元")], "rates by year"),
    ("设立传统工艺保护基金，支持民间手艺人。", [("传统工艺保护基金", "支持民间手艺人", "")], "a fund set up for something"),
    ("区本级福彩公益金每年安排不低于55%用于养老服务。", [("区本级福彩公益金", "养老服务", "每年安排不低于55%")], "earmarked"),
    ("应急演练经费列入同级财政预算。", [("同级财政", "应急演练经费", "")], "a budget that is named"),
    ("所需经费纳入市、区年度部门预算。", [("市级财政", "澜江市残疾人救助", ""), ("区级财政", "澜江市残疾人救助", "")], "two budgets"),
]  # fmt: skip

ORGANS = [
    ("河道清淤资金由县（市、区）政府、乡镇（街道）筹集。",
     [("县（市、区）政府", "河道清淤资金", ""), ("乡镇（街道）", "河道清淤资金", "")], "governments"),
    ("县财政局：负责整合涉农资金，保障设施运行维护经费。", [("县财政局", "设施运行维护经费", "")], "a duty list"),
    ("市财政局统筹安排演练、储备等工作所需经费。", [("市财政局", "演练、储备等工作", "")], ""),
    ("财政部门按0.6元/立方米的标准补贴云山燃气有限公司。", [("财政部门", "澜江市残疾人救助", "按0.6元/立方米")], "补贴 and whom"),
    ("各县（市、区）政府对检查工作负总责，要完善制度，做好检查经费保障。", [("各县（市、区）政府", "检查经费", "")], "carried over"),
    ("体检费用由用人单位承担。", [("用人单位", "体检费用", "")], "a private party said to pay"),
    ("引才奖励资金由市科技局列入年度部门预算。", [("市科技局", "引才奖励资金", "")], "部门预算"),
]  # fmt: skip

NONE = [
    "省级统一制定全省基础标准或提出原则要求。",
    "市级财政专户要按规定管理。",
    "基金理事会办公室要会同市财政局加强考核。",
    "奖补资金分配按照年度任务测算。",
    "项目资金坚持专款专用，不得挤占、截留和挪用。",
    "有条件的县（市、区）可以适当提高补助标准。",
    "政府投资基金的管理费按年度收取，不超过出资额的2%。",
    "明确为中央财政事权的事项按国家规定执行。",
    "对补偿基金支持对象实行名单管理。",
    "县级农机中心根据县级主管部门下发的补贴名单办理登记。",
    "市财政局要将补助情况及时通报各县区。",
    "资金缺口较大，企业负担较重。",
]


@pytest.mark.parametrize(("text", "expected", "reason"), TIERS + RATIOS + FUNDS + ORGANS)
def test_reads_payments(text: str, expected: list[tuple[str, str, str]], reason: str) -> None:
    assert read(text) == expected, reason


@pytest.mark.parametrize("text", [*NONE, *DATA["counterexamples"]])
def test_no_payment(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", DATA["examples"])
def test_examples_of_the_data(text: str) -> None:
    assert read(text)


TABLE = """财政事权事项\t\t主要内容\t支出责任及分担方式
公共卫生\t疾病监测\t包括传染病监测、慢性病监测、环境健康监测等全部内容以及能力建设等方面的各项工作。\t省级财政承担支出责任
\t妇幼健康\t孕前检查等。\t由市级制定标准，所需资金由市和县按5:5比例分担。县级自行提标部分由县级财政承担。
财政事权事项\t\t主要内容\t支出责任及分担方式
能力建设\t人才培养\t包括各类人才的引进、培养、使用和激励等方面的各项工作和支出。\t市县财政承担支出责任。"""


def test_table_of_expenditure_responsibilities() -> None:
    title = "关于印发医疗卫生领域财政事权和支出责任划分改革方案的通知"
    assert read(TABLE, title) == [
        ("省级财政", "疾病监测", ""),
        ("市级财政", "孕前检查", "市和县按5:5比例分担"),
        ("县级财政", "孕前检查", "市和县按5:5比例分担"),
        ("县级财政", "孕前检查县级自行提标部分", ""),
        ("市级财政", "人才培养", ""),
        ("县级财政", "人才培养", ""),
    ]
    assert {f.basis for f in findings(TABLE, title)} == {"explicit"}


LISTS = """临溪市人民政府办公室关于印发老旧小区改造实施方案的通知

临政办发〔2021〕14号

各县（市、区）人民政府：

《老旧小区改造实施方案》已经市政府同意，现印发给你们。

临溪市人民政府办公室

2021年6月3日

老旧小区改造实施方案

一、资金筹措

老旧小区改造资金实行多渠道筹集。

1.争取省级老旧小区改造专项资金。

2.所筹资金通过下列方式偿还：土地出让收益；市级棚改专项资金。

二、奖励办法

市财政按以下标准给予奖励：

（一）完成改造的小区，每个奖励20万元。

（二）加装电梯的单元，每部奖励5万元。
"""


def test_lists_of_sources_and_rates() -> None:
    (made,) = split(Source("list.txt", LISTS, "", (), (0,)))
    found = funding.find(made, names.find(made.text), money.find(made.text))
    assert [(f.subject, f.object, f.detail, f.rule) for f in found] == [
        ("省级老旧小区改造专项资金", "老旧小区改造资金", "", "fund-source"),
        ("土地出让收益", "所筹资金偿还", "", "fund-source"),
        ("市级棚改专项资金", "所筹资金偿还", "", "fund-source"),
        ("市财政", "完成改造的小区", "每个奖励20万元", "rate-below"),
        ("市财政", "加装电梯的单元", "每部奖励5万元", "rate-below"),
    ]


def test_words_keep_the_width_they_have() -> None:
    text = "供水工程,县(市、区)财政按1:1给予配套。"
    assert read(text) == [("县(市、区)财政", "供水工程", "按1:1")]


def test_evidence_holds_payer_and_predicate() -> None:
    text = "第三条 管护经费由县财政承担，市财政给予适当补助。"
    assert [text[f.start : f.end] for f in findings(text)] == ["县财政承担", "市财政给予适当补助"]


@pytest.mark.parametrize("word", DATA["columns"]["examples"])
def test_header_words(word: str) -> None:
    assert any(word in words for kind, words in DATA["columns"].items() if not kind.endswith("examples"))


def test_data_says_nothing_twice() -> None:
    for section in ("money", "funds", "no_fund", "fund_acts", "no_payer_fund", "private", "no_payers", "stops", "duties"):
        assert len(DATA[section]) == len(set(DATA[section])), section


@pytest.mark.parametrize(
    ("text", "names_", "role"),
    [
        ("所需资金由省和县按5∶5分担", ("省级财政", "县级财政"), "by"),
        ("市本级财政承担", ("市本级财政",), "subject"),
        ("分别由上、下级财政给予补助", ("上级财政", "下级财政"), "by"),
        ("统筹中央、省和市级资金", (), ""),
        ("市为老服务平台记录补贴", (), ""),
        ("乡村振兴资金", (), ""),
    ],
)
def test_payers(text: str, names_: tuple[str, ...], role: str) -> None:
    found = [p for p in payers.find(text, 0, len(text), names.find(text)) if p.kind != "fund"]
    assert [n for p in found for n in p.wordings(fiscal=True)] == list(names_)
    assert not role or found[0].role == role


@given(
    st.text(
        alphabet="省市县级财政由按照比例分担承担除外资金基金经费列支给予补助万元%:：∶05、，。；（）“”\n\t每户其中", max_size=120
    )
)
def test_any_text_passes(text: str) -> None:
    for finding in findings(text):
        assert finding.subject
        assert finding.object
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["所需资金由" + "1" * 300 + "省财政承担。", "由市财政" + "统筹应当要可" * 60 + "安排资金", "由省财政" + "对按照根据为以" * 50 + "承担",
     "省级" * 60 + "由市财政承担", "省市县" * 3000 + "财政承担", "由市财政承担资金万元" * 5000, "5:5:" * 3000 + "比例分担"],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_damaged_text_takes_no_longer(text: str) -> None:
    """Texts that make patterns try every way to read them."""
    before = time.process_time()
    funding.find(document(text), (), money.find(text))
    assert time.process_time() - before < 1
