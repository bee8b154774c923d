import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.privacy import MASK, mask

# text with the part to be masked between ⟦ and ⟧, and why
MASKED = [
    ("联系人：韩某某 ⟦18600001234⟧", "a mobile"),
    ("（联系电话：⟦13900005678⟧，传真：⟦8222222⟧）", "a local number that the word before it tells"),
    ("电话 ⟦0358-8222222⟧", "a landline with area code"),
    ("电话：⟦（0358）8222222⟧转801", "area code in full-width brackets"),
    ("手机：⟦１３９００００５６７８⟧", "full-width digits"),
    ("咨询电话：⟦010—62345678⟧、⟦62345679⟧", "dash of Chinese width, a second number"),
    ("请拨⟦+86 139-0000-5678⟧", "country code and groups"),
    ("服务电话⟦400-810-0000⟧", "a service number"),
    ("身份证号⟦11010119900307123X⟧", "an identity number by its word"),
    ("王某某（⟦110101199003071233⟧）", "an identity number by its form"),
    ("身份证：⟦110101900307123⟧", "one of the first generation"),
    ("开户行：某银行，账号：⟦0473 0010 4000 0001⟧", "an account in groups"),
    ("卡号⟦6222020200112233445⟧", "a card"),
    ("家庭住址：⟦云岭县城关镇新华路1号⟧，", "a home address"),
]
KEPT = [
    ("2019-10-18 2019-12-31", "dates"),
    ("拨打12345政务服务便民热线", "a public hotline of five digits"),
    ("统一社会信用代码：11140000012345678X", "the code of an organisation"),
    ("投资12345678元", "an amount"),
    ("电话费预算23456789元", "an amount after the word"),
    ("澜政发〔2019〕11号", "a document number"),
    ("3.1415926535897", "a decimal"),
    ("户籍所在地派出所", "an office"),
    ("项目编码2019140000001234", "a code that has no card's check digit"),
]


@pytest.mark.parametrize(("marked", "why"), MASKED)
def test_masks(marked: str, why: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    masked = mask(text)
    assert len(masked) == len(text), why
    at = 0
    inside = False
    for char in marked:
        if char in "⟦⟧":
            inside = char == "⟦"
            continue
        if inside and (char.isdigit() or char == "X" or "住址" in marked):
            assert masked[at] == MASK, (why, masked)
        else:
            assert masked[at] == char, (why, masked)
        at += 1


@pytest.mark.parametrize(("text", "why"), KEPT)
def test_keeps(text: str, why: str) -> None:
    assert mask(text) == text, why


@given(st.text(alphabet="0123456789-—（）() 电话账号身份证X：，\n元", max_size=80))
def test_length_stays_and_twice_is_once(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked


@given(st.integers(13_000_000_000, 19_999_999_999))
def test_no_mobile_survives(number: int) -> None:
    assert str(number) not in mask(f"联系人张某某{number}。")
