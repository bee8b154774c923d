"""A corpus with gaps of every kind put in at known places, and clean documents beside them."""

from __future__ import annotations

from tests.tables import Table

#: indicator → what its finding must be about, one word of each
PLANTED: dict[str, list[str]] = {
    "several-leads": ["双头任务"],
    "no-lead": ["无头任务"],
    "vague-addressee": ["含糊任务"],
    "nobody": ["没人管的措施"],
    "no-deadline": ["关于无期限的通知"],
    "crowded": ["拥挤任务"],
    "no-report": ["关于不报告的通知"],
    "integrative-gap": ["割裂9号 三"],
    "overlap": ["修缮城墙遗址公园"],
    "vacant-head": ["空缺领导小组"],
    "no-head": ["无首领导小组"],
    "no-office": ["无办领导小组"],
    "no-members": ["空名领导小组"],
    "many-bodies": ["常兼职"],
    "twin-bodies": ["孪生甲领导小组"],
    "not-seated": ["局外局"],
    "idle-seats": ["闲席领导小组"],
    "load": ["重担局", "净甲局", "净乙局"],
    "missing-tie": ["孤东局"],
    "brokers": ["枢纽局"],
    "breadth": ["重担局"],
    "orphan-power": ["悬空事项许可"],
    "fragmentation": ["关于分散的通知"],
    "no-lower-level": ["关于本级的通知"],
    "stale-basis": ["关于旧办法的通知"],
    "names": ["名异局"],
    "unfunded": ["关于无经费的通知"],
    "shares": ["修路补助", "修渠补助"],
}


def corpus(copies: int = 3) -> Table:
    """The planted documents, with clean ones beside them."""
    made = Table()
    for i in range(copies):
        _clean(made, i)
    for plant in _PLANTS:
        plant(made)
    return made


def _set_up(made: Table, document: str, body: str, seats: list[tuple[str, str, str]], *, office: str = "") -> None:
    made.add(document, "group", f"document/{document}", "设立", f"body/{body}")
    for role, person, agency in seats:
        made.seat(body, role, person, agency, document)
    if office:
        made.add(document, "office_at", f"body/{body}", "", f"agency/{office}")


def _due(made: Table, document: str, *places: str) -> None:
    for place in places:
        made.add(document, "deadline", "", "", f"task/{place}", detail="2023-12-31", place=place)


def _complete(made: Table, document: str) -> None:
    """What keeps a document clear of the indicators on whole documents."""
    made.add(document, "reports_to", "agency/净甲局", "", "agency/云江市人民政府")
    made.add(document, "funds", "tier/市级财政", "", "task/经费")


def _clean(made: Table, i: int) -> None:
    """A document with a lead for each task, dates, money, reports, and a body that its agencies sit on."""
    document, body = f"净{i}号", f"净第{i}领导小组"
    made.document(document, f"关于干净{i}的通知", f"2021-0{i + 1}-01")
    for n in range(4):
        made.measure(document, f"一/{n}", f"净{i}措施{n}")
        made.task(document, f"一/{n}", f"净{i}措施{n}", "lead:净甲局", "support:净乙局", "support:collective/各县人民政府")
        _due(made, document, f"一/{n}")
    _set_up(made, document, body, [("组长", f"净{i}长", "净甲局"), ("成员", f"净{i}员", "净乙局")], office="净甲局")
    _complete(made, document)


def _leads(made: Table) -> None:
    made.document("牵头1号", "关于牵头的通知")
    made.task("牵头1号", "一/1", "双头任务", "lead:甲一局", "lead:甲二局")
    made.task("牵头1号", "一/2", "无头任务", "responsible:甲一局", "responsible:甲二局")
    made.task("牵头1号", "一/3", "含糊任务", "responsible:collective/有关部门", "responsible:collective/各单位")
    for n, label in enumerate(("有主措施甲", "有主措施乙", "有主措施丙"), start=1):
        made.measure("牵头1号", f"一/{n}", label)
    made.measure("牵头1号", "一/4", "没人管的措施", "没人管的措施。探索经验，稳步推进。")
    made.task("牵头1号", "二", "上级有牵头", "lead:甲一局")
    made.task("牵头1号", "二/1", "上级有牵头的任务", "responsible:甲一局", "responsible:甲二局")
    made.measure("牵头1号", "二/2", "由上级覆盖的措施")
    _due(made, "牵头1号", "一", "二")
    seats = [("组长", "甲一长", "甲一局"), ("成员", "甲二员", "甲二局")]
    _set_up(made, "牵头1号", "甲一领导小组", seats, office="甲一局")
    made.add("牵头1号", "reports_to", "agency/甲一局", "", "agency/云江市人民政府")


