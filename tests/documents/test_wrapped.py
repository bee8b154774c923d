"""Lines broken at the width of the page are joined; lines that label their content stand alone; a preamble is no addressee."""

from govgraph import documents
from govgraph.readers.txt import source

HEAD = "澜江市人民政府办公室关于做好农村公路养护工作的通知\n\n澜政办发〔2012〕18号\n\n"

WRAPPED = HEAD + """各县区人民政府，市政府各部门：
    为加强农村公路养护，保障公路完好畅通，经市政府同意，现将
有关事项通知如下：
    一、明确养护责任。县区人民政府是农村公路养护的责任主体，
乡镇人民政府负责乡道、村道的日常养护和巡查，村民委员会在乡镇
人民政府指导下做好村道养护。
    二、落实养护资金。市级财政按照县道每公里七千元、乡道每公
里三千五百元、村道每公里一千元的标准安排补助资金，不足部分由
县区财政解决。
    三、加强监督考核。市交通局要会同市财政局制定考核办法，每
年对县区养护质量和资金使用情况进行检查，检查结果作为安排下一
年度补助资金的依据。
"""

LABELLED = HEAD + """各县区人民政府：
一、改造危桥二十座。
主责单位：市交通局
协办单位：市财政局、市公路局
完成时限：2012年10月底前
各主责单位要于每月底前将进展情况报市政府办公室。
"""

PREAMBLE = """澜江市人民政府关于禁止在城区燃放烟花爆竹的通告

澜政通〔2012〕3号

根据《烟花爆竹安全管理条例》等规定，经市政府研究，现将有关事项通告如下：

一、市公安局负责禁放工作的监督管理。

澜江市人民政府
2012年1月6日
"""


def lines(text: str) -> list[str]:
    return documents.split(source(text, "notice.txt"))[0].text.splitlines()


def test_paragraphs_are_joined_at_the_width_of_the_page() -> None:
    found = lines(WRAPPED)
    assert len(found) == 4
    assert found[0].endswith("现将有关事项通知如下：")
    assert found[1].endswith("在乡镇人民政府指导下做好村道养护。")
    assert "每公里三千五百元" in found[2]


def test_labelled_lines_stand_alone() -> None:
    assert lines(LABELLED)[1:] == [
        "主责单位：市交通局",
        "协办单位：市财政局、市公路局",
        "完成时限：2012年10月底前",
        "各主责单位要于每月底前将进展情况报市政府办公室。",
    ]


def test_a_preamble_is_text() -> None:
    found = documents.split(source(PREAMBLE, "notice.txt"))[0]
    assert found.addressees == ()
    assert "《烟花爆竹安全管理条例》" in found.text
