"""Further forms of giving work: labels of all kinds, lists of duties, towns and zones, who pays and who only reports."""

from __future__ import annotations

import pytest

from govgraph import documents, pipeline
from govgraph.readers.txt import source
from tests.components.notices import HEAD, SIGN, assigned, rows

BRACKETS = [
    ("一、统一标准。（发展改革委、财政部负责）", "responsible 发展改革委 财政部"),
    ("一、统一标准。（财政部牵头会同税务总局、海关总署落实）", "lead 财政部 | support 税务总局 海关总署"),
    (
        "一、统一标准。（国家发展改革委、财政部按职责分工负责，各地区人民政府落实）",
        "responsible 国家发展改革委 财政部 各地区人民政府",
    ),
    (
        "一、统一标准。（市林业局、市水利局牵头，市文旅局指导，各市、县〔区〕人民政府具体落实）",
        "lead 市林业局 市水利局 | guide 市文旅局 | support 各市、县〔区〕人民政府",
    ),
    ("一、统一标准。〔市交通局负责协调〕", "responsible 市交通局"),
    ("一、统一标准。（市林业局负责，市林科院提供技术支撑）", "responsible 市林业局 | support 市林科院"),
    (
        "一、统一标准。【市国资委牵头，市住建局、青石街道办事处按职责分工负责】",
        "lead 市国资委 | support 市住建局 青石街道办事处",
    ),
    ("第九条（解释部门）\n本细则由市民政局会同市财政局负责解释。", "responsible 市民政局 市财政局"),  # a title of an article
]

LABELS = [
    ("（一）统一标准。\n主　办：市财政局\n协　办：市税务局", "lead 市财政局 | support 市税务局"),
    ("（一）统一标准。\n牵头：市财政局\n配合：市税务局、市审计局", "lead 市财政局 | support 市税务局 市审计局"),
    ("（一）统一标准。\n责任单位　市财政局、市税务局", "responsible 市财政局 市税务局"),
    ("（一）统一标准。\n责任单位：市财政局（王强）、市税务局（李明）", "responsible 市财政局 市税务局"),
    ("（一）统一标准。\n责任单位：市财政局、市税务局（排名第一的为牵头单位，下同）", "lead 市财政局 | support 市税务局"),
    (
        "（一）统一标准。\n责任单位：青石区、白泉区政府，高新区、经开区管委会",
        "responsible 青石区政府 白泉区政府 高新区管委会 经开区管委会",
    ),
]

TABLES = [
    (
        "序号\t工作内容\t责任分工\t\n\t\t牵头\t配合\n1\t改建管网\t市城管局\t市住建局\n2\t清障退渔\t青石区政府 云岭高新区管委会\t市水利局",
        "lead 市城管局 青石区政府 云岭高新区管委会 | support 市住建局 市水利局",
    ),
    (
        "责任部门\t监管职责\n市安监局\t1．负责布点规划；2．牵头开展专项整治\n市环卫局\t增加清扫频次，协助市城管局清运",
        "responsible 市安监局 市环卫局 | lead 市安监局 | support 市环卫局",
    ),
    (
        "任务\t责任单位\n拆旧复垦\t牵头：市自然资源局；\n配合：市农业农村局、云岭镇\n补助拨付\t市财政局（牵头）、市住建局",
        "lead 市自然资源局 市财政局 | support 市农业农村局 云岭镇 市住建局",
    ),
    (
        "序号\t任务名称\t主要内容\t牵头及配合单位\n1\t打通断头路\t建成道路6条\t市住建局、市城投集团、青石区人民政府",
        "lead 市住建局 | support 市城投集团 青石区人民政府",
    ),
    (
        "序号 | 工作任务 | 主办单位 | 协办单位\n1 | 整治排污口 | 市水利局 | 市城管局、青石街道办事处\n2 | 培训工匠 | 市人社局 | 市总工会",
        "lead 市水利局 市人社局 | support 市城管局 青石街道办事处 市总工会",
    ),
    (
        "测评项目　测评内容　主责单位　协办单位\n市场环境　创建示范街　市市场监管局　市商务局\n人文环境　设施达标　市文旅局　市财政局、各街道办事处",
        "lead 市市场监管局 市文旅局 | support 市商务局 市财政局 各街道办事处",
    ),
    (
        "类别\t项目\t牵头单位\t责任单位\n一、饮水安全\t建设水厂1座，\n改造管网58公里\t市水利局\t市水务集团、云岭镇",
        "lead 市水利局 | support 市水务集团 云岭镇",
    ),
    (
        "重点任务分工表\t\t\n任务\t牵头单位\t配合单位\n改造校舍\t市教育局\t云岭镇、白泉镇",
        "lead 市教育局 | support 云岭镇 白泉镇",
    ),
    ("序号\t事项名称\t实施部门\t改变后的管理方式\n1\t台资企业认定\t市台办\t日常管理", ""),  # of powers
]

