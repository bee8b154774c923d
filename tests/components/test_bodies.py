"""Bodies that a document sets up or describes, and what only looks like one."""

from __future__ import annotations

import pytest
from bodies_at_work import named, notice, stated
from hypothesis import given
from hypothesis import strategies as st

from govgraph.components import bodies
from govgraph.components.grouping import naming

NAMES: list[tuple[str, list[str]]] = [
    # a verb and a name, with its short form
    ("市政府决定成立澜江市防汛抗旱指挥部（以下简称市防指）。", ["澜江市防汛抗旱指挥部"]),
    ("成立市“十四五”规划编制工作领导小组，统筹规划编制。", ["市“十四五”规划编制工作领导小组"]),
    ("经市政府同意，建立澜江市家政服务业发展联席会议制度。", ["澜江市家政服务业发展联席会议"]),
    ("设立澜江市产业基金理事会(以下简称“理事会”)。", ["澜江市产业基金理事会"]),
    ("组建市重大项目工作专班，集中办公。", ["市重大项目工作专班"]),
    ("一、市政府成立市安全生产委员会，负责组织领导。", ["市安全生产委员会"]),
    # the name after the composition
    ("成立由副市长任组长、各有关部门负责人为成员的市秸秆禁烧工作领导小组。", ["市秸秆禁烧工作领导小组"]),
    ("成立以市长为总指挥的市创建文明城市指挥部，下设办公室。", ["市创建文明城市指挥部"]),
    # commas inside quotes belong to the name
    ("成立市“双随机、一公开”监管工作领导小组。", ["市“双随机、一公开”监管工作领导小组"]),
    # several at once
    ("成立市疫情防控指挥部、市复工复产领导小组。", ["市疫情防控指挥部", "市复工复产领导小组"]),
    ("成立市旧城改造指挥部。指挥部下设办公室、征收安置组和资金保障组。", ["市旧城改造指挥部", "征收安置组", "资金保障组"]),
    # bodies whose composition is told
    ("调整后的市公平竞争审查联席会议由市市场监管局、市发展改革委、市司法局组成。", ["市公平竞争审查联席会议"]),
    # a change of members
    ("市政府决定对市残疾人工作委员会组成人员进行调整，名单如下：\n主任：江海 副市长", ["市残疾人工作委员会"]),
    ("市政府决定对市食品安全委员会组成人员进行调整，名单如下：\n主任：江海 副市长", ["市食品安全委员会"]),
    ("决定调整市双拥工作领导小组成员。", ["市双拥工作领导小组"]),
    ("撤销市招商引资工作领导小组、市城中村改造指挥部，其职能由市商务局、市住建局承担。", ["市招商引资工作领导小组", "市城中村改造指挥部"]),
    # no bodies: others', none yet, mechanisms, offices
    ("各县（市、区）要成立相应的领导小组，加强领导。", []),
    ("各县（市、区）人民政府要高度重视，成立粮食安全工作领导小组。", []),
    ("企业、学校应当成立安全生产领导小组。", []),
    ("市直各部门要参照成立相应的领导机构。", []),
    ("必要时可成立现场指挥部。", []),
    ("鼓励成立行业协会理事会。", []),
    ("成立领导小组办公室，负责日常工作。", []),
    ("建立部门联席会议制度，定期研究解决问题。", []),
    ("发挥已成立的市农民工工作领导小组作用。", []),
    ("按照国务院安全生产委员会部署，开展大检查。", []),
    ("建立健全组织，加强组织协调。", []),
    ("成立党小组和村民小组。", []),
    ("设立村民委员会和业主委员会。", []),
    ("市卫生健康委员会负责组织实施。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [b.name for b in sorted(named(notice(text)), key=lambda b: b.start)] == names


HEADED: list[tuple[str, list[str]]] = [
    ("2.1 市抗震救灾指挥部\n总指挥：市长\n副总指挥：分管副市长", ["市抗震救灾指挥部"]),
    ("（一）信访维稳组\n组长：江一山  市信访局局长", ["信访维稳组"]),
    ("专家组。由气象、水利领域专家组成。", ["专家组"]),
    ("（3）医疗救治组：由市卫生局牵头，市红十字会参加。", ["医疗救治组"]),
    ("1.转移安置组\n牵头单位：市民政局\n成员单位：市公安局", ["转移安置组"]),
    ("（二）疏散组。引导群众撤离。", []),
    ("2.2 指挥部办公室\n设在市应急局。", []),
    ("市防汛抗旱指挥部\n指挥部要加强值班。", []),
]


@pytest.mark.parametrize(("text", "names"), HEADED)
def test_headings_count_with_a_composition_after_them(text: str, names: list[str]) -> None:
    assert [b.name for b in named(notice(text))] == names


def test_names_of_one_body_are_one() -> None:
    """With and without place and quotes, in a sentence and over the roster of the annex."""
    (body,) = named(
        notice("""
一、加强领导
成立“数字澜江”建设领导小组（以下简称“领导小组”），统筹协调。

附件

澜江市“数字澜江”建设领导小组组成人员名单

组  长：江海  市长
副组长：河清  副市长
""")
    )
    assert body.name == "澜江市“数字澜江”建设领导小组"
    assert {"领导小组", "“数字澜江”建设领导小组"} <= set(body.aliases)


def test_parts_know_what_they_stand_below() -> None:
    whole, part, other = named(notice("成立市旧城改造领导小组。\n领导小组下设办公室、拆迁指挥部、建设指挥部。"))
    assert (part.name, part.parent, other.name, other.parent) == ("拆迁指挥部", whole.name, "建设指挥部", whole.name)
    assert "指挥部" not in part.aliases, "two parts of a kind: neither is the 指挥部"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("成立市节水领导小组。", "设立"),
        ("调整市节水领导小组组成人员。", "调整"),
        ("撤销市节水领导小组。", "撤销"),
    ],
)
def test_change(text: str, change: str) -> None:
    (finding,) = stated(notice(text))
    assert (finding.relation, finding.role, finding.object) == ("group", change, "市节水领导小组")


def test_the_title_names_the_body_where_the_text_does_not() -> None:
    document = notice("组成人员如下：\n组  长：江海  市长", title="关于成立澜江市禁毒工作领导小组的通知")
    assert [b.name for b in named(document)] == ["澜江市禁毒工作领导小组"]


@pytest.mark.parametrize(
    ("issuer", "text", "count"),
    [
        ("岭西省人民政府", "成立省老龄工作领导小组。", 1),
        ("澜江市人民政府", "按照省老龄工作领导小组由省长任组长的做法，成立省老龄工作领导小组。", 0),
        ("国务院办公厅", "成立国务院就业工作领导小组。", 1),
        ("云岭县人民政府", "成立国家标准化工作领导小组。", 0),
    ],
)
def test_bodies_of_a_higher_level_are_not_the_issuers(issuer: str, text: str, count: int) -> None:
    assert len(named(notice(text, issuer=issuer))) == count


def test_data() -> None:
    data = naming.data()
    assert not [word for word in data["counterexamples"] if naming.is_body(word)]
    assert all(naming.kind(f"澜江市防火{word}") == kind for kind, words in data["kinds"].items() for word in words)


@given(st.text(alphabet="成立设组领导小长：、，。（）市县由任\n 各下办公室指挥部的", max_size=120))
def test_any_text_passes(text: str) -> None:
    for body in bodies.find(notice(f"{text}\n关于成立的通知已经市政府研究同意，请认真贯彻执行。")):
        assert body.name
        assert body.start < body.end
