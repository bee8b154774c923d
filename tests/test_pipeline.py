"""Any text passes: nothing raises but ReadError, and every offset lies in its source."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph import documents, pipeline, resolve
from govgraph.errors import ReadError
from govgraph.model import Statement
from govgraph.readers import txt

PIECES = st.sampled_from(
    ["澜江市人民政府", "关于", "印发", "方案的通知", "澜政发〔2020〕3号", "（市财政局牵头，市民政局配合）", "组　长：", "成员：", "市公安局：负责", "由",
     "要", "《", "》", "〈", "（", "）", "〔", "〕", "一、", "（一）", "1.", "第三条", "附件1", "附件：", "\t", "\n", "\n\n", "　　", "。", "，", "2020年底前",
     "30%", "5:5", "500万元", "市、县两级财政", "领导小组", "下设办公室", "同时废止", "任命张三为", "自印发之日起施行", "|", "目录", "····· 3", "\r\n", "😀", "A", "\f"]
)  # fmt: skip


def statements(text: str) -> list[Statement]:
    try:
        found = documents.split(txt.source(text, "any.txt"))
    except ReadError:
        return []
    return resolve.resolve([pipeline.extract(d) for d in found])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=80).map("".join))
def test_texts_made_of_official_pieces(text: str) -> None:
    for s in statements(text):
        assert 0 <= s.start <= s.end <= len(text)
        assert s.line >= 1


def damaged(lines: list[str], rng: random.Random) -> str:
    """Lines dropped, doubled, swapped; characters exchanged; brackets lost."""
    lines = list(lines)
    for _ in range(rng.randrange(5, 40)):
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(5):
            case 0:
                lines[i] = ""
            case 1:
                lines.insert(i, lines[j])
            case 2:
                lines[i], lines[j] = lines[j], lines[i]
            case 3:
                lines[i] = "".join(rng.choice("（）《》〔〕，。：\t一1市") if rng.random() < 0.1 else c for c in lines[i])
            case _:
                lines[i] = lines[i].replace(rng.choice("（）《》〔〕“”"), "", 1)
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_sample(seed: int, sample_text: str) -> None:
    text = damaged(sample_text.split("\n"), random.Random(seed))
    assert all(0 <= s.start <= s.end <= len(text) for s in statements(text))


@pytest.mark.parametrize("seed", range(3))
def test_damaged_gazette(seed: int, gazette_path: Path) -> None:
    lines = gazette_path.read_text(encoding="utf-8-sig").split("\n")
    rng = random.Random(seed)
    first = rng.randrange(len(lines) - 900)
    text = damaged(lines[first : first + 900], rng)
    assert all(0 <= s.start <= s.end <= len(text) for s in statements(text))


def test_offset_maps_ascend_and_name_the_same_characters(sample_text: str) -> None:
    source = txt.source(sample_text, "sample.txt")
    for document in documents.split(source):
        origin = document.mapped.origin
        assert all(a < b for a, b in pairwise(origin))
        for at, char in zip(origin, document.text, strict=True):
            if char not in "\n\t ":
                assert source.text[at] == char
