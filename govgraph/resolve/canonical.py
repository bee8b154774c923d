"""Gives a name as written its canonical name and id, seen from the place of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govgraph import divisions, names
from govgraph.names import parse as parsing
from govgraph.names import places, vocabulary
from govgraph.resolve.context import CHINA, NOWHERE, Context, Place

_TIER = re.compile("(?:级|本级)?(?:财政|人民政府|政府)?$")
_FUND = re.compile("(?:资金|基金|经费|专款|费用?|补助|补贴|收益|收入|预算|税|贷款|投资|融资|捐赠)$")
_BODY_WORD = re.compile("(?:指挥部|联席会议|专班|委员会|[\u4e00-\u9fff]组|理事会|中心|办公室|协调机制)$")
_GENERIC = re.compile("^(?:各|有关|相关|其他|所有|全体)|企业$|机构$|单位$|部门$|群众$|个人$|组织$|公司等$|们$|用户$|对象$")
_POST = re.compile("(?:长|书记|主任|领导|负责人|负责同志|分管|主席|专员|干部|人员|专家|员|同志|代表|经理|主要|院士|教授)$")
_MERGE_OFFICES = re.compile("(?:人民)?政府(办公室|办公厅|办)$")


#: what many documents call a body of their own; in another document it is another one
_BARE_BODY = re.compile(
    "[省市县区]?(?:工作|专项|项目)?(?:领导小组|领导组|工作小组|协调小组|指挥部|联席会议|专班|理事会|委员会|办公室|推进组)"
    "|(?!.*小组$)(?![省市县区])[\u4e00-\u9fff]{2,8}组"
)
_ALSO = re.compile("(?<=[局委办厅])（[\u4e00-\u9fff]{2,14}(?:[局委办厅台馆]|办公室)）$")  #: 市文化和旅游局（市文物局）: the office is the first
_PEOPLES_BANK = re.compile("(?:中国)?(?:人民银行|人行)([\u4e00-\u9fff]{2,8}?)(中心支行|分行|支行|营业管理部)")
_BRANCH_SEATS = ("天津", "沈阳", "上海", "南京", "济南", "武汉", "广州", "成都", "西安")
_LEAGUE = re.compile("(?:共青团|团)([\u4e00-\u9fff]*?)(省|市|县|区|州|盟|旗)委(?:员会)?")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a name stands for: its canonical name, and the tail of its IRI."""

    name: str
    id: str


def thing(name: str, context: Context) -> Thing:
    """The canonical name and id of an agency, collective, body, organisation or tier as written."""
    if not name:
        return Thing("", "")
    folded = _ALSO.sub("", re.sub("^(?:中共|中国共产党)(?!中央)", "", names.fold(name)))
    if match := _PEOPLES_BANK.fullmatch(folded):
        return _bank(match, context)
    if match := _LEAGUE.fullmatch(folded):
        place = context.find(match[1] + match[2]) if match[1] else context.above(match[2])
        return Thing(f"共青团{place.name}委员会", f"organization/{place.key}/共青团委员会")
    if match := re.fullmatch("(.*[省市县区州盟旗])委员会", folded):
        folded = match[1] + "委"
    if folded in ("党中央", "中共中央", "中国共产党中央委员会"):
        return Thing("中国共产党中央委员会", "party/000000/中央委员会")
    parsed = parsing.parse(folded, context.known)
    if parsed is None:
        return _unread(folded, context)
    if parsed.kind in ("body", "office"):
        return body(folded, context)
    if parsed.kind == "tier":
        return _tier(folded.removesuffix("财政"), context)
    if parsed.scope == "several" or parsed.kind == "collective":
        return _collective(folded, context)
    return _office(parsed, context)


def _bank(match: re.Match[str], context: Context) -> Thing:
    """The central bank's branch: before 2023 a city has a 中心支行, whatever it is called, but for nine seats of a 分行."""
    place, branch = context.find(match[1]), match[2]
    if place.level == "prefecture" and 0 < context.year < 2023 and divisions.short(place.name) not in _BRANCH_SEATS:
        branch = "中心支行"
    return Thing(f"中国人民银行{place.name}{branch}", f"agency/{place.key}/中国人民银行{branch}")


