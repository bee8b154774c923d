"""Who is to do what: brackets, labels, tables, lists of duties, bodies' duties, sentences, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import documents, pipeline
from govgraph.components.assigning import enumerations
from govgraph.model import ROLES
from govgraph.readers.txt import source
from tests.components.notices import HEAD, SIGN, assigned, rows

BRACKETS = [
    # lead and those beside it
    ("一、扩大学位供给。新建学校8所。（市教育局牵头，市财政局、市住建局配合）", "lead 市教育局 | support 市财政局 市住建局"),
    ("一、扩大学位供给。（市教育局牵头，市财政局、各区人民政府负责）", "lead 市教育局 | support 市财政局 各区人民政府"),
    ("一、治理扬尘。（市住建局、市城管局分别牵头，各县区落实）", "lead 市住建局 市城管局 | support 各县区"),
    # no lead: all are responsible
    ("一、治理扬尘。（市住建局、市城管局负责）", "responsible 市住建局 市城管局"),
    ("一、治理扬尘。（市住建局、市城管局）", "responsible 市住建局 市城管局"),  # nothing but names, closing its sentence
    ("一、治理扬尘。（市住建局负责，市城管局配合）", "responsible 市住建局 | support 市城管局"),
    # labels
    ("一、治理扬尘。（责任单位：市住建局；配合单位：市城管局、各县区）", "responsible 市住建局 | support 市城管局 各县区"),
    ("一、治理扬尘。（牵头单位：市住建局；责任单位：市城管局）", "lead 市住建局 | support 市城管局"),
    ("一、治理扬尘。（责任领导：李明；责任单位：市住建局；完成时限：6月底）", "responsible 市住建局"),  # a person has no row
    ("一、治理扬尘。〔牵头单位：市住建局；参与单位：市城管局〕", "lead 市住建局 | support 市城管局"),
    # half-width punctuation, as scanners give it
    ("一、治理扬尘。(市住建局牵头,市城管局、市交通局配合)", "lead 市住建局 | support 市城管局 市交通局"),
    # other roles
    ("一、编制专项规划。（市直有关部门牵头，市发展改革委综合协调）", "lead 市直有关部门 | coordinate 市发展改革委"),
    ("一、编制专项规划。（各区人民政府牵头，市发展改革委指导）", "lead 各区人民政府 | guide 市发展改革委"),
    ("一、办好夜校。（市总工会主办，市文旅局、团市委协办）", "lead 市总工会 | support 市文旅局 团市委"),
    # a clause that says when does not hide the names
    ("一、出台办法。（市卫健委牵头，市财政局、市医保局按职责分工负责。2021年6月底前完成）", "lead 市卫健委 | support 市财政局 市医保局"),
    ("一、加强审计。（市审计局负责，持续推进）", "responsible 市审计局"),
    # the document says that the first named leads
    (
        "一、稳定岗位。（市人社局、市财政局负责。列第一位者为牵头单位，下同）\n二、培训职工。（市教育局、市人社局负责）",
        "lead 市人社局 | support 市财政局 | lead 市教育局 | support 市人社局",
    ),
    ("一、稳定岗位。（市人社局、市财政局负责，排名第一的为牵头单位，下同）", "lead 市人社局 | support 市财政局"),
    ("一、打通断头路。（市住建局牵头，市财政局配合，2019年9月底前完成）", "lead 市住建局 | support 市财政局"),
    # a collective behind named ones
    ("一、帮扶企业。（市工信局、市税务局等有关部门和单位负责）", "responsible 市工信局 市税务局 有关部门和单位"),
]
NO_BRACKETS = [
    ("一、严格审批。对在职人员（机关、事业单位职工等）停发津贴。", "an explanation"),
    ("一、签订协议。与澜江农商行对接（项目负责人：李明，电话：0358-1234567）。", "a contact"),
    ("一、加强信息报送。每月将进展报送领导小组办公室（市民政局）。", "another name of the same office"),
    ("一、加强管理。本办法所称机构（以下简称民政机构）是养老机构。", "a short name"),
]

LABELS = [
    ("一、建设健身中心。\n责任单位：市体育局、市规划局", "responsible 市体育局 市规划局"),
    # 责任单位 in a line of its own beside 牵头单位
    ("一、建设健身中心。\n牵头单位：市体育局\n责任单位：市规划局、各街道", "lead 市体育局 | support 市规划局 各街道"),
    ("一、建设健身中心。\n牵头单位：市体育局 配合单位：市规划局", "lead 市体育局 | support 市规划局"),
    ("一、关闭机井300眼，责任单位：市水务局，协办单位：市公安局。", "responsible 市水务局 | support 市公安局"),
    ("一、建设健身中心。\n责任领导：李明\n责任单位：市体育局", "responsible 市体育局"),
]

TABLES = [
    (
        "附件\n任务分工表\n序号\t重点任务\t牵头单位\t配合单位\n1\t改造管网\t市住建局\t市财政局、各区人民政府\n2\t建设公园\t市园林局\t市城管局",
        "lead 市住建局 市园林局 | support 市财政局 各区人民政府 市城管局",
    ),
    (  # cells of Markdown
        "附件\n任务分工表\n| 序号 | 项目名称 | 责任单位 |\n| --- | --- | --- |\n| 1 | 改造管网 | 市住建局、市水务局 |\n| 2 | 建设公园 | 市园林局 |",
        "responsible 市住建局 市水务局 市园林局",
    ),
    (  # a row that begins with empty cells, merged downwards
        "附件\n任务分工表\n序号\t任务\t措施\t牵头部门\t配合部门\n1\t良种推广\t建设基地\t市农业农村局\t市科技局\n\t\t推广机械\t市农机中心\t各区人民政府",
        "lead 市农业农村局 市农机中心 | support 市科技局 各区人民政府",
    ),
    ("附件\n任务分工表\n序号\t任务\t责任人\t联系电话\n1\t改造管网\t李明\t0358-1234567", ""),  # persons and telephones
]

LISTS = [
    ("二、职责分工\n市公安局：负责现场警戒和交通管制。\n市气象局：提供气象资料。", "responsible 市公安局 市气象局"),
    ("二、职责分工\n市城管局：负责取缔摊贩；配合市公安局清理通道。", "responsible 市城管局 | support 市城管局"),
    ("二、职责分工\n市农机局：牵头制定改造标准。", "lead 市农机局"),
    ("二、职责分工\n市财政局、市审计局：加强监管，开展审计。", "responsible 市财政局 市审计局"),
    ("二、职责分工\n市交通局：负责运力保障。\n各通信运营企业：保障通信畅通。", "responsible 市交通局 各通信运营企业"),  # unlisted, beside one
    ("二、联系方式\n市公安局：0358-1234567", ""),
    # a body's duties under its heading, and its office's
    (
        "一、成立澜江市禁毒工作领导小组。\n二、领导小组职责\n（一）研究禁毒政策；\n（二）督促检查工作落实。",
        "responsible 领导小组 领导小组",
    ),
    (
        "1 澜江市防汛指挥部\n指挥部下设办公室，办公室设在市水利局。办公室承担以下职责：\n（1）收集汛情。\n（2）起草简报。",
        "responsible 指挥部办公室 指挥部办公室",
    ),
    # …主要职责为： goes on with the subject of the sentence before
    (
        "（一）组建管理机构。市基金管理有限公司在理事会领导下开展工作，负责基金运营。主要职责为：\n1.募集资金；\n2.遴选机构。",
        "responsible 市基金管理有限公司 市基金管理有限公司 市基金管理有限公司",
    ),
]

BODIES = [
    (
        "一、市政府成立澜江市河长制工作领导小组，负责统筹协调全市河长制工作。",
        "responsible 澜江市河长制工作领导小组",
    ),
    (
        "一、成立澜江市河长制工作领导小组，组长由李明担任。领导小组下设办公室，办公室设在市水利局，承担日常工作。",
        "responsible 领导小组办公室",
    ),
    (
        "一、成立澜江市河长制工作领导小组，组长由李明担任。领导小组下设办公室负责日常工作。",
        "responsible 领导小组办公室",
    ),
    ("三、建立部门会商制度。联席会议办公室设在市水利局，负责日常协调工作。", "responsible 联席会议办公室"),  # a body that no heading names
]

SENTENCES = [
    # duty words
    ("一、市民政局负责低保审核。", "responsible 市民政局"),
    ("一、市教育局负责制定开放目录。", "responsible 市教育局"),  # 负责制定, not 负责制
    ("一、市教育局要加强校园安全管理。", "responsible 市教育局"),
    ("一、市教育局应当每年公布名单。", "responsible 市教育局"),
    ("一、市审计局每年开展专项审计。", "responsible 市审计局"),
    ("一、市水务局统筹全市用水需求，牵头做好节水规划。", "responsible 市水务局"),
    ("一、市纪委监委应对推诿扯皮的单位严肃追责。", "responsible 市纪委监委"),  # 应 + 对…追责, not 应对
    # 由
    ("一、违法建设由市城管局依法查处。", "responsible 市城管局"),
    ("一、补偿决定由作出决定的区人民政府执行到位。", "responsible 区人民政府"),
    ("一、治理工作由市林业局牵头，市财政局协助落实。", "lead 市林业局 | support 市财政局"),
    ("一、标准由市、县两级自主制定。", "responsible 市级 县级"),
    # together
    ("一、市财政局会同市教育局制定办法。", "responsible 市财政局 市教育局"),
    ("一、市卫健委牵头会同市医保局制定办法。", "lead 市卫健委 | support 市医保局"),
    ("一、市教育、民政和人社部门要做好衔接。", "responsible 市教育部门 民政部门 人社部门"),
    ("一、工会、共青团、妇联等群团组织要发挥优势。", "responsible 工会 共青团 妇联"),
    ("一、市政府及其有关部门要加强检查。", "responsible 市政府 有关部门"),
    ("一、省级人民政府有关行政主管部门应当公布名录。", "responsible 省级人民政府有关行政主管部门"),
    # both roles in one sentence
    ("一、市自然资源局负责空间管控，配合市住建局做好选址。", "responsible 市自然资源局 | support 市自然资源局"),
    # a clause of occasion or manner before the duty word
    ("一、市住建局收到申请后，应在15日内完成核查。", "responsible 市住建局"),
    ("一、市交通局审批占道方案时，要征求公安部门意见。", "responsible 市交通局"),
    ("一、市财政局按照职责分工，负责绩效评价。", "responsible 市财政局"),
    ("一、各部门应当就制度执行情况，每年开展一次评估。", "responsible 各部门"),
    # unlisted subjects
    ("一、反垄断执法机构要依法调查核实。", "responsible 反垄断执法机构"),
    ("一、小区绿化由物业服务企业负责养护。", "responsible 物业服务企业"),
    ("一、市级负责建设统一平台。", "responsible 市级"),
    # forms without a duty word
    ("一、各区人民政府是禁牧工作的责任主体，要落实巡护人员。", "responsible 各区人民政府"),
    ("一、市审批局作为改革的牵头部门，做好衔接。", "lead 市审批局"),
    ("一、各级人民政府对水库安全负总责。", "responsible 各级人民政府"),
    ("一、市规划、国土等部门按照各自职责做好监管。", "responsible 市规划部门 国土部门"),
    ("一、市公安局依法查处，市民政局予以配合。", "support 市民政局"),  # the plain verb alone is open
    ("一、区委宣传部的职责是：一是组织宣传；二是指导舆情处置。", "responsible 区委宣传部 区委宣传部"),  # 二是指导, not 是指
    # wording
    ("一、各县（市、区）治理工作领导小组要加强督导。", "responsible 各县（市、区）治理工作领导小组"),
    ("一、乡镇人民政府（街道办事处）负责排查登记。", "responsible 乡镇人民政府（街道办事处）"),
    ("一、国家自由贸易试验区工作领导小组办公室要加强统筹。", "responsible 国家自由贸易试验区工作领导小组办公室"),
    ("一、由牵头部门法制机构负责自我审查。", "responsible 牵头部门法制机构"),
    ("第一条 镇人民政府、街道办事处负责日常巡查。", "responsible 镇人民政府 街道办事处"),
]
NO_SENTENCES = [
    ("一、市教育局可以委托第三方评估。", "a permission"),
    ("一、任何单位不得擅自占用绿地。", "a prohibition"),
    ("一、各级各部门要高度重视，加强组织领导。", "what everybody is told"),
    ("一、由市政府分管领导牵头，建立协调机制。", "a person leads"),
    ("一、建立由市民政局牵头的工作协调机制。", "a description"),
    ("一、资料交由市民政局选定的机构保管。", "a description"),
    ("一、按照县级人民政府对粮食安全负总责的原则分级管理。", "a principle"),
    ("一、支持职业院校、符合条件的培训机构承担培训任务。", "what is supported"),
    ("一、对弄虚作假的县级政府和市直部门要依法追责。", "whom it happens to"),
    ("一、平台经营者，是指由市级行政机关认定的企业。", "a definition"),
    ("一、审批职能由市发展改革委划入市审批局。", "where a function comes from"),
    ("一、需调整行政法规、国务院文件规定的，要按程序办理。", "names within an object"),
    ("一、补贴资金由市财政局按月支付。", "a payment is no assignment"),
    ("一、所需经费由区民政局列入年度部门预算。", "a payment"),
    ("一、市气象局应及时向市应急局报告。", "a report is no assignment"),
    ("一、领导小组组成人员由市直各单位抽调。", "who sits"),
    ("一、联席会议每半年召开一次全体会议。", "a meeting"),
    ("一、各区人民政府是禁牧工作的责任主体。", "who they are, not what they do"),
]


@pytest.mark.parametrize(("text", "told"), [*BRACKETS, *LABELS, *TABLES, *LISTS, *BODIES, *SENTENCES], ids=lambda v: v[:24])
def test_reads_assignments(text: str, told: str) -> None:
    assert assigned(text) == rows(told)


@pytest.mark.parametrize(("text", "why"), [*NO_BRACKETS, *NO_SENTENCES], ids=lambda v: v[:24])
def test_leaves_alone_what_assigns_nothing(text: str, why: str) -> None:
    assert assigned(text) == [], why


def test_there_are_counterexamples() -> None:
    assert len(BRACKETS) + len(LABELS) + len(TABLES) + len(LISTS) + len(BODIES) + len(SENTENCES) >= 60
    assert len(NO_BRACKETS) + len(NO_SENTENCES) >= 20


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("（二）加强队伍建设。招录教师百名。（市教育局负责）", "加强队伍建设"),  # the heading
        ("一、市财政局要会同市教育局等有关部门制定管理办法。", "制定管理办法"),  # not whom it joins
        ("一、市应急局负责应急物资调度。", "应急物资调度"),  # 应 of 应急 is no duty word
        ("一、善后工作由区人民政府负责。", "善后工作"),  # what stands before 由
        ("二、工作组\n（一）抢险救援组\n由市消防支队牵头。", "抢险救援组"),  # the heading above
    ],
)
def test_labels_the_task(text: str, task: str) -> None:
    document = documents.split(source(HEAD + text + SIGN, "notice.txt"))[0]
    labels = {f.object for f in pipeline.extract(document).findings if f.relation == "assigns"}
    assert labels == {task}


def test_tells_the_tasks_of_one_place_apart() -> None:
    text = "一、加强监管。市教育局负责学校。市民政局负责养老院。（市市场监管局牵头）"
    document = documents.split(source(HEAD + text + SIGN, "notice.txt"))[0]
    places = {f.subject: f.place for f in pipeline.extract(document).findings if f.relation == "assigns"}
    assert places["市市场监管局"] == "一/#1"
    assert len(set(places.values())) == 3


def test_points_to_the_body_that_is_meant() -> None:
    text = "一、成立澜江市防汛工作领导小组，组长由李明担任。领导小组要加强统筹。办公室设在市水利局，承担日常工作。"
    document = documents.split(source(HEAD + text + SIGN, "notice.txt"))[0]
    bodies = {f.subject: f.body for f in pipeline.extract(document).findings if f.relation == "assigns"}
    assert set(bodies.values()) == {"澜江市防汛工作领导小组"}
    assert "领导小组办公室" in bodies


_NAMES = st.lists(st.sampled_from(["市民政局", "市财政局", "市教育局", "各区人民政府", "市水务局"]), min_size=1, max_size=4, unique=True)


@given(lead=_NAMES, others=_NAMES, verb=st.sampled_from(["配合", "协助", "参与", "负责"]), comma=st.sampled_from("，,；"))
def test_everyone_in_an_enumeration_has_one_role(lead: list[str], others: list[str], verb: str, comma: str) -> None:
    others = [name for name in others if name not in lead]
    text = f"{'、'.join(lead)}牵头" + (f"{comma}{'、'.join(others)}{verb}" if others else "")
    found = {n.name: n.role for n in enumerations.roles(text)}
    assert found == dict.fromkeys(others, "support") | dict.fromkeys(lead, "lead")


@given(st.text(alphabet="市县局委办财政教育牵头负责配合单位，、；：（）由要应 \n\t。“”", max_size=60))
def test_reads_any_enumeration(text: str) -> None:
    assert all(n.name and n.role in ROLES for n in enumerations.roles(text))
