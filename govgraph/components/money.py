"""Amounts, standards and shares: how much is paid, for each of what, and how a cost is divided."""

from __future__ import annotations

import re
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from govgraph.model import Mention
from govgraph.text import narrow, numeral, without_space

_COLON = "[:：∶︰﹕]"
_FIGURE = r"[\d０-９][\d０-９,，.．]*"
_HAN = "一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾佰仟"
#: each alternative begins with a letter, which is what a search can skip to
_HINT = re.compile(
    r"元|%|％|‰|分之|全额|一半(?![以左的])|成(?<=[一二三四五六七八九]成)(?=[，。；、的]|$)|"
    + "|".join(rf"{colon}(?<=[\d０-９ ]{colon})(?= ?[\d０-９])" for colon in _COLON.strip("[]"))
)
_BEFORE = re.compile(rf"(?P<number>{_FIGURE}|[{_HAN}]+)[ 　]?(?P<scale>[十百千]?[万萬亿億]|[百千])?[余多]?[ 　]?(?:人民币)?$")
_SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NO_MONEY = re.compile(r"[化素旦件首月宵氏器朝老]")
_UNIT = (
    "延米|平方米|平方公里|立方米|千瓦时|千瓦|公里|公斤|标准箱|学期|学时|课时|机架|㎡|m²|m2|m³|m3|kWh|kwh|千克|人次|"
    "[人户亩床吨度件次年月天日个家项村台套辆所名头只株间斤米升生班车]"
)
_PER_AFTER = re.compile(
    rf"(?:人民币)?(?: ?[/／] ?(?:{_UNIT})|每(?:{_UNIT})(?=[的，。；、）]))(?:[·.、/／]?(?:[人户年月天日次季]|平方米|年度))*"
    r"(?:[（(]含[^）)]{0,8}[）)])?"
)
_PER_BEFORE = re.compile(
    r"每(?!年(?:度)?(?:安排|投入|列支|拿出|从|预算|由|筹|设立|落实|统筹))[^，。；：、\d０-９“”在由的]{1,14}$"
)
_RANGE = re.compile(rf"(?<![\d.])(?:{_FIGURE})[万亿]?元?[-—–~～至到]{{1,2}}$")
_BOUND = re.compile(
    r"(?:(?:原则上|合计|累计|总额|年度|最高|单个项目|定额|一次性|再)*(?:(?:最高)?不(?:得)?(?:超过|高于|低于|少于)|最高(?:限额)?|上限为|至少|约|"
    r"不足|近|达)(?:为)?(?:人民币)?)$"
)
_LEVEL = "(?:中央|国家|地方|省|自治区|市|州|盟|地区|县|区|旗|乡镇|镇|乡|村)(?:级|本级)?(?:（[市区县旗、州]+）)?"
_LEVELS = re.compile(rf"(?:{_LEVEL}[、与和及]?){{2,5}}(?:[两三四五]级)?(?:财政)?(?:按照?|以)?$")
_LEFT_OF_RATIO = re.compile(rf"(?<![\d.:：∶])(?:{_FIGURE}) ?(?:{_COLON} ?{_FIGURE} ?)*$")
_RIGHT_OF_RATIO = re.compile(rf" ?(?P<right>{_FIGURE}(?: ?{_COLON} ?{_FIGURE})*)")
_SHARED = re.compile("比例|分担|负担|承担|分摊|出资|配套|筹集|分成")
_PERCENT = re.compile(rf"(?P<number>{_FIGURE}) ?$")
_FRACTION_LEFT = re.compile(rf"(?P<whole>百|[{_HAN}]{{1,4}}|\d{{1,3}}) ?$")
_FRACTION_RIGHT = re.compile(rf" ?(?P<part>\d+(?:\.\d+)?|[{_HAN}]{{1,5}}(?:点[{_HAN}]+)?)")
_WHOLE = re.compile(r"(?:由[^，。；]{1,20}|给予|予以|[费金款]|.)全额$")
_NOT_WHOLE = re.compile("拨款|缴|征|事业|预存|预算管理|保证|返还|退")
_TENTHS_OF = re.compile(
    r"(?:负担|承担|补助|补贴|给予|支付|分担|出资|各)(?:[^，。；]{0,6})?$|(?:投资|费用|总额|资金|成本|经费)的$"
)
_HALF = re.compile(r"(?:负担|承担|补助|补贴|给予|支付|分担|各出|各)(?:[^，。；]{0,6})?$")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Amounts, standards and shares of a text, in text order, each with its value in CNY or as a decimal share.

    Reads 5000元, 1.2亿元, 五十万元, 每户5000元, 3000元/床, 最高不超过100万元 (amount, standard); 30%, 百分之三十, 三分之一,
    全额, 市县2:8, 4.5∶5.5 (share; the value of a ratio keeps its order: 0.2:0.8).
    """
    found: list[Mention] = []
    for hint in _HINT.finditer(text, start, len(text) if end is None else end):
        if (mention := _read(text, hint)) and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return tuple(found)


def _read(text: str, hint: re.Match[str]) -> Mention | None:
    if hint[0] == "元":
        return _amount(text, hint.start())
    if hint[0] in "%％‰":
        return _percent(text, hint.start())
    if hint[0] == "分之":
        return _fraction(text, hint.start(), hint.end())
    if hint[0] == "成":
        return _tenths(text, hint.start())
    if hint[0] in ("全额", "一半"):
        return _word(text, hint)
    return _ratio(text, hint.start(), hint.end())


def _line(text: str, at: int, width: int) -> int:
    """Where to begin looking back from an offset: at most `width` characters, not past the line's start."""
    first = max(at - width, 0)
    return max(first, text.rfind("\n", first, at) + 1)


