"""What counts as a name, where it begins and ends, and of what kind it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import lexicon, names
from govgraph.names import vocabulary

# text, names in it as wording/kind; reason as comment
FOUND = [
    # offices with a level or a place
    ("由市发展改革委会同市财政局负责", "市发展改革委/agency 市财政局/agency"),
    ("县财政局将专班经费列入预算", "县财政局/agency 专班/body"),  # 将 begins what it does
    ("省财政厅、省教育厅配合", "省财政厅/agency 省教育厅/agency"),
    ("（区发改委、区科委、区房管局）", "区发改委/agency 区科委/agency 区房管局/agency"),
    ("白云区住房和城乡建设局牵头", "白云区住房和城乡建设局/agency"),
    ("广东省广州市白云区民政局", "广东省广州市白云区民政局/agency"),
    ("市文化和旅游局、县文旅局", "市文化和旅游局/agency 县文旅局/agency"),  # 和 inside a name
    ("州住房城乡建设局和旗林草局", "州住房城乡建设局/agency 旗林草局/agency"),  # 和 between names
    ("市市场监督管理局", "市市场监督管理局/agency"),  # the second 市 is the stem's
    ("市城市管理局负责城市管理", "市城市管理局/agency"),
    ("市大数据应用局、市金融办", "市大数据应用局/agency 市金融办/agency"),
    ("市数字经济促进局", "市数字经济促进局/agency"),  # a stem that no list has
    ("县综改办、县重大项目推进局", "县综改办/agency 县重大项目推进局/agency"),
    ("市工商局、市质监局、市食药监局", "市工商局/agency 市质监局/agency 市食药监局/agency"),  # before 2018
    ("市国土资源局、市国税局、市地税局、市卫计委", "市国土资源局/agency 市国税局/agency 市地税局/agency 市卫计委/agency"),
    ("市财政局局长李明", "市财政局/agency"),
    ("市政府办公室、市政府金融办", "市政府办公室/agency 市政府金融办/agency"),
    # invented places
    ("澜江市财政局负责", "澜江市财政局/agency"),
    ("由云岭县人民政府组织实施", "云岭县人民政府/government"),
    ("市民政局、云岭县教育局", "市民政局/agency 云岭县教育局/agency"),
    ("配合澜江市水务局", "澜江市水务局/agency"),
    ("其中市财政局承担", "市财政局/agency"),  # 其中市 is no place
    # the State Council
    ("财政部、教育部按职责分工负责", "财政部/agency 教育部/agency"),
    ("人力资源社会保障部、市场监管总局、银保监会", "人力资源社会保障部/agency 市场监管总局/agency 银保监会/agency"),
    ("国务院国资委、国家粮食局", "国务院国资委/agency 国家粮食局/agency"),
    # more of one name than the list has
    ("区住房建设局、县商务经济合作局", "区住房建设局/agency 县商务经济合作局/agency"),
    ("市水利和湖泊局", "市水利和湖泊局/agency"),
    ("市府办、县委督查室、县政府督查室", "市府办/agency 县委督查室/party 县政府督查室/agency"),
    ("市教育局协助做好安全工作", "市教育局/agency"),
    ("县农业农村局会同县财政局", "县农业农村局/agency 县财政局/agency"),  # 会同县 and 和县 are places too
    ("县教育局和县住建局", "县教育局/agency 县住建局/agency"),
    ("天津市和平区教育局", "天津市和平区教育局/agency"),
    # vertical offices
    ("国家金融监督管理总局沧州监管分局", "国家金融监督管理总局沧州监管分局/agency"),
    ("国家统计局沧州调查队", "国家统计局沧州调查队/agency"),
    ("澜江军分区、武警澜江支队", "澜江军分区/agency 武警澜江支队/organization"),
    ("国家税务总局沧州市税务局", "国家税务总局沧州市税务局/agency"),
    ("中国人民银行沧州市中心支行", "中国人民银行沧州市中心支行/agency"),
    ("沧州银保监分局、市气象局、市邮政管理局", "沧州银保监分局/agency 市气象局/agency 市邮政管理局/agency"),
    ("市消防救援支队、市公安局交警支队", "市消防救援支队/agency 市公安局交警支队/agency"),
    # Party, courts, organisations
    ("市委组织部、县委宣传部、区纪委监委", "市委组织部/party 县委宣传部/party 区纪委监委/party"),
    ("市委编办、市委网信办、市文明办", "市委编办/party 市委网信办/party 市文明办/party"),
    ("市委、市政府", "市委/party 市政府/government"),
    ("市中级人民法院、市检察院", "市中级人民法院/court 市检察院/court"),
    ("团市委、市妇联、市总工会、市残联", "团市委/organization 市妇联/organization 市总工会/organization 市残联/organization"),
    ("共青团沧州市委", "共青团沧州市委/organization"),
    # fields before 部门
    ("教育部门要加强指导", "教育部门/collective"),
    ("市民政部门负责", "市民政部门/agency"),
    ("县级以上地方人民政府民政部门主管", "县级以上地方人民政府民政部门/collective"),
    ("省人民政府教育行政部门", "省人民政府教育行政部门/agency"),
    ("当地公安机关", "当地公安机关/collective"),
    ("价格主管部门、不动产登记部门", "价格主管部门/collective 不动产登记部门/collective"),
    ("省、市、县财政部门", "省、市、县财政部门/collective"),  # one collective, not three
    ("市、县（区）水利部门", "市、县（区）水利部门/collective"),
    # collectives
    ("各县（市、区）人民政府", "各县（市、区）人民政府/collective"),
    ("各县(市、区)政府", "各县(市、区)政府/collective"),  # as written, half-width
    ("各县市区要落实", "各县市区/collective"),
    ("各区人民政府，市直有关部门", "各区人民政府/collective 市直有关部门/collective"),
    ("各有关部门和单位", "各有关部门和单位/collective"),
    ("项目县市区党委、政府", "项目县市区党委、政府/collective"),  # 、 inside a name
    ("各级党委和政府", "各级党委和政府/collective"),
    ("各省、自治区、直辖市人民政府", "各省、自治区、直辖市人民政府/collective"),
    ("指挥部各成员单位", "指挥部各成员单位/collective"),
    ("乡镇人民政府、街道办事处", "乡镇人民政府/collective 街道办事处/collective"),
    ("区、镇人民政府和街道办事处", "区、镇人民政府/collective 街道办事处/collective"),
    ("各乡镇（街道）", "各乡镇（街道）/collective"),
    ("广州、深圳、佛山市人民政府", "广州市人民政府/government 深圳市人民政府/government 佛山市人民政府/government"),
    ("由河间、任丘、黄骅3个试点县（市）政府", "河间、任丘、黄骅3个试点县（市）政府/collective"),
    ("各电信运营企业、各殡仪馆", "各电信运营企业/collective 各殡仪馆/collective"),
    ("市委、各区委", "市委/party 各区委/collective"),
    ("旗人民政府、各苏木镇人民政府", "旗人民政府/government 各苏木镇人民政府/collective"),
    ("师市教育局、各团镇", "师市教育局/agency 各团镇/collective"),  # the production corps
    # zones, companies, institutions
    ("高新区管委会、经济技术开发区管委会", "高新区管委会/government 经济技术开发区管委会/government"),
    ("国网澜江供电公司负责", "国网澜江供电公司/organization"),
    ("由澜江华能热力有限公司实施", "澜江华能热力有限公司/organization"),
    ("市机关事务管理中心、县人民医院", "市机关事务管理中心/agency 县人民医院/organization"),
    ("中国农业银行、省再担保集团", "中国农业银行/organization 省再担保集团/organization"),
    # bodies and their offices
    ("成立澜江市“十四五”规划编制领导小组", "澜江市“十四五”规划编制领导小组/body"),
    ("领导小组办公室设在市发展改革委", "领导小组办公室/office 市发展改革委/agency"),
    ("提交市防汛抗旱指挥部", "市防汛抗旱指挥部/body"),
    ("报省重污染天气应急指挥部办公室", "省重污染天气应急指挥部办公室/office"),
    ("市住房和城乡建设工作领导小组", "市住房和城乡建设工作领导小组/body"),  # no 市住建局 cut out of it
    ("监测预报组。由市气象局牵头", "监测预报组/body 市气象局/agency"),
    ("办公室负责日常工作", "办公室/office"),
    # tiers
    ("中央财政和省级财政给予补助", "中央财政/tier 省级财政/tier"),
    ("同级财政负担", "同级财政/tier"),
    ("由省、市、县三级财政承担", "省级财政/tier 市级财政/tier 县级财政/tier"),
    ("各区财政承担", "各区财政/tier"),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_names_are_found_whole_and_of_their_kind(text: str, wanted: str) -> None:
    assert " ".join(f"{m.text}/{m.kind}" for m in names.find(text)) == wanted


NONE = [
    "市委托第三方机构评估"[:3],  # 委托 is a verb
    "城市建设和社会发展",
    "社会各界广泛参与",
    "政府采购和政府性基金",
    "财政资金和财政收入",
    "部门预算、部门规章",
    "办理法律事务",
    "跨部门协同",
    "建设养老服务中心",
    "小组讨论、组织实施",
    "委员和办事人员",
    "会议由主任主持",
    "单位和个人",
    "责任单位：",
    "银行账户、银行贷款",
    "中心城区和中心工作",
    "公司制改革",
    "党组织",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert names.find(text) == []


def test_office_inside_a_longer_word_is_not_cut_out() -> None:
    assert [m.text for m in names.find("贸易试验区相关职能部门")] == ["相关职能部门"]  # 区 of 试验区 is no level
    assert [m.text for m in names.find("联合国教育")] == []


# text, wordings as coded, and what each is in full
SHARED = [
    (
        "市自然资源、财政和人社部门",
        [("市自然资源部门", "市自然资源部门"), ("财政部门", "市财政部门"), ("人社部门", "市人社部门")],
    ),
    ("市教育、民政、卫健等部门", [("市教育部门", "市教育部门"), ("民政部门", "市民政部门"), ("卫健部门", "市卫健部门")]),
    (
        "市、区发展改革、市场监管、残联等单位",
        [("市、区发展改革部门", "市、区发展改革部门"), ("市场监管部门", "市、区市场监管部门"), ("残联", "市、区残联")],
    ),
    ("生态环境和能源部门", [("生态环境部门", "生态环境部门"), ("能源部门", "能源部门")]),
    ("市财政局等有关部门", [("市财政局", "市财政局"), ("有关部门", "有关部门")]),
    ("市公安局、市民政部门", [("市公安局", "市公安局"), ("市民政部门", "市民政部门")]),
]


@pytest.mark.parametrize(("text", "wanted"), SHARED)
def test_enumerations_are_completed(text: str, wanted: list[tuple[str, str]]) -> None:
    found = names.find(text)
    assert [(m.text, m.value) for m in found] == wanted


def test_offsets_count_in_the_whole_text() -> None:
    text = "为做好工作，由市财政局负责。各县(市、区)人民政府配合。"
    for mention in names.find(text, 5):
        assert text[mention.start : mention.end] == mention.text


def test_known_places_need_no_list() -> None:
    assert [m.text for m in names.find("督促青川坝区教育局", known={"青川坝区"})] == ["青川坝区教育局"]


LISTS = [
    ("市发展改革委、市财政局，各县（市、区）人民政府", ["市发展改革委", "市财政局", "各县（市、区）人民政府"]),
    ("（市财政局、市民政局负责）", ["市财政局", "市民政局"]),
    ("市文化和旅游局和市体育局", ["市文化和旅游局", "市体育局"]),
    ("项目县市区党委、政府、市扶贫办", ["项目县市区党委、政府", "市扶贫办"]),
    ("蓝焰煤层气集团、市能源局", ["蓝焰煤层气集团", "市能源局"]),
    ("公安、民政、卫健负责", ["公安", "民政", "卫健"]),
    ("市发改委 市财政局", ["市发改委", "市财政局"]),
    ("负责部门：商务部、海关总署，适用范围：浙江自贸试验区", ["商务部", "海关总署"]),
    ("责任单位：澜江热电厂、市能源局", ["澜江热电厂", "市能源局"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_lists_are_split(text: str, wanted: list[str]) -> None:
    assert [m.text for m in names.split(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "（市财政局、市民政局）",
        "（市发展改革委牵头，各县市区人民政府配合）",
        "（财政部、教育部按职责分工负责）",
        "（各省级人民政府负责）",
        "(市水利局、各县（市、区）)",
        "（责任单位：市财政局、各县区政府）",
        "（市教育、民政等部门负责）",
        "（市委组织部、市委编办）",
        "【市住建局牵头】",
        "（公安、民政、卫健负责）",
        "（国网澜江供电公司、市能源局）",
    ],
)
def test_agency_lists(text: str) -> None:
    assert names.is_agency_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "（以下简称领导小组）",
        "（市、区）",
        "（试行）",
        "（附后）",
        "（女，回族）",
        "（2018—2020年）",
        "（市财政局局长）",
        "（市级财政）",
        "（教育、医疗）",
        "（包括学校、医院）",
        "（含市财政局下达的资金）",
        "（市财政局备案）",
        "（区）",
        "（电话：1234567）",
        "",
        "（）",
        "（一）",
        "（不含税）",
    ],
)
def test_other_brackets_are_no_agency_lists(text: str) -> None:
    assert not names.is_agency_list(text)


def test_kind_and_party() -> None:
    assert names.kind("市财政局") == "agency"
    assert names.kind("做好工作") == ""
    assert names.is_party("市委宣传部")
    assert not names.is_party("市财政局")


def test_no_wording_stands_for_two_departments_unless_listed_as_such() -> None:
    """A wording that two rows claim goes to the first; only shared stems may do so."""
    seen: dict[str, set[str]] = {}
    for row in lexicon.load("departments")["departments"]:
        for suffix in row.get("as", ()):
            for stem in (row["name"], *row.get("stems", ())):
                seen.setdefault(stem + suffix, set()).add(row["name"])
    twice = {text: owners for text, owners in seen.items() if len(owners) > 1}
    assert set(twice) <= {"自规局", "科工局", "金融监管局"}


@pytest.mark.parametrize("form", sorted(vocabulary.forms()))
def test_every_listed_wording_is_found_behind_a_level(form: str) -> None:
    found = names.find(f"，市{form}、")
    assert [m.text for m in found] == [f"市{form}"]


def test_predecessors_are_departments() -> None:
    known = vocabulary.departments()
    for department in known.values():
        assert set(department.predecessors) <= set(known), department.name


@given(st.text(alphabet="市省县区局委部门会办厅、和（）(),“”等各政府人民财领导小组公司中心工作 \n一1x", max_size=60))
def test_any_text_passes(text: str) -> None:
    for mention in names.find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text
        assert mention.value
    names.is_agency_list(text)


@pytest.mark.parametrize(("wording", "full"), sorted(lexicon.load("departments")["examples"].items()))
def test_examples_of_wordings(wording: str, full: str) -> None:
    assert vocabulary.forms()[wording].full == full


@pytest.mark.parametrize("wording", lexicon.load("departments")["counterexamples"])
def test_counterexamples_of_wordings(wording: str) -> None:
    assert wording not in vocabulary.forms()


@pytest.mark.parametrize(("text", "wanted"), sorted(lexicon.load("names")["examples"].items()))
def test_examples_of_names(text: str, wanted: list[str]) -> None:
    assert [m.text for m in names.find(text)] == wanted


@pytest.mark.parametrize("text", lexicon.load("names")["counterexamples"])
def test_counterexamples_of_names(text: str) -> None:
    assert names.find(text) == []
