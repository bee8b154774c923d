"""Places of GB/T 2260 by name, code and year."""

import pytest

from govgraph import divisions


def test_every_code_has_a_parent_on_the_list() -> None:
    codes = {d.code for d in divisions.every()}
    assert len(codes) > 3000
    assert all(d.parent in codes for d in divisions.every() if d.level != "province")


@pytest.mark.parametrize(
    ("code", "year", "count"),
    [
        ("440100", 2022, 11),  # Guangzhou's districts
        ("370100", 2018, 10),  # Jinan before Laiwu was merged into it
        ("370100", 2021, 12),  # and after
        ("110000", 2020, 16),  # a municipality has districts right below it
        ("659000", 2020, 0),  # no such division
    ],
)
def test_members(code: str, year: int, count: int) -> None:
    assert len(divisions.members(code, year)) == count


def test_names_by_year() -> None:
    assert divisions.named("毕节市", 2020)[0].code == "520500"
    assert divisions.named("密云县", 2010)[0].code == "110228"
    assert divisions.get("110118", 2020).name == "密云区"  # type: ignore[union-attr]
    assert divisions.named("鼓楼区", 2020)[0].level == "county"
    assert len(divisions.named("鼓楼区", 2020)) == 4  # 南京, 徐州, 福州, 开封
    assert divisions.named("没有的县") == ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("沧州市", "沧州"),
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("沙县", "沙县"),
        ("浦东新区", "浦东"),
        ("广西壮族自治区", "广西"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("兴安盟", "兴安"),
        ("神农架林区", "神农架"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert divisions.short(name) == short


def test_within() -> None:
    assert divisions.within("440111", "440100")
    assert divisions.within("440100", "440000")
    assert not divisions.within("440111", "440200")
