"""Amounts, standards and shares as documents of many places write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.components import money

AMOUNTS = [
    ("每年安排专项资金500万元", [("amount", "500万元", "5000000")], "每年 tells when, not for each of what"),
    ("安排１．２亿元", [("amount", "１．２亿元", "120000000")], "full width"),
    ("奖励五十万元", [("amount", "五十万元", "500000")], "Chinese numerals"),
    ("投入人民币3000万元整", [("amount", "3000万元", "30000000")], ""),
    ("补 2 800 元", [("amount", "800元", "800")], "a number broken by a space is not guessed at"),
    ("奖励1,200元", [("amount", "1,200元", "1200")], "separator of thousands"),
    ("最高不超过100万元", [("amount", "最高不超过100万元", "1000000")], "the bound belongs to the words"),
    ("注册资本不低于1000万元", [("amount", "不低于1000万元", "10000000")], ""),
    ("分别给予3000元、1500元", [("amount", "3000元", "3000"), ("amount", "1500元", "1500")], ""),
    ("奖励3—5万元", [("amount", "3—5万元", "")], "a range has no one value"),
]
STANDARDS = [
    ("按照每户5000元给予奖补", [("standard", "每户5000元", "5000")], ""),
    ("每平方米定额奖补120元", [("standard", "每平方米定额奖补120元", "120")], ""),
    ("给予3000元/床的一次性补助", [("standard", "3000元/床", "3000")], "slash"),
    ("按10元/平方米/月发放", [("standard", "10元/平方米/月", "10")], "two slashes"),
    ("每户最高不超过2400元/年", [("standard", "每户最高不超过2400元/年", "2400")], "both sides"),
    ("每人每年1200元", [("standard", "每人每年1200元", "1200")], ""),
    ("每位牧民每年每亩补助7.5元", [("standard", "每位牧民每年每亩补助7.5元", "7.5")], ""),
    ("每户在省奖补30万元", [("amount", "30万元", "300000")], "每户 belongs to what comes after"),
]
SHARES = [
    ("承担60％", [("share", "60％", "0.6")], "full width"),
    ("负担百分之三十", [("share", "百分之三十", "0.3")], ""),
    ("补助百分之十二点五", [("share", "百分之十二点五", "0.125")], ""),
    ("承担三分之一", [("share", "三分之一", "0.3333")], ""),
    ("由市财政全额承担", [("share", "全额", "1")], ""),
    ("市与县各负担一半", [("share", "一半", "0.5")], ""),
    ("市、县两级按5:5比例分担", [("share", "市、县两级按5:5", "0.5:0.5")], "with the levels before it"),
    ("按照市县2:8比例筹集", [("share", "市县2:8", "0.2:0.8")], ""),
    ("按4.5∶5.5的比例分担", [("share", "4.5∶5.5", "0.45:0.55")], "the ratio sign"),
    ("中央、自治区、旗县按５：３：２负担", [("share", "中央、自治区、旗县按５：３：２", "0.5:0.3:0.2")], "full width"),
    ("按50:50分摊", [("share", "50:50", "0.5:0.5")], ""),
    ("政府与企业出资比例为1:2", [("share", "1:2", "0.3333:0.6667")], "said to be a proportion"),
]
NONE = [
    "推动产业多元化发展", "3单元201室", "一元化领导", "二〇一九年元旦", "上午8:30集合", "绘制1:500地形图", "比分为3:2",
    "全额拨款事业单位", "建立多元投入机制", "元", "%", "分之", ":",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), AMOUNTS + STANDARDS + SHARES)
def test_reads_money(text: str, expected: list[tuple[str, str, str]], reason: str) -> None:
    assert [(m.kind, m.text, m.value) for m in money.find(text)] == expected, reason


@pytest.mark.parametrize("text", NONE)
def test_no_money(text: str) -> None:
    assert money.find(text) == ()


@given(st.decimals(min_value="0.01", max_value="99999", places=2), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_value_of_any_amount(figure: Decimal, scale: tuple[str, int]) -> None:
    (found,) = money.find(f"给予{figure}{scale[0]}元补助")
    assert Decimal(found.value) == figure * scale[1]


@given(st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_shares_of_a_ratio_add_up(parts: list[int]) -> None:
    (found,) = money.find(f"各方按{':'.join(map(str, parts))}比例分担")
    assert sum(map(Decimal, found.value.split(":"))).quantize(Decimal("0.01")) == 1


@given(st.text(alphabet="每户市县全额一半百分之元万亿%:：∶0123456789.,，。\n 十三", max_size=60))
def test_any_text_passes_and_spans_hold(text: str) -> None:
    for mention in money.find(text):
        assert mention.text == "".join(text[mention.start : mention.end].split()) or mention.text == "全额"
        assert "\n" not in text[mention.start : mention.end]
