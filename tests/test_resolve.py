"""Names as written become canonical names and ids, seen from the issuer's place."""

import pytest

from govgraph.model import Document, Extraction, Finding, MappedText, Source
from govgraph.resolve import canonical, collectives, context, reforms, resolve


def document(issuer: str, text: str = "", date: str = "2020-05-06") -> Document:
    source = Source("a.txt", text, "0")
    mapped = MappedText(text, tuple(range(len(text))))
    return Document(
        source,
        0,
        len(text),
        "某政发〔2020〕1号",
        (0, 1),
        "关于某事的通知",
        (0, 1),
        (issuer,),
        date,
        (),
        (),
        "",
        None,
        mapped,
        (),
        "d0",
    )


def seen_from(issuer: str, name: str, date: str = "2020-05-06") -> tuple[str, str]:
    thing = canonical.thing(name, context.of(document(issuer, date=date), ()))
    return thing.name, thing.id


CANGZHOU = "沧州市人民政府办公室"
SAME = [  # issuer, wordings of one agency, its name, its id
    (
        CANGZHOU,
        "市发改委 市发展改革委 市发展和改革委员会 沧州市发改委 市发展改革部门",
        "沧州市发展和改革委员会",
        "agency/130900/发展和改革委员会",
    ),
    (CANGZHOU, "省财政厅 河北省财政厅 省财政部门", "河北省财政厅", "agency/130000/财政厅"),
    (CANGZHOU, "市住建局 市住房和城乡建设局 市住房城乡建设局", "沧州市住房和城乡建设局", "agency/130900/住房和城乡建设局"),
    (CANGZHOU, "运河区住建局 沧州市运河区住房城乡建设局", "运河区住房和城乡建设局", "agency/130903/住房和城乡建设局"),
    (CANGZHOU, "市税务局 国家税务总局沧州市税务局", "沧州市税务局", "agency/130900/税务局"),
    (CANGZHOU, "市政府 市人民政府 沧州市人民政府", "沧州市人民政府", "agency/130900/人民政府"),
    (CANGZHOU, "市政府办公室 市政府办 市人民政府办公室", "沧州市人民政府办公室", "agency/130900/人民政府办公室"),
    (CANGZHOU, "市委组织部 沧州市委组织部", "中共沧州市委组织部", "party/130900/组织部"),
    (CANGZHOU, "市妇联 市妇女联合会", "沧州市妇女联合会", "organization/130900/妇女联合会"),
    (CANGZHOU, "市消防支队 市消防救援支队", "沧州市消防救援支队", "agency/130900/消防救援支队"),
    (CANGZHOU, "市公安局交警支队 市交警支队", "沧州市交通警察支队", "agency/130900/交通警察支队"),
    (CANGZHOU, "沧州银保监分局 沧州银保监局 市银保监分局", "沧州市银行保险监督管理局", "agency/130900/银行保险监督管理局"),
    (
        CANGZHOU,
        "人民银行沧州市中心支行 中国人民银行沧州市中心支行 人行沧州中心支行 人民银行沧州分行 市人行",
        "中国人民银行沧州市中心支行",
        "agency/130900/中国人民银行中心支行",
    ),
    (
        CANGZHOU,
        "国家金融监督管理总局沧州监管分局 沧州金融监管分局 市金融监管分局",
        "沧州市金融监督管理分局",
        "agency/130900/金融监督管理分局",
    ),
    (CANGZHOU, "中国银保监会沧州监管分局 沧州银保监分局", "沧州市银行保险监督管理局", "agency/130900/银行保险监督管理局"),
    (CANGZHOU, "团市委 共青团沧州市委", "共青团沧州市委员会", "organization/130900/共青团委员会"),
    (CANGZHOU, "市市场监督管理局 市市场监管局 市市场监督管埋局", "沧州市市场监督管理局", "agency/130900/市场监督管理局"),  # OCR
    (CANGZHOU, "市级财政 市财政 市级", "沧州市财政", "tier/130900/财政"),
    (CANGZHOU, "中央财政 中央 国家财政", "中央财政", "tier/000000/财政"),
    (
        CANGZHOU,
        "各县（市、区）人民政府 各县(市、区)政府 各县市区人民政府",
        "各县（市、区）人民政府",
        "collective/130900/各县（市、区）人民政府",
    ),
    (CANGZHOU, "河间市财政局", "河间市财政局", "agency/130984/财政局"),
    (CANGZHOU, "市中级人民法院 市中院", "沧州市中级人民法院", "court/130900/中级人民法院"),
    (
        "国务院办公厅",
        "发展改革委 国家发展改革委 国家发展和改革委员会",
        "国家发展和改革委员会",
        "agency/000000/国家发展和改革委员会",
    ),
    ("国务院", "银保监会 中国银保监会", "中国银行保险监督管理委员会", "agency/000000/中国银行保险监督管理委员会"),
    ("财政部", "财政部", "财政部", "agency/000000/财政部"),
    ("广州市人民政府办公厅", "市民政局 市民政部门", "广州市民政局", "agency/440100/民政局"),
    ("四川省人民政府", "省发展改革委", "四川省发展和改革委员会", "agency/510000/发展和改革委员会"),
    ("四川省人民政府", "成都市人民政府 成都市政府", "成都市人民政府", "agency/510100/人民政府"),
    ("上海市徐汇区人民政府", "区发改委", "徐汇区发展和改革委员会", "agency/310104/发展和改革委员会"),
    ("上海市徐汇区人民政府", "市民政局 上海市民政局", "上海市民政局", "agency/310000/民政局"),
    ("北京市朝阳区人民政府", "区民政局", "朝阳区民政局", "agency/110105/民政局"),  # not 长春's 朝阳区
    ("义乌市人民政府", "市财政局", "义乌市财政局", "agency/330782/财政局"),  # a city of county rank speaks of itself
    ("正定县人民政府办公室", "县住建局", "正定县住房和城乡建设局", "agency/130123/住房和城乡建设局"),
    ("正定县人民政府办公室", "市财政局", "石家庄市财政局", "agency/130100/财政局"),
    ("锡林郭勒盟行政公署", "盟财政局", "锡林郭勒盟财政局", "agency/152500/财政局"),
    ("恩施土家族苗族自治州人民政府", "州民政局 州民政部门", "恩施土家族苗族自治州民政局", "agency/422800/民政局"),
    ("广西壮族自治区人民政府", "自治区财政厅", "广西壮族自治区财政厅", "agency/450000/财政厅"),
    ("澜江市人民政府", "市财政局 澜江市财政局", "澜江市财政局", "agency/澜江市/财政局"),  # no such city
    ("云岭县人民政府办公室", "县民政局", "云岭县民政局", "agency/云岭县/民政局"),
]


