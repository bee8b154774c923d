from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from handmade_rows import BODY, EVERY, RECORD, TEXT, row, rows
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

from govgraph import store
from govgraph.graph import Record, Run, derived_quads, document_quads, money, things
from govgraph.graph.documents import programme_title
from govgraph.graph.powers import authority_change, receivers
from govgraph.graph.writer import text as literal
from govgraph.model import RELATIONS, Statement
from govgraph.vocabulary import CHANGE, PREFIXES, SEAT, id_of, iri

RUN = Run("9.9", "rules")


@pytest.fixture(scope="module")
def quads() -> list[str]:
    return document_quads(RECORD, EVERY, TEXT, RUN)


@pytest.fixture(scope="module")
def dataset(quads: list[str]) -> Dataset:
    return store.memory(quads)


def ask(dataset: Dataset, where: str) -> bool:
    return bool(dataset.query(f"ASK {{ {where} }}", initNs=PREFIXES).askAnswer)


def thing(thing_id: str) -> str:
    return f"<{iri(thing_id)}>"


DIRECT = [
    (f"{thing('agency/澜江市/商务局')} gov:leads {thing('task/doc1/一/1')}", "a lead"),
    (f"{thing('agency/澜江市/财政局')} gov:supports {thing('task/doc1/一/1')}", "a support"),
    (f"{thing(BODY)} gov:includes {thing('person/澜江市/澜江市人民政府/邱岚')}", "a person on a body"),
    (f"{thing(BODY)} gov:headedBy {thing('person/澜江市/澜江市人民政府/邱岚')}", "its head"),
    (f"{thing(BODY)} gov:includes {thing('agency/澜江市/财政局')}", "an agency on a body"),
    (f"{thing('agency/澜江市/商务局')} gov:hostsOfficeOf {thing(BODY)}", "who hosts the office"),
    (f"{thing('document/doc1')} gov:setsUp {thing(BODY)}", "who set it up"),
    (f"{thing('task/doc1/三')} gov:fundedBy {thing('tier/澜江市/市级财政')}", "who pays"),
    (f"{thing('programme/doc1')} gov:fundedBy {thing('tier/澜江市/市级财政')}", "who pays for the programme"),
    (f"{thing('document/doc1')} eli:cites {thing('cited/岭政办发〔2022〕9号')}", "what is cited"),
    (f"{thing('document/doc1')} eli:repeals {thing('cited/澜政办发〔2015〕40号')}", "what is repealed"),
    (f"{thing('document/doc1')} eli:date_no_longer_in_force '2028-08-31'^^xsd:date", "until when it holds"),
    (f"{thing('task/doc1/一/1')} gov:due '2023-12-31'^^xsd:date", "by when"),
    (f"{thing('agency/澜江市/商务局')} gov:reportsTo {thing('agency/澜江市/人民政府')}", "who reports to whom"),
    (f"{thing('document/doc1')} gov:issues ?p . ?p skos:prefLabel '澜江市冷链提升方案'@zh ; a gov:Programme", "the programme"),
    (f"{thing('task/doc1/一/1')} dcterms:isPartOf {thing('task/doc1/一')}", "a task is part of its measure"),
    (f"{thing('task/doc1/一')} dcterms:isPartOf {thing('document/doc1')}", "a measure is part of the document"),
    (f"{thing('task/doc1/一')} gov:assignedBelow {thing('task/doc1/一/1')}", "one below counts for the unit"),
    (f"{thing('document/doc1')} eli:passed_by ?a . ?a skos:prefLabel '澜江市人民政府办公室'@zh", "the issuer"),
    (f"{thing('document/doc1')} eli:is_part_of ?i . ?i a gov:Gazette ; gov:issueNumber '第4期'", "the issue"),
    (f"{thing('agency/澜江市/商务局')} a gov:Agency , cv:PublicOrganisation ; dcterms:spatial {thing('division/澜江市')}", "an agency"),
    (f"{thing('agency/澜江市/人民政府')} a gov:Government", "a government"),
    (f"{thing('person/澜江市/澜江市商务局/陆景行')} org:holds ?p . ?p org:postIn {thing('agency/澜江市/商务局')}", "a post"),
]
QUALIFIED = [
    ("?r a gov:Responsibility ; cv:role role:lead ; gov:task ?t . ?t cv:hasParticipation ?r", "a responsibility"),
    ("?m a org:Membership ; gov:vacant true ; opengov:post ?p . FILTER NOT EXISTS { ?m org:member ?x }", "a vacancy"),
    ("?m a org:Membership ; org:role ?s ; gov:postAsWritten '市人民政府副市长' . ?s skos:broader seat:head", "a seat"),
    ("?m org:member ?x ; opengov:onBehalfOf ?a . ?a skos:prefLabel '澜江市人民政府'@zh", "for whom a person sits"),
    ("?f gov:payer ?p ; gov:share 0.3 ; gov:ratioAsWritten '市、县两级按3:7比例分担'", "the payer's own part"),
    ("?f schema:amount ?a . ?a schema:value 5000.0 ; schema:currency 'CNY' ; schema:unitText '户'", "an amount for each"),
    ("?c a gov:AuthorityChange ; gov:change change:cancelled ; gov:holder ?h ; gov:item ?i . ?i a cpsv:PublicService", "a power"),
    ("?a gov:appointee ?p ; gov:change change:appointed ; gov:on '2023-09-01'^^xsd:date", "an appointment"),
    ("?n a oa:Annotation ; oa:hasBody ?s ; oa:hasTarget ?p . ?p oa:hasSelector ?x . ?x oa:exact '市商务局牵头'", "a quote"),
    ("?s gov:relation 'assigns' ; prov:wasQuotedFrom ?p . ?p gov:line 3 ; oa:hasSource ?o . ?o gov:textHash ?h", "a line"),
    ("?g prov:wasGeneratedBy ?r . ?r a prov:Activity ; gov:softwareVersion '9.9' ; gov:rulesFingerprint 'rules'", "the run"),
    ("?t a gov:Purpose . FILTER NOT EXISTS { ?t a gov:Task }", "what is only paid for is no task"),
]


