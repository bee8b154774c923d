"""A small graph of five documents of an invented city, made of statements by hand: no reader and no spaCy."""

from __future__ import annotations

from functools import cache

from govgraph import graph, statements, store
from govgraph.graph import Record, Run
from govgraph.model import Issue, Recognised, Statement

TEXT = """澜江市人民政府公报
澜政发〔2019〕3号
澜江市人民政府关于印发河道整治行动方案的通知
一、清理河道违章建筑。（市水利局牵头，市公安局、市财政局配合）2019年12月底前完成。
二、建设巡查道路。（市交通运输局、市水利局负责）所需资金由市、县财政按6:4比例分担。
三、建立巡查制度。各县人民政府负责，并将方案报市水利局备案。
四、宣传。从市河道整治专项资金中列支，每村5000元。
成立澜江市河道整治领导小组。组长：江望舒　市长；副组长：林晓澜　市水利局局长；成员：（空缺）　市财政局局长；市公安局。
领导小组办公室设在市水利局。本通知自2019年7月1日起施行，有效期至2021年6月30日。
澜政办发〔2020〕8号
澜江市人民政府办公室关于成立防汛指挥部的通知
根据《中华人民共和国防洪法》和澜政发〔2019〕3号，成立澜江市防汛指挥部。总指挥：江望舒　市长；成员：林晓澜　市水利局局长。
一、会商预警。（市水利局、市气象局负责）2020年6月底前完成。
取消河道采砂许可年检，由市水利局下放至县水利局：河道采砂许可。
澜政任〔2022〕1号
澜江市人民政府关于林晓澜任职的通知
任命林晓澜为市应急管理局局长。
澜政发〔2022〕5号
澜江市人民政府关于印发河道保护方案的通知
澜政发〔2019〕3号同时废止。调整澜江市河道整治领导小组：组长：林晓澜　市应急管理局局长。
一、清理河道违章建筑。（市应急管理局牵头，市水利局配合）2022年12月底前完成。
二、修复堤防。（市水利局、市财政局牵头）
1. 加固险段。
成员：李明　市公安局副局长；成员：李明　市财政局副局长。
云岭县人民政府关于云岭县财政局职责的通知
县财政局负责拨付资金。
"""

_CITY = ("澜江市", "澜江市", "prefecture")
_COUNTY = ("云岭县", "云岭县", "county")
RUN = Run("0.0.0", "test")
DIGEST = "0" * 64
ISSUE = Issue("澜江市人民政府公报", "2019", "第3号", "2019-07-31")


def _record(doc: str, number: str, title: str, issuer: str, date: str, place: tuple[str, str, str] = _CITY) -> Record:
    issue = ISSUE if doc == "d1" else None
    return Record(doc, number, title, (issuer,), date, ("各县人民政府",), (), "", issue, place, DIGEST, 0, len(TEXT), 0)


RECORDS = (
    _record("d1", "澜政发〔2019〕3号", "关于印发河道整治行动方案的通知", "澜江市人民政府", "2019-06-20"),
    _record("d2", "澜政办发〔2020〕8号", "关于成立防汛指挥部的通知", "澜江市人民政府办公室", "2020-05-10"),
    _record("d3", "澜政任〔2022〕1号", "关于林晓澜任职的通知", "澜江市人民政府", "2022-01-15"),
    _record("d4", "澜政发〔2022〕5号", "关于印发河道保护方案的通知", "澜江市人民政府", "2022-03-01"),
    _record("d5", "", "关于云岭县财政局职责的通知", "云岭县人民政府", "2021-02-02", _COUNTY),
)

_A = "agency/澜江市/"
_BODY = ("澜江市河道整治领导小组", "body/澜江市/澜江市河道整治领导小组", "领导小组")
_FLOOD = ("澜江市防汛指挥部", "body/澜江市/澜江市防汛指挥部", "澜江市防汛指挥部")
_Party = tuple[str, str, str]  # canonical name, id, wording
_NONE: _Party = ("", "", "")


def _agency(name: str, place: str = "澜江市", short: str = "市") -> _Party:
    return place + name, f"agency/{place}/{name}", short + name


def _person(name: str, agency: str = "-") -> _Party:
    return name, f"person/澜江市/{agency}/{name}", name


