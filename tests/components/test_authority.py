"""Powers cancelled, delegated, merged or kept, in tables, lists and sentences of many places and years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import lexicon, names
from govgraph.components import authority, columns, itemtables
from govgraph.documents import split
from govgraph.model import Source
from tests.components.handmade import document

DATA = lexicon.load("authority")


def read(text: str, title: str = "关于做好有关工作的通知") -> list[tuple[str, str, str, str]]:
    """Holder, change, item and note of each finding."""
    made = document(text, title=title)
    return [(f.subject, f.role, f.object, f.detail) for f in authority.find(made, names.find(text))]


STATE_COUNCIL = """国务院决定取消的行政审批项目目录（共3项）
序号\t项目名称\t审批部门\t设定依据\t备注
1\t企业投资扩建机场项目核准\t发展改革委\t《国务院对确需保留的行政审批项目设定行政许可的决定》\t
2\t电力用户向发电企业直接购电试点\t能源局\t《国务院办公厅关于印发电力体制改革方案的通知》\t由企业自主协商
3\t期货公司变更法定代表人审批\t证监会\t《期货交易管理条例》\t"""

DECISION = """序号\t事项名称\t实施依据\t原实施部门\t省政府决定\t备注
1\t船舶修造业许可\t《内河交通安全条例》\t省交通运输厅\t取消\t
2\t肥料登记\t《农药管理规定》\t省农业农村厅\t部分下放\t大量元素肥料除外
3\t草种经营许可证核发\t《种子法》\t省林草局\t下放至市（州）林草部门\t
序号\t事项名称\t实施依据\t原实施部门\t省政府决定\t备注
4\t散装水泥备案\t《散装水泥办法》\t省住房城乡建设厅\t取消,调整为告知承诺\t限新建企业"""

CAPTIONS = """（取消事项）
序号\t事项类型\t事项名称\t责任部门（办理层级：市、县）\t备注
1\t其他事项\t施工合同备案\t市、县级住建部门\t
2\t行政许可\t防雷装置初审\t市气象局\t取消事项合计2项
（保留事项）
序号\t事项类型\t事项名称\t责任部门（办理层级：市、县）\t备注
1\t行政许可\t\t排水许可\t市、县级城管部门
2\t行政许可\t取水许可类\t\t
河道内取水工程审批\t市、县级水利部门"""

GROUPED = """序号\t主管部门\t改革事项\t许可证件名称\t改革方式\t备注
1\t市商务局\t拍卖业务许可\t拍卖批准证书\t优化审批服务\t
2\t\t对外劳务合作经营资格核准\t资格证书\t审批改为备案\t压减材料
3\t市公安局\t公章刻制业许可\t无\t直接取消审批\t"""

TABLES = [
    (
        STATE_COUNCIL,
        [
            ("发展改革委", "取消", "企业投资扩建机场项目核准", ""),
            ("能源局", "取消", "电力用户向发电企业直接购电试点", "由企业自主协商"),
            ("证监会", "取消", "期货公司变更法定代表人审批", ""),
        ],
        "the caption says what is done",
    ),
    (
        DECISION,
        [
            ("省交通运输厅", "取消", "船舶修造业许可", ""),
            ("省农业农村厅", "部分下放", "肥料登记", "大量元素肥料除外"),
            ("省林草局", "下放", "草种经营许可证核发", "下放至市（州）林草部门"),
            ("省住房城乡建设厅", "取消,调整为告知承诺", "散装水泥备案", "限新建企业"),
        ],
        "a cell says what is done; the header comes again on the next page",
    ),
    (
        CAPTIONS,
        [
            ("市、县级住建部门", "取消", "施工合同备案", ""),
            ("市气象局", "取消", "防雷装置初审", ""),
            ("市、县级城管部门", "保留", "排水许可", ""),
            ("", "保留", "取水许可类", ""),
            ("市、县级水利部门", "保留", "河道内取水工程审批", ""),
        ],
        "captions in brackets, a cell that slipped, a sub-item whose first cells are merged with those above",
    ),
    (
        GROUPED,
        [
            ("市商务局", "优化审批服务", "拍卖业务许可", ""),
            ("市商务局", "审批改为备案", "对外劳务合作经营资格核准", "压减材料"),
            ("市公安局", "直接取消审批", "公章刻制业许可", ""),
        ],
        "a holder before the item holds for the rows below it",
    ),
    (
        "取消、下放的行政职权事项目录\n序号\t项目名称\t实施单位\n1\t木材运输证核发\t市林业局",
        [],
        "a caption that names two changes says of no row which",
    ),
    ("重点工程项目任务分解表\n序号\t项目名称\t责任单位\t备注\n1\t滨河路改造\t市住建局\t10月底完工", [], "a table of tasks"),
    ("领导小组成员名单\n姓名\t单位\t备注\n张三\t市财政局\t", [], "a roster"),
    (
        "序号\t实施部门\t事项名称\t处理意见\n1\t县民政局\t社会团体分支机构变更登记\t取消，改为章程自治\n"
        "2\t县教育局\t民办学校收费备案\t取消，调整为告知承诺",
        [
            ("县民政局", "取消", "社会团体分支机构变更登记", "改为章程自治"),
            ("县教育局", "取消，调整为告知承诺", "民办学校收费备案", ""),
        ],
        "what comes in the place of a power is a note, another regime is a change",
    ),
    (
        "序号\t实施部门\t事项名称\t调整方式\t承接单位\t备注\n1\t市林业局\t木材运输证核发\t下放\t县级林业部门\t省际运输除外\n"
        "2\t市水务局\t河道采砂许可\t下放\t县级水务部门\t",
        [
            ("市林业局", "下放", "木材运输证核发", "省际运输除外；承接：县级林业部门"),
            ("市水务局", "下放", "河道采砂许可", "承接：县级水务部门"),
        ],
        "who gets the power",
    ),
    (
        "序号\t事项名称\t实施层级\t调整方式\t承接部门\t备注\n省林业厅（2项）\t\t\t\t\t\n1\t临时占用林地审批\t省级\t委托\t功能区农业局\t面积5公顷以下\n"
        "2\t狩猎证核发\t省级\t服务窗口前移\t—\t",
        [
            ("省林业厅", "委托", "临时占用林地审批", "面积5公顷以下；承接：功能区农业局"),
            ("省林业厅", "服务窗口前移", "狩猎证核发", ""),
        ],
        "a row that names the agency for those below it",
    ),
    (
        "序号\t事项名称\t赋权方式\t承接部门\n1\t设施农业用地备案\t下放\t镇自然资源所",
        [("镇自然资源所", "下放", "设施农业用地备案", "承接：镇自然资源所")],
        "only who gets the power is told",
    ),
    (
        "一、合并实施（1项）\n序号\t原事项名称\t合并后事项名称\t实施部门\n1\t城市树木移植审批\t城市绿化审批\t市城管局",
        [("市城管局", "合并", "城市树木移植审批", "")],
        "a caption that counts its items",
    ),
]

SENTENCES = [
    ("取消养老机构设立许可。", [("", "取消", "养老机构设立许可", "")], "no holder named"),
    ("（三）养老领域。取消“家电维修企业备案”。", [("", "取消", "家电维修企业备案", "")], "in quotes"),
    ("取消市外经贸局对外资企业设立的初审。", [("市外经贸局", "取消", "对外资企业设立的初审", "")], "holder before the item"),
    (
        "省水利厅将取水许可审批权限下放至市、县级水行政主管部门。",
        [("省水利厅", "下放", "取水许可审批权限", "")],
        "holder as subject",
    ),
    (
        "将建筑工程施工许可权限下放至试验区。（负责部门：住房城乡建设部）",
        [("住房城乡建设部", "下放", "建筑工程施工许可权限", "承接：试验区")],
        "holder in brackets",
    ),
    ("市环保局委托开发区管委会实施登记表审批。", [("市环保局", "委托", "登记表审批", "承接：开发区管委会")], ""),
    (
        "总投资3亿元以下的内资项目核准权，由市发展和改革委员会下放给高新区管委会。",
        [("市发展和改革委员会", "下放", "总投资3亿元以下的内资项目核准", "承接：高新区管委会")],
        "the item first, the holder after 由",
    ),
    (
        "编制报告表的建设项目环评审批权由市环境保护局部分下放开发区管委会，化工项目除外。",
        [("市环境保护局", "部分下放", "编制报告表的建设项目环评审批", "化工项目除外；承接：开发区管委会")],
        "what is left out",
    ),
    (
        "取消区教育局“转学学籍审批”，改为学校网上办理；取消区商务局“酒类零售许可”。",
        [("区教育局", "取消", "转学学籍审批", "改为学校网上办理"), ("区商务局", "取消", "酒类零售许可", "")],
        "items in quotation marks",
    ),
    (
        "区民政局将“高龄老人补贴审核”委托街道办事处办理。",
        [("区民政局", "委托", "高龄老人补贴审核", "承接：街道办事处")],
        "quoted, and to whom",
    ),
    (
        "将区园林局的“砍伐树木审批”“移植树木审批”合并为“砍伐移植树木审批”；区建设局“施工许可证核发”继续保留。",
        [
            ("区园林局", "合并", "砍伐树木审批", ""),
            ("区园林局", "合并", "移植树木审批", ""),
            ("区建设局", "保留", "施工许可证核发", ""),
        ],
        "several quoted",
    ),
    (
        "省林业厅下放的“占用林地审核”由市林业局承接。",
        [("省林业厅", "下放", "占用林地审核", "承接：市林业局")],
        "who took it over",
    ),
    ("市经信委不再实施散装水泥专用车辆登记。", [("市经信委", "取消", "散装水泥专用车辆登记", "")], "不再实施"),
    ("持续深化“放管服”改革，取消不合理的限制。", [], "no item in the quotation marks"),
    ("市教育局下放民办学校设立审批权。", [("市教育局", "下放", "民办学校设立审批", "")], "no word between holder and change"),
    ("市园林局取消古树迁移备案审核，加强巡查。", [("市园林局", "取消", "古树迁移备案审核", "")], ""),
    (
        "市规划局将控制指标论证的核准权下放区规划局，详细规划的审批权予以保留。",
        [("市规划局", "下放", "控制指标论证的核准", "承接：区规划局"), ("市规划局", "保留", "详细规划的审批", "")],
        "what is kept beside what is given down",
    ),
    ("将电影放映单位设立审批改为实行告知承诺制。", [("", "告知承诺", "电影放映单位设立审批", "")], ""),
    ("将银行开户核准改为备案。", [("", "改为备案", "银行开户核准", "")], ""),
    ("对采取欺骗手段的，取消其参评资格。", [], "a penalty"),
    ("取消星级，并追缴补贴。", [], "a penalty"),
    ("进一步取消和下放行政审批事项。", [], "no item named"),
    ("取消各类不必要的审批、备案事项。", [], "no item named"),
    ("取消的行政许可事项，要加强事中事后监管。", [], "speaks of what was done"),
    ("将补助资金及时下放至县级财政部门。", [], "money is no power"),
    ("市住建局将初审名单移交市财政局。", [], "papers handed over are no power"),
    ("可以委托具有资质的机构进行检测。", [], "no power of the administration"),
    ("采取取消审批、审批改备案、实行告知承诺等方式推进改革。", [], "no item named"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES)
def test_tables_and_lists(text: str, expected: list[tuple[str, str, str, str]], reason: str) -> None:
    assert read(text) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, str, str, str]], reason: str) -> None:
    assert read(text) == expected, reason


LISTS = """临溪县人民政府关于取消和下放行政审批事项的决定