def _dates(made: Table) -> None:
    for document, title in (("期限2号", "关于无期限的通知"), ("期限3号", "关于有期限的通知")):
        made.document(document, title)
        for n in range(5):
            made.task(document, f"一/{n}", f"{title}事{n}", "lead:净甲局", "support:净乙局")
        made.add(document, "reports_to", "agency/净甲局", "", "agency/云江市人民政府")
    _due(made, "期限3号", "一")  # a date above the tasks holds for them


def _reports(made: Table) -> None:
    made.document("报告4号", "关于不报告的通知")
    for n in range(5):
        made.task("报告4号", f"一/{n}", f"不报告事{n}", "lead:净甲局", "support:净乙局")
    _due(made, "报告4号", "一")


def _money(made: Table) -> None:
    made.document("经费5号", "关于无经费的通知")
    for n in range(10):
        made.task("经费5号", f"一/{n}", f"无经费事{n}", "lead:净甲局", "support:净乙局", "support:collective/各县人民政府")
    _due(made, "经费5号", "一")
    made.add("经费5号", "reports_to", "agency/净甲局", "", "agency/云江市人民政府")
    made.document("比例6号", "关于比例的通知")
    for payer, share in (("市级财政", "50%"), ("县级财政", "30%")):
        made.add("比例6号", "funds", f"tier/{payer}", "", "task/修路补助", detail=share)
    for payer, share in (("市级财政", "60%"), ("县级财政", "40%")):
        made.add("比例6号", "funds", f"tier/{payer}", "", "task/修桥补助", detail=share)
    for share in ("市县2:8", "市县3:7"):
        made.add("比例6号", "funds", "tier/市级财政", "", "task/修渠补助", detail=share)
    for county, share in (("东县", "市县2:8"), ("西县", "市县3:7")):
        made.add("比例6号", "funds", f"agency/{county}", "", "task/修塘补助", detail=share)


def _crowd(made: Table) -> None:
    made.document("拥挤7号", "关于拥挤的通知")
    made.task("拥挤7号", "一", "拥挤任务", "lead:群0局", *(f"support:群{i}局" for i in range(1, 9)))
    made.add("拥挤7号", "member_body", "body/群协调领导小组", "组长", "agency/群0局")
    made.add("拥挤7号", "office_at", "body/群协调领导小组", "", "agency/群0局")


def _bodies(made: Table) -> None:
    made.document("机构8号", "关于机构的通知")
    _set_up(made, "机构8号", "空缺领导小组", [("组长", "", "市政府"), ("成员", "空员", "空员局")], office="空员局")
    _set_up(made, "机构8号", "无首领导小组", [("副组长", "无副", "无首局"), ("成员", "无员", "无员局")], office="无首局")
    _set_up(made, "机构8号", "无办领导小组", [("组长", "无办长", "无办局"), ("成员", "无办员", "无办局")])
    made.add("机构8号", "group", "document/机构8号", "设立", "body/空名领导小组")
    made.add("机构8号", "office_at", "body/空名领导小组", "", "agency/空名局")
    for name in ("兼一领导小组", "兼二领导小组", "兼三领导小组"):
        _set_up(made, "机构8号", name, [("组长", f"{name}长", f"{name}局"), ("成员", "常兼职", "常局")], office="常局")
    twins = [("组长", "双一", "双一局"), ("成员", "双二", "双二局"), ("成员", "双三", "双三局"), ("成员", "双四", "双四局")]
    for name in ("孪生甲领导小组", "孪生乙领导小组"):
        _set_up(made, "机构8号", name, twins, office="双一局")
    made.add("机构8号", "group", "document/机构8号", "撤销", "body/已撤领导小组")