def _office(parsed: parsing.Name, context: Context) -> Thing:
    place = _place(parsed, context)
    if place is NOWHERE:
        return _collective(names.fold(parsed.text), context) if parsed.scope == "level" else _unplaced(parsed, context)
    core = parsed.core
    if place.level == "town" and place.key == place.name:  # 莲花街道办 is the issuer's, not a place of its own
        place, core = context.place, re.sub("街道办$", "街道办事处", parsed.prefix + core)
    if place is CHINA and (full := vocabulary.national().get(parsed.text) or vocabulary.national().get(core)):
        return Thing(full, f"agency/000000/{full}")
    if core in ("政府", "人民政府"):
        return Thing(f"{place.name}人民政府", f"agency/{place.key}/人民政府")
    if core == "委":
        return Thing(f"中共{place.name}委员会", f"party/{place.key}/委员会")
    if match := _MERGE_OFFICES.match(core):
        office = "办公厅" if match[1] == "办公厅" else "办公室"
        return Thing(f"{place.name}人民政府{office}", f"agency/{place.key}/人民政府{office}")
    if parsed.kind == "organization" and parsed.scope == "place" and not parsing.core_form(core):
        return _company(parsed, core, place)
    return _department(parsed, core, place, context.year)


def _company(parsed: parsing.Name, core: str, place: Place) -> Thing:
    """A company named after a place, under its full wording; a branch of a national one under that one's name."""
    if full := vocabulary.companies().get(core):
        return _branch(full, place)
    name = names.fold(parsed.text)
    return Thing(name, f"organization/{place.key}/{name}")


def _branch(full: str, place: Place) -> Thing:
    """The branch that a national company's name means in a local document."""
    if not place.name:
        return Thing(full, f"organization/{place.key}/{full}")
    return Thing(f"{full}{place.name}{'分行' if '银行' in full else '分公司'}", f"organization/{place.key}/{full}")


def _department(parsed: parsing.Name, core: str, place: Place, year: int) -> Thing:
    form = _later(parsing.core_form(core), year) or _field(core, place) or slip(core)
    kind = form.kind if form else parsed.kind
    kind = kind if kind in ("organization", "party", "court") else "agency"
    full = form.full if form else core
    if not form and core.startswith("委"):
        kind, full = "party", core[1:]
    if parsed.kind == "court" and not full.startswith(("人民", "中级", "高级")):
        full = {"法院": "人民法院", "检察院": "人民检察院", "中院": "中级人民法院"}.get(full, full)
    if "{place}" in full:
        return Thing(full.format(place=place.name), f"{kind}/{place.key}/{full.format(place='')}")
    label = f"中共{place.name}委{full}" if kind == "party" and not full.startswith(("纪律", "监察")) else place.name + full
    return Thing(label, f"{kind}/{place.key}/{full}")


def _later(form: vocabulary.Form | None, year: int) -> vocabulary.Form | None:
    """What a wording stands for in a year: 交通局 is an office of its own until 2009, then short for 交通运输局."""
    department = vocabulary.departments().get(form.department) if form else None
    if form is None or department is None or not department.then or year <= department.until:
        return form
    then = vocabulary.departments()[department.then]
    suffix = form.full.removeprefix(department.name)
    return vocabulary.Form(form.text, form.kind, then.name + suffix, then.name) if form.full != suffix else form


def _field(core: str, place: Place) -> vocabulary.Form | None:
    """The office that 民政部门 means at a place."""
    bare = re.sub("^(?:人民政府|政府)", "", core)
    match = parsing.FIELD.fullmatch(bare)
    for stem in (bare[: -len("部门")], match[1]) if match else ():
        department = vocabulary.departments().get(vocabulary.fields().get(stem, ""))
        if department:
            return vocabulary.Form(core, "agency", department.office(place.level), department.name)
    return None


def slip(core: str) -> vocabulary.Form | None:
    """The one known wording that differs from a core by one misread character: 市场监督管埋局 → 市场监督管理局."""
    if len(core) < 5:
        return None
    near = [f for f in _of_length(len(core)) if _one_off(f.text, core)]
    return near[0] if len({f.full for f in near}) == 1 else None


@cache
def _of_length(size: int) -> tuple[vocabulary.Form, ...]:
    return tuple(f for f in vocabulary.forms().values() if len(f.text) == size)


