"""Pages of government sites: what is text, what stands round it, and what the metadata block is good for."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import documents, readers
from govgraph.errors import ReadError

BODY = (
    "<p>各县（市、区）人民政府：</p><p>为做好防汛工作，经市政府同意，现将有关事项通知如下。</p>"
    "<p>一、落实责任。由市水利局牵头，市应急管理局配合，6月底前完成隐患排查。</p><p>二、加强值守。各地要落实24小时值班制度，及时报送信息。</p>"
)
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>通知_澜江市人民政府</title><style>p {{color: red}}</style></head><body>
<div class="header"><a href="/">首页</a><a href="/zwgk">政务公开</a></div><div class="crumbs">当前位置：首页 &gt; 文件</div>
<table class="xxgk"><tr><td>索 引 号：</td><td>014-2021-00031</td><td>发文机关：</td><td>澜江市人民政府</td></tr>
<tr><td>发文字号：</td><td>澜政发〔2021〕3号</td><td>成文日期：</td><td>2021年05月06日</td></tr></table>
<h1>关于加强防汛工作的通知</h1><div class="share">分享到：微信</div>
<div id="zoom">{body}</div><script>var a = "不是正文";</script><div class="related">相关链接：政策解读</div>
<div class="footer">版权所有 联系电话</div></body></html>"""


def text_of(folder: Path, page: str, encoding: str = "utf-8") -> str:
    path = folder / "a.html"
    path.write_bytes(page.encode(encoding))
    return readers.read(path).text


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "utf-8-sig")])
def test_the_text_stands_alone(tmp_path: Path, charset: str, encoding: str) -> None:
    text = text_of(tmp_path, PAGE.format(charset=charset, body=BODY), encoding)
    assert "由市水利局牵头" in text
    for noise in ("首页", "分享到", "相关链接", "版权所有", "不是正文", "color"):
        assert noise not in text


def test_number_title_and_date_come_from_the_metadata_where_the_text_lacks_them(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(charset="utf-8", body=BODY), encoding="utf-8")
    (document,) = documents.split(readers.read(path))
    assert (document.number, document.title) == ("澜政发〔2021〕3号", "关于加强防汛工作的通知")
    assert (document.issuers, document.date) == (("澜江市人民政府",), "2021-05-06")


def test_what_the_text_says_itself_is_not_said_twice(tmp_path: Path) -> None:
    body = "<p>关于加强防汛工作的通知</p><p>澜政发〔2021〕3号</p>" + BODY + "<p>澜江市人民政府</p><p>2021年5月6日</p>"
    text = text_of(tmp_path, PAGE.format(charset="utf-8", body=body))
    assert [text.count(x) for x in ("关于加强防汛工作的通知", "澜政发〔2021〕3号", "2021年5月6日")] == [1, 1, 1]


def test_without_a_known_place_the_running_text_is_found(tmp_path: Path) -> None:
    page = f"<html><body><div><div><a href=1>栏目一</a><a href=2>栏目二</a></div><div class=x><div class=y>{BODY * 2}</div></div></div></body></html>"
    text = text_of(tmp_path, page)
    assert "栏目" not in text
    assert text.count("由市水利局牵头") == 2


def test_tables_are_rows_and_merged_cells_reach_as_far_as_they_do(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>任务</th><th>责任单位</th><th>时限</th></tr><tr><td rowspan=2>修渠</td><td>市水利局<br>市财政局</td><td>6月</td></tr>"
        "<tr><td>市农业农村局</td><td>7月</td></tr><tr><td colspan=3>二、其他</td></tr></table>"
    )
    text = text_of(tmp_path, f"<html><body><div id=zoom>{BODY}{table}</div></body></html>")
    assert "任务\t责任单位\t时限\n修渠\t市水利局 市财政局\t6月\n修渠\t市农业农村局\t7月\n二、其他\t\t\n" in text


def test_a_table_that_lays_out_the_page_is_none(tmp_path: Path) -> None:
    text = text_of(tmp_path, f"<html><body><table><tr><td>{BODY}</td></tr></table></body></html>")
    assert "\n\n一、落实责任" in text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>", "<frameset>"])
def test_a_page_without_text_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(ReadError, match=r"a\.html: no text in this page"):
        text_of(tmp_path, page)


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    assert "由市水利局牵头" in text_of(tmp_path, "<div>" * 20_000 + BODY)