@pytest.mark.parametrize(("where", "why"), DIRECT + QUALIFIED)
def test_what_a_document_states(dataset: Dataset, where: str, why: str) -> None:
    assert ask(dataset, where), why


def test_every_relation_has_a_statement_with_evidence(dataset: Dataset) -> None:
    assert {s.relation for s in EVERY} == set(RELATIONS)
    assert not ask(dataset, "?s a gov:Statement . FILTER NOT EXISTS { ?a oa:hasBody ?s }")
    for name in ("statedIn", "basis", "rule", "relation"):
        assert not ask(dataset, f"?s a gov:Statement . FILTER NOT EXISTS {{ ?s gov:{name} ?x }}"), name


def test_quads_are_one_graph_sorted_without_blank_nodes(quads: list[str]) -> None:
    assert quads == sorted(set(quads))
    assert all(line.endswith(f" <{iri('graph/doc1')}> .") for line in quads)
    assert not any(" _:" in line or line.startswith("_:") for line in quads)


def test_the_order_of_rows_does_not_matter(quads: list[str]) -> None:
    assert document_quads(RECORD, list(reversed(EVERY)), TEXT, RUN) == quads


def test_the_engine_writes_the_same_lines(quads: list[str]) -> None:
    engine = ox.Store()
    engine.bulk_load("\n".join(quads).encode(), ox.RdfFormat.N_QUADS)
    written = engine.dump(format=ox.RdfFormat.N_QUADS)
    assert sorted(line for line in written.decode().split("\n") if line) == quads


def test_another_base_is_another_place_for_the_same(quads: list[str]) -> None:
    there = document_quads(RECORD, EVERY, TEXT, RUN, "http://example.org/g/")
    assert sorted(line.replace("http://example.org/g/", "https://w3id.org/govgraph/id/") for line in there) == quads


def test_a_row_by_hand_needs_no_offsets() -> None:
    by_hand = replace(row("reports_to", "agency/澜江市/商务局", "agency/澜江市/人民政府"), start=-1, end=-1, line=0, basis="human")
    dataset = store.memory(document_quads(RECORD, rows(by_hand), TEXT, RUN))
    assert ask(dataset, "?s a gov:Reporting ; gov:basis basis:human")
    assert not ask(dataset, "?a a oa:Annotation")


def test_a_unit_s_responsibility_holds_below_where_there_is_none() -> None:
    given = rows(
        row("assigns", "agency/澜江市/商务局", "task/doc1/一", "lead", place="一", object_name="总"),
        row("task", "document/doc1", "task/doc1/一/1", place="一/1", object_name="甲"),
        row("assigns", "agency/澜江市/财政局", "task/doc1/一/2", "lead", place="一/2", object_name="乙"),
    )
    dataset = store.memory(document_quads(RECORD, given, TEXT, RUN))
    assert ask(dataset, f"{thing('task/doc1/一/1')} gov:assignedThrough {thing('task/doc1/一')}")
    assert not ask(dataset, f"{thing('task/doc1/一/2')} gov:assignedThrough ?x")