def _one_off(a: str, b: str) -> bool:
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _place(parsed: parsing.Name, context: Context) -> Place:
    if parsed.scope == "place":
        return context.find(re.sub("(?:本级|级|直属?|属)$", "", parsed.prefix))
    if parsed.scope == "level":
        return context.above(re.sub("(?:本级|级|直属?|属)$", "", parsed.prefix))
    if full := vocabulary.national().get(parsed.core):
        local = parsed.core in vocabulary.forms() and full != parsed.core and context.place.level not in ("central", "")
        return context.place if local else CHINA
    if parsed.core.endswith("厅") and context.place.level in ("prefecture", "county"):
        return context.above("省")
    return context.place if parsing.core_form(parsed.core) or parsed.kind in ("court", "party") else NOWHERE


def _unplaced(parsed: parsing.Name, context: Context) -> Thing:
    if full := vocabulary.national().get(parsed.core):
        return Thing(full, f"agency/000000/{full}")
    if full := vocabulary.companies().get(parsed.core):
        return _branch(full, context.place)
    kind = {"agency": "agency", "government": "agency", "party": "party", "court": "court"}.get(parsed.kind, "organization")
    return Thing(parsed.core, f"{kind}/{context.place.key}/{parsed.core}")


def _tier(prefix: str, context: Context) -> Thing:
    level = re.sub("(?:本级|级|直)$", "", prefix)
    if level in ("中央", "国家"):
        return Thing("中央财政", "tier/000000/财政")
    place = context.above(level)
    if place is NOWHERE and len(level) > 1 and level not in ("各", "同级", "本级", "上级", "下级", "地方", "当地"):
        place = context.find(level)
    if place is NOWHERE or place.key == level:
        return Thing(f"{prefix}财政", f"tier/{context.place.key}/{prefix}财政")
    return Thing(f"{place.name}财政", f"tier/{place.key}/财政")


_PLURAL = re.compile("各?(?:县（市、区）|县（区、市）|县市区|市县区|区县（市）|县（市）区|市（县、区）)")


def _collective(folded: str, context: Context) -> Thing:
    name = re.sub("(?<!人民)政府$", "人民政府", _PLURAL.sub("各县（市、区）", folded)) if _PLURAL.match(folded) else folded
    return Thing(name, f"collective/{context.place.key}/{name}")


def body(name: str, context: Context) -> Thing:
    """A coordination body or its office, by the full name that the document gives it."""
    folded = names.fold(name)
    office = re.fullmatch("(.+?)办公室", folded)
    stem = office[1] if office else folded
    stem = next((b for b in context.bodies if names.fold(b) == stem), None) or _only(stem, context) or stem
    bare = _BARE_BODY.fullmatch(names.fold(stem))
    stem = f"{stem}（{context.document}）" if bare and context.document else _with_place(names.fold(stem), context)
    if office:
        return Thing(f"{stem}办公室", f"office/{context.place.key}/{stem}办公室")
    return Thing(stem, f"body/{context.place.key}/{stem}")


def _only(stem: str, context: Context) -> str | None:
    bare = re.sub("^[省市县区州盟旗本](?=.{3})", "", stem)
    fits = {b for b in context.bodies if names.fold(b).endswith(bare)}
    return fits.pop() if len(fits) == 1 else None


def _with_place(stem: str, context: Context) -> str:
    place = context.place.name
    if not place or stem.startswith((place, "国务院", "全国", "国家", "中央")):
        return stem
    level = context.above(stem[0]) if stem[0] in "省市县区州盟旗" else NOWHERE
    if level is not NOWHERE and level.name:
        return level.name + stem[1:]
    parsed = places.before(stem, 3, context.known)
    return stem if parsed and parsed.start == 0 and parsed.kind == "place" else place + stem


def _unread(folded: str, context: Context) -> Thing:
    """A wording that is no single known name: a post, a fund, a private party, a level alone."""
    key = context.place.key
    if re.fullmatch("(?:中央|国家|省|市|县|区|州|盟|旗)(?:本?级)?", folded):
        return _tier(folded, context)
    if _BODY_WORD.search(folded) and not _GENERIC.search(folded):
        return body(folded, context)
    if _FUND.search(folded):
        return Thing(folded, f"fund/{key}/{folded}")
    if _POST.search(folded):
        return Thing(folded, f"post/{key}/{folded}")
    if _GENERIC.search(folded) or "、" in folded:
        return Thing(folded, f"collective/{key}/{folded}")
    place = context.find(folded)
    if place.key.isdigit():
        return Thing(f"{place.name}人民政府", f"agency/{place.key}/人民政府")
    return Thing(folded, f"organization/{key}/{folded}")