@pytest.mark.parametrize(("issuer", "wordings", "name", "id_"), SAME)
def test_wordings_of_one_agency_are_one(issuer: str, wordings: str, name: str, id_: str) -> None:
    for wording in wordings.split():
        assert seen_from(issuer, wording) == (name, id_), wording


DIFFERENT = [
    (CANGZHOU, "市工商局", "市市场监管局"),  # a reform links, it does not merge
    (CANGZHOU, "市国土资源局", "市自然资源局"),
    (CANGZHOU, "市卫生局", "市卫健委"),
    (CANGZHOU, "市财政局", "省财政厅"),
    (CANGZHOU, "市财政局", "运河区财政局"),
    (CANGZHOU, "市委", "市政府"),
    (CANGZHOU, "市文物局", "市文化局"),  # one character off, and both known
    (CANGZHOU, "市财政局", "市财政"),
    (CANGZHOU, "财政部门", "市财政局"),  # whose is not said
    (CANGZHOU, "县财政局", "市财政局"),
    (CANGZHOU, "各县（市、区）人民政府", "各区人民政府"),
]


@pytest.mark.parametrize(("issuer", "one", "other"), DIFFERENT)
def test_different_things_stay_different(issuer: str, one: str, other: str) -> None:
    assert seen_from(issuer, one)[1] != seen_from(issuer, other)[1]


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("县财政局", "collective"),
        ("有关部门", "collective"),
        ("县级财政", "tier"),
        ("市长", "post"),
        ("市民政局分管领导", "post"),
        ("用人单位", "collective"),
        ("市养老专项资金", "fund"),
        ("澜江热力有限公司", "organization"),
        ("市防汛抗旱指挥部", "body"),
        ("市防汛抗旱指挥部办公室", "office"),
        ("宣传报道组", "body"),
        ("企业", "collective"),
        ("受委托方", "organization"),
    ],
)
def test_kinds(wording: str, kind: str) -> None:
    assert seen_from(CANGZHOU, wording)[1].split("/")[0] == kind