def test_collectives_have_the_members_that_can_be_told() -> None:
    given = rows(row("assigns", "collective/460200/各区人民政府", "task/doc1/一", "responsible", place="一", object_name="总"))
    record = replace(RECORD, place=("460200", "三亚市", "prefecture"))
    dataset = store.memory(document_quads(record, given, TEXT, RUN))
    assert ask(dataset, f"{thing('collective/460200/各区人民政府')} a gov:Collective ; foaf:member {thing('agency/460203/人民政府')}")


# --- derived ------------------------------------------------------------------------------------------------------------


def _record(document: str, number: str, date: str, title: str = "") -> Record:
    return replace(RECORD, id=document, number=number, date=date, title=title or f"关于{document}的通知")


def _member(document: str, person: str, detail: str = "") -> Statement:
    return replace(row("member", BODY, person, "成员", detail), document_id=document)


A, B = "person/澜江市/澜江市财政局/丁文博", "person/澜江市/澜江市民政局/丁文博"
PEOPLE = [
    (("2021-01-01", ""), ("2023-01-01", ""), f"{thing(A)} gov:movedTo {thing(B)}", "another post, more than a year later"),
    (("2023-01-01", ""), ("2023-06-01", ""), f"{thing(A)} gov:namesakeOf {thing(B)}", "two agencies within a year"),
    (("2023-01-01", ""), ("2023-06-01", "兼市民政局局长"), f"{thing(A)} gov:possiblySame {thing(B)}", "two posts at once, 兼"),
    (("2023-01-01", ""), ("", ""), f"{thing(B)} gov:possiblySame {thing(A)}", "no date"),
]


@pytest.mark.parametrize(("first", "second", "where", "why"), PEOPLE)
def test_who_is_who(first: tuple[str, str], second: tuple[str, str], where: str, why: str) -> None:
    records = [_record("d1", "甲〔2021〕1号", first[0]), _record("d2", "甲〔2023〕1号", second[0])]
    found = derived_quads(records, [_member("d1", A, first[1]), _member("d2", B, second[1])], {})
    assert ask(store.memory(found), where), why


def test_leaders_of_a_place_are_never_told_apart() -> None:
    ruler = "person/澜江市/澜江市人民政府/丁文博"
    found = derived_quads(
        [_record("d1", "甲〔2023〕1号", "2023-01-01"), _record("d2", "甲〔2023〕2号", "2023-02-01")],
        [_member("d1", ruler), _member("d2", A)], {},
    )  # fmt: skip
    assert ask(store.memory(found), f"{thing(A)} gov:possiblySame {thing(ruler)}")


def test_a_repealed_document_is_no_longer_in_force() -> None:
    records = [_record("old", "澜政办发〔2015〕40号", "2015-05-01"), _record("new", "澜政发〔2023〕20号", "2023-09-01")]
    repeal = replace(
        row("amends", "document/new", "cited/澜政办发〔2015〕40号", "repeals", "澜政办发〔2015〕40号", object_name="关于旧事的通知"), document_id="new"
    )
    dataset = store.memory(derived_quads(records, [repeal], {"new": ["e" * 64]}))
    assert ask(dataset, f"{thing('document/old')} gov:inForce false ; eli:repealed_by {thing('document/new')}")
    assert ask(dataset, f"{thing('document/new')} gov:inForce true ; gov:alsoIn {thing('source/' + 'e' * 64)}")
    assert ask(dataset, f"{thing('cited/澜政办发〔2015〕40号')} gov:sameDocumentAs {thing('document/old')}")


def test_a_document_past_its_time_is_no_longer_in_force() -> None:
    records = [_record("old", "澜政发〔2015〕1号", "2015-05-01"), _record("new", "澜政发〔2023〕20号", "2023-09-01")]
    until = replace(row("valid", "document/old", "", "until", object_name="2020-05-01"), document_id="old")
    dataset = store.memory(derived_quads(records, [until], {}))
    assert ask(dataset, f"{thing('document/old')} gov:inForce false")
    assert ask(dataset, f"<{iri('graph/derived')}> gov:asOf '2023-09-01'^^xsd:date")


def test_a_title_that_several_documents_have_names_none() -> None:
    title = "关于印发澜江市冷链物流发展规划的通知"
    records = [_record(d, f"澜政发〔202{i}〕1号", f"202{i}-01-01", title) for i, d in enumerate(("d0", "d1"))]
    records.append(_record("d2", "澜政发〔2023〕9号", "2023-09-01"))
    cites = replace(row("cites", "document/d2", "cited/澜江市冷链物流发展规划", object_name="澜江市冷链物流发展规划"), document_id="d2")
    assert not ask(store.memory(derived_quads(records, [cites], {})), "?x gov:sameDocumentAs ?y")
    assert ask(store.memory(derived_quads(records[1:], [cites], {})), f"?x gov:sameDocumentAs {thing('document/d1')}")