WATER, FINANCE, POLICE = _agency("水利局"), _agency("财政局"), _agency("公安局")
TRAFFIC, WEATHER, EMERGENCY = _agency("交通运输局"), _agency("气象局"), _agency("应急管理局")
CITY, COUNTY_WATER, COUNTY_FINANCE = _agency("人民政府"), _agency("水利局", "云岭县", "县"), _agency("财政局", "云岭县", "县")
COUNTIES: _Party = ("各县人民政府", "collective/澜江市/各县人民政府", "各县人民政府")
CITY_TIER: _Party = ("澜江市财政", "tier/澜江市/财政", "市财政")
FUND: _Party = ("市河道整治专项资金", "fund/澜江市/市河道整治专项资金", "市河道整治专项资金")
MAYOR, LIN, LIN_LATER = _person("江望舒"), _person("林晓澜", "澜江市水利局"), _person("林晓澜", "澜江市应急管理局")
LAW: _Party = ("中华人民共和国防洪法", "cited/中华人民共和国防洪法", "中华人民共和国防洪法")
OLD: _Party = ("关于印发河道整治行动方案的通知", "cited/澜政发〔2019〕3号", "关于印发河道整治行动方案的通知")


def _task(doc: str, place: str, label: str) -> _Party:
    return label, f"task/{doc}/{place}", label


CLEAR, ROAD = _task("d1", "一", "清理河道违章建筑"), _task("d1", "二", "建设巡查道路")
PATROL, CAMPAIGN = _task("d1", "三", "建立巡查制度"), _task("d1", "四", "宣传")
WARN, CLEAR_AGAIN, PAY = _task("d2", "一", "会商预警"), _task("d4", "一", "清理河道违章建筑"), _task("d5", "-", "拨付资金")
DYKE, WEAK_SPOT = _task("d4", "二", "修复堤防"), _task("d4", "二/1", "加固险段")
LI, LI_TOO = _person("李明", "澜江市公安局"), _person("李明", "澜江市财政局")
_OF = {r.id: r for r in RECORDS}


def row(
    doc: str, relation: str, subject: _Party, role: str, object_: _Party, detail: str = "", quote: str = "", basis: str = "explicit"
) -> Statement:
    """A statement whose passage is the first place of `quote`, within its document where that is needed."""
    start = TEXT.index(quote, TEXT.index(_OF[doc].number or _OF[doc].title)) if quote else TEXT.index(_OF[doc].number or _OF[doc].title)
    quote = quote or _OF[doc].number or _OF[doc].title
    place = object_[1].split("/", 2)[2] if object_[1].startswith("task/") else ""
    return Statement(
        "", _OF[doc].key, relation, subject[0], subject[2], role, object_[0], object_[2], detail, start, start + len(quote), basis,
        f"by-hand-{relation.replace('_', '-')}", "gazette.txt", place, doc, subject[1], object_[1],
        TEXT.count("\n", 0, start) + 1, 0,
    )  # fmt: skip


def _self(doc: str) -> _Party:
    return _OF[doc].key, f"document/{doc}", _OF[doc].key