def test_a_place_is_read_as_of_the_year() -> None:
    assert seen_from("北京市人民政府", "密云县人民政府", "2010-01-01")[1] == "agency/110228/人民政府"
    assert seen_from("北京市人民政府", "密云区人民政府", "2020-01-01")[1] == "agency/110118/人民政府"


def rows(issuer: str, text: str, *findings: Finding) -> list[tuple[str, str, str, str]]:
    found = resolve([Extraction(document(issuer, text), findings)])
    return [(s.subject, s.subject_id, s.object, s.object_id) for s in found]


def test_a_distributed_name_takes_the_level_of_its_enumeration() -> None:
    text = "市民政、财政部门负责落实。"
    found = rows(CANGZHOU, text, Finding("assigns", "财政部门", "responsible", "落实", "", 0, 11, "prose", "duty", "一"))
    assert found == [("沧州市财政局", "agency/130900/财政局", "落实", "task/d0/一")]


def test_references_back_name_the_body() -> None:
    body = "沧州市养老服务领导小组"
    text = "领导小组办公室负责；办公室向领导小组报告。"
    found = rows(
        CANGZHOU,
        text,
        Finding("assigns", "领导小组办公室", "responsible", "负责", "", 0, 9, "prose", "duty", "一", body=body),
        Finding("reports_to", "办公室", "", "领导小组", "报告", 10, 20, "prose", "report", "一", body=body),
    )
    office = "office/130900/沧州市养老服务领导小组办公室"
    assert found[0][:2] == ("沧州市养老服务领导小组办公室", office)
    assert found[1] == ("沧州市养老服务领导小组办公室", office, "沧州市养老服务领导小组", "body/130900/沧州市养老服务领导小组")


def test_members_are_persons_of_the_agency_of_their_post() -> None:
    body = "市养老服务领导小组"
    found = rows(
        CANGZHOU,
        "组长王明市民政局局长",
        Finding("group", "某政发〔2020〕1号", "设立", body, "", 0, 2, "explicit", "roster"),
        Finding("member", body, "组长", "王明", "市民政局局长", 2, 4, "explicit", "roster-line"),
        Finding("member", body, "副组长", "", "市财政局局长", 2, 4, "explicit", "roster-line"),
        Finding("office_at", body, "", "市民政局", "", 4, 8, "prose", "office"),
    )
    names = {row[0] for row in found[1:]}
    assert names == {"沧州市养老服务领导小组"}
    assert ("王明", "person/130900/沧州市民政局/王明") in [row[2:] for row in found]
    assert ("", "post/130900/市财政局局长") in [row[2:] for row in found]
    assert ("沧州市民政局", "agency/130900/民政局") in [row[2:] for row in found]


def test_the_row_points_into_the_source() -> None:
    text = "由市财政局负责"
    source = Source("b.txt", "标题\n由市财\n政局负责", "0", pages=(0, 6), lines=(0, 3, 7))
    mapped = MappedText(text, (3, 4, 5, 7, 8, 9, 10))
    bare = document(CANGZHOU)
    doc = Document(source, 0, 11, "", (0, 2), "标题", (0, 2), bare.issuers, "", (), (), "", None, mapped, (), "d1")
    (row,) = resolve([Extraction(doc, (Finding("assigns", "市财政局", "responsible", "落实", "", 1, 5, "prose", "duty"),))])
    assert source.text[row.start : row.end] == "市财\n政局"
    assert (row.line, row.page, row.source, row.document, row.document_id) == (2, 1, "b.txt", "d1", "d1")


def test_resolution_is_deterministic_and_by_document() -> None:
    one = Extraction(document(CANGZHOU, "市财政局"), (Finding("assigns", "市财政局", "lead", "甲", "", 0, 4, "prose", "r"),))
    two = Extraction(
        document("广州市人民政府", "市财政局"), (Finding("assigns", "市财政局", "lead", "乙", "", 0, 4, "prose", "r"),)
    )
    assert resolve([one, two]) == resolve([two, one])
    assert {s.subject for s in resolve([one, two])} == {"沧州市财政局", "广州市财政局"}