# --- values -------------------------------------------------------------------------------------------------------------

SHARES = [
    ("市县2:8", "市级", "tier/130900/财政", "0.2", "two levels, one ratio"),
    ("市县2:8", "泊头市", "agency/130981/人民政府", "0.8", "a county-level city is the county"),
    ("市、县两级按4.5:5.5比例分担", "县级财政", "tier/130900/县级财政", "0.55", "the counties under the code of their city"),
    ("中央、省、市、县按6:2:1:1比例分担", "省财政", "tier/130000/财政", "0.2", "four levels"),
    ("市与县（市、区）按3∶7比例", "县（市、区）", "collective/130900/县（市、区）", "0.7", "another colon; one plural level"),
    ("省级承担60%，市县各承担20%", "县级", "tier/130900/县级财政", "0.2", "each of two"),
    ("省级承担60%，市县各承担20%", "省级财政", "tier/130000/财政", "0.6", "the first of them"),
    ("50%", "用人单位", "collective/130900/用人单位", "0.5", "a share without level"),
    ("省财政、县财政按3：7比例负担", "县财政", "tier/130900/县财政", "0.7", "names in full"),
    ("区财政和用人单位按7∶3分担", "用人单位", "collective/130900/用人单位", "0.3", "a party that is no level"),
    ("兰溪县、桐河县、平川县按3∶5∶2的比例", "桐河县", "agency/131182/人民政府", "0.5", "places of one level"),
    ("省财政和企业所在市（县）财政按8∶2承担", "企业所在市（县）财政", "organization/130000/企业所在市（县）财政", "0.2", "a bracket"),
    ("迁出地、迁入地按4∶6分摊", "迁出地", "organization/130900/迁出地", "0.4", "where people move from and to"),
    ("三分之二", "区县级", "tier/130900/区县级财政", "0.6667", "a fraction in words"),
    ("六成", "县财政", "tier/130900/县财政", "0.6", "tenths"),
    ("各半负担", "市财政", "tier/130900/财政", "0.5", "half each"),
    ("省级2:8", "省财政", "tier/130000/财政", None, "one level, two numbers"),
    ("120%", "省财政", "tier/130000/财政", None, "more than all"),
    ("每户5000元", "省财政", "tier/130000/财政", None, "no share"),
]


@pytest.mark.parametrize(("detail", "payer", "payer_id", "expected", "why"), SHARES)
def test_share(detail: str, payer: str, payer_id: str, expected: str | None, why: str) -> None:
    assert money.share(detail, payer, payer_id) == (Decimal(expected) if expected else None), why


AMOUNTS = [
    ("每户5000元", "5000", "户", False),
    ("每户最高不超过2400元/年", "2400", "户·年", True),
    ("0.6元/立方米", "0.6", "立方米", False),
    ("1.2亿元", "120000000", "", False),
    ("5千万元", "50000000", "", False),
    ("１，２００元", "1200", "", False),
]


@pytest.mark.parametrize(("detail", "value", "per", "ceiling"), AMOUNTS)
def test_amount(detail: str, value: str, per: str, ceiling: bool) -> None:
    found = money.amount(detail)
    assert found == money.Money(Decimal(value), per, ceiling)


@pytest.mark.parametrize("detail", ["", "20万元、30万元", "10-20万元", "若干", "5:5", "一定补助"])
def test_no_amount(detail: str) -> None:
    assert money.amount(detail) is None


@given(st.text(alphabet="省市县级各按比例分担承一半0123456789.:：%元万亿每户/、，（）", max_size=30))
def test_money_reads_anything(detail: str) -> None:
    share = money.share(detail, "市级财政", "tier/130900/财政")
    assert share is None or 0 <= share <= 1
    money.amount(detail)


RANKS = [
    ("组长", SEAT.head), ("常务副组长", SEAT.deputy), ("成员", SEAT.member), ("总指挥", SEAT.head), ("副总指挥", SEAT.deputy),
    ("办公室主任", SEAT.officeHead), ("办公室副主任", SEAT.officeDeputy), ("办公室成员", SEAT.officeMember), ("牵头", SEAT.head),
    ("成员单位", SEAT.member), ("名誉组长", SEAT.other), ("联络员", SEAT.other), ("主任", SEAT.head), ("第一召集人", SEAT.head),
]  # fmt: skip