def _apart(made: Table) -> None:
    made.document("割裂9号", "关于割裂的通知")
    for n in range(3):
        made.task("割裂9号", f"三/{n}", f"割裂事{n}", f"lead:割{n}局")
    made.document("重叠10号", "关于重叠甲的通知").document("重叠11号", "关于重叠乙的通知")
    made.task("重叠10号", "一", "修缮城墙遗址公园", "lead:重甲局").task("重叠11号", "一", "修缮城墙遗址公园", "lead:重乙局")
    made.task("重叠10号", "二", "加强组织领导", "lead:重甲局").task("重叠11号", "二", "加强组织领导", "lead:重乙局")
    made.document("孤立12号", "关于孤立的通知")
    for n in range(3):
        made.task("孤立12号", f"{n}", f"孤立事{n}", "lead:孤东局", "support:孤西局")


def _seats(made: Table) -> None:
    made.document("席位13号", "关于席位的通知")
    seats = [("组长", "席长", "席甲局"), ("成员", "席员", "席乙局"), ("成员", "席末", "席丙局")]
    _set_up(made, "席位13号", "足席领导小组", seats, office="席甲局")
    for n, agency in enumerate(("席甲局", "席乙局", "局外局", "局外局")):
        made.task("席位13号", f"{n}", f"席位事{n}", f"lead:{agency}")
    made.document("闲席14号", "关于闲席的通知")
    idle = [("组长", "闲长", "闲甲局"), *(("成员", f"闲员{i}", f"闲员{i}局") for i in range(4))]
    _set_up(made, "闲席14号", "闲席领导小组", idle, office="闲甲局")
    for n, agency in enumerate(("闲甲局", "闲外一局", "闲外二局")):
        made.task("闲席14号", f"{n}", f"闲席事{n}", f"lead:{agency}")


def _agencies(made: Table) -> None:
    made.document("重担15号", "关于重担的通知")
    for n in range(30):
        made.task("重担15号", f"一/{n}", f"重担事{n}", "lead:重担局", "support:collective/各县人民政府")
    _due(made, "重担15号", "一")
    _complete(made, "重担15号")
    made.document("枢纽16号", "关于枢纽的通知")
    for left in ("左", "右"):
        for n in range(3):
            others = (f"support:{left}{n}局", f"support:{left}{(n + 1) % 3}局", "support:collective/各县人民政府")
            made.task("枢纽16号", f"{left}{n}", f"枢纽{left}事{n}", "lead:枢纽局", *others)
    made.add("枢纽16号", "reports_to", "agency/枢纽局", "", "agency/云江市人民政府")
    _due(made, "枢纽16号", *(f"{left}{n}" for left in ("左", "右") for n in range(3)))


def _spread(made: Table) -> None:
    made.document("分散17号", "关于分散的通知")
    for n in range(16):
        made.task("分散17号", f"{n}", f"分散事{n}", f"lead:散{n}局", "support:collective/各县人民政府")
        _due(made, "分散17号", f"{n}")
    _complete(made, "分散17号")
    made.document("本级18号", "关于本级的通知")
    for n in range(16):
        made.task("本级18号", f"一/{n}", f"本级事{n}", "lead:净甲局", "support:净乙局")
    _due(made, "本级18号", "一")
    _complete(made, "本级18号")


def _documents(made: Table) -> None:
    made.document("旧19号", "关于废止的决定", "2020-01-01")
    made.add("旧19号", "amends", "document/旧19号", "repeals", "cited/老办法", detail="老1号")
    made.document("引20号", "关于旧办法的通知", "2020-02-01")
    made.add("引20号", "cites", "document/引20号", "", "cited/老办法", detail="老1号")
    made.document("引21号", "关于更早的通知", "2019-02-01")
    made.add("引21号", "cites", "document/引21号", "", "cited/老办法", detail="老1号")
    made.document("名22号", "关于名称的通知")
    made.task("名22号", "一", "名称事一", "lead:名异局")
    made.task("名22号", "二", "名称事二", "lead:名异局", wording="名异管理局")
    made.document("权23号", "关于下放的决定")
    made.add("权23号", "authority", "agency/权局", "下放", "item/悬空事项许可")
    made.add("权23号", "authority", "agency/权局", "下放", "item/有主事项许可", detail="下放到县级权部门")
    made.add("权23号", "authority", "agency/权局", "取消", "item/取消事项许可")


_PLANTS = (
    _leads, _dates, _reports, _money, _crowd, _bodies, _apart, _seats, _agencies, _spread, _documents,
)  # fmt: skip
