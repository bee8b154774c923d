"""The page of the network: what is on it, and that a real browser opens it offline without an error."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from govgraph.gaps import Quotes
from govgraph.views import page, scene
from tests.tables import Table

NASTY = ["<script>alert(1)</script>局", "\"'&`${x}\\局", "🌊水务局👨‍👩‍👧", "</script><img src=x onerror=alert(2)>局", "{{7*7}}办公室"]


def table() -> Table:
    made = Table().document("甲1号", "关于印发云江市治水方案的通知").document("甲2号", "关于修路的通知")
    made.task("甲1号", "一", "治水", "lead:市水利局", "support:市财政局", "support:collective/有关部门")
    made.task("甲1号", "二", "修渠", "responsible:市水利局", "responsible:市公安局")
    made.task("甲2号", "一", "修路", *(f"support:agency/{name}" for name in NASTY))
    made.seat("水领导小组", "组长", "林一", "市水利局").seat("水领导小组", "成员", "王二", "市财政局")
    made.add("甲1号", "office_at", "body/水领导小组", "", "agency/市水利局")
    made.add("甲1号", "funds", "tier/市级财政", "", "task/治水", detail="市县2:8")
    made.add("甲2号", "cites", "document/甲2号", "", "cited/水法")
    return made


def html(*kinds: str, around: str = "") -> str:
    made = table()
    shown = scene(made.statements, kinds) if kinds else scene(made.statements)
    if around:
        shown = shown.around(around)
    return page(shown, Quotes({made.source: made.text}), focus=around)


def data(text: str, name: str) -> Any:
    """A constant of the page's script."""
    found = re.search(f"^const {name} = (.*);$", text, re.MULTILINE)
    assert found
    return json.loads(found[1])


def test_tasks_are_the_weight_of_a_line() -> None:
    made = scene(table().statements)
    assert {n.kind for n in made.nodes.values()} == {"agency", "body", "programme"}
    tie = made.ties["agency/云江市/市水利局", "document/id-甲1号", "assigns"]
    assert (tie.weight, dict(tie.counts)) == (2, {"lead": 1, "responsible": 1})


@pytest.mark.parametrize(
    ("kind", "ties"),
    [
        ("assignments", {"assigns"}),
        ("groups", {"seat", "office"}),
        ("funding", {"funds"}),
        ("citations", {"cites"}),
        ("all", {"assigns", "part", "seat", "office", "post", "funds", "cites"}),
    ],
)
def test_kinds(kind: str, ties: set[str]) -> None:
    assert {t.kind for t in scene(table().statements, [kind]).ties.values()} == ties


def test_what_is_around_a_thing() -> None:
    near = scene(table().statements, ["all"]).around("person/云江市/市水利局/林一")
    assert {n.name for n in near.nodes.values()} == {"林一", "水领导小组", "市水利局"}


def test_too_many_things_are_left_out_and_counted() -> None:
    made = Table().document("甲1号")
    for i in range(12):
        made.task("甲1号", f"{i}", f"事{i}", *["support:主局"], f"support:客{i:02}局")
    few = scene(made.statements).heaviest(5)
    assert len(few.nodes) == 5
    assert {"甲1号", "主局"} & {n.name for n in few.nodes.values()}
    assert "另有9项" in page(few, Quotes())
    assert scene(made.statements).heaviest(50).left_out == 0


def test_ties_carry_their_passages() -> None:
    edges = data(html(), "EDGES")
    led = next(e for e in edges if e["lead"])
    assert led["says"] == "承担任务：牵头1、负责1"
    assert led["quotes"][0][0] == "市水利局lead治水"
    assert "甲1号" in led["quotes"][0][1]


def test_nothing_of_another_host() -> None:
    text = html("all")
    for tag in re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*>", text):
        assert "src" not in tag, tag
        assert "href" not in tag, tag
    assert "bootstrap" not in text.lower()
    assert "cdn" not in re.sub(r"[A-Za-z0-9_$]*cdn[A-Za-z0-9_$]+", "", text.lower().split("const nodes")[1])


def test_names_of_any_kind_stay_data() -> None:
    text = html()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert set(NASTY) <= {n["name"] for n in data(text, "NODES")}


def test_the_same_each_time() -> None:
    assert html("all") == html("all")


def test_an_empty_scene_says_so() -> None:
    assert "没有可以显示的关系" in page(scene([]), Quotes())


class Opened:
    """A page in the browser, with what it complained of and what it asked for."""

    def __init__(self, browser: Any, path: Path, width: int, scheme: str = "light") -> None:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        self.page = context.new_page()
        self.page.set_default_timeout(8000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_function("window.govgraph !== undefined")

    def drawn(self) -> int:
        """How many pixels of the canvas are painted."""
        return int(
            self.page.evaluate(
                """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                const c = document.querySelector('canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; done(n); })))"""
            )
        )


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark"), (1920, "light")])
def test_a_browser_opens_it(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    path = tmp_path / "图.html"
    path.write_text(html(), encoding="utf-8")
    opened = Opened(browser, path, width, scheme)
    assert opened.drawn() > 500
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("data:", path.as_uri()))] == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_search_finds_by_name(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    path.write_text(html(), encoding="utf-8")
    opened = Opened(browser, path, 1280)
    box = opened.page.locator("input[type=search]")
    box.fill("水利")
    assert opened.page.locator("#matches li").first.inner_text().startswith("市水利局")
    box.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "市水利局"
    assert "市水利局lead治水" in opened.page.locator("#panel").inner_text()
    box.fill("没有这个名字")
    assert opened.page.locator("#matches").inner_text() == "没有找到"
    assert opened.complaints == []


@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_are_shown_as_they_are(browser: Any, tmp_path: Path, name: str) -> None:
    path = tmp_path / "view.html"
    path.write_text(html(), encoding="utf-8")
    opened = Opened(browser, path, 1280)
    opened.page.locator("input[type=search]").fill(name)
    opened.page.locator("input[type=search]").press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == name
    assert opened.complaints == []


def test_the_focus_is_marked_and_kinds_can_be_hidden(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    path.write_text(html("all", around="agency/云江市/市水利局"), encoding="utf-8")
    opened = Opened(browser, path, 1280)
    assert opened.page.locator("#panel h2").inner_text() == "市水利局"
    opened.page.locator("#legend input[data-kind=task]").uncheck()
    opened.page.locator("input[type=search]").fill("治水")
    assert opened.page.locator("#matches li").first.inner_text() == "没有找到"
    assert opened.complaints == []


def opens(browser: Any, graph: Path, folder: Path) -> Opened:
    from govgraph import views

    path = folder / "view.html"
    path.write_text(views.of(graph)[0], encoding="utf-8")
    opened = Opened(browser, path, 1440)
    assert opened.drawn() > 5000
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("data:", path.as_uri()))] == []
    return opened


def test_the_sample_gazette(browser: Any, sample_graph: Path, tmp_path: Path) -> None:
    opened = opens(browser, sample_graph, tmp_path)
    opened.page.locator("input[type=search]").fill("市民政局")
    opened.page.locator("input[type=search]").press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "澜江市民政局"
    assert opened.page.locator("#panel blockquote").count() > 0


def test_a_real_gazette(browser: Any, gazette_path: Path, tmp_path: Path) -> None:
    from govgraph import build

    build.build([gazette_path], tmp_path / "graph", build.Options())
    opens(browser, tmp_path / "graph", tmp_path)