@pytest.mark.parametrize(("role", "rank"), RANKS)
def test_rank_of_a_seat(role: str, rank: str) -> None:
    assert things.rank(role) == rank


TITLES = [
    ("关于印发澜江市冷链提升方案的通知", "澜江市冷链提升方案"),
    ("关于印发《澜江市管理办法（试行）》的通知", "澜江市管理办法（试行）"),
    ("关于推进养老服务的实施意见", "推进养老服务的实施意见"),
    ("关于成立领导小组的通知", ""),
    ("关于陆景行等同志职务任免的通知", ""),
]


@pytest.mark.parametrize(("title", "programme"), TITLES)
def test_programme_that_a_document_issues(title: str, programme: str) -> None:
    assert programme_title(title) == programme


def test_kinds_of_change_are_read_from_data() -> None:
    assert authority_change("取消，调整为告知承诺") == CHANGE.notified
    assert authority_change("部分下放") == CHANGE.partlyDelegated
    assert authority_change("审批") == CHANGE.otherChange


RECEIVERS = [
    ("承接：县级林业部门", ["县级林业部门"], "a column or a sentence"),
    ("跨市项目除外；承接：高新区管委会", ["高新区管委会"], "behind what is left out"),
    ("下放至县（市、区）", ["县（市、区）"], "a note in the document's words"),
    ("委托给开发区管委会实施", ["开发区管委会"], ""),
    ("中医医院除外", [], "nobody named"),
    ("", [], "no note"),
]


@pytest.mark.parametrize(("note", "expected", "why"), RECEIVERS)
def test_who_gets_a_power(note: str, expected: list[str], why: str) -> None:
    assert receivers(note) == expected, why


def test_who_gets_a_power_is_a_node() -> None:
    made = replace(row("authority", "agency/澜江市/林业局", "item/澜江市/木材运输证核发", "下放", "承接：县级林业部门"), document_id="d")
    dataset = store.memory(document_quads(_record("d", "澜政发〔2021〕1号", "2021-01-01"), [made], "", RUN))
    got = thing("collective/澜江市/县级林业部门")
    assert ask(dataset, f"?x gov:transferredFrom {thing('agency/澜江市/林业局')} ; gov:transferredTo {got}")
    assert ask(dataset, f"{got} skos:prefLabel '县级林业部门'@zh")


@given(st.text(max_size=40))
def test_an_iri_is_whole_and_gives_its_id_back(name: str) -> None:
    made = str(iri(f"agency/澜江市/{name}"))
    assert not set(made) & set(' <>"{}|\\^`\n\t')
    assert id_of(made) == f"agency/澜江市/{name}" or any("\ud800" <= c <= "\udfff" for c in name)


@given(st.text(max_size=60))
def test_any_text_is_a_literal(words: str) -> None:
    line = f"<http://a/s> <http://a/p> {literal(words)} <http://a/g> ."
    assert len(store.memory([line])) == 1


_COMMAND, _LEADING = "body/澜江市/澜江市防汛抗旱指挥部", "body/澜江市/澜江市防汛工作领导小组"
_RESCUE, _NAMED = "body/澜江市/抢险救援组（澜政办发〔2023〕5号）", "body/澜江市/澜江市防汛抗旱指挥部综合协调组"
PARTS = [
    ((_COMMAND, _RESCUE, _NAMED), {(_RESCUE, _COMMAND), (_NAMED, _COMMAND)}, "groups of the one command"),
    ((_COMMAND, _LEADING, _RESCUE, _NAMED), {(_NAMED, _COMMAND)}, "of which of two bodies, only a name tells"),
    ((_COMMAND, _LEADING), set(), "two bodies side by side"),
    ((_COMMAND, "body/澜江市/澜江市专家组"), set(), "a group with a name of its own may stand alone"),
    ((_RESCUE,), set(), "a group of which no body is told"),
]


@pytest.mark.parametrize(("bodies", "parts", "why"), PARTS, ids=[why for *_, why in PARTS])
def test_a_working_group_is_part_of_its_body(bodies: tuple[str, ...], parts: set[tuple[str, str]], why: str) -> None:
    composed = rows(*(row("group", "document/doc1", body, "设立") for body in bodies))
    made = store.memory(document_quads(RECORD, composed, TEXT, RUN))
    found = made.query("SELECT ?a ?b { ?a a gov:CoordinationBody ; org:subOrganizationOf ?b }", initNs=PREFIXES)
    assert {(id_of(a), id_of(b)) for a, b in found} == parts, why