临政发〔2014〕6号

各乡镇人民政府，县政府各部门：

县政府决定取消和下放以下事项。

一、取消的行政审批事项（2项）

1．户外演出场地审核（县文广局）

2．农药经营资格认定，实施机关：县农委

二、下放的行政审批事项（1项）

1．危桥改造验收（县交通局下放至乡镇人民政府）

三、工作要求

1．各部门要做好衔接（县编办负责指导）

临溪县人民政府

2014年5月6日
"""


def test_lists_below_headings() -> None:
    (made,) = split(Source("list.txt", LISTS, "", (), (0,)))
    found = authority.find(made, names.find(made.text))
    assert [(f.subject, f.role, f.object, f.detail) for f in found] == [
        ("县文广局", "取消", "户外演出场地审核", ""),
        ("县农委", "取消", "农药经营资格认定", ""),
        ("县交通局", "下放", "危桥改造验收", "承接：乡镇人民政府"),
    ]


BY_HOLDER = """临溪县人民政府关于清理规范行政审批中介服务事项的决定

临政发〔2016〕8号

各乡镇人民政府，县政府各部门：

现公布清理规范的中介服务事项。

临溪县人民政府

2016年7月8日

附件

清理规范的行政审批中介服务事项目录（2项）

一、县林业局
1．采伐作业设计编制。改由乡镇林业站开展，不再要求申请人提供。
二、县交通局
2．涉路工程安全评价。申请人可自行编制。
"""


def test_items_below_their_agency() -> None:
    (made,) = split(Source("list.txt", BY_HOLDER, "", (), (0,)))
    found = authority.find(made, names.find(made.text))
    assert [(f.subject, f.role, f.object, f.detail) for f in found] == [
        ("县林业局", "清理规范", "采伐作业设计编制", "改由乡镇林业站开展，不再要求申请人提供"),
        ("县交通局", "清理规范", "涉路工程安全评价", "申请人可自行编制"),
    ]


def test_evidence_is_the_row() -> None:
    text = STATE_COUNCIL
    found = authority.find(document(text), ())
    assert [text[f.start : f.end].split("\t")[0] for f in found] == ["1", "2", "3"]
    assert {f.basis for f in found} == {"explicit"}


@pytest.mark.parametrize("word", DATA["columns"]["examples"])
def test_header_words(word: str) -> None:
    assert columns.header_word(word) in columns.kinds(DATA["columns"])


@pytest.mark.parametrize("word", DATA["columns"]["counterexamples"])
def test_other_header_words(word: str) -> None:
    assert columns.header_word(word) not in columns.kinds(DATA["columns"])


@pytest.mark.parametrize("cell", DATA["changes"]["examples"])
def test_changes(cell: str) -> None:
    assert itemtables.is_change(cell)


@pytest.mark.parametrize("cell", DATA["changes"]["counterexamples"])
def test_no_changes(cell: str) -> None:
    assert not itemtables.is_change(cell)


def test_words_stand_once() -> None:
    words = [w for kind, ws in DATA["columns"].items() if not kind.endswith("examples") for w in ws]
    assert len(words) == len(set(words))
    for section in ("subjects", "organs", "no_items", "items", "vague", "no_names"):
        assert len(DATA[section]) == len(set(DATA[section])), section


@given(st.text(alphabet="取消下放委托将至对实行告知承诺改为备案许可审批权限市水利局项目名称序号\t\n，。（）1", max_size=120))
def test_any_text_passes(text: str) -> None:
    for finding in authority.find(document(text), names.find(text)):
        assert finding.object
        assert 0 <= finding.start < finding.end <= len(text)
