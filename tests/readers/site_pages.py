"""Pages as sites of governments lay them out, of invented places; each holds the same notice."""

from __future__ import annotations

TITLE = "澜江市人民政府办公室关于印发澜江市河道整治工作方案的通知"
NUMBER = "澜政办发〔2021〕9号"
LINES = (
    "各县（市、区）人民政府，市直各有关单位：",
    "《澜江市河道整治工作方案》已经市政府同意，现印发给你们，请认真组织实施。",
    "一、明确责任",
    "由市水利局牵头，市财政局、市应急管理局配合，2021年6月底前完成河道隐患排查。",
    "二、落实资金",
    "所需资金由市级财政承担，各县（市、区）人民政府不得截留。",
)
ROWS = (("序号", "任务", "责任单位"), ("1", "清理河道", "市水利局"), ("2", "建设护坡", "市住房城乡建设局"))
SIGNED = ("澜江市人民政府办公室", "2021年5月6日")
#: what stands round the text on one page or another
NOISE = (
    "首页", "政务公开", "当前位置", "您的位置", "分享到", "打印", "关闭", "字体", "相关", "政策解读", "上一篇", "下一篇", "版权所有", "备案", "网站标识码", "主办单位",
    "浏览次数", "责任编辑", "来源：", "发布时间", "扫一扫", "无障碍", "登录", "站点地图", "function", "border", "&emsp;", "&nbsp;",
)  # fmt: skip

_TABLE = "<table border=1>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS) + "</table>"
_FOOT = '<div class="bottom"><p>主办单位：澜江市人民政府办公室　网站标识码：1400000000</p><p>版权所有　晋ICP备00000000号</p><a href="#">站点地图</a></div>'
_TOP = '<div class="top-bar"><a href="/wza">无障碍</a> <a href="/login">登录</a></div><ul class="menu-main"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul>'


def _p(lines: tuple[str, ...], lead: str = "", tag: str = "p") -> str:
    return "".join(f"<{tag}>{lead}{line}</{tag}>\n" for line in lines)


def table_above() -> str:
    """The block as a table of four columns, the text in a known place, indents by wide spaces, a code to scan."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_澜江市人民政府门户网站</title></head><body>{_TOP}
<div class="BreadcrumbNav">当前位置：<a href="/">首页</a>&gt;<a href="/zwgk">政务公开</a></div>
<table class="bd1" width="100%"><tr><td><b>索 引 号：</b></td><td>000014349/2021-00031</td><td><b>主题分类：</b></td><td>水利</td></tr>
<tr><td><b>发文机关：</b></td><td>澜江市人民政府办公室</td><td><b>成文日期：</b></td><td>2021年05月06日</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{TITLE}</td></tr>
<tr><td><b>发文字号：</b></td><td>{NUMBER}</td><td><b>发布日期：</b></td><td>2021年05月10日</td></tr></table>
<div class="pages_content"><p style="text-align:center"><strong>{TITLE}</strong></p><p style="text-align:center">{NUMBER}</p>
{_p(LINES, "&emsp;&emsp;")}{_TABLE}<p style="text-align:right">{SIGNED[0]}</p><p style="text-align:right">{SIGNED[1]}</p></div>
<div class="ewm-box">扫一扫在手机打开当前页</div><div class="pages_print"><a href="javascript:print()">打印</a></div>{_FOOT}</body></html>"""


def list_of_terms() -> str:
    """The block as a list of terms, paragraphs told apart by line breaks, attachments to fetch below, the place unknown."""
    body = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in LINES)
    return f"""<html><head><meta charset="utf-8"></head><body>{_TOP}<div class="weizhi">您的位置：首页 &gt; 政府信息公开 &gt; 文件</div>
<dl class="xxgk-info"><dt>索引号</dt><dd>LJ-2021-0031</dd><dt>发布机构</dt><dd>澜江市人民政府办公室</dd><dt>发文字号</dt><dd>{NUMBER}</dd>
<dt>成文日期</dt><dd>2021-05-06</dd><dt>有效性</dt><dd>有效</dd></dl>
<h1 class="title">{TITLE}</h1><div class="info-bar">来源：市政府办公室　发布时间：2021-05-10 09:30　浏览次数：<span id="hits">123</span></div>
<div class="con-box"><div class="txt">{body}<br>{_TABLE}<br>{SIGNED[0]}<br>{SIGNED[1]}</div></div>
<div class="fj"><p>附件下载：</p><ul><li><a href="/1.pdf">河道整治任务分工表.pdf</a></li></ul></div>
<div class="xgjd"><h3>相关解读</h3><ul><li><a href="/2.html">一图读懂《澜江市河道整治工作方案》</a></li></ul></div>{_FOOT}</body></html>"""