def _rows() -> list[Statement]:
    bracket, road, warn = "（市水利局牵头，市公安局、市财政局配合）", "（市交通运输局、市水利局负责）", "（市水利局、市气象局负责）"
    again, shared = "（市应急管理局牵头，市水利局配合）", "所需资金由市、县财政按6:4比例分担"
    heads = [row(r.id, "document", _self(r.id), "", (r.title, "", r.title), f"{r.issuers[0]}｜{r.date}") for r in RECORDS]
    measures = [row("d1", "task", _self("d1"), "", t, quote=t[0]) for t in (CLEAR, ROAD, PATROL, CAMPAIGN)]
    return [
        *heads, *measures,
        row("d1", "assigns", WATER, "lead", CLEAR, quote=bracket),
        row("d1", "assigns", POLICE, "support", CLEAR, quote=bracket),
        row("d1", "assigns", FINANCE, "support", CLEAR, quote=bracket),
        row("d1", "deadline", _NONE, "", CLEAR, "2019-12-31", "2019年12月底前完成", "prose"),
        row("d1", "assigns", TRAFFIC, "responsible", ROAD, quote=road),
        row("d1", "assigns", WATER, "responsible", ROAD, quote=road),
        row("d1", "funds", CITY_TIER, "", ROAD, "市、县财政按6:4", shared, "prose"),
        row("d1", "assigns", COUNTIES, "responsible", PATROL, quote="各县人民政府负责", basis="prose"),
        row("d1", "reports_to", COUNTIES, "", WATER, "备案", "并将方案报市水利局备案", "prose"),
        row("d1", "funds", FUND, "", CAMPAIGN, "每村5000元", "从市河道整治专项资金中列支，每村5000元", "prose"),
        row("d1", "group", _self("d1"), "成立", _BODY, quote="成立澜江市河道整治领导小组"),
        row("d1", "member", _BODY, "组长", MAYOR, "市长", "江望舒　市长"),
        row("d1", "member", _BODY, "副组长", LIN, "市水利局局长", "林晓澜　市水利局局长"),
        row("d1", "member", _BODY, "成员", ("", "post/澜江市/市财政局局长", ""), "市财政局局长", "（空缺）　市财政局局长"),
        row("d1", "member_body", _BODY, "成员", POLICE, quote="市公安局。"),
        row("d1", "office_at", _BODY, "", WATER, quote="办公室设在市水利局", basis="prose"),
        row("d1", "valid", _self("d1"), "from", ("2019-07-01", "", "2019-07-01"), "", "自2019年7月1日起施行", "prose"),
        row("d1", "valid", _self("d1"), "until", ("2021-06-30", "", "2021-06-30"), "", "有效期至2021年6月30日", "prose"),
        row("d2", "cites", _self("d2"), "", LAW, quote="《中华人民共和国防洪法》"),
        row("d2", "cites", _self("d2"), "", OLD, "澜政发〔2019〕3号", "澜政发〔2019〕3号"),
        row("d2", "group", _self("d2"), "成立", _FLOOD, quote="成立澜江市防汛指挥部"),
        row("d2", "member", _FLOOD, "总指挥", MAYOR, "市长", "江望舒　市长"),
        row("d2", "member", _FLOOD, "成员", LIN, "市水利局局长", "林晓澜　市水利局局长"),
        row("d2", "assigns", WATER, "responsible", WARN, quote=warn),
        row("d2", "assigns", WEATHER, "responsible", WARN, quote=warn),
        row("d2", "deadline", _NONE, "", WARN, "2020-06-30", "2020年6月底前完成", "prose"),
        row("d2", "authority", WATER, "取消", ("河道采砂许可年检", "item/澜江市/河道采砂许可年检", "河道采砂许可年检"), "", "取消河道采砂许可年检"),
        row("d2", "authority", WATER, "下放", ("河道采砂许可", "item/澜江市/河道采砂许可", "河道采砂许可"), "", "由市水利局下放至县水利局：河道采砂许可"),
        row("d3", "appoints", CITY, "任命", LIN_LATER, "市应急管理局局长", "任命林晓澜为市应急管理局局长", "prose"),
        row("d4", "amends", _self("d4"), "repeals", OLD, "澜政发〔2019〕3号", "澜政发〔2019〕3号同时废止", "prose"),
        row("d4", "group", _self("d4"), "调整", _BODY, quote="调整澜江市河道整治领导小组"),
        row("d4", "member", _BODY, "组长", LIN_LATER, "市应急管理局局长", "林晓澜　市应急管理局局长"),
        row("d4", "assigns", EMERGENCY, "lead", CLEAR_AGAIN, quote=again),
        row("d4", "assigns", WATER, "support", CLEAR_AGAIN, quote=again),
        row("d4", "deadline", _NONE, "", CLEAR_AGAIN, "2022-12-31", "2022年12月底前完成", "prose"),
        row("d4", "task", _self("d4"), "", DYKE, quote="修复堤防"),
        row("d4", "task", _self("d4"), "", WEAK_SPOT, quote="加固险段"),
        row("d4", "assigns", WATER, "lead", DYKE, quote="（市水利局、市财政局牵头）"),
        row("d4", "assigns", FINANCE, "lead", DYKE, quote="（市水利局、市财政局牵头）"),
        row("d4", "member", _BODY, "成员", LI, "市公安局副局长", "李明　市公安局副局长"),
        row("d4", "member", _BODY, "成员", LI_TOO, "市财政局副局长", "李明　市财政局副局长"),
        row("d5", "assigns", COUNTY_FINANCE, "responsible", PAY, quote="县财政局负责拨付资金", basis="prose"),
    ]  # fmt: skip


@cache
def rows() -> tuple[Statement, ...]:
    """All statements, with their ids."""
    return tuple(statements.in_order(statements.with_ids(_rows())))


def _recognised() -> tuple[Recognised, ...]:
    """Two lines as if they had been read from a scan."""
    found = (("县财政局负责拨付资金", 0.84), ("办公室设在市水利局", 0.71))
    return tuple(sorted((Recognised(TEXT.index(words), TEXT.index(words) + len(words), sure) for words, sure in found), key=lambda r: r.start))


@cache
def quads() -> str:
    """The graph as N-Quads."""
    lines = [q for r in RECORDS for q in graph.document_quads(r, [s for s in rows() if s.document_id == r.id], TEXT, RUN, recognised=_recognised())]
    return "\n".join(lines + graph.derived_quads(RECORDS, rows(), {})) + "\n"


def quads_of(doc: str) -> str:
    """The graph of one document as N-Triples."""
    ends = f" <https://w3id.org/govgraph/id/graph/{doc}> ."
    return "".join(f"{line.removesuffix(ends)} .\n" for line in quads().splitlines() if line.endswith(ends))


def dataset() -> store.Queryable:
    """The graph in memory, in the engine that govgraph uses."""
    return store.memory(quads().splitlines())