def _amount(text: str, at: int) -> Mention | None:
    """5000元, 2 800 元, 1.2亿元, 五十万元, with what it is counted by: 每户5000元, 3000元/床."""
    left = _line(text, at, 20)
    number = _BEFORE.search(text, left, at)
    if not number or _NO_MONEY.match(text, at + 1) or not (value := _value(number["number"], number["scale"] or "")):
        return None
    start, end, kind = number.start(), at + 1, "amount"
    if between := _RANGE.search(text, _line(text, start, 12), start):
        start, value = between.start(), ""
    if after := _PER_AFTER.match(text, end):
        end, kind = after.end(), "standard"
    if before := _PER_BEFORE.search(text, _line(text, start, 16), start):
        start, kind = before.start(), "standard"
    elif bound := _BOUND.search(text, _line(text, start, 16), start):
        start = bound.start()
    return Mention(start, end, kind, without_space(text[start:end]), value)


def _value(number: str, scale: str) -> str:
    """A number and its scale as a plain decimal; empty where it is none."""
    figure = narrow(without_space(number)).replace(",", "").rstrip(".")
    if re.fullmatch(r"\d+(?:\.\d+)?", figure):
        amount = Decimal(figure)
    elif (whole := numeral(number)) and (scale or re.search("[十百千拾佰仟]", number)):
        amount = Decimal(whole)
    else:
        return ""
    for char in scale:
        amount *= _SCALE[char]
    return _plain(amount)


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(text: str, at: int) -> Mention | None:
    number = _PERCENT.search(text, _line(text, at, 10), at)
    if not number or not (value := _value(number["number"], "")):
        return None
    share = Decimal(value) / (1000 if text[at] == "‰" else 100)
    return Mention(number.start(), at + 1, "share", without_space(text[number.start() : at + 1]), _plain(share))


def _fraction(text: str, at: int, end: int) -> Mention | None:
    """百分之三十, 三分之一."""
    whole, part = _FRACTION_LEFT.search(text, _line(text, at, 5), at), _FRACTION_RIGHT.match(text, end)
    if not whole or not part:
        return None
    if whole["whole"].endswith("百"):
        below, start = Decimal(100), whole.end() - 1
    else:
        below, start = Decimal(numeral(whole["whole"]) or 0), whole.start()
    above = _number(part["part"])
    if not below or above is None or above > below:
        return None
    return Mention(start, part.end(), "share", without_space(text[start : part.end()]), _plain(round(above / below, 4)))


def _number(written: str) -> Decimal | None:
    """30, 2.5, 三十, 十二点五."""
    if written[0].isdecimal():
        return Decimal(written)
    head, _, tail = written.partition("点")
    whole, digits = numeral(head), numeral(tail) if tail else 0
    return None if whole is None or digits is None else Decimal(f"{whole}.{digits}")


def _tenths(text: str, at: int) -> Mention | None:
    """六成 where it says how much somebody pays."""
    if not _TENTHS_OF.search(text, _line(text, at - 1, 12), at - 1):
        return None
    return Mention(at - 1, at + 1, "share", text[at - 1 : at + 1], _plain(Decimal(numeral(text[at - 1]) or 0) / 10))


def _word(text: str, hint: re.Match[str]) -> Mention | None:
    """全额, 一半 where they say how much somebody pays."""
    at, end = hint.span()
    if hint[0] == "全额" and not _NOT_WHOLE.match(text, end) and _WHOLE.search(text, _line(text, end, 24), end):
        return Mention(at, end, "share", "全额", "1")
    if hint[0] == "一半" and _HALF.search(text, _line(text, at, 12), at):
        return Mention(at, end, "share", "一半", "0.5")
    return None


def _ratio(text: str, at: int, end: int) -> Mention | None:
    """5:5, 4.5∶5.5, 5：3：2, 市县2:8: parts of one whole, with the levels they stand for."""
    left, right = _LEFT_OF_RATIO.search(text, _line(text, at, 12), at), _RIGHT_OF_RATIO.match(text, end, end + 40)
    if not left or not right:
        return None
    stop = right.start("right") + len(right["right"].rstrip(",，.．"))
    parts = [_value(p, "") for p in re.split(_COLON, text[left.start() : stop])]
    if "" in parts or not (total := sum(map(Decimal, parts))):
        return None
    start = left.start()
    levels = _LEVELS.search(text, _line(text, start, 24), start)
    near = _SHARED.search(text, max(0, start - 12), stop + 8)
    if not (near or levels) or (total not in (10, 100) and not near):
        return None
    if levels:
        start = levels.start()
    value = ":".join(_plain(round(Decimal(p) / total, 4)) for p in parts)
    return Mention(start, stop, "share", without_space(text[start:stop]), value)


@Language.factory("money", assigns=["doc._.money"])
def make_money(nlp: Language, name: str) -> Money:
    """The component that marks amounts, standards and shares."""
    return Money()


class Money:
    """Mark what is paid, per what and in which share: 每户5000元, 30%, 市县2:8, 全额."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.money`."""
        doc._.money = find(doc._.document.text if doc._.document else doc.text)
        return doc