def list_of_items() -> str:
    """The block as a list of items with labels, the size of letters to choose, links to the pages before and after."""
    return f"""<html><head><meta charset="utf-8"><style>td{{border:1px}}</style></head><body>{_TOP}<div class="position">当前位置：首页</div>
<ul class="doc-head"><li><label>索引号：</label><span>LJ-2021-0031</span></li><li><label>文号：</label><span>{NUMBER}</span></li>
<li><label>发文单位：</label><span>澜江市人民政府办公室</span></li><li><label>生成日期：</label><span>2021-05-06</span></li></ul>
<div class="detail"><h2 class="detail-title">{TITLE}</h2><div class="tools-line">字体：【<a>大</a> <a>中</a> <a>小</a>】 <a href="#">打印</a> <a href="#">关闭</a></div>
<div id="zoomcon">{_p(LINES, "　　")}{_TABLE}{_p(SIGNED)}</div>
<div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div><div class="turn"><p>上一篇：<a href="1">关于放假的通知</a></p><p>下一篇：<a href="2">关于征集意见的公告</a></p></div>
</div>{_FOOT}</body></html>"""


def made_by_script() -> str:
    """The block made by a script and told in the page's own description; paragraphs as blocks of their own."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2021-05-10 10:22:00">
<meta name="ContentSource" content="澜江市人民政府办公室"></head><body>{_TOP}<div class="crumb-nav"><span>您的位置：</span><a>首页</a></div>
<div class="meta"><script>var wh = "{NUMBER}"; function show(v) {{ document.write(v); }} show(wh);</script><noscript>请打开脚本，登录后查看</noscript></div>
<article class="view TRS_UEDITOR trs_paper_default"><div>{TITLE}</div><div>{NUMBER}</div>{_p(LINES, "　　", "div")}{_TABLE}{_p(SIGNED, "", "div")}
<script>var border = 1;</script></article><div id="qr" style="display: none">扫一扫</div>{_FOOT}</body></html>"""


def nested_tables() -> str:
    """A page laid out by tables within tables, letters by font, in GB2312."""
    body = "".join(f"<P><FONT size=3>　　{line}</FONT></P>" for line in LINES)
    signed = "".join(f"<P align=right><FONT size=3>{line}</FONT></P>" for line in SIGNED)
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"></HEAD><BODY>
<TABLE width=980><TR><TD><TABLE><TR><TD><A href="/">首页</A></TD><TD><A href="/zwgk">政务公开</A></TD></TR></TABLE></TD></TR>
<TR><TD><TABLE width="100%"><TR><TD class=leftmenu><TABLE><TR><TD><A href=1>相关文件</A></TD></TR><TR><TD><A href=2>政策解读</A></TD></TR></TABLE></TD>
<TD><TABLE><TR><TD align=center><FONT size=5><B>{TITLE}</B></FONT></TD></TR><TR><TD align=center>{NUMBER}</TD></TR>
<TR><TD>发布时间：2021-05-10　浏览次数：55</TD></TR><TR><TD>{body}{_TABLE}{signed}</TD></TR>
<TR><TD align=right>责任编辑：管理员 【<A href=#>打印</A>】【<A href=#>关闭</A>】</TD></TR></TABLE></TD></TR></TABLE></TD></TR>
<TR><TD align=center>版权所有：澜江市人民政府　晋ICP备00000000号</TD></TR></TABLE></BODY></HTML>"""


def blocks_and_labels() -> str:
    """The block as labels and values in blocks, the text in a section whose name says nothing, links of every kind beside it."""
    items = (("索引号", "LJ-2021-0031"), ("发文机关", "澜江市人民政府办公室"), ("发文字号", NUMBER), ("成文日期", "2021年5月6日"), ("标题", TITLE))
    block = "".join(f'<div class="item"><div class="k">{k}：</div><div class="v">{v}</div></div>' for k, v in items)
    links = "".join(f'<li><a href="{i}">关于做好第{i}批项目申报工作的通知</a></li>' for i in range(1, 9))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="app">{_TOP}<div class="grid"><div class="col-9"><div class="card">{block}</div>
<div class="h">{TITLE}</div><section class="c-body">{_p(LINES, "&emsp;&emsp;")}<div class="tbl">{_TABLE}</div>{_p(SIGNED)}</section>
<div class="acts"><a>分享到微信</a> <a>打印</a> <a>关闭</a></div></div><div class="col-3"><h4>相关政策</h4><ul>{links}</ul></div></div>{_FOOT}</div></body></html>"""


PAGES = {f.__name__: f for f in (table_above, list_of_terms, list_of_items, made_by_script, nested_tables, blocks_and_labels)}