@pytest.mark.parametrize(
    ("collective", "year", "count", "first"),
    [
        ("collective/130900/各县（市、区）人民政府", 2020, 16, "agency/130902/人民政府"),
        ("collective/440100/各区", 2022, 11, "agency/440103/人民政府"),
        ("collective/440100/各区民政部门", 2022, 11, "agency/440103/民政局"),
        ("collective/130900/各县（市、区）发展改革局", 2020, 16, "agency/130902/发展和改革局"),
        ("collective/370000/各市人民政府", 2018, 17, "agency/370100/人民政府"),
        ("collective/370000/各市人民政府", 2020, 16, "agency/370100/人民政府"),  # 莱芜市 is gone
        ("collective/000000/各省、自治区、直辖市人民政府", 2020, 31, "agency/110000/人民政府"),
    ],
)
def test_members_of_collectives(collective: str, year: int, count: int, first: str) -> None:
    found = collectives.members(collective, year)
    assert (len(found), found[0].id) == (count, first)


@pytest.mark.parametrize("name", ["有关部门", "各级政府", "各有关部门", "各县（市、区）各部门", "市直有关部门"])
def test_collectives_that_cannot_be_enumerated(name: str) -> None:
    assert collectives.members(f"collective/130900/{name}", 2020) == ()


def test_bare_bodies_of_two_documents_are_two() -> None:
    one = rows(CANGZHOU, "专家组负责", Finding("assigns", "专家组", "responsible", "评审", "", 0, 3, "prose", "duty"))
    assert one[0][1] == "body/130900/专家组（某政发〔2020〕1号）"


@pytest.mark.parametrize(("issuer", "name", "id_"), [(issuer, name, id_) for issuer, _, name, id_ in SAME])
def test_a_canonical_name_resolves_to_itself(issuer: str, name: str, id_: str) -> None:
    assert seen_from(issuer, name) == (name, id_)


PERSONS = [  # post, agency of the person
    ("市民政局局长", "130900/沧州市民政局"),
    ("市委常委、常务副市长", "130900/沧州市人民政府"),  # the office of government, not the seat on the committee
    ("副市长、市公安局局长", "130900/沧州市人民政府"),
    ("市委副书记、市长", "130900/沧州市人民政府"),
    ("市政府副秘书长", "130900/沧州市人民政府"),
    ("市委组织部副部长", "130900/中共沧州市委组织部"),
    ("运河区政府副区长", "130903/运河区人民政府"),
    ("运河区区长", "130903/运河区人民政府"),
    ("", "130900/-"),
]


@pytest.mark.parametrize(("post", "agency"), PERSONS)
def test_persons_are_told_by_the_agency_of_their_post(post: str, agency: str) -> None:
    finding = Finding("member", "市防汛抗旱指挥部", "成员", "王明", post, 0, 2, "explicit", "roster-line")
    assert rows(CANGZHOU, "王明", finding)[0][3] == f"person/{agency}/王明"


def test_a_post_held_beside_another_is_the_same_persons() -> None:
    body = "市防汛抗旱指挥部"
    found = rows(
        CANGZHOU,
        "王明李华",
        Finding("member", body, "成员", "王明", "市水利局局长", 0, 2, "explicit", "roster-line"),
        Finding("member", body, "办公室主任", "王明", "兼", 0, 2, "explicit", "roster-line"),
        Finding("member", body, "成员", "李华", "兼", 2, 4, "explicit", "roster-line"),
    )
    assert {row[3] for row in found} == {"person/130900/沧州市水利局/王明", "person/130900/-/李华"}


@pytest.mark.parametrize(
    ("agency", "former"),
    [
        (
            "agency/130900/市场监督管理局",
            {"agency/130900/工商行政管理局", "agency/130900/质量技术监督局", "agency/130900/食品药品监督管理局"},
        ),
        ("agency/130000/生态环境厅", {"agency/130000/环境保护厅"}),
        ("agency/澜江市/税务局", {"agency/澜江市/国家税务局", "agency/澜江市/地方税务局"}),
        ("agency/130900/教育局", set()),
        ("party/130900/组织部", set()),
    ],
)
def test_reforms_link_offices(agency: str, former: set[str]) -> None:
    found = reforms.predecessors(agency)
    assert {thing.id for thing, _ in found} == former
    assert all(thing.id != agency and 2000 < year < 2030 for thing, year in found)