LISTS = [
    (
        "（一）政策法规组（组长：李明），负责拟订方案。\n（二）拆迁实施组（组长：王强；责任单位：青石街道），负责入户丈量。",
        "responsible 政策法规组 拆迁实施组",
    ),
    (
        "领导小组下设两个组。综合组由市统计局、市公安局抽调人员组成，负责文件起草；宣传组由市委宣传部牵头，负责宣传。",
        "responsible 综合组 宣传组 | lead 市委宣传部",
    ),
    (
        "二、成员单位职责\n市环保局：牵头开展监测，市水利局、市气象局配合。\n市卫生局：组织救治；伤员转运由市急救中心负责。",
        "lead 市环保局 | support 市水利局 市气象局 | responsible 市卫生局 市急救中心",
    ),
    (
        "二、成员单位职责\n市教育局。组织师生转移，配合做好校舍鉴定。\n市交通局。抢修公路；会同云江航道管理处管制水上交通。",
        "responsible 市教育局 市交通局 云江航道管理处 | support 市教育局",
    ),
    (
        "二、成员单位职责\n市教育局\n负责学校安全。协助做好转移。\n市公安局\n维护治安。",
        "responsible 市教育局 市公安局 | support 市教育局",
    ),
    ("二、成员单位职责\n市教育局——负责学校安全。\n市公安局——维护治安。", "responsible 市教育局 市公安局"),
    ("二、成员单位职责\n市财政局　筹措应急资金，监督使用。\n市交通局　组织运力。", "responsible 市财政局 市交通局"),
    (
        "三、职责分工\n市水利局：\n1.编制规划。\n2.指导河道整治。\n市农业农村局：\n1.推广节水技术。",
        "responsible 市水利局 市农业农村局 | responsible 市水利局",
    ),
    ("市水利局主要职责：（1）编制规划；（2）指导河道整治。", "responsible 市水利局 | responsible 市水利局"),
    ("市民政局要：一是完善政策；二是加强监管。", "responsible 市民政局 | responsible 市民政局"),
    (
        "设立以下工作组：\n（1）抢险救援组：市消防支队牵头，市公安局参加。\n（2）调查监测组：市自然资源局牵头，市水利局参加。负责查明成因。",
        "lead 市消防支队 市自然资源局 | responsible 调查监测组",
    ),
    ("1、市森防指办公室：掌握火情动态，传达命令。\n2、林业局：组织专业扑火队。", "responsible 市森防指办公室 林业局"),
]

SUBJECTS = [
    ("云岭镇、白泉镇作为试点镇，应在6月底前拿出方案。", "responsible 云岭镇 白泉镇"),
    ("中小学、幼儿园应当建立陪餐制度。", "responsible 中小学 幼儿园"),
    ("沿河各乡镇要落实减量措施。", "responsible 沿河各乡镇"),
    ("电信、移动、联通公司配合整治线路。", "support 电信公司 移动公司 联通公司"),
    ("市水利局要会同云江海事处、市港航局办理审批。", "responsible 市水利局 云江海事处 市港航局"),
    ("由市民政局牵头，市卫生健康委、各街道办事处共同负责。", "lead 市民政局 | support 市卫生健康委 各街道办事处"),
    ("农场水利设施归口市林业局、市农业局管理。", "responsible 市林业局 市农业局"),
    ("责成市建设局于6月底前派人现场勘查。", "responsible 市建设局"),
    ("省水利厅、省气象局等部门是协调小组成员单位，应提供资料。", "responsible 省水利厅 省气象局"),
    ("市医药行业联合会受市商务局委托，负责制定表式。", "responsible 市医药行业联合会"),
    ("公安机关交通管理部门应当逐车登记。", "responsible 公安机关交通管理部门"),
    ("市文化和旅游局（市文物局）负责文物保护。", "responsible 市文化和旅游局（市文物局）"),
    ("各县（市、区）人民政府，云岭管委会要制定预案。", "responsible 各县（市、区）人民政府 云岭管委会"),
    ("（一）资金。由省财政厅商省水利厅解释。", "responsible 省财政厅 省水利厅"),
    ("青石街道、白泉街道负责入户调查。", "responsible 青石街道 白泉街道"),
    ("（四）云岭镇负责做好征地工作，务必于9月前交付净地。", "responsible 云岭镇"),
    ("经贸发展局会同科技创新局完成审核。", "responsible 经贸发展局 科技创新局"),
    ("规划建设办要清理乱搭乱建，派出所、司法所要调解纠纷。", "responsible 规划建设办 派出所 司法所"),
    ("各村要组建巡逻队，各站所配合。", "responsible 各村 | support 各站所"),
    ("各街道（公共服务中心）要完成企业摸排。", "responsible 各街道（公共服务中心）"),
    ("街道办事处（乡镇人民政府）负责组织群众参与。", "responsible 街道办事处（乡镇人民政府）"),
    ("乡（镇）动物防疫站要建立免疫档案。", "responsible 乡（镇）动物防疫站"),
    ("街镇社区事务受理服务中心应当完成初审。", "responsible 街镇社区事务受理服务中心"),
    ("各高校就业指导中心要组织注册登录。", "responsible 各高校就业指导中心"),
    ("各专项工作组要制定工作方案。", "responsible 各专项工作组"),
    ("管委会各部门要建立台账。", "responsible 管委会各部门"),
    ("市有线电视网络（集团）股份有限公司要制定迁改计划。", "responsible 市有线电视网络（集团）股份有限公司"),
    ("各级河长是河流的第一责任人，负责组织领导治水，牵头组织清理整治。", "responsible 各级河长 | lead 各级河长"),
    ("民政、残联负责认定困难群众身份。", "responsible 民政 残联"),
    ("市自然资源局应会同云岭经济开发区管委会编制目录。", "responsible 市自然资源局 云岭经济开发区管委会"),
    ("原文件起草部门要做好衔接工作。", "responsible 原文件起草部门"),
    ("市审计局负责资金审计，市经信局负责综合协调。", "responsible 市审计局 | coordinate 市经信局"),
]

PAYING = [
    ("市财政局负责补助资金的预算编制、下达和拨付，组织开展绩效管理。", "responsible 市财政局"),  # does more than pay
    ("征地由所在地区人民政府负责，补偿资金由市城投集团垫付。", "responsible 所在地区人民政府"),
    ("试点工作由市环境科学研究院承担技术研发。", "responsible 市环境科学研究院"),  # bears no cost
    ("财政部门应当于每年9月前会同农业农村部门编制资金申请报告，报送市财政局。", "responsible 财政部门 农业农村部门"),
]

NOTHING = [
    ("减免的租金由高科集团先行垫付。", "pays"),
    ("生活补贴由市教育局和市体育局从体彩公益金中各安排200万元。", "pays"),
    ("燃油费由市卫生局和乡镇按月结算。", "pays"),
    ("市农业局应于每年10月底前提出资金分配方案报市财政局。", "reports"),
    ("展览馆已由市城投集团于2011年建成。", "done"),
    ("市政府办公室会同市发展改革委编制了工作台账。", "done"),
    ("单个企业每年补助不超过3万元。", "an amount"),
    ("电力恢复组，组长单位市供电公司，成员单位市发展改革局、市工信局。", "who sits"),
    ("各县区人民政府是农村供水安全的责任主体。", "who they are"),
    ("市财政局负责应急经费的安排和拨付。", "pays"),
    ("市财政局要统筹产业发展资金不少于2亿元，对企业给予支持。", "pays"),
    ("自然引发的治理费用由市、县两级财政按8∶2负担；人为引发的，由责任单位承担。", "pays"),
    ("对新认定的企业，由市科技局从科技创新资金中给予10万元奖励。", "pays"),
    ("不足部分由乡镇人民政府自筹解决。", "pays"),
    ("巡回医疗车燃油费由卫生部门据实补助。", "pays"),
    ("项目核准权由市商务局委托高新区管委会行使。", "hands a power down"),
    ("“粮食企业由市粮食局指定”调整为“粮食企业备案后经营”。", "old words of what is changed"),
    ("市政府组织开展了文件清理工作。", "done long ago"),
    ("各部门要转变观念，增强责任感。", "exhorts"),
]


@pytest.mark.parametrize(("text", "told"), [*BRACKETS, *LABELS, *TABLES, *LISTS, *SUBJECTS, *PAYING], ids=lambda v: v[:24])
def test_reads_assignments(text: str, told: str) -> None:
    assert assigned(text) == rows(told)


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=lambda v: v[:24])
def test_leaves_alone_what_assigns_nothing(text: str, why: str) -> None:
    assert assigned(text) == [], why


def test_a_short_name_stands_for_the_body_that_is_set_up() -> None:
    text = "2.1领导机构\n市政府设立市防汛抗旱指挥部（以下简称市防指），负责领导防汛工作。\n2.2办公室\n市防指办公室设在市水利局，承担日常工作，组织会商。"
    assert assigned(text) == rows("responsible 市防指 市防指办公室")


def test_sentences_below_a_heading_of_duties_keep_their_own_subjects() -> None:
    text = "一、成立澜江市普查领导小组，组长由李明担任。\n二、机构职责\n（一）市统计局负责业务指导。\n（二）各镇人民政府要设立普查机构。"
    assert assigned(text) == rows("responsible 市统计局 各镇人民政府")


@pytest.mark.parametrize("lead_in", [
    "第六条 市交通局主管全市公路养护工作，其主要职责是：",
    "第六条 市交通局是公路养护的主管部门，主要职责是：",
    "第六条 市交通局主管全市公路养护工作，履行下列职责：",
    "第六条 市交通局设在政务中心二楼。其主要职责为：",
])  # fmt: skip
def test_a_lead_in_points_back_at_its_subject(lead_in: str) -> None:
    listed = "\n（一）编制养护规划；\n（二）监督检查养护质量。"
    document = documents.split(source(HEAD + lead_in + listed + SIGN, "notice.txt"))[0]
    found = [(f.subject, f.object) for f in pipeline.extract(document).findings if f.rule == "duties-of"]
    assert found == [("市交通局", "编制养护规划"), ("市交通局", "监督检查养护质量")]


def test_a_lead_in_without_a_subject_gives_nobody_the_duties() -> None:
    assert assigned("第六条 养护工作分级负责，主要任务是：\n（一）编制养护规划；\n（二）监督检查养护质量。") == []
